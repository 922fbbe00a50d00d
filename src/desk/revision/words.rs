//! A draft as the words, sentences and claims a comparison looks at. How words are read from print
//! is left to `print.rs`, what a changed word means to `effect.rs`.

use std::collections::HashSet;
use std::ops::Range;

use super::Draft;
use super::heading::{bylines, headings};
use super::print::{Printed, read};
use crate::text::{Gap, Span};

/// One word, number or sign, in the form in which two drafts are compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// Lower case, straight quotes, no soft hyphens, no separators in numbers, "percent".
    pub key: String,
    /// Its bytes in the draft.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// How it begins.
    pub shape: Shape,
    /// Whether it is glued to the word before.
    pub glued: bool,
    /// Whether it is the first word of a sentence or of a quotation.
    pub opens: bool,
    /// Whether a slip of spelling was mended in its key.
    pub mended: bool,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// Letters, or letters and digits.
    Word,
    /// Digits.
    Number,
    /// Anything else.
    Sign,
}

/// How a word is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Small letters, digits, signs.
    Lower,
    /// A capital and small letters.
    Capital,
    /// Capitals only: "US" is not "us".
    Caps,
}

impl Word {
    /// Returns whether the two differ in typography only.
    pub fn same(&self, other: &Self) -> bool {
        self.key == other.key && self.sort == other.sort && self.same_case(other)
    }

    fn same_case(&self, other: &Self) -> bool {
        self.shape == other.shape || self.opens || other.opens
    }

    /// Returns whether it is a word with a capital.
    pub fn is_capital(&self) -> bool {
        self.sort == Sort::Word && self.shape != Shape::Lower
    }
}

/// One sentence of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words.
    pub words: Range<usize>,
    /// Whether a paragraph begins with it.
    pub opens_paragraph: bool,
}

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its words.
    pub words: Range<usize>,
    /// The words of the sentence or sentences it stands in.
    pub around: Range<usize>,
    /// The sentence it begins in; `None` when it stands in none.
    pub sentence: Option<usize>,
}

/// A draft, read.
pub(super) struct Reading<'a> {
    /// The draft itself.
    pub draft: &'a Draft<'a>,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// The words of its headings, in order.
    pub headings: Vec<Range<usize>>,
    /// The words of its bylines and captions, in order.
    bylines: Vec<Range<usize>>,
    /// Its sentences, as the draft gives them.
    pub sentences: Vec<Sentence>,
    /// Its claims, as the draft gives them.
    pub claims: Vec<Place>,
    /// The claims that begin in each sentence.
    by_sentence: Vec<Vec<usize>>,
}

impl<'a> Reading<'a> {
    /// Reads a draft.
    pub fn of(draft: &'a Draft<'a>) -> Self {
        let printed = read(draft.body, draft.skipped);
        let sentences = sentences(draft, &printed);
        Self::with(draft, printed, sentences)
    }

    /// Reads two drafts. A sentence that the end of a line cuts in one of them, and that runs on in
    /// the other, is one sentence in both.
    pub fn both(old: &'a Draft<'a>, new: &'a Draft<'a>) -> (Self, Self) {
        let (before, after) = (read(old.body, old.skipped), read(new.body, new.skipped));
        let (old_sentences, new_sentences) = (sentences(old, &before), sentences(new, &after));
        let seams = (Seams::of(&before, &old_sentences), Seams::of(&after, &new_sentences));
        let old_sentences = seams.1.mend(&before, old_sentences);
        let new_sentences = seams.0.mend(&after, new_sentences);
        (Self::with(old, before, old_sentences), Self::with(new, after, new_sentences))
    }

    fn with(draft: &'a Draft<'a>, printed: Printed, sentences: Vec<Sentence>) -> Self {
        let (headings, bylines) = (headings(&printed, draft.body), bylines(&printed));
        let Printed { mut words, .. } = printed;
        let claims: Vec<Place> = (draft.claims.iter())
            .map(|claim| place(within(&words, claim.span), &sentences))
            .collect();
        let mut by_sentence = vec![Vec::new(); sentences.len()];
        for (at, claim) in claims.iter().enumerate() {
            if let Some(list) = claim.sentence.and_then(|sentence| by_sentence.get_mut(sentence)) {
                list.push(at);
            }
        }
        for sentence in &sentences {
            mark_opening(words.get_mut(sentence.words.clone()).unwrap_or_default());
        }
        Self { draft, words, headings, bylines, sentences, claims, by_sentence }
    }

    /// Returns some of the words; none when the range does not fit.
    pub fn slice(&self, range: &Range<usize>) -> &[Word] {
        self.words.get(range.clone()).unwrap_or_default()
    }

    /// Returns the claims that begin in a sentence.
    pub fn claims_in(&self, sentence: usize) -> &[usize] {
        self.by_sentence.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// Returns the claims that begin in the sentences of a place.
    pub fn claims_around(&self, place: &Place) -> impl Iterator<Item = usize> {
        let first = self.sentences.partition_point(|s| s.words.end <= place.around.start);
        let end = self.sentences.partition_point(|s| s.words.start < place.around.end);
        (first..end).flat_map(|at| self.claims_in(at)).copied()
    }

    /// Returns the sentence before, headings and bylines left out.
    pub fn before(&self, sentence: usize) -> Option<usize> {
        let among = |lines: &[Range<usize>], start: usize| {
            let at = lines.partition_point(|line| line.end <= start);
            lines.get(at).is_some_and(|line| line.contains(&start))
        };
        (0..sentence).rev().find(|at| {
            let start = self.sentences.get(*at).map_or(0, |sentence| sentence.words.start);
            !among(&self.headings, start) && !among(&self.bylines, start)
        })
    }

    /// Returns whether a paragraph begins with a sentence.
    pub fn opens(&self, sentence: usize) -> bool {
        self.sentences.get(sentence).is_none_or(|sentence| sentence.opens_paragraph)
    }

    /// Returns the words of a sentence.
    pub fn sentence(&self, index: usize) -> &[Word] {
        self.sentences.get(index).map_or(&[], |sentence| self.slice(&sentence.words))
    }
}

fn within(words: &[Word], span: Span) -> Range<usize> {
    let first = words.partition_point(|word| word.span.end <= span.start);
    first..words.partition_point(|word| word.span.start < span.end).max(first)
}

fn sentences(draft: &Draft<'_>, printed: &Printed) -> Vec<Sentence> {
    let all = draft.sentences.iter().map(|&span| {
        let words = within(&printed.words, span);
        let opens_paragraph = printed.paragraphs.binary_search(&words.start).is_ok();
        Sentence { words, opens_paragraph }
    });
    all.collect()
}

/// Two words before and two behind a place within a sentence of one draft.
struct Seams<'p>(HashSet<[&'p str; 4]>);

impl<'p> Seams<'p> {
    fn of(printed: &'p Printed, sentences: &[Sentence]) -> Self {
        let begins = |at: &usize| sentences.binary_search_by_key(at, |s| s.words.start).is_ok();
        let inside = (1..printed.words.len()).filter(|at| !begins(at));
        Self(inside.map(|at| seam(printed, at)).collect())
    }

    /// Joins the sentences of the other draft that run on in this one.
    fn mend(&self, printed: &Printed, sentences: Vec<Sentence>) -> Vec<Sentence> {
        let mut joined: Vec<Sentence> = Vec::with_capacity(sentences.len());
        for sentence in sentences {
            let at = sentence.words.start;
            let runs_on = !sentence.opens_paragraph
                && printed.gaps.get(at) == Some(&Gap::Line)
                && self.0.contains(&seam(printed, at));
            match joined.last_mut().filter(|last| runs_on && last.words.end == at) {
                Some(last) => last.words.end = sentence.words.end,
                None => joined.push(sentence),
            }
        }
        joined
    }
}

fn seam(printed: &Printed, at: usize) -> [&str; 4] {
    let key = |at: Option<usize>| {
        at.and_then(|at| printed.words.get(at)).map_or("", |word| word.key.as_str())
    };
    [key(at.checked_sub(2)), key(at.checked_sub(1)), key(Some(at)), key(Some(at + 1))]
}

fn place(words: Range<usize>, sentences: &[Sentence]) -> Place {
    let first = sentences.partition_point(|sentence| sentence.words.end <= words.start);
    let end = sentences.partition_point(|sentence| sentence.words.start < words.end);
    let inside = sentences.get(first..end).unwrap_or_default();
    match (inside.first(), inside.last()) {
        (Some(head), Some(tail)) => {
            let around = head.words.start..tail.words.end;
            Place { words, around, sentence: Some(first) }
        }
        _ => Place { around: words.clone(), words, sentence: None },
    }
}

/// A capital says nothing at the start of a sentence, or of a quotation in it.
fn mark_opening(sentence: &mut [Word]) {
    let mut opens = true;
    for word in sentence {
        word.opens = opens && word.sort == Sort::Word;
        opens = if word.sort == Sort::Sign { opens || word.key == "\"" } else { false };
    }
}
