//! Numbers as they are printed: digits, number words, fractions, with their scale words. What they
//! count is left to `measure.rs`, whether they count anything at all to `reject.rs`.

use super::decimal::Decimal;
use super::figure::Amount;
use super::lexicon::{Lexeme, Vague, is_invisible};
use super::view::View;
use crate::text::{Span, TokenKind, Word};
use crate::w;

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
    /// dozens, tens of thousands, a couple
    Vague,
}

impl Numeral {
    /// The value when it is one.
    pub(super) fn value(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Value(value) => Some(value),
            Amount::Range(..) | Amount::Unknown => None,
        }
    }

    /// The same number with a scale it did not print: "$10 to $15 billion".
    #[must_use]
    pub(super) fn scaled(mut self, power: i32) -> Self {
        if let Amount::Value(value) = self.amount {
            self.amount = Amount::Value(value.shifted(power));
            self.last_digit += power;
        }
        self
    }
}

/// Reads the number that begins at token `at`; `money` says that a currency sign stands before it,
/// so that a glued "m" is a million.
pub(super) fn read(view: &View<'_>, at: usize, money: bool) -> Option<Numeral> {
    match view.kind(at)? {
        TokenKind::Number => digits(view, at, money),
        TokenKind::Word => words(view, at),
        TokenKind::Sign => vulgar(view.text(at)).map(|value| fraction(at, at + 1, value)),
        TokenKind::Code | TokenKind::Suffix => None,
    }
}

fn fraction(first: usize, end: usize, value: f64) -> Numeral {
    let amount = Decimal::from_f64(value).map_or(Amount::Unknown, Amount::Value);
    Numeral { first, end, amount, last_digit: -2, scale: None, form: Form::Fraction }
}

// ---- digits ----------------------------------------------------------------------------------

fn digits(view: &View<'_>, at: usize, money: bool) -> Option<Numeral> {
    let (value, places) = parse_digits(view.text(at))?;
    let plain = Numeral {
        first: at,
        end: at + 1,
        amount: Amount::Value(value),
        last_digit: -places,
        scale: None,
        form: Form::Digits,
    };
    if let Some(part) = slash(view, at, value, places) {
        return Some(part);
    }
    if view.glued(at + 1)
        && let Some(part) = vulgar(view.text(at + 1))
    {
        return Some(fraction(at, at + 2, value.to_f64() + part));
    }
    // "2 1/2"
    if view.is_number(at + 1)
        && places == 0
        && let Some((next, 0)) = parse_digits(view.text(at + 1))
        && let Some(part) = slash(view, at + 1, next, 0)
    {
        let whole = value.to_f64() + part.value()?.to_f64();
        return Some(fraction(at, part.end, whole));
    }
    Some(scale_after(view, plain, money))
}

/// The value of a printed number and how many digits stand behind its point.
pub(super) fn parse_digits(text: &str) -> Option<(Decimal, i32)> {
    let mut clean = String::with_capacity(text.len());
    clean.extend(text.chars().filter(|&c| {
        c.is_ascii_digit() || c == '.' || !(c == ',' || c.is_whitespace() || is_invisible(c))
    }));
    let places = clean.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    Some((Decimal::parse(&clean)?, i32::try_from(places).ok()?))
}

/// "1/16", but not "9/11" or a date: the lower number is larger and a usual one.
fn slash(view: &View<'_>, at: usize, over: Decimal, places: i32) -> Option<Numeral> {
    const USUAL: [i64; 12] = [2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100];
    let glued = view.glued(at + 1) && view.glued(at + 2) && !view.glued(at + 3);
    if !glued || places != 0 || !matches!(view.text(at + 1), "/" | "⁄") || !view.is_number(at + 2)
    {
        return None;
    }
    let under = parse_digits(view.text(at + 2))?.0.to_i64()?;
    let over = over.to_i64()?;
    if over >= under || over == 0 || !USUAL.contains(&under) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "both are at most two digits")]
    Some(fraction(at, at + 3, over as f64 / under as f64))
}

/// ½ and its kind.
fn vulgar(text: &str) -> Option<f64> {
    const SIGNS: [(&str, f64); 10] = [
        ("½", 1.0 / 2.0),
        ("¼", 1.0 / 4.0),
        ("¾", 3.0 / 4.0),
        ("⅓", 1.0 / 3.0),
        ("⅔", 2.0 / 3.0),
        ("⅛", 1.0 / 8.0),
        ("⅜", 3.0 / 8.0),
        ("⅝", 5.0 / 8.0),
        ("⅞", 7.0 / 8.0),
        ("⅕", 1.0 / 5.0),
    ];
    SIGNS.into_iter().find(|(sign, _)| *sign == text).map(|(_, value)| value)
}

// ---- scale words -----------------------------------------------------------------------------

/// Letters that scale a number they are glued to (or follow, behind a currency sign).
const LETTERS: [(&str, i32); 14] = [
    ("k", 3),
    ("K", 3),
    ("m", 6),
    ("M", 6),
    ("mn", 6),
    ("mln", 6),
    ("mil", 6),
    ("mm", 6),
    ("b", 9),
    ("B", 9),
    ("bn", 9),
    ("bln", 9),
    ("tn", 12),
    ("trn", 12),
];

/// Takes the scale words or the scale letter behind `number` in.
fn scale_after(view: &View<'_>, mut number: Numeral, money: bool) -> Numeral {
    if let Some(power) = letter(view, number.end, money) {
        number.scale = Some(view.span(number.end));
        number.end += 1;
        return number.scaled(power);
    }
    // "thousand million" has two; a text of nothing but scale words is no number.
    for _ in 0..3 {
        let at = if view.hyphen(number.end) { number.end + 1 } else { number.end };
        let power = match view.lex(at) {
            Lexeme::Hundred => 2,
            Lexeme::Scale(power) => i32::from(power),
            Lexeme::Group(count) if number.scale.is_none() => {
                let Some(value) = number.value() else { return number };
                let Some(value) = value.checked_mul(Decimal::whole(i64::from(count))) else {
                    return number;
                };
                number.amount = Amount::Value(value);
                number.scale = Some(view.span(at));
                number.end = at + 1;
                return number;
            }
            _ => return number,
        };
        let word = view.span(at);
        number.scale = Some(number.scale.map_or(word, |scale| scale.cover(word)));
        number.end = at + 1;
        number = number.scaled(power);
    }
    number
}

fn letter(view: &View<'_>, at: usize, money: bool) -> Option<i32> {
    let text = view.text(at);
    let (letter, power) = LETTERS.into_iter().find(|(letter, _)| *letter == text)?;
    if !view.glued(at) {
        // "$5 m", "£3 bn": a lone letter scales only money.
        let spaced = matches!(letter, "m" | "bn" | "mn" | "mln" | "bln" | "tn" | "trn");
        return (spaced && (money || letter != "m")).then_some(power);
    }
    let sure =
        money || matches!(letter, "bn" | "mn" | "mln" | "bln" | "tn" | "trn" | "M" | "B" | "b");
    let counts = letter == "m" && counted_next(view, at + 1);
    let thousand = matches!(letter, "k" | "K") && !view.is(at + 1, w!["run", "race"]);
    if matches!(letter, "mm" | "mil") && !money {
        return None;
    }
    (sure || counts || thousand).then_some(power)
}

/// Whether something counted or a unit in words follows: "35m devices", "12.3m tonnes".
fn counted_next(view: &View<'_>, at: usize) -> bool {
    const LENGTH_WORDS: &[Word] = w![
        "wide",
        "long",
        "tall",
        "high",
        "deep",
        "sprint",
        "race",
        "final",
        "hurdles",
        "freestyle",
        "above",
        "below",
    ];
    let people = view.is(at, w!["combined", "more", "people", "registered"])
        || view.reads(at, w!["of", "its"])
        || view.reads(at, w!["of", "the"]);
    (view.noun(at) || people) && !view.is(at, LENGTH_WORDS)
}

// ---- number words ----------------------------------------------------------------------------

fn words(view: &View<'_>, at: usize) -> Option<Numeral> {
    match view.lex(at) {
        Lexeme::Ones(_) | Lexeme::Tens(_) => {
            let number = cardinal(view, at)?;
            Some(with_fraction(view, number))
        }
        Lexeme::A => article(view, at),
        Lexeme::Part(2) => half(view, at, at),
        Lexeme::Vague(vague) => Some(vague_plural(view, at, vague)),
        _ => None,
    }
}

/// "a hundred", "a million", "a dozen", "a third of", "a couple of", "half a million".
fn article(view: &View<'_>, at: usize) -> Option<Numeral> {
    let one = Numeral {
        first: at,
        end: at + 1,
        amount: Amount::Value(Decimal::ONE),
        last_digit: 0,
        scale: None,
        form: Form::Words,
    };
    match view.lex(at + 1) {
        Lexeme::Hundred | Lexeme::Scale(_) => cardinal(view, at),
        Lexeme::Group(count) => {
            let amount = Amount::Value(Decimal::whole(i64::from(count)));
            Some(Numeral { end: at + 2, amount, scale: Some(view.span(at + 1)), ..one })
        }
        Lexeme::Part(2) => half(view, at, at + 1),
        Lexeme::Ordinal(parts)
            if parts >= 3 && (part_follows(view, at + 2) || part_before(view, at)) =>
        {
            Some(fraction(at, at + 2, 1.0 / f64::from(parts)))
        }
        Lexeme::Part(4) if part_follows(view, at + 2) || part_before(view, at) => {
            Some(fraction(at, at + 2, 0.25))
        }
        Lexeme::Other if time_passed(view, at + 1) => Some(one),
        Lexeme::Other if view.is(at + 1, w!["couple"]) && view.is(at + 2, w!["of"]) => {
            Some(Numeral { end: at + 3, amount: Amount::Value(Decimal::whole(2)), ..one })
        }
        _ => None,
    }
}

/// "a year ago", "a week later": an article that counts one unit of time.
fn time_passed(view: &View<'_>, at: usize) -> bool {
    super::measure::phrase_at(view, at).is_some_and(|(unit, end)| {
        unit.dimension == super::Dimension::TIME
            && view.is(end, w!["ago", "earlier", "later", "before", "after"])
    })
}

/// "fell by a third", "more than a quarter": measures before the article make it a part.
fn part_before(view: &View<'_>, at: usize) -> bool {
    view.before_is(at, w!["by", "than", "about", "nearly", "almost", "over", "roughly", "around"])
}

/// Whether what follows makes "third" or "quarter" a part of a whole, not a place in an order.
fn part_follows(view: &View<'_>, at: usize) -> bool {
    at == view.len() || view.is(at, w!["of", "less", "more", "lower", "higher", ".", ","])
}

/// "half a million", "half a dozen", "half of", "half the condos".
fn half(view: &View<'_>, first: usize, at: usize) -> Option<Numeral> {
    let a = at + 1 + usize::from(view.lex(at + 1) == Lexeme::A || view.hyphen(at + 1));
    let scale = match view.lex(a) {
        Lexeme::Scale(power) => Some(Decimal::new(5, i32::from(power) - 1)),
        Lexeme::Group(12) => Some(Decimal::whole(6)),
        _ => None,
    };
    if let Some(value) = scale {
        let exponent = value.exponent();
        return Some(Numeral {
            first,
            end: a + 1,
            amount: Amount::Value(value),
            last_digit: exponent,
            scale: Some(view.span(a)),
            form: Form::Words,
        });
    }
    if view.lex(at + 1) == Lexeme::A && super::measure::phrase_at(view, at + 2).is_some() {
        return Some(fraction(first, at + 2, 0.5)); // "half an hour"
    }
    let whole_follows = view
        .is(at + 1, w!["of", "the", "its", "their", "his", "her", "our", "all"])
        || first < at && view.is(at + 1, w!["of"]);
    (whole_follows && !view.before_is(first, w!["and", "first", "second", "other"]))
        .then(|| fraction(first, at + 1, 0.5))
}

/// "dozens", "tens of thousands", "hundreds of millions".
fn vague_plural(view: &View<'_>, at: usize, vague: Vague) -> Numeral {
    let (mut low, mut end) = match vague {
        Vague::Dozens => (Decimal::whole(12), at + 1),
        Vague::Power(power) => (Decimal::new(1, i32::from(power)), at + 1),
    };
    if view.is(end, w!["of"])
        && let Lexeme::Vague(Vague::Power(power)) = view.lex(end + 1)
        && power >= 3
    {
        low = low.shifted(i32::from(power));
        end += 2;
    }
    let amount = Amount::Range(low, low.shifted(1));
    Numeral { first: at, end, amount, last_digit: low.exponent(), scale: None, form: Form::Vague }
}

/// Hundreds, tens and ones with their scales: "two hundred and fifty thousand", "a hundred".
fn cardinal(view: &View<'_>, first: usize) -> Option<Numeral> {
    let mut words = Cardinal { view, at: first, total: Decimal::ZERO, scale: None };
    let mut last_power = u8::MAX;
    loop {
        let before = words.at;
        let Some(group) = words.group() else { break };
        let power = words.powers();
        let power_sum: u8 = power.unwrap_or(0);
        if power_sum >= last_power {
            words.at = before;
            break;
        }
        words.total = words.total.checked_add(Decimal::new(group, i32::from(power_sum)))?;
        last_power = power_sum;
        if power.is_none() {
            break;
        }
        if words.view.lex(words.at) == Lexeme::Other && words.view.is(words.at, w!["and"]) {
            words.at += 1;
        }
    }
    let mut end = words.at;
    if view.before_is(end, w!["and"]) {
        end -= 1;
    }
    if end == first || end == first + 1 && view.lex(first) == Lexeme::A {
        return None;
    }
    let (mut total, mut last_digit) = (words.total, 0);
    if words.view.is(end, w!["point"])
        && let Some((fraction, next)) = point(view, end + 1)
    {
        total = total.checked_add(fraction)?;
        last_digit = fraction.exponent();
        end = next;
    }
    let number = Numeral {
        first,
        end,
        amount: Amount::Value(total),
        last_digit: if words.scale.is_some() { total.exponent().max(0) } else { last_digit },
        scale: words.scale,
        form: Form::Words,
    };
    Some(if words.scale.is_none() || last_digit < 0 {
        scale_after(view, number, false)
    } else {
        number
    })
}

/// "six four" after "point".
fn point(view: &View<'_>, mut at: usize) -> Option<(Decimal, usize)> {
    const MOST_PLACES: i32 = 20;
    let (mut digits, mut places) = (0_i128, 0);
    while let (Lexeme::Ones(digit @ 0..=9), ..MOST_PLACES) = (view.lex(at), places) {
        digits = digits.checked_mul(10)?.checked_add(i128::from(digit))?;
        places += 1;
        at += 1;
    }
    (places > 0).then(|| (Decimal::new(digits, -places), at))
}

struct Cardinal<'v, 'a> {
    view: &'v View<'a>,
    at: usize,
    total: Decimal,
    scale: Option<Span>,
}

impl Cardinal<'_, '_> {
    /// A number below a thousand ("two hundred and fifty"), or up to 9,900 ("sixteen hundred").
    fn group(&mut self) -> Option<i128> {
        let mut sum = match self.view.lex(self.at) {
            Lexeme::A if self.total == Decimal::ZERO => {
                self.at += 1;
                1
            }
            _ => self.below_hundred()?,
        };
        if self.view.lex(self.at) == Lexeme::Hundred {
            sum *= 100;
            self.at += 1;
            let and = usize::from(self.view.is(self.at, w!["and"]));
            let before = self.at;
            self.at += and;
            match self.below_hundred() {
                Some(rest) => sum += rest,
                None => self.at = before,
            }
        }
        Some(sum)
    }

    fn below_hundred(&mut self) -> Option<i128> {
        match self.view.lex(self.at) {
            Lexeme::Ones(ones) => {
                self.at += 1;
                Some(i128::from(ones))
            }
            Lexeme::Tens(tens) => {
                self.at += 1;
                let next = if self.view.hyphen(self.at) { self.at + 1 } else { self.at };
                if let Lexeme::Ones(ones @ 1..=9) = self.view.lex(next) {
                    self.at = next + 1;
                    return Some(i128::from(tens + ones));
                }
                Some(i128::from(tens))
            }
            _ => None,
        }
    }

    /// The scale words behind a group, their powers added: "thousand million" is 9.
    fn powers(&mut self) -> Option<u8> {
        let mut sum = None;
        loop {
            let at = if self.view.hyphen(self.at) { self.at + 1 } else { self.at };
            let Lexeme::Scale(power) = self.view.lex(at) else { return sum };
            let word = self.view.span(at);
            self.scale = Some(self.scale.map_or(word, |scale| scale.cover(word)));
            sum = Some(sum.unwrap_or(0).saturating_add(power));
            self.at = at + 1;
        }
    }
}

/// "one and a half million", "two and a half", "two-thirds", "three quarters".
fn with_fraction(view: &View<'_>, number: Numeral) -> Numeral {
    let at = number.end;
    if view.reads(at, w!["and", "a"])
        && let part @ (Lexeme::Part(_) | Lexeme::Ordinal(_)) = view.lex(at + 2)
        && number.scale.is_none()
        && let (Some(parts), Some(value)) = (parts(part), number.value())
    {
        let sum = Decimal::from_f64(value.to_f64() + 1.0 / f64::from(parts));
        let amount = sum.map_or(number.amount, Amount::Value);
        let whole = Numeral { end: at + 3, amount, last_digit: -1, ..number };
        return scale_after(view, whole, false);
    }
    let next = if view.hyphen(at) { at + 1 } else { at };
    let Some(value) = number.value().and_then(Decimal::to_i64) else { return number };
    let parts = match view.lex(next) {
        part @ Lexeme::Part(_) => parts(part),
        // "one third of", "one-third"; "two second places" is none.
        part @ Lexeme::Ordinal(3..=20)
            if value == 1 && (next > at || part_follows(view, next + 1)) =>
        {
            parts(part)
        }
        _ => None,
    };
    match parts {
        Some(parts) if value >= 1 && value < i64::from(parts) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "below twenty")]
            fraction(number.first, next + 1, value as f64 / f64::from(parts))
        }
        _ => number,
    }
}

fn parts(word: Lexeme) -> Option<u8> {
    match word {
        Lexeme::Part(parts) | Lexeme::Ordinal(parts) => Some(parts),
        _ => None,
    }
}
