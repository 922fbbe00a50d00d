//! What pictures of the work are drawn from: claims settled and open day by day, the verdicts that
//! stand, and what became of each check's flags. How they are drawn is left to the pages.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta, Utc};

use super::error::Error;
use super::id::article_id;
use super::list::known_article;
use super::open::Desk;
use super::scale::scale;
use crate::desk::row::SettledRow;
use crate::desk::tally::{CheckTally, Tallies};

/// A picture of a desk shows its newest articles, at most so many: it never goes through all.
const ARTICLES: usize = 200;
/// A picture over time has at most so many columns; then one stands for several days.
const COLUMNS: i64 = 30;

/// How the claims stood at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// `2024-05-14`, in UTC.
    pub day: String,
    /// Claims settled by then.
    pub settled: usize,
    /// Claims with a verdict, not yet settled.
    pub checked: usize,
    /// Claims that nobody had checked yet.
    pub open: usize,
}

/// What pictures are drawn from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pictures {
    /// Of how many articles.
    pub articles: usize,
    /// Whether the desk has more, older ones.
    pub more: bool,
    /// Day by day; the last is today.
    pub days: Vec<Day>,
    /// How many claims have which verdict, in the order of the scale.
    pub verdicts: Vec<(String, usize)>,
    /// What became of the flags, check by check.
    pub checks: Vec<CheckTally>,
}

/// Returns what the pictures of an article, or of the desk's newest articles, are drawn from.
pub fn pictures(desk: &Desk, article: Option<&str>) -> Result<Pictures, Error> {
    let (ids, more) = if let Some(id) = article {
        (vec![known_article(desk, id)?], false)
    } else {
        let most = i64::try_from(ARTICLES + 1).unwrap_or(i64::MAX);
        let rows = desk.store.newest_articles(most)?;
        let newest = rows.iter().take(ARTICLES).map(|row| article_id(&row.id));
        (newest.collect::<Result<_, _>>()?, rows.len() > ARTICLES)
    };
    desk.store.at_one_moment(|| {
        let mut claims = Vec::new();
        let mut tallies = Tallies::default();
        for &id in &ids {
            claims.extend(desk.store.settled(id)?);
            desk.store.flag_outcomes(id)?.iter().for_each(|flag| tallies.see(flag));
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for verdict in claims.iter().filter_map(|claim| claim.verdict.as_deref()) {
            *counts.entry(verdict).or_default() += 1;
        }
        let (_, steps) = scale(desk)?;
        let mut verdicts: Vec<(String, usize)> = steps
            .into_iter()
            .map(|step| (counts.remove(step.label.as_str()).unwrap_or(0), step.label))
            .map(|(count, label)| (label, count))
            .collect();
        // Verdicts given on an earlier scale.
        verdicts.extend(counts.into_iter().map(|(label, count)| (label.to_owned(), count)));
        let mut checks = tallies.rows();
        checks.retain(|check| check.raised > 0);
        let days = days(&claims, Utc::now().date_naive());
        Ok(Pictures { articles: ids.len(), more, days, verdicts, checks })
    })
}

/// How the claims stood, in even steps up to today.
fn days(claims: &[SettledRow], today: NaiveDate) -> Vec<Day> {
    let day = |at: &str| at.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    let Some(first) = claims.iter().filter_map(|claim| day(&claim.added_at)).min() else {
        return Vec::new();
    };
    let long = (today - first).num_days().max(0);
    let step = long / COLUMNS + 1;
    let columns = long / step;
    let at = |column: i64| today - TimeDelta::days((columns - column) * step);
    let stood = |end: NaiveDate| {
        let mut stood = Day { day: end.to_string(), settled: 0, checked: 0, open: 0 };
        for claim in claims.iter().filter(|claim| day(&claim.added_at).is_some_and(|d| d <= end)) {
            let by_then = day(&claim.last_at).is_some_and(|last| last <= end);
            match claim.state.as_str() {
                "closed" | "dismissed" if by_then => stood.settled += 1,
                "checked" if by_then => stood.checked += 1,
                _ => stood.open += 1,
            }
        }
        stood
    };
    (0..=columns).map(at).map(stood).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(added: &str, state: &str, last: &str) -> SettledRow {
        let (added_at, last_at) = (format!("{added}T10:00:00Z"), format!("{last}T12:00:00Z"));
        SettledRow { added_at, state: state.to_owned(), last_at, verdict: None }
    }

    #[test]
    fn a_claim_is_open_until_the_day_of_the_last_word_on_it() {
        let claims = [
            claim("2024-05-12", "closed", "2024-05-13"),
            claim("2024-05-12", "checked", "2024-05-14"),
            claim("2024-05-13", "open", "2024-05-13"),
            claim("2024-05-13", "dismissed", "2024-05-13"),
        ];
        let found = days(&claims, "2024-05-14".parse().unwrap());
        let found: Vec<_> =
            found.iter().map(|d| (d.day.as_str(), d.settled, d.checked, d.open)).collect();
        let wanted = [("2024-05-12", 0, 0, 2), ("2024-05-13", 2, 0, 2), ("2024-05-14", 2, 1, 1)];
        assert_eq!(found, wanted);
    }

    #[test]
    fn years_have_no_more_columns_than_weeks() {
        let claims = [claim("2019-01-01", "open", "2019-01-01")];
        let found = days(&claims, "2024-05-14".parse().unwrap());
        assert!(found.len() <= 31, "{}", found.len());
        assert_eq!(found.last().unwrap().day, "2024-05-14");
        assert!(days(&[], "2024-05-14".parse().unwrap()).is_empty());
        // A clock that goes behind its desk's.
        assert_eq!(days(&claims, "2018-12-31".parse().unwrap()).len(), 1);
    }
}
