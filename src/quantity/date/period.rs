//! Quarters, halves, seasons and fiscal years: "the first quarter of 2019", "Q3 2020", "H1 2024",
//! "FY2007", "fiscal 2024/25".

use chrono::{Months, NaiveDate};

use super::{Found, Grain, Reader};
use crate::text::Word;
use crate::w;

impl Reader<'_, '_> {
    /// "the first quarter of 2019", "second quarter", "the first half of this year".
    /// The ordinal begins at `at` and ends before `next`.
    pub(super) fn quarter(&self, at: usize, next: usize, n: u8) -> Option<Found> {
        let view = self.view;
        let hyphen = usize::from(view.hyphen(next));
        let half = view.is(next + hyphen, w!["half"]);
        if !(1..=4).contains(&n) || !half && !view.is(next + hyphen, w!["quarter"]) || n > 2 && half
        {
            return None;
        }
        let end = next + 1 + hyphen;
        let of = usize::from(view.is(end, w!["of", "in"]));
        let the = usize::from(of == 1 && view.is(end + 1, w!["the"]));
        let stated = self
            .year(end + of)
            .map(|year| (year, end + of + 1))
            .or_else(|| self.relative_year(end))
            .or_else(|| self.worded_year_of(end))
            .or_else(|| {
                let year = view.is(end + of + the, w!["year"]) && the == 1;
                Some((self.published.filter(|_| year)?.year(), end + of + the + 1))
            });
        // "last year's first quarter"
        let owned = (at >= 3 && view.is(at - 1, w!["'s", "’s"]) && view.is(at - 2, w!["year"]))
            .then(|| self.relative_year(at - 3))
            .flatten();
        if half && stated.is_none() && owned.is_none() {
            return None;
        }
        let (year, end) = match (stated, owned) {
            (Some((year, end)), _) => (Some(year), end),
            (None, Some((year, _))) => (Some(year), end),
            (None, None) => (None, end),
        };
        Some(self.part_of_year(at, end, year, n, half))
    }

    /// Quarter or half `n` of a year, or the latest that had begun.
    fn part_of_year(
        &self,
        first: usize,
        end: usize,
        year: Option<i32>,
        n: u8,
        half: bool,
    ) -> Found {
        let months = if half { 6 } else { 3 };
        let letter = if half { 'H' } else { 'Q' };
        let start = |year| NaiveDate::from_ymd_opt(year, u32::from(n - 1) * months + 1, 1);
        let latest = || {
            let published = self.published?;
            let begun = start(published.year()).is_some_and(|day| day <= published.last_day());
            let back = i32::from(!begun && !self.ahead(first));
            Some(published.year() - back)
        };
        let open = year.is_none();
        let Some(year) = year.or_else(latest) else {
            return Found::unresolved(first, end, format!("XXXX-{letter}{n}"), Grain::Quarter);
        };
        let days = start(year)
            .and_then(|from| Some((from, from.checked_add_months(Months::new(months))?)));
        let timex = format!("{year}-{letter}{n}");
        Found { first, end, timex, days, grain: Grain::Quarter, open }
    }

    /// "FY2007", "Q3 2020", "H1 2024".
    pub(super) fn fiscal_code(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let text = view.text(at);
        if let Some(digits) = text.strip_prefix("FY") {
            let year: i32 = digits.parse().ok().filter(|_| matches!(digits.len(), 2 | 4))?;
            let year = if year < 100 { 2000 + year } else { year };
            let timex = format!("FY{year}");
            return Some(Found::unresolved(at, at + 1, timex, Grain::Whole));
        }
        let of = usize::from(view.is(at + 1, w!["of", ","]));
        let stated = self
            .year(at + 1 + of)
            .map(|year| (year, at + 2 + of))
            .or_else(|| self.relative_year(at + 1));
        let end = stated.map_or(at + 1, |(_, end)| end);
        self.fiscal_part(at, end, stated.map(|(year, _)| year))
    }

    /// "Q3", "H1" at `at`; a half only with a year.
    pub(super) fn fiscal_part(&self, at: usize, end: usize, year: Option<i32>) -> Option<Found> {
        let text = self.view.text(at);
        let (half, digit) = match text.as_bytes() {
            [b'Q', digit] => (false, digit),
            [b'q', digit] if year.is_some() => (false, digit),
            [b'H', digit] if year.is_some() => (true, digit),
            _ => return None,
        };
        let n = digit.checked_sub(b'0')?;
        let most = if half { 2 } else { 4 };
        (1..=most).contains(&n).then(|| self.part_of_year(at, end, year, n, half))
    }

    /// "fiscal 2019", "fiscal year 2024/25", "financial year 2019-20": whose year it is is not
    /// known, so its days are not either.
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let year_at = at + 1 + usize::from(view.is(at + 1, w!["year"]));
        let year = self.year(year_at)?;
        let second = view.text(year_at + 2);
        let joined = view.glued(year_at + 1)
            && view.glued(year_at + 2)
            && (view.dash(year_at + 1) || view.is(year_at + 1, w!["/"]))
            && matches!(second.len(), 2 | 4);
        let last = second.parse::<i32>().ok().filter(|_| joined);
        let last = last.filter(|last| last % 100 == (year + 1) % 100);
        let (timex, end) = match last {
            Some(_) => (format!("FY{year}/{}", year + 1), year_at + 3),
            None => (format!("FY{year}"), year_at + 1),
        };
        Some(Found::unresolved(at, end, timex, Grain::Whole))
    }

    /// "this summer", "last winter", "next spring": the first day and the day after the last.
    pub(super) fn season_near(&self, name: &str, step: i32) -> Option<(i32, NaiveDate, NaiveDate)> {
        let published = self.published?;
        let today = published.day().unwrap_or_else(|| published.last_day());
        let year = published.year();
        let of = |year| season_days(name, year).map(|(from, to)| (year, from, to));
        let mut years = (year - 2..=year + 2).filter_map(of);
        match step {
            -1 => years.rfind(|&(_, _, to)| to <= today),
            1 => years.find(|&(_, from, _)| from > today),
            _ => years.find(|&(_, _, to)| to > today).filter(|found| found.0 <= year).or(of(year)),
        }
    }
}

/// TIMEX3's name of a season.
pub(super) fn season(word: Word) -> Option<&'static str> {
    const NAMES: [(Word, &str); 5] = [
        (Word::of("spring"), "SP"),
        (Word::of("summer"), "SU"),
        (Word::of("autumn"), "FA"),
        (Word::of("fall"), "FA"),
        (Word::of("winter"), "WI"),
    ];
    NAMES.into_iter().find(|(name, _)| *name == word).map(|(_, timex)| timex)
}

/// The days of a season as the weather services of the north count them: summer is June to August.
pub(super) fn season_days(name: &str, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let month = match name {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((from, from.checked_add_months(Months::new(3))?))
}
