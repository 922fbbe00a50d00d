//! Dates of three numbers: "2023-07-14", "07/14/2023", "12.05.2024", "07-Oct-2023", "7-29-18".
//! Those of two are in `short.rs`.

use chrono::{Datelike, NaiveDate};

use super::day::Days;
use super::{Found, Grain, Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::text::Words;
use crate::w;

impl Reader<'_, '_> {
    /// "2023-07-14", "07/14/2023".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let view = self.view;
        if let Some(from) = dotted(view.text(at)) {
            return Some(Found::day(at, at + 1, from));
        }
        let sign = view.text(at + 1);
        if let Some(found) = self.spaced_month(at, sign) {
            return Some(found);
        }
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
            2 if first.0 <= 12 && second.0 > 12 && self.dashed_short(at, end) => {
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

    /// "the form, posted 7-29-18": a plain word before it, and no team, mark or mixture about.
    fn dashed_short(&self, at: usize, end: usize) -> bool {
        const RECORDS: &Words = w![
            "record",
            "records",
            "mark",
            "finish",
            "finished",
            "season",
            "seasons",
            "team",
            "coach",
            "league",
            "win",
            "wins",
            "won",
            "losses",
            "games",
            "standings",
            "went",
            "improved",
            "fertilizer",
            "fertiliser",
            "mix",
            "model",
            "number",
            "code",
        ];
        const NO_VERB: &Words = w![
            "are", "is", "was", "were", "be", "to", "at", "a", "an", "the", "of", "and", "fell",
            "start", "sit", "stand",
        ];
        let view = self.view;
        let plain = at > 0 && view.is_word(at - 1) && !view.capital(at - 1);
        plain && self.free(end) && !view.before_is(at, NO_VERB) && !view.any_before(at, 8, RECORDS)
    }

    /// Whether the day comes before the month: where the first cannot be a month, or the article is
    /// British (its money, its spelling, another of its dates).
    pub(super) fn day_first_here(&self, first: u32, second: u32) -> bool {
        if first > 12 || second > 12 {
            return first > 12;
        }
        self.view.day_first(day_comes_first)
    }

    /// A year printed with two digits: at most ten years ahead of the publication date.
    pub(super) fn full_year(&self, short: u32) -> u32 {
        let now = self.published.map_or(2030, crate::text::Published::year);
        let ahead = u32::try_from(now + 10).unwrap_or(2030);
        let year = ahead / 100 * 100 + short;
        if year > ahead { year - 100 } else { year }
    }
}

/// Whether what is printed around `place` writes the day before the month: the first other slashed
/// date that can be read in one way only says so, or else British money and spelling.
fn day_comes_first(body: &str, place: usize) -> bool {
    /// So far each way is looked.
    const REACH_BYTES: usize = 1500;
    const BRITISH: [&str; 12] = [
        "£",
        " pence",
        "colour",
        "programme",
        "centre",
        "abour ",
        "metres",
        "organisation",
        "neighbour",
        "defence",
        "council tax",
        "NHS",
    ];
    let mut from = place.saturating_sub(REACH_BYTES);
    while !body.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = place.saturating_add(REACH_BYTES).min(body.len());
    while !body.is_char_boundary(to) {
        to += 1;
    }
    let around = &body[from..to];
    let told = around.match_indices('/').find_map(|(at, _)| order_at(around.as_bytes(), at));
    told.unwrap_or_else(|| BRITISH.iter().any(|word| around.contains(word)))
}

/// Whether the day comes first in the date whose first slash stands at `slash`: only where one of
/// the numbers is no month, and a second slash follows.
fn order_at(bytes: &[u8], slash: usize) -> Option<bool> {
    let digit = |at: usize| bytes.get(at).filter(|b| b.is_ascii_digit()).map(|b| b - b'0');
    let last = digit(slash.checked_sub(1)?)?;
    let tens = slash.checked_sub(2).and_then(digit).unwrap_or(0);
    let longer = slash.checked_sub(3).and_then(digit).is_some();
    let (a, b) = (digit(slash + 1)?, digit(slash + 2)?);
    let (first, second) = (tens * 10 + last, a * 10 + b);
    let three = bytes.get(slash + 3) == Some(&b'/') && digit(slash + 4).is_some();
    let one = (first > 12) != (second > 12) && first <= 31 && second <= 31;
    (three && one && !longer).then_some(first > 12)
}

/// "12.05.2024", "2024.05.12": the day first or last, as everywhere the dots are used.
fn dotted(text: &str) -> Option<NaiveDate> {
    if text.len() < 8 {
        return None;
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if day.len() == 4 {
        let padded = text.len() == 10 && month.len() == 2 && matches!(&day[..2], "19" | "20");
        let found =
            || NaiveDate::from_ymd_opt(day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
        return found().filter(|_| padded && parts.next().is_none());
    }
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
