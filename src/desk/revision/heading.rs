//! The heading a claim stands under, and the head of its table: "Spending in 2023" gives a year to
//! every number beneath it. Which of its words matter is told here; the claims are left to
//! `judge.rs`.

use std::collections::HashSet;
use std::ops::Range;

use super::effect::Effect;
use super::print::Printed;
use super::stretches::is_year;
use super::vocabulary::{Role, role, says_the_same};
use super::words::{Place, Reading, Sort, Word};
use crate::quantity::{UNITS, is_function_word};
use crate::text::{Gap, on_one_line};

/// A heading has no more words.
const MOST_WORDS: usize = 12;

/// What a byline, a caption or a date line begins with.
const BYLINES: &[&str] = &[
    "by",
    "photo",
    "photos",
    "photograph",
    "photographs",
    "picture",
    "image",
    "illustration",
    "graphic",
    "video",
    "credit",
    "updated",
    "published",
    "source",
];

/// Returns the headings of a draft, in order. Its title is none: it stands above everything.
pub(super) fn headings(printed: &Printed, body: &str) -> Vec<Range<usize>> {
    let Printed { words, gaps, paragraphs } = printed;
    let blocks = blocks(words, paragraphs);
    let slice = |range: &Range<usize>| words.get(range.clone()).unwrap_or_default();
    let marked = |range: &Range<usize>| slice(range).first().is_some_and(|w| is_marked(w, body));
    let short = |range: &Range<usize>| {
        let one_line = (range.start + 1..range.end).all(|at| gaps.get(at) != Some(&Gap::Line));
        one_line && is_short(slice(range))
    };
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate().skip(1) {
        let prose = blocks.get(at + 1).is_some_and(|next| !short(next) || marked(next));
        if marked(block) {
            // What stands on the next line is the text already.
            let line = (block.start + 1..block.end).find(|at| gaps.get(*at) == Some(&Gap::Line));
            found.push(block.start..line.unwrap_or(block.end));
        } else if short(block) && prose {
            found.push(block.clone());
        }
    }
    found
}

/// Returns the lines that only say who wrote or took what follows.
pub(super) fn bylines(printed: &Printed) -> Vec<Range<usize>> {
    let mut blocks = blocks(&printed.words, &printed.paragraphs);
    blocks.retain(|block| {
        let words = printed.words.get(block.clone()).unwrap_or_default();
        let by = words.first().is_some_and(|word| BYLINES.contains(&word.key.as_str()));
        let stop = words.last().is_none_or(|word| word.key == ".");
        by && !stop && words.len() <= MOST_WORDS
    });
    blocks
}

/// The words of each paragraph.
fn blocks(words: &[Word], paragraphs: &[usize]) -> Vec<Range<usize>> {
    let ends = paragraphs.iter().skip(1).copied().chain([words.len()]);
    paragraphs.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// "## Results".
fn is_marked(first: &Word, body: &str) -> bool {
    let before = body.get(..first.span.end).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('#')
}

/// A few words that do not end as a sentence does, and are no list, byline or caption.
fn is_short(words: &[Word]) -> bool {
    const STOPS: &[&str] = &[".", "!", "?", "…", "\"", ",", ";", "|"];
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    (1..=MOST_WORDS).contains(&words.len())
        && first.sort == Sort::Word
        && !BYLINES.contains(&first.key.as_str())
        && !STOPS.contains(&last.key.as_str())
        && words.iter().all(|word| word.key != "|")
}

/// Two drafts, and how to tell a name.
pub(super) struct Heads<'h> {
    /// The old draft.
    pub old: &'h Reading<'h>,
    /// The new draft.
    pub new: &'h Reading<'h>,
    /// Tells a name from a word with a capital at the head.
    pub is_name: &'h dyn Fn(&Word) -> bool,
    /// Words with a capital inside a sentence, anywhere in the two drafts.
    pub known: &'h HashSet<&'h str>,
}

impl Heads<'_> {
    /// Returns what the heading or the head of a table does to a claim beneath it.
    pub fn effect(&self, from: &Place, to: &Place) -> Effect {
        let pairs = [
            (above(self.old, from), above(self.new, to), "the heading above it"),
            (head_of_table(self.old, from), head_of_table(self.new, to), "the head of its table"),
        ];
        for (before, after, what) in pairs {
            let (gone, added) = (self.facts(before), self.facts(after));
            if !alike(&gone, &added) {
                let (gone, added) = (printed(self.old, before), printed(self.new, after));
                return Effect::Words(format!("{what} changed: “{gone}” → “{added}”"));
            }
        }
        Effect::Nothing
    }

    /// The years, numbers, units and names of a heading.
    fn facts<'w>(&self, words: &'w [Word]) -> Vec<&'w str> {
        let time =
            |at: usize| words.get(at).is_some_and(|word| role(&word.key) == Some(Role::Time));
        let telling = |(at, word): (usize, &'w Word)| {
            // "Four items", "12 things to know" count what follows and say nothing of it.
            let dated = time(at + 1) || at.checked_sub(1).is_some_and(time);
            let number = word.sort == Sort::Number && (dated || is_year(word));
            let unit = is_unit(word) && !is_function_word(&word.key);
            let measure = unit || SCALES.contains(&word.key.as_str());
            let fact = number || time(at) || measure || self.names(word);
            fact.then_some(word.key.as_str())
        };
        let mut found: Vec<&str> = words.iter().enumerate().filter_map(telling).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn names(&self, word: &Word) -> bool {
        let opens = word.opens && !self.known.contains(word.key.as_str());
        (self.is_name)(word) && !opens && !is_function_word(&word.key)
    }
}

fn alike(a: &[&str], b: &[&str]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || says_the_same(a, b))
}

/// Scales and signs that a number beneath takes from a heading: "in million dollars".
const SCALES: &[&str] = &[
    "hundred",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "bn",
    "m",
    "k",
    "percent",
    "$",
    "£",
    "€",
    "¥",
];

fn is_unit(word: &Word) -> bool {
    UNITS.phrases(crate::text::Word::of(&word.key)).iter().any(|phrase| phrase.rest.is_empty())
        || word.key.len() > 1 && UNITS.symbol(&word.key).is_some()
}

/// The words of the nearest heading above a claim.
fn above<'r>(reading: &'r Reading<'_>, place: &Place) -> &'r [Word] {
    let at = reading.headings.partition_point(|heading| heading.start <= place.words.start);
    let heading = at.checked_sub(1).and_then(|at| reading.headings.get(at));
    // A claim in the heading itself is judged by its own words.
    heading
        .filter(|heading| heading.end <= place.words.start)
        .map_or(&[], |heading| reading.slice(heading))
}

/// The words of the first line of the table that a claim stands in.
fn head_of_table<'r>(reading: &'r Reading<'_>, place: &Place) -> &'r [Word] {
    let body = reading.draft.body;
    let Some(word) = reading.words.get(place.words.start) else { return &[] };
    let line_start =
        |at: usize| body.get(..at).unwrap_or_default().rfind('\n').map_or(0, |newline| newline + 1);
    let is_row = |start: usize| {
        let line = body.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        line.trim_start().starts_with('|')
    };
    let mut start = line_start(word.span.start);
    if !is_row(start) {
        return &[];
    }
    let own = start;
    while let Some(before) = start.checked_sub(1).map(line_start).filter(|at| is_row(*at)) {
        start = before;
    }
    if start == own {
        return &[];
    }
    let end =
        body.get(start..).and_then(|rest| rest.find('\n')).map_or(body.len(), |at| start + at);
    let first = reading.words.partition_point(|word| word.span.start < start);
    let last = reading.words.partition_point(|word| word.span.start < end);
    reading.slice(&(first..last))
}

fn printed(reading: &Reading<'_>, words: &[Word]) -> String {
    let spans = words.iter().map(|word| word.span);
    let all = spans.reduce(crate::text::Span::cover).unwrap_or_default();
    on_one_line(all.of(reading.draft.body))
}
