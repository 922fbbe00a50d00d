//! What makes a duration another time than the one between two dates: a plan, a pause before what
//! is dated, a decade, a term whose end is the first of the dates.

use std::ops::Range;

use super::length::Length;
use super::years_each;
use crate::check::Case;
use crate::check::lasting::{Between, ENDED};
use crate::check::persons::names_persons;
use crate::check::tense::{Tense, tense};
use crate::check::timeline::{self, Passage};
use crate::check::years::{self, Stated};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// "Its keeper of 20 years", "Berg, a judge for 30 years, sat": what somebody has been has
/// dates of its own.
pub(super) fn of_a_person(case: &Case<'_>, time: Span) -> bool {
    let own = case.tokens_of(time);
    let Some(noun) = own.start.checked_sub(2) else { return false };
    let lead = own.start - 1;
    if !case.is(lead, w!["of", "for"]) {
        return false;
    }
    let person =
        names_persons(case.printed(noun)) || case.is(noun, w!["heir", "heiress", "keeper"]);
    let apposed = (noun.saturating_sub(3)..noun).any(|at| case.is(at, w![","]));
    // "the abbey's gardener for 14 years died in 1981"
    let owned = noun > 0 && case.is(noun - 1, w!["'s", "’s", "its", "their"]);
    person && (case.is(lead, w!["of"]) || owned || apposed && case.is(own.end, w![","]))
}

/// Whether a duration was a plan, whatever came of it: "for an initial period of six months",
/// "signed for 15 years", "sentenced to ten years".
pub(super) fn planned(case: &Case<'_>, own: &Range<usize>, sentence: &Range<usize>) -> bool {
    const PLANS: &Words = w![
        "initial",
        "initially",
        "signed",
        "contract",
        "contracts",
        "lease",
        "leased",
        "let",
        "rented",
        "granted",
        "valid",
        "planned",
        "meant",
        "intended",
        "designed",
        "scheduled",
        "supposed",
        "expected",
        "sentenced",
        "given",
        "renewed",
        "extended",
        "appointed",
        "licence",
        "license",
        "licensed",
        "loan",
        "hired",
        "concession",
        "banned",
        "barred",
        "suspended",
        "guaranteed",
        "booked",
        "mandate",
        "warranty",
        "promised",
        "agreed",
        "provisional",
        "maximum",
        "would",
        "should",
        "could"
    ];
    const FARTHEST: usize = 12;
    // "for 36 months, starting in May 2011 and ending in May 2014": the ends of the plan.
    let ends = own.end..(own.end + FARTHEST).min(sentence.end);
    let starts = case.any(own.end..own.end + 3, w!["starting", "beginning", "commencing"]);
    if starts && case.any(ends, w!["ending", "ended", "ends"]) {
        return false;
    }
    let from = own.start.saturating_sub(FARTHEST).max(sentence.start);
    let cut = |at: usize| matches!(case.printed(at), ";" | ":" | ",");
    let from = (from..own.start).rev().find(|&at| cut(at)).map_or(from, |at| at + 1);
    case.any(from..own.start, PLANS)
}

/// Whether another superlative stands between a time and its date: "the coldest May for 27 years,
/// and the wettest since 1983".
pub(super) fn other_record(case: &Case<'_>, own: &Range<usize>, date: &Stated) -> bool {
    let mut between = own.end.min(date.token)..own.start.max(date.token);
    between.any(|at| {
        let most = case.printed(at).ends_with("est") || case.is(at, w!["most", "best", "worst"]);
        most && case.is(at.wrapping_sub(1), w!["the", "its", "their", "his", "her"])
    })
}

/// Whether a time told in one breath with its start alone was set then, whatever came of it: "was
/// jailed in 1999 for 30 years", "left in 2001 for a mission of five years".
pub(super) fn is_term(case: &Case<'_>, own: &Range<usize>, start: &Stated) -> bool {
    const TERMS: &Words =
        w!["mission", "term", "sentence", "stint", "period", "loan", "tour", "posting", "spell"];
    let Some(lead) = own.start.checked_sub(1) else { return false };
    let of = case.is(lead, w!["of"]) && case.is(lead.wrapping_sub(1), TERMS);
    let leads = if of { lead.saturating_sub(4)..lead } else { lead..own.start };
    let Some(leads) = case.find(leads, w!["for"]) else { return false };
    let dated = years::led(case, start.token, w!["in", "on"]).is_some();
    dated && case.tokens_of(start.span).end == leads
}

/// Returns where "after" stands in "after a silence of 150 years", "After a 12-year absence": such
/// a time ends with what is dated, and does not begin with it.
pub(super) fn led_by_after(
    case: &Case<'_>,
    own: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<usize> {
    const FARTHEST: usize = 9;
    let from = own.start.saturating_sub(FARTHEST).max(sentence.start);
    let mut back = (from..own.start).rev().take_while(|&at| {
        !case.is(at, w![",", ";", ":", "(", "and", "but", "when", "it", "he", "she", "they", "was"])
    });
    back.find(|&at| case.is(at, w!["after", "following"]))
}

/// Whether a pause that "after" leads is taken for the time behind the date at which it ended: in
/// "In 1943, after a silence of 150 years" nothing begins in 1943.
pub(super) fn ends_there(
    case: &Case<'_>,
    own: &Range<usize>,
    sentence: &Range<usize>,
    between: &Between,
    dates: &[&Stated],
) -> bool {
    let Some(after) = led_by_after(case, own, sentence) else { return false };
    // The date it is told with: that right before it, or the first behind it.
    let before = dates.iter().rev().find(|date| date.token < after);
    let behind = dates.iter().find(|date| date.token >= own.end);
    let opens = after <= sentence.start + 1;
    let end = if opens { behind.or(before) } else { before.or(behind) };
    end.is_none_or(|end| end.span == between.start.span)
}

/// "whose three-year term ended in 2004": the first of the two dates is where it ended.
pub(super) fn over_first(case: &Case<'_>, own: &Range<usize>, between: &Between) -> bool {
    const FARTHEST: usize = 8;
    let date = case.tokens_of(between.start.span).start;
    let gap = own.end..date;
    !gap.is_empty() && gap.len() <= FARTHEST && case.any(gap, ENDED)
}

/// Whether an end of the time is a whole decade, "in the 1920s", which dates nothing to a year.
pub(in crate::check) fn decade(case: &Case<'_>, between: &Between) -> bool {
    let of_decade = |date: &Stated| {
        let figure = case.figure_at(date.span.start).and_then(|index| case.figure(index));
        figure.is_some_and(|figure| {
            figure.kind == FigureKind::Date && case.words(figure.span).ends_with('s')
        })
    };
    of_decade(&between.start) || !between.open && of_decade(&between.end)
}

/// Whether two dates of the paragraph, or one of them and the day of the text, are as far apart as
/// the duration is long.
pub(super) fn fits_another(
    case: &Case<'_>,
    passage: &Passage,
    fits: impl Fn(&Stated, &Stated) -> bool,
) -> bool {
    let now = years::published(case);
    let all = || passage.dates.iter().chain(&now);
    all().any(|one| all().any(|other| fits(one, other)))
}

/// Whether the words around a duration speak of part of a thing or of a group: "some were".
pub(super) fn of_some(case: &Case<'_>, own: &Range<usize>, sentence: &Range<usize>) -> bool {
    const SOME: &Words = w![
        "some", "others", "another", "many", "most", "few", "each", "every", "several", "both",
        "nobody"
    ];
    case.any(sentence.start..own.start, SOME)
}

/// Whether a time is told of others, or of what came after the date before it: "to a firm that ran
/// it for 20 years", "moved in 1950 to a hall where it stayed for 20 years", "burned down in 1920
/// and lay in ruins for 20 years".
pub(super) fn of_others(
    case: &Case<'_>,
    passage: &Passage,
    own: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let dates = passage.dates_in(sentence.start..own.start);
    let from = dates.map(|date| date.token + 1).last().unwrap_or(sentence.start);
    let lasts = case.is(own.start.saturating_sub(1), w!["for"]);
    let then = case.is(from, w!["and"]) && from > sentence.start && from + 1 < own.start;
    lasts
        && (case.any(from..own.start, w!["who", "where", "whose"])
            || case
                .find(from..own.start, w!["that"])
                .is_some_and(|that| case.any(from..that, w!["to", "by"]))
            || then && case.is(own.end, w![".", ",", ";"]))
}

/// Whether the sentence is told in the time of the text: "has made pumps for 90 years".
pub(super) fn of_today(case: &Case<'_>, own: &Range<usize>, figure: &Figure) -> bool {
    const FARTHEST: usize = 10;
    let back = case.back(figure.span, FARTHEST);
    case.any(back, w!["has", "have", "’ve"]) && !case.is(own.end, w!["ago"])
}

/// Whether a duration is told of somebody in an aside: "its commander, who had been there for 11
/// years, was sent home in 1901".
pub(super) fn in_aside(case: &Case<'_>, own: &Range<usize>, dates: &[&Stated]) -> bool {
    const FARTHEST: usize = 12;
    let from = own.start.saturating_sub(FARTHEST);
    let who = (from..own.start).rev().find(|&at| case.is(at, w!["who", "whose", "which"]));
    who.is_some_and(|who| {
        case.is(who.saturating_sub(1), w![","])
            && case.is(own.end, w![",", "and"])
            && !dates.iter().any(|date| (who..own.start).contains(&date.token))
    })
}

/// Whether an undated step between the two dates explains the duration: "in 1826, freed 11 years
/// later and taxed again in 1871, so that for 34 years".
pub(super) fn stepped(
    case: &Case<'_>,
    passage: &Passage,
    figure: &Figure,
    length: &Length,
    related: &[Span],
) -> bool {
    const STEPS: &Words = w!["later", "after", "on", "afterwards", "before", "earlier"];
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) =
        (span(passage.tokens.start), passage.tokens.end.checked_sub(1).and_then(span))
    else {
        return false;
    };
    let date = |span: &Span| passage.dates.iter().find(|date| date.span == *span).copied();
    let start = related.first().and_then(date);
    let end = related.get(1).and_then(date).or_else(|| years::published(case));
    let (Some(start), Some(end)) = (start, end) else { return false };
    let others = case.figures_in(first.cover(last)).filter_map(|index| case.figure(index));
    let others = others.filter(|other| {
        other.span != figure.span
            && other.kind == FigureKind::Duration
            && case.is(case.tokens_of(other.span).end, STEPS)
    });
    { others }.filter_map(|other| Some((years_each(other)?, other.value()?.to_f64()))).any(
        |(each, value)| {
            #[expect(clippy::cast_possible_truncation, reason = "a count of years")]
            let years = (each * value).clamp(0.0, 1000.0) as i32;
            let later = timeline::in_year(&start, start.year() + years);
            let before = timeline::in_year(&end, end.year() - years);
            later.is_some_and(|start| length.fits(&start, &end))
                || before.is_some_and(|end| length.fits(&start, &end))
        },
    )
}

/// "went back in 1984 for 14 years": the time begins with the date right before it.
pub(super) fn begins_there(case: &Case<'_>, own: &Range<usize>, between: &Between) -> bool {
    let lead = own.start.saturating_sub(1);
    !between.end.ends_span && case.is(lead, w!["for"]) && between.end.token + 1 == lead
}

/// "had cost ten years of work and was shut in 2008 and 2009": the dates behind it have a verb of
/// their own.
pub(super) fn own_verb(case: &Case<'_>, own: &Range<usize>, between: &Between) -> bool {
    let first = between.start.token.min(between.end.token);
    (own.end..first.max(own.end)).any(|at| {
        case.is(at, w!["and", "but"])
            && tense(case, at + 1, at).is_some_and(|own| own != Tense::Other)
    })
}
