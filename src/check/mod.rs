//! Checks: what in an article does not fit. One file a check under `checks`; usual sizes beside
//! them in `reference.csv`. A check is a plain function over what the lower rooms read, and cannot
//! fail. Knows no files, no store, no clock.

mod accounted;
mod addends;
mod allow;
#[cfg(test)]
mod aloud;
#[cfg(test)]
mod aloud_sums;
#[cfg(test)]
mod aloud_times;
mod among_days;
mod apiece;
mod apposed;
mod arithmetic;
mod around;
mod ballots;
mod beside;
mod beyond;
mod bits;
mod bodies;
mod calendar;
mod case;
mod change;
pub mod checks;
mod close_by;
mod comparatives;
mod compared;
mod conversion;
mod countries;
mod courses;
mod crowds;
mod deeds;
mod divided;
mod doers;
mod dwellers;
mod elsewhere;
mod evident;
mod exactness;
mod examples;
mod exceeding;
mod falls;
mod families;
mod fate;
mod feasts;
mod fellows;
mod first_hand;
mod flag;
mod fraction;
mod frame;
mod grouped;
mod heading;
mod jail_terms;
mod kinds;
mod known_days;
mod known_events;
mod landmarks;
mod lasting;
mod lead;
mod left_over;
mod level_points;
mod likeness;
mod mend;
mod mention;
mod misprints;
mod more_than_live;
mod no_size;
mod old_ages;
mod once;
mod one_answer;
mod one_body;
mod openers;
mod other_base;
mod other_unit;
mod over_hundred;
mod passage;
mod past_end;
mod payers;
mod persons;
mod places;
mod plain_sums;
mod points_of_amounts;
mod portion;
mod profits;
mod quota;
mod reference;
mod reference_table;
mod relation;
mod restated;
mod retold;
mod rolls;
mod said_than;
mod settings;
mod settle;
mod share_named;
mod share_of_sum;
mod share_verbs;
mod share_words;
mod shares;
mod sides;
mod signs_of_life;
mod size_told;
mod speakers;
mod spelled;
mod split_times;
mod story_sums;
mod subject;
mod tally;
mod temperature;
mod tens;
mod tense;
mod than;
mod third;
mod timeline;
mod titled;
#[cfg(test)]
mod trial;
mod turned;
mod turnover;
mod unit_sizes;
mod unread_scale;
mod upside_down;
mod usual_readings;
mod warmth;
mod whereabouts;
mod whole_readings;
mod whole_things;
mod wholes;
#[cfg(test)]
mod wider;
mod word_families;
mod wording;
mod works;
mod year_slips;
mod years;

use std::cmp::Reverse;
use std::slice;

pub use allow::{Allowance, Allowances, Place};
pub use case::{Case, Memo};
pub use examples::{RowExample, row_examples};
pub use flag::{Flag, Severity};
pub use reference::{Basis, Reference, References};
pub use reference_table::{COLUMNS, ReferenceError, faults as reference_faults};
pub use settings::Settings;
pub use word_families::Listed;

pub use checks::ALL;

/// One check, as data: its examples are its tests, its documentation and the text of `explain`.
#[derive(Debug)]
pub struct Check {
    /// Names the fault, in kebab-case; stored in people's databases.
    pub code: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Why it is worth asking, what it compares, and when it keeps silent.
    pub why: &'static str,
    /// The loudest it gets.
    pub severity: Severity,
    /// Finds what does not fit.
    pub run: fn(&Case<'_>) -> Vec<Flag>,
    /// Texts on which it must fire.
    pub fires: &'static [Example],
    /// Texts on which it must stay silent.
    pub silent: &'static [Example],
}

/// A text of our own, written for one check.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The publication date, or empty.
    pub date: &'static str,
    /// The words.
    pub text: &'static str,
    /// The words the flag must stand on; empty for a silent example.
    pub at: &'static str,
    /// A reading it must offer, or empty.
    pub reading: &'static str,
}

impl Example {
    /// Returns a text on which a check must fire at the words `at`, offering `reading`.
    pub const fn fires(
        date: &'static str,
        text: &'static str,
        at: &'static str,
        reading: &'static str,
    ) -> Self {
        Self { date, text, at, reading }
    }

    /// Returns a text on which a check must stay silent.
    pub const fn silent(date: &'static str, text: &'static str) -> Self {
        Self { date, text, at: "", reading: "" }
    }
}

/// Returns the check of that code.
pub fn by_code(code: &str) -> Option<&'static Check> {
    ALL.iter().find(|check| check.code == code)
}

/// Runs every check; flags come in order of place, the loudest first where they share one.
pub fn run_all(case: &Case<'_>) -> Vec<Flag> {
    run_together(slice::from_ref(case)).pop().unwrap_or_default()
}

/// Runs every check on every case, as [`run_all`] does each: returns the flags of each case.
///
/// Goes check by check, not case by case. A short text takes a check less time than it takes the
/// machine to fetch the check's code, which it then has at hand for the next text.
pub fn run_together(cases: &[Case<'_>]) -> Vec<Vec<Flag>> {
    let mut all = vec![Vec::new(); cases.len()];
    let pairs = cases.iter().zip(&mut all);
    let mut read: Vec<_> = pairs.filter(|(case, _)| case.has_numbers()).collect();
    for check in ALL {
        for (case, flags) in &mut read {
            let mut own = (check.run)(case);
            if !own.is_empty() {
                flags.append(&mut own);
            }
        }
    }
    for (case, flags) in read {
        settle::settle(case, flags);
        flags.sort_by_key(|flag| (flag.span.start, Reverse(flag.severity), flag.span.end));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim;
    use crate::text::{Published, Text};

    fn run(check: &Check, example: &Example) -> Vec<Flag> {
        let mut text = Text::plain(example.text);
        text.published = Published::parse(example.date);
        assert_eq!(text.published.is_none(), example.date.is_empty(), "bad date in an example");
        let extraction = claim::extract(&text);
        let references = References::built_in();
        (check.run)(&Case {
            text: &text,
            extraction: &extraction,
            references: &references,
            memo: &Memo::default(),
        })
    }

    #[test]
    fn every_check_fires_on_its_examples() {
        for check in ALL {
            assert!(check.fires.len() >= 5, "{} has too few firing examples", check.code);
            for example in check.fires {
                let flags = run(check, example);
                let found: Vec<&str> =
                    flags.iter().map(|flag| flag.span.of(example.text)).collect();
                assert_eq!(found, [example.at], "{}: {}", check.code, example.text);
                let flag = &flags[0];
                assert_eq!(flag.code, check.code);
                assert!(flag.severity <= check.severity, "{} is louder than it says", check.code);
                assert!(flag.message.ends_with('.') && !flag.computation.is_empty());
                let offered = example.reading.is_empty()
                    || flag.suggestions.iter().any(|reading| reading == example.reading);
                assert!(offered, "{}: no {:?} in {flag:?}", check.code, example.reading);
            }
        }
    }

    #[test]
    fn every_check_stays_silent_on_its_examples() {
        for check in ALL {
            assert!(check.silent.len() >= 5, "{} has too few silent examples", check.code);
            for example in check.silent {
                let flags = run(check, example);
                assert!(flags.is_empty(), "{}: {}\n{flags:?}", check.code, example.text);
            }
        }
    }

    #[test]
    fn a_code_names_one_check_in_kebab_case() {
        for (at, check) in ALL.iter().enumerate() {
            assert!(ALL[..at].iter().all(|other| other.code != check.code));
            assert!(check.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            assert!(!check.summary.ends_with('.') && check.why.ends_with('.'));
        }
    }
}
