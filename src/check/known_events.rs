//! The table of well-known events and of what was not there before some year. What a text makes of
//! them is left to the check.

use std::sync::OnceLock;

use crate::text::{Word, WordMap, Words};
use crate::w;

/// One line of the table.
#[derive(Debug)]
pub(super) struct Known {
    /// Its name, word by word.
    pub(super) words: Vec<Word>,
    /// Its name.
    pub(super) name: &'static str,
    /// Its first year.
    pub(super) first: i32,
    /// Its last year.
    pub(super) last: i32,
    /// Whether it is a thing that was not there before.
    pub(super) since: bool,
    /// Words of the sentence that show another thing of that name: Saturn's satellites.
    pub(super) unless: Vec<Word>,
}

impl Known {
    /// Returns whether its name is a clause: "queen victoria died".
    pub(super) fn is_clause(&self) -> bool {
        const VERBS: &Words = w![
            "was",
            "died",
            "opened",
            "walked",
            "landed",
            "set",
            "orbited",
            "failed",
            "went",
            "filed",
            "collapsed",
            "erupted",
        ];
        self.first == self.last && self.words.iter().any(|word| word.is_in(VERBS))
    }
}

/// The last year of what is still there.
pub(super) const OPEN: i32 = 9999;

/// The table, by the first word of each.
pub(super) fn table() -> &'static WordMap<Vec<Known>> {
    static TABLE: OnceLock<WordMap<Vec<Known>>> = OnceLock::new();
    const LINES: &str = include_str!("known_events.csv");
    TABLE.get_or_init(|| {
        let mut found: WordMap<Vec<Known>> = WordMap::default();
        for line in LINES.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let mut cells = line.split(',');
            let (Some(kind), Some(name), Some(first), Some(last)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let words: Vec<Word> = name.split(' ').map(Word::of).collect();
            let (Some(head), Ok(first)) = (words.first().copied(), first.parse()) else { continue };
            let last = last.parse().unwrap_or(OPEN);
            let unless = cells.nth(1).unwrap_or_default();
            let unless = unless.split('|').filter(|word| !word.is_empty()).map(Word::of).collect();
            let known = Known { words, name, first, last, since: kind == "since", unless };
            found.entry(head).push(known);
        }
        found
    })
}
