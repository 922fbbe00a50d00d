//! A place beyond the end of a thing: page 391 of a book of 320, the 61st lap of a race of 58, the
//! 31st floor of a hotel of 28 storeys.

use super::case::Case;
use super::flag::Flag;
use super::subject::stem;
use super::{Severity, wording};
use crate::quantity::{Bound, Figure, FigureKind};
use crate::text::{Span, TokenKind, Word, Words};
use crate::w;

/// What has places in an order, as stems, with the names of its places.
const PLACES: &[(&Words, &Words)] = &[
    (w!["page"], w!["page", "pages"]),
    (w!["chapter"], w!["chapter", "chapters"]),
    (w!["lap"], w!["lap", "laps"]),
    (w!["hole"], w!["hole"]),
    (w!["episode", "part"], w!["episode"]),
    (w!["storey", "story", "floor"], w!["floor", "storey", "story"]),
    (w!["stanza", "verse"], w!["stanza", "verse"]),
    (w!["canto"], w!["canto"]),
    (w!["volume"], w!["volume"]),
];

/// What has places only where it is said of which: "the 19th day of a 12-day march".
const STRETCHES: &[(&Words, &Words)] = &[
    (w!["day"], w!["day"]),
    (w!["week"], w!["week"]),
    (w!["round"], w!["round"]),
    (w!["stage"], w!["stage"]),
    (w!["mile"], w!["mile"]),
    (w!["hole"], w!["hole"]),
    (w!["over"], w!["over"]),
    (w!["minute"], w!["minute"]),
    (w!["match", "game"], w!["match", "game"]),
];

/// Returns a place beyond the end, in the sentence that tells how long the thing is.
pub(super) fn flag(case: &Case<'_>, code: &'static str, at: usize) -> Option<Flag> {
    let own = case.figure(at)?;
    let length = matches!(own.kind, FigureKind::Quantity | FigureKind::Duration);
    if !length || !matches!(own.bound, Bound::Exact) || own.relation.is_some() {
        return None;
    }
    let thing = thing_of(own)?;
    let of = |rows: &[(&Words, &'static Words)]| {
        rows.iter().find(|(things, _)| thing.is_in(things)).map(|(_, names)| *names)
    };
    let stretch = of(PLACES).is_none();
    let names = of(PLACES).or_else(|| of(STRETCHES))?;
    let value = own.value().filter(|value| value.is_whole())?.to_f64();
    let sentence = case.sentence(own)?;
    let tokens = sentence.first_token..sentence.end_token;
    // Of two lengths it may be either's, and more may have been written, run or read.
    let mut alike = case.figures_in(sentence.span).filter_map(|at| case.figure(at));
    let other = alike.any(|other| other.span != own.span && named(other, thing));
    let stops = w![
        "another", "others", "other", "each", "every", "than", "sequel", "volumes", "both",
        "average", "more", "added", "basement", "series", "up", "sample", "extract", "taller",
        "higher", "longer", "run", "streak", "string", "row", "first", "last", "next",
    ];
    if value < 2.0 || other || case.any(tokens.clone(), stops) {
        return None;
    }
    { tokens }.find_map(|at| {
        if !case.is(at, names) {
            return None;
        }
        let (span, place) = place(case, at, own)?;
        let end = span.end.max(case.tokens().get(at)?.span.end);
        let gap = case.token_at(end)..case.token_at(own.span.start);
        let of = case.is(gap.start, w!["of", "in"]) && gap.len() == 2;
        (place > value && (of || !stretch && whole(case, own))).then(|| told(case, code, own, span))
    })
}

/// Whether the count is that of the whole thing: "the 320-page thriller", "a race of 58 laps",
/// "runs to 320 pages", "has 320"; what somebody led, read or emptied is not.
fn whole(case: &Case<'_>, own: &Figure) -> bool {
    /// A paper may have fewer pages on something.
    const MANY: f64 = 20.0;
    let behind = case.token_at(own.number.end);
    let compound = case.is(behind, w!["-", "‑"]) && case.glued(behind);
    let Some(lead) = case.token_at(own.phrase.start).checked_sub(1) else { return compound };
    let noun = lead.checked_sub(1).is_some_and(|at| case.kind(at) == Some(TokenKind::Word));
    compound
        || case.is(lead, w!["of", "over"]) && noun
        || case.is(lead, w!["has", "had"])
            && own.value().is_some_and(|value| value.to_f64() >= MANY)
        || case.is(lead, w!["to"]) && case.is(lead.wrapping_sub(1), w!["runs", "ran", "running"])
}

/// Whether a figure counts such things, too.
fn named(other: &Figure, thing: Word) -> bool {
    thing_of(other) == Some(thing) && other.kind != FigureKind::Rank
}

/// What a figure counts or is measured in.
fn thing_of(own: &Figure) -> Option<Word> {
    let unit = own.unit.map(|unit| unit.name);
    unit.or(own.thing.as_deref()).and_then(|own| own.split_whitespace().last()).map(stem)
}

/// "page 391", "the 61st lap".
fn place(case: &Case<'_>, at: usize, own: &Figure) -> Option<(Span, f64)> {
    let label = || {
        let token = case.tokens().get(at + 1)?;
        let value: f64 = case.printed(at + 1).parse().ok()?;
        (token.kind == TokenKind::Number && !case.glued(at + 1)).then_some((token.span, value))
    };
    let rank = || {
        let before = case.tokens().get(at.checked_sub(1)?)?;
        let figure = case.figure(case.figure_at(before.span.start)?)?;
        let value = figure.value().filter(|_| figure.kind == FigureKind::Rank)?;
        Some((figure.number, value.to_f64()))
    };
    let (span, value) = label().or_else(rank)?;
    let noun = case.tokens().get(at)?.span;
    (!own.span.overlaps(span)).then_some((noun.cover(span), value))
}

fn told(case: &Case<'_>, code: &'static str, own: &Figure, span: Span) -> Flag {
    let (place, whole) = (case.words(span), case.words(own.span));
    Flag {
        code,
        severity: Severity::Warning,
        span,
        message: format!(
            "{} lies beyond the end: there are but {}. One of the two is wrong.",
            wording::opening(place),
            wording::within(case.words(own.number))
        ),
        computation: format!("{place} > {whole}"),
        related: vec![own.span],
        suggestions: Vec::new(),
    }
}
