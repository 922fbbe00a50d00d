//! A place in an order behind more names than that place allows: "third, behind Brazil, Vietnam and
//! Colombia".

use std::ops::Range;

use crate::check::checks::counted_list::may_be_one;
use crate::check::relation::SIGNS;
use crate::check::spelled::place_like;
use crate::check::{Case, Check, Example, Flag, Severity};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind};
use crate::w;

pub(in crate::check) const CHECK: Check = Check {
    code: "wrong-rank",
    summary: "A place in an order stands behind more names than it allows",
    why: "Whoever is third has two before them. The names behind “behind” are counted where they \
          are plain names, parted by commas and closed by “and”; fewer names than places pass, as \
          not everybody before need be named, and so does a distance: “third, two points behind \
          Leeds, York and Hull”.",
    severity: Severity::Warning,
    run,
    fires: &[
        Example::fires(
            "",
            "Peru is the third largest exporter of copper, behind Chile, Congo and Zambia.",
            "third",
            "fourth",
        ),
        Example::fires(
            "",
            "The port is Europe's third busiest, behind Rotterdam, Antwerp and Hamburg.",
            "third",
            "fourth",
        ),
        Example::fires(
            "",
            "Sweden is the second largest exporter of ore, behind Chile and Peru.",
            "second",
            "third",
        ),
        Example::fires(
            "",
            "The port is the country's second largest after Dover and Hull.",
            "second",
            "third",
        ),
        Example::fires(
            "",
            "Sweden is the third largest exporter of ore, behind only Chile.",
            "third",
            "second",
        ),
        Example::fires("", "She came 3rd, behind Anna Lind, Mia Berg and Eva Holm.", "3rd", "4th"),
        Example::fires(
            "",
            "It ranks fourth behind the United States, China, Japan and Germany.",
            "fourth",
            "fifth",
        ),
        Example::fires(
            "",
            "With that it is the region's third-biggest bank, behind Norvest, Halden and Orm.",
            "third",
            "fourth",
        ),
    ],
    silent: &[
        Example::silent("", "Peru is the third largest exporter, behind Chile and Congo."),
        Example::silent("", "It is the second largest retailer, behind Horn and Lamb."),
        Example::silent("", "The port was the second largest after Dover and Hull Docks merged."),
        Example::silent("", "Peru is the second largest exporter, behind only Chile."),
        Example::silent("", "Peru is the third largest exporter, behind only Chile and Congo."),
        Example::silent("", "She came third, behind Anna Lind and Mia Berg."),
        Example::silent("", "Barbados has the second largest fleet, behind Trinidad and Tobago."),
        Example::silent("", "They are third, two points behind Leeds, York, Hull and Ripon."),
        Example::silent("", "The town is the fifth largest, behind Leeds and York."),
        Example::silent("", "He sat in the second row behind Anna, Mia and Eva."),
        Example::silent("", "The third vote fell behind Leeds, York, Hull and Ripon in turnout."),
    ],
};

/// So many words may stand between the place and "behind": "largest producer of raw cotton,".
const MOST_BETWEEN: usize = 8;
/// Places beyond are not counted through in print.
const LAST_PLACE: i64 = 12;

fn run(case: &Case<'_>) -> Vec<Flag> {
    case.extraction.figures.iter().filter_map(|figure| flag(case, figure)).collect()
}

fn flag(case: &Case<'_>, figure: &Figure) -> Option<Flag> {
    if figure.kind != FigureKind::Rank {
        return None;
    }
    let place = figure.value()?.to_i64().filter(|place| (2..LAST_PLACE).contains(place))?;
    let ahead = case.ahead(figure.span, MOST_BETWEEN);
    let behind = case.find(ahead.clone(), w!["behind", "after"])?;
    let between = ahead.start..behind;
    // "the second largest after Durban": right behind the superlative, or it is another time.
    let largest = case.is(behind, w!["after"]);
    let right_behind = between
        .end
        .checked_sub(1)
        .is_some_and(|last| between.contains(&last) && case.printed(last).ends_with("est"));
    if largest && !right_behind || !told_of_an_order(case, figure.span, between) {
        return None;
    }
    let end = case.sentence_at(figure.span.start)?.end_token;
    // "Third, behind only Chile" leaves out nobody.
    let only = case.is(behind + 1, w!["only"]);
    let (names, count) = names(case, ahead.start..behind, behind + 1 + usize::from(only)..end)?;
    // "after Dover and Hull merged" is a time.
    let behind_names = case.token_at(names.end);
    if largest && behind_names < end && !case.is(behind_names, SIGNS) {
        return None;
    }
    let before = i64::try_from(count).ok()?;
    if before < place && !(only && before + 1 < place) {
        return None;
    }
    let printed = case.words(figure.span);
    let right = place_like(printed, before + 1);
    let list = case.words(names);
    Some(Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: figure.span,
        message: format!(
            "With {list} before it, it is {right}, not {printed}. Check the place, or who stands \
             before it."
        ),
        computation: format!("{count} named + 1 = {right}; printed {printed}"),
        related: vec![names],
        suggestions: vec![right],
    })
}

/// Whether the place is one in an order and "behind" tells who is before: a superlative, or nothing
/// but a comma, between the two.
fn told_of_an_order(case: &Case<'_>, place: Span, between: Range<usize>) -> bool {
    const ALONE: usize = 1;
    let superlative =
        between.clone().any(|at| case.printed(at).ends_with("est") || case.is(at, w!["most"]));
    let distance = !between.is_empty()
        && case.is(
            between.end - 1,
            w!["points", "point", "seconds", "places", "shots", "minutes", "games", "row", "fell"],
        );
    let placed = case.any(
        case.back(place, 4),
        w![
            "came",
            "comes",
            "finished",
            "ranks",
            "ranked",
            "rank",
            "placed",
            "is",
            "was",
            "in",
            "lies",
            "stands",
            "finishing",
            "are"
        ],
    );
    !distance && (superlative || placed && between.len() <= ALONE)
}

/// The names from the first of these tokens on, with how many they are.
fn names(case: &Case<'_>, spoken_of: Range<usize>, tokens: Range<usize>) -> Option<(Span, usize)> {
    let (mut count, mut at, mut closed) = (0, tokens.start, false);
    let first = at;
    loop {
        at += usize::from(case.is(at, w!["the"]));
        let begun = at;
        while at < tokens.end && case.capital(at) && case.kind(at) != Some(TokenKind::Number) {
            at += 1;
        }
        if at == begun {
            return None;
        }
        count += 1;
        if closed {
            break;
        }
        let comma = usize::from(case.is(at, w![","]));
        let and = usize::from(case.is(at + comma, w!["and"]));
        if comma + and == 0 {
            break;
        }
        closed = and == 1;
        at += comma + and;
    }
    let last = case.tokens().get(at - 1)?.span;
    let begin = case.tokens().get(first)?.span;
    // Two names joined by a bare “and” may be one: Trinidad and Tobago.
    let one_name =
        count == 2 && !case.any(first..at, w![","]) && may_be_one(case, spoken_of, first);
    let alone = first.checked_sub(1).is_some_and(|at| case.is(at, w!["only"])) && count == 1;
    (alone || closed && count >= 2 && !one_name).then(|| (begin.cover(last), count))
}
