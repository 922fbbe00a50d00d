//! Years, decades, centuries and quarters: "2018-19", "the 1970s", "the first quarter of 2019".

use crate::w;
use chrono::{Months, NaiveDate};

use super::{Found, PART, Reader, span_timex};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::{measure, numeral};
use crate::text::{Published, Word};

/// Words before four digits that make them a year.
const CUES: &[Word] = w![
    "in",
    "since",
    "from",
    "by",
    "until",
    "till",
    "of",
    "during",
    "before",
    "after",
    "early",
    "late",
    "mid",
    "around",
    "between",
    "through",
    "year",
    "fiscal",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "(",
    "circa",
    "the",
    "for",
    "back",
    "christmas",
    "season",
    "into",
];

impl Reader<'_, '_> {
    /// The year printed at `at`: four plain digits.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let text = self.view.text(at);
        let plain =
            self.view.is_number(at) && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let year = plain.then(|| text.parse().ok())??;
        (1000..2200).contains(&year).then_some(year)
    }

    /// "2018", "2018-19", "2004 to 2008", as years and not as counts.
    pub(super) fn years(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let year = self.year(at)?;
        let hyphened_name = view.hyphen(at.wrapping_sub(1)) && !view.before_is(at - 1, PART);
        if at > 0
            && view.glued(at)
            && !view.before_is(at, w!["(", "–", "—", "\"", "“", "‘", "'", "/", "-"])
            || at > 0 && hyphened_name && !view.is_number(at - 2)
            || view.glued(at + 1)
                && (view.is_word(at + 1)
                    || matches!(view.text(at + 1), "%" | "°" | "²" | "/" | ":"))
        {
            return None;
        }
        let cued = view.before_is(at, CUES) || at > 0 && view.dash(at - 1);
        let end = self.year_range(at, year);
        if end == at + 1 && !self.reads_as_year(at, year, cued) {
            return None;
        }
        let first = self.part_before(at);
        let last = if end > at + 1 { self.end_year(year, end - 1)? } else { year };
        let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let to = NaiveDate::from_ymd_opt(last + 1, 1, 1)?;
        let timex = if last > year { span_timex(from, to) } else { year.to_string() };
        Some(Found { first, end, timex, days: Some((from, to)) })
    }

    pub(super) fn reads_as_year(&self, at: usize, year: i32, cued: bool) -> bool {
        let view = self.view;
        let next_unit = measure::unit_at(view, at + 1, numeral::Form::Digits, false);
        if next_unit.is_some() || matches!(view.lex(at + 1), Lexeme::Hundred | Lexeme::Scale(_)) {
            return false;
        }
        let approximate =
            view.before_is(at, w!["about", "some", "nearly", "than", "over", "almost"]);
        let round = year % 50 == 0;
        let plural_next = measure::noun_phrase(view, at + 1)
            .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)));
        let usual = (1800..=2050).contains(&year);
        let old = !usual && !self.view.before_is(at, w!["in", "since", "until", "year", "circa"]);
        match (cued, plural_next) {
            _ if approximate || old => false,
            (true, false) => true,
            (true, true) => !round || usual && view.before_is(at, w!["the", "in", "since"]),
            (false, true) => usual && !round && year >= 1900,
            (false, false) => usual,
        }
    }

    /// The token after "2018-19", "2004 to 2008", or after the year alone.
    pub(super) fn year_range(&self, at: usize, year: i32) -> usize {
        let view = self.view;
        let joined = view.dash(at + 1)
            || view.is(at + 1, w!["to"]) && view.before_is(at, w!["from", "("])
            || view.is(at + 1, w!["and"]) && view.before_is(at, w!["between"]);
        let later = joined && self.end_year(year, at + 2).is_some_and(|end| end > year);
        let glued = view.glued(at + 1) && view.glued(at + 2);
        let whole = self.year(at + 2).is_some();
        if later && (whole || glued && !self.goes_on(at + 3)) { at + 3 } else { at + 1 }
    }

    /// Whether letters, digits or another dash hang on at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let view = self.view;
        view.glued(at) && (view.is_word(at) || view.is_number(at) || view.dash(at))
    }

    /// The year at `at`, in full or as its last two digits after `start`.
    pub(super) fn end_year(&self, start: i32, at: usize) -> Option<i32> {
        let text = self.view.text(at);
        if !self.view.is_number(at) {
            return None;
        }
        match text.len() {
            4 => self.year(at),
            2 => text.parse::<i32>().ok().map(|short| start / 100 * 100 + short),
            _ => None,
        }
    }

    /// Where "early", "late" or "mid-" before `at` begins.
    pub(super) fn part_before(&self, at: usize) -> usize {
        let view = self.view;
        if view.before_is(at, PART) {
            return at - 1;
        }
        if at >= 2 && view.hyphen(at - 1) && view.is(at - 2, PART) { at - 2 } else { at }
    }

    /// "1970s", "1970's".
    pub(super) fn decade(&self, first: usize, at: usize) -> Option<Found> {
        let view = self.view;
        let year = self.year(at)?;
        let plural = view.glued(at + 1) && matches!(view.text(at + 1), "s" | "'s" | "’s");
        if !plural || year % 10 != 0 {
            return None;
        }
        Some(decade(self.part_before(first), at + 2, year))
    }

    /// "'90s".
    pub(super) fn short_decade(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let tens: i32 = view.text(at + 1).parse().ok()?;
        let quoted =
            matches!(view.text(at), "'" | "’" | "‘") && view.glued(at + 1) && view.glued(at + 2);
        (quoted && view.text(at + 2) == "s" && tens % 10 == 0 && tens < 100)
            .then(|| decade(at, at + 3, if tens < 30 { 2000 } else { 1900 } + tens))
    }

    /// "19th century", "twentieth century".
    pub(super) fn century(&self, first: usize, at: usize, n: u32) -> Option<Found> {
        let hyphen = usize::from(self.view.hyphen(at));
        if !self.view.is(at + hyphen, w!["century", "centuries"]) {
            return None;
        }
        let start = i32::try_from(n).ok()? * 100 - 99;
        let from = NaiveDate::from_ymd_opt(start, 1, 1)?;
        let to = NaiveDate::from_ymd_opt(start + 100, 1, 1)?;
        let timex = format!("{:02}", start / 100);
        Some(Found { first, end: at + hyphen + 1, timex, days: Some((from, to)) })
    }

    /// "the first quarter of 2019", "second quarter".
    pub(super) fn quarter(&self, at: usize, n: u8) -> Option<Found> {
        let view = self.view;
        let hyphen = usize::from(view.hyphen(at + 1));
        if n > 4
            || !view.is(at + 1 + hyphen, w!["quarter", "half"])
            || n > 2 && view.is(at + 1 + hyphen, w!["half"])
        {
            return None;
        }
        let half = view.is(at + 1 + hyphen, w!["half"]);
        let mut end = at + 2 + hyphen;
        let of = usize::from(view.is(end, w!["of", "in"]));
        let stated = self.year(end + of);
        let this_year =
            view.is(end + of, w!["this", "last", "next"]) && view.is(end + of + 1, w!["year"]);
        let mut year = stated.or(self.published.map(Published::year));
        if stated.is_some() {
            end += of + 1;
        } else if this_year {
            year = year.map(|y| {
                y + i32::from(view.is(end + of, w!["next"]))
                    - i32::from(view.is(end + of, w!["last"]))
            });
            end += of + 2;
        } else if half && of == 0 {
            return None;
        }
        let months = if half { 6 } else { 3 };
        let from =
            year.and_then(|year| NaiveDate::from_ymd_opt(year, u32::from(n - 1) * months + 1, 1));
        let letter = if half { 'H' } else { 'Q' };
        let year = year.map_or_else(|| "XXXX".to_owned(), |year| year.to_string());
        let days =
            from.and_then(|from| Some((from, from.checked_add_months(Months::new(months))?)));
        Some(Found { first: at, end, timex: format!("{year}-{letter}{n}"), days })
    }

    /// "FY2007", "Q3 2020".
    pub(super) fn fiscal_code(&self, at: usize) -> Option<Found> {
        let text = self.view.text(at);
        if let Some(year) = text.strip_prefix("FY").and_then(|year| year.parse::<i32>().ok()) {
            let year = if year < 100 { 2000 + year } else { year };
            return Some(Found { first: at, end: at + 1, timex: format!("FY{year}"), days: None });
        }
        let quarter: u8 = text.strip_prefix('Q')?.parse().ok().filter(|q| (1..=4).contains(q))?;
        let of = usize::from(self.view.is(at + 1, w!["of", ","]));
        let stated = self.year(at + 1 + of);
        let end = if stated.is_some() { at + 2 + of } else { at + 1 };
        let year = stated.or(self.published.map(Published::year));
        let from =
            year.and_then(|year| NaiveDate::from_ymd_opt(year, u32::from(quarter) * 3 - 2, 1));
        let days = from.and_then(|from| Some((from, from.checked_add_months(Months::new(3))?)));
        let year = year.map_or_else(|| "XXXX".to_owned(), |year| year.to_string());
        Some(Found { first: at, end, timex: format!("{year}-Q{quarter}"), days })
    }
}

fn decade(first: usize, end: usize, year: i32) -> Found {
    let from = NaiveDate::from_ymd_opt(year, 1, 1);
    let to = NaiveDate::from_ymd_opt(year + 10, 1, 1);
    Found { first, end, timex: format!("{}", year / 10), days: from.zip(to) }
}
