//! Phrases of the reference table that stand right before or right behind a figure. They are
//! looked up by the words that are there, so that it does not matter how many a table has. What
//! else a row listens for is asked in `speakers.rs`.

use std::ops::Range;

use super::around::key;
use super::bits::Bits;
use super::case::Case;
use crate::quantity::{Figure, FigureKind};
use crate::text::{TokenKind, Word, WordMap};
use crate::w;

/// Words and signs of the longest lead.
const LONGEST: usize = 8;
/// How far behind a figure a word may stand.
const NEXT: usize = 3;

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
    /// The most that can be said of a figure.
    fn of(case: &Case<'_>, figure: &Figure) -> Self {
        if figure.kind == FigureKind::Number {
            return Self::Bare;
        }
        // No word follows but one that joins another clause.
        let next = case.ahead(figure.span, 1).start;
        let ends = case.kind(next) != Some(TokenKind::Word) || case.is(next, w!["and", "but"]);
        if ends { Self::AtTheEnd } else { Self::Counting }
    }
}

/// Phrases that stand right before a figure.
#[derive(Debug, Default)]
pub(super) struct Leads {
    /// By their words from the last backwards: "to" before "home to", and these side by side.
    sorted: Vec<Lead>,
    /// Where those with a last word lie.
    by_last: WordMap<Range<usize>>,
}

/// Words and signs right before a figure.
#[derive(Debug)]
struct Lead {
    /// From the figure backwards.
    words: Vec<Word>,
    stands: Stands,
    /// The rows that wait for them.
    rows: Bits,
}

impl Leads {
    /// Adds "home to", with its marks, for these rows; [`Self::sort`] comes after the last. Two
    /// marks ask that the figure counts or measures something, three that it ends its clause too.
    pub(super) fn add(&mut self, words: &str, marks: usize, rows: &[usize]) {
        let words = words.rsplit(' ').map(key).collect();
        let stands = match marks {
            0 | 1 => Stands::Bare,
            2 => Stands::Counting,
            _ => Stands::AtTheEnd,
        };
        self.sorted.push(Lead { words, stands, rows: rows.iter().copied().collect() });
    }

    /// Puts them in order; the rows of equal ones come together.
    pub(super) fn sort(&mut self) {
        self.sorted.sort_by(|one, next| (&one.words, one.stands).cmp(&(&next.words, next.stands)));
        self.sorted.dedup_by(|next, own| {
            let equal = next.stands == own.stands && next.words == own.words;
            if equal {
                own.rows.insert_all(&next.rows);
            }
            equal
        });
        let mut start = 0;
        for same in self.sorted.chunk_by(|one, next| one.words.first() == next.words.first()) {
            let end = start + same.len();
            if let Some(last) = same.first().and_then(|lead| lead.words.first()) {
                self.by_last.insert(*last, start..end);
            }
            start = end;
        }
    }

    /// Returns the rows of which a lead stands right before the figure.
    pub(super) fn before(&self, case: &Case<'_>, figure: &Figure) -> Bits {
        let words = case.back(figure.phrase, LONGEST).rev().map(|at| case.key(at));
        self.rows(words, || Stands::of(case, figure))
    }

    /// The rows of the leads that these words are, from the figure backwards.
    fn rows(&self, mut before: impl Iterator<Item = Word>, stands: impl Fn() -> Stands) -> Bits {
        let mut rows = Bits::default();
        let last = before.next().and_then(|last| self.by_last.get(last));
        let mut leads = last.and_then(|own| self.sorted.get(own.clone())).unwrap_or_default();
        // All leads left agree with as many words as were read; those that are read whole come
        // first.
        for read in 1.. {
            while let Some((whole, rest)) = leads.split_first()
                && whole.words.len() == read
            {
                if whole.stands <= stands() {
                    rows.insert_all(&whole.rows);
                }
                leads = rest;
            }
            let Some(word) = before.next().filter(|_| !leads.is_empty()) else { break };
            leads = going_on(leads, read, word);
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

/// Words behind a figure, and the rows that wait for them right there, with one word between, and
/// with two.
#[derive(Debug, Default)]
pub(super) struct Trails(WordMap<[Bits; NEXT]>);

impl Trails {
    /// Adds a word for these rows: with one mark it stands right behind the figure, with two one
    /// word may stand between.
    pub(super) fn add(&mut self, word: &str, marks: usize, rows: &[usize]) {
        for waiting in self.0.entry(key(word)).iter_mut().take(marks) {
            waiting.extend(rows);
        }
    }

    /// Returns the rows of which a word stands behind the figure.
    pub(super) fn behind(&self, case: &Case<'_>, figure: &Figure) -> Bits {
        self.rows(case.ahead(figure.span, NEXT).map(|at| case.key(at)))
    }

    fn rows(&self, behind: impl Iterator<Item = Word>) -> Bits {
        let mut rows = Bits::default();
        for (between, word) in behind.enumerate() {
            if let Some(waiting) = self.0.get(word).and_then(|rows| rows.get(between)) {
                rows.insert_all(waiting);
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_are_found_from_the_figure_backwards() {
        let mut leads = Leads::default();
        for (words, marks, row) in [
            ("home to", 3, 1),
            ("to", 1, 2),
            ("is home to", 1, 3),
            ("near to", 2, 4),
            ("of", 1, 5),
            ("to", 1, 6),
        ] {
            leads.add(words, marks, &[row]);
        }
        leads.sort();
        let rows = |text: &str, stands| leads.rows(text.rsplit(' ').map(Word::of), || stands);
        assert_eq!(rows("Oslo is home to", Stands::AtTheEnd), Bits::from_iter([1, 2, 3, 6]));
        assert_eq!(rows("Oslo is home to", Stands::Counting), Bits::from_iter([2, 3, 6]));
        assert_eq!(rows("home to", Stands::AtTheEnd), Bits::from_iter([1, 2, 6]));
        assert_eq!(rows("near to", Stands::Counting), Bits::from_iter([2, 4, 6]));
        assert_eq!(rows("near to", Stands::Bare), Bits::from_iter([2, 6]));
        assert_eq!(rows("home of", Stands::Bare), Bits::from_iter([5]));
        assert!(rows("to home", Stands::AtTheEnd).is_empty());
        assert!(rows("", Stands::AtTheEnd).is_empty());
    }

    #[test]
    fn a_word_behind_stands_no_further_than_it_may() {
        let mut trails = Trails::default();
        trails.add("nurse", 1, &[1]);
        trails.add("nurse", 2, &[2]);
        let rows = |text: &str| trails.rows(text.split(' ').map(Word::of));
        assert_eq!(rows("nurse said"), Bits::from_iter([1, 2]));
        assert_eq!(rows("old nurse"), Bits::from_iter([2]));
        assert!(rows("very old nurse").is_empty());
    }
}
