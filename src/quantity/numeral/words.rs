//! Whole numbers in words, of any size: "two hundred and fifty thousand", "sixteen hundred", "one
//! million, two hundred thousand", "2 crore 50 lakh". Parts of one are left to `fraction.rs`, what
//! follows a whole number to `tail.rs`.

use super::{Form, Numeral, closes, fraction, over_hyphen, scale, tail, vague};
use crate::quantity::decimal::Decimal;
use crate::quantity::figure::Amount;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::unit::Dimension;
use crate::quantity::view::View;
use crate::text::Gap;
use crate::w;

/// A whole number in words, or digits with scale words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The number; its scale is the span of every scale word.
    pub(super) number: Numeral,
    /// The power of its last scale word, nought when it ends in a plain number.
    pub(super) power: u8,
}

/// Reads the number whose first word stands at token `at`.
pub(super) fn read(view: &View<'_>, at: usize) -> Option<Numeral> {
    match view.lex(at) {
        Lexeme::Ones(_) | Lexeme::Tens(_) => {
            let run = cardinal(view, at)?;
            if let Some(part) = fraction::of(view, &run) {
                return Some(part);
            }
            if view.is(run.number.end, w!["over"])
                && let Some(part) = fraction::over(view, run.number)
            {
                return Some(part);
            }
            Some(tail::after(view, run, Form::Words))
        }
        Lexeme::A => article(view, at),
        // "hundred-euro notes", "a billion-dollar firm"
        Lexeme::Hundred | Lexeme::Scale(_) if view.hyphen(at + 1) => {
            crate::quantity::measure::phrase_at(view, at + 2)?;
            let one = Numeral::new(at, at, Decimal::ONE, Form::Words);
            Some(scale::after(view, one, false))
        }
        Lexeme::Part(parts @ (2 | 4)) => fraction::lone(view, at, at, parts),
        Lexeme::Vague(vague) => vague::plural(view, at, vague),
        Lexeme::Several => vague::several(view, at, at + 1),
        Lexeme::Other if view.is(at, w!["point"]) => point_alone(view, at),
        _ => None,
    }
}

/// "a hundred", "a million", "a dozen", "a third of", "a couple of", "half a million".
fn article(view: &View<'_>, at: usize) -> Option<Numeral> {
    let one = Numeral::new(at, at + 1, Decimal::ONE, Form::Words);
    match view.lex(at + 1) {
        Lexeme::Hundred | Lexeme::Scale(_) => {
            let run = cardinal(view, at)?;
            Some(fraction::of(view, &run).unwrap_or_else(|| tail::after(view, run, Form::Words)))
        }
        Lexeme::Group(_) => Some(scale::after(view, one, false)),
        Lexeme::Part(parts @ (2 | 4)) => fraction::lone(view, at, at + 1, parts),
        Lexeme::Ordinal(3..) | Lexeme::OrdinalScale(_) => fraction::nth_part(view, at),
        Lexeme::Other if time_passed(view, at + 1) || way(view, at + 1) => Some(one),
        Lexeme::Ordinal(2) if lasted(view, at) => Some(one),
        Lexeme::Other if view.is(at + 1, w!["couple", "score"]) => vague::couple(view, at),
        Lexeme::Small if view.is(at + 1, w!["few"]) => vague::several(view, at, at + 2),
        _ => None,
    }
}

/// "a year ago", "a week later": an article that counts one unit of time.
fn time_passed(view: &View<'_>, at: usize) -> bool {
    crate::quantity::measure::phrase_at(view, at).is_some_and(|(unit, end)| {
        unit.dimension == Dimension::TIME
            && view.is(end, w!["ago", "earlier", "later", "before", "after"])
    })
}

/// "a mile from shore", "a kilometre away": an article that counts one unit of length.
fn way(view: &View<'_>, at: usize) -> bool {
    crate::quantity::measure::phrase_at(view, at).is_some_and(|(unit, end)| {
        unit.dimension.name() == "length" && view.is(end, w!["from", "away", "off", "offshore"])
    })
}

/// "The blast lasted a second."
fn lasted(view: &View<'_>, at: usize) -> bool {
    view.before_is(at, w!["lasted", "lasts", "took", "takes"]) && closes(view, at + 2)
}

// ---- whole numbers ---------------------------------------------------------------------------

/// The whole number that begins at token `first`, as long as it goes.
pub(super) fn cardinal(view: &View<'_>, first: usize) -> Option<Run> {
    let digits = view.is_number(first);
    let run = Reader { view, digits, joins: true }.run(first)?;
    // "between one hundred and two thousand": there the "and" parts two numbers.
    let last = run.number.end;
    let between = view.any_before(first, 2, w!["between"]) && !view.is(last, w!["and"]);
    if between { Reader { view, digits, joins: false }.run(first) } else { Some(run) }
}

/// As [`cardinal`], for digits with scale words behind them; `None` when no scale word is there.
pub(super) fn cardinal_after(view: &View<'_>, number: Numeral) -> Option<Run> {
    let run = cardinal(view, number.first)?;
    (run.number.end > number.end).then_some(run)
}

struct Reader<'v, 'a> {
    view: &'v View<'a>,
    /// Whether it began with digits: "4 hundred and 36".
    digits: bool,
    /// Whether "and" may stand within the number.
    joins: bool,
}

/// A number below a thousand ("two hundred and fifty"), or up to 9,900 ("sixteen hundred").
#[derive(Clone, Copy)]
struct Group {
    value: Decimal,
    end: usize,
    /// Power of ten of the last digit printed.
    last_digit: i32,
    /// Where its "hundred" stands.
    hundred: Option<usize>,
}

/// What stands between two groups.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Nothing,
    And,
    Comma,
}

impl Reader<'_, '_> {
    fn run(&self, first: usize) -> Option<Run> {
        let group = self.group(first, true)?;
        let mut number = Numeral::new(first, group.end, Decimal::ZERO, Form::Words);
        if let Some(hundred) = group.hundred.filter(|_| self.digits) {
            number.scale = Some(self.view.span(hundred));
        }
        let mut run = Run { number, power: u8::MAX };
        self.add(&mut run, group)?;
        while run.power > 0 {
            let (joint, at) = self.joint(run.number.end);
            let Some(group) = self.group(at, false) else { break };
            if !self.follows(&run, joint, &group) {
                break;
            }
            self.add(&mut run, group)?;
        }
        if !self.digits && run.number.scale.is_some() {
            run.number.last_digit = run.number.value()?.exponent().max(0);
        }
        Some(run)
    }

    /// Adds a group with the scale words behind it.
    fn add(&self, run: &mut Run, group: Group) -> Option<()> {
        let (power, end) = scale::powers(self.view, group.end).unwrap_or((0, group.end));
        let part = group.value.shifted(i32::from(power));
        let number = &mut run.number;
        number.amount = Amount::Value(number.value()?.checked_add(part)?);
        number.last_digit = group.last_digit + i32::from(power);
        if end > group.end {
            let words = self.view.spans(over_hyphen(self.view, group.end), end);
            number.scale = Some(number.scale.map_or(words, |scale| scale.cover(words)));
        }
        number.end = end;
        run.power = power;
        Some(())
    }

    /// What stands behind a scale word, and where the next group would begin.
    fn joint(&self, end: usize) -> (Joint, usize) {
        let view = self.view;
        let at = over_hyphen(view, end);
        if view.is(at, w!["and"]) {
            (Joint::And, over_hyphen(view, at + 1))
        } else if view.is(at, w![","]) {
            (Joint::Comma, at + 1)
        } else {
            (Joint::Nothing, at)
        }
    }

    /// Whether a group goes on with the number, or is another one.
    fn follows(&self, run: &Run, joint: Joint, group: &Group) -> bool {
        let view = self.view;
        let (power, end) = scale::powers(view, group.end).unwrap_or((0, group.end));
        if power >= run.power {
            return false;
        }
        let small = power == 0 && group.hundred.is_none();
        match joint {
            // "2 crore 50 lakh"; "5 million 40" are two numbers.
            Joint::Nothing if self.digits => !small,
            Joint::Nothing => !(small && (run.power >= 6 || time_passed(view, end))),
            // "7 crore and three hundred"; "5 million and 40" are two.
            Joint::And if self.digits => {
                self.joins && !small && (matches!(run.power, 5 | 7) || power == 0)
            }
            // "four million and two fifths": a part, not three.
            Joint::And => {
                let part = matches!(
                    view.lex(over_hyphen(view, end)),
                    Lexeme::Part(_) | Lexeme::PartScale(_)
                );
                self.joins && !(small && part)
            }
            // "one million, two hundred thousand"; "sixty thousand, two of them" are two.
            Joint::Comma => {
                let odd = group.hundred.is_some() && group.last_digit == 0;
                !self.digits && (power >= 3 || odd) && !view.is(end, w!["of"])
            }
        }
    }

    fn group(&self, at: usize, opening: bool) -> Option<Group> {
        let view = self.view;
        let mut group = match view.lex(at) {
            Lexeme::A if opening => {
                Group { value: Decimal::ONE, end: at + 1, last_digit: 0, hundred: None }
            }
            _ if view.is_number(at) => {
                let (value, places) = super::parse_digits(view.text(at))?;
                if !opening && (!self.digits || places > 0) {
                    return None;
                }
                Group { value, end: at + 1, last_digit: -places, hundred: None }
            }
            _ => {
                let (value, end) = below_hundred(view, at)?;
                Group { value: Decimal::whole(value), end, last_digit: 0, hundred: None }
            }
        };
        let hundred = over_hyphen(view, group.end);
        if view.lex(hundred) == Lexeme::Hundred && group.value < Decimal::whole(100) {
            group.value = group.value.shifted(2);
            group.last_digit += 2;
            group.end = hundred + 1;
            group.hundred = Some(hundred);
            if let Some((rest, end)) = self.rest(group.end) {
                group.value = group.value.checked_add(Decimal::whole(rest))?;
                group.end = end;
                group.last_digit = 0;
            }
        }
        Some(group)
    }

    /// "(and) fifty" behind "two hundred"; "one hundred and two hundred" are two numbers.
    fn rest(&self, end: usize) -> Option<(i64, usize)> {
        let view = self.view;
        let at = over_hyphen(view, end);
        let and = view.is(at, w!["and"]);
        if and && !self.joins {
            return None;
        }
        let at = if and { over_hyphen(view, at + 1) } else { at };
        let (rest, end) = match below_hundred(view, at) {
            Some(found) => found,
            None if and && self.digits && view.is_number(at) && view.text(at).len() <= 2 => {
                (super::parse_digits(view.text(at))?.0.to_i64()?, at + 1)
            }
            None => return None,
        };
        // "a hundred one-bedroom flats"
        let adjective = !and && view.hyphen(end) && view.noun(end + 1);
        let another = match view.lex(over_hyphen(view, end)) {
            Lexeme::Hundred => true,
            // "one hundred and two thirds", but "one hundred and forty-two fifths"
            Lexeme::Part(parts) => and && rest < i64::from(parts),
            Lexeme::PartScale(_) => and,
            _ => false,
        };
        (!another && !adjective && rest > 0).then_some((rest, end))
    }
}

/// "seventeen", "forty", "fifty-two", "fifty two", "fifty - two".
fn below_hundred(view: &View<'_>, at: usize) -> Option<(i64, usize)> {
    match view.lex(at) {
        Lexeme::Ones(ones) => Some((i64::from(ones), at + 1)),
        Lexeme::Tens(tens) => {
            let tens = i64::from(tens);
            let next = over_hyphen(view, at + 1);
            if let Lexeme::Ones(ones @ 1..=9) = view.lex(next) {
                return Some((tens + i64::from(ones), next + 1));
            }
            let spaced = view.text(at + 1) == "-"
                && [at + 1, at + 2].iter().all(|&token| {
                    view.tokens.get(token).is_some_and(|token| token.gap == Gap::Space)
                });
            match view.lex(at + 2) {
                Lexeme::Ones(ones @ 1..=9) if spaced && !view.is(at + 3, w!["of"]) => {
                    Some((tens + i64::from(ones), at + 3))
                }
                _ => Some((tens, at + 1)),
            }
        }
        _ => None,
    }
}

// ---- decimals --------------------------------------------------------------------------------

/// "six four", "nought four", "seventy-one", "eleven" after "point".
pub(super) fn point(view: &View<'_>, at: usize) -> Option<(Decimal, usize)> {
    const MOST_PLACES: i32 = 20;
    if view.is_number(at) {
        let text = view.text(at);
        let places = i32::try_from(text.len()).ok().filter(|places| *places <= MOST_PLACES)?;
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        return plain.then(|| Some((Decimal::parse(text)?.shifted(-places), at + 1)))?;
    }
    if let Lexeme::Tens(_) | Lexeme::Ones(10..) = view.lex(at) {
        let (digits, end) = below_hundred(view, at)?;
        return Some((Decimal::new(i128::from(digits), -2), end));
    }
    let (mut digits, mut places, mut end) = (0_i128, 0, at);
    while places < MOST_PLACES {
        let digit = match view.lex(end) {
            Lexeme::Ones(digit @ 0..=9) => digit,
            Lexeme::Other if view.is(end, w!["oh", "o"]) => 0,
            _ => break,
        };
        digits = digits * 10 + i128::from(digit);
        places += 1;
        end += 1;
    }
    (places > 0).then(|| (Decimal::new(digits, -places), end))
}

/// "Point five millimetres": a decimal without its nought, where no sentence could say it
/// otherwise.
fn point_alone(view: &View<'_>, at: usize) -> Option<Numeral> {
    let free = at == 0
        || view.before_is(at, w!["by", "about", "than", "nearly", "almost", "around", "only"]);
    let (value, end) = point(view, at + 1).filter(|_| free)?;
    let measured = closes(view, end)
        || crate::quantity::measure::phrase_at(view, end).is_some()
        || matches!(view.lex(end), Lexeme::Scale(_));
    measured.then(|| scale::after(view, Numeral::new(at, end, value, Form::Words), false))
}
