//! Days and months: "15 March 2025", "June 4-22", "June 2018", "the 12th", "June of last year".

use chrono::NaiveDate;

use super::stretch::in_month;
use super::tense::Told;
use super::{Found, Grain, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::text::{Published, TokenKind, Words};
use crate::w;

/// A month and its days, as printed.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) month: u8,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// Words before a month behind which its day follows, whatever is said next.
const DAY_FOLLOWS: &Words =
    w!["on", "to", "by", "until", "till", "ended", "ending", "through", "before", "after"];

impl Reader<'_, '_> {
    /// The token after a month and the full stop of its short form.
    pub(super) fn after_dot(&self, month_at: usize) -> usize {
        let view = self.view;
        // "June. 9" is a slip, and no sentence ends there.
        let dot = (view.text(month_at).len() <= 4 || self.day_number(month_at + 2).is_some())
            && view.is(month_at + 1, w!["."])
            && view.glued(month_at + 1);
        month_at + 1 + usize::from(dot)
    }

    /// The token after the hyphen of "Apr-3".
    pub(super) fn after_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.view.hyphen(at) && self.dashed_day(at + 1))
    }

    /// "June 4, 2018", "June 4", "June 4-22", "June 2018", "June".
    pub(super) fn month_first(
        &self,
        first: usize,
        at: usize,
        month: u8,
        side: Side,
    ) -> Option<Found> {
        let view = self.view;
        let dotted = self.after_dot(at);
        let next = self.after_hyphen(dotted);
        // "Sept. 11 attacks": a short form is only ever followed by its day.
        let short = dotted > at + 1;
        // "in May 20 people died", but "on June 30 shares fell", "as of December 31 assets stood".
        let dated = view.before_is(first, DAY_FOLLOWS)
            || first >= 2 && view.reads(first - 2, w!["as", "of"]);
        let day = self.day_number(next).filter(|&(_, end)| short || dated || !self.counted(end));
        if let Some((day, end)) = day {
            let dash = usize::from(next > dotted && view.hyphen(end));
            let (last_day, end) = self.second_day(day, end);
            let (year, end) = match self.year(end + dash).filter(|_| dash == 1) {
                Some(year) => (Some(year), end + 2),
                None => self.year_after(end),
            };
            // "July 4, 11 and 18, 2023": the year is that of all.
            let list = || self.list_goes_on(last_day, end);
            let year = year.or_else(|| self.year_after(list()?).0);
            let days = Days { month, first: day, last: last_day };
            return Some(self.month_day(first, end, year, days, side));
        }
        let the = if view.is(next, w!["the"]) { self.suffixed_day(next + 1) } else { None };
        let worded = the
            .or_else(|| self.worded_day(next))
            .or_else(|| self.plain_day(next))
            .filter(|&(_, end)| !view.noun(end));
        if let Some((day, end)) = worded {
            let (year, end) = self.year_after(end);
            let days = Days { month, first: day, last: day };
            return Some(self.month_day(first, end, year, days, side));
        }
        if at == 0 && view.is(at, w!["may"]) && self.may_asks(next) {
            return None;
        }
        // "May between 11 and 13"
        if view.is(next, w!["between", "from"])
            && let Some((day, last, end)) = self.two_days(next + 1)
            && self.free(end)
        {
            let (year, end) = self.year_after(end);
            return Some(self.month_day(first, end, year, Days { month, first: day, last }, side));
        }
        let slash = view.is(next, w!["/"]) && view.glued(next) && view.glued(next + 1);
        let year_at =
            next + usize::from(view.is(next, w![",", "of"]) || view.hyphen(next) || slash);
        if let Some(year) = self.year(year_at) {
            return Some(whole_month(first, year_at + 1, Some(year), month));
        }
        // "March to May in 1998": the year is named behind a month as behind a day.
        if let Some(year) = self.year_in(next) {
            return Some(whole_month(first, next + 2, Some(year), month));
        }
        if let Some((year, end)) = self.relative_year(next).or_else(|| self.worded_year_of(next)) {
            return Some(whole_month(first, end, Some(year), month));
        }
        let year = self.published.map(|published| self.month_year(published, first, month, side));
        Some(Found { open: true, ..whole_month(first, at + 1, year, month) })
    }

    /// "May 40 voters object", "May I ask", "May the mill reopen": the verb at the head of a
    /// question or wish.
    fn may_asks(&self, next: usize) -> bool {
        const WHO: &Words = w![
            "i", "he", "she", "it", "they", "we", "you", "god", "his", "her", "their", "your",
            "the", "these", "those", "all",
        ];
        let view = self.view;
        view.is_number(next) && self.year(next).is_none() || view.is(next, WHO)
    }

    /// The year of a month printed alone.
    fn month_year(&self, published: Published, first: usize, month: u8, side: Side) -> i32 {
        let compared = (side == Side::Open).then(|| self.compared_with(published, first, month));
        compared.flatten().unwrap_or_else(|| self.year_of_month(published, first, month, side))
    }

    /// The same, whatever it is compared with.
    pub(super) fn year_of_month(
        &self,
        published: Published,
        first: usize,
        month: u8,
        side: Side,
    ) -> i32 {
        let (year, now) = (published.year(), published.month().unwrap_or(12));
        let month = u32::from(month);
        match side {
            Side::Next if month <= now => return year + 1,
            Side::Last if month >= now => return year - 1,
            Side::Open if published.month().is_some() => {}
            _ => return year,
        }
        match self.told(first) {
            Told::Past => year - i32::from(month > now),
            Told::Coming => year + i32::from(month < now),
            // The nearest.
            Told::Either => year - i32::from(month > now + 6) + i32::from(month + 6 < now),
            Told::Nothing => {
                let behind = month > now && (month >= now + 6 || self.behind(first));
                match self.ahead_by_neighbours(first) {
                    false if behind => year - 1,
                    true if month + 3 < now => year + 1,
                    _ => year,
                }
            }
        }
    }

    /// Whether one or two digits follow that end the word or come before a year: "Apr-3",
    /// "Apr-3-1997".
    fn dashed_day(&self, at: usize) -> bool {
        let view = self.view;
        let year = view.hyphen(at + 1) && self.year(at + 2).is_some();
        self.day_number(at).is_some() && (year || !(view.glued(at + 1) && view.dash(at + 1)))
    }

    /// "15 March 2025", "the 4th of July", "4 to 22 June", "the 17th of next month".
    pub(super) fn day_first(&self, first: usize, at: usize) -> Option<Found> {
        let view = self.view;
        let (day, mut end) = self.day_number(at).or_else(|| self.ordinal_day(at))?;
        if view.before_is(at, w!["from"])
            && view.is(end, w!["to", "until", "till", "through"])
            && let Lexeme::Month(month) = view.lex(end + 1)
            && let Some((last, after)) = self.day_number(self.after_dot(end + 1))
            && last > day
        {
            let (year, end) = self.year_after(after);
            let days = Days { month, first: day, last };
            return Some(self.month_day(first, end, year, days, Side::Open));
        }
        if let Some(found) = self.days_of_relative_month(at) {
            return Some(found);
        }
        if let Some(found) = self.ordinals_of_month(at, day, end) {
            return Some(found);
        }
        let mut last_day = day;
        let and = view.is(end, w!["and", "or"]);
        let joined = and || view.is(end, w!["to", "until", "till", "through"]) || view.dash(end);
        if joined
            && let Some((second, after)) = self.day_number(end + 1)
            && second > day
            && (matches!(view.lex(after), Lexeme::Month(_)) || view.is(after, w!["of"]))
        {
            // "on 8 and 15 April" is two days, "on 8 and 9 April" one stretch.
            if and && second > day + 1 && !view.before_is(at, w!["between"]) {
                let Lexeme::Month(month) = view.lex(after) else { return None };
                let (year, _) = self.year_after(self.after_dot(after));
                let days = Days { month, first: day, last: day };
                return Some(self.month_day(first, end, year, days, Side::Open));
            }
            (last_day, end) = (second, after);
        }
        let of = usize::from(view.is(end, w!["of"]));
        if of == 1
            && let Some(month) = self.relative_month(end + 1)
        {
            return in_month(first, end + 3, month, day, last_day);
        }
        let of = of + usize::from(of == 0 && view.hyphen(end));
        end += of;
        let Lexeme::Month(month) = view.lex(end) else { return None };
        // "the 3rd of march" is the month whatever its letters.
        let told = of == 1 && view.is(end - 1, w!["of"]) && !view.is_number(end - 2);
        if !told && !self.written_as_name(end) {
            return None;
        }
        // "12 May-September" and "5 March Street" are others' business.
        let dotted = self.after_dot(end);
        let dash = usize::from(view.hyphen(dotted) && self.year(dotted + 1).is_some());
        let (year, year_end) = self.year_after(dotted + dash);
        let end = if year.is_some() { year_end } else { end + 1 };
        let days = Days { month, first: day, last: last_day };
        Some(self.month_day(first, end, year, days, Side::Open))
    }

    /// "4", "4th", "fourth" as a day of the month.
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        let view = self.view;
        let text = view.text(at);
        if !view.is_number(at) || text.len() > 2 {
            return None;
        }
        let day: u32 = text.parse().ok()?;
        let suffixed = view.glued(at + 1) && view.is(at + 1, w!["st", "nd", "rd", "th"]);
        let other = view.glued(at + 1)
            && (view.is_word(at + 1) && !suffixed || matches!(view.text(at + 1), "%" | ":" | "°"));
        (!other && (1..=31).contains(&day)).then_some((day, at + 1 + usize::from(suffixed)))
    }

    /// "12th" with its letters.
    pub(super) fn suffixed_day(&self, at: usize) -> Option<(u32, usize)> {
        self.day_number(at).filter(|&(_, end)| end == at + 2)
    }

    /// "fourth", "twenty-first", before or after a month.
    pub(super) fn ordinal_day(&self, at: usize) -> Option<(u32, usize)> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Ordinal(n) => Some((u32::from(n), at + 1)),
            Lexeme::Tens(tens @ 20..=30) => {
                let next = at + 1 + usize::from(view.hyphen(at + 1));
                let Lexeme::Ordinal(n @ 1..=9) = view.lex(next) else { return None };
                let day = u32::from(tens + n);
                (day <= 31).then_some((day, next + 1))
            }
            _ => None,
        }
    }

    /// "twenty-first", "twenty one" behind a month.
    fn worded_day(&self, at: usize) -> Option<(u32, usize)> {
        let view = self.view;
        let the = usize::from(view.is(at, w!["the"]));
        self.ordinal_day(at + the).or_else(|| {
            let Lexeme::Tens(tens @ 20..=30) = view.lex(at) else { return None };
            let next = at + 1 + usize::from(view.hyphen(at + 1));
            let Lexeme::Ones(n @ 1..=9) = view.lex(next) else { return None };
            let day = u32::from(tens + n);
            (day <= 31).then_some((day, next + 1))
        })
    }

    /// "August five, 2018", "January twelve two thousand and nine": with its year behind it.
    fn plain_day(&self, at: usize) -> Option<(u32, usize)> {
        let (Lexeme::Ones(day @ 1..) | Lexeme::Tens(day @ (20 | 30))) = self.view.lex(at) else {
            return None;
        };
        self.year_after(at + 1).0.map(|_| (u32::from(day), at + 1))
    }

    /// Whether the sentence ends or breaks off before `at`.
    pub(super) fn free(&self, at: usize) -> bool {
        let view = self.view;
        at >= view.len()
            || view.is(at, w![".", ",", ";", ")", "?", "!"])
                && !(view.glued(at + 1) && view.is_number(at + 1))
    }

    /// Whether a day's number stands behind a month: "4", "4th", "twenty-two", "the fourth".
    pub(super) fn day_of_month(&self, at: usize) -> bool {
        let worded = || self.worded_day(at).or_else(|| self.plain_day(at));
        self.day_number(at).is_some() || worded().is_some_and(|(_, end)| !self.view.noun(end))
    }

    /// The end of "June 4-22" or "July 2 and 3".
    fn second_day(&self, day: u32, end: usize) -> (u32, usize) {
        let view = self.view;
        if (view.dash(end) || view.is(end, w!["to", "and", "through", "until", "till"]))
            && let Some((second, after)) = self.day_number(end + 1)
            && second > day
            && (second == day + 1 || !view.is(end, w!["and"]))
            && (view.glued(end) || !self.counts_something(after))
            // "from July 2 to 5 August" names the second month itself.
            && !matches!(view.lex(after), Lexeme::Month(_))
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
            || matches!(view.text(at), "%" | ":" | ".") && view.glued(at) && view.is_number(at + 1)
    }

    /// A year behind a day, with or without a comma: "2018", "of last year", "nineteen oh one".
    pub(super) fn year_after(&self, end: usize) -> (Option<i32>, usize) {
        let at = end + usize::from(self.view.is(end, w![",", "of"]));
        if let Some(year) = self.year(at) {
            return (Some(year), at + 1);
        }
        if let Some(year) = self.year_in(end) {
            return (Some(year), end + 2);
        }
        match self.relative_year(end).or_else(|| self.worded_year_of(end)) {
            Some((year, end)) => (Some(year), end),
            None => (None, end),
        }
    }

    /// "in 2017" behind a month or a day, where it counts nothing.
    fn year_in(&self, at: usize) -> Option<i32> {
        let view = self.view;
        let year = self.year(at + 1).filter(|_| view.is(at, w!["in"]))?;
        let end = at + 2;
        let over = self.free(end) || view.lex(end) == Lexeme::Small;
        (over && (1800..2100).contains(&year)).then_some(year)
    }

    /// "last year", "of this year": the year told from the publication date.
    pub(super) fn relative_year(&self, at: usize) -> Option<(i32, usize)> {
        let view = self.view;
        let at = at + usize::from(view.is(at, w!["of", "in"]));
        if !view.is(at + 1, w!["year"]) {
            return None;
        }
        let step = match () {
            () if view.is(at, w!["this"]) => 0,
            () if view.is(at, w!["last", "previous"]) => -1,
            () if view.is(at, w!["next"]) => 1,
            () => return None,
        };
        Some((self.published?.year() + step, at + 2))
    }

    /// A month and day in a year, or the year that is nearest.
    pub(super) fn month_day(
        &self,
        first: usize,
        end: usize,
        stated: Option<i32>,
        days: Days,
        side: Side,
    ) -> Found {
        let Days { month, first: day, last } = days;
        let month = u32::from(month);
        let year = stated.or_else(|| self.nearest_year(first, month, day, side));
        let Some(year) = year else {
            let timex = if last > day {
                format!("XXXX-{month:02}-{day:02}/XXXX-{month:02}-{last:02}")
            } else {
                format!("XXXX-{month:02}-{day:02}")
            };
            return Found::unresolved(first, end, timex, Grain::Day);
        };
        let open = stated.is_none();
        let from = NaiveDate::from_ymd_opt(year, month, day);
        let to = NaiveDate::from_ymd_opt(year, month, last).and_then(|day| day.succ_opt());
        match (from, to) {
            (Some(from), Some(to)) if last > day => {
                Found { open, ..Found::span(first, end, from, to) }
            }
            (Some(from), Some(_)) => Found { open, ..Found::day(first, end, from) },
            _ => {
                Found::unresolved(first, end, format!("{year:04}-{month:02}-{day:02}"), Grain::Day)
            }
        }
    }

    /// The year that brings month and day closest to the publication date.
    pub(super) fn nearest_year(
        &self,
        first: usize,
        month: u32,
        day: u32,
        side: Side,
    ) -> Option<i32> {
        /// A 29 February comes round in so many years.
        const REACH: i32 = 4;
        /// Where the verb tells that it lies ahead, it lies behind a fortnight at most: a notice
        /// printed late. What is told in the past lies ahead a day or two: a slip.
        const COMING: i64 = 335;
        const PAST: i64 = 360;
        let published = self.published?;
        let base = published.day().unwrap_or_else(|| published.first_day());
        let leap = month == 2 && day == 29;
        let of = |year| NaiveDate::from_ymd_opt(year, month, if leap { day } else { day.min(28) });
        let away = |year| of(year).map_or(i64::MAX, |day| (day - base).num_days());
        let year = published.year();
        let reach = if leap { REACH } else { 1 };
        let mut years = year - reach..=year + reach;
        match side {
            Side::Last => years.rev().find(|&year| away(year) < 0),
            Side::Next => years.find(|&year| away(year) > 0 && away(year) < i64::MAX),
            Side::This if !leap => Some(year),
            // Of a text of which no more than the year is known.
            Side::Open if published.month().is_none() && !leap => Some(year),
            Side::This | Side::Open => {
                // Days by which the less likely side must lie closer: that behind, that ahead.
                let (behind, ahead) = match self.told(first) {
                    Told::Past => (0, PAST),
                    Told::Coming => (COMING, 0),
                    Told::Either => (0, 0),
                    Told::Nothing if self.ahead_by_neighbours(first) => (90, 0),
                    Told::Nothing if self.behind(first) => (0, 200),
                    Told::Nothing => (0, 90),
                };
                years.min_by_key(|&year| {
                    let away = away(year);
                    let penalty = if away < 0 { behind } else { ahead };
                    away.saturating_abs().saturating_add(penalty)
                })
            }
        }
    }

    /// The year printed at `at`: four plain digits.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let text = self.view.text(at);
        let plain = self.view.kind(at) == Some(TokenKind::Number)
            && text.len() == 4
            && text.bytes().all(|b| b.is_ascii_digit());
        let year = plain.then(|| text.parse().ok())??;
        (1000..2200).contains(&year).then_some(year)
    }
}

/// A month with or without its year.
pub(super) fn whole_month(first: usize, end: usize, year: Option<i32>, month: u8) -> Found {
    let day = year.and_then(|year| NaiveDate::from_ymd_opt(year, u32::from(month), 1));
    match day {
        Some(day) => Found::month(first, end, day),
        None => Found::unresolved(first, end, format!("XXXX-{month:02}"), Grain::Month),
    }
}
