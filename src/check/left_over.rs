//! A whole of which a part is named and what is left of it: "nine of the 11 crew survived; the
//! other two drowned", and the votes of a house. Whether they add up is left to the check.

use std::ops::Range;

use super::addends::Sum;
use super::case::{Case, words};
use super::relation::{Line, Term, of_before};
use super::subject::{Subject, stem};
use crate::quantity::{Bound, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// "Only nine of the 11 crew survived; the other two drowned".
pub(super) fn left_over<'a>(
    line: &Line<'a>,
    total: &Term<'a>,
    after: &[Term<'a>],
) -> Option<Sum<'a>> {
    /// Words between the whole and what is left of it.
    const FAR_WORDS: usize = 14;
    let case = &line.case;
    let part = line.terms.iter().rev().find(|t| t.is_amount() && t.end <= total.first)?;
    let left = after.first()?;
    let near = line.count(total.end..left.first) <= FAR_WORDS;
    let tie = part.of_next || out_of(line, part, total);
    let first = line.terms.iter().find(|t| t.is_amount()).is_some_and(|t| t.span == part.span);
    let alone = line.terms.iter().filter(|t| t.is_amount()).count() == 3;
    let stop = line.any(total.end..left.first, w!["another", "of", "than", "from"])
        && !case.any(left.first.saturating_sub(3)..left.first, w!["of"]);
    (tie && near && first && alone && !stop && is_rest(line, left, total)).then_some(Sum {
        total: *total,
        parts: vec![*part, *left],
        whole: true,
        open: false,
        left: false,
    })
}

/// "nine of the 11": the part right before "of" and its whole.
fn out_of(line: &Line<'_>, part: &Term<'_>, total: &Term<'_>) -> bool {
    let of = of_before(line, total);
    part.unit() == total.unit() && of.is_some_and(|of| line.count(part.end..of) <= 1)
}

/// Whether the number is what is left of the total: "the other two", "the remaining five boats".
fn is_rest(line: &Line<'_>, left: &Term<'_>, total: &Term<'_>) -> bool {
    let case = &line.case;
    let rest = left.first.checked_sub(1).filter(|&at| case.is(at, w!["other", "remaining"]));
    let the = rest.and_then(|at| at.checked_sub(1));
    let the = the.is_some_and(|at| at >= line.first && case.is(at, w!["the", "its", "their"]));
    let own = Subject::of_figure(left.figure);
    let behind = Subject::of(case, total.end..total.end + 2);
    let whole = Subject::of_figure(total.figure);
    let named = own.shared(&whole) > 0 || own.shared(&behind) > 0;
    let sits = |t: &Term<'_>| {
        words(t.figure.thing.as_deref().unwrap_or_default())
            .last()
            .is_some_and(|word| stem(word).is_in(SITTING))
    };
    let bare = left.figure.thing.is_none() || named || member(total) && sits(left);
    the && bare && left.alike(total) && !case.is(left.end, w!["of", "or", "to"])
}

/// "Seven of the ten climbers came back. The other three are missing."
pub(super) fn rest_across<'a>(
    case: &Case<'a>,
    [farther, before]: [Option<Range<usize>>; 2],
    line: &Line<'a>,
) -> Option<Sum<'a>> {
    let left = line.terms.iter().find(|t| t.is_amount())?;
    // Only where the sentence begins with it.
    if left.first > line.first + 2 || case.begins(case.sentence(left.figure)?) {
        return None;
    }
    let first = Line::of(case, before?).filter(|first| first.end == line.start)?;
    let found = |total: &Term<'a>, parts: Vec<Term<'a>>| Sum {
        total: *total,
        parts,
        whole: true,
        open: false,
        left: false,
    };
    let amounts: Vec<&Term<'a>> = first.terms.iter().filter(|t| t.is_amount()).collect();
    match amounts.as_slice() {
        [part, total] if part.of_next || out_of(&first, part, total) => {
            is_rest(line, left, total).then(|| found(total, vec![**part, *left]))
        }
        // "The divers met 140 rays. Some 90 wore tags. The other 50 had none."
        [part] if part.first <= first.first + 1 && bare(part) => {
            let whole = Line::of(case, farther?).filter(|whole| whole.end == first.start)?;
            let mut totals = whole.terms.iter().filter(|t| t.is_amount());
            let (total, None) = (totals.next()?, totals.next()) else { return None };
            let near = part.alike(total) && total.figure.thing.is_some();
            let opens = case.begins(case.sentence(part.figure)?);
            let tied = near && !opens && is_rest(line, left, total);
            tied.then(|| found(total, vec![**part, *left]))
        }
        // "cleared the 60-seat house by 33 votes to 21. The other six were ill."
        [house, ayes, noes] if member(house) && is_rest(line, left, house) => {
            let to = ayes.end..noes.first;
            let voted = first.count(to.clone()) <= 4 && case.any(to, w!["to", "-", "–", "against"]);
            voted.then(|| found(house, vec![**ayes, **noes, *left]))
        }
        _ => None,
    }
}

/// "The fair took €800. Some €300 of it is for the band, €200 for the hall, and the remaining €300
/// is kept": what is some of it is no total but the first part of the whole before it.
pub(super) fn part_of_it<'a>(case: &Case<'a>, found: &Sum<'a>) -> Option<Sum<'a>> {
    const IT: &Words = w!["it", "this", "that", "which", "them", "these", "those", "whom"];
    const FAR_TOKENS: usize = 4;
    let part = &found.total;
    let last = found.parts.last()?;
    let some = case.is(part.end, w!["of"]) && case.is(part.end + 1, IT);
    let ahead = found.parts.iter().all(|own| own.first > part.end);
    let lead = last.first.saturating_sub(FAR_TOKENS).max(part.end)..last.first;
    if !some || !ahead || !case.any(lead, w!["remaining", "rest", "remainder", "other"]) {
        return None;
    }
    // The whole stands in the sentence or in the one before.
    let sentence = case.sentence_index(part.span.start)?;
    let numbered = case.numbered();
    let first = numbered.partition_point(|(at, _)| *at + 1 < sentence);
    let near = numbered.iter().skip(first).take_while(|(at, _)| *at <= sentence);
    let lines = near.filter_map(|(_, group)| Line::of(case, group.clone()));
    let mut wholes: Vec<Term<'a>> = lines.flat_map(|line| line.terms.to_vec()).collect();
    wholes.retain(|own| own.is_amount() && own.end <= part.first && own.alike(part));
    let whole = wholes.pop().filter(|whole| whole.value > part.value)?;
    let parts = [*part].into_iter().chain(found.parts.iter().copied()).collect();
    Some(Sum { total: whole, parts, whole: true, open: false, left: false })
}

/// "Two bids, of $210 and $330, were topped by a third, of $450", "valued at £400 and £650, they
/// went for £1,500", "now hold 54": the number behind the list is of something else.
pub(super) fn apart(case: &Case<'_>, found: &Sum<'_>) -> bool {
    const NEXT: &Words = w!["third", "fourth", "fifth", "sixth", "last"];
    const VALUED: &Words = w!["valued", "insured", "priced", "estimated", "appraised"];
    let (Some(first), Some(last)) = (found.parts.first(), found.parts.last()) else {
        return false;
    };
    if found.total.first <= last.end
        || case.sentence(last.figure) != case.sentence(found.total.figure)
    {
        return false;
    }
    let gap = case.token_at(last.number.end)..found.total.first;
    let next = |at: usize| case.is(at, w!["a", "their"]) && case.is(at + 1, NEXT);
    let valued = first.first.saturating_sub(4)..first.first;
    let user = |at: usize| {
        case.is(at, w!["and"]) && case.is(at + 1, w!["the", "their", "his", "her", "its"])
    };
    let whose = w!["its", "his", "their", "her", "them", "whom", "these", "those"];
    let end = case.token_at(found.total.number.end);
    let part = case.is(end, w!["of"]) && case.is(end + 1, whose);
    part || gap.clone().any(next)
        || case.any(gap.clone(), w!["topped", "outbid", "against", "near", "adrift", "ahead"])
        || case.any(gap.clone(), w!["now"]) && case.any(gap.clone(), w!["which", "that"])
        || gap.into_iter().any(user) && found.total.figure.kind != FigureKind::Number
        || case.any(valued, VALUED)
}

/// "23 medals (seven gold, five silver, eleven bronze) and one suitcase": what stands behind the
/// bracket is none of what it takes apart.
pub(super) fn in_bracket<'a>(case: &Case<'a>, found: &Sum<'a>) -> Option<Sum<'a>> {
    let first = found.parts.first().filter(|first| found.total.end <= first.first)?;
    if !case.any(found.total.end..first.first, w!["("]) {
        return None;
    }
    let closed = |two: &[Term<'_>]| match two {
        [one, two] => case.any(one.end..two.first.max(one.end), w![")"]),
        _ => false,
    };
    let last = found.parts.windows(2).position(closed)?;
    let parts = found.parts.get(..=last).filter(|parts| parts.len() > 1)?.to_vec();
    Some(Sum { parts, ..*found })
}

/// The part without which the others come near the total: "30 men, 21 women and nine minors", of
/// whom the minors may be men and women. What is counted one by one comes to just the total.
pub(super) fn one_too_many<'s, 'a>(found: &'s Sum<'a>, value: f64) -> Option<&'s Term<'a>> {
    const NEARLY: f64 = 0.02;
    const ROUNDING: f64 = 1e-6;
    let room = if counted(found) { ROUNDING } else { NEARLY * found.total.value };
    let near = |part: &&Term<'_>| (value - part.value - found.total.value).abs() <= room;
    found.parts.iter().filter(|_| found.parts.len() > 2).find(near)
}

/// Whether all of a sum is so little that it was counted one by one.
pub(super) fn counted(found: &Sum<'_>) -> bool {
    const FEW: f64 = 1000.0;
    found
        .parts
        .iter()
        .chain([&found.total])
        .all(|own| own.value < FEW && own.figure.bound == Bound::Exact && own.unit().is_none())
}

/// Whether nothing is counted but what was counted before: "some 90 were tame".
fn bare(term: &Term<'_>) -> bool {
    term.figure.thing.is_none() && term.unit().is_none()
}

/// Whether a house is told by the number of its members.
fn member(term: &Term<'_>) -> bool {
    let thing = term.figure.thing.as_deref().unwrap_or_default();
    term.is_amount() && words(thing).last().is_some_and(|w| stem(w).is_in(w!["member", "seat"]))
}

/// What those who sit in a house are called.
const SITTING: &Words = w![
    "senator",
    "member",
    "deputy",
    "lawmaker",
    "legislator",
    "councillor",
    "councilor",
    "representative",
    "mp",
    "delegate",
    "peer",
];

/// Returns the sum of votes that a house has no seats for.
pub(super) fn votes<'a>(line: &Line<'a>) -> Option<Sum<'a>> {
    let case = &line.case;
    if !case.any(line.first..line.end, w!["abstained", "abstention", "abstentions", "abstaining"]) {
        return None;
    }
    let mut houses = line.terms.iter().filter(|t| member(t));
    let (house, None) = (houses.next()?, houses.next()) else { return None };
    let parts: Vec<Term<'a>> = line
        .terms
        .iter()
        .filter(|t| t.is_amount() && t.span != house.span && t.unit().is_none())
        .copied()
        .collect();
    let listed = parts.len() == 3
        && parts.windows(2).all(|two| match two {
            [a, b] => line.count(a.end..b.first) <= 6,
            _ => true,
        });
    listed.then_some(Sum { total: *house, parts, whole: false, open: false, left: false })
}

/// The only bare number that stands behind the last addend in its sentence.
#[cold]
pub(super) fn left_out<'a>(case: &Case<'a>, found: &Sum<'_>) -> Option<(&'a str, f64)> {
    let last = found.parts.last()?;
    let sentence = case.sentence_at(last.span.start)?.span;
    if sentence.overlaps(found.total.span) || found.left {
        return None;
    }
    let known = |span: Span| found.parts.iter().any(|part| part.span.overlaps(span));
    let behind = Span::new(last.span.end, sentence.end);
    let mut bare = case
        .figures_in(behind)
        .filter_map(|at| case.figure(at))
        .filter(|own| own.kind == FigureKind::Number && own.scale.is_none() && !known(own.span));
    let (one, None) = (bare.next()?, bare.next()) else { return None };
    let value = one.value()?.to_f64();
    let small = (2.0..found.total.value).contains(&value) && value.fract() == 0.0;
    small.then(|| (case.words(one.span), value))
}

/// Whether the words say why a list does not come to its total: some are in two groups of it, all
/// were rounded, or a number is told of the one before it, and without it the total fits: "14
/// novels, four for children, and six plays".
pub(super) fn aside(case: &Case<'_>, found: &Sum<'_>) -> bool {
    const TOLD: &Words = w![
        "for", "in", "from", "by", "under", "over", "with", "at", "on", "to", "as", "were", "was",
        "set", "written", "made", "built",
    ];
    /// How far behind a list it may be said that some are in two groups of it.
    const BOTH_TOKENS: usize = 16;
    // "45 play football and 50 swim; 15 do both"
    let behind = found.parts.last().map_or(0, |part| part.end);
    let both = case.any(behind..behind + BOTH_TOKENS, w!["both"]);
    // "Because of rounding the shares add up to 101"
    let sentence = case.sentence_at(found.total.span.start);
    let rounding = |at| case.is(at, w!["of", "to"]) && case.is(at + 1, w!["rounding"]);
    let rounded = sentence.is_some_and(|own| (own.first_token..own.end_token).any(rounding));
    if both || rounded {
        return true;
    }
    let value: f64 = found.parts.iter().map(|part| part.value).sum();
    // "hired 30 people, half of them women, and now has 70 cooks and 50 waiters": a list has its
    // "and" at the end.
    if let [first, second, _, ..] = found.parts.as_slice()
        && case.any(case.gap(first.span, second.span), w!["and", "but", "while", "who"])
        && found.total.room.holds(value - first.value)
    {
        return true;
    }
    found.parts.windows(3).any(|three| {
        let [own, told, next] = three else { return false };
        let gap = case.gap(own.span, told.span);
        let behind = case.gap(told.span, next.span);
        let closed = case.any(behind.clone(), w![","]);
        told.value < own.value
            && case.any(gap.clone(), w![","])
            && !case.any(gap, w!["and", "plus", ";"])
            && case.is(case.token_at(told.number.end), TOLD)
            && closed
            && found.total.room.holds(value - told.value)
    })
}
