//! One sentence as the figure grammar sees it: tokens with what each word is, and the questions the
//! grammar asks of them. Every index is relative to the sentence; asking outside it is answered
//! with "no".

use std::cell::Cell;

use super::known::{Known, Role};
use super::lexicon::Lexeme;
use super::numeral::Numeral;
use super::rules::Sorts;
use super::unit::Unit;
use crate::text::{Gap, Span, Token, TokenKind, Word, Words};
use crate::w;

/// The tokens of one sentence.
pub(super) struct View<'a> {
    pub(super) body: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a [Known],
    /// Whether capitals tell names apart: not in a HEADLINE or a Title in Capitals. Found out when
    /// it is first asked.
    cased: Cell<Option<bool>>,
    /// The rules that a word of the sentence is a cue for, as a set.
    heard: u32,
    /// The numbers read last, by their token: several rules ask for one in turn.
    last: [Cell<Option<LastRead>>; KEPT_NUMBERS],
    /// The unit looked for last, and where: rules ask for it in turn, too.
    unit: Cell<Option<(UnitPlace, FoundUnit)>>,
    /// The noun phrase looked for last, and where.
    noun: Cell<Option<(usize, FoundNoun)>>,
    /// Whether the article writes the day before the month, once that was asked.
    day_first: Cell<Option<bool>>,
}

/// A word of more bytes tells by its capital whether capitals say anything.
const LONG_BYTES: usize = 3;

/// So many numbers that were read are kept: that of a rule, and one or two behind it.
const KEPT_NUMBERS: usize = 2;

/// A unit and the token behind it.
type FoundUnit = Option<(&'static Unit, usize)>;

/// A noun phrase and the token behind it.
type FoundNoun = Option<(Span, usize)>;

/// A token at which a unit may stand, whether digits stand before it, and whether by a hyphen.
type UnitPlace = (usize, bool, bool);

/// A number that was read, and where.
#[derive(Clone, Copy)]
pub(super) struct LastRead {
    pub(super) at: usize,
    /// Whether a currency stood before it.
    pub(super) money: bool,
    pub(super) found: Option<Numeral>,
}

impl<'a> View<'a> {
    /// The tokens of one sentence and what their words are.
    pub(super) fn new(body: &'a str, tokens: &'a [Token], words: &'a [Known]) -> Self {
        let heard = words.iter().fold(0, |set, known| set | known.heard.anywhere);
        let (cased, unit, noun) = (Cell::new(None), Cell::new(None), Cell::new(None));
        let day_first = Cell::new(None);
        let last = [const { Cell::new(None) }; KEPT_NUMBERS];
        Self { body, tokens, words, cased, heard, last, unit, noun, day_first }
    }

    /// The same sentence, cut off before token `end`.
    pub(super) fn until(&self, end: usize) -> Self {
        let end = end.min(self.len());
        Self {
            tokens: &self.tokens[..end],
            words: &self.words[..end],
            last: [const { Cell::new(None) }; KEPT_NUMBERS],
            unit: Cell::new(None),
            noun: Cell::new(None),
            cased: Cell::new(Some(self.cased())),
            day_first: self.day_first.clone(),
            ..*self
        }
    }

    /// Whether the day comes before the month around the first token, found out by `look` once.
    pub(super) fn day_first(&self, look: impl FnOnce(&'a str, usize) -> bool) -> bool {
        let found = self.day_first.get().unwrap_or_else(|| look(self.body, self.span(0).start));
        self.day_first.set(Some(found));
        found
    }

    /// The number read last at `at`, or at a token that shares its place.
    pub(super) fn last(&self, at: usize) -> &Cell<Option<LastRead>> {
        &self.last[at / 2 % KEPT_NUMBERS]
    }

    /// The unit at a place, looked for by `look` unless it was the last one asked for.
    pub(super) fn unit(&self, place: UnitPlace, look: impl FnOnce() -> FoundUnit) -> FoundUnit {
        if let Some((known, unit)) = self.unit.get()
            && known == place
        {
            return unit;
        }
        let unit = look();
        self.unit.set(Some((place, unit)));
        unit
    }

    /// The noun phrase at a token, looked for by `look` unless it was the last one asked for.
    pub(super) fn noun_phrase(&self, at: usize, look: impl FnOnce() -> FoundNoun) -> FoundNoun {
        if let Some((known, noun)) = self.noun.get()
            && known == at
        {
            return noun;
        }
        let noun = look();
        self.noun.set(Some((at, noun)));
        noun
    }

    /// Whether capitals tell names apart here: in a Title of Many Capitals only words of grammar
    /// are small.
    pub(super) fn cased(&self) -> bool {
        self.cased.get().unwrap_or_else(|| {
            let long =
                |token: &Token| token.kind == TokenKind::Word && token.span.len() > LONG_BYTES;
            let (mut count, mut capitals, mut small) = (0, 0, 0);
            for (token, known) in self.tokens.iter().zip(self.words) {
                if long(token) {
                    count += 1;
                    capitals += usize::from(token.capital);
                    small += usize::from(!token.capital && known.lexeme == Lexeme::Other);
                }
            }
            let cased = count < 3 || capitals * 10 < count * 7 || small > 0;
            self.cased.set(Some(cased));
            cased
        })
    }

    /// The rules that a word of the sentence is a cue for, as a set.
    pub(super) fn heard(&self) -> u32 {
        self.heard
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn lex(&self, at: usize) -> Lexeme {
        self.words.get(at).map_or(Lexeme::Other, |known| known.lexeme)
    }

    /// Whether a number or anything else of the grammar may begin at `at`.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|known| known.sorts != Sorts::NONE)
    }

    /// Whether the word at `at` has that role anywhere.
    pub(super) fn may(&self, at: usize, role: Role) -> bool {
        self.words.get(at).is_some_and(|known| known.may(role))
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.body))
    }

    /// The key of token `at`.
    pub(super) fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(Word::NONE, |token| token.word)
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map_or(Span::default(), |token| token.span)
    }

    /// From the first byte of token `first` to the last of the token before `end`.
    pub(super) fn spans(&self, first: usize, end: usize) -> Span {
        self.span(first).cover(self.span(end.saturating_sub(1).max(first)))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether token `at` is one of `words`, whatever its case.
    pub(super) fn is(&self, at: usize, words: &Words) -> bool {
        self.word(at).is_in(words)
    }

    /// As [`Self::is`], for the token before `at`.
    pub(super) fn before_is(&self, at: usize, words: &Words) -> bool {
        at > 0 && self.is(at - 1, words)
    }

    /// Whether the tokens from `at` are exactly these words, whatever their case.
    pub(super) fn reads(&self, at: usize, words: &Words) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(at + step) == *word)
    }

    /// Whether token `at` stands right behind the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether a hyphen glued on both sides stands at `at`: "5.8-inch".
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.is(at, w!["-", "‑", "‐"]) && self.glued(at) && self.glued(at + 1)
    }

    /// Whether a hyphen or dash stands at `at`, glued or not.
    pub(super) fn dash(&self, at: usize) -> bool {
        self.is(at, w!["-", "–", "—", "‑", "‐", "−"])
    }

    /// Whether token `at` is a word with a capital first letter.
    pub(super) fn capital(&self, at: usize) -> bool {
        let upper = self.tokens.get(at).is_some_and(|token| {
            token.capital && matches!(token.kind, TokenKind::Word | TokenKind::Code)
        });
        upper && self.cased()
    }

    /// Whether token `at` is a word in lower case that the grammar has no name for.
    pub(super) fn noun(&self, at: usize) -> bool {
        self.is_word(at) && self.lex(at) == Lexeme::Other && !self.capital(at)
    }

    /// Whether the words between `from` and the start of the view hold one of `words`, at most
    /// `within` tokens back.
    pub(super) fn any_before(&self, from: usize, within: usize, words: &Words) -> bool {
        (from.saturating_sub(within)..from).any(|at| self.is(at, words))
    }

    /// As [`Self::any_before`], forwards.
    pub(super) fn any_after(&self, from: usize, within: usize, words: &Words) -> bool {
        (from..self.len().min(from + within)).any(|at| self.is(at, words))
    }
}
