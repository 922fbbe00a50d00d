//! What the checks look at: one article with its figures and claims, and the questions checks ask
//! of the words around a figure.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use super::elsewhere::Conflict;
use super::frame;
use super::landmarks::Landmarks;
use super::mention::Mention;
use super::reference::References;
use super::relation;
use super::timeline::Passage;
use crate::claim::Extraction;
use crate::quantity::Figure;
use crate::text::{Gap, Sentence, Span, Text, Token, TokenKind, Word, Words};
use crate::w;

/// One article, read as far as claims.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The article.
    pub text: &'a Text,
    /// Its sentences, figures and claims.
    pub extraction: &'a Extraction,
    /// Usual sizes to compare with.
    pub references: &'a References,
    /// What one check has found out and another asks for, too.
    pub memo: &'a Memo<'a>,
}

/// What several checks want to know of one article, found once.
#[derive(Debug, Default)]
pub struct Memo<'a> {
    /// The sentence that was asked for last.
    sentence: Cell<usize>,
    /// The tokens that were asked for by their place.
    tokens: OnceCell<Tokens>,
    pub(super) conflicts: OnceCell<Vec<Conflict>>,
    pub(super) landmarks: OnceCell<Landmarks>,
    pub(super) mentions: OnceCell<Vec<Option<Mention<'a>>>>,
    pub(super) numbers: relation::Numbers<'a>,
    pub(super) passages: OnceCell<Vec<Passage>>,
    pub(super) numbered: OnceCell<Vec<(usize, Range<usize>)>>,
}

/// The tokens at places that were asked for: check after check asks for the ends of the same
/// figures. One place forgets another that falls on the same slot; one beyond what a slot can hold
/// is looked up each time.
#[derive(Debug)]
struct Tokens(Box<[Cell<(u32, u32)>]>);

/// What a slot holds before a place is asked for.
const UNASKED: (u32, u32) = (u32::MAX, 0);

impl Tokens {
    fn of(extraction: &Extraction) -> Self {
        /// A figure has two ends, its phrase begins before it, and its number ends within it; as
        /// many slots again are free, so that few places fall on one.
        const PLACES: usize = 8;
        /// More of them crowd out the article.
        const MOST: usize = 2048;
        let slots = (extraction.figures.len() * PLACES).next_power_of_two().min(MOST);
        Self(vec![Cell::new(UNASKED); slots].into_boxed_slice())
    }

    fn slot(&self, at: usize) -> Option<&Cell<(u32, u32)>> {
        /// Neighbouring places fall far apart: the golden ratio as a fraction of 2³².
        const SPREAD: usize = 0x9e37_79b9;
        self.0.get((at.wrapping_mul(SPREAD) >> 16) & (self.0.len() - 1))
    }
}

impl<'a> Case<'a> {
    /// Returns the words of `span`.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.text.body)
    }

    /// Returns the tokens of the article.
    pub fn tokens(&self) -> &'a [Token] {
        &self.extraction.tokens
    }

    /// Returns the index of the first token that begins at or after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        let slot = self.memo.tokens.get_or_init(|| Tokens::of(self.extraction)).slot(at);
        if let Some((known, token)) = slot.map(Cell::get)
            && known as usize == at
            && known != UNASKED.0
        {
            return token as usize;
        }
        let token = self.find_token(at);
        if let (Some(slot), Ok(at), Ok(token)) = (slot, u32::try_from(at), u32::try_from(token)) {
            slot.set((at, token));
        }
        token
    }

    fn find_token(&self, at: usize) -> usize {
        let tokens = self.tokens();
        let sentence = self.first_ending_behind(at);
        let Some(own) = self.extraction.sentences.get(sentence) else { return tokens.len() };
        let inside = tokens.get(own.first_token..own.end_token).unwrap_or_default();
        own.first_token + inside.partition_point(|token| token.span.start < at)
    }

    /// Returns the tokens `span` covers.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        first..self.token_from(first, span.end)
    }

    /// Returns the index of the first token from `from` on that begins at or after byte `at`. Most
    /// stand a few tokens on.
    pub(super) fn token_from(&self, from: usize, at: usize) -> usize {
        const NEAR_TOKENS: usize = 8;
        let rest = self.tokens().get(from..).unwrap_or_default();
        let (near, far) = rest.split_at(rest.len().min(NEAR_TOKENS));
        let step = near
            .iter()
            .position(|token| token.span.start >= at)
            .unwrap_or_else(|| near.len() + far.partition_point(|token| token.span.start < at));
        from + step
    }

    /// Returns the first token of what a figure says, with the words that bound it and one that
    /// affirms it: "exactly 40 years", "just 40 years", which are no less than "40 years".
    pub(super) fn begin(&self, figure: &Figure) -> usize {
        let first = self.token_at(figure.phrase.start);
        let spaced = self.tokens().get(first).is_some_and(|token| token.gap == Gap::Space);
        // "Not only 40 men but 30 women" affirms nothing.
        let affirmed = |at: &usize| {
            self.is(*at, w!["exactly", "precisely", "fully", "just", "only"])
                && !at.checked_sub(1).is_some_and(|at| self.is(at, w!["not"]))
        };
        first.checked_sub(1).filter(|at| spaced && affirmed(at)).unwrap_or(first)
    }

    /// Returns up to `count` tokens right before `span` in its sentence.
    pub fn back(&self, span: Span, count: usize) -> Range<usize> {
        let end = self.token_at(span.start);
        let first = self.sentence_at(span.start).map_or(end, |own| own.first_token);
        end.saturating_sub(count).max(first.min(end))..end
    }

    /// Returns up to `count` tokens right after `span` in its sentence.
    pub fn ahead(&self, span: Span, count: usize) -> Range<usize> {
        let first = self.token_at(span.end);
        let end = self.sentence_at(span.start).map_or(first, |own| own.end_token);
        first..(first + count).min(end.max(first))
    }

    /// Returns the tokens between the ends of two spans, the first before the second.
    pub fn gap(&self, first: Span, second: Span) -> Range<usize> {
        let from = self.token_at(first.end);
        from..self.token_from(from, second.start)
    }

    /// Returns the key of token `at`; no word beyond the ends.
    #[inline]
    pub fn key(&self, at: usize) -> Word {
        self.tokens().get(at).map_or(Word::NONE, |token| token.word)
    }

    /// Returns token `at` as printed; empty beyond the ends.
    pub fn printed(&self, at: usize) -> &'a str {
        self.tokens().get(at).map_or("", |token| self.words(token.span))
    }

    /// Returns whether token `at` is one of `words`, whatever its case.
    #[inline]
    pub fn is(&self, at: usize, words: &Words) -> bool {
        self.key(at).is_in(words)
    }

    /// Returns whether the tokens from `at` are exactly these words, whatever their case.
    pub fn reads(&self, at: usize, words: &Words) -> bool {
        words.iter().enumerate().all(|(step, word)| self.key(at + step) == *word)
    }

    /// Returns whether one of `words` stands among these tokens.
    pub fn any(&self, mut tokens: Range<usize>, words: &Words) -> bool {
        tokens.any(|at| self.is(at, words))
    }

    /// Returns the first of these tokens that is one of `words`.
    pub fn find(&self, mut tokens: Range<usize>, words: &Words) -> Option<usize> {
        tokens.find(|&at| self.is(at, words))
    }

    /// Returns whether these tokens are all words out of `words`; none at all are.
    pub fn only(&self, mut tokens: Range<usize>, words: &Words) -> bool {
        tokens.all(|at| self.is(at, words))
    }

    /// Returns what token `at` is.
    #[inline]
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens().get(at).map(|token| token.kind)
    }

    /// Returns whether token `at` is a word with a capital first letter.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|token| {
            token.capital && matches!(token.kind, TokenKind::Word | TokenKind::Code)
        })
    }

    /// Returns whether token `at` stands right behind the one before it.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Returns the sentence byte `at` lies in.
    pub fn sentence_at(&self, at: usize) -> Option<&'a Sentence> {
        self.sentence_index(at).and_then(|index| self.extraction.sentences.get(index))
    }

    /// Returns the indices of the figures that lie in `span`.
    pub fn figures_in(&self, span: Span) -> Range<usize> {
        let figures = &self.extraction.figures;
        let first = figures.partition_point(|figure| figure.span.start < span.start);
        let end = figures.partition_point(|figure| figure.span.start < span.end);
        first..end.max(first)
    }

    /// Returns the index of the figure that holds byte `at`.
    pub fn figure_at(&self, at: usize) -> Option<usize> {
        let figures = &self.extraction.figures;
        let index = figures.partition_point(|figure| figure.span.end <= at);
        figures.get(index).is_some_and(|figure| figure.span.start <= at).then_some(index)
    }

    /// Returns the headline: a first line that stands by itself above a paragraph and does not end
    /// as a sentence does. `None` when there is none; a title that is no part of the body is none.
    pub fn headline(&self) -> Option<&'a Sentence> {
        let [first, second, ..] = self.extraction.sentences.as_slice() else { return None };
        let end = self.tokens().get(first.end_token.checked_sub(1)?)?;
        let closed = matches!(self.words(end.span), "." | "!" | "”" | "\"");
        (second.opens_paragraph && !closed).then_some(first)
    }

    /// Returns whether a sentence opens a paragraph that says something of its own.
    pub(super) fn begins(&self, own: &Sentence) -> bool {
        own.opens_paragraph && !frame::leans(self, own)
    }

    /// Returns the first token of what a sentence says, behind a quotation mark, "as expected" and
    /// whoever says it.
    pub(super) fn statement(&self, own: &Sentence) -> usize {
        frame::opening(self, &(own.first_token..own.end_token))
    }

    /// Returns the index of the sentence that holds byte `at`.
    pub fn sentence_index(&self, at: usize) -> Option<usize> {
        let index = self.first_ending_behind(at);
        let own = self.extraction.sentences.get(index)?;
        (own.span.start <= at).then_some(index)
    }

    /// The index of the first sentence that ends behind byte `at`: mostly the one asked for last,
    /// or the next.
    fn first_ending_behind(&self, at: usize) -> usize {
        let sentences = &self.extraction.sentences;
        let ends_behind = |index: usize| sentences.get(index).is_none_or(|s| s.span.end > at);
        let last = self.memo.sentence.get();
        let own = |index: usize| ends_behind(index) && (index == 0 || !ends_behind(index - 1));
        let near =
            [last, last + 1].into_iter().find(|index| *index <= sentences.len() && own(*index));
        let index =
            near.unwrap_or_else(|| sentences.partition_point(|sentence| sentence.span.end <= at));
        self.memo.sentence.set(index);
        index
    }

    /// Returns the sentence a figure stands in.
    pub fn sentence(&self, figure: &Figure) -> Option<&'a Sentence> {
        self.sentence_index(figure.span.start).and_then(|at| self.extraction.sentences.get(at))
    }

    /// Returns the paragraph a figure stands in, or what of it lies within `reach_bytes`.
    pub fn paragraph(&self, figure: &Figure, reach_bytes: usize) -> Span {
        let sentences = &self.extraction.sentences;
        let Some(own) = self.sentence_index(figure.span.start) else { return figure.span };
        let near = self.within(Span::new(0, self.text.body.len()), figure.span, reach_bytes);
        let sentence = |at: usize| sentences.get(at).filter(|s| s.span.overlaps(near));
        let (mut first, mut last) = (own, own);
        while sentence(first).is_some_and(|s| !s.opens_paragraph)
            && first.checked_sub(1).and_then(sentence).is_some()
        {
            first -= 1;
        }
        while sentence(last + 1).is_some_and(|s| !s.opens_paragraph) {
            last += 1;
        }
        match (sentence(first), sentence(last)) {
            (Some(first), Some(last)) => {
                self.within(first.span.cover(last.span), figure.span, reach_bytes)
            }
            _ => figure.span,
        }
    }

    /// Returns, sentence by sentence, the indices of the figures that stand in it; sentences
    /// without any are left out.
    pub fn figures_by_sentence(&self) -> impl Iterator<Item = Range<usize>> {
        self.numbered().iter().map(|(_, group)| group.clone())
    }

    /// Returns the sentences that have figures: the index of each and its figures.
    pub(super) fn numbered(&self) -> &'a [(usize, Range<usize>)] {
        self.memo.numbered.get_or_init(|| {
            let Extraction { sentences, figures, .. } = self.extraction;
            let (mut found, mut first, mut sentence) = (Vec::new(), 0, 0);
            while let Some(figure) = figures.get(first) {
                let start = figure.span.start;
                while sentences.get(sentence).is_some_and(|own| own.span.end <= start) {
                    sentence += 1;
                }
                let end = sentences.get(sentence).map_or(usize::MAX, |own| own.span.end);
                let from = first;
                while figures.get(first).is_some_and(|figure| figure.span.start < end) {
                    first += 1;
                }
                found.push((sentence, from..first));
            }
            found
        })
    }

    /// Returns whether the article has a number at all, in digits or in words: nothing is dubious
    /// in one without.
    pub fn has_numbers(&self) -> bool {
        let number = |token: &Token| token.kind == TokenKind::Number;
        !self.extraction.figures.is_empty() || self.tokens().iter().any(number)
    }

    /// Returns the figure of that index.
    pub fn figure(&self, index: usize) -> Option<&'a Figure> {
        self.extraction.figures.get(index)
    }

    /// Returns up to `count` words right before `span` in its sentence, in lower case.
    pub fn words_before(&self, span: Span, count: usize) -> Vec<String> {
        let sentence = self.sentence_around(span);
        let from = sentence.start.max(span.start.saturating_sub(count * LONGEST_WORD_BYTES));
        let mut words = split(self.words(Span::new(self.boundary(from), span.start)));
        words.split_off(words.len().saturating_sub(count))
    }

    /// Returns up to `count` words right after `span` in its sentence, in lower case.
    pub fn words_after(&self, span: Span, count: usize) -> Vec<String> {
        let sentence = self.sentence_around(span);
        let to = sentence.end.min(span.end + count * LONGEST_WORD_BYTES);
        let mut words = split(self.words(Span::new(span.end, self.boundary(to))));
        words.truncate(count);
        words
    }

    /// Returns `whole` or what of it lies within `reach_bytes` of `span`, so that a text without an
    /// end of line costs no more for each figure than a newspaper's paragraph.
    pub fn within(&self, whole: Span, span: Span, reach_bytes: usize) -> Span {
        let start = whole.start.max(span.start.saturating_sub(reach_bytes));
        let end = whole.end.min(span.end + reach_bytes);
        Span::new(self.boundary(start), self.boundary(end))
    }

    fn sentence_around(&self, span: Span) -> Span {
        let index = self.sentence_index(span.start);
        let sentence = index.and_then(|at| self.extraction.sentences.get(at));
        sentence.map_or(span, |sentence| sentence.span)
    }

    /// The first character boundary at or after byte `at`.
    fn boundary(&self, at: usize) -> usize {
        let body = &self.text.body;
        (at..body.len()).find(|&at| body.is_char_boundary(at)).unwrap_or(body.len())
    }
}

/// Room for a word and the space behind it when looking a few words ahead.
const LONGEST_WORD_BYTES: usize = 32;

/// The words of a text as printed, without the signs around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/');
    let words = text.split(parts).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(without_genitive)
}

/// A word without the "’s" that makes it a genitive.
fn without_genitive(word: &str) -> &str {
    // Most words end otherwise.
    if !word.ends_with('s') {
        return word;
    }
    word.trim_end_matches("'s").trim_end_matches("’s")
}

/// The words of a text in lower case, without the signs around them.
pub(super) fn split(text: &str) -> Vec<String> {
    words(text).map(str::to_lowercase).collect()
}
