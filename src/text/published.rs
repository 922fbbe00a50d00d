//! The publication date, as exactly as it is known: a year, a month or a day. It decides relative
//! dates, years and tenses; "today" never does.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// When an article is (to be) published: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    first: NaiveDate,
    exact: Exact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exact {
    Year,
    Month,
    Day,
}

impl Published {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; anything else, or a day that does not exist, is
    /// `None`.
    ///
    /// ```
    /// use factdesk::text::Published;
    /// assert_eq!(Published::parse("2023-07").unwrap().to_string(), "2023-07");
    /// assert!(Published::parse("2023-02-30").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, len: usize| {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = i32::try_from(digits(parts.next()?, 4)?).ok()?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let (month, day) = (month.flatten(), day.flatten());
        let exact = match (month, day) {
            (None, _) => Exact::Year,
            (_, None) => Exact::Month,
            _ => Exact::Day,
        };
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Self { first, exact })
    }

    /// Reads a date as somebody types it: as `parse` does, or with the month's name.
    ///
    /// ```
    /// use factdesk::text::Published;
    /// assert_eq!(Published::typed("Nov 29, 2026").unwrap().to_string(), "2026-11-29");
    /// assert_eq!(Published::typed("November 2026").unwrap().to_string(), "2026-11");
    /// ```
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(known) = Self::parse(text) {
            return Some(known);
        }
        let parted = text.replace(',', " ").to_lowercase();
        let words: Vec<_> = parted.split_whitespace().filter(|word| *word != "of").collect();
        let (month, day, year) = match words.as_slice() {
            [month, year] => (month_named(month)?, None, year),
            [one, two, year] => match month_named(one) {
                Some(month) => (month, Some(day_of(two)?), year),
                None => (month_named(two)?, Some(day_of(one)?), year),
            },
            _ => return None,
        };
        let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
        Self::parse(&format!("{year}-{month:02}{day}"))
    }

    /// Returns the year.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// Returns the month, 1 to 12, when it is known.
    pub fn month(self) -> Option<u32> {
        (self.exact != Exact::Year).then(|| self.first.month())
    }

    /// Returns the very day, when it is known.
    pub fn day(self) -> Option<NaiveDate> {
        (self.exact == Exact::Day).then_some(self.first)
    }

    /// Returns the first day it can be.
    pub fn first_day(self) -> NaiveDate {
        self.first
    }

    /// Returns the last day it can be.
    pub fn last_day(self) -> NaiveDate {
        let (year, month) = (self.first.year(), self.first.month());
        let next = match self.exact {
            Exact::Day => return self.first,
            Exact::Month if month < 12 => NaiveDate::from_ymd_opt(year, month + 1, 1),
            Exact::Month | Exact::Year => NaiveDate::from_ymd_opt(year + 1, 1, 1),
        };
        next.and_then(|day| day.pred_opt()).unwrap_or(self.first)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pattern = match self.exact {
            Exact::Year => "%Y",
            Exact::Month => "%Y-%m",
            Exact::Day => "%Y-%m-%d",
        };
        write!(f, "{}", self.first.format(pattern))
    }
}

/// Returns the month of its name, whole or cut short: `november`, `nov`, `sept.`.
fn month_named(word: &str) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let word = if word == "sept" { "sep" } else { word };
    word.parse::<chrono::Month>().ok().map(|month| month.number_from_month() as usize)
}

/// Returns the number of a day: `29`, `29th`.
fn day_of(word: &str) -> Option<u32> {
    let ended = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    let digits = ended.unwrap_or(word);
    let plain = digits.len() <= 2 && digits.bytes().all(|sign| sign.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_type_it() {
        for (text, day) in [
            ("29 November 2026", "2026-11-29"),
            ("Nov 29, 2026", "2026-11-29"),
            ("Sept. 1st, 2025", "2025-09-01"),
            (" 2nd of May 2024 ", "2024-05-02"),
            ("mar 2024", "2024-03"),
            ("2024-03-05", "2024-03-05"),
        ] {
            assert_eq!(Published::typed(text).map(|date| date.to_string()).as_deref(), Some(day));
        }
        let wrong = ["", "31 November 2026", "Nov 29", "29 2026", "Ma 2 2024", "May 2 24", "é 1 2"];
        for text in wrong {
            assert_eq!(Published::typed(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_runs_to_its_last_day() {
        let day = |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let published = Published::parse("2024-02").unwrap();
        assert_eq!(published.first_day(), day("2024-02-01"));
        assert_eq!(published.last_day(), day("2024-02-29"));
        assert_eq!(Published::parse("2023").unwrap().last_day(), day("2023-12-31"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "23", "2023-7", "2023-13", "2023-07-32", "2023-07-01-01", "July 2023"] {
            assert_eq!(Published::parse(text), None, "{text}");
        }
    }
}
