//! Countries and states by name, with how many people live there: the rows of `populations.csv`.
//! What to make of a number beside a name is left to the checks.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::case::Case;

/// A country or a state, as the table has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Its name: "New Zealand".
    pub name: &'static str,
    /// How many people live there, rounded.
    pub people: f64,
}

/// The places by the first word of their names, in lower case; the longest names first.
static PLACES: LazyLock<HashMap<&'static str, Vec<Place>, RandomState>> = LazyLock::new(|| {
    let mut places: HashMap<&'static str, Vec<Place>, RandomState> = HashMap::default();
    let rows = include_str!("populations.csv").lines().filter(|row| !row.starts_with('#'));
    for row in rows.skip(1) {
        let Some((name, people)) = row.split_once(',') else { continue };
        let Some(first) = name.split([' ', '-']).next() else { continue };
        let Ok(people) = people.parse() else { continue };
        places.entry(first).or_default().push(Place { name, people });
    }
    for all in places.values_mut() {
        all.sort_by_key(|place| std::cmp::Reverse(place.name.len()));
    }
    places
});

/// Returns the places named among these tokens, each with its first token and the token after it.
pub(super) fn within(case: &Case<'_>, tokens: Range<usize>) -> Vec<(Place, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let place = case.capital(at).then(|| place_at(case, at)).flatten();
        if let Some((place, end)) = place {
            found.push((place, at..end));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Returns the place with most people among those whose names are meant.
pub(super) fn largest(meant: impl Fn(&str) -> bool) -> Option<Place> {
    let own = PLACES.values().flatten().filter(|place| meant(place.name));
    own.max_by(|one, other| one.people.total_cmp(&other.people)).copied()
}

/// The place whose name begins at that token, and the token after the name.
fn place_at(case: &Case<'_>, at: usize) -> Option<(Place, usize)> {
    let named = PLACES.get(case.printed(at))?;
    named.iter().find_map(|place| {
        let mut end = at;
        for word in place.name.split_inclusive([' ', '-']) {
            let (word, hyphen) = match word.strip_suffix('-') {
                Some(word) => (word, true),
                None => (word.trim_end(), false),
            };
            if case.printed(end) != word || hyphen && case.printed(end + 1) != "-" {
                return None;
            }
            end += 1 + usize::from(hyphen);
        }
        Some((*place, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let rows = include_str!("populations.csv").lines();
        let rows = rows.filter(|row| !row.starts_with('#')).skip(1).count();
        let all: Vec<&Place> = PLACES.values().flatten().collect();
        assert_eq!(all.len(), rows);
        assert!(all.iter().all(|place| (10_000.0..2e9).contains(&place.people)));
        for place in &all {
            let twins = all.iter().filter(|other| other.name == place.name).count();
            assert_eq!(twins, 1, "{}", place.name);
        }
    }
}
