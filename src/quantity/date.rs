//! Dates in running text: days, months, years, decades, weekdays and their usual wordings, each with
//! its TIMEX3 value and the days it covers. The publication date decides what is open; counted
//! times ("six decades") are figures with a unit and left to `duration.rs`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::decimal::Decimal;
use super::lexicon::Lexeme;
use super::view::View;
use crate::text::{Published, TokenKind};

/// A date found in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) timex: String,
    /// First day covered and first day after; `None` when it cannot be resolved.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
}

/// Reads the date expression that begins at token `at`.
pub(super) fn read(view: &View<'_>, at: usize, published: Option<Published>) -> Option<Found> {
    let reader = Reader { view, published };
    match view.kind(at)? {
        TokenKind::Number => reader
            .day_first(at, at)
            .or_else(|| reader.numeric(at))
            .or_else(|| reader.decade(at, at))
            .or_else(|| reader.years(at)),
        TokenKind::Word => reader.worded(at),
        TokenKind::Code => reader.fiscal_code(at),
        TokenKind::Sign => reader.short_decade(at),
        TokenKind::Suffix => None,
    }
}

struct Reader<'v, 'a> {
    view: &'v View<'a>,
    published: Option<Published>,
}

/// Which of several like dates is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Last,
    This,
    Next,
    /// Nothing said: news looks back, but a date a little ahead is meant as that.
    Open,
}

/// Words that part a month or year: early June, the late 1970s.
const PART: &[&str] = &["early", "late", "mid"];

impl Reader<'_, '_> {
    fn worded(&self, at: usize) -> Option<Found> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Weekday(day) if self.written_as_name(at) => {
                self.weekday(at, at, day, Side::Open)
            }
            Lexeme::Month(month) if self.written_as_name(at) => {
                self.month_first(at, at, month, Side::Open)
            }
            Lexeme::Ordinal(n) => {
                self.quarter(at, n).or_else(|| self.century(at, at + 1, u32::from(n)))
            }
            Lexeme::Cue => self.relative(at),
            _ => None,
        }
    }

    /// "May", "March", "Sat" and "Sun" are dates only with a capital.
    fn written_as_name(&self, at: usize) -> bool {
        let text = self.view.text(at);
        let ambiguous = matches!(
            text.to_ascii_lowercase().as_str(),
            "may" | "march" | "sat" | "sun" | "mar" | "mon" | "wed" | "jan" | "dec"
        );
        !ambiguous || text.starts_with(|c: char| c.is_ascii_uppercase())
    }

    // ---- days --------------------------------------------------------------------------------

    /// "Monday", "Monday, June 4, 2018", "Sunday 15 March 2025".
    fn weekday(&self, first: usize, at: usize, day: u8, side: Side) -> Option<Found> {
        let view = self.view;
        let mut next = at + 1;
        if view.is(next, &["."]) && view.glued(next) && view.text(at).len() <= 5 {
            next += 1;
        }
        let mut date_at = next;
        if view.is(date_at, &[","]) {
            date_at += 1;
        }
        if view.is(date_at, &["the"]) {
            date_at += 1;
        }
        if let Lexeme::Month(month) = view.lex(date_at)
            && self.written_as_name(date_at)
            && self.day_number(self.after_dot(date_at)).is_some()
        {
            return self.month_first(first, date_at, month, side);
        }
        if let Some(found) = self.day_first(first, date_at) {
            return Some(found);
        }
        let published = self.published.and_then(Published::day);
        let weekday = Weekday::try_from(day - 1).ok()?;
        let side = if side == Side::Open && self.ahead(first) { Side::This } else { side };
        let resolved = published.and_then(|published| nearest_weekday(published, weekday, side));
        Some(Found {
            first,
            end: at + 1,
            timex: resolved.map_or_else(|| format!("XXXX-WXX-{day}"), |day| day.to_string()),
            days: resolved.and_then(one_day),
        })
    }

    /// The token after a month and the full stop of its short form.
    fn after_dot(&self, month_at: usize) -> usize {
        let view = self.view;
        let dot = view.text(month_at).len() <= 4
            && view.is(month_at + 1, &["."])
            && view.glued(month_at + 1);
        month_at + 1 + usize::from(dot)
    }

    /// "June 4, 2018", "June 4", "June 4-22", "June 2018", "June".
    fn month_first(&self, first: usize, at: usize, month: u8, side: Side) -> Option<Found> {
        let view = self.view;
        let next = self.after_dot(at);
        if let Some((day, end)) = self.day_number(next) {
            let (last_day, end) = self.second_day(day, end);
            let (year, end) = self.year_after(end);
            return self.month_day(first, end, year, month, day, last_day, side);
        }
        let year_at = next + usize::from(view.is(next, &[",", "of"]));
        if let Some(year) = self.year(year_at) {
            return Some(whole_month(first, year_at + 1, Some(year), month));
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
        Some(whole_month(first, at + 1, year, month))
    }

    /// Whether "will" and its like stand close before: the date lies ahead.
    fn ahead(&self, first: usize) -> bool {
        self.view.any_before(
            first,
            12,
            &["will", "next", "until", "scheduled", "due", "plans", "upcoming"],
        )
    }

    /// "15 March 2025", "the 4th of July", "4 to 22 June".
    fn day_first(&self, first: usize, at: usize) -> Option<Found> {
        let view = self.view;
        let (day, mut end) = self.day_number(at)?;
        let mut last_day = day;
        if (view.is(end, &["to", "and"]) || view.dash(end))
            && let Some((second, after)) = self.day_number(end + 1)
            && second > day
            && matches!(view.lex(after), Lexeme::Month(_))
        {
            (last_day, end) = (second, after);
        }
        end += usize::from(view.is(end, &["of"]));
        let Lexeme::Month(month) = view.lex(end) else { return None };
        if !self.written_as_name(end) || !view.text(end).starts_with(char::is_uppercase) {
            return None;
        }
        let (year, end) = self.year_after(self.after_dot(end));
        self.month_day(first, end, year, month, day, last_day, Side::Open)
    }

    /// "4", "4th", "fourth" as a day of the month.
    fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        let view = self.view;
        if let Lexeme::Ordinal(n) = view.lex(at) {
            return (n <= 20 && view.text(at).len() > 5 || n < 4).then_some((u32::from(n), at + 1));
        }
        let text = view.text(at);
        if !view.is_number(at) || text.len() > 2 {
            return None;
        }
        let day: u32 = text.parse().ok()?;
        let suffixed = view.glued(at + 1) && view.is(at + 1, &["st", "nd", "rd", "th"]);
        let other = view.glued(at + 1) && view.is_word(at + 1) && !suffixed;
        (!other && (1..=31).contains(&day)).then_some((day, at + 1 + usize::from(suffixed)))
    }

    /// The end of "June 4-22" or "July 2 and 3".
    fn second_day(&self, day: u32, end: usize) -> (u32, usize) {
        let view = self.view;
        if (view.dash(end) || view.is(end, &["to", "and", "through"]))
            && let Some((second, after)) = self.day_number(end + 1)
            && second > day
            && !matches!(view.lex(after), Lexeme::Month(_) | Lexeme::Other if view.is_word(after) && !view.glued(end))
        {
            return (second, after);
        }
        (day, end)
    }

    /// A year behind a day, with or without a comma.
    fn year_after(&self, end: usize) -> (Option<i32>, usize) {
        let at = end + usize::from(self.view.is(end, &[",", "of"]));
        match self.year(at) {
            Some(year) => (Some(year), at + 1),
            None => (None, end),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one date")]
    fn month_day(
        &self,
        first: usize,
        end: usize,
        year: Option<i32>,
        month: u8,
        day: u32,
        last_day: u32,
        side: Side,
    ) -> Option<Found> {
        let month = u32::from(month);
        let year = year.or_else(|| self.nearest_year(first, month, day, side));
        let Some(year) = year else {
            return Some(Found {
                first,
                end,
                timex: format!("XXXX-{month:02}-{day:02}"),
                days: None,
            });
        };
        let timex = format!("{year:04}-{month:02}-{day:02}");
        let from = NaiveDate::from_ymd_opt(year, month, day);
        let to = NaiveDate::from_ymd_opt(year, month, last_day).and_then(|day| day.succ_opt());
        let timex = match (from, to) {
            (Some(from), Some(to)) if last_day > day => span_timex(from, to),
            _ => timex,
        };
        Some(Found { first, end, timex, days: from.zip(to) })
    }

    /// The year that brings month and day closest to the publication date.
    fn nearest_year(&self, first: usize, month: u32, day: u32, side: Side) -> Option<i32> {
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
    fn numeric(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let glued = (at + 1..at + 5).all(|token| view.glued(token));
        if !glued || !view.is_number(at + 2) || !view.is_number(at + 4) {
            return None;
        }
        let number = |token: usize| view.text(token).parse::<u32>().ok();
        let parts = (number(at)?, number(at + 2)?, number(at + 4)?);
        let (year, month, day) = match (view.text(at + 1), view.text(at + 3)) {
            ("-", "-") if parts.0 > 1000 => parts,
            ("/", "/") | (".", ".") if parts.2 > 1000 && parts.0 <= 12 => {
                (parts.2, parts.0, parts.1)
            }
            ("/", "/") | (".", ".") if parts.2 > 1000 => (parts.2, parts.1, parts.0),
            _ => return None,
        };
        let from = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        Some(Found { first: at, end: at + 5, timex: from.to_string(), days: one_day(from) })
    }

    // ---- years -------------------------------------------------------------------------------

    /// The year printed at `at`: four plain digits.
    fn year(&self, at: usize) -> Option<i32> {
        let text = self.view.text(at);
        let plain =
            self.view.is_number(at) && text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let year = plain.then(|| text.parse().ok())??;
        (1000..2200).contains(&year).then_some(year)
    }

    /// "2018", "2018-19", "2004 to 2008", as years and not as counts.
    fn years(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let year = self.year(at)?;
        let hyphened_name = view.hyphen(at.wrapping_sub(1)) && !view.before_is(at - 1, PART);
        if at > 0
            && view.glued(at)
            && !view.before_is(at, &["(", "–", "—", "\"", "“", "‘", "'", "/", "-"])
            || at > 0 && hyphened_name && !view.is_number(at - 2)
            || view.glued(at + 1)
                && (view.is_word(at + 1)
                    || matches!(view.text(at + 1), "%" | "°" | "²" | "/" | ":"))
        {
            return None;
        }
        const CUES: &[&str] = &[
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

    fn reads_as_year(&self, at: usize, year: i32, cued: bool) -> bool {
        let view = self.view;
        let next_unit = super::measure::unit_at(view, at + 1, super::numeral::Form::Digits, false);
        if next_unit.is_some() || matches!(view.lex(at + 1), Lexeme::Hundred | Lexeme::Scale(_)) {
            return false;
        }
        let approximate =
            view.before_is(at, &["about", "some", "nearly", "than", "over", "almost"]);
        let round = year % 50 == 0;
        let plural_next = super::measure::noun_phrase(view, at + 1)
            .is_some_and(|(phrase, _)| super::measure::is_plural(last_word(phrase.of(view.body))));
        let usual = (1800..=2050).contains(&year);
        match (cued, plural_next) {
            _ if approximate => false,
            (true, false) => true,
            (true, true) => !round || usual && view.before_is(at, &["the", "in", "since"]),
            (false, true) => usual && !round && year >= 1900,
            (false, false) => usual,
        }
    }

    /// The token after "2018-19", "2004 to 2008", or after the year alone.
    fn year_range(&self, at: usize, year: i32) -> usize {
        let view = self.view;
        let joined = view.dash(at + 1)
            || view.is(at + 1, &["to"]) && view.before_is(at, &["from", "("])
            || view.is(at + 1, &["and"]) && view.before_is(at, &["between"]);
        let later = joined && self.end_year(year, at + 2).is_some_and(|end| end > year);
        let glued = view.glued(at + 1) && view.glued(at + 2);
        let whole = self.year(at + 2).is_some();
        if later && (whole || glued && !view.glued(at + 3)) { at + 3 } else { at + 1 }
    }

    /// The year at `at`, in full or as its last two digits after `start`.
    fn end_year(&self, start: i32, at: usize) -> Option<i32> {
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
    fn part_before(&self, at: usize) -> usize {
        let view = self.view;
        if view.before_is(at, PART) {
            return at - 1;
        }
        if at >= 2 && view.hyphen(at - 1) && view.is(at - 2, PART) { at - 2 } else { at }
    }

    /// "1970s", "1970's".
    fn decade(&self, first: usize, at: usize) -> Option<Found> {
        let view = self.view;
        let year = self.year(at)?;
        let plural = view.glued(at + 1) && matches!(view.text(at + 1), "s" | "'s" | "’s");
        if !plural || year % 10 != 0 {
            return None;
        }
        Some(decade(self.part_before(first), at + 2, year))
    }

    /// "'90s".
    fn short_decade(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let tens: i32 = view.text(at + 1).parse().ok()?;
        let quoted =
            matches!(view.text(at), "'" | "’" | "‘") && view.glued(at + 1) && view.glued(at + 2);
        (quoted && view.text(at + 2) == "s" && tens % 10 == 0 && tens < 100)
            .then(|| decade(at, at + 3, if tens < 30 { 2000 } else { 1900 } + tens))
    }

    /// "19th century", "twentieth century".
    fn century(&self, first: usize, at: usize, n: u32) -> Option<Found> {
        let hyphen = usize::from(self.view.hyphen(at));
        if !self.view.is(at + hyphen, &["century", "centuries"]) {
            return None;
        }
        let start = i32::try_from(n).ok()? * 100 - 99;
        let from = NaiveDate::from_ymd_opt(start, 1, 1)?;
        let to = NaiveDate::from_ymd_opt(start + 100, 1, 1)?;
        let timex = format!("{:02}", start / 100);
        Some(Found { first, end: at + hyphen + 1, timex, days: Some((from, to)) })
    }

    /// "the first quarter of 2019", "second quarter".
    fn quarter(&self, at: usize, n: u8) -> Option<Found> {
        let view = self.view;
        let hyphen = usize::from(view.hyphen(at + 1));
        if n > 4
            || !view.is(at + 1 + hyphen, &["quarter", "half"])
            || n > 2 && view.is(at + 1 + hyphen, &["half"])
        {
            return None;
        }
        let half = view.is(at + 1 + hyphen, &["half"]);
        let mut end = at + 2 + hyphen;
        let of = usize::from(view.is(end, &["of", "in"]));
        let stated = self.year(end + of);
        let this_year =
            view.is(end + of, &["this", "last", "next"]) && view.is(end + of + 1, &["year"]);
        let mut year = stated.or(self.published.map(Published::year));
        if stated.is_some() {
            end += of + 1;
        } else if this_year {
            year = year.map(|y| {
                y + i32::from(view.is(end + of, &["next"]))
                    - i32::from(view.is(end + of, &["last"]))
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
    fn fiscal_code(&self, at: usize) -> Option<Found> {
        let text = self.view.text(at);
        if let Some(year) = text.strip_prefix("FY").and_then(|year| year.parse::<i32>().ok()) {
            let year = if year < 100 { 2000 + year } else { year };
            return Some(Found { first: at, end: at + 1, timex: format!("FY{year}"), days: None });
        }
        let quarter: u8 = text.strip_prefix('Q')?.parse().ok().filter(|q| (1..=4).contains(q))?;
        let of = usize::from(self.view.is(at + 1, &["of", ","]));
        let stated = self.year(at + 1 + of);
        let end = if stated.is_some() { at + 2 + of } else { at + 1 };
        let year = stated.or(self.published.map(Published::year));
        let from =
            year.and_then(|year| NaiveDate::from_ymd_opt(year, u32::from(quarter) * 3 - 2, 1));
        let days = from.and_then(|from| Some((from, from.checked_add_months(Months::new(3))?)));
        let year = year.map_or_else(|| "XXXX".to_owned(), |year| year.to_string());
        Some(Found { first: at, end, timex: format!("{year}-Q{quarter}"), days })
    }

    // ---- relative ----------------------------------------------------------------------------

    /// "yesterday", "last June", "late June", "next week", "this year", "fiscal 2019".
    fn relative(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let day = |offset: i64| {
            let day = self.published.and_then(Published::day);
            let day = day.and_then(|day| day.checked_add_signed(chrono::TimeDelta::days(offset)));
            let timex = day.map_or_else(|| "PRESENT_REF".to_owned(), |day| day.to_string());
            Some(Found { first: at, end: at + 1, timex, days: day.and_then(one_day) })
        };
        match view.text(at).to_ascii_lowercase().as_str() {
            "today" | "tonight" => day(0),
            "yesterday" => day(-1),
            "tomorrow" => day(1),
            "last" => self.sided(at, at + 1, Side::Last),
            "previous" => {
                self.sided(at, at + 1, Side::Last).filter(|_| !view.before_is(at, &["the"]))
            }
            "this" => self.sided(at, at + 1, Side::This),
            "next" | "coming" => self.sided(at, at + 1, Side::Next),
            "early" | "late" | "mid" => {
                let next = at + 1 + usize::from(view.hyphen(at + 1));
                match view.lex(next) {
                    Lexeme::Month(month) => self.month_first(at, next, month, Side::Open),
                    _ if view.is(next, &["last", "this", "next"]) => {
                        self.relative(next).map(|found| Found { first: at, ..found })
                    }
                    _ => None,
                }
            }
            "fiscal" => {
                let year_at = at + 1 + usize::from(view.is(at + 1, &["year"]));
                let year = self.year(year_at)?;
                Some(Found { first: at, end: year_at + 1, timex: format!("FY{year}"), days: None })
            }
            _ => None,
        }
    }

    fn sided(&self, first: usize, at: usize, side: Side) -> Option<Found> {
        let view = self.view;
        match view.lex(at) {
            Lexeme::Weekday(day) => return self.weekday(first, at, day, side),
            Lexeme::Month(month) if self.written_as_name(at) => {
                return self.month_first(first, at, month, side);
            }
            _ => {}
        }
        let step = match side {
            Side::Last => -1,
            Side::This | Side::Open => 0,
            Side::Next => 1,
        };
        let unit = view.text(at).to_ascii_lowercase();
        let day = self.published.and_then(Published::day);
        let year = self.published.map(Published::year);
        let (timex, days) = match unit.as_str() {
            "year" => {
                let year = year.map(|year| year + step);
                let from = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
                let to = year.and_then(|year| NaiveDate::from_ymd_opt(year + 1, 1, 1));
                (year.map(|year| year.to_string()), from.zip(to))
            }
            "month" => {
                let month = self.published.filter(|published| published.month().is_some());
                let from = month
                    .and_then(|published| shift_months(published.first_day().with_day(1)?, step));
                let to = from.and_then(|from| shift_months(from, 1));
                (from.map(|from| from.format("%Y-%m").to_string()), from.zip(to))
            }
            "week" => {
                let monday = day.and_then(|day| {
                    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
                });
                let from = monday.and_then(|day| {
                    day.checked_add_signed(chrono::TimeDelta::weeks(i64::from(step)))
                });
                let to = from.and_then(|from| from.checked_add_days(Days::new(7)));
                (from.map(|from| from.format("%G-W%V").to_string()), from.zip(to))
            }
            "weekend" => {
                let saturday = day.and_then(|day| {
                    let back = (day.weekday().num_days_from_monday() + 2) % 7;
                    day.checked_sub_days(Days::new(u64::from(back)))
                });
                let from = saturday.and_then(|day| {
                    day.checked_add_signed(chrono::TimeDelta::weeks(i64::from(step.max(0))))
                });
                let to = from.and_then(|from| from.checked_add_days(Days::new(2)));
                (from.map(|from| from.format("%G-W%V-WE").to_string()), from.zip(to))
            }
            "night" if side == Side::Last => {
                let from = day.and_then(|day| day.pred_opt());
                (from.map(|from| from.to_string()), from.and_then(one_day))
            }
            "summer" | "winter" | "spring" | "autumn" | "season" | "quarter" | "decade"
            | "century" => (None, None),
            _ => return None,
        };
        let timex = timex.unwrap_or_else(|| {
            match side {
                Side::Last => "PAST_REF",
                Side::This | Side::Open => "PRESENT_REF",
                Side::Next => "FUTURE_REF",
            }
            .to_owned()
        });
        Some(Found { first, end: at + 1, timex, days })
    }
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit([' ', '-']).next().unwrap_or("")
}

fn one_day(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((day, day.succ_opt()?))
}

fn shift_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let step = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) }
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

fn decade(first: usize, end: usize, year: i32) -> Found {
    let from = NaiveDate::from_ymd_opt(year, 1, 1);
    let to = NaiveDate::from_ymd_opt(year + 10, 1, 1);
    Found { first, end, timex: format!("{}", year / 10), days: from.zip(to) }
}

/// TIMEX3 of a span of days: "(from,to,PnD)".
fn span_timex(from: NaiveDate, to: NaiveDate) -> String {
    format!("({from},{to},P{}D)", (to - from).num_days())
}

/// TIMEX3 of a counted time: "P60Y", "PT3H"; `None` for a unit TIMEX3 has no letter for.
pub(super) fn duration_timex(value: Decimal, unit: &str) -> Option<String> {
    let (times, letter) = match unit {
        "second" => (1, "TS"),
        "minute" => (1, "TM"),
        "hour" => (1, "TH"),
        "day" => (1, "D"),
        "week" => (1, "W"),
        "fortnight" => (2, "W"),
        "month" => (1, "M"),
        "quarter" => (3, "M"),
        "year" => (1, "Y"),
        "decade" => (10, "Y"),
        "century" => (100, "Y"),
        "millennium" => (1000, "Y"),
        _ => return None,
    };
    let value = value.checked_mul(Decimal::whole(times))?;
    let (time, letter) = letter.strip_prefix('T').map_or(("", letter), |letter| ("T", letter));
    Some(format!("P{time}{value}{letter}"))
}

/// The days an anchored duration covers: back from (or ahead of) the publication date.
pub(super) fn anchored(
    published: Option<Published>,
    value: Decimal,
    unit: &str,
    ahead: bool,
) -> Option<(NaiveDate, NaiveDate)> {
    let day = published?.day()?;
    let count = i32::try_from(value.to_i64()?).ok()?;
    let sign = if ahead { 1 } else { -1 };
    let other = match unit {
        "day" => day.checked_add_signed(chrono::TimeDelta::days(i64::from(count * sign))),
        "week" => day.checked_add_signed(chrono::TimeDelta::weeks(i64::from(count * sign))),
        "month" => shift_months(day, count * sign),
        "year" => shift_months(day, count.checked_mul(12)? * sign),
        "decade" => shift_months(day, count.checked_mul(120)? * sign),
        "century" => shift_months(day, count.checked_mul(1200)? * sign),
        _ => None,
    }?;
    Some(if ahead { (day, other) } else { (other, day) })
}

#[cfg(test)]
mod tests {
    use super::super::view::{View, classify};
    use super::*;
    use crate::text::tokens;

    /// Every date in `body`, written on `published`: the words, the TIMEX and the days.
    fn dates(body: &str, published: &str) -> Vec<String> {
        let tokens = tokens(body, &[]);
        let words = classify(body, &tokens);
        let view = View::new(body, &tokens, &words);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < view.len() {
            if let Some(date) = read(&view, at, Published::parse(published)) {
                let days = date.days.map_or_else(String::new, |(from, to)| format!(" {from} {to}"));
                found.push(format!(
                    "{}: {}{days}",
                    view.spans(date.first, date.end).of(body),
                    date.timex
                ));
                at = date.end;
            } else {
                at += 1;
            }
        }
        found
    }

    #[test]
    fn days_months_years() {
        for (text, expected) in [
            ("on Sunday, 15 March 2025", "Sunday, 15 March 2025: 2025-03-15 2025-03-15 2025-03-16"),
            ("on Jan. 4, 2018,", "Jan. 4, 2018: 2018-01-04 2018-01-04 2018-01-05"),
            ("the 4th of July 1976", "4th of July 1976: 1976-07-04 1976-07-04 1976-07-05"),
            ("in March 2020", "March 2020: 2020-03 2020-03-01 2020-04-01"),
            ("since 1962", "1962: 1962 1962-01-01 1963-01-01"),
            ("in the 1970s", "1970s: 197 1970-01-01 1980-01-01"),
            ("filed 2023-07-14 late", "2023-07-14: 2023-07-14 2023-07-14 2023-07-15"),
            ("the first quarter of 2019", "first quarter of 2019: 2019-Q1 2019-01-01 2019-04-01"),
        ] {
            assert_eq!(dates(text, ""), [expected]);
        }
    }

    #[test]
    fn the_publication_date_decides_what_is_open() {
        for (text, expected) in [
            ("visited last June", "last June: 2023-06 2023-06-01 2023-07-01"),
            ("came in late June", "late June: 2023-06 2023-06-01 2023-07-01"),
            ("died on Monday", "Monday: 2023-07-10 2023-07-10 2023-07-11"),
            ("said yesterday", "yesterday: 2023-07-13 2023-07-13 2023-07-14"),
            ("fell last year", "last year: 2022 2022-01-01 2023-01-01"),
            ("from December 24", "December 24: 2022-12-24 2022-12-24 2022-12-25"),
        ] {
            assert_eq!(dates(text, "2023-07-14"), [expected]);
        }
        assert_eq!(dates("on May 4", ""), ["May 4: XXXX-05-04"]);
    }

    #[test]
    fn counts_are_no_years() {
        for text in
            ["about 2000 people", "1500 jobs", "a 1990 kg load", "it may march on", "S. 1234"]
        {
            assert_eq!(dates(text, "2023"), Vec::<String>::new(), "{text}");
        }
    }
}
