//! The figure of one number with everything that stands around it: rate, stuff, counted noun,
//! whole, bound, direction, days.

use super::Scene;
use crate::quantity::direction::{self, Change};
use crate::quantity::figure::{Amount, Bound, Direction, Figure, FigureKind};
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure::{self, Measure};
use crate::quantity::numeral::{self, Form};
use crate::quantity::scan::Draft;
use crate::quantity::unit::{Dimension, UNITS, Unit};
use crate::quantity::view::View;
use crate::quantity::{bound, duration, partitive};
use crate::text::{Span, TokenKind, Words};
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

    if let Some((amount, per)) = unit.and_then(|unit| UNITS.rate(unit)) {
        // "640,000 bpd" is barrels a day.
        (figure.unit, figure.per) = (Some(amount), Some(per.to_owned()));
        figure.thing = measure::stuff(view, end).map(|(span, _)| span.of(view.body).to_owned());
    } else if let Some(rate) = measure::rate(view, end).filter(|_| unit.is_some_and(takes_rate)) {
        (figure.per, end) = (Some(rate.0), rate.1);
        // "98 g/km of carbon dioxide"
        if unit.is_some_and(measures_stuff) {
            figure.thing = measure::stuff(view, end).map(|(span, _)| span.of(view.body).to_owned());
        }
    } else if let Some(rate) = apiece(view, end).filter(|_| figure.kind == FigureKind::Money) {
        (figure.per, end) = (Some(rate.0), rate.1);
    } else if unit.is_some_and(measures_stuff) {
        let bare = bare_stuff(view, unit, end);
        if let Some(span) = bare {
            figure.thing = Some(span.of(view.body).to_owned());
        } else if let Some((span, after)) = measure::stuff(view, end) {
            figure.thing = Some(span.of(view.body).to_owned());
            if let Some(rate) = measure::rate(view, after) {
                (figure.per, end) = (Some(rate.0), rate.1);
            }
        }
    } else if numeral.form == Form::Fraction && partitive::halved(view, end) {
        count(&mut figure, view.text(end)); // "half a point", "1/4 point"
        end += 1;
    } else if matches!(figure.kind, FigureKind::Percent | FigureKind::Ratio) {
        let part = figure.kind == FigureKind::Ratio;
        let whole = measure::base(view, end)
            .or_else(|| part.then(|| partitive::base_at_once(view, end)).flatten());
        figure.base = whole.map(|span| span.of(view.body).to_owned());
        if let Some(rate) = measure::rate(view, end) {
            (figure.per, end) = (Some(rate.0), rate.1);
        }
    } else if unit.is_none() {
        end = counted(view, &mut figure, end, numeral.form);
    }
    figure.span = view.spans(first, end);

    let (mut before, mut bound_at) = bound::before(view, first);
    let place = figure.thing.is_some() && unit.is_none() && bound::is_place(view, bound_at, first);
    if figure.kind == FigureKind::Duration {
        let timed = figure.value().zip(figure.unit);
        figure.timex = timed.and_then(|(value, unit)| duration::duration_timex(value, unit.name));
    }
    let course = unit.is_some_and(|unit| unit.dimension.name() == "length")
        && bound::is_course(view, bound_at, first);
    let place = place || course || bound::is_cause(view, bound_at, first);
    if place || figure.kind == FigureKind::Duration && during(view, bound_at, first) {
        (before, bound_at) = (Bound::Exact, first);
    }
    if before != Bound::Exact {
        figure.bound = before;
    } else if figure.bound == Bound::Exact
        && let Some((after, _)) =
            bound::after(view, end).or_else(|| bound::after(view, numeral.end))
    {
        figure.bound = after;
    }
    if figure.bound == Bound::Exact && view.before_is(numeral.end - 1, w!["odd"]) {
        figure.bound = Bound::About;
    }
    let to_level = direction::is_level(view, bound_at, first);
    if figure.kind != FigureKind::Duration && !to_level {
        let change = change_of(&figure);
        figure.direction =
            direction::direction(view, bound_at, change).map(|(direction, _)| direction);
    }
    let points = figure.thing.as_deref().is_some_and(|thing| thing.starts_with("point"));
    // "stands at minus 0.5 percent", "slid to −0.3 percent" are no changes.
    let level = || {
        view.is(first, w!["minus", "negative"])
            || view.before_is(first, w!["to", "at", "of", "by", "from", "was", "is", "were", "are"])
    };
    if (figure.kind == FigureKind::Percent && sign != 0 || points && sign > 0) && !level() {
        figure.direction = Some(if sign < 0 { Direction::Down } else { Direction::Up });
    }
    if view.is(end, w!["higher", "lower"])
        && (figure.kind == FigureKind::Percent || closed(view, first))
    {
        let up = view.is(end, w!["higher"]);
        figure.direction = Some(if up { Direction::Up } else { Direction::Down });
    }
    Draft { figure, first, end, bound_at }
}

/// What the figure would be an amount of, were it one of change.
fn change_of(figure: &Figure) -> Change {
    match (figure.kind, &figure.thing) {
        (FigureKind::Percent, _) => Change::Share,
        (FigureKind::Ratio, _) => Change::Count,
        (_, Some(thing)) if figure.unit.is_none() => Change::of(thing),
        (FigureKind::Money, _) => Change::Amount,
        _ => Change::Measure,
    }
}

/// "ended 12 points higher": an amount by which a price or an index moved.
fn closed(view: &View<'_>, first: usize) -> bool {
    const CLOSED: &Words =
        w!["closed", "ended", "finished", "opened", "settled", "traded", "trading", "close", "end"];
    view.any_before(first, 3, CLOSED)
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

/// "2 cups flour, 3 ounces butter": recipes leave the "of" out.
fn bare_stuff(view: &View<'_>, unit: Option<&Unit>, end: usize) -> Option<Span> {
    let dimension = unit?.dimension.name();
    let plain = matches!(dimension, "volume" | "mass")
        && view.noun(end)
        && view.is_word(end - 1)
        && !view.glued(end - 1);
    let over = end + 1 >= view.len() || view.is(end + 1, w![",", ".", ";", "and"]);
    (plain && over && !view.text(end).ends_with("ly")).then(|| view.span(end))
}

/// Finds what a number without a unit counts; returns the token after the figure.
fn counted(view: &View<'_>, figure: &mut Figure, end: usize, form: Form) -> usize {
    // "a .500 record" is an average.
    if form == Form::Fraction || view.text(end - 1).starts_with('.') {
        return end;
    }
    if view.is(end, w!["strong"]) {
        return end;
    }
    if view.hyphen(end) {
        return modifier(view, figure, end);
    }
    if view.is(end, w!["of"])
        && let Some((whole, after)) = measure::counted_of(view, end)
    {
        count(figure, whole.of(view.body));
        // "one of the best lamps": the whole phrase is what is counted.
        return after;
    }
    // "five or more people", "1,200+ welders": the bound stands inside.
    let mut from = end;
    if let Some((bound, after)) = bound::after(view, end)
        && measure::noun_phrase(view, after).is_some()
    {
        (figure.bound, from) = (bound, after);
    }
    // "Tens of thousands marched": a participle right behind a vague plural is its verb.
    if form == Form::Vague && view.text(end).ends_with("ed") {
        return end;
    }
    let Some((phrase, after)) = measure::noun_phrase(view, from) else {
        elided(view, figure, end);
        return end;
    };
    // "nine more picks" counts picks.
    let more = view.is(from, w!["more"]) && view.span(from).end < phrase.end;
    let start = if more { view.span(from + 1).start } else { phrase.start };
    count(figure, Span::new(start, phrase.end).of(view.body));
    match measure::rate(view, after) {
        Some((per, after)) => {
            figure.per = Some(per);
            after
        }
        None => after,
    }
}

fn count(figure: &mut Figure, thing: &str) {
    figure.thing = Some(thing.to_owned());
    figure.kind = FigureKind::Quantity;
}

/// "six-cylinder engines", "a 40-page report": what a hyphen joins to the number is counted, not
/// what it describes. "30-odd guests", "5,000-plus supporters": a bound is joined.
fn modifier(view: &View<'_>, figure: &mut Figure, end: usize) -> usize {
    if let Some((bound, after)) = bound::after(view, end) {
        figure.bound = bound;
        let Some((phrase, after)) = measure::noun_phrase(view, after) else { return after };
        count(figure, phrase.of(view.body));
        return after;
    }
    let noun = end + 1;
    if view.is(
        noun,
        w![
            "strong", "way", "and", "to", "or", "by", "on", "in", "for", "off", "of", "up", "down",
            "out", "plus", "odd", "s", "a", "the", "as", "at", "from", "with", "half", "quarter"
        ],
    ) {
        return end;
    }
    if let Some((phrase, after)) = measure::noun_phrase(view, noun)
        && view.text(noun).ends_with('s')
    {
        count(figure, phrase.of(view.body));
        return after;
    }
    // "a 34-win season", "a 46-vote margin": verbs elsewhere, nouns behind a hyphen.
    if !view.is_word(noun) || view.text(noun).starts_with(char::is_uppercase) {
        return end;
    }
    count(figure, view.text(noun));
    noun + 1
}

/// What is counted and stands elsewhere: "a pick or two", "2.9 million 9-litre cases".
fn elided(view: &View<'_>, figure: &mut Figure, end: usize) {
    let Some(first) = end.checked_sub(3) else { return };
    let article = matches!(view.lex(first.wrapping_sub(1)), Lexeme::A)
        || view.before_is(first, w!["another"]);
    if view.is(end - 2, w!["or"]) && view.noun(end - 3) && article {
        count(figure, view.text(end - 3));
        return;
    }
    if view.glued(end) {
        return;
    }
    let Some(size) = numeral::read(view, end, false) else { return };
    if view.is_number(size.end) {
        return;
    }
    let hyphen = usize::from(view.hyphen(size.end));
    let Some((_, after)) = measure::unit_at(view, size.end + hyphen, size.form, hyphen == 1) else {
        return;
    };
    let plural = measure::noun_phrase(view, after)
        .filter(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)));
    if let Some((_, last)) = plural {
        count(figure, view.spans(end, last).of(view.body));
    }
}

/// "$9 an adult, $4 a child": any noun may count what is paid, where the clause then ends or goes
/// on.
fn apiece(view: &View<'_>, at: usize) -> Option<(String, usize)> {
    const NO_SHARE: &Words = w![
        "lot",
        "bit",
        "little",
        "few",
        "statement",
        "report",
        "spokesman",
        "official",
        "source",
        "court",
        "judge",
        "filing",
        "spokeswoman",
        "lawyer",
        "friend",
        "result",
        "third",
        "quarter",
        "half",
        "discount",
        "loan",
        "gift",
        "rise",
        "total",
        "figure",
        "sum",
        "record",
        "move"
    ];
    const AFTER: &Words = w![
        ".", ",", ";", ")", "and", "or", "for", "in", "at", "on", "but", "from", "plus", "to", "if"
    ];
    let noun = at + 1;
    let ends = noun + 1 >= view.len() || view.is(noun + 1, AFTER);
    let fits = view.lex(at) == Lexeme::A && view.noun(noun) && !view.is(noun, NO_SHARE);
    (fits && ends && view.kind(at - 1) != Some(TokenKind::Sign))
        .then(|| (view.text(noun).to_lowercase(), noun + 1))
}

/// Whether "over" before a duration means "in the course of": "paid over 20 years", but "for over
/// six decades".
fn during(view: &View<'_>, bound_at: usize, first: usize) -> bool {
    const MORE_THAN: &Words = w![
        "for", "after", "in", "is", "was", "of", "lasted", "took", "takes", "lasting", "just",
        "by", "within", "a", "back", "spans", "spanning", "spanned",
    ];
    bound_at + 1 == first
        && view.is(bound_at, w!["over"])
        && bound_at > 0
        && !view.before_is(bound_at, MORE_THAN)
}
