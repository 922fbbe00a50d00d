//! Where a rule is asked: the sorts of tokens at which it may begin, and what must stand about one
//! for it to be worth asking. Both are data of the rule; here they become one number a token, a bit
//! a rule, so that a plain "40 farms" asks three rules and not all of them.

use super::{ALL, Rule, Scene};
use crate::quantity::known::Known;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::unit::UNITS;
use crate::quantity::view::View;
use crate::text::{Gap, TokenKind, Word, WordMap, Words};
use crate::w;

/// Sorts of tokens at which a rule may begin, and what must stand about them.
#[derive(Clone, Copy)]
pub(in crate::quantity) struct Begins {
    sorts: Sorts,
    cues: Option<&'static Cues>,
}

impl Begins {
    /// A number in digits.
    pub(super) const DIGITS: Self = Self::at(Sorts(1));
    /// A number word, "a", "half", "dozens".
    pub(super) const WORDS: Self = Self::at(Sorts(1 << 1));
    /// A number in digits or words.
    pub(super) const COUNT: Self = Self::DIGITS.or(Self::WORDS);
    /// "first", "third".
    pub(super) const ORDINAL: Self = Self::at(Sorts(1 << 2));
    /// A month, a weekday, "last", "aged", "minus".
    pub(super) const CALENDAR: Self = Self::at(Sorts(1 << 3));
    /// A sign that is no punctuation: a currency, a hyphen, an apostrophe.
    pub(super) const SIGN: Self = Self::at(Sorts(1 << 4));
    /// Letters and digits: "Q3", "A340".
    pub(super) const CODE: Self = Self::at(Sorts(1 << 5));
    /// A word that may begin an amount, right before a number or a currency sign: "EUR", "minus".
    pub(super) const BEFORE_NUMBER: Self = Self::at(Sorts(1 << 6));
    /// "fourfold".
    pub(super) const FOLD: Self = Self::at(Sorts(1 << 7));
    /// A word, a code or a number with a sign and more glued to it: "www.example.org".
    pub(super) const RUN: Self = Self::at(Sorts(1 << 8));

    const fn at(sorts: Sorts) -> Self {
        Self { sorts, cues: None }
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self { sorts: self.sorts.or(other.sorts), cues: self.cues }
    }

    /// The same, but only where one of the cues is seen: the rule must find nothing without.
    pub(super) const fn cued(self, cues: &'static Cues) -> Self {
        Self { cues: Some(cues), ..self }
    }
}

/// What makes a rule worth asking; one of all these is enough.
pub(super) struct Cues {
    /// Words at the token itself or the four before it.
    pub(super) before: &'static [&'static Words],
    /// Words anywhere in the sentence.
    pub(super) anywhere: &'static [&'static Words],
    /// More words for anywhere, from a table.
    pub(super) table: fn() -> Vec<Word>,
    /// How the token stands.
    pub(super) shapes: Shapes,
    /// The sorts of tokens at which nothing more is needed.
    pub(super) sure: Option<Begins>,
}

impl Cues {
    /// None at all: the rest of a rule's own.
    pub(super) const NONE: Self =
        Self { before: &[], anywhere: &[], table: Vec::new, shapes: Shapes(0), sure: None };
}

/// How a token stands among its neighbours, as far as rules ask for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Shapes(u16);

impl Shapes {
    /// At the head of its sentence.
    pub(super) const OPENING: Self = Self(1);
    /// Glued to what stands before it.
    pub(super) const GLUED: Self = Self(1 << 1);
    /// Glued to what stands behind it, unless that is punctuation alone: "12:30", "5th", "3-1".
    pub(super) const JOINED: Self = Self(1 << 2);
    /// Behind a comma.
    pub(super) const BEHIND_COMMA: Self = Self(1 << 3);
    /// Behind a word with a capital, or one with a full stop.
    pub(super) const BEHIND_NAME: Self = Self(1 << 4);
    /// With a capital.
    pub(super) const CAPITAL: Self = Self(1 << 5);
    /// With one token between it and a number, which is no number itself.
    pub(super) const PAIR: Self = Self(1 << 6);
    /// A number of four signs: "2019".
    pub(super) const FOUR: Self = Self(1 << 7);
    /// A number of five: "45417".
    pub(super) const FIVE: Self = Self(1 << 8);
    /// A number of so many that it may be no value.
    pub(super) const LONG: Self = Self(1 << 9);
    /// A number with a point.
    pub(super) const POINT: Self = Self(1 << 10);
    /// A number with several points: "3.11.2".
    pub(super) const POINTS: Self = Self(1 << 11);
    /// A number of several digits that begins with nought: "0600".
    pub(super) const NOUGHT: Self = Self(1 << 12);

    /// Behind an opening bracket.
    pub(super) const BRACKETED: Self = Self(1 << 13);

    /// Before a closing bracket: "1)", "2 )".
    pub(super) const BEFORE_BRACKET: Self = Self(1 << 14);
    /// Before letters and digits, or a few letters with a capital: "31805 K-114".
    pub(super) const BEFORE_CODE: Self = Self(1 << 15);

    const COUNT: usize = 16;

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of token `at`.
    fn of(view: &View<'_>, at: usize) -> Self {
        let tokens = view.tokens;
        let token = &tokens[at];
        let mut shapes = 0;
        let mut add = |shape: Self, holds: bool| shapes |= if holds { shape.0 } else { 0 };
        add(Self::OPENING, at == 0);
        add(Self::CAPITAL, token.capital);
        if let Some(next) = tokens.get(at + 1)
            && next.gap == Gap::None
        {
            let punctuation = next.kind == TokenKind::Sign && next.word.is_in(PUNCTUATION);
            add(Self::JOINED, !punctuation || view.glued(at + 2));
        }
        if let Some(next) = tokens.get(at + 1) {
            add(Self::BEFORE_BRACKET, next.kind == TokenKind::Sign && view.is(at + 1, w![")"]));
            let letters = next.capital && next.span.len() <= 3;
            add(Self::BEFORE_CODE, next.kind == TokenKind::Code || letters);
        }
        add(Self::PAIR, view.is_number(at + 2) && !view.is_number(at + 1));
        if let Some(last) = at.checked_sub(1) {
            let before = &tokens[last];
            add(Self::GLUED, token.gap == Gap::None);
            add(Self::BEHIND_COMMA, view.is(last, w![","]));
            add(Self::BRACKETED, view.is(last, w!["("]));
            add(Self::BEHIND_NAME, before.capital || view.is(last, w!["."]));
        }
        if token.kind == TokenKind::Number {
            let text = view.text(at).as_bytes();
            add(Self::FOUR, text.len() == 4);
            add(Self::FIVE, text.len() == 5);
            add(Self::LONG, text.len() > 16);
            add(Self::NOUGHT, text.len() > 1 && text[0] == b'0');
            let mut points = text.iter().filter(|&&byte| byte == b'.');
            add(Self::POINT, points.next().is_some());
            add(Self::POINTS, points.next().is_some());
        }
        Self(shapes)
    }
}

/// Signs that close what stands before them, or end a clause; a share's belongs to its number.
const PUNCTUATION: &Words = w![".", ",", ":", ";", "(", ")", "\"", "“", "”", "!", "?", "%"];

/// A set of rules, by their places in [`ALL`].
pub(super) type Set = u32;

/// The words a rule wants to see, as sets of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::quantity) struct Heard {
    /// Rules that want this word at the token or right before.
    before: Set,
    /// Rules that want it in the sentence.
    pub(in crate::quantity) anywhere: Set,
}

/// The rules that may begin at token `at`, as a set; most tokens have none.
pub(super) fn asked(view: &View<'_>, at: usize) -> Set {
    let sorts = Sorts::of(view, at);
    if sorts == Sorts::NONE {
        return 0;
    }
    let (mut may, mut sure) = (0, ASKED.always);
    for bit in bits(sorts.0.into()) {
        may |= ASKED.at_sort[bit];
        sure |= ASKED.sure_at_sort[bit];
    }
    let mut heard = sure | view.heard();
    for known in &view.words[at.saturating_sub(CUE_TOKENS)..=at] {
        heard |= known.heard.before;
    }
    if may & !heard != 0 {
        for bit in bits(Shapes::of(view, at).0.into()) {
            heard |= ASKED.in_shape[bit];
        }
    }
    may & heard
}

/// The rule that may begin at token `at`, was not asked and would have found something there: its
/// cues leave something out.
pub(super) fn missed(scene: &Scene<'_>, at: usize, asked: Set) -> Option<&'static str> {
    let sorts = Sorts::of(scene.view, at);
    let may = bits(sorts.0.into()).fold(0, |may, bit| may | ASKED.at_sort[bit]);
    let found = |place: &usize| (ALL[*place].read)(scene, at).is_some();
    bits(may & !asked).find(found).map(|place| ALL[place].code)
}

/// A cue stands at most so many tokens before the token.
const CUE_TOKENS: usize = 4;

/// The places of the bits that are set, the lowest first.
pub(super) fn bits(mut set: Set) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (lowest < Set::BITS).then_some(lowest as usize)
    })
}

/// Which rules are asked where, worked out while the program is compiled.
struct Asked {
    /// By sort: rules that may begin there.
    at_sort: [Set; Sorts::COUNT],
    /// By sort: rules that need no cue there.
    sure_at_sort: [Set; Sorts::COUNT],
    /// By shape: rules for which it is a cue.
    in_shape: [Set; Shapes::COUNT],
    /// Rules that need no cue at all.
    always: Set,
}

static ASKED: Asked = Asked::of(ALL);

impl Asked {
    const fn of(rules: &[Rule]) -> Self {
        assert!(rules.len() <= Set::BITS as usize, "a set holds no more rules");
        let mut asked = Self {
            at_sort: [0; Sorts::COUNT],
            sure_at_sort: [0; Sorts::COUNT],
            in_shape: [0; Shapes::COUNT],
            always: 0,
        };
        let mut place = 0;
        while place < rules.len() {
            let (begins, rule) = (rules[place].begins, 1 << place);
            mark(&mut asked.at_sort, begins.sorts.0, rule);
            match begins.cues {
                None => asked.always |= rule,
                Some(cues) => {
                    mark(&mut asked.in_shape, cues.shapes.0, rule);
                    if let Some(sure) = cues.sure {
                        mark(&mut asked.sure_at_sort, sure.sorts.0, rule);
                    }
                }
            }
            place += 1;
        }
        asked
    }
}

/// Puts a rule into the sets of the bits that are set.
const fn mark(sets: &mut [Set], bits: u16, rule: Set) {
    let mut bit = 0;
    while bit < sets.len() {
        if bits >> bit & 1 != 0 {
            sets[bit] |= rule;
        }
        bit += 1;
    }
}

/// Adds the words that rules want to see to the table of known words.
pub(in crate::quantity) fn hear(known: &mut WordMap<Known>) {
    for (place, rule) in ALL.iter().enumerate() {
        let Some(cues) = rule.begins.cues else { continue };
        for &word in cues.before.iter().flat_map(|list| list.iter()) {
            known.entry(word).heard.before |= 1 << place;
        }
        let listed = cues.anywhere.iter().flat_map(|list| list.iter().copied());
        for word in listed.chain((cues.table)()) {
            known.entry(word).heard.anywhere |= 1 << place;
        }
    }
}

/// What a token is to the rules; most are nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::quantity) struct Sorts(u16);

impl Sorts {
    /// Nothing.
    pub(in crate::quantity) const NONE: Self = Self(0);
    pub(in crate::quantity) const DIGITS: Self = Begins::DIGITS.sorts;
    pub(in crate::quantity) const WORDS: Self = Begins::WORDS.sorts;
    pub(in crate::quantity) const ORDINAL: Self = Begins::ORDINAL.sorts;
    pub(in crate::quantity) const CALENDAR: Self = Begins::CALENDAR.sorts;
    pub(in crate::quantity) const SIGN: Self = Begins::SIGN.sorts;
    pub(in crate::quantity) const CODE: Self = Begins::CODE.sorts;
    pub(in crate::quantity) const FOLD: Self = Begins::FOLD.sorts;
    pub(in crate::quantity) const RUN: Self = Begins::RUN.sorts;
    const BEFORE_NUMBER: Self = Begins::BEFORE_NUMBER.sorts;
    const COUNT: usize = 9;
    /// Only for a look at what follows: "a", a word that may begin an amount, one that does only
    /// with a capital.
    pub(in crate::quantity) const ARTICLE: Self = Self(1 << 9);
    pub(in crate::quantity) const OPENER: Self = Self(1 << 10);
    pub(in crate::quantity) const HOLIDAY: Self = Self(1 << 11);
    /// Punctuation, in the table of words alone: a rule begins at other signs.
    pub(in crate::quantity) const CLOSING: Self = Self(1 << 12);
    const UNDECIDED: u16 = Self::ARTICLE.0 | Self::OPENER.0 | Self::HOLIDAY.0;

    /// Either.
    pub(in crate::quantity) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of token `at`.
    fn of(view: &View<'_>, at: usize) -> Self {
        let known = view.words[at];
        let sorts = known.sorts;
        if sorts.0 & Self::UNDECIDED == 0 {
            return sorts;
        }
        let mut decided = Self(sorts.0 & !Self::UNDECIDED);
        if sorts.0 & Self::ARTICLE.0 != 0 && counts_one(view, at) {
            decided = decided.or(Self::WORDS);
        }
        if sorts.0 & Self::HOLIDAY.0 != 0 && view.tokens[at].capital {
            decided = decided.or(Self::CALENDAR);
        }
        if sorts.0 & Self::OPENER.0 != 0 {
            decided = decided.or(Self::of_opener(view, at));
        }
        decided
    }

    /// "EUR 5", "Rs. 40", "US$", "negative five".
    fn of_opener(view: &View<'_>, at: usize) -> Self {
        let other = view.lex(at) == Lexeme::Other;
        let number = match view.kind(at + 1) {
            Some(TokenKind::Number) => other,
            Some(TokenKind::Sign) => {
                view.is(at + 1, w!["$"]) || other && view.is(at + 1, w![".", "¥", "="])
            }
            _ => false,
        };
        let calendar = matches!(view.lex(at), Lexeme::Month(_) | Lexeme::Weekday(_) | Lexeme::Cue);
        if number || calendar {
            return Self::BEFORE_NUMBER;
        }
        let signed = view.is(at, w!["negative", "point"])
            && (view.is_number(at + 1)
                || matches!(view.lex(at + 1), Lexeme::Ones(_) | Lexeme::Tens(_)));
        if signed { Self::WORDS } else { Self::NONE }
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
