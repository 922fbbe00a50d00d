//! What a number measures: the currency before it, the unit behind it. Rates are left to `rate.rs`,
//! the noun that is counted to `noun.rs`.

use super::currency::{self, prefix};
use super::decimal::Decimal;
use super::figure::Amount;
use super::known::Role;
use super::letter;
use super::lexicon::Lexeme;
pub(super) use super::noun::{ends_in_plural, noun_phrase};
use super::numeral::{self, Form, Numeral};
pub(super) use super::partitive::{base, counted_of};
pub(super) use super::rate::{rate, stuff};
use super::unit::{Dimension, UNITS, Unit};
use super::view::View;
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// A number with the unit next to it, before ranges and rates are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Measure {
    /// First token: sign or currency included.
    pub(super) first: usize,
    /// Token after the last: unit included.
    pub(super) end: usize,
    pub(super) numeral: Numeral,
    pub(super) unit: Option<&'static Unit>,
    /// −1 for a minus sign or "minus", +1 for a plus sign, else 0.
    pub(super) sign: i8,
}

/// Reads a number at `at` with its currency prefix or unit.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Measure> {
    if !view.begins(at) {
        return None;
    }
    let (sign, signed) = sign_at(view, at);
    let (prefix, number_at) = match prefix(view, signed) {
        Some((unit, next)) => (Some(unit), next),
        None => (None, signed),
    };
    // "$-37.2bn"
    let (inner, number_at) =
        if prefix.is_some() && sign == 0 { sign_at(view, number_at) } else { (0, number_at) };
    let sign = sign + inner;
    let numeral = numeral::read(view, number_at, prefix.is_some())?;
    // "- 10" with nothing behind it is no item of a list.
    let apart = sign != 0 && view.is_number(number_at) && !view.glued(number_at);
    let item = apart && view.is(at, w!["-", "−", "–"]) && numeral.end < view.len();
    if sign != 0 && numeral.form == Form::Vague || item {
        return None;
    }
    let numeral = spaced_thousands(view, numeral);
    let suffix = unit_after(view, &numeral, prefix);
    let numeral = match suffix {
        // "2.2 mb/d": a symbol may hold a scale, whether it is one token or several.
        Some((_, end)) if end > numeral.end && view.may(numeral.end, Role::SYMBOL) => {
            let power = UNITS.power(view.spans(numeral.end, end).of(view.body));
            if power > 0 { numeral.scaled(power) } else { numeral }
        }
        _ => numeral,
    };
    let (numeral, suffix) = match suffix {
        Some((unit, end)) if view.text(end - 1).len() == 3 && numeral.scale.is_none() => {
            match code_scale(view, unit, end) {
                Some(power) => {
                    let scaled = numeral.scaled(power);
                    (Numeral { scale: Some(view.span(end)), ..scaled }, Some((unit, end + 1)))
                }
                None => (numeral, suffix),
            }
        }
        _ => (numeral, suffix),
    };
    // "12 degrees below zero"
    let below = suffix.is_some_and(|(unit, end)| {
        view.reads(end, w!["below", "zero"])
            && (unit.dimension.name() == "temperature" || unit.name == "degree")
    });
    let (sign, suffix) = match suffix {
        Some((unit, end)) if below && sign == 0 => (-1, Some((unit, end + 2))),
        other => (sign, other),
    };
    let (unit, end) = match (suffix, prefix) {
        (Some((unit, end)), _) => (Some(unit), end),
        (None, prefix) => (prefix, numeral.end),
    };
    Some(Measure { first: at, end, numeral, unit, sign })
}

/// "40 USD million": the scale word stands behind the code.
fn code_scale(view: &View<'_>, unit: &Unit, end: usize) -> Option<i32> {
    let code = view.text(end - 1).bytes().all(|byte| byte.is_ascii_uppercase());
    match view.lex(end) {
        Lexeme::Scale(power) if code && unit.dimension == Dimension::MONEY => {
            Some(i32::from(power))
        }
        _ => None,
    }
}

/// A minus or plus that belongs to the number after it: glued to it, with a gap before.
fn sign_at(view: &View<'_>, at: usize) -> (i8, usize) {
    if view.is_number(at) {
        return (0, at);
    }
    let glued = view.glued(at + 1)
        && (at == 0 || !view.glued(at) || view.is(at - 1, w!["(", "$", "£", "€"]));
    match view.text(at) {
        "-" | "−" | "–" if glued => (-1, at + 1),
        "+" if glued => (1, at + 1),
        "-" | "−" | "–" if at == 0 && view.is_number(at + 1) => (-1, at + 1),
        // "plus or minus 3 points" has no sign, "the rules, minus two clauses," leaves some out
        _ if view.is(at, w!["minus", "negative"])
            && !view.before_is(at, w!["or", ","])
            && (view.is_word(at + 1)
                || view.is_number(at + 1)
                || view.hyphen(at + 1)
                || view.is(at + 1, w!["£", "$", "€", "¥"])) =>
        {
            (-1, at + 1 + usize::from(view.hyphen(at + 1)))
        }
        _ => (0, at),
    }
}

/// "20, 000 parrots": a slip of the space bar, for no number begins with zeros.
fn spaced_thousands(view: &View<'_>, numeral: Numeral) -> Numeral {
    let at = numeral.end;
    let slip = numeral.form == Form::Digits
        && numeral.scale.is_none()
        && numeral.last_digit == 0
        && view.glued(at)
        && view.is(at, w![","])
        && view.is_number(at + 1)
        && !view.glued(at + 1)
        && view.text(at + 1).len() == 3
        && (view.text(at + 1).starts_with('0') || slipped_before(view, numeral.first));
    let whole = numeral.value().filter(|value| slip && *value < Decimal::whole(1000));
    let part = whole.and_then(|_| numeral::parse_digits(view.text(at + 1)));
    match (whole, part) {
        (Some(whole), Some((part, 0))) => whole
            .shifted(3)
            .checked_add(part)
            .map_or(numeral, |sum| Numeral { end: at + 2, amount: Amount::Value(sum), ..numeral }),
        _ => numeral,
    }
}

/// Whether a number before token `first` has a space behind its comma: "10, 000".
fn slipped_before(view: &View<'_>, first: usize) -> bool {
    const WITHIN: usize = 16;
    (first.saturating_sub(WITHIN)..first.saturating_sub(2)).any(|at| {
        view.is_number(at)
            && view.is(at + 1, w![","])
            && view.glued(at + 1)
            && !view.glued(at + 2)
            && view.text(at + 2) == "000"
    })
}

/// Symbols that stand only right behind the digits: spaced they are words or other things.
const GLUED_ONLY: &[&str] = &[
    "in", "s", "h", "p", "b", "min", "pc", "J", "L", "MP", "pp", "mb", "t", "ins", "ac", "bu",
    "cd", "TJ", "PJ", "EJ", "Ah", "TOP", "ALL", "CUP", "SDG", "CVE", "SOS", "AMD", "BSD", "C", "F",
    "rad", "ps", "pg",
];

/// What has a meaning of its own right behind a number, besides the units.
pub(super) fn behind() -> Vec<Word> {
    const OTHERS: &Words = w![
        "of", "'", "’", "′", "crown", "crowns", "c", "p", "-", "‑", "‐", "–", "—", "−", "[", "<",
    ];
    let others = OTHERS.iter().chain(BETWEEN.iter()).copied();
    others.chain(currency::country_words()).chain(letter::written()).collect()
}

/// The unit behind the number, and the token after it. `prefix` is a currency already printed.
fn unit_after(
    view: &View<'_>,
    numeral: &Numeral,
    prefix: Option<&'static Unit>,
) -> Option<(&'static Unit, usize)> {
    let at = numeral.end;
    // Behind most numbers stands what they count.
    if !view.may(at, Role::MEASURE) {
        return magnitude(view, numeral);
    }
    if matches!(numeral.form, Form::Vague | Form::Fraction)
        && let Some(found) = unit_of(view, numeral)
    {
        return Some(found);
    }
    if prefix.is_none()
        && let Some(found) = letter::unit(view, numeral, at).or_else(|| boxed(view, numeral))
    {
        return Some(found);
    }
    let hyphen = view.hyphen(at);
    if prefix.is_some_and(|unit| unit.name == "dollar")
        && let Some(unit) = currency::country_behind(view, at)
    {
        return Some((unit, at + 1));
    }
    if let Some(found) = feet_sign(view, numeral).or_else(|| currency::crowns(view, numeral)) {
        return Some(found);
    }
    if let Some(found) = point_of_rate(view, numeral) {
        return Some(found);
    }
    // "fell to 19.6c"
    let cents = prefix.is_none() && view.text(at) == "c" && view.glued(at);
    if cents
        && !(view.glued(at + 1) && (view.is_word(at + 1) || view.is_number(at + 1)))
        && view.before_is(numeral.first, w!["to", "at", "by", "from", "of"])
    {
        return UNITS.named("cent").map(|unit| (unit, at + 1));
    }
    if prefix.is_none() && view.is(at, w!["p"]) && numeral.form == Form::Digits {
        let quoted = view.before_is(numeral.first, w!["down", "up", "at", "to", "by", "off"]);
        return (quoted || view.glued(at))
            .then(|| (UNITS.named("penny"), at + 1))
            .and_then(|(unit, end)| Some((unit?, end)));
    }
    if let Some(found) = after_adjective(view, at) {
        return Some(found);
    }
    // "74 - year", as some feeds cut it apart.
    let apart = view.text(at) == "-" && !view.glued(at) && !view.glued(at + 1);
    let apart =
        apart && phrase_at(view, at + 1).is_some_and(|(_, end)| !view.text(end - 1).ends_with('s'));
    let unit_first = if hyphen || apart { at + 1 } else { at };
    let Some((unit, end)) = unit_at(view, unit_first, numeral.form, hyphen || apart) else {
        return magnitude(view, numeral);
    };
    let unit = currency::sterling(view, unit, numeral, end).unwrap_or(unit);
    // "10 usd 45" puts the code before the next.
    if prefix.is_some() && view.is_number(end) {
        return None;
    }
    // "$84 US a barrel", "$8.99 Canadian": a prefix keeps its place unless money names it closer.
    match prefix {
        Some(_) if unit.dimension != Dimension::MONEY || !view.is_word(end - 1) => None,
        _ => Some((unit, end)),
    }
}

/// "Lifted its rate by a quarter point to 4.5 percent", "by half a point": a point of a percentage.
fn point_of_rate(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    const NEAR_TOKENS: usize = 16;
    if numeral.form != Form::Fraction {
        return None;
    }
    let of = usize::from(view.is(numeral.end, w!["of"]));
    let a = usize::from(matches!(view.lex(numeral.end + of), Lexeme::A));
    let at = numeral.end + of + a;
    let rates = w!["rate", "rates", "inflation", "unemployment", "interest"];
    let point = view.is(at, w!["point"]) && of == a.min(of);
    (point
        && (view.any_before(numeral.first, NEAR_TOKENS, rates)
            || view.any_after(at, NEAR_TOKENS, rates)))
    .then(|| UNITS.named("percentage point"))
    .flatten()
    .map(|unit| (unit, at + 1))
}

/// "a magnitude 7.1 quake", "a magnitude of 6.4": the measure stands before its number.
fn magnitude(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    let first = numeral.first;
    let of = usize::from(view.before_is(first, w!["of"]));
    let told =
        numeral.form == Form::Digits && first > of && view.is(first - 1 - of, w!["magnitude"]);
    told.then(|| UNITS.named("magnitude")).flatten().map(|unit| (unit, numeral.end))
}

/// "20 [kilometres]", "20 <kg>": a unit that an editor has put in.
fn boxed(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    let at = numeral.end;
    if !view.is(at, w!["[", "<"]) || view.glued(at) {
        return None;
    }
    let (unit, end) = unit_at(view, at + 1, numeral.form, false)?;
    view.is(end, w!["]", ">"]).then_some((unit, end + 1))
}

/// The unit written at token `at`, behind a number of that form.
pub(super) fn unit_at(
    view: &View<'_>,
    at: usize,
    form: Form,
    hyphen: bool,
) -> Option<(&'static Unit, usize)> {
    let digits = matches!(form, Form::Digits | Form::Fraction);
    view.unit((at, digits, hyphen), || unit_anew(view, at, digits, hyphen))
}

fn unit_anew(
    view: &View<'_>,
    at: usize,
    digits: bool,
    hyphen: bool,
) -> Option<(&'static Unit, usize)> {
    let symbol = if digits { symbol_at(view, at) } else { None };
    if !view.is_word(at) || !view.may(at, Role::UNIT) {
        return symbol;
    }
    let phrase = phrase_at(view, at).filter(|&(unit, end)| !misread(view, unit, at, end, hyphen));
    // "287 lb-ft" is no pound.
    match (symbol, phrase) {
        (Some(short), Some(long)) if long.1 > short.1 => Some(long),
        (symbol, phrase) => symbol.or(phrase),
    }
}

/// "6'2\"", "an altitude of 45'": a quotation mark that means feet.
fn feet_sign(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    let at = numeral.end;
    let mark = numeral.form == Form::Digits
        && view.glued(at)
        && view.is(at, w!["'", "’", "′"])
        && view.kind(at) == Some(TokenKind::Sign);
    let inches = view.is_number(at + 1)
        && view.glued(at + 1)
        && view.glued(at + 2)
        && view.is(at + 2, w!["\"", "”", "″"]);
    // "5' tall", "the 6' wall", where no quotation is open
    let open = || {
        (numeral.first.saturating_sub(20)..numeral.first)
            .any(|at| view.is(at, w!["'", "‘"]) && !view.glued(at))
    };
    let behind = view.is(at + 1, w!["tall", "high", "wide", "long", "deep", "x", "by"])
        || view.noun(at + 1)
            && matches!(view.lex(numeral.first.wrapping_sub(1)), Lexeme::A | Lexeme::The);
    let tall = behind && !open()
        || view.any_before(numeral.first, 4, w!["altitude", "height", "elevation", "depth"]);
    (mark && (inches || tall)).then(|| UNITS.named("foot")).flatten().map(|unit| (unit, at + 1))
}

/// "tens of millions of dollars", "hundreds of miles", "three-quarters of an inch".
fn unit_of(view: &View<'_>, numeral: &Numeral) -> Option<(&'static Unit, usize)> {
    if !view.is(numeral.end, w!["of"]) {
        return None;
    }
    let part = numeral.form == Form::Fraction;
    let one = matches!(view.lex(numeral.end + 1), Lexeme::A);
    let at = numeral.end + 1 + usize::from(part && one);
    let (unit, end) = phrase_at(view, at)?;
    let fits = if part {
        one && unit.dimension != Dimension::MONEY
    } else {
        unit.dimension != Dimension::PERCENT && view.text(end - 1).len() > 2
    };
    let huge = matches!(numeral.amount, Amount::Range(low, _) if low >= Decimal::whole(100_000));
    let pounds = unit.name == "pound" && (huge || view.is(end, w!["'", "’", "worth"]));
    let unit = if pounds { UNITS.named("pound sterling")? } else { unit };
    let unit = currency::sterling(view, unit, numeral, end).unwrap_or(unit);
    fits.then_some((unit, end))
}

/// Words between a number and its time.
const BETWEEN: &Words = w![
    "straight",
    "full",
    "whole",
    "consecutive",
    "previous",
    "more",
    "additional",
    "long",
    "solid",
    "successive",
    "extra",
    "calendar",
    "business",
    "working",
    "further",
    "entire"
];

/// "eight straight days", "three more years": what stands between a number and its time.
fn after_adjective(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    if !view.is(at, BETWEEN) {
        return None;
    }
    phrase_at(view, at + 1).filter(|(unit, end)| {
        unit.dimension == Dimension::TIME && view.text(end - 1).ends_with('s')
    })
}

pub(super) fn symbol_at(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    // "km/h", "°C", "m²": several glued tokens, the longest first.
    const LONGEST_TOKENS: usize = 3;
    if !view.may(at, Role::SYMBOL) {
        return None;
    }
    let start = view.span(at).start;
    for end in (at + 1..=(at + LONGEST_TOKENS).min(view.len())).rev() {
        if (at + 1..end).any(|inner| !view.glued(inner)) {
            continue;
        }
        let written = view.body.get(start..view.span(end - 1).end)?;
        let Some((unit, end)) = raised(view, written, end) else { continue };
        let glued = view.glued(at);
        let half_word = view.glued(end) && view.is_word(end);
        // "700 bar", but not "2 bar stools".
        let stool = written == "bar" && !glued && (view.noun(end) || view.is(at - 1, w!["1"]));
        // "14.2 in (361 mm)"
        // "2 in thick"
        let inches = written == "in"
            && !glued
            && (view.is(end, w!["("]) && view.is_number(end + 1)
                || view.is(end, w!["thick", "wide", "long", "deep", "high", "tall", "across"]));
        // "300 TB cases"
        let cases = w!["cases", "patients", "deaths", "infections", "sufferers", "clinics"];
        let illness = written == "TB" && !glued && view.is(end, cases);
        let alone = inches || !stool && !illness && (glued || !GLUED_ONLY.contains(&written));
        // A currency sign behind the digits is theirs only when no number follows it.
        let sign = matches!(written, "$" | "£" | "€");
        if sign && (view.is_number(end) || at > 0 && view.dash(at - 1)) {
            continue;
        }
        // "0.8 WAR", "a 3.45 ERA", but "the 1812 WAR": a point makes it a statistic.
        let statistic = unit.dimension.name() == "sport" && written.starts_with(char::is_uppercase);
        if statistic && !view.text(at.wrapping_sub(1)).contains('.') {
            continue;
        }
        let letter = written.len() == 1 && written.as_bytes()[0].is_ascii_alphabetic();
        let spaced_letter = letter && !glued && !matches!(written, "m" | "g" | "l" | "W" | "V");
        let suffix = view.kind(end) == Some(TokenKind::Suffix);
        // "9.58s" is a time, "2018s" and "Channel 8s" lost an apostrophe.
        let bare_plural = written == "s" && !view.text(at.wrapping_sub(1)).contains('.');
        if !half_word && alone && !spaced_letter && !suffix && !bare_plural {
            return Some(temperature(view, unit, end));
        }
    }
    None
}

/// The unit written so, and the token after it: "km", and "km^2", "m/s²", whose power is a sign.
fn raised(view: &View<'_>, written: &str, end: usize) -> Option<(&'static Unit, usize)> {
    let unit = UNITS.symbol(written)?;
    let caret = view.is(end, w!["^"]) && view.glued(end) && view.glued(end + 1);
    let (power, after) = match view.text(end) {
        "^" if caret => (view.text(end + 1), end + 2),
        "²" if view.glued(end) => ("2", end + 1),
        _ => return Some((unit, end)),
    };
    let name = match (unit.name, power) {
        ("metre per second", "2") => "metre per second squared".to_owned(),
        (name, "2") => format!("square {name}"),
        (name, "3") => format!("cubic {name}"),
        _ => return Some((unit, end)),
    };
    Some(UNITS.named(&name).map_or((unit, end), |unit| (unit, after)))
}

/// "85° Celsius": the scale stands apart from its degree.
fn temperature(view: &View<'_>, unit: &'static Unit, end: usize) -> (&'static Unit, usize) {
    let scale = if unit.name != "degree" {
        None
    } else if view.is(end, w!["celsius", "centigrade"]) || view.text(end) == "C" {
        UNITS.named("degree Celsius")
    } else if view.is(end, w!["fahrenheit"]) || view.text(end) == "F" {
        UNITS.named("degree Fahrenheit")
    } else {
        None
    };
    scale.map_or((unit, end), |scale| (scale, end + 1))
}

/// The longest phrase of the table that stands at token `at`; hyphens count as spaces.
pub(super) fn phrase_at(view: &View<'_>, at: usize) -> Option<(&'static Unit, usize)> {
    if !view.may(at, Role::UNIT) {
        return None;
    }
    for phrase in UNITS.phrases(view.word(at)) {
        let mut next = at + 1;
        let whole = phrase.rest.iter().all(|word| {
            if view.hyphen(next) {
                next += 1;
            } else if view.is(next, w!["."]) && view.glued(next) {
                next += 1; // "sq. ft"
            }
            next += 1;
            view.word(next - 1) == *word
        });
        if whole {
            return Some((phrase.unit, next));
        }
    }
    None
}

/// Unit words that are something else here: "second" behind a number word may be an ordinal,
/// "real" an adjective, "stone" a material.
fn misread(view: &View<'_>, unit: &Unit, at: usize, end: usize, hyphen: bool) -> bool {
    match unit.name {
        "Brazilian real" => view.is(at, w!["real"]),
        "second" if hyphen && at >= 2 => matches!(view.lex(at - 2), Lexeme::Tens(_)),
        "second" => {
            !hyphen
                && view.is(at, w!["second"])
                && !view.is(end, w!["of", "delay", "clip"])
                && !view.before_is(at, w!["a"]) // "half a second"
        }
        "stone" => view.noun(end) || view.capital(at),
        "cup" => view.any_before(at, 4, w!["won", "win", "wins", "winning", "lifted", "trophies"]),
        "knot" => {
            view.is(at, w!["knot", "knots"])
                && (view.any_before(at, 3, w!["tied", "tie", "ties", "tying"])
                    || view.is(end, w!["of"]) && !view.any_after(end, 3, w!["wind", "speed"]))
        }
        "degree" => {
            let learned = w!["holds", "held", "hold", "earned", "earning", "honorary", "awarded"];
            view.any_before(at, 3, learned) || view.is(end, w!["from"]) && view.capital(end + 1)
        }
        _ => false,
    }
}
