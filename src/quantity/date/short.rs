//! Dates of two parts, or of parts run together: "3/2015", "1997 / 10", "3/14", "03/21,1997",
//! "June9".

use chrono::NaiveDate;

use super::day::{Days, whole_month};
use super::{Found, Reader, Side};
use crate::quantity::lexicon::{Lexeme, lexeme};
use crate::text::Words;
use crate::w;

/// Words before "3/14" that make it a day: something comes, goes, begins, ends, is printed then.
const BEFORE_DAY: &Words = w![
    "on",
    "until",
    "till",
    "since",
    "dated",
    "back",
    "due",
    "effective",
    "starting",
    "beginning",
    "ending",
    "opens",
    "opening",
    "closes",
    "closing",
    "launches",
    "launching",
    "expires",
    "expiring",
    "airs",
    "airing",
    "premieres",
    "arriving",
    "leaving",
    "departing",
    "returning",
    "updated",
    "posted",
    "published",
    "filed",
    "received",
    "thru",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Weekdays, behind which a comma may stand.
const WEEKDAYS: &Words =
    w!["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Reader<'_, '_> {
    /// "2015-3", "3/2015", "2016/11"; "10/25" where the word before says that it is a day.
    pub(super) fn two_parts(&self, at: usize, sign: &str) -> Option<Found> {
        let view = self.view;
        let end = at + 3;
        if !view.is_number(at + 2)
            || view.glued(end) && (view.is_word(end) || view.text(end) == "%")
        {
            return None;
        }
        let name = at > 0
            && view.capital(at - 1)
            && !matches!(view.lex(at - 1), Lexeme::Small | Lexeme::Weekday(_));
        let numbered = view.before_is(at, w![".", "#", "no", "number", "resolution", "law"]);
        if name && at > 1 || numbered {
            return None;
        }
        let small = |at: usize| self.small(at);
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
        let (a, b) = (u32::from(small(at)?), u32::from(small(at + 2)?));
        if sign != "/" || (a, b) == (24, 7) {
            return None;
        }
        // Neither "3/4" nor "9/10" is a day for sure, "03/12" and "3/14" hardly anything else.
        let fraction = !view.text(at).starts_with('0') && a < 13 && b < 13;
        let year = self.year_behind_comma(end, fraction);
        let cue = view.before_is(at, w!["on", "until", "since", "dated"]) || self.ranged(at, sign);
        // Inches, marks out of twenty and the like are written so as well.
        let usual = fraction || matches!(b, 16 | 20 | 24 | 25 | 30);
        let comma = usize::from(view.before_is(at, w![","]));
        let told = view.before_is(at - comma, if comma == 0 { BEFORE_DAY } else { WEEKDAYS });
        let weekday = view.before_is(at - comma, WEEKDAYS);
        let alone = (!usual || weekday) && told && self.free(end);
        if year.is_none() && (!(cue || alone) || (a, b) == (9, 11)) {
            return None;
        }
        let (month, day) = if self.day_first_here(a, b) { (b, a) } else { (a, b) };
        NaiveDate::from_ymd_opt(2000, month, day)?;
        let days = Days { month: u8::try_from(month).ok()?, first: day, last: day };
        let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
        Some(self.month_day(at, end, year, days, Side::Open))
    }

    /// The year behind "03/21,1997", "3/14, 1997" or "03/21,97".
    fn year_behind_comma(&self, at: usize, fraction: bool) -> Option<(i32, usize)> {
        let view = self.view;
        if !view.is(at, w![","]) || !view.glued(at) || fraction && !view.glued(at + 1) {
            return None;
        }
        if let Some(year) = self.year(at + 1) {
            return Some((year, at + 2));
        }
        let text = view.text(at + 1);
        let short = !fraction && view.glued(at + 1) && text.len() == 2;
        let short = short && (self.free(at + 2) || view.lex(at + 2) == Lexeme::Small);
        let year = text.parse().ok().filter(|_| short)?;
        Some((i32::try_from(self.full_year(year)).ok()?, at + 2))
    }

    fn small(&self, at: usize) -> Option<u8> {
        let text = self.view.text(at);
        if text.len() > 2 { None } else { text.parse().ok() }
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

    /// "1997 / 10", "10 / 1997", "10 - 1997": a month and its year, with room around the sign and
    /// nothing else about.
    pub(super) fn spaced_month(&self, at: usize, sign: &str) -> Option<Found> {
        let view = self.view;
        if !matches!(sign, "/" | "-") || view.glued(at + 1) && view.glued(at + 2) {
            return None;
        }
        // "rose by 10 - 1997 was a good year": only behind a small word, at the end of its clause.
        let end = at + 3;
        let clear = at > 0
            && matches!(view.lex(at - 1), Lexeme::Small)
            && !view.before_is(at, w!["of", "by", "to", "at", "or", "and", "was", "were", "is"]);
        if !clear || !self.free(end) {
            return None;
        }
        let (month, year) = match self.year(at) {
            // "1914 - 10" is where a list goes on.
            Some(year) if sign == "/" => (self.small(at + 2)?, year),
            Some(_) => return None,
            None => (self.small(at)?, self.year(at + 2)?),
        };
        let usual = (1..=12).contains(&month) && (1900..2100).contains(&year);
        // "in 2007 / 08" is a season.
        let two_years = self.year(at).is_some() && i32::from(month) == year % 100 + 1;
        (usual && !two_years).then(|| whole_month(at, end, Some(year), month))
    }

    /// "June9", "Apr3rd": a month and its day run together.
    pub(super) fn glued_day(&self, at: usize) -> Option<Found> {
        const SHORTEST_MONTH: usize = 3;
        /// "September21st"
        const LONGEST: usize = 13;
        let view = self.view;
        let text = view.text(at);
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        if text.len() > LONGEST || letters < SHORTEST_MONTH || letters == text.len() {
            return None;
        }
        let (name, day) = text.split_at(letters);
        let Lexeme::Month(month) = lexeme(name) else { return None };
        let day = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|suffix| day.strip_suffix(suffix))
            .unwrap_or(day);
        let number =
            day.parse().ok().filter(|number| day.len() < 3 && (1..=31).contains(number))?;
        let end = at + 1;
        // "MAR2" and "Mar2 mice" are a gene's, "Dec10" a port's.
        let written = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name[1..].bytes().all(|b| b.is_ascii_lowercase());
        let full = letters > 4 || month == 5;
        let lone = !(view.glued(at) || view.glued(end) && view.dash(end));
        if !written || !lone || view.noun(end) && !full {
            return None;
        }
        let (year, end) = self.year_after(end);
        let days = Days { month, first: number, last: number };
        Some(self.month_day(at, end, year, days, Side::Open))
    }
}
