//! Dates in digits: "2023-07-14", "07/14/2023", "12.05.2024", "07-Oct-2023", "9-18-15", "3/2015".

use chrono::{Datelike, NaiveDate};

use super::day::{Days, whole_month};
use super::{Found, Grain, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::w;

impl Reader<'_, '_> {
    /// "2023-07-14", "07/14/2023".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if let Some(from) = dotted(view.text(at)) {
            return Some(Found::day(at, at + 1, from));
        }
        let sign = view.text(at + 1);
        if !view.glued(at + 1) || !view.glued(at + 2) || !matches!(sign, "-" | "/") {
            return None;
        }
        let ranged = at >= 3 && view.is(at - 1, w!["-"]) && view.is(at - 3, w!["/"]) && sign == "/";
        if at > 0
            && view.glued(at)
            && !ranged
            && matches!(view.text(at - 1), "-" | "/" | "." | "$" | "£")
        {
            return None;
        }
        let third = view.glued(at + 3) && view.text(at + 3) == sign && view.glued(at + 4);
        if third {
            return self.three_parts(at, sign);
        }
        self.two_parts(at, sign)
    }

    /// Day, month and year in one of the orders in use.
    fn three_parts(&self, at: usize, sign: &str) -> Option<Found> {
        let view = self.view;
        let end = at + 5;
        // "2022-oct-4", "07-Oct-2023"
        if let Lexeme::Month(month) = view.lex(at + 2) {
            let (year, day) = match self.year(at) {
                Some(year) => (year, self.day_number(at + 4)?.0),
                None => (self.year(at + 4)?, self.day_number(at)?.0),
            };
            let days = Days { month, first: day, last: day };
            return Some(self.month_day(at, end, Some(year), days, Side::Open));
        }
        if view.glued(end) && (view.is_word(end) || view.dash(end) && view.is_number(end + 1)) {
            let range = view.dash(end) && view.glued(end + 2) && view.text(end + 2) == sign;
            let time = view.is(end, w!["t"]);
            if !range && !time {
                return None;
            }
        }
        let number = |at: usize| -> Option<(u32, usize)> {
            let text = view.text(at);
            Some((text.parse().ok()?, text.len()))
        };
        let (first, second, third) = (number(at)?, number(at + 2)?, number(at + 4)?);
        if second.1 > 2 {
            return None;
        }
        if first.1 == 4 && third.1 <= 2 {
            return Some(ymd(at, end, first.0, second.0, third.0));
        }
        if first.1 > 2 {
            return None;
        }
        let year = match third.1 {
            4 => third.0,
            // "10-4-12" is a record of wins; a preposition makes it a date.
            2 if sign == "/" || view.before_is(at, w!["on", "dated", "since", "until"]) => {
                self.full_year(third.0)
            }
            _ => return None,
        };
        let (month, day) = if self.day_first_here(first.0, second.0) {
            (second.0, first.0)
        } else {
            (first.0, second.0)
        };
        if month > 12
            || day > 31
            || third.1 == 2 && NaiveDate::from_ymd_opt(2000, month, day).is_none()
        {
            return None;
        }
        Some(ymd(at, end, year, month, day))
    }

    /// Whether the day comes before the month: where the first cannot be a month, or the paper
    /// writes dates so elsewhere ("12 May", "colour").
    fn day_first_here(&self, first: u32, second: u32) -> bool {
        const BRITISH: &crate::text::Words = w![
            "£",
            "pence",
            "programme",
            "centre",
            "labour",
            "metres",
            "kilometres",
            "organisation"
        ];
        if first > 12 || second > 12 {
            return first > 12;
        }
        let view = self.view;
        (0..view.len().min(60)).any(|at| view.is(at, BRITISH))
    }

    /// A year printed with two digits: at most ten years ahead of the publication date.
    fn full_year(&self, short: u32) -> u32 {
        let now = self.published.map_or(2030, crate::text::Published::year);
        let ahead = u32::try_from(now + 10).unwrap_or(2030);
        let year = ahead / 100 * 100 + short;
        if year > ahead { year - 100 } else { year }
    }

    /// "2015-3", "3/2015", "2016/11"; "10/25" where a preposition says that it is a day.
    fn two_parts(&self, at: usize, sign: &str) -> Option<Found> {
        let view = self.view;
        let end = at + 3;
        if !view.is_number(at + 2)
            || view.glued(end) && (view.is_word(end) || view.text(end) == "%")
        {
            return None;
        }
        let name = at > 0 && view.capital(at - 1) && !matches!(view.lex(at - 1), Lexeme::Small);
        let numbered = view.before_is(at, w![".", "#", "no", "number", "resolution", "law"]);
        if name && at > 1 || numbered {
            return None;
        }
        let small =
            |at: usize| view.text(at).parse::<u8>().ok().filter(|_| view.text(at).len() <= 2);
        if let (Some(year), Some(month @ 1..=12)) = (self.year(at), small(at + 2)) {
            // "2010-11" and "2010/11" are two years.
            let two_years = view.text(at + 2).len() == 2 && i32::from(month) > year % 100;
            let usual = (1800..2100).contains(&year);
            return (!two_years && usual).then(|| whole_month(at, end, Some(year), month));
        }
        if let (Some(month @ 1..=12), Some(year)) = (small(at), self.year(at + 2))
            && sign == "/"
        {
            return Some(whole_month(at, end, Some(year), month));
        }
        let cue = view.before_is(at, w!["on", "until", "since", "dated"]) || self.ranged(at, sign);
        let (a, b) = (u32::from(small(at)?), u32::from(small(at + 2)?));
        if sign != "/" || !cue || (a, b) == (9, 11) || (a, b) == (24, 7) {
            return None;
        }
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        NaiveDate::from_ymd_opt(2000, month, day)?;
        let days = Days { month: u8::try_from(month).ok()?, first: day, last: day };
        Some(self.month_day(at, end, None, days, Side::Open))
    }

    /// "from 9/3 to 10/8": two of the same shape.
    fn ranged(&self, at: usize, sign: &str) -> bool {
        let view = self.view;
        let shape =
            |at: usize| view.is_number(at) && view.text(at + 1) == sign && view.is_number(at + 2);
        let before = view.before_is(at, w!["from", "between"]) && shape(at + 4);
        let after = at >= 5
            && view.is(at - 1, w!["to", "and", "until", "through"])
            && view.is(at - 5, w!["from", "between"])
            && shape(at - 4);
        before || after
    }
}

/// "12.05.2024": the day first, as everywhere the dots are used.
fn dotted(text: &str) -> Option<NaiveDate> {
    if text.len() < 8 {
        return None;
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let shaped = parts.next().is_none() && year.len() == 4 && day.len() <= 2 && month.len() <= 2;
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day).filter(|_| shaped)
}

/// That day, or a date that is none: "30/02/2019".
fn ymd(at: usize, end: usize, year: u32, month: u32, day: u32) -> Found {
    let date = i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, month, day));
    match date {
        Some(date) if (1000..2200).contains(&date.year()) => Found::day(at, end, date),
        _ => Found::unresolved(at, end, format!("{year:04}-{month:02}-{day:02}"), Grain::Day),
    }
}
