//! Dates that open with a plain word: "weekend", "end of March", "later this year", "the week of
//! May 12", "the day after tomorrow", "year-end", "Christmas".

use chrono::{Days, NaiveDate};

use super::found::monday;
use super::{Found, Grain, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::text::Words;
use crate::w;

/// Plain words that may open a date.
pub(super) const OPENERS: &Words = w![
    "end",
    "beginning",
    "start",
    "middle",
    "rest",
    "remainder",
    "earlier",
    "later",
    "weekend",
    "week",
    "year",
    "month",
    "day",
    "past",
    "upcoming",
    "current",
];

impl Reader<'_, '_> {
    /// Reads the date that the plain word at `at` opens.
    pub(super) fn named(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let word = view.word(at);
        let is = |words: &Words| word.is_in(words);
        if !is(OPENERS) {
            return self.on_holiday(at);
        }
        if is(w!["weekend"]) {
            return self.the_weekend(at);
        }
        if is(w!["past"]) {
            let found = self.rolling(at, at + 1, Side::Last)?;
            // "Rain fell past week.", as wires have it; "walked past day care" is no time.
            let alone = self.free(at + 2) && !view.hyphen(at + 2);
            return (view.before_is(at, w!["the", "this"]) || alone).then_some(found);
        }
        if is(w!["current"]) {
            let unit = view.is(at + 1, w!["year", "quarter", "month", "week", "decade", "century"]);
            return unit.then(|| self.sided(at, at + 1, Side::This)).flatten();
        }
        if is(w!["upcoming"]) {
            return self.sided(at, at + 1, Side::Next);
        }
        if is(w!["earlier", "later"]) {
            return self.earlier_or_later(at);
        }
        if is(w!["rest", "remainder"]) {
            return self.rest_of(at);
        }
        if is(w!["day"]) {
            return self.day_after(at);
        }
        if is(w!["week", "year", "month"])
            && let Some(found) =
                self.week_of(at).or_else(|| self.after_next(at)).or_else(|| self.week_in_year(at))
        {
            return Some(found);
        }
        if is(w!["year", "month"]) {
            return self.year_end(at);
        }
        self.end_of(at)
    }

    /// "over the weekend".
    fn the_weekend(&self, at: usize) -> Option<Found> {
        const BEFORE: &Words = w![
            "over",
            "during",
            "throughout",
            "on",
            "at",
            "of",
            "for",
            "by",
            "until",
            "before",
            "through",
            "after",
            "since",
        ];
        let view = self.view;
        if view.is(at + 1, w!["of"])
            && let Some(found) = self.week_of(at)
        {
            return Some(found);
        }
        let the = usize::from(view.is(at + 2, w!["the"]));
        if view.is(at + 1, w!["after"]) && view.is(at + 2 + the, w!["next"]) {
            let day = self.weekend_near(Side::Next)?.checked_add_days(Days::new(7))?;
            return Some(Found { open: true, ..Found::weekend(at, at + 3 + the, day) });
        }
        let cued = at >= 2 && view.is(at - 1, w!["the"]) && view.is(at - 2, BEFORE);
        if !cued || view.noun(at + 1) || view.is(at + 1, w!["of"]) {
            return None;
        }
        let side = if self.ahead(at - 1) { Side::This } else { Side::Open };
        Some(match self.weekend_near(side) {
            Some(day) => Found { open: true, ..Found::weekend(at, at + 1, day) },
            None => Found::unresolved(at, at + 1, "PRESENT_REF".to_owned(), Grain::Week),
        })
    }

    /// "earlier this month", "later this year", "later in the week".
    fn earlier_or_later(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let inner = if view.is(at + 1, w!["this"]) {
            self.sided(at, at + 2, Side::This)?
        } else if view.is(at + 1, w!["in"]) && view.is(at + 2, w!["the"]) {
            let unit = view.word(at + 3);
            let units = w!["year", "month", "week", "decade", "century"];
            self.current(at, at + 4, unit).filter(|_| unit.is_in(units))?
        } else {
            return None;
        };
        // What is earlier ends before the publication date, what is later begins with it.
        let days = match (inner.days, self.today()) {
            (Some((from, to)), Some(today)) if from < today && today < to => {
                Some(if view.is(at, w!["earlier"]) { (from, today) } else { (today, to) })
            }
            (days, _) => days,
        };
        Some(Found { days, first: at, ..inner })
    }

    /// "the rest of the week", "the remainder of this year".
    fn rest_of(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let of = usize::from(view.is(at + 1, w!["of"]));
        let mine = usize::from(view.is(at + 1 + of, w!["the", "this", "my", "our"]));
        if of + mine == 0 {
            return None;
        }
        let unit = view.word(at + 1 + of + mine);
        if !unit.is_in(w!["year", "month", "week", "decade", "century", "quarter"]) {
            return None;
        }
        let found = self.current(at, at + 2 + of + mine, unit)?;
        let days = match (found.days, self.today()) {
            (Some((from, to)), Some(today)) => Some((from.max(today), to)),
            (days, _) => days,
        };
        Some(Found { days, ..found })
    }

    /// "the day after tomorrow", "the day before yesterday"; "The Day After Tomorrow" is a film.
    fn day_after(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let title = view.text(at).starts_with(char::is_uppercase);
        let offset = match () {
            () if title => return None,
            () if view.reads(at, w!["day", "after", "tomorrow"]) => 2,
            () if view.reads(at, w!["day", "after", "tmrw"]) => 2,
            () if view.reads(at, w!["day", "before", "yesterday"]) => -2,
            () => return None,
        };
        Some(Found { end: at + 3, ..self.day_away(at, offset) })
    }

    /// "the week of May 12", "the week beginning 4 June", "the week of the 23rd".
    fn week_of(&self, at: usize) -> Option<Found> {
        const CUES: &Words = w!["of", "beginning", "starting", "commencing", "ending"];
        let view = self.view;
        if !view.is(at, w!["week", "weekend"]) || !view.is(at + 1, CUES) {
            return None;
        }
        let the = usize::from(view.is(at + 2, w!["the"]));
        let date_at = at + 2 + the;
        let lone = || {
            let (day, end) = self.suffixed_day(date_at).filter(|_| the == 1)?;
            Some(Found::open_day(date_at, end, self.nearest_day(at, day)?))
        };
        let date = self.single(date_at).filter(|found| found.grain == Grain::Day).or_else(lone)?;
        let end = date.end;
        let Some((day, _)) = date.days else {
            return Some(Found::unresolved(at, end, date.timex, Grain::Week));
        };
        let monday = monday(day)?;
        let found = match () {
            () if view.is(at, w!["weekend"]) => Found::weekend(at, end, day),
            () if view.is(at + 1, w!["of"]) => Found::week(at, end, monday),
            () if view.is(at + 1, w!["ending"]) => {
                let from = day.checked_sub_days(Days::new(6))?;
                Found { grain: Grain::Week, ..Found::span(at, end, from, day.succ_opt()?) }
            }
            () => Found::seven_days(at, end, day)?,
        };
        Some(Found { open: date.open, ..found })
    }

    /// "week 31 of 2018": as the international standard counts them.
    fn week_in_year(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if !view.is(at, w!["week"]) || !view.is_number(at + 1) || !view.is(at + 2, w!["of"]) {
            return None;
        }
        let week = view.text(at + 1).parse().ok().filter(|_| view.text(at + 1).len() < 3)?;
        let year = self.year(at + 3)?;
        let monday = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?;
        let season = view.noun(at + 4) || view.dash(at + 4);
        (!season).then(|| Found::week(at, at + 4, monday))
    }

    /// "the year after next", "the week before last".
    fn after_next(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let the = usize::from(view.is(at + 2, w!["the"]));
        let step = match () {
            () if view.is(at + 1, w!["after"]) && view.is(at + 2 + the, w!["next"]) => 2,
            () if view.is(at + 1, w!["before"]) && view.is(at + 2 + the, w!["last"]) => -2,
            () => return None,
        };
        let end = at + 3 + the;
        // "the week after next Sunday" has a day of its own.
        if matches!(view.lex(end), Lexeme::Weekday(_) | Lexeme::Month(_)) {
            return None;
        }
        let found = match () {
            () if view.is(at, w!["year"]) => Found::year(at, end, self.published?.year() + step),
            () if view.is(at, w!["month"]) => Found::month(at, end, self.month_away(step)?),
            () => {
                let weeks = chrono::TimeDelta::weeks(i64::from(step));
                Found::week(at, end, self.today()?.checked_add_signed(weeks)?)
            }
        };
        Some(Found { open: true, ..found })
    }

    /// "by year end", "at year-end": its last day.
    fn year_end(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let hyphen = usize::from(view.hyphen(at + 1));
        let cued = view.before_is(at, w!["by", "at", "before", "until", "since"]);
        if !view.is(at + 1 + hyphen, w!["end"]) || !cued {
            return None;
        }
        let end = at + 2 + hyphen;
        let month = if view.is(at, w!["month"]) { self.month_away(0) } else { None };
        let whole = match month {
            Some(month) => Found::month(at, end, month),
            None => Found::year(at, end, self.published?.year()),
        };
        let day = whole.days?.1.pred_opt()?;
        Some(Found::open_day(at, end, day))
    }

    /// "the end of March", "the beginning of next week", "the end of the year".
    fn end_of(&self, at: usize) -> Option<Found> {
        const BEFORE: &Words = w![
            "the", "at", "by", "until", "till", "since", "from", "in", "of", "before", "after",
            "through", "toward", "towards", "around", "to", "and", "between",
        ];
        let view = self.view;
        let part = self.part_at(at)?;
        // "his first start of the season" begins nothing.
        if at > 0 && view.is_word(at - 1) && !view.before_is(at, BEFORE) && view.is(at, w!["start"])
        {
            return None;
        }
        let of = usize::from(view.is(at + 1, w!["of"]));
        let next = at + 1 + of;
        let the = usize::from(of == 1 && view.is(next, w!["the"]));
        let unit = view.word(next + the);
        if the == 1 && unit.is_in(w!["year", "month", "week", "decade", "century", "quarter"]) {
            // "the end of the week-long fair"
            if view.hyphen(next + 2) {
                return None;
            }
            return Some(part.of(self.current(at, next + 2, unit)?).from(at));
        }
        if of == 0 && !view.is(next, w!["next", "last", "this"]) {
            return None;
        }
        let inner = self.single(next + the).filter(|found| found.first == next + the)?;
        // "the end of Monday" is Monday; a day count or an open reference has no parts.
        (inner.grain != Grain::Day).then(|| part.of(inner).from(at))
    }
}
