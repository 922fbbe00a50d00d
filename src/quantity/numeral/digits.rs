//! Numbers in digits: "1,640", "13 000", "1,50,000", "2 1/2", "6.2×10⁶". What scale words do is
//! left to `scale.rs`, what may follow a scale word to `tail.rs`.

use super::{Form, Numeral, fraction, scale, tail, words};
use crate::quantity::decimal::Decimal;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::text::{Gap, TokenKind};
use crate::w;

/// Reads the digits at token `at` with everything that belongs to the number.
pub(super) fn read(view: &View<'_>, at: usize, money: bool) -> Option<Numeral> {
    let (value, places) = parse_digits(view.text(at))?;
    let mut number = Numeral::new(at, at + 1, value, Form::Digits);
    number.last_digit = -places;
    if view.glued(at + 1) {
        let whole = (places == 0).then_some(value);
        let found = whole.and_then(|whole| glued_fraction(view, at, whole, money));
        if let Some(found) = found.or_else(|| power(view, at + 1, number)) {
            return Some(found);
        }
        number = comma(view, number, money).or_else(|| apostrophes(view, number)).unwrap_or(number);
    } else if view.is_number(at + 1) {
        if places == 0
            && let Some(part) = fraction::slash(view, at + 1)
        {
            return fraction::mixed_with(view, number, part, money);
        }
        number = spaced_groups(view, number, money).unwrap_or(number);
    } else if view.kind(at + 1) == Some(TokenKind::Sign) {
        if let Some(found) = spaced_sign(view, number, money) {
            return Some(found);
        }
    } else if view.is(at + 1, w!["point", "over"]) {
        return Some(spoken(view, number).unwrap_or(number));
    }
    Some(scaled(view, number, money))
}

/// The number with its scale word and what follows that.
fn scaled(view: &View<'_>, number: Numeral, money: bool) -> Numeral {
    let next = super::over_hyphen(view, number.end);
    if let Lexeme::Hundred | Lexeme::Scale(_) | Lexeme::Vague(_) = view.lex(next)
        && let Some(run) = words::cardinal_after(view, number)
    {
        return tail::after(view, run, Form::Digits);
    }
    // "7 hundredths of a second"
    if let Lexeme::Part(3..) | Lexeme::PartScale(_) = view.lex(next)
        && let Some(part) = fraction::of(view, &words::Run { number, power: 0 })
    {
        return part;
    }
    let mixed = view.is(next, w!["and"]).then(|| tail::mixed(view, number, 0)).flatten();
    scale::after(view, mixed.unwrap_or(number), money)
}

/// The value of a printed number and how many digits stand behind its point.
pub(in crate::quantity) fn parse_digits(text: &str) -> Option<(Decimal, i32)> {
    /// Any number of so many digits fits.
    const MOST_DIGITS: u32 = 37;
    if let Some(plain) = plain_digits(text) {
        return Some((Decimal::whole(plain), 0));
    }
    let (mut mantissa, mut digits, mut places, mut point) = (0_i128, 0_u32, 0_i32, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i128::from(byte - b'0');
                digits += 1;
                places += i32::from(point);
                if digits > MOST_DIGITS {
                    return None;
                }
            }
            b'.' if !point => point = true,
            // Separators: a comma, and the bytes of spaces.
            b',' | b' ' | 0x80.. => {}
            _ => return None,
        }
    }
    (digits > 0).then(|| (Decimal::new(mantissa, -places), places))
}

/// The number of digits alone that fits: nearly every one.
fn plain_digits(text: &str) -> Option<i64> {
    const FIT: usize = 18;
    if text.is_empty() || text.len() > FIT {
        return None;
    }
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    text.bytes().try_fold(0, |number, byte| Some(number * 10 + digit(byte)?))
}

/// "1/16", "2½", "2-1/2".
fn glued_fraction(view: &View<'_>, at: usize, whole: Decimal, money: bool) -> Option<Numeral> {
    let number = Numeral::new(at, at + 1, whole, Form::Digits);
    if let Some(part) = fraction::slash(view, at) {
        return Some(tail::of_a(view, part.alone(at)?));
    }
    let next = super::over_hyphen(view, at + 1);
    let part = if view.is_number(next) {
        fraction::slash(view, next)?
    } else {
        fraction::vulgar(view, next)?
    };
    fraction::mixed_with(view, number, part, money)
}

/// "2 ½", "6 × 10^9".
fn spaced_sign(view: &View<'_>, number: Numeral, money: bool) -> Option<Numeral> {
    if let Some(part) = fraction::vulgar(view, number.end) {
        return fraction::mixed_with(view, number, part, money);
    }
    power(view, number.end, number)
}

/// "13 000", "2 345 678": groups of three parted by plain spaces. One group alone might be a second
/// number, unless it begins with nought, a currency stands before it or something counted behind.
fn spaced_groups(view: &View<'_>, number: Numeral, money: bool) -> Option<Numeral> {
    const MOST_GROUPS: usize = 5;
    let first = view.text(number.first);
    if first.len() > 3 || !first.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut digits = parse_digits(first)?.0;
    let (mut end, mut places, mut surely) = (number.end, 0, money);
    while end < number.first + MOST_GROUPS
        && places == 0
        && view.tokens.get(end).is_some_and(|token| token.gap == Gap::Space)
    {
        let text = view.text(end);
        let group = text.split_once('.').map_or(text, |(whole, _)| whole);
        if group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        let (value, behind) = parse_digits(text)?;
        digits = digits.shifted(3).checked_add(value)?;
        surely |= group.starts_with('0') || end > number.end;
        places = behind;
        end += 1;
    }
    // "14 500 tonnes", but "at 14 500 and 600"
    surely |= end == number.end + 1 && counted(view, number.first, end);
    let closed = !view.glued(end) || view.is_word(end) || super::closes(view, end);
    (surely && end > number.end && closed && digits >= Decimal::whole(1000)).then(|| Numeral {
        last_digit: -places,
        ..Numeral::new(number.first, end, digits, Form::Digits)
    })
}

/// Whether a unit or a noun follows, and nothing before ties the first digits to itself.
fn counted(view: &View<'_>, first: usize, end: usize) -> bool {
    let tied = first.checked_sub(1).is_some_and(|before| {
        view.capital(before) && before > 0
            || view.is(before, w!["aged", "age", "by", "since", "at", "number", "no", "and", ","])
    });
    let follows = crate::quantity::measure::phrase_at(view, end).is_some() || view.noun(end);
    follows && !tied && !view.glued(end)
}

/// A comma that is a point: "€1,5 million", "3,5%", "3.222,22". Elsewhere "1,3" are two numbers.
fn comma(view: &View<'_>, number: Numeral, money: bool) -> Option<Numeral> {
    let at = number.end;
    let tail = view.text(at + 1);
    let short = view.is_number(at + 1) && tail.len() <= 2 && !tail.contains('.');
    if !(view.is(at, w![","]) && view.glued(at + 1) && short) {
        return None;
    }
    let (whole, places) = parse_digits(view.text(number.first))?;
    let end = at + 2;
    // "3.222,22": points between thousands.
    let thousands = places == 3 && tail.len() == 2;
    let whole = if thousands { whole.shifted(3) } else { whole };
    let behind = i32::try_from(tail.len()).ok()?;
    let value = whole.checked_add(parse_digits(tail)?.0.shifted(-behind))?;
    let found =
        Numeral { last_digit: -behind, ..Numeral::new(number.first, end, value, Form::Digits) };
    let share = view.is(end, w!["%", "percent", "pct"]) || view.reads(end, w!["per", "cent"]);
    let scaled =
        share || money && tail.len() == 2 || scale::after(view, found, money).scale.is_some();
    // One of a list: "2,5,7 million".
    let joins = |comma: usize| {
        view.is(comma, w![","])
            && view.glued(comma)
            && view.glued(comma + 1)
            && view.is_number(comma + 1)
    };
    let listed = at >= 2 && joins(at - 2) || joins(end);
    ((thousands || scaled) && !listed).then_some(found)
}

/// "5'000'000", "12’500": apostrophes between groups of three, as the Swiss print them.
fn apostrophes(view: &View<'_>, number: Numeral) -> Option<Numeral> {
    const MOST_GROUPS: usize = 5;
    if view.text(number.first).len() > 3 {
        return None;
    }
    let (mut value, mut end) = (number.value()?, number.end);
    while end < number.first + 2 * MOST_GROUPS
        && view.is(end, w!["'", "’"])
        && view.glued(end)
        && view.glued(end + 1)
        && view.text(end + 1).len() == 3
        && view.text(end + 1).bytes().all(|byte| byte.is_ascii_digit())
    {
        value = value.shifted(3).checked_add(parse_digits(view.text(end + 1))?.0)?;
        end += 2;
    }
    (end > number.end).then(|| Numeral::new(number.first, end, value, Form::Digits))
}

// ---- powers ----------------------------------------------------------------------------------

/// "2.7x10^6", "6.02 × 10²³", "1e10", "10^6": the number with the power that stands at token `at`.
fn power(view: &View<'_>, at: usize, number: Numeral) -> Option<Numeral> {
    let value = number.value()?;
    let text = view.text(at);
    let (value, end) = match view.kind(at)? {
        TokenKind::Code if view.glued(at) => match text.as_bytes() {
            // "1e10"
            [b'e' | b'E', digits @ ..] if digits.len() <= 2 => {
                (value.shifted(parse_digits(text.get(1..)?)?.0.to_i64()?.try_into().ok()?), at + 1)
            }
            [b'x' | b'X', b'1', b'0'] => {
                let (power, end) = exponent(view, at + 1)?;
                (value.shifted(power), end)
            }
            _ => return None,
        },
        // "2e-5"
        TokenKind::Word if view.glued(at) && view.is(at, w!["e"]) => {
            let (power, end) = lost_minus(view, at + 1)?;
            (value.shifted(power), end)
        }
        TokenKind::Sign if view.is(at, w!["^"]) => {
            let (power, end) = exponent(view, at)?;
            (raised(value, power)?, end)
        }
        TokenKind::Sign | TokenKind::Word if view.is(at, w!["×", "x", "*", "·"]) => {
            if view.text(at + 1) != "10" {
                return None;
            }
            let (power, end) = exponent(view, at + 2).or_else(|| lost_minus(view, at + 2))?;
            (value.shifted(power), end)
        }
        TokenKind::Sign if value == Decimal::whole(10) => {
            let (power, end) = superscript(view, at)?;
            (raised(value, power)?, end)
        }
        _ => return None,
    };
    Some(Numeral { end, ..Numeral::new(number.first, end, value, Form::Digits) })
}

/// "^6", "^-4", "⁶", glued.
fn exponent(view: &View<'_>, at: usize) -> Option<(i32, usize)> {
    /// More than the atoms of the universe.
    const LARGEST: i64 = 99;
    if !view.is(at, w!["^"]) || !view.glued(at) {
        return superscript(view, at);
    }
    let minus = view.is(at + 1, w!["-", "−"]);
    let digits = at + 1 + usize::from(minus || view.is(at + 1, w!["+"]));
    if !view.is_number(digits) || !view.glued(digits) {
        return None;
    }
    let power = parse_digits(view.text(digits))?.0.to_i64().filter(|power| *power <= LARGEST)?;
    let power = i32::try_from(power).ok()?;
    Some((if minus { -power } else { power }, digits + 1))
}

/// "×10−30", where a feed lost the raised type.
fn lost_minus(view: &View<'_>, at: usize) -> Option<(i32, usize)> {
    let glued = view.glued(at) && view.glued(at + 1) && view.text(at + 1).len() <= 2;
    if !(view.is(at, w!["-", "−"]) && glued && view.is_number(at + 1)) {
        return None;
    }
    let power = parse_digits(view.text(at + 1))?.0.to_i64()?;
    Some((-i32::try_from(power).ok()?, at + 2))
}

/// "⁶", "⁻⁴", "¹²", glued.
fn superscript(view: &View<'_>, at: usize) -> Option<(i32, usize)> {
    const MOST_TOKENS: usize = 3;
    const DIGITS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let minus = view.text(at) == "⁻";
    let from = at + usize::from(minus);
    let (mut power, mut end) = (0, from);
    while end < from + MOST_TOKENS
        && view.glued(end)
        && let Some(digit) = DIGITS.iter().position(|sign| *sign == view.text(end))
    {
        power = power * 10 + i32::try_from(digit).ok()?;
        end += 1;
    }
    (end > from).then_some((if minus { -power } else { power }, end))
}

/// The number raised to a whole power: exact where it fits, else the nearest of fifteen digits.
fn raised(value: Decimal, power: i32) -> Option<Decimal> {
    let mut exact = Some(Decimal::ONE);
    for _ in 0..power.unsigned_abs() {
        exact = exact.and_then(|product| product.checked_mul(value));
    }
    let float = || Decimal::from_f64(value.to_f64().powi(power));
    match exact {
        Some(product) if power >= 0 => Some(product),
        Some(product) => Decimal::quotient(Decimal::ONE, product),
        None => float(),
    }
}

/// "1 point 1 percent", "2 over 7".
fn spoken(view: &View<'_>, number: Numeral) -> Option<Numeral> {
    let at = number.end;
    if view.is(at, w!["over"]) {
        return fraction::over(view, number);
    }
    let (part, end) = words::point(view, at + 1)?;
    let share = view.is(end, w!["percent", "per", "%"]) || super::closes(view, end);
    if !share && !matches!(view.lex(end), Lexeme::Scale(_)) {
        return None;
    }
    let value = number.value()?.checked_add(part)?;
    Some(scale::after(view, Numeral::new(number.first, end, value, Form::Digits), false))
}
