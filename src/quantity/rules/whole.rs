//! The figure of one number with everything that stands around it: rate, stuff, counted noun,
//! whole, bound, direction, days.

use super::Scene;
use crate::quantity::figure::{Amount, Bound, Direction, Figure, FigureKind};
use crate::quantity::measure::{self, Measure};
use crate::quantity::numeral::Form;
use crate::quantity::scan::Draft;
use crate::quantity::unit::{Dimension, Unit};
use crate::quantity::view::View;
use crate::quantity::{bound, duration};
use crate::text::{Published, Word};
use crate::w;

/// The figure of one number (or range) with everything that stands around it.
pub(super) fn whole(
    scene: &Scene<'_>,
    measure: Measure,
    amount: Amount,
    number_end: usize,
) -> Draft {
    let view = scene.view;
    let Measure { first, mut end, numeral, unit, sign } = measure;
    let amount = match amount {
        Amount::Value(value) if sign < 0 => Amount::Value(value.negated()),
        other => other,
    };
    let mut figure = Figure::number(view.spans(first, end), amount);
    figure.number = view.spans(numeral.first, number_end);
    figure.last_digit = numeral.last_digit;
    figure.scale = numeral.scale;
    figure.unit = unit;
    figure.kind = kind(unit, numeral.form);

    if let Some(rate) = measure::rate(view, end).filter(|_| unit.is_some_and(takes_rate)) {
        (figure.per, end) = (Some(rate.0), rate.1);
    } else if unit.is_some_and(measures_stuff) {
        if let Some((span, after)) = measure::stuff(view, end) {
            figure.thing = Some(span.of(view.body).to_owned());
            if let Some(rate) = measure::rate(view, after) {
                (figure.per, end) = (Some(rate.0), rate.1);
            }
        }
    } else if matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio) {
        figure.base = measure::base(view, end).map(|span| span.of(view.body).to_owned());
        if let Some(rate) = measure::rate(view, end) {
            (figure.per, end) = (Some(rate.0), rate.1);
        }
    } else if unit.is_none() {
        end = counted(view, &mut figure, end, numeral.form);
    }
    figure.span = view.spans(first, end);

    let (mut before, mut bound_at) = bound::before(view, first);
    if figure.kind == FigureKind::Duration {
        last(view, &mut figure, first, end, scene.published);
        if during(view, bound_at, first) {
            (before, bound_at) = (Bound::Exact, first);
        }
    }
    figure.bound = before;
    if before == Bound::Exact
        && let Some((after, _)) =
            bound::after(view, end).or_else(|| bound::after(view, numeral.end))
    {
        figure.bound = after;
    }
    let share = matches!(figure.kind, FigureKind::Percent);
    if !matches!(figure.kind, FigureKind::Duration | FigureKind::Ratio) || share {
        figure.direction = bound::direction(view, bound_at, share).map(|(direction, _)| direction);
    }
    // "Foods -0.7%" fell; "stands at minus 0.5 percent" and "slid to −0.3%" say where it is.
    let level = view.is(first, w!["minus", "negative"])
        || view.before_is(bound_at, w!["to", "at", "of", "from", "between", "was", "is"]);
    if share && sign != 0 && !level {
        figure.direction = Some(if sign < 0 { Direction::Down } else { Direction::Up });
    }
    if share && view.is(end, w!["higher", "lower"]) {
        let up = view.is(end, w!["higher"]);
        figure.direction = Some(if up { Direction::Up } else { Direction::Down });
    }
    Draft { figure, first, end, bound_at }
}

fn kind(unit: Option<&Unit>, form: Form) -> FigureKind {
    match unit.map(|unit| unit.dimension) {
        Some(Dimension::MONEY) => FigureKind::Money,
        Some(Dimension::PERCENT | Dimension::POINTS) => FigureKind::Percent,
        Some(Dimension::TIME) => FigureKind::Duration,
        Some(_) => FigureKind::Quantity,
        None if form == Form::Fraction => FigureKind::Ratio,
        None => FigureKind::Number,
    }
}

fn takes_rate(unit: &'static Unit) -> bool {
    !matches!(unit.dimension, Dimension::PERCENT | Dimension::POINTS)
}

/// Units of stuff: a ton of oil, a litre of milk, a megawatt of power.
fn measures_stuff(unit: &'static Unit) -> bool {
    !matches!(
        unit.dimension,
        Dimension::PERCENT | Dimension::POINTS | Dimension::MONEY | Dimension::TIME
    )
}

/// Finds what a number without a unit counts; returns the token after the figure.
fn counted(view: &View<'_>, figure: &mut Figure, end: usize, form: Form) -> usize {
    let hyphen = usize::from(view.hyphen(end));
    if form == Form::Fraction {
        return end;
    }
    if hyphen == 0
        && view.is(end, w!["of"])
        && let Some(whole) = measure::base(view, end)
    {
        // "one of the best screens": what is counted, outside the span; "dozens of homes" inside.
        figure.thing = Some(whole.of(view.body).to_owned());
        figure.kind = FigureKind::Quantity;
        let inside = form == Form::Vague && view.span(end + 1).start == whole.start;
        let after = (end..view.len()).find(|&token| view.span(token).end == whole.end);
        return if inside { after.map_or(end, |token| token + 1) } else { end };
    }
    // "Tens of thousands marched": a participle right behind a vague plural is its verb.
    if form == Form::Vague && view.text(end).ends_with("ed") {
        return end;
    }
    let Some((phrase, after)) = measure::noun_phrase(view, end + hyphen) else { return end };
    figure.thing = Some(phrase.of(view.body).to_owned());
    figure.kind = FigureKind::Quantity;
    match measure::rate(view, after) {
        Some((per, after)) => {
            figure.per = Some(per);
            after
        }
        None => after,
    }
}

/// Whether "over" before a duration means "in the course of": "paid over 20 years", but "for over
/// six decades".
fn during(view: &View<'_>, bound_at: usize, first: usize) -> bool {
    const MORE_THAN: &[Word] = w![
        "for", "after", "in", "is", "was", "of", "lasted", "took", "takes", "lasting", "just",
        "by", "within", "a",
    ];
    bound_at + 1 == first
        && view.is(bound_at, w!["over"])
        && bound_at > 0
        && !view.before_is(bound_at, MORE_THAN)
}

/// A duration's TIMEX value and, when it is anchored, the days it covers.
fn last(
    view: &View<'_>,
    figure: &mut Figure,
    first: usize,
    end: usize,
    published: Option<Published>,
) {
    let (Some(value), Some(unit)) = (figure.value(), figure.unit) else { return };
    figure.timex = duration::duration_timex(value, unit.name);
    let back =
        view.is(end, w!["ago", "earlier"]) || view.before_is(first, w!["past", "last", "previous"]);
    let ahead = view.before_is(first, w!["next", "coming"]);
    if back || ahead {
        (figure.from_date, figure.to_date) =
            duration::anchored(published, value, unit.name, ahead).unzip();
    }
}
