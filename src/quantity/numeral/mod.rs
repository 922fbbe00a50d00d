//! Numbers as they are printed: digits, number words, fractions, with their scale words. What they
//! count is left to `measure.rs`, whether they count anything at all to the rules.

mod digits;
mod fraction;
mod nth;
mod scale;
mod tail;
mod vague;
mod words;

pub(super) use digits::parse_digits;
pub(super) use nth::nth;

use super::decimal::Decimal;
use super::figure::Amount;
use super::view::{LastRead, View};
use crate::text::{Span, TokenKind};

/// A number with its scale word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// First token.
    pub(super) first: usize,
    /// Token after the last.
    pub(super) end: usize,
    /// Scale applied.
    pub(super) amount: Amount,
    /// Power of ten of the last printed digit, scale applied.
    pub(super) last_digit: i32,
    /// The scale word or letter.
    pub(super) scale: Option<Span>,
    /// How the number is written.
    pub(super) form: Form,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// 1,640
    Digits,
    /// sixteen hundred
    Words,
    /// two-thirds, 1/16, half, ½
    Fraction,
    /// dozens, tens of thousands, several hundred
    Vague,
}

impl Numeral {
    /// The number of the tokens from `first` to `end`, printed to the last digit of its value.
    fn new(first: usize, end: usize, value: Decimal, form: Form) -> Self {
        let amount = Amount::Value(value);
        Self { first, end, amount, last_digit: value.exponent().min(0), scale: None, form }
    }

    /// The value when it is one.
    pub(super) fn value(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Value(value) => Some(value),
            Amount::Range(..) | Amount::Unknown => None,
        }
    }

    /// The same number with a scale it did not print: "$12 to $17 billion".
    #[must_use]
    pub(super) fn scaled(mut self, power: i32) -> Self {
        match &mut self.amount {
            Amount::Value(value) => *value = value.shifted(power),
            Amount::Range(low, high) => (*low, *high) = (low.shifted(power), high.shifted(power)),
            Amount::Unknown => return self,
        }
        self.last_digit += power;
        self
    }

    /// The same number with the scale word at token `at` taken in.
    fn with_scale(mut self, view: &View<'_>, at: usize, power: i32) -> Self {
        let word = view.span(at);
        self.scale = Some(self.scale.map_or(word, |scale| scale.cover(word)));
        self.end = at + 1;
        self.scaled(power)
    }
}

/// Reads the number that begins at token `at`; `money` says that a currency sign stands before it,
/// so that a glued "m" is a million.
pub(super) fn read(view: &View<'_>, at: usize, money: bool) -> Option<Numeral> {
    if !view.begins(at) {
        return None;
    }
    if let Some(last) = view.last(at).get()
        && (last.at, last.money) == (at, money)
    {
        return last.found;
    }
    let found = read_anew(view, at, money);
    view.last(at).set(Some(LastRead { at, money, found }));
    found
}

fn read_anew(view: &View<'_>, at: usize, money: bool) -> Option<Numeral> {
    match view.kind(at)? {
        TokenKind::Number => digits::read(view, at, money),
        TokenKind::Word => words::read(view, at),
        TokenKind::Sign => fraction::sign(view, at),
        TokenKind::Code | TokenKind::Suffix => None,
    }
}

/// The token behind a hyphen at `at`, or `at` itself.
fn over_hyphen(view: &View<'_>, at: usize) -> usize {
    at + usize::from(view.hyphen(at))
}

/// Whether the sentence ends at `at`, or a comma, bracket or full stop stands there.
fn closes(view: &View<'_>, at: usize) -> bool {
    use crate::w;
    at >= view.len() || view.is(at, w![".", ",", ";", ":", ")", "]", "?", "!", "\"", "”"])
}
