//! Fractions: "two-thirds", "four twenty-firsts", "half", "1/16", "⅚", "one over seven". Mixed
//! numbers ("two and a half") are put together in `tail.rs`.

use super::words::{self, Run};
use super::{Form, Numeral, closes, nth, over_hyphen, parse_digits, scale, tail};
use crate::quantity::decimal::Decimal;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::unit::Dimension;
use crate::quantity::view::View;
use crate::quantity::{measure, partitive};
use crate::text::{Gap, TokenKind, Words};
use crate::w;

/// A part of something is printed to about a hundredth.
pub(super) const LAST_DIGIT: i32 = -2;

/// So many of so many parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    over: Decimal,
    under: i64,
    /// Token after it.
    pub(super) end: usize,
}

impl Part {
    pub(super) const fn new(over: Decimal, under: i64, end: usize) -> Self {
        Self { over, under, end }
    }

    /// The part as a number of its own.
    pub(super) fn alone(self, first: usize) -> Option<Numeral> {
        let value = Decimal::quotient(self.over, Decimal::whole(self.under))?;
        let number = Numeral::new(first, self.end, value, Form::Fraction);
        Some(Numeral { last_digit: LAST_DIGIT, ..number })
    }

    /// The whole number and the part, that times ten to the `power`.
    pub(super) fn on_top_of(self, whole: Decimal, power: i32) -> Option<Decimal> {
        let under = Decimal::whole(self.under);
        let over = whole.checked_mul(under)?.checked_add(self.over.shifted(power))?;
        Decimal::quotient(over, under)
    }
}

/// The whole number in digits with a part behind it, and its scale: "2½ million".
pub(super) fn mixed_with(
    view: &View<'_>,
    number: Numeral,
    part: Part,
    money: bool,
) -> Option<Numeral> {
    let value = part.on_top_of(number.value()?, 0)?;
    let mixed = Numeral::new(number.first, part.end, value, number.form);
    let last_digit = mixed.last_digit.max(LAST_DIGIT);
    Some(scale::after(view, Numeral { last_digit, ..mixed }, money))
}

// ---- in words --------------------------------------------------------------------------------

/// The fraction whose numerator is `run`, with "of a million" or the like behind it.
pub(super) fn of(view: &View<'_>, run: &Run) -> Option<Numeral> {
    let part = parts(view, run)?;
    Some(tail::of_a(view, part.alone(run.number.first)?))
}

/// "two thirds", "one thirty-fifth", "sixty-three hundredths", "one-third of".
pub(super) fn parts(view: &View<'_>, run: &Run) -> Option<Part> {
    let number = &run.number;
    let over = number.value()?;
    let mut at = over_hyphen(view, number.end);
    let mut hyphen = at > number.end;
    let one = over == Decimal::ONE;
    // "one - fourth"
    let spaced = [at, at + 1];
    let spaced = one
        && view.text(at) == "-"
        && spaced.iter().all(|&at| view.tokens.get(at).is_some_and(|t| t.gap == Gap::Space));
    at += usize::from(spaced);
    match view.lex(at) {
        Lexeme::Part(2) if one => {
            let half = Part::new(over, 2, at + 1);
            return (hyphen || part_follows(view, at + 1)).then_some(half);
        }
        Lexeme::Part(_) | Lexeme::PartScale(_) | Lexeme::Ordinal(_) | Lexeme::OrdinalScale(_) => {
            if let Some(split) = split(view, number) {
                return Some(split);
            }
        }
        // "one thirty-fifth", "three ten-thousandths"
        Lexeme::Ones(1..) | Lexeme::Tens(_) | Lexeme::Hundred => {}
        _ => return None,
    }
    let under = nth(view, at)?;
    let three_quarter = over == Decimal::whole(3) && under.value == 4 && hyphen;
    hyphen &= !view.hyphen(under.end) || one;
    let fits = if under.plural {
        under.value != 4 || quarters(view, number, over, under.end)
    } else if one && under.value >= 3 {
        let unit = || measure::phrase_at(view, under.end);
        (hyphen && !spaced)
            || part_follows(view, under.end)
            || unit().is_some_and(|(unit, _)| unit.dimension != Dimension::TIME)
    } else {
        three_quarter
    };
    let places = view.before_is(number.first, w!["the"]) && !under.plural && !hyphen;
    (fits && under.value >= 3 && !places).then(|| Part::new(over, under.value, under.end))
}

/// "one hundred / thirty fifths", "three / hundred-thousandths": the longest denominator that
/// leaves a whole number before it. An "and" or a hyphen parts nothing.
fn split(view: &View<'_>, number: &Numeral) -> Option<Part> {
    (number.first + 1..number.end).find_map(|at| {
        let begins = match view.lex(at) {
            Lexeme::Ones(ones) => ones > 0 && !matches!(view.lex(at - 1), Lexeme::Tens(_)),
            Lexeme::Tens(_) => true,
            Lexeme::Hundred => view.hyphen(at + 1),
            _ => false,
        };
        if !begins || view.before_is(at, w!["and", "-", "‑", ","]) {
            return None;
        }
        let before = view.until(at);
        let over = words::cardinal(&before, number.first)?.number;
        let under = nth(view, at).filter(|under| under.plural && under.end > number.end)?;
        // "three hundred-thousandths", but "ninety-five hundred-fifths"
        if view.lex(at) == Lexeme::Hundred && under.value < 1000 {
            return None;
        }
        (over.end == at).then(|| Some(Part::new(over.value()?, under.value, under.end)))?
    })
}

/// "three quarters of the budget", but "for three quarters in a row", "five quarters".
fn quarters(view: &View<'_>, number: &Numeral, over: Decimal, end: usize) -> bool {
    const TIMES: &Words =
        w!["in", "running", "straight", "ago", "later", "earlier", "before", "after"];
    let hyphen = view.hyphen(number.end);
    let time = view.is(end, TIMES)
        || view.before_is(
            number.first,
            w!["for", "past", "last", "previous", "next", "first", "these", "other"],
        );
    let count = over.to_i64();
    hyphen || count == Some(3) && !time || count == Some(1) && part_follows(view, end)
}

/// "a third of", "an eighth", "a hundredth": one part behind an article at token `at`.
pub(super) fn nth_part(view: &View<'_>, at: usize) -> Option<Numeral> {
    let under = nth(view, at + 1)?;
    let part = Part::new(Decimal::ONE, under.value, under.end).alone(at)?;
    let follows = view.is(under.end, w!["of", "less", "more", "lower", "higher", ".", ",", "the"]);
    let fits = at + 2 <= under.end
        && (under.end == view.len()
            || follows
            || part_before(view, at)
            || moved(view, at, under.end));
    (fits && !under.plural && under.value >= 3).then(|| tail::of_a(view, part))
}

/// "half" or "quarter" behind an article, for a mixed number: how many parts, and the token after.
pub(super) fn one_of(view: &View<'_>, at: usize) -> Option<(i64, usize)> {
    if let Lexeme::Part(parts @ (2 | 4)) = view.lex(at) {
        return Some((i64::from(parts), at + 1));
    }
    let under = nth(view, at).filter(|under| !under.plural && under.value >= 3)?;
    Some((under.value, under.end))
}

/// "fell by a third", "more than a quarter": measures before the article make it a part.
fn part_before(view: &View<'_>, at: usize) -> bool {
    view.before_is(at, w!["by", "than", "about", "nearly", "almost", "over", "roughly", "around"])
}

/// "rose a fifth to $40m", "from a tenth to a quarter", "between a third and a half".
fn moved(view: &View<'_>, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map_or(Lexeme::Other, |before| view.lex(before));
    let verb = matches!(before, Lexeme::Up | Lexeme::Down)
        && view.is(end, w!["to", "in", "on", "from", "since", "over", "last", "this"]);
    let joint = |word: &Words| view.is(end, word) && view.lex(end + 1) == Lexeme::A;
    verb || view.before_is(at, w!["from"]) && joint(w!["to"])
        || view.before_is(at, w!["between"]) && joint(w!["and"])
}

/// Whether what follows makes "third" or "quarter" a part of a whole, not a place in an order.
fn part_follows(view: &View<'_>, at: usize) -> bool {
    closes(view, at) || matches!(view.lex(at), Lexeme::Small | Lexeme::The)
}

// ---- half and quarter ------------------------------------------------------------------------

/// "half", "a half", "a quarter": `at` is the word, `first` the article before it or the word.
pub(super) fn lone(view: &View<'_>, first: usize, at: usize, parts: u8) -> Option<Numeral> {
    // "the first half", "and half", "third-quarter"
    const BEFORE: &Words =
        w!["and", "other", "better", "final", "last", "opening", "next", "this", "each", "per"];
    let second = first < at && view.any_before(first, 6, w!["between"]);
    let placed = first.checked_sub(1).is_some_and(|before| {
        view.is(before, BEFORE) && !(second && view.is(before, w!["and"]))
            || matches!(view.lex(before), Lexeme::Ordinal(_))
            || view.glued(first) && view.dash(before)
    });
    if placed {
        return None;
    }
    let part = Part::new(Decimal::ONE, i64::from(parts), at + 1);
    let number = part.alone(first)?;
    if let Some(scaled) = scaled(view, number) {
        return Some(scaled);
    }
    // "a quarter-point cut"
    if view.hyphen(at + 1) && partitive::halved(view, at + 2) {
        return Some(Numeral { form: Form::Words, ..number });
    }
    if let Some(end) = before_unit(view, first, at, parts) {
        return Some(Numeral { end, ..number });
    }
    let whole = view.is(at + 1, w!["of"])
        || parts == 2
            && view.is(at + 1, w!["the", "its", "their", "his", "her", "our", "all", "those"]);
    let fits = if parts == 2 {
        whole
            || first < at && closes(view, at + 1)
            || part_before(view, first) && part_follows(view, at + 1)
            || first == 0 && view.is(at + 1, w!["were", "are", "have", "had", "said", "say"])
    } else {
        first < at
            && (whole
                || closes(view, at + 1)
                || part_before(view, first)
                || moved(view, first, at + 1))
    };
    fits.then_some(number)
}

/// Over a hyphen, also one that stands apart as in old wires: "a half - dozen", "a half - mile".
fn over_dash(view: &View<'_>, at: usize) -> usize {
    let apart = view.text(at) == "-"
        && !view.glued(at)
        && !view.glued(at + 1)
        && (matches!(view.lex(at + 1), Lexeme::Group(_))
            || measure::phrase_at(view, at + 1).is_some());
    if apart { at + 1 } else { over_hyphen(view, at) }
}

/// "half a million", "half-dozen", "a quarter of a million".
fn scaled(view: &View<'_>, part: Numeral) -> Option<Numeral> {
    let mut at = over_dash(view, part.end);
    at += usize::from(view.is(at, w!["of"]));
    at += usize::from(view.lex(at) == Lexeme::A);
    at = over_hyphen(view, at);
    let words = Numeral { form: Form::Words, ..part };
    match view.lex(at) {
        Lexeme::Scale(power) => {
            let number = words.with_scale(view, at, i32::from(power));
            Some(Numeral { last_digit: number.value()?.exponent(), ..number })
        }
        Lexeme::Group(count) => {
            let value = part.value()?.checked_mul(Decimal::whole(i64::from(count)))?;
            let number = Numeral::new(part.first, at + 1, value, Form::Words);
            Some(Numeral { scale: Some(view.span(at)), ..number })
        }
        _ => None,
    }
}

/// "half an hour", "half a percent", "half-mile", "a quarter-point", "a quarter of an inch": the
/// token at which the unit begins.
fn before_unit(view: &View<'_>, first: usize, at: usize, parts: u8) -> Option<usize> {
    let next = over_dash(view, at + 1);
    if view.lex(next) == Lexeme::A {
        let unit = over_hyphen(view, next + 1);
        let fits = partitive::halved(view, unit) || measure::phrase_at(view, unit).is_some();
        return (parts == 2 && fits).then_some(unit);
    }
    if next == at + 1 && partitive::halved(view, next) && (parts == 2 || first < at) {
        return Some(next);
    }
    if view.is(next, w!["of"]) {
        let number = Part::new(Decimal::ONE, i64::from(parts), next).alone(first)?;
        let end = tail::of_a(view, number).end;
        return (end > next).then_some(end);
    }
    // "half-year results" and "quarter days" are times of the year, a "half-century" is a score.
    let (unit, _) = measure::phrase_at(view, next)?;
    let calendar = matches!(unit.name, "year" | "month" | "week" | "quarter");
    let century = unit.name == "century" && (parts == 2 || first == at);
    let plural = view.text(next).ends_with('s');
    let money = unit.dimension == Dimension::MONEY;
    (!calendar && !century && !money && !plural).then_some(next)
}

// ---- in figures ------------------------------------------------------------------------------

/// "½ cup", "⅔ of the vote": a fraction in one character at token `at`.
pub(super) fn sign(view: &View<'_>, at: usize) -> Option<Numeral> {
    Some(tail::of_a(view, vulgar(view, at)?.alone(at)?))
}

/// The fraction character at token `at`.
pub(super) fn vulgar(view: &View<'_>, at: usize) -> Option<Part> {
    const SIGNS: [(&str, i64, i64); 18] = [
        ("½", 1, 2),
        ("¼", 1, 4),
        ("¾", 3, 4),
        ("⅓", 1, 3),
        ("⅔", 2, 3),
        ("⅛", 1, 8),
        ("⅜", 3, 8),
        ("⅝", 5, 8),
        ("⅞", 7, 8),
        ("⅕", 1, 5),
        ("⅖", 2, 5),
        ("⅗", 3, 5),
        ("⅘", 4, 5),
        ("⅙", 1, 6),
        ("⅚", 5, 6),
        ("⅐", 1, 7),
        ("⅑", 1, 9),
        ("⅒", 1, 10),
    ];
    let text = view.text(at);
    if text.is_ascii() || view.kind(at) != Some(TokenKind::Sign) {
        return None;
    }
    let (_, over, under) = SIGNS.into_iter().find(|(sign, ..)| *sign == text)?;
    Some(Part::new(Decimal::whole(over), under, at + 1))
}

/// "1/16", but not "9/11" or a date: the lower number is larger and a usual one, or the whole
/// follows.
pub(super) fn slash(view: &View<'_>, at: usize) -> Option<Part> {
    const USUAL: [i64; 12] = [2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100];
    let glued = view.glued(at + 1) && view.glued(at + 2) && !view.glued(at + 3);
    if !view.is(at + 1, w!["/", "⁄"]) || !view.is_number(at + 2) {
        return None;
    }
    // A full stop or comma may be glued behind it.
    let open = view.glued(at + 1) && view.glued(at + 2) && !view.is(at + 3, w!["/", "-"]);
    if !glued && !open {
        return None;
    }
    let (over, places) = parse_digits(view.text(at))?;
    let (under, others) = parse_digits(view.text(at + 2))?;
    let under = under.to_i64()?;
    let whole = view.is(at + 3, w!["of"]) || measure::phrase_at(view, at + 3).is_some();
    let fits = places == 0
        && others == 0
        && Decimal::ZERO < over
        && over < Decimal::whole(under)
        && (USUAL.contains(&under) || whole);
    fits.then(|| Part::new(over, under, at + 3))
}

/// "one over seven", "1 over 20" at the end of what is said.
pub(super) fn over(view: &View<'_>, number: Numeral) -> Option<Numeral> {
    let at = number.end + 1;
    let (under, end) = if view.is_number(at) {
        (parse_digits(view.text(at))?.0, at + 1)
    } else {
        let under = words::cardinal(view, at)?.number;
        (under.value()?, under.end)
    };
    let one = number.value() == Some(Decimal::ONE) && under > Decimal::ONE;
    (one && closes(view, end))
        .then(|| Part::new(Decimal::ONE, under.to_i64()?, end).alone(number.first))?
}
