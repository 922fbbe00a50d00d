//! Days and months: "Sunday, 15 March 2025", "June 4-22", "June 2018", "07/14/2023".

use crate::w;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::{Found, Reader, Side, one_day, span_timex};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::text::{Published, Word};

impl Reader<'_, '_> {
    /// "Monday", "Monday, June 4, 2018", "Sunday 15 March 2025".
    pub(super) fn weekday(&self, first: usize, at: usize, day: u8, side: Side) -> Option<Found> {
        let view = self.view;
        let mut next = at + 1;
        if view.is(next, w!["."]) && view.glued(next) && view.text(at).len() <= 5 {
            next += 1;
        }
        let mut date_at = next;
        if view.is(date_at, w![","]) {
            date_at += 1;
        }
        if view.is(date_at, w!["the"]) {
            date_at += 1;
        }
        if let Lexeme::Month(month) = view.lex(date_at)
            && self.written_as_name(date_at)
            && self.day_number(self.after_dot(date_at)).is_some()
        {
            return Some(self.month_first(first, date_at, month, side));
        }
        if let Some(found) = self.day_first(first, date_at) {
            return Some(found);
        }
        let published = self.published.and_then(Published::day);
        let weekday = Weekday::try_from(day - 1).ok()?;
        let side = if side == Side::Open && self.ahead(first) { Side::This } else { side };
        // "the first Saturday of the month", "every Monday": no day in particular.
        let general = at > 0 && matches!(view.lex(at - 1), Lexeme::Ordinal(_))
            || view.before_is(at, w!["every", "each"]);
        let published = published.filter(|_| !general);
        let resolved = published.and_then(|published| nearest_weekday(published, weekday, side));
        Some(Found {
            first,
            end: at + 1,
            timex: resolved.map_or_else(|| format!("XXXX-WXX-{day}"), |day| day.to_string()),
            days: resolved.and_then(one_day),
        })
    }

    /// The token after a month and the full stop of its short form.
    pub(super) fn after_dot(&self, month_at: usize) -> usize {
        let view = self.view;
        let dot = view.text(month_at).len() <= 4
            && view.is(month_at + 1, w!["."])
            && view.glued(month_at + 1);
        month_at + 1 + usize::from(dot)
    }

    /// "June 4, 2018", "June 4", "June 4-22", "June 2018", "June".
    pub(super) fn month_first(&self, first: usize, at: usize, month: u8, side: Side) -> Found {
        let view = self.view;
        let next = self.after_dot(at);
        // "Sept. 11 attacks": a short form is only ever followed by its day.
        let dotted = next > at + 1;
        let day = self.day_number(next).filter(|&(_, end)| dotted || !self.counted(end));
        if let Some((day, end)) = day {
            let (last_day, end) = self.second_day(day, end);
            let (year, end) = self.year_after(end);
            return self.month_day(first, end, year, month, day, last_day, side);
        }
        let year_at = next + usize::from(view.is(next, w![",", "of"]));
        if let Some(year) = self.year(year_at) {
            return whole_month(first, year_at + 1, Some(year), month);
        }
        let year = self.published.map(|published| {
            let (year, now) = (published.year(), published.month().unwrap_or(12));
            let month = u32::from(month);
            match side {
                Side::Next if month <= now => year + 1,
                Side::Last if month >= now => year - 1,
                Side::Open if month > now + 6 => year - 1,
                Side::Open if month + 6 < now && self.ahead(first) => year + 1,
                _ => year,
            }
        });
        whole_month(first, at + 1, year, month)
    }

    /// Whether "will" and its like stand close by: the date lies ahead. After a verb of saying they
    /// speak of another day.
    pub(super) fn ahead(&self, first: usize) -> bool {
        const AHEAD: &[Word] = w!["will", "next", "until", "scheduled", "due", "plans", "upcoming"];
        let before = self.view.any_before(first, 12, AHEAD);
        let saying = w!["said", "told", "says", "announced", "asked", "warned"];
        // "On Monday the vote will be held", but not "fell on Thursday and will miss the match".
        let after = first <= 1 && self.view.any_after(first + 1, 6, w!["will"]);
        before || after && !self.view.any_after(first + 1, 6, saying)
    }

    /// "15 March 2025", "the 4th of July", "4 to 22 June".
    pub(super) fn day_first(&self, first: usize, at: usize) -> Option<Found> {
        let view = self.view;
        let (day, mut end) = self.day_number(at)?;
        let mut last_day = day;
        if (view.is(end, w!["to", "and"]) || view.dash(end))
            && let Some((second, after)) = self.day_number(end + 1)
            && second > day
            && matches!(view.lex(after), Lexeme::Month(_))
        {
            (last_day, end) = (second, after);
        }
        end += usize::from(view.is(end, w!["of"]));
        let Lexeme::Month(month) = view.lex(end) else { return None };
        if !self.written_as_name(end) || !view.text(end).starts_with(char::is_uppercase) {
            return None;
        }
        let (year, end) = self.year_after(self.after_dot(end));
        Some(self.month_day(first, end, year, month, day, last_day, Side::Open))
    }

    /// "4", "4th", "fourth" as a day of the month.
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        let view = self.view;
        if let Lexeme::Ordinal(n) = view.lex(at) {
            return (n <= 20 && view.text(at).len() > 5 || n < 4).then_some((u32::from(n), at + 1));
        }
        let text = view.text(at);
        if !view.is_number(at) || text.len() > 2 {
            return None;
        }
        let day: u32 = text.parse().ok()?;
        let suffixed = view.glued(at + 1) && view.is(at + 1, w!["st", "nd", "rd", "th"]);
        let other = view.glued(at + 1) && view.is_word(at + 1) && !suffixed;
        (!other && (1..=31).contains(&day)).then_some((day, at + 1 + usize::from(suffixed)))
    }

    /// The end of "June 4-22" or "July 2 and 3".
    pub(super) fn second_day(&self, day: u32, end: usize) -> (u32, usize) {
        let view = self.view;
        if (view.dash(end) || view.is(end, w!["to", "and", "through"]))
            && let Some((second, after)) = self.day_number(end + 1)
            && second > day
            && (view.glued(end) || !self.counts_something(after))
        {
            return (second, after);
        }
        (day, end)
    }

    /// Whether a counted noun follows: "in May 20 people died".
    fn counted(&self, at: usize) -> bool {
        let view = self.view;
        view.noun(at)
            && measure::noun_phrase(view, at)
                .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)))
    }

    /// Whether a noun or another month follows: "July 2 and 3 schools".
    fn counts_something(&self, at: usize) -> bool {
        let view = self.view;
        view.is_word(at) && matches!(view.lex(at), Lexeme::Month(_) | Lexeme::Other)
    }

    /// A year behind a day, with or without a comma.
    pub(super) fn year_after(&self, end: usize) -> (Option<i32>, usize) {
        let at = end + usize::from(self.view.is(end, w![",", "of"]));
        match self.year(at) {
            Some(year) => (Some(year), at + 1),
            None => (None, end),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one date")]
    pub(super) fn month_day(
        &self,
        first: usize,
        end: usize,
        year: Option<i32>,
        month: u8,
        day: u32,
        last_day: u32,
        side: Side,
    ) -> Found {
        let month = u32::from(month);
        let year = year.or_else(|| self.nearest_year(first, month, day, side));
        let Some(year) = year else {
            return Found { first, end, timex: format!("XXXX-{month:02}-{day:02}"), days: None };
        };
        let timex = format!("{year:04}-{month:02}-{day:02}");
        let from = NaiveDate::from_ymd_opt(year, month, day);
        let to = NaiveDate::from_ymd_opt(year, month, last_day).and_then(|day| day.succ_opt());
        let timex = match (from, to) {
            (Some(from), Some(to)) if last_day > day => span_timex(from, to),
            _ => timex,
        };
        Found { first, end, timex, days: from.zip(to) }
    }

    /// The year that brings month and day closest to the publication date.
    pub(super) fn nearest_year(
        &self,
        first: usize,
        month: u32,
        day: u32,
        side: Side,
    ) -> Option<i32> {
        let published = self.published?;
        let base = published.day().unwrap_or_else(|| published.first_day());
        let of = |year| NaiveDate::from_ymd_opt(year, month, day.min(28));
        let away = |year| of(year).map_or(i64::MAX, |day| (day - base).num_days());
        let year = published.year();
        let years = [year - 1, year, year + 1];
        match side {
            Side::Last => years.into_iter().rev().find(|&year| away(year) < 0),
            Side::Next => years.into_iter().find(|&year| away(year) > 0),
            Side::This => Some(year),
            Side::Open => {
                let ahead = self.ahead(first);
                years.into_iter().min_by_key(|&year| {
                    let away = away(year);
                    // The less likely side must lie this many days closer.
                    let penalty = if (away < 0) == ahead { 90 } else { 0 };
                    away.abs() + penalty
                })
            }
        }
    }

    /// "2023-07-14", "07/14/2023".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if let Some(from) = dotted(view.text(at)) {
            return Some(Found {
                first: at,
                end: at + 1,
                timex: from.to_string(),
                days: one_day(from),
            });
        }
        let glued = (at + 1..at + 5).all(|token| view.glued(token));
        if !glued || !view.is_number(at + 2) || !view.is_number(at + 4) {
            return None;
        }
        let number = |token: usize| view.text(token).parse::<u32>().ok();
        let parts = (number(at)?, number(at + 2)?, number(at + 4)?);
        let (year, month, day) = match (view.text(at + 1), view.text(at + 3)) {
            ("-", "-") if parts.0 > 1000 => parts,
            ("/", "/") if parts.2 > 1000 && parts.0 <= 12 => (parts.2, parts.0, parts.1),
            ("/", "/") if parts.2 > 1000 => (parts.2, parts.1, parts.0),
            _ => return None,
        };
        let from = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        Some(Found { first: at, end: at + 5, timex: from.to_string(), days: one_day(from) })
    }
}

/// "12.05.2024": the day first, as everywhere the dots are used.
fn dotted(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && year.len() == 4 && day.len() <= 2 && month.len() <= 2;
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day).filter(|_| shaped)
}

fn nearest_weekday(published: NaiveDate, weekday: Weekday, side: Side) -> Option<NaiveDate> {
    let back =
        (7 + published.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    let last = published.checked_sub_days(Days::new(u64::from(back)))?;
    match side {
        Side::Open => Some(last),
        Side::Last => {
            if back == 0 {
                last.checked_sub_days(Days::new(7))
            } else {
                Some(last)
            }
        }
        Side::This | Side::Next => {
            last.checked_add_days(Days::new(if back == 0 && side == Side::This { 0 } else { 7 }))
        }
    }
}

fn whole_month(first: usize, end: usize, year: Option<i32>, month: u8) -> Found {
    let Some(year) = year else {
        return Found { first, end, timex: format!("XXXX-{month:02}"), days: None };
    };
    let from = NaiveDate::from_ymd_opt(year, u32::from(month), 1);
    let days = from.and_then(|from| Some((from, from.checked_add_months(Months::new(1))?)));
    Found { first, end, timex: format!("{year:04}-{month:02}"), days }
}
