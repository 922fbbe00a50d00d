//! A part that is more than its whole, and what would set the two right: a scale word that got lost
//! or is another, a digit too many in "fourteen out of ten", or the two in each other's place.

use super::portion::{Tie, aside, of_those};
use super::quota::apart::{leads_on, rated};
use super::relation::{Line, Sort, Term};
use super::wording::{self, SCALES, scale_power};
use super::{Check, Flag, Severity, mend, misprints, spelled};
use crate::quantity::{Decimal, Relation};
use crate::text::Span;
use crate::w;

/// "94 of the 83 people": no percentage needed.
pub(super) fn larger<'a>(check: &Check, line: &Line<'a>, tie: &Tie<'a>) -> Option<Flag> {
    let (part, whole) = (tie.part.room, tie.whole.room);
    let case = &line.case;
    let counted = part.low > 0.0 && whole.low > 0.0 && whole.high.is_finite();
    let low = if part.low.is_finite() { part.low } else { tie.part.value * 0.98 };
    if !counted && part.low.is_finite()
        || low <= whole.high
        || tie.part.figure.relation == Some(Relation::FromTo)
        || rated(line, &tie.part, &tie.whole)
        // "A jury of twelve, 17 of them women" is no list.
        || leads_on(line, &tie.whole) && !of_those(case, tie.part.end)
        || aside(line, tie)
    {
        return None;
    }
    let [p, w] = [tie.part, tie.whole].map(|term| term.said(case));
    let span = tie.part.span.cover(tie.whole.span);
    let (mut fits, mut readings) = (Vec::new(), Vec::new());
    // Where other parts stand beside it they have their say in the whole.
    let parts = line.terms.iter().filter(|term| term.alike(&tie.part)).count();
    let resized = if parts > 2 { Vec::new() } else { resized(line, tie) };
    for (term, number) in of_share(line, tie, resized).into_iter().chain(base(line, tie)) {
        fits.push(format!("{} for {}", wording::within(&number), wording::within(term.said(case))));
        readings.extend(replaced(line, span, &term, &number));
    }
    let fraction = [tie.part, tie.whole]
        .iter()
        .any(|term| !term.figure.value().is_none_or(Decimal::is_whole) && term.of_next);
    let broken = |term: &Term<'_>| term.value.fract() != 0.0 && term.unit().is_none();
    // "2.6 of the 410,000 people" would be no better; a third amount has its own say.
    let amounts = line.terms.iter().filter(|term| term.is_amount()).count();
    let exchange = readings.is_empty()
        && amounts < 3
        && !fraction
        && !broken(&tie.part)
        && !broken(&tie.whole)
        && !tens(line, tie);
    if exchange {
        readings.extend(mend::exchanged(case, span, &tie.part, &tie.whole));
    }
    // "73 of the 52 choirs sang": 37 did.
    let turned = if exchange { turned(line, tie) } else { None };
    if let Some(number) = &turned {
        fits.push(format!("{number} for {}", line.case.words(tie.part.number)));
        readings.splice(0..0, replaced(line, span, &tie.part, number));
    }
    let end = match (fits.is_empty(), readings.is_empty()) {
        (false, _) if turned.is_some() && readings.len() > 1 => {
            format!(": {} would fit, or they have changed places.", wording::any_of(&fits))
        }
        (false, _) => format!("; {} would fit.", wording::any_of(&fits)),
        (true, false) => ", or they have changed places.".to_owned(),
        (true, true) => ".".to_owned(),
    };
    Some(Flag {
        code: check.code,
        severity: Severity::Error,
        span,
        message: format!(
            "{} cannot be a part of {w}: it is more than the whole. One of the two is wrong{end}",
            wording::opening(p)
        ),
        computation: format!("{p} > {w}"),
        related: Vec::new(),
        suggestions: readings,
    })
}

/// The digits of a part in each other's place, where that makes a part of it: "37" for 73 of 52; or
/// with another first digit, where only one does.
fn turned(line: &Line<'_>, tie: &Tie<'_>) -> Option<String> {
    /// A part of less is not told of.
    const LEAST_SHARE: f64 = 0.1;
    let words = line.case.words(tie.part.number);
    let digits = words.len() == 2 && words.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || tie.part.figure.scale.is_some() {
        return None;
    }
    let fits = |own: &String| {
        let value: f64 = own.parse().unwrap_or(0.0);
        !own.starts_with('0') && (LEAST_SHARE..1.0).contains(&(value / tie.whole.value))
    };
    let swapped = misprints::swaps(words).into_iter().find(fits);
    // "36 of the 19 wells" are 16, and could be no other with that last digit.
    let (tens, ones) = words.split_at(1);
    let mut lower = (1..tens.parse().unwrap_or(1)).map(|ten: u8| format!("{ten}{ones}"));
    let lower = lower.rfind(fits).filter(|_| lower.rfind(fits).is_none());
    swapped.or(lower)
}

/// Keeps of the readings those that make the share that the sentence tells; before them goes the
/// part with two digits in each other's place that does: "4.2 of 3 million, or four fifths" is 2.4.
#[cold]
fn of_share<'a>(
    line: &Line<'a>,
    tie: &Tie<'a>,
    readings: Vec<(Term<'a>, String)>,
) -> Vec<(Term<'a>, String)> {
    const NEAR_POINTS: f64 = 3.0;
    let told = line.terms.iter().find(|term| {
        matches!(term.sort, Sort::Share | Sort::Percent) && term.figure.direction.is_none()
    });
    let Some(told) = told else { return readings };
    let near = |share: f64| (share * 100.0 - told.value).abs() <= NEAR_POINTS;
    let value = |number: &str| {
        let end = number.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
        let (digits, rest) = number.split_at(end.unwrap_or(number.len()));
        let own: f64 = digits.replace(',', "").parse().ok()?;
        Some(own * 10_f64.powi(scale_power(rest.trim())))
    };
    let words = line.case.words(tie.part.number);
    let end = words.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let (digits, rest) = words.split_at(end.unwrap_or(words.len()));
    let whole = value(line.case.words(tie.whole.number)).unwrap_or(tie.whole.value);
    let swapped = misprints::swaps(digits).into_iter().map(|own| format!("{own}{rest}"));
    let swapped = { swapped }.find(|own| value(own).is_some_and(|own| near(own / whole)));
    if let Some(own) = swapped {
        return vec![(tie.part, own)];
    }
    // The share may be that of something else.
    let (fitting, others): (Vec<_>, Vec<_>) = readings.into_iter().partition(|(term, number)| {
        value(number).is_some_and(|own| {
            let at_part = term.span == tie.part.span;
            let part = value(words).unwrap_or(tie.part.value);
            near(if at_part { own / whole } else { part / own })
        })
    });
    if fitting.is_empty() { others } else { fitting }
}

/// The two with one of their scale words another, so that the part is less: "$640 million" of "$1.6
/// billion" for 640 billion, and 2.3 million people of whom 410,000 are children.
fn resized<'a>(line: &Line<'a>, tie: &Tie<'a>) -> Vec<(Term<'a>, String)> {
    /// A part of less is not told of.
    const LEAST_SHARE: f64 = 0.001;
    /// What is but a little more than the whole has another slip.
    const FAR: f64 = 5.0;
    let case = &line.case;
    if tie.part.value < FAR * tie.whole.value {
        return Vec::new();
    }
    let fitting = |part: f64, whole: f64| part < whole && part / whole >= LEAST_SHARE;
    let number = |term: &Term<'a>| {
        let words = case.words(term.number);
        let end = words.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
        let (digits, rest) = words.split_at(end.unwrap_or(words.len()));
        (!digits.is_empty()).then(|| (digits, scale_power(rest.trim())))
    };
    let with = |term: &Term<'a>, digits: &str, word: &str| {
        (
            *term,
            case.words(Span::new(term.span.start.min(term.number.start), term.number.start))
                .to_owned()
                + digits
                + " "
                + word,
        )
    };
    let (Some((part, own)), Some((whole, other))) = (number(&tie.part), number(&tie.whole)) else {
        return Vec::new();
    };
    let scaled = |power: i32, from: i32| 10_f64.powi(power - from);
    let mut found = Vec::new();
    if own >= 6 && other >= 6 {
        let less = SCALES.iter().rev().find(|(_, power)| {
            *power >= 6
                && *power < own
                && fitting(tie.part.value * scaled(*power, own), tie.whole.value)
        });
        found.extend(less.map(|(word, _)| with(&tie.part, part, word)));
    }
    // Two and a half people.
    let broken = whole.contains('.') && other == 0 && tie.whole.unit().is_none();
    if broken || own >= 6 && (other >= 6 || other == 0 && tie.whole.unit().is_some()) {
        let more = SCALES.iter().find(|(_, power)| {
            *power >= 6
                && *power > other
                && fitting(tie.part.value, tie.whole.value * scaled(*power, other))
        });
        found.extend(more.map(|(word, _)| with(&tie.whole, whole, word)));
    }
    found
}

/// "Fourteen out of ten": a digit too many.
fn base<'a>(line: &Line<'a>, tie: &Tie<'a>) -> Option<(Term<'a>, String)> {
    if !tens(line, tie) {
        return None;
    }
    let words = line.case.words(tie.part.number);
    if !words.starts_with(char::is_alphabetic) {
        let less = misprints::without_one(words);
        let fits = |own: &&String| own.parse::<f64>().is_ok_and(|own| own < tie.whole.value);
        return less.iter().rev().find(fits).map(|own| (tie.part, own.clone()));
    }
    #[expect(clippy::cast_possible_truncation, reason = "below twenty")]
    let ones = (tie.part.value - 10.0) as i64;
    let teen = tie.part.value > 10.0 && tie.part.value < 20.0;
    teen.then(|| (tie.part, spelled::like(words, ones)))
}

/// Whether the whole is ten or a hundred, of which shares are told.
fn tens(line: &Line<'_>, tie: &Tie<'_>) -> bool {
    let out = line.case.is(tie.part.end, w!["out", "in"]);
    (tie.part.of_next || out) && [10.0, 100.0].iter().any(|own| (own - tie.whole.value).abs() < 0.5)
}

/// The words of `span` with another number for the term's.
fn replaced(line: &Line<'_>, span: Span, term: &Term<'_>, number: &str) -> Option<String> {
    let said = Span::new(term.span.start.min(term.number.start), term.number.end);
    let head = line.case.text.body.get(span.start..said.start)?;
    let tail = line.case.text.body.get(said.end..span.end)?;
    Some(format!("{head}{number}{tail}"))
}
