//! Phrases of the reference table that stand right before or right behind a figure. They are
//! looked up by the words that are there, so that it does not matter how many a table has. What
//! else a row listens for is asked in `speakers.rs`.

use std::mem;
use std::ops::Range;

use super::around::key;
use super::case::Case;
use crate::quantity::{Figure, FigureKind};
use crate::text::{TokenKind, Word, WordMap};
use crate::w;

/// All phrases of a table, and which rows wait for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    leads: Leads,
    /// Words of which one must stand behind the figure.
    pub trails: Trails,
    /// Words of which none may stand behind the figure.
    pub bars: Trails,
}

/// The rows, by their places, of which a phrase stands beside a figure; most often none.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Those of which a phrase stands right before it.
    pub led: Vec<usize>,
    /// Those of which a word stands behind it.
    pub followed: Vec<usize>,
    /// Those of which a word stands behind it that must not.
    pub barred: Vec<usize>,
}

impl Phrases {
    /// Adds "home to" with its marks for a row; [`Self::sort`] comes after the last.
    pub(super) fn add_lead(&mut self, words: &str, marks: usize, row: usize) {
        let words = words.rsplit(' ').map(key).collect();
        self.leads.sorted.push(Lead { words, stands: Stands::marked(marks), row });
    }

    /// Puts the leads in order.
    pub(super) fn sort(&mut self) {
        self.leads = Leads::of(mem::take(&mut self.leads.sorted));
    }

    /// Returns which rows have one of their phrases beside the figure.
    pub(super) fn beside(&self, case: &Case<'_>, figure: &Figure) -> Beside {
        /// Words and signs of the longest lead.
        const LONGEST: usize = 8;
        /// How far behind a figure a word may stand.
        const NEXT: usize = 3;
        let before = case.back(figure.phrase, LONGEST).rev().map(|at| case.key(at));
        let ahead = case.ahead(figure.span, NEXT);
        // No word follows but one that joins another clause.
        let ends = case.kind(ahead.start) != Some(TokenKind::Word)
            || case.is(ahead.start, w!["and", "but"]);
        let stands = match figure.kind {
            FigureKind::Number => Stands::Bare,
            _ if ends => Stands::AtTheEnd,
            _ => Stands::Counting,
        };
        let behind = ahead.map(|at| case.key(at));
        Beside {
            led: self.leads.rows(before, stands),
            followed: self.trails.rows(behind.clone()),
            barred: self.bars.rows(behind),
        }
    }
}

/// How a figure stands, and what a lead asks of it: what stands at the end will do for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    /// By itself.
    Bare,
    /// It counts or measures something.
    Counting,
    /// That, and it ends its clause.
    AtTheEnd,
}

impl Stands {
    /// What a lead with so many marks asks for.
    fn marked(marks: usize) -> Self {
        match marks {
            0 | 1 => Self::Bare,
            2 => Self::Counting,
            _ => Self::AtTheEnd,
        }
    }
}

/// Words and signs that stand right before a figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Lead {
    /// From the figure backwards.
    words: Vec<Word>,
    stands: Stands,
    row: usize,
}

/// Leads by their words from the last backwards.
#[derive(Clone, Debug, Default)]
struct Leads {
    /// In that order: "to" before "home to", and these side by side.
    sorted: Vec<Lead>,
    /// Where those with a last word lie.
    by_last: WordMap<Range<usize>>,
}

impl Leads {
    fn of(mut sorted: Vec<Lead>) -> Self {
        sorted.sort_unstable();
        let mut by_last = WordMap::default();
        let mut start = 0;
        for same in sorted.chunk_by(|one, next| one.words.first() == next.words.first()) {
            let end = start + same.len();
            if let Some(last) = same.first().and_then(|lead| lead.words.first()) {
                by_last.insert(*last, start..end);
            }
            start = end;
        }
        Self { sorted, by_last }
    }

    /// The rows of which a lead stands before a figure; `before` are the words there, from the
    /// figure backwards.
    fn rows(&self, mut before: impl Iterator<Item = Word>, stands: Stands) -> Vec<usize> {
        let mut rows = Vec::new();
        let last = before.next().and_then(|last| self.by_last.get(last));
        let mut leads = last.and_then(|own| self.sorted.get(own.clone())).unwrap_or_default();
        // All leads left agree with as many words as were read.
        let mut read = 1;
        while !leads.is_empty() {
            let (whole, longer) =
                leads.split_at(leads.partition_point(|lead| lead.words.len() == read));
            let meant = whole.iter().filter(|lead| lead.stands <= stands);
            rows.extend(meant.map(|lead| lead.row));
            let Some(word) = before.next() else { break };
            leads = going_on(longer, read, word);
            read += 1;
        }
        rows
    }
}

/// Those of the leads whose word at that place is `word`.
fn going_on(leads: &[Lead], place: usize, word: Word) -> &[Lead] {
    let start = leads.partition_point(|lead| lead.words.get(place) < Some(&word));
    let from = leads.get(start..).unwrap_or_default();
    let (own, _) = from.split_at(from.partition_point(|lead| lead.words.get(place) == Some(&word)));
    own
}

/// Words behind a figure: the rows, and how many words may stand between.
#[derive(Clone, Debug, Default)]
pub(super) struct Trails(WordMap<Vec<(usize, usize)>>);

impl Trails {
    /// Adds a word for a row: with one mark it stands right behind the figure, with two one word
    /// may stand between.
    pub(super) fn add(&mut self, word: &str, marks: usize, row: usize) {
        self.0.entry(key(word)).push((row, marks.saturating_sub(1)));
    }

    /// The rows of which a word stands behind a figure.
    fn rows(&self, behind: impl Iterator<Item = Word>) -> Vec<usize> {
        let mut rows = Vec::new();
        for (between, word) in behind.enumerate() {
            let waiting = self.0.get(word).map_or(&[][..], Vec::as_slice).iter();
            rows.extend(waiting.filter(|(_, most)| between <= *most).map(|(row, _)| *row));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_found_from_the_figure_backwards() {
        let mut phrases = Phrases::default();
        phrases.add_lead("home to", 3, 1);
        phrases.add_lead("to", 1, 2);
        phrases.add_lead("is home to", 1, 3);
        phrases.add_lead("near to", 2, 4);
        phrases.add_lead("of", 1, 5);
        phrases.add_lead("to", 1, 6);
        phrases.sort();
        let rows = |text: &str, stands| {
            let mut rows = phrases.leads.rows(text.rsplit(' ').map(Word::of), stands);
            rows.sort_unstable();
            rows
        };
        assert_eq!(rows("Oslo is home to", Stands::AtTheEnd), [1, 2, 3, 6]);
        assert_eq!(rows("Oslo is home to", Stands::Counting), [2, 3, 6]);
        assert_eq!(rows("home to", Stands::AtTheEnd), [1, 2, 6]);
        assert_eq!(rows("near to", Stands::Counting), [2, 4, 6]);
        assert_eq!(rows("near to", Stands::Bare), [2, 6]);
        assert_eq!(rows("home of", Stands::Bare), [5]);
        assert!(rows("to home", Stands::AtTheEnd).is_empty());
        assert!(rows("", Stands::AtTheEnd).is_empty());
    }

    #[test]
    fn a_word_behind_stands_no_further_than_it_may() {
        let mut trails = Trails::default();
        trails.add("nurse", 1, 1);
        trails.add("nurse", 2, 2);
        let rows = |text: &str| trails.rows(text.split(' ').map(Word::of));
        assert_eq!(rows("nurse said"), [1, 2]);
        assert_eq!(rows("old nurse"), [2]);
        assert!(rows("very old nurse").is_empty());
    }
}
