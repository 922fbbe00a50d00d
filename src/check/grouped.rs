//! Addends that stand for more than they say: "two fines of $200", "four nights at $85", "three
//! couples"; and totals that count something else: "four tries and three goals, 26 points in all".

use std::ops::Range;

use super::case::words;
use super::relation::{Line, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::{Word, Words};
use crate::w;

/// Whether a total above its addends may be right all the same: one of them is told of several, or
/// holds several, or the total counts what they are made of.
pub(super) fn more_than_told(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    let all: f64 = parts.iter().map(|part| part.value).sum();
    total.value > all
        && (times(line, total, parts)
            || groups(total, parts)
            || total.unit().is_none() && inner(total, parts))
}

/// "Two fines of $200 and costs of $85", "four nights at $85 and a dinner at $42", "fined $120
/// twice".
fn times(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    const NEAR_TOKENS: usize = 3;
    let case = &line.case;
    let Some(first) = parts.first() else { return false };
    let from = first.first.saturating_sub(NEAR_TOKENS).max(line.first);
    let repeated = line.any(first.end..total.first, w!["twice", "thrice", "each", "apiece"])
        || (from..first.first).any(|at| case.is(at, w!["each"]) && case.is(at + 1, w!["of"]));
    repeated || parts.iter().enumerate().any(|(at, part)| many(line, parts, at, part))
}

/// Whether a count stands before the addend that says how often it is meant.
fn many(line: &Line<'_>, parts: &[Term<'_>], at: usize, part: &Term<'_>) -> bool {
    const MOST_TOKENS: usize = 4;
    let case = &line.case;
    let Some(count) = line.terms.iter().rev().find(|term| term.first < part.first) else {
        return false;
    };
    // "The three grants of $300, $450 and $120": how many there are in the list.
    let listed = at == 0
        && count.counts(parts.len())
        && parts.windows(2).all(|two| match two {
            [a, b] => case.only(a.end..b.first, w![",", "and", "&", "plus"]),
            _ => true,
        });
    let other = count.unit().is_none() || count.unit() != part.unit();
    let number = count.is_amount() && other && count.value >= 2.0;
    let time = count.sort == Sort::Time && count.figure.kind == FigureKind::Duration;
    let behind = case.token_at(count.number.end);
    let gap = behind.min(part.first)..part.first;
    let led = gap.end.checked_sub(1).filter(|at| gap.contains(at));
    let of = led.is_some_and(|at| case.is(at, w!["at", "of"]) && (number || case.is(at, w!["at"])));
    // "two 20-minute halves"
    let glued = number && gap.is_empty();
    !listed && (number || time) && gap.len() <= MOST_TOKENS && (of || glued)
}

/// "Three couples and five single people, 11 in all".
fn groups(total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    const GROUPS: &Words = w![
        "couple",
        "couples",
        "pair",
        "pairs",
        "set",
        "sets",
        "twins",
        "triplets",
        "trio",
        "trios",
        "duo",
        "duos",
        "quartet",
        "quartets",
        "family",
        "families",
        "crews",
        "team",
        "teams",
        "pack",
        "packs",
        "box",
        "boxes",
        "dozen",
        "brace",
        "doubles",
        "households",
        "bands",
    ];
    let group = |term: &Term<'_>| {
        let thing = term.figure.thing.as_deref().unwrap_or_default();
        words(thing).any(|word| Word::of(&word.to_lowercase()).is_in(GROUPS))
    };
    !group(total) && parts.iter().any(group) && !parts.iter().all(group)
}

/// "Four houses and nine flats, 41 rooms in all".
fn inner(total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    const INNER: &Words = w![
        "point", "points", "run", "runs", "room", "rooms", "bedroom", "bedrooms", "bed", "beds",
        "verse", "verses", "page", "pages", "seat", "seats", "wheel", "wheels", "leg", "legs",
        "berth", "berths", "mouths", "stanzas", "lines", "tracks", "chapters", "cabins",
    ];
    let last = |term: &Term<'_>| {
        let thing = term.figure.thing.as_deref().unwrap_or_default();
        words(thing).last().map(|word| Word::of(&word.to_lowercase()))
    };
    let named = |part: &Term<'_>| part.figure.thing.is_some() && !part.same_thing(total);
    last(total).is_some_and(|word| word.is_in(INNER)) && parts.iter().all(named)
}

/// "Hale (64) and Ross (38) put on 111 together": what was made while both stood, by others too.
pub(super) fn partners(line: &Line<'_>, gap: Range<usize>) -> bool {
    let case = &line.case;
    gap.clone().any(|at| case.is(at, w!["put"]) && case.is(at + 1, w!["on"]))
        || line.any(gap, w!["stand", "wicket", "partnership", "added"])
}
