//! What a claim rule may look at: the text, its tokens, sentences and figures, and the questions
//! rules ask of the words around a figure.

use std::cell::Cell;
use std::ops::Range;

use crate::quantity::{Figure, FigureKind, Label, Relation};
use crate::text::{Gap, Sentence, Span, Text, Token, TokenKind, Word, Words};
use crate::w;

use super::cue::{Cue, cues};
use super::{Claim, ClaimKind};

/// One article, read as far as figures.
#[derive(Debug)]
pub struct Context<'a> {
    /// The article.
    pub text: &'a Text,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its figures, in order.
    pub figures: &'a [Figure],
    /// Its numbers that name, in order.
    pub labels: &'a [Label],
    /// The words that may begin a claim, with their tokens, in order.
    cues: Vec<(usize, Cue)>,
    /// Of which kinds the figures are: a bit a kind.
    kinds: u32,
    /// The token asked for last; the next one mostly lies near.
    near_token: Cell<usize>,
    /// The sentence asked for last.
    near_sentence: Cell<usize>,
    /// The figure asked for last.
    near_figure: Cell<usize>,
}

impl<'a> Context<'a> {
    /// Returns the context of an article.
    pub fn new(
        text: &'a Text,
        tokens: &'a [Token],
        sentences: &'a [Sentence],
        figures: &'a [Figure],
        labels: &'a [Label],
    ) -> Self {
        let kinds = figures.iter().fold(0, |kinds, figure| kinds | bit(figure.kind));
        Self {
            text,
            tokens,
            sentences,
            figures,
            labels,
            cues: cues(tokens),
            kinds,
            near_token: Cell::default(),
            near_sentence: Cell::default(),
            near_figure: Cell::default(),
        }
    }

    /// Returns the tokens at which a cue of one of these sorts stands.
    pub fn cues(&self, wanted: Cue) -> impl Iterator<Item = usize> {
        self.cues.iter().filter(move |(_, cue)| cue.meets(wanted)).map(|&(at, _)| at)
    }

    /// Returns whether a cue of one of these sorts stands at token `at`.
    pub fn is_cue(&self, at: usize, wanted: Cue) -> bool {
        let found = self.cues.binary_search_by_key(&at, |&(token, _)| token);
        found.is_ok_and(|index| self.cues.get(index).is_some_and(|(_, cue)| cue.meets(wanted)))
    }

    /// Returns the figures of one kind with their indices.
    pub fn of_kind(&self, kind: FigureKind) -> impl Iterator<Item = (usize, &'a Figure)> {
        let any = self.kinds & bit(kind) != 0;
        let figures = if any { self.figures } else { &[] };
        figures.iter().enumerate().filter(move |(_, figure)| figure.kind == kind)
    }

    /// Returns a claim of one figure.
    pub fn claim(&self, kind: ClaimKind, span: Span, figure: usize) -> Claim {
        Claim { span, kind, figures: vec![figure], speaker: None }
    }

    /// Returns whether the figure repeats the one before it in another unit, in brackets.
    pub fn is_second_parallel(&self, figure: &Figure) -> bool {
        figure.relation == Some(Relation::Parallel)
            && figure.pair.and_then(|at| self.figures.get(at)).is_some_and(|f| f.span < figure.span)
    }

    /// Returns a claim of the figure at `index` and, when one stands in brackets behind it, of its
    /// conversion.
    pub fn with_parallel(&self, kind: ClaimKind, index: usize, span: Span) -> Claim {
        let mut claim = self.claim(kind, span, index);
        let pair = self.figures.get(index).filter(|f| f.relation == Some(Relation::Parallel));
        if let Some((at, second)) =
            pair.and_then(|f| f.pair).and_then(|at| Some((at, self.figures.get(at)?)))
        {
            let closing = self.token_at(second.span.end);
            let end = if self.is(closing, w![")", "]"]) { closing + 1 } else { closing };
            claim.span = span.cover(self.span(self.token_at(second.span.start), end));
            claim.figures.push(at);
        }
        claim
    }

    /// Returns the words of token `at`; empty beyond the ends.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(&self.text.body))
    }

    /// Returns whether token `at` is one of `words`, whatever its case.
    pub fn is(&self, at: usize, words: &Words) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word.is_in(words))
    }

    /// Returns the key of token `at`.
    pub fn key(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(Word::NONE, |token| token.word)
    }

    /// Returns what token `at` is.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Returns what stands before token `at`; beyond the end a paragraph does.
    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Paragraph, |token| token.gap)
    }

    /// Returns whether a hyphen glued on both sides stands at `at`.
    pub fn hyphen(&self, at: usize) -> bool {
        self.is(at, w!["-", "‑", "‐"]) && self.gap(at) == Gap::None && self.gap(at + 1) == Gap::None
    }

    /// Returns whether a dash of any length stands at `at`.
    pub fn dash(&self, at: usize) -> bool {
        self.is(at, w!["-", "–", "—", "‑", "‐", "−"])
    }

    /// Returns whether token `at` is a word with a capital first letter.
    pub fn capital(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Code))
            && self.word(at).starts_with(char::is_uppercase)
    }

    /// Returns the tokens of the sentence that holds token `at`.
    pub fn bounds(&self, at: usize) -> Range<usize> {
        let near = self.near_sentence.get();
        let index = partition_near(self.sentences, near, |sentence| sentence.end_token <= at);
        self.near_sentence.set(index);
        self.sentences.get(index).map_or(at..at, |s| s.first_token..s.end_token)
    }

    /// Returns the figure that begins, with its bound word, at token `at`.
    pub fn figure_at(&self, at: usize) -> Option<&'a Figure> {
        let start = self.tokens.get(at)?.span.start;
        let index = self.figure_after(start);
        self.figures.get(index).filter(|f| f.phrase.start == start || f.span.start == start)
    }

    /// Returns the figure that ends right before token `at`.
    pub fn figure_ending(&self, at: usize) -> Option<&'a Figure> {
        let end = self.tokens.get(at.checked_sub(1)?)?.span.end;
        let index = self.figure_after(end.saturating_sub(1));
        self.figures.get(index).filter(|figure| figure.span.end == end)
    }

    /// Returns whether token `at` lies in a figure.
    pub fn in_figure(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let index = self.figure_after(token.span.start);
        self.figures.get(index).is_some_and(|figure| figure.span.start <= token.span.start)
    }

    /// Returns the index of the first figure that ends behind byte `at`.
    pub fn figure_after(&self, at: usize) -> usize {
        let found = partition_near(self.figures, self.near_figure.get(), |f| f.span.end <= at);
        self.near_figure.set(found);
        found
    }

    /// Returns the token after `span`.
    pub fn after(&self, span: Span) -> usize {
        self.token_at(span.end)
    }

    /// Returns a claim of the tokens from `first` up to `end`, with every figure that stands in
    /// them; a figure is never cut. `None` when there are none.
    pub fn over(&self, kind: ClaimKind, first: usize, end: usize) -> Option<Claim> {
        if first >= end || end > self.tokens.len() {
            return None;
        }
        let mut span = self.span(first, end);
        let from = self.figure_after(span.start);
        let mut figures = Vec::new();
        for (index, figure) in self.figures.iter().enumerate().skip(from) {
            if figure.span.start >= span.end {
                break;
            }
            span = span.cover(figure.span);
            figures.push(index);
        }
        Some(Claim { span, kind, figures, speaker: None })
    }

    /// Returns the index of the first token that begins at or after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        let found = partition_near(self.tokens, self.near_token.get(), |t| t.span.start < at);
        self.near_token.set(found);
        found
    }

    /// Returns the bytes of the tokens from `first` up to, not including, `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let last = self.tokens.get(end.saturating_sub(1)).map_or(Span::default(), |t| t.span);
        self.tokens.get(first).map_or(last, |token| token.span.cover(last))
    }

    /// Returns the sentence byte `at` lies in.
    pub fn sentence_at(&self, at: usize) -> Option<&'a Sentence> {
        let near = self.near_sentence.get();
        let index = partition_near(self.sentences, near, |sentence| sentence.span.end <= at);
        self.near_sentence.set(index);
        self.sentences.get(index).filter(|sentence| sentence.span.start <= at)
    }

    /// Returns whether token `at` is a lower-case word.
    pub fn is_lower_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && self.word(at).starts_with(char::is_lowercase)
    }

    /// Widens `span` to the left over `words` in the same sentence, once.
    pub fn with_word_before(&self, span: Span, words: &Words) -> Span {
        let first = self.token_at(span.start);
        match first.checked_sub(1) {
            Some(before) if self.is(before, words) && self.joined(before, first) => {
                self.span(before, first).cover(span)
            }
            _ => span,
        }
    }

    /// Widens `span` to the right over "of" and what is measured or counted, as the figure
    /// knows it: its thing or its base.
    pub fn with_whole(&self, span: Span, figure: &Figure) -> Span {
        /// "of", a determiner and their spaces stand between.
        const GAP_BYTES: usize = 12;
        let of = self.token_at(span.end);
        if !self.is(of, w!["of"]) {
            return span;
        }
        let Some(whole) = figure.base.as_deref().or(figure.thing.as_deref()) else {
            let pronoun = self.is(of + 1, w!["them", "us", "those", "these"]);
            return if pronoun { span.cover(self.span(of, of + 2)) } else { span };
        };
        let rest = self.text.body.get(span.end..).unwrap_or("");
        let near = rest.char_indices().map(|(at, _)| at).take_while(|&at| at <= GAP_BYTES);
        let found =
            near.into_iter().find(|&at| rest.get(at..).is_some_and(|rest| rest.starts_with(whole)));
        let end = |at: usize| span.end + at + whole.len();
        found.map_or(span, |at| span.cover(Span::new(span.end, end(at))))
    }

    /// Whether the two tokens stand in one paragraph and one sentence.
    fn joined(&self, first: usize, second: usize) -> bool {
        let start = |at: usize| self.tokens.get(at).map(|token| token.span.start);
        let sentence = |at: usize| start(at).and_then(|at| self.sentence_at(at)).map(|s| s.span);
        sentence(first).is_some() && sentence(first) == sentence(second)
    }

    /// Widens `span` to the left over a short noun phrase: up to three lower-case words behind "a",
    /// "an" or a possessive.
    pub fn with_noun_before(&self, span: Span) -> Span {
        const LONGEST_WORDS: usize = 4;
        let end = self.token_at(span.start);
        for back in 2..=LONGEST_WORDS {
            let Some(first) = end.checked_sub(back) else { return span };
            if !self.joined(first, end) {
                return span;
            }
            if self.is(first, w!["a", "an"]) {
                return self.span(first, end).cover(span);
            }
            let suffix = self.tokens.get(first).map(|token| token.kind) == Some(TokenKind::Suffix);
            if suffix || self.is(first, w!["‘", "’", "'"]) {
                return self.span(first + 1, end).cover(span);
            }
            if !self.is_lower_word(first) {
                return span;
            }
        }
        span
    }
}

fn bit(kind: FigureKind) -> u32 {
    1 << kind as u32
}

/// As `partition_point`, looking from place `near` outwards in widening steps.
fn partition_near<T>(items: &[T], near: usize, before: impl Fn(&T) -> bool) -> usize {
    let holds = |at: usize| items.get(at).is_some_and(&before);
    let near = near.min(items.len());
    let (mut low, mut high) = (near, near);
    let mut step = 1;
    if holds(near) {
        while holds(high) {
            low = high + 1;
            high = (high + step).min(items.len());
            step *= 2;
        }
    } else {
        while low > 0 && !holds(low - 1) {
            high = low - 1;
            low = low.saturating_sub(step);
            step *= 2;
        }
    }
    low + items.get(low..high).map_or(0, |between| between.partition_point(before))
}

#[cfg(test)]
mod tests {
    use super::partition_near;

    #[test]
    fn a_place_is_found_from_wherever_one_looks() {
        for length in 0..12 {
            let items: Vec<usize> = (0..length).map(|at| at * 2).collect();
            for (near, at) in (0..15).flat_map(|near| (0..26).map(move |at| (near, at))) {
                let expected = items.partition_point(|item| *item < at);
                let found = partition_near(&items, near, |item| *item < at);
                assert_eq!(found, expected, "{at} in {items:?} from {near}");
            }
        }
    }
}
