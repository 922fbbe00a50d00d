//! What every word is to the grammar, looked up once a token: its lexeme, the sorts of rules that
//! may begin at it, what it may begin or end beside a number, and the rules that want to see it.
//! The tables themselves stand with their rules.

use std::sync::LazyLock;

use super::lexicon::{self, Lexeme};
use super::rules::{Heard, ONE_WHOLE, Sorts, hear};
use super::unit::UNITS;
use super::{bound, currency, date, measure, rate};
use crate::text::{Gap, Token, TokenKind, Word, WordMap};
use crate::w;

/// What a token is to the grammar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) lexeme: Lexeme,
    /// The sorts of tokens it is one of.
    pub(super) sorts: Sorts,
    /// What it may begin or end.
    roles: Role,
    /// The rules that want to see it.
    pub(super) heard: Heard,
}

/// What a word may begin or end beside a number: asked before the tables themselves are, since most
/// words do nothing of the kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(u8);

impl Role {
    /// Begins a unit in words.
    pub(super) const UNIT: Self = Self(1);
    /// Begins a unit in signs and letters.
    pub(super) const SYMBOL: Self = Self(1 << 1);
    /// Stands where a unit may, whatever is said with it: "of", "more", "U.S.".
    pub(super) const MEASURE: Self = Self(1 << 2);
    /// Begins a currency before its number.
    pub(super) const MONEY: Self = Self(1 << 3);
    /// Ends a bound before a number.
    pub(super) const BOUND: Self = Self(1 << 4);
    /// Begins a bound behind one.
    pub(super) const BOUND_BEHIND: Self = Self(1 << 5);
    /// Begins a rate.
    pub(super) const RATE: Self = Self(1 << 6);

    /// Either.
    const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Known {
    /// Whether the word has this role.
    pub(super) const fn may(self, role: Role) -> bool {
        self.roles.0 & role.0 != 0
    }
}

/// Puts the words of every table under the roles they have there.
fn cast(known: &mut WordMap<Known>) {
    let measure = |role: Role| role.or(Role::MEASURE);
    let tables: [(Role, Vec<Word>); 7] = [
        (measure(Role::UNIT), UNITS.phrase_words().collect()),
        (measure(Role::SYMBOL), UNITS.symbol_words().collect()),
        (Role::MEASURE, measure::behind()),
        (Role::MONEY, currency::openers()),
        (Role::BOUND, bound::last_words()),
        (Role::BOUND_BEHIND, bound::first_words()),
        (Role::RATE, rate::first_words()),
    ];
    for (role, words) in tables {
        for word in words {
            let word = known.entry(word);
            word.roles = word.roles.or(role);
        }
    }
}

/// Every word that means something.
static KNOWN: LazyLock<WordMap<Known>> = LazyLock::new(|| {
    let mut known = WordMap::<Known>::default();
    for (word, &lexeme) in lexicon::lexicon().iter() {
        let sorts = sorts_of(lexeme);
        *known.entry(word) = Known { lexeme, sorts, ..Known::default() };
    }
    let calendar = date::OPENERS.iter().chain(ONE_WHOLE.iter());
    let calendar = calendar.map(|&word| (word, Sorts::CALENDAR));
    let holidays = date::HOLIDAYS.iter().map(|&word| (word, Sorts::HOLIDAY));
    let fold = lexicon::folds().map(|word| (word, Sorts::FOLD));
    let openers = currency::openers().into_iter();
    let openers = openers.chain(w!["negative", "point", "minus"].iter().copied());
    let openers = openers.map(|word| (word, Sorts::OPENER));
    for (word, sort) in calendar.chain(holidays).chain(fold).chain(openers) {
        let word = known.entry(word);
        let plain = matches!(word.lexeme, Lexeme::Other | Lexeme::Small);
        // What is something else already begins what that begins.
        if plain || sort == Sorts::OPENER && word.sorts == Sorts::CALENDAR {
            word.sorts = word.sorts.or(sort);
        }
    }
    for &sign in w![".", ",", ":", ";", "(", ")", "\"", "“", "”", "!", "?"].iter() {
        known.entry(sign).sorts = Sorts::CLOSING;
    }
    cast(&mut known);
    hear(&mut known);
    known
});

/// The sorts that a word belongs to by its lexeme.
const fn sorts_of(lexeme: Lexeme) -> Sorts {
    match lexeme {
        Lexeme::Up | Lexeme::Down | Lexeme::The | Lexeme::Small | Lexeme::Other => Sorts::NONE,
        Lexeme::Ordinal(_) | Lexeme::OrdinalScale(_) => Sorts::ORDINAL.or(Sorts::WORDS),
        Lexeme::Month(_) | Lexeme::Weekday(_) | Lexeme::Cue => Sorts::CALENDAR,
        Lexeme::A => Sorts::ARTICLE,
        _ => Sorts::WORDS,
    }
}

/// Looks up every token of an article once.
pub(super) fn classify(tokens: &[Token]) -> Vec<Known> {
    let table = &*KNOWN;
    let mut known: Vec<Known> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let mut this = table.get(token.word).copied().unwrap_or_default();
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Number => this = Known { sorts: Sorts::DIGITS, ..nothing_but(this) },
            TokenKind::Code => this = Known { sorts: Sorts::CODE, ..nothing_but(this) },
            TokenKind::Suffix => this = nothing_but(this),
            TokenKind::Sign => {
                let closes = this.sorts == Sorts::CLOSING;
                let sorts = if closes { Sorts::NONE } else { Sorts::SIGN };
                this = Known { sorts, ..nothing_but(this) };
                if token.gap == Gap::None
                    && runs_on(tokens.get(at + 1))
                    && let Some(before) = known.last_mut()
                {
                    before.sorts = run(before.lexeme, before.sorts, tokens[at - 1].kind);
                }
            }
        }
        known.push(this);
    }
    known
}

/// What a token that is no word keeps of what its letters would be.
fn nothing_but(known: Known) -> Known {
    Known { lexeme: Lexeme::Other, sorts: Sorts::NONE, ..known }
}

/// Whether what stands behind a sign is glued to it and no sign, but for a slash.
fn runs_on(next: Option<&Token>) -> bool {
    next.is_some_and(|next| {
        next.gap == Gap::None && (next.kind != TokenKind::Sign || next.word.is_in(w!["/"]))
    })
}

/// The sorts of a token with a sign and more glued to it.
fn run(lexeme: Lexeme, sorts: Sorts, kind: TokenKind) -> Sorts {
    let plain =
        matches!(lexeme, Lexeme::Up | Lexeme::Down | Lexeme::The | Lexeme::Small | Lexeme::Other);
    match kind {
        TokenKind::Word if plain => sorts.or(Sorts::RUN),
        TokenKind::Code => sorts.or(Sorts::RUN),
        _ => sorts,
    }
}
