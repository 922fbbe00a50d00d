//! Feasts that keep their weekday and not their date: Memorial Day, Thanksgiving, those that go by
//! Easter. Which date is in doubt is left to the checks.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::case::Case;
use crate::text::{Span, Words};
use crate::w;

/// When a feast is.
enum Rule {
    /// The first, second and so on such weekday of a month.
    Nth(u32, u8, Weekday),
    /// The last such weekday of a month.
    Last(u32, Weekday),
    /// So many days from Easter.
    Easter(i64),
}

/// The words of a name, one list a word, and when it is. Thanksgiving is twice, of two countries.
const FEASTS: &[(&[&Words], Rule)] = &[
    (&[w!["memorial"], w!["day"]], Rule::Last(5, Weekday::Mon)),
    (&[w!["labor"], w!["day"]], Rule::Nth(9, 1, Weekday::Mon)),
    (&[w!["thanksgiving"]], Rule::Nth(11, 4, Weekday::Thu)),
    (&[w!["thanksgiving"]], Rule::Nth(10, 2, Weekday::Mon)),
    (&[w!["columbus"], w!["day"]], Rule::Nth(10, 2, Weekday::Mon)),
    (&[w!["luther"], w!["king"]], Rule::Nth(1, 3, Weekday::Mon)),
    (&[w!["good"], w!["friday"]], Rule::Easter(-2)),
    (&[w!["palm"], w!["sunday"]], Rule::Easter(-7)),
    (&[w!["ash"], w!["wednesday"]], Rule::Easter(-46)),
    (&[w!["easter"], w!["monday"]], Rule::Easter(1)),
    (&[w!["easter"]], Rule::Easter(0)),
    (&[w!["whit"], w!["monday"]], Rule::Easter(50)),
];

/// Returns the feast within a few days of `date` that the sentences around `place` name, with its
/// name as printed.
pub(super) fn near<'a>(
    case: &Case<'a>,
    place: Span,
    date: NaiveDate,
) -> Option<(NaiveDate, &'a str)> {
    const BEFORE: usize = 2;
    const NEAR_DAYS: i64 = 4;
    let own = case.sentence_index(place.start)?;
    let around = case.extraction.sentences.iter().skip(own.saturating_sub(BEFORE));
    let mut tokens =
        around.take(BEFORE + 2).flat_map(|sentence| sentence.first_token..sentence.end_token);
    tokens.find_map(|at| {
        let (words, rule) = FEASTS.iter().find(|(words, rule)| {
            let day = rule.in_year(date.year());
            names(case, at, words)
                && day.is_some_and(|day| (day - date).num_days().abs() <= NEAR_DAYS)
        })?;
        let last = case.tokens().get(at + words.len() - 1)?.span;
        let name = case.words(case.tokens().get(at)?.span.cover(last));
        Some((rule.in_year(date.year())?, name))
    })
}

/// Whether a name stands at token `at`, and not the day behind it: "the day after Easter".
fn names(case: &Case<'_>, at: usize, words: &[&Words]) -> bool {
    const ASIDE: &Words = w!["after", "before", "following", "since"];
    let said = words.iter().enumerate().all(|(step, word)| case.is(at + step, word));
    said && case.capital(at) && !case.any(at.saturating_sub(2)..at, ASIDE)
}

impl Rule {
    fn in_year(&self, year: i32) -> Option<NaiveDate> {
        match *self {
            Self::Nth(month, nth, weekday) => {
                NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)
            }
            Self::Last(month, weekday) => [5, 4]
                .into_iter()
                .find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth)),
            Self::Easter(days) => {
                let step = Days::new(days.unsigned_abs());
                let easter = easter(year)?;
                if days < 0 { easter.checked_sub_days(step) } else { easter.checked_add_days(step) }
            }
        }
    }
}

/// Easter Sunday by the rule that J.-M. Oudin gave for the Gregorian calendar.
fn easter(year: i32) -> Option<NaiveDate> {
    let century = year / 100;
    let golden = year % 19;
    let skipped = (century - 17) / 25;
    let moon = (century - century / 4 - (century - skipped) / 3 + 19 * golden + 15) % 30;
    let moon = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    // In days of March, which has 31.
    let day = 28 + moon - weekday;
    let (month, day) = if day > 31 { (4, day - 31) } else { (3, day) };
    NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feast_has_its_day_in_every_year() {
        for (rule, day) in [
            (Rule::Easter(0), "2005-03-27"),
            (Rule::Easter(0), "2008-03-23"),
            (Rule::Easter(0), "2019-04-21"),
            (Rule::Easter(0), "1954-04-18"),
            (Rule::Easter(-2), "2024-03-29"),
            (Rule::Last(5, Weekday::Mon), "2010-05-31"),
            (Rule::Last(5, Weekday::Mon), "2013-05-27"),
            (Rule::Nth(11, 4, Weekday::Thu), "2015-11-26"),
        ] {
            let day: NaiveDate = day.parse().expect("a day");
            assert_eq!(rule.in_year(day.year()), Some(day));
        }
    }
}
