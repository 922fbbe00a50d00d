//! What a bare number does not print and its neighbours do: the unit, the thing, the rate. "12, 15
//! and 18 percent", "512 homes and 143 by tender", "270 vehicles …, compared with 58".

use super::bound;
use super::decimal::Decimal;
use super::duration;
use super::figure::{Amount, Figure, FigureKind, Relation};
use super::lexicon::{Lexeme, lexeme};
use super::scan::Draft;
use super::unit::{Dimension, Unit};
use super::view::View;
use crate::text::Words;
use crate::w;

/// Completes the bare numbers of a sentence.
pub(super) fn complete(view: &View<'_>, drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        // "900k in May and 1.2m in June"
        let timeless = |draft: &&mut Draft| draft.figure.kind != FigureKind::Date;
        let Some(before) = before.iter_mut().rev().take(2).find(timeless) else { continue };
        millions(view, before, &rest[0]);
        millions(view, &mut rest[0], before);
    }
    for index in (0..drafts.len() - 1).rev() {
        let (before, rest) = drafts.split_at_mut(index + 1);
        ahead(view, &mut before[index], &mut rest[0]);
    }
    for index in 1..drafts.len() {
        let currency = priced(view, drafts, index);
        let (before, rest) = drafts.split_at_mut(index);
        if let Some(unit) = currency {
            (rest[0].figure.kind, rest[0].figure.unit) = (FigureKind::Money, Some(unit));
        }
        if bare(&rest[0].figure) && !initials(view, rest[0].end) {
            back(view, before, &mut rest[0]);
        } else if rest[0].figure.kind == FigureKind::Ratio {
            part_of_it(view, before, &mut rest[0]);
        }
    }
}

/// "2,615,000 yen ($24,130) for one and 3,150,000 ($28,641) for the other": the currency of an
/// amount whose conversion in brackets stands beside it.
fn priced(view: &View<'_>, drafts: &[Draft], index: usize) -> Option<&'static Unit> {
    let money = |draft: &Draft| draft.figure.unit.filter(|unit| unit.dimension == Dimension::MONEY);
    let bracketed = |at: usize| {
        let (first, second) = (&drafts[at], drafts.get(at + 1)?);
        let bracket = second.bound_at == first.end + 1 && view.is(first.end, w!["("]);
        bracket.then(|| money(second)).flatten()
    };
    if !bare(&drafts[index].figure) {
        return None;
    }
    let converted = bracketed(index)?;
    let before = (index.saturating_sub(6)..index).rev();
    let like = |&at: &usize| bracketed(at) == Some(converted);
    before
        .into_iter()
        .find(like)
        .and_then(|at| money(&drafts[at]))
        .filter(|unit| *unit != converted)
}

/// ".534 FG": what is measured follows in initials.
fn initials(view: &View<'_>, at: usize) -> bool {
    let text = view.text(at);
    (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "1.2m against 900k": a metre beside thousands or billions is a million.
fn millions(view: &View<'_>, first: &mut Draft, other: &Draft) {
    const NEAR_TOKENS: usize = 6;
    let figure = &mut first.figure;
    let metre = figure.unit.is_some_and(|unit| unit.name == "metre")
        && figure.scale.is_none()
        && first.end > 0
        && view.text(first.end - 1) == "m"
        && view.glued(first.end - 1)
        && !view.is(first.end, bound::DIMENSIONS);
    let scaled = other.figure.unit.is_none()
        && other.figure.scale.is_some_and(|scale| matches!(scale.of(view.body), "k" | "K" | "bn"));
    let near = first.first.abs_diff(other.end).min(other.first.abs_diff(first.end)) <= NEAR_TOKENS;
    if let (true, Some(value)) = (metre && scaled && near, figure.value()) {
        figure.amount = Amount::Value(value.shifted(6));
        figure.last_digit += 6;
        figure.scale = Some(view.span(first.end - 1));
        (figure.unit, figure.thing, figure.kind) = (None, None, FigureKind::Number);
    }
}

fn bare(figure: &Figure) -> bool {
    figure.kind == FigureKind::Number && figure.unit.is_none() && figure.thing.is_none()
}

fn measured(figure: &Figure) -> bool {
    let timeless = !matches!(
        figure.kind,
        FigureKind::Date | FigureKind::Score | FigureKind::Rank | FigureKind::Age
    );
    timeless && (figure.unit.is_some() || figure.thing.is_some())
}

fn take(figure: &mut Figure, given: &Figure) {
    figure.kind = given.kind;
    figure.unit = given.unit;
    figure.per.clone_from(&given.per);
    figure.thing.clone_from(&given.thing);
    figure.base.clone_from(&given.base);
    match (figure.kind, figure.value(), figure.unit) {
        (FigureKind::Ratio, ..) => figure.kind = FigureKind::Number,
        (FigureKind::Duration, Some(value), Some(unit)) => {
            figure.timex = duration::duration_timex(value, unit.name);
        }
        _ => {}
    }
}

// ---- from what follows -----------------------------------------------------------------------

/// "12, 15 and 18 percent", "two- and four-door": a list prints its unit once, at its end; an index
/// prints it with its change: "16,369 (up 58 points)".
fn ahead(view: &View<'_>, first: &mut Draft, second: &mut Draft) {
    // "Two men, 23 and 25, were charged"
    let ages = first.figure.kind == FigureKind::Age
        && second.figure.kind == FigureKind::Age
        && first.end == first.first + 1
        && second.first == first.end + 1
        && view.is(first.end, w!["and"])
        && view.before_is(first.first, w![","]);
    if ages {
        first.figure.relation = Some(Relation::List);
        second.figure.relation = Some(Relation::List);
        return;
    }
    if same_list(view, first, second) {
        first.figure.per.clone_from(&second.figure.per);
        first.figure.relation = Some(Relation::List);
        second.figure.relation = Some(Relation::List);
        return;
    }
    if !bare(&first.figure) || !measured(&second.figure) || second.bound_at < first.end {
        return;
    }
    let points = |figure: &Figure| {
        figure.thing.as_deref().is_some_and(|thing| thing == "points" || thing == "point")
    };
    let level = second.figure.direction.is_some() && points(&second.figure);
    if level && second.bound_at - first.end <= 3 && first.figure.last_digit < 0 {
        first.figure.kind = FigureKind::Quantity;
        first.figure.thing.clone_from(&second.figure.thing);
        return;
    }
    let free = first.figure.relation.is_none()
        && matches!(second.figure.relation, None | Some(Relation::List));
    let changed = changed_to(view, first, second);
    if !free || !(changed || listed(view, first, second)) || second.figure.direction.is_some() {
        return;
    }
    if said_as_share(view, first, second) {
        return;
    }
    if let (Some(value), Some(scale)) = (first.figure.value(), second.figure.scale)
        && first.figure.scale.is_none()
        && let Lexeme::Scale(power) = lexeme(scale.of(view.body))
        && second.figure.value().is_some_and(|last| value < last.shifted(-i32::from(power)))
    {
        first.figure.amount = Amount::Value(value.shifted(i32::from(power)));
        first.figure.last_digit += i32::from(power);
        first.figure.scale = Some(scale);
    }
    take(&mut first.figure, &second.figure);
    if changed {
        return;
    }
    first.figure.relation = Some(Relation::List);
    second.figure.relation = Some(Relation::List);
}

/// A hundred percent.
const ALL: Decimal = Decimal::new(1, 2);

/// "651, or 45 percent": a count and the share that it is.
fn said_as_share(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    let above = |figure: &Figure| figure.value().map(|value| value > ALL);
    second.figure.kind == FigureKind::Percent
        && (first.end..second.first).any(|at| view.is(at, w!["or"]))
        && above(&first.figure) == Some(true)
        && above(&second.figure) == Some(false)
}

/// "fell to 41 from 52 bales": what a change comes to is measured as what it was.
fn changed_to(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    second.bound_at == first.end + 1
        && view.is(first.end, w!["from"])
        && view.before_is(first.bound_at, w!["to"])
        && matches!(
            second.figure.kind,
            FigureKind::Quantity | FigureKind::Money | FigureKind::Percent
        )
}

/// "$2, $3 and $5 an hour": the rate stands once.
fn same_list(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    let (left, right) = (&first.figure, &second.figure);
    left.unit.is_some()
        && left.unit == right.unit
        && left.per.is_none()
        && right.per.is_some()
        && left.relation.is_none()
        && matches!(right.relation, None | Some(Relation::List))
        && left.direction.is_none()
        && listed(view, first, second)
}

/// Whether nothing but a comma, "and" or "or" stands between the two, and the list ends with one.
fn listed(view: &View<'_>, first: &Draft, second: &Draft) -> bool {
    let loose = !view.glued(first.end + 1) || view.is(first.end + 1, w![","]);
    let suspended = view.dash(first.end) && view.glued(first.end) && loose;
    let at = first.end + usize::from(suspended);
    // "26 by 17 inches", "10 × 12 metres"
    if view.is(at, w!["by", "×", "x"]) {
        return second.first == at + 1;
    }
    if view.is(at, w!["and", "or"]) {
        return second.first == at + 1 + usize::from(view.is(at + 1, w!["even"]));
    }
    if !view.is(at, w![","]) {
        return false;
    }
    let joint = usize::from(view.is(at + 1, w!["and", "or"]));
    // A comma joins only what a list goes on with, or goes on from.
    let going = match joint {
        0 => second.figure.relation == Some(Relation::List),
        _ => view.before_is(first.bound_at, w![","]),
    };
    second.first == at + 1 + joint && going
}

// ---- from what stands before -----------------------------------------------------------------

/// Words behind which a number is measured like the one before.
const JOINTS: &Words = w![
    "and",
    "or",
    "with",
    "while",
    "to",
    ",",
    "from",
    "but",
    "versus",
    "vs",
    "against",
    "including",
    "than",
    "plus",
];

/// "512 homes and 143 by tender", "270 vehicles …, compared with 58": a bare number takes the
/// measure of a figure before it.
fn back(view: &View<'_>, before: &[Draft], second: &mut Draft) {
    const NEAR_TOKENS: usize = 5;
    const FAR_TOKENS: usize = 16;
    let skipped = |draft: &&Draft| {
        // "12 people, including three children, and 40 others" are 40 people.
        let aside = view.before_is(draft.bound_at, w!["including"]) && view.is(draft.end, w![","]);
        !aside
            && !matches!(
                draft.figure.kind,
                FigureKind::Date | FigureKind::Duration | FigureKind::Rank
            )
    };
    let last = before.iter().next_back();
    // "lengthened to 21 days from 14"
    if let Some(time) = last.filter(|draft| draft.figure.kind == FigureKind::Duration) {
        let tight = second.bound_at == time.end + 1 && view.is(time.end, w!["from", "to", "or"]);
        if tight && time.figure.timex.is_some() {
            take(&mut second.figure, &time.figure);
            return;
        }
    }
    // "24 hours a week, 7 of them unpaid", "80 hours on the phone and 44 at the door"
    if let Some(time) = last.filter(|draft| draft.figure.kind == FigureKind::Duration) {
        let them = view.is(second.end, w!["of"]) && view.is(second.end + 1, w!["them", "which"]);
        let things = before.iter().rev().take(4).any(|draft| draft.figure.thing.is_some());
        let free = time.figure.timex.is_some() && time.figure.from_date.is_none() && !things;
        if free && (them || mirrored(view, time, second)) {
            take(&mut second.figure, &time.figure);
            second.figure.per = second.figure.per.take().filter(|_| !them);
            return;
        }
    }
    let on = |draft: &Draft| view.before_is(draft.bound_at, w!["on"]);
    let share_on = |draft: &&Draft| draft.figure.kind == FigureKind::Percent && on(draft);
    let mut last = before.iter().rev().take(4);
    let alike = if on(second) { last.clone().find(share_on) } else { None };
    let Some(given) = alike.or_else(|| last.find(skipped)) else { return };
    let distance = second.bound_at.saturating_sub(given.end);
    if !measured(&given.figure) || second.bound_at < given.end || distance > FAR_TOKENS {
        return;
    }
    if index_level(view, before, second) {
        return;
    }
    let joined = view.before_is(second.bound_at, JOINTS);
    let near = joined && distance <= NEAR_TOKENS;
    let share = given.figure.kind == FigureKind::Percent;
    // "fell 0.7 per cent to 13,176": the change has a unit of its own.
    let led_to =
        given.figure.direction.is_some() && view.before_is(second.bound_at, w!["to", "from"]);
    let mirrored = mirrored(view, given, second);
    // "increased by 6 percent, but the other decreased by 1"
    let both_move = second.figure.direction.is_some()
        && given.figure.direction.is_some()
        && view.before_is(second.bound_at, w!["by"]);
    let mirrored = mirrored || both_move;
    let fits = if share {
        let joint = w!["and", "or", "versus", "vs", "with", "against", "from", "than"];
        // "a rise of 5 percent, and 12 of them are new" counts things.
        let them = view.is(second.end, w!["of"]) && view.is(second.end + 1, w!["them", "which"]);
        // "121 seats on 23.7 percent and the Greens with 72 on 12.2"
        let beside = view.is(second.end, w!["on"]) && view.is_number(second.end + 1);
        let joined = near && view.before_is(second.bound_at, joint);
        // "Turnout was 62 percent, with 25,000 of the 40,000 …"
        let above = |figure: &Figure| figure.value().is_some_and(|value| value > ALL);
        let count = above(&second.figure) && !above(&given.figure);
        !count && !beside && !them && (mirrored || alike.is_some() || joined)
    } else {
        near || mirrored
            || compared(view, second)
            || same_price(view, given, second)
            || gapped(view, second)
            || view.is(second.end, w!["others"])
    };
    if led_to || !fits {
        return;
    }
    take(&mut second.figure, &given.figure);
    if mirrored {
        second.figure.direction = second.figure.direction.or(given.figure.direction);
    }
}

/// "owns a quarter of the mill and her son three-eighths": parts of one whole, which stands once.
fn part_of_it(view: &View<'_>, before: &[Draft], second: &mut Draft) {
    const WITHIN: usize = 8;
    let figure = &second.figure;
    let open = figure.base.is_none() && figure.thing.is_none() && figure.direction.is_none();
    let ends = second.end >= view.len() || matches!(view.text(second.end), "." | "," | ";");
    let Some(given) = before.last().filter(|_| open && ends) else { return };
    let near = given.end..second.bound_at;
    let joined = near.len() <= WITHIN && near.clone().any(|at| view.is(at, w!["and", "but"]));
    let alike = given.figure.kind == FigureKind::Ratio && given.figure.direction.is_none();
    if joined && alike {
        second.figure.base.clone_from(&given.figure.base);
    }
}

/// "7 percent in Spain and 3 in Portugal": both are followed by where or for whom.
fn mirrored(view: &View<'_>, given: &Draft, second: &Draft) -> bool {
    const WHERE: &Words = w!["in", "on", "at", "among", "for", "by", "under"];
    const TO_WHOM: &Words = w!["in", "on", "for", "by", "to", "from", "against"];
    /// So near to the first figure its preposition stands.
    const GAPPED_TOKENS: usize = 5;
    // "9 of them in the harbour, 14 in the south"
    let them = view.is(given.end, w!["of"]) && view.is(given.end + 1, w!["them", "whom", "which"]);
    let after = given.end + if them { 2 } else { 0 };
    // "27 went to the ruling party, 19 to the opposition": the verb stands once.
    let gapped = (after..second.bound_at.min(after + GAPPED_TOKENS))
        .any(|at| view.word(at) == view.word(second.end));
    (view.is(after, WHERE) && view.is(second.end, WHERE) || view.is(second.end, TO_WHOM) && gapped)
        && view.before_is(second.bound_at, w!["and", ",", "but", "or"])
}

/// "compared with 58", "estimates of 71,300", "95,800 who have", "of which six", "; nine were
/// hurt".
fn compared(view: &View<'_>, second: &Draft) -> bool {
    const FORECASTS: &Words = w![
        "estimate",
        "estimates",
        "forecast",
        "forecasts",
        "expectation",
        "expectations",
        "projection",
        "projections",
        "target",
        "prediction",
        "consensus",
        "predictions"
    ];
    const BE: &Words = w!["are", "were", "was", "is", "remain", "remained", "survived", "died"];
    const DID: &Words = w!["did", "do", "had", "have"];
    let at = second.bound_at;
    let pair =
        |first: &Words, last: &Words| at >= 2 && view.is(at - 2, first) && view.is(at - 1, last);
    pair(w!["compared", "comparison"], w!["with", "to"])
        || pair(w!["up", "down"], w!["from"])
        || pair(FORECASTS, w!["of", "for"])
        || pair(w!["of"], w!["which", "whom", "them", "those"])
        || pair(w![","], w!["including", "versus", "against"])
        || view.before_is(at, w!["including", "versus", "vs"])
        || view.before_is(at, w![";", "and"]) && view.is(second.end, BE)
        // "while 14 are missing", "and 33 more were hurt"
        || view.before_is(at, w!["while", "but", "and"])
            && view.is(second.end + usize::from(view.is(second.end, w!["more"])), BE)
        || view.is(second.end, DID)
        || view.is(second.end, w!["who", "whom"])
        || view.is(second.end, w!["of"]) && view.is(second.end + 1, w!["them", "which", "whom"])
}

/// "took 31 seats, the Greens 12 and the Liberals 7".
fn gapped(view: &View<'_>, second: &Draft) -> bool {
    let at = second.bound_at;
    at >= 2
        && view.capital(at - 1)
        && view.is(at - 2, w!["the"])
        && (second.end >= view.len() || view.is(second.end, w![",", ".", ";", "and"]))
}

/// "closed at 84.75 cents and the lowest bid was 74.07": two prices printed alike.
fn same_price(view: &View<'_>, given: &Draft, second: &Draft) -> bool {
    given.figure.kind == FigureKind::Money
        && given.figure.scale.is_none()
        && given.figure.last_digit == second.figure.last_digit
        && given.figure.last_digit < 0
        && view.before_is(second.bound_at, w!["was", "is", "at", "of"])
}

/// "at 1,327.46 points, while the other lost 1.3% to end at 1,418.60": where an index stands, in a
/// sentence that has told its points.
fn index_level(view: &View<'_>, before: &[Draft], second: &mut Draft) -> bool {
    let points = before.iter().rev().take(6).find(|draft| {
        draft.figure.thing.as_deref().is_some_and(|thing| thing == "points" || thing == "point")
    });
    let led = view.before_is(second.bound_at, w!["to", "at"]);
    let (Some(points), true) = (points, led && second.figure.last_digit < 0) else { return false };
    let large = second.figure.value().is_some_and(|value| value > Decimal::whole(100));
    if large {
        second.figure.kind = FigureKind::Quantity;
        second.figure.thing.clone_from(&points.figure.thing);
    }
    large
}
