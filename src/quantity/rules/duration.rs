//! Counted times: "six decades", "two-week", "half an hour", "a day and a half", "63 years, 7
//! months", "eight straight days". Ranges and rates are left to `amount.rs`.

use super::whole::whole;
use super::{Begins, Cues, Read, Rule, Scene};
use crate::quantity::decimal::Decimal;
use crate::quantity::duration::{self, Length};
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Bound};
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure::{self, Measure};
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::unit::{Dimension, UNITS, Unit};
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "duration",
    summary: "a counted time, in one unit or several: “two-week”, “63 years, 7 months”",
    begins: Begins::COUNT.or(Begins::CALENDAR).cued(CUES),
    read,
    examples: &[Family::new("durations", include_str!("../examples/durations.txt"))],
};

const CUES: &Cues = &Cues {
    anywhere: &[w!["quarter", "quarters"]],
    table: || UNITS.first_words(Dimension::TIME),
    ..Cues::NONE
};

/// Words between a number and its unit that leave it a time: "eight straight days".
const BETWEEN: &Words = w![
    "straight",
    "full",
    "whole",
    "consecutive",
    "successive",
    "more",
    "additional",
    "extra",
    "further",
    "long",
    "entire",
    "past",
    "previous",
    "upcoming",
    "next",
    "coming",
    "last",
    "solid",
    "short",
    "calendar",
    "business",
    "working",
];

/// Words before "a year" that make it a count: "for a year", "more than an hour".
const COUNTED_BEFORE: &Words = w![
    "for", "than", "within", "least", "nearly", "almost", "roughly", "lasted", "lasts", "lasting",
    "took", "takes", "taking",
];

/// Words that count one whole unit: "for a full week", "another month".
pub(in crate::quantity) const ONE_WHOLE: &Words = w!["all", "full", "whole", "entire", "another"];

/// Whether a plain word may open a time: "for another month".
fn may_open(view: &View<'_>, at: usize) -> bool {
    view.is(at, ONE_WHOLE) && view.is_word(at + 1 + usize::from(view.hyphen(at + 1)))
}

/// A time as it is read: its number, the unit, and the smaller units behind it.
struct Counted {
    numeral: Numeral,
    unit: &'static Unit,
    end: usize,
}

fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let view = scene.view;
    let counted = counted(view, at)?;
    // "one day in 60" is a share.
    let share = view.is(counted.end, w!["in"])
        && view.is(at, w!["one"])
        && (view.is_number(counted.end + 1)
            || matches!(view.lex(counted.end + 1), Lexeme::Ones(_)));
    if ranges(view, counted.end) || share || some_day(view, at, counted.end) {
        return None;
    }
    if is_name(view, at, counted.end) {
        return Some(Read::Label(LabelSort::Name, at, counted.end));
    }
    let value = counted.numeral.value()?;
    let mut parts = vec![(value, counted.unit)];
    let mut end = counted.end;
    while let Some((part, after)) = smaller(view, end, &parts) {
        parts.push(part);
        end = after;
    }
    // "2 hours 15 minutes" is one time; of a list of three and more each is a figure of its own.
    let listed = (counted.end..end).any(|at| view.is(at, w![","]));
    if listed && parts.len() > 2 || parts.len() == 2 && goes_on(view, at) {
        parts.truncate(1);
        end = counted.end;
    }
    Some(Read::one(draft(scene, &counted, &parts, end)?))
}

/// Whether the time at `at` goes on with one before it: "3 years, 2 months and 14 days".
fn goes_on(view: &View<'_>, at: usize) -> bool {
    let and = usize::from(view.before_is(at, w!["and"]));
    let comma = usize::from(view.before_is(at - and, w![","]));
    let Some(unit_at) = at.checked_sub(and + comma + 1).filter(|_| and + comma > 0) else {
        return false;
    };
    measure::phrase_at(view, unit_at).is_some_and(|(unit, end)| is_time(unit) && end <= at)
}

/// "One day the wall will fall": no day in particular.
fn some_day(view: &View<'_>, at: usize, end: usize) -> bool {
    const COUNTS: &Words = w![
        "for", "in", "only", "just", "than", "after", "within", "took", "takes", "lasted", "lasts",
        "least", "of", "has", "have", "had", "about", "another", "every", "last", "by",
    ];
    const LEFT: &Words = w!["left", "later", "ago", "earlier", "before", "after", "of", "to"];
    view.is(at, w!["one"])
        && end == at + 2
        && view.is(at + 1, w!["day", "night", "morning", "evening"])
        && !view.before_is(at, COUNTS)
        && !view.is(end, LEFT)
}

fn draft(
    scene: &Scene<'_>,
    counted: &Counted,
    parts: &[(Decimal, &'static Unit)],
    end: usize,
) -> Option<crate::quantity::scan::Draft> {
    let view = scene.view;
    let mut numeral = counted.numeral;
    let mut unit = counted.unit;
    if parts.len() > 1 {
        unit = parts.iter().map(|part| part.1).max_by(|a, b| seconds(a).total_cmp(&seconds(b)))?;
        let sum: f64 = parts.iter().map(|(n, part)| n.to_f64() * seconds(part)).sum();
        numeral.amount = Amount::Value(Decimal::from_f64(sum / seconds(unit))?);
        numeral.last_digit = numeral.last_digit.min(-1);
    }
    let measure = Measure { first: numeral.first, end, numeral, unit: Some(unit), sign: 0 };
    let mut draft = whole(scene, measure, numeral.amount, numeral.end);
    if parts.len() > 1 {
        let named: Vec<_> = parts.iter().map(|(value, unit)| (*value, unit.name)).collect();
        draft.figure.timex = duration::timex(&named);
    }
    let lengths = parts.iter().map(|(value, unit)| Length::of(*value, unit.name));
    let mut length = lengths.reduce(|a, b| a?.and(b?)).flatten();
    if duration::working(view, draft.first, draft.end) {
        length = length.and_then(Length::on_working_days);
    }
    let within = view.before_is(draft.bound_at, w!["within"]);
    let bound = if within { Bound::AtMost } else { draft.figure.bound };
    if let Some((end, days)) = duration::anchored(view, scene.published, length, bound, draft.end) {
        draft.figure.span = view.spans(draft.first, end);
        draft.end = end;
        (draft.figure.from_date, draft.figure.to_date) = days.unzip();
        return Some(draft);
    }
    let place = (draft.bound_at, draft.first, draft.end);
    let days =
        length.and_then(|length| duration::told_from_today(view, scene.published, length, place));
    (draft.figure.from_date, draft.figure.to_date) = days.unzip();
    Some(draft)
}

fn seconds(unit: &Unit) -> f64 {
    unit.factor.unwrap_or(0.0)
}

fn is_time(unit: &Unit) -> bool {
    unit.dimension == Dimension::TIME
}

/// The number at `at` with its unit of time.
fn counted(view: &View<'_>, at: usize) -> Option<Counted> {
    match view.lex(at) {
        Lexeme::A => article(view, at),
        Lexeme::Part(2) => half(view, at, at),
        Lexeme::Ones(n @ 1..=9) => parts(view, at, n),
        Lexeme::Small | Lexeme::Other => one_whole(view, at),
        _ => None,
    }
    .or_else(|| plain(view, at))
    .map(|counted| and_a_half(view, counted))
}

/// "20 minutes", "two-week", "eight straight days", "three quarters of an hour", "4.2 second".
fn plain(view: &View<'_>, at: usize) -> Option<Counted> {
    if view.lex(at) == Lexeme::A
        && !matches!(
            view.lex(at + 1),
            Lexeme::Part(_) | Lexeme::Other | Lexeme::Hundred | Lexeme::Scale(_) | Lexeme::Group(_)
        )
    {
        return None;
    }
    let numeral = numeral::read(view, at, false).filter(|numeral| numeral.form != Form::Vague)?;
    let next = numeral.end;
    let hyphen = view.hyphen(next);
    if let Some((unit, end)) =
        measure::unit_at(view, next + usize::from(hyphen), numeral.form, hyphen)
    {
        return is_time(unit).then_some(Counted { numeral, unit, end });
    }
    let unit_at = |at: usize| measure::phrase_at(view, at).filter(|found| is_time(found.0));
    // "25 - year bonds", as old wires have it.
    if view.dash(next)
        && !view.glued(next)
        && let Some((unit, end)) = unit_at(next + 1)
        && !view.text(end - 1).ends_with('s')
        && (view.noun(end) || view.dash(end))
    {
        return Some(Counted { numeral, unit, end });
    }
    // "4.2 second": no ordinal has a point.
    if numeral.last_digit < 0
        && numeral.form == Form::Digits
        && let Some((unit, end)) = unit_at(next)
    {
        return Some(Counted { numeral, unit, end });
    }
    if let Some(end) = quarters(view, numeral.first, next) {
        let unit = UNITS.named("quarter")?;
        return Some(Counted { numeral, unit, end });
    }
    if numeral.form == Form::Fraction
        && view.is(next, w!["of"])
        && view.lex(next + 1) == Lexeme::A
        && let Some((unit, end)) = unit_at(next + 2)
    {
        return Some(Counted { numeral, unit, end });
    }
    if view.is(next, BETWEEN) {
        let (unit, end) = unit_at(next + 1)?;
        // "two more second", "three full moon"
        let plural = view.text(end - 1).ends_with('s') || numeral.value() == Some(Decimal::ONE);
        return plural.then_some(Counted { numeral, unit, end });
    }
    None
}

/// The token behind the quarters of a year that stand at `at`: "three straight quarters", "the past
/// two quarters". "The last two quarters" may be a match's, "three quarters" are a share.
fn quarters(view: &View<'_>, first: usize, at: usize) -> Option<usize> {
    let running = view.is(at, w!["straight", "consecutive", "successive"]);
    let end = at + 1 + usize::from(running);
    let past = view.before_is(first, w!["past", "previous", "preceding", "coming"])
        && !view.is(end, w!["of"]);
    (view.is(end - 1, w!["quarters"]) && (running || past)).then_some(end)
}

/// "a day and a half", "a fortnight", "for a year", "more than an hour", "a half-hour".
fn article(view: &View<'_>, at: usize) -> Option<Counted> {
    if view.lex(at + 1) == Lexeme::Part(2) {
        return half(view, at, at + 1);
    }
    let full = usize::from(view.is(at + 1, w!["full", "whole"]));
    let (unit, end) = measure::phrase_at(view, at + 1 + full).filter(|found| is_time(found.0))?;
    let a_half =
        view.reads(end, w!["and", "a", "half"]) || view.reads(end, w!["and", "a", "quarter"]);
    let anchored =
        view.is(end, w!["ago", "later", "earlier"]) || view.reads(end, w!["from", "now"]);
    let ordinary = !matches!(unit.name, "second" | "minute" | "quarter")
        && view.before_is(at, COUNTED_BEFORE)
        && !view.noun(end)
        && !view.hyphen(end);
    let sure =
        unit.name == "fortnight" && view.before_is(at, w!["for", "in", "within", "after", "than"]);
    (a_half || anchored || ordinary || sure).then(|| Counted {
        numeral: one(at, at + 1),
        unit,
        end,
    })
}

/// "three quarters of an hour".
fn parts(view: &View<'_>, at: usize, n: u8) -> Option<Counted> {
    let part = at + 1 + usize::from(view.hyphen(at + 1));
    let Lexeme::Part(whole @ 2..) = view.lex(part) else { return None };
    let a = view.is(part + 1, w!["of"]) && view.lex(part + 2) == Lexeme::A;
    let (unit, end) = measure::phrase_at(view, part + 3).filter(|found| a && is_time(found.0))?;
    let amount = Amount::Value(Decimal::from_f64(f64::from(n) / f64::from(whole))?);
    let numeral = Numeral { amount, last_digit: -2, form: Form::Fraction, ..one(at, part + 1) };
    Some(Counted { numeral, unit, end })
}

/// "half an hour", "half-hour", "half a century".
fn half(view: &View<'_>, first: usize, at: usize) -> Option<Counted> {
    let a = usize::from(view.lex(at + 1) == Lexeme::A);
    let hyphen = usize::from(a == 0 && view.hyphen(at + 1));
    let (unit, end) =
        measure::phrase_at(view, at + 1 + a + hyphen).filter(|found| is_time(found.0))?;
    // "half-year results", "a half-century for the batsman"
    let hour = unit.name == "hour";
    if a == 0 && !hour {
        return None;
    }
    let amount = Amount::Value(Decimal::new(5, -1));
    let numeral =
        Numeral { amount, last_digit: -1, form: Form::Fraction, ..one(first, at + 1 + a) };
    Some(Counted { numeral, unit, end })
}

/// "for another month", "for all day", "for a full year".
fn one_whole(view: &View<'_>, at: usize) -> Option<Counted> {
    const BEFORE: &Words =
        w!["for", "wait", "waited", "take", "takes", "took", "last", "lasted", "than"];
    if !may_open(view, at) || !view.before_is(at, BEFORE) {
        return None;
    }
    let hyphen = usize::from(view.hyphen(at + 1));
    let (unit, end) = measure::phrase_at(view, at + 1 + hyphen).filter(|found| is_time(found.0))?;
    // "for full-year results", "for all years": another thing is meant.
    let plural = view.text(end - 1).ends_with('s');
    let goes_on = view.noun(end) || view.is_number(end) || view.hyphen(end);
    (!plural && !goes_on).then(|| Counted { numeral: one(at, at + 1), unit, end })
}

fn one(first: usize, end: usize) -> Numeral {
    Numeral {
        first,
        end,
        amount: Amount::Value(Decimal::ONE),
        last_digit: 0,
        scale: None,
        form: Form::Words,
    }
}

/// "two years and a half", "an hour and a quarter".
fn and_a_half(view: &View<'_>, counted: Counted) -> Counted {
    let end = counted.end;
    let more = match () {
        () if !view.reads(end, w!["and", "a"]) => return counted,
        () if view.is(end + 2, w!["half"]) => Decimal::new(5, -1),
        () if view.is(end + 2, w!["quarter"]) => Decimal::new(25, -2),
        () => return counted,
    };
    // "a year and a half marathon"
    if view.noun(end + 3) && !view.is(end + 3, w!["old"]) {
        return counted;
    }
    let Some(sum) = counted.numeral.value().and_then(|value| value.checked_add(more)) else {
        return counted;
    };
    let numeral = Numeral { amount: Amount::Value(sum), last_digit: -1, ..counted.numeral };
    Counted { numeral, end: end + 3, ..counted }
}

/// The next part of a time in several units, and the token after it: "2 hours 15 minutes", "53
/// minutes and 41 seconds", "63 years, 7 months".
fn smaller(
    view: &View<'_>,
    end: usize,
    parts: &[(Decimal, &'static Unit)],
) -> Option<((Decimal, &'static Unit), usize)> {
    let comma = usize::from(view.is(end, w![","]));
    let and = usize::from(view.is(end + comma, w!["and"]));
    // "suspended for two years, and 180 hours of work"
    if comma + and == 2 && parts.len() == 1 {
        return None;
    }
    let at = end + comma + and;
    if view.lex(at) == Lexeme::A
        || matches!(view.lex(at), Lexeme::Small | Lexeme::Other) && !view.is_number(at)
    {
        return None;
    }
    let part = plain(view, at).filter(|part| part.numeral.form != Form::Fraction)?;
    let value = part.numeral.value()?;
    let last = parts.last()?;
    let fits = seconds(part.unit) * value.to_f64() < seconds(last.1);
    // "3 days 2 months" with nothing between is one time whatever the order.
    let beside = comma + and == 0 && parts.iter().all(|known| known.1 != part.unit);
    let whole = last.0.is_whole() && parts.len() < 6;
    let smaller = seconds(part.unit) < seconds(last.1);
    (whole && !ranges(view, part.end) && (fits && smaller || beside))
        .then_some(((value, part.unit), part.end))
}

/// Whether a second number follows that makes a range: that is read as an amount.
fn ranges(view: &View<'_>, end: usize) -> bool {
    let joined = view.dash(end) || view.is(end, w!["to", "or"]);
    joined
        && (view.is_number(end + 1)
            || matches!(view.lex(end + 1), Lexeme::Ones(_) | Lexeme::Tens(_)))
}

/// "Seven Days", "the Six-Day War": capitals inside a sentence.
fn is_name(view: &View<'_>, at: usize, end: usize) -> bool {
    view.capital(at)
        && view.capital(end - 1)
        && view.kind(at) != Some(crate::text::TokenKind::Number)
}
