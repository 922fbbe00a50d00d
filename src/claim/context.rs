//! What a claim rule may look at: the text, its tokens, sentences and figures, and the questions
//! rules ask of the words around a figure.

use crate::quantity::{Figure, FigureKind, Relation};
use crate::text::{Gap, Sentence, Span, Text, Token, TokenKind};

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
}

impl<'a> Context<'a> {
    /// Returns the context of an article.
    pub fn new(
        text: &'a Text,
        tokens: &'a [Token],
        sentences: &'a [Sentence],
        figures: &'a [Figure],
    ) -> Self {
        Self { text, tokens, sentences, figures }
    }

    /// Returns the figures of one kind with their indices.
    pub fn of_kind(&self, kind: FigureKind) -> impl Iterator<Item = (usize, &'a Figure)> {
        self.figures.iter().enumerate().filter(move |(_, figure)| figure.kind == kind)
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
            let end = if self.is(closing, &[")", "]"]) { closing + 1 } else { closing };
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
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let text = self.word(at);
        !text.is_empty() && words.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    /// Returns the index of the first token that begins at or after byte `at`.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }

    /// Returns the bytes of the tokens from `first` up to, not including, `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let last = self.tokens.get(end.saturating_sub(1)).map_or(Span::default(), |t| t.span);
        self.tokens.get(first).map_or(last, |token| token.span.cover(last))
    }

    /// Returns the sentence byte `at` lies in.
    pub fn sentence_at(&self, at: usize) -> Option<&'a Sentence> {
        let index = self.sentences.partition_point(|sentence| sentence.span.end <= at);
        self.sentences.get(index).filter(|sentence| sentence.span.start <= at)
    }

    /// Returns whether token `at` is a lower-case word.
    pub fn is_lower_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && self.word(at).starts_with(char::is_lowercase)
    }

    /// Widens `span` to the left over `words` in the same sentence, once.
    pub fn with_word_before(&self, span: Span, words: &[&str]) -> Span {
        let first = self.token_at(span.start);
        match first.checked_sub(1) {
            Some(before) if self.is(before, words) && self.joined(before, first) => {
                self.span(before, first).cover(span)
            }
            _ => span,
        }
    }

    /// Widens `span` to the right over "of" and the noun phrase behind it, at most five words.
    pub fn with_of_phrase(&self, span: Span) -> Span {
        const LONGEST_WORDS: usize = 5;
        const ENDS: &[&str] = &[
            "and", "or", "but", "in", "on", "at", "to", "for", "from", "by", "with", "as", "that",
            "which", "who", "was", "were", "is", "are", "has", "have", "had", "will", "would",
            "of", "per", "a", "an", "each", "every", "while", "when", "after", "before", "since",
            "than",
        ];
        let after = self.token_at(span.end);
        if !self.is(after, &["of"]) || !self.joined(after.saturating_sub(1), after) {
            return span;
        }
        let skip = usize::from(
            self.is(after + 1, &["the", "its", "their", "his", "her", "all", "a", "an"]),
        );
        let first = after + 1 + skip;
        let mut end = first;
        while end < first + LONGEST_WORDS
            && self.tokens.get(end).is_some_and(|t| {
                matches!(t.kind, TokenKind::Word | TokenKind::Code) && t.gap <= Gap::Line
            })
            && !self.is(end, ENDS)
        {
            end += 1;
        }
        if end == first { span } else { span.cover(self.span(after, end)) }
    }

    /// Whether the two tokens stand in one paragraph and one sentence.
    fn joined(&self, first: usize, second: usize) -> bool {
        let start = |at: usize| self.tokens.get(at).map(|token| token.span.start);
        let sentence = |at: usize| start(at).and_then(|at| self.sentence_at(at)).map(|s| s.span);
        sentence(first).is_some() && sentence(first) == sentence(second)
    }

    /// Widens `span` to the left over a short noun phrase: up to three lower-case words and their
    /// determiner.
    pub fn with_noun_before(&self, span: Span) -> Span {
        const LONGEST_WORDS: usize = 4;
        const DETERMINERS: &[&str] = &["a", "an", "the", "its", "their", "his", "her", "this"];
        let end = self.token_at(span.start);
        for back in 2..=LONGEST_WORDS {
            let Some(first) = end.checked_sub(back) else { return span };
            if !self.joined(first, end) {
                return span;
            }
            if self.is(first, DETERMINERS) {
                return self.span(first, end).cover(span);
            }
            if !self.is_lower_word(first) {
                return span;
            }
        }
        span
    }
}
