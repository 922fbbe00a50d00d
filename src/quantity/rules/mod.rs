//! The rules of the figure grammar, one file each. A rule looks at one token at which it may begin
//! and says what stands there: a figure, two, a label, or nothing that counts. The first that
//! answers wins; a new one is a file here and a line in [`ALL`].

mod address;
mod age;
mod amount;
mod bare_age;
mod clock;
mod code;
mod colon;
mod compound;
mod date;
mod duration;
mod index;
mod join;
mod law;
mod model;
mod multiple;
mod name;
mod named;
mod numbered;
mod page;
mod phone;
mod pronoun;
mod rank;
mod ratio;
mod score;
mod sky;
mod url;
mod version;
mod whole;

use super::bound;
use super::date as dates;
use super::examples::Family;
use super::figure::Bound;
use super::label::LabelSort;
use super::lexicon::Lexeme;
use super::scan::Draft;
use super::unit::UNITS;
use super::view::View;
use crate::text::{Published, TokenKind};
use crate::w;

/// Every rule, in the order in which they are asked.
pub const ALL: &[Rule] = &[
    url::RULE,
    law::RULE,
    index::RULE,
    sky::RULE,
    version::RULE,
    page::RULE,
    address::RULE,
    date::RULE,
    age::RULE,
    bare_age::RULE,
    phone::RULE,
    model::RULE,
    code::RULE,
    colon::RULE,
    clock::RULE,
    duration::RULE,
    score::RULE,
    named::RULE,
    rank::RULE,
    name::RULE,
    multiple::RULE,
    ratio::RULE,
    pronoun::RULE,
    amount::RULE,
];

/// One way in which a number stands in a text.
pub struct Rule {
    /// Its name, as the help prints it.
    pub code: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its families of example sentences, each a file in `examples/`.
    pub examples: &'static [Family],
    /// The tokens at which it may begin; it is asked nowhere else.
    pub(super) begins: Begins,
    /// Says what stands at a token.
    pub(super) read: fn(&Scene<'_>, usize) -> Option<Read>,
}

/// One sentence, and when it is published.
pub(super) struct Scene<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) published: Option<Published>,
}

/// What a rule found.
pub(super) enum Read {
    /// One figure.
    One(Box<Draft>),
    /// From the first to the second.
    FromTo(Box<(Draft, Draft)>),
    /// No figure but a label: from the first token to that before the second.
    Label(LabelSort, usize, usize),
    /// Nothing that counts, up to this token.
    Nothing(usize),
}

/// Sorts of tokens at which a rule may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Begins(u16);

impl Begins {
    /// Nowhere.
    const NONE: Self = Self(0);
    /// A number in digits.
    pub(super) const DIGITS: Self = Self(1);
    /// A number word, "a", "half", "dozens".
    pub(super) const WORDS: Self = Self(1 << 1);
    /// A number in digits or words.
    pub(super) const COUNT: Self = Self::DIGITS.or(Self::WORDS);
    /// "first", "third".
    pub(super) const ORDINAL: Self = Self(1 << 2);
    /// A month, a weekday, "last", "aged", "minus".
    pub(super) const CALENDAR: Self = Self(1 << 3);
    /// A sign that is no punctuation: a currency, a hyphen, an apostrophe.
    pub(super) const SIGN: Self = Self(1 << 4);
    /// Letters and digits: "Q3", "A340".
    pub(super) const CODE: Self = Self(1 << 5);
    /// A word right before a number or a currency sign.
    pub(super) const BEFORE_NUMBER: Self = Self(1 << 6);
    /// "fourfold".
    pub(super) const FOLD: Self = Self(1 << 7);
    /// A word, a code or a number with a sign and more glued to it: "www.example.org".
    pub(super) const RUN: Self = Self(1 << 8);

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What token `at` is to the rules; most are nothing.
    fn of(view: &View<'_>, at: usize) -> Self {
        match view.kind(at) {
            Some(TokenKind::Number) => Self::DIGITS,
            Some(TokenKind::Word) => match view.lex(at) {
                Lexeme::Up | Lexeme::Down | Lexeme::The => Self::run(view, at),
                Lexeme::Small | Lexeme::Other => Self::of_word(view, at).or(Self::run(view, at)),
                Lexeme::Ordinal(_) | Lexeme::OrdinalScale(_) => Self::ORDINAL.or(Self::WORDS),
                Lexeme::Month(_) | Lexeme::Weekday(_) | Lexeme::Cue => {
                    Self::CALENDAR.or(Self::BEFORE_NUMBER)
                }
                Lexeme::A if !counts_one(view, at) => Self::NONE,
                _ => Self::WORDS,
            },
            Some(TokenKind::Code) => Self::CODE.or(Self::run(view, at)),
            Some(TokenKind::Sign) => {
                let punctuation = w![".", ",", ":", ";", "(", ")", "\"", "“", "”", "!", "?"];
                if view.is(at, punctuation) { Self::NONE } else { Self::SIGN }
            }
            Some(TokenKind::Suffix) | None => Self::NONE,
        }
    }

    /// Whether a sign and more are glued to the word at `at`.
    fn run(view: &View<'_>, at: usize) -> Self {
        let glued = view.glued(at + 1) && view.glued(at + 2);
        let run = glued
            && view.kind(at + 1) == Some(TokenKind::Sign)
            && (view.kind(at + 2) != Some(TokenKind::Sign) || view.is(at + 2, w!["/"]));
        if run { Self::RUN } else { Self::NONE }
    }

    fn of_word(view: &View<'_>, at: usize) -> Self {
        let other = view.lex(at) == Lexeme::Other;
        let before = match view.kind(at + 1) {
            Some(TokenKind::Number) => other,
            Some(TokenKind::Sign) => {
                view.is(at + 1, w!["$"]) || other && view.is(at + 1, w![".", "¥", "="])
            }
            _ => false,
        };
        let fold = other && view.text(at).as_bytes().ends_with(b"fold");
        let signed = view.is(at, w!["negative", "point"])
            && (view.is_number(at + 1)
                || matches!(view.lex(at + 1), Lexeme::Ones(_) | Lexeme::Tens(_)));
        let mut word = Self::NONE;
        for (is_so, sort) in [
            (before, Self::BEFORE_NUMBER),
            (fold, Self::FOLD),
            (signed && !before && !fold, Self::WORDS),
            (dates::may_open(view, at) || duration::may_open(view, at), Self::CALENDAR),
        ] {
            if is_so {
                word = word.or(sort);
            }
        }
        word
    }
}

impl Read {
    fn one(draft: Draft) -> Self {
        Self::One(Box::new(draft))
    }
}

/// Whether "a" at token `at` may count: before another number word, a unit, a sign.
fn counts_one(view: &View<'_>, at: usize) -> bool {
    match view.lex(at + 1) {
        Lexeme::Other => {
            !view.is_word(at + 1)
                || view.is(at + 1, w!["couple", "score"])
                || !UNITS.phrases(view.word(at + 1)).is_empty()
        }
        Lexeme::Small => view.is(at + 1, w!["few"]),
        Lexeme::Up | Lexeme::Down | Lexeme::The => false,
        _ => true,
    }
}

/// What stands at token `at`, as the first rule that answers sees it.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let begins = Begins::of(scene.view, at);
    if begins == Begins::NONE {
        return None;
    }
    ALL.iter().filter(|rule| rule.begins.meets(begins)).find_map(|rule| (rule.read)(scene, at))
}

/// A figure with the bound printed before it, when it has none of its own.
fn bounded(view: &View<'_>, mut draft: Draft) -> Draft {
    if draft.figure.bound == Bound::Exact {
        (draft.figure.bound, draft.bound_at) = bound::before(view, draft.first);
    }
    draft
}
