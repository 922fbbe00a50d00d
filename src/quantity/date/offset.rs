//! Dates told by a step from another day, where no number is counted: "a year ago", "a week
//! earlier", "a month from now"; and those counted in weekdays: "two Fridays ago". What counts its
//! days, weeks and years is a figure with a unit and left to `duration.rs`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::found::Grain;
use super::{Found, Reader, Side};
use crate::quantity::duration::Length;
use crate::quantity::lexicon::{Lexeme, lexeme};
use crate::text::{Published, Words};
use crate::w;

/// Words before "a year ago" that make a count of it: "more than a year ago".
const COUNTED: &Words = w![
    "than", "least", "nearly", "almost", "over", "under", "within", "half", "once", "twice",
    "times", "every", "per", "for", "exactly",
];

impl Reader<'_, '_> {
    /// "a year ago", "a week earlier", "a decade later", "a month from now": "earlier" and "later"
    /// are told from a date of the sentence, if from any.
    pub(super) fn article_away(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let unit = view.word(at + 1);
        let length = Length::of_word(unit)?;
        let (side, end) = match () {
            () if view.is(at + 2, w!["ago", "earlier"]) => (Side::Last, at + 3),
            () if view.is(at + 2, w!["later", "hence"]) => (Side::Next, at + 3),
            () if view.reads(at + 2, w!["from", "now"]) => (Side::Next, at + 4),
            () if view.is(at + 2, w!["'s", "’s"])
                && view.is(at + 3, w!["time"])
                && view.before_is(at, w!["in"]) =>
            {
                (Side::Next, at + 4)
            }
            () => return None,
        };
        // "a day later than planned", "a week earlier this year"
        let compared = view.is(end, w!["than"])
            || view.is(end - 1, w!["earlier", "later"]) && view.is(end, w!["this", "that", "in"]);
        if compared || view.before_is(at, COUNTED) {
            return None;
        }
        let unresolved = || Found::unresolved(at, end, side.reference().to_owned(), Grain::Whole);
        if view.is(end - 1, w!["earlier", "later"]) {
            return Some(unresolved());
        }
        let long = unit.is_in(w!["decade", "century"]);
        let found = match (self.today(), self.published) {
            (Some(today), _) if !long => {
                let day =
                    if side == Side::Last { length.before(today) } else { length.after(today) };
                Found::open_day(at, end, day?)
            }
            // A hundred years ago to the day is never meant.
            (_, Some(published)) if length.is_years() => {
                self.years_away(at, end, published, length, side)?
            }
            _ => unresolved(),
        };
        Some(Found { open: true, ..found })
    }

    /// The month or year that lies so many years from what is known of the publication date.
    fn years_away(
        &self,
        first: usize,
        end: usize,
        published: Published,
        length: Length,
        side: Side,
    ) -> Option<Found> {
        let from = published.first_day();
        let day = if side == Side::Last { length.before(from) } else { length.after(from) }?;
        let month = published.month().is_some() && self.today().is_none();
        let year = day.year();
        Some(if month { Found::month(first, end, day) } else { Found::year(first, end, year) })
    }

    /// "two Fridays ago", "three Mondays from now"; "two Mondays later" is told from another day.
    pub(super) fn weekdays_away(&self, at: usize) -> Option<Found> {
        /// Nobody counts more of them.
        const MOST: u64 = 20;
        let view = self.view;
        let (ahead, end) = match () {
            () if view.is(at + 2, w!["ago"]) => (Some(false), at + 3),
            () if view.reads(at + 2, w!["from", "now"]) => (Some(true), at + 4),
            () if view.is(at + 2, w!["later", "earlier"]) => (None, at + 3),
            () => return None,
        };
        let name = view.text(at + 1);
        let Lexeme::Weekday(day) = lexeme(name.strip_suffix('s').unwrap_or(name)) else {
            return None;
        };
        let count = match view.lex(at) {
            Lexeme::Ones(n) => u64::from(n),
            _ => view.text(at).parse().ok()?,
        };
        if !(1..=MOST).contains(&count) {
            return None;
        }
        let weekday = Weekday::try_from(day - 1).ok()?;
        let found = ahead
            .zip(self.today())
            .and_then(|(ahead, today)| weekdays_from(today, weekday, count, ahead));
        Some(found.map_or_else(
            || Found::unresolved(at, end, format!("XXXX-WXX-{day}"), Grain::Day),
            |day| Found::open_day(at, end, day),
        ))
    }
}

/// The first, second, … such weekday after or before a day.
pub(super) fn weekdays_from(
    today: NaiveDate,
    weekday: Weekday,
    count: u64,
    ahead: bool,
) -> Option<NaiveDate> {
    let (now, then) = (today.weekday().num_days_from_monday(), weekday.num_days_from_monday());
    let away = if ahead { 7 + then - now } else { 7 + now - then } % 7;
    let first = u64::from(if away == 0 { 7 } else { away });
    let days = Days::new(first + 7 * (count - 1));
    if ahead { today.checked_add_days(days) } else { today.checked_sub_days(days) }
}
