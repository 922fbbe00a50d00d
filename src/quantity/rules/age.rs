//! Ages in words: "44-year-old", "aged 21 to 39", "at the age of seven months". Numbers that are
//! ages because of where they stand are left to `bare_age.rs`.

use super::{Begins, Cues, Read, Rule, bounded};
use crate::quantity::bound;
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Bound, Figure, FigureKind};
use crate::quantity::numeral::{self, Form, Numeral};
use crate::quantity::scan::Draft;
use crate::quantity::unit::UNITS;
use crate::quantity::view::View;
use crate::text::{Word, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "age",
    summary: "how old, in words: “44-year-old”, “aged 18 to 34”",
    begins: Begins::COUNT.or(Begins::CALENDAR).cued(CUES),
    read: |scene, at| Some(Read::one(bounded(scene.view, read(scene.view, at)?))),
    examples: &[Family::new("ages", include_str!("../examples/ages.txt"))],
};

const CUES: &Cues =
    &Cues { anywhere: &[w!["aged", "age", "ages", "old", "olds", "yo", "y.o."]], ..Cues::NONE };

/// Oldest plausible age in years: "Hague, 44," is one, "Hague, 440," is not.
pub(super) const OLDEST_YEARS: i64 = 120;

/// Reads the age that begins at token `at`.
fn read(view: &View<'_>, at: usize) -> Option<Draft> {
    if view.is(at, w!["aged", "age", "ages"]) {
        return aged(view, at);
    }
    let number = numeral::read(view, at, false)?;
    old(view, number)
}

/// The age printed by `number`, up to token `end`.
pub(super) fn draft(
    view: &View<'_>,
    number: Numeral,
    end: usize,
    unit: &str,
    amount: Amount,
) -> Draft {
    let mut figure = Figure::number(view.spans(number.first, end), amount);
    figure.number = view.spans(number.first, number.end);
    figure.kind = FigureKind::Age;
    figure.unit = UNITS.named(unit);
    Draft { figure, first: number.first, end, bound_at: number.first }
}

/// "44 years old", "13 year-old", "nine-month-old", "a 3-year-old".
fn old(view: &View<'_>, number: Numeral) -> Option<Draft> {
    let mut at = number.end;
    let mut low = None;
    // "8- to 12-year-olds", "three or four years old"
    let suspended = usize::from(view.glued(at) && view.dash(at));
    if view.is(at + suspended, w!["to", "or", "and"]) || suspended == 1 && view.is_number(at + 1) {
        let word = usize::from(view.is(at + suspended, w!["to", "or", "and"]));
        if let Some(second) = numeral::read(view, at + suspended + word, false) {
            low = number.value().zip(second.value()).filter(|(low, high)| low < high);
            if low.is_some() {
                at = second.end;
            }
        }
    }
    at += step(view, at);
    // "thousands of years old"
    at += usize::from(number.form == Form::Vague && view.is(at, w!["of"]));
    // "a 74 yo man"
    if view.is(at, w!["yo", "y.o."]) && low.is_none() {
        return Some(draft(view, number, at + 1, "year", number.amount));
    }
    let unit = match () {
        () if view.is(at, w!["year", "years", "yr", "yrs"]) => "year",
        () if view.is(at, w!["month", "months"]) => "month",
        () if view.is(at, w!["week", "weeks"]) => "week",
        () if view.is(at, w!["day", "days"]) => "day",
        () => return None,
    };
    at += 1;
    at += step(view, at);
    // "44 years of age"
    let end = if view.is(at, w!["old", "olds"]) {
        at + 1
    } else if view.reads(at, w!["of", "age"]) {
        at + 2
    } else {
        return None;
    };
    let amount = low.map_or(number.amount, |(low, high)| Amount::Range(low, high));
    Some(draft(view, number, end, unit, amount))
}

/// Over the hyphen at `at`, if there is one: "44-year-old", and "44 - year - old" in old wires.
fn step(view: &View<'_>, at: usize) -> usize {
    const NEXT: &Words = w!["year", "month", "week", "day", "old", "olds"];
    usize::from(view.hyphen(at) || view.dash(at) && view.is(at + 1, NEXT))
}

/// "aged 21 to 39", "age 14", "the age of seven months", "ages 5-11", "aged under 5".
fn aged(view: &View<'_>, at: usize) -> Option<Draft> {
    const BOUNDS: &[(Word, Bound)] = &[
        (Word::of("over"), Bound::Above),
        (Word::of("above"), Bound::Above),
        (Word::of("under"), Bound::Below),
        (Word::of("below"), Bound::Below),
    ];
    let mut from = at + 1;
    from += usize::from(view.is(from, w!["of", "was", "is"]));
    let inner = BOUNDS.iter().find(|(word, _)| *word == view.word(from)).map(|(_, bound)| *bound);
    from += usize::from(inner.is_some());
    let between = view.is(from, w!["between", "from"]);
    from += usize::from(between);
    let number = numeral::read(view, from, false)?;
    if number.form == Form::Vague || number.scale.is_some() {
        return None;
    }
    let the = at - usize::from(view.before_is(at, w!["the"]));
    let ranging = between || view.before_is(the, w!["between"]);
    let mut amount = number.amount;
    let mut end = number.end;
    let joined = view.is(end, w!["to", "through", "or"]) || view.dash(end);
    if (joined || ranging && view.is(end, w!["and"]))
        && let Some(second) = numeral::read(view, end + 1, false)
        && let Some((low, high)) = number.value().zip(second.value()).filter(|(a, b)| a < b)
        && high <= Decimal::whole(OLDEST_YEARS)
    {
        amount = Amount::Range(low, high);
        end = second.end;
    }
    let number_end = end;
    let unit = match () {
        () if view.is(end, w!["months", "month"]) => "month",
        () if view.is(end, w!["weeks", "week"]) => "week",
        () if view.is(end, w!["years", "year"]) => "year",
        () => "",
    };
    end += usize::from(!unit.is_empty());
    let unit = if unit.is_empty() { "year" } else { unit };
    let mut found = draft(view, number, end, unit, amount);
    found.figure.number = view.spans(number.first, number_end);
    // "under the age of 12", "over age 65"
    let (before, bound_at) = bound::before(view, the);
    found.figure.bound = after(view, end).or(inner).unwrap_or(before);
    if found.figure.bound == before && before != Bound::Exact {
        found.bound_at = bound_at;
    }
    Some(found)
}

/// The bound behind an age: "75 and over", "16 or younger".
pub(super) fn after(view: &View<'_>, end: usize) -> Option<Bound> {
    if !view.is(end, w!["and", "or"]) {
        return None;
    }
    if view.is(end + 1, w!["older", "over", "above", "up"]) {
        return Some(Bound::AtLeast);
    }
    view.is(end + 1, w!["younger", "under", "below"]).then_some(Bound::AtMost)
}
