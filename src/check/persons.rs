//! Whether a figure counts persons, by the noun it prints: "people", "applicants", "gardeners".
//! Many a noun for persons ends as "heifers", "plants" and "trees" do; so the nouns are listed.

use super::doers::DOERS;
use super::mention::is_person;
use super::subject::stem;
use crate::quantity::Figure;

/// Returns whether the figure counts persons.
pub(super) fn counts_persons(own: &Figure) -> bool {
    let thing = own.thing.as_deref().unwrap_or("");
    let Some(noun) = thing.split_whitespace().last() else { return false };
    names_persons(noun)
}

/// Whether a noun names persons.
pub(super) fn names_persons(noun: &str) -> bool {
    let one = stem(noun);
    is_person(one) || one.is_in(DOERS) || noun.ends_with("men")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_by_their_noun_and_not_by_its_ending() {
        let counts = |thing: &str| {
            let text = crate::text::Text::plain(format!("They saw 31 {thing}."));
            let read = crate::claim::extract(&text);
            read.figures.iter().any(counts_persons)
        };
        for thing in ["applicants", "gardeners", "young trainees", "salesmen", "people", "skiers"] {
            assert!(counts(thing), "{thing}");
        }
        for thing in ["heifers", "plants", "trees", "towers", "elephants", "tractors", "coffees"] {
            assert!(!counts(thing), "{thing}");
        }
    }
}
