//! What the numbers of a sentence show by themselves, whatever its verbs: a list and its total, a
//! whole and its share, two amounts and how far they are apart. Order, units, prepositions and how
//! many numbers there are tell what each of them is; a slip of the hand that explains why they do
//! not fit stands for a word that says so. What a check says of them is left to it.

pub(in crate::check) mod bodies;
pub(in crate::check) mod changes;
pub(in crate::check) mod marks;
pub(in crate::check) mod order;
pub(in crate::check) mod parts;
pub(in crate::check) mod sites;
mod slipped;
pub(in crate::check) mod sums;
pub(in crate::check) mod totals;
pub(in crate::check) mod ways;

use crate::check::arithmetic::{number_at, room_of};
use crate::check::calendar::year_at;
use crate::check::relation::{Line, Reading, Sort, Term};
use crate::check::tally::codes::{coded, lasts};
use crate::check::wording::{digits, printed_power};
use crate::quantity::{Bound, FigureKind, Interval, Relation};
use crate::text::TokenKind;
use crate::w;

/// Returns the amounts of a sentence, lengths of time among them.
pub(in crate::check) fn amounts<'a>(line: &Line<'a>) -> &'a [Term<'a>] {
    line.amounts(|| read(line))
}

fn read<'a>(line: &Line<'a>) -> Vec<Term<'a>> {
    let own = line.terms.iter().filter_map(|term| match term.sort {
        Sort::Amount if term.value > 0.0 && !coded(line, term) => Some(spread(line, term)),
        Sort::Time if lasts(term) && term.value > 0.0 => {
            let reading = Reading { sort: Sort::Amount, ..term.reading };
            Some(Term { reading, ..*term })
        }
        _ => None,
    });
    let mut all: Vec<Term<'a>> = own.collect();
    if all.len() > 1 {
        unread(line, &mut all);
    }
    all
}

/// "1,300 Greek and 900 Celtic": numbers in digits that are no figures, beside some that are.
fn unread<'a>(line: &Line<'a>, all: &mut Vec<Term<'a>>) {
    /// More of them are a table.
    const MOST_TERMS: usize = 24;
    let case = &line.case;
    let Some(first) = all.first().copied() else { return };
    for at in first.end..line.end {
        if all.len() >= MOST_TERMS {
            return;
        }
        if case.kind(at) != Some(TokenKind::Number) || case.glued(at) || case.glued(at + 1) {
            continue;
        }
        let Some(token) = case.tokens().get(at) else { continue };
        if case.figure_at(token.span.start).is_some() || year_at(case, at).is_some() {
            continue;
        }
        let Some((value, last_digit, end)) = number_at(case, at).filter(|own| own.2 == at + 1)
        else {
            continue;
        };
        let model = all.iter().rfind(|t| t.end <= at).unwrap_or(&first);
        let reading = Reading {
            sort: Sort::Amount,
            span: token.span,
            number: token.span,
            first: at,
            end,
            value: value.to_f64(),
            room: room_of(value, last_digit),
            of_next: false,
            major: None,
        };
        let term = Term { figure: model.figure, reading };
        if model.figure.kind != FigureKind::Money && value.to_f64() > 0.0 && !coded(line, &term) {
            let place = all.partition_point(|t| t.first < at);
            all.insert(place, term);
        }
    }
}

/// "The farm extends over 800 acres": no bound, but a preposition.
fn spread<'a>(line: &Line<'a>, term: &Term<'a>) -> Term<'a> {
    let case = &line.case;
    let verbs = w![
        "extends",
        "extend",
        "extended",
        "extending",
        "stretches",
        "stretch",
        "stretched",
        "stretching",
        "spreads",
        "spread",
        "spreading",
        "sprawls",
        "sprawled",
        "sprawling",
        "ranges",
        "ranged",
        "ranging",
        "scattered",
        "distributed",
        "reaches",
    ];
    let over = |at: usize| at > line.first && case.is(at, w!["over"]) && case.is(at - 1, verbs);
    let first = term.first;
    match term.figure.value() {
        Some(value) if term.figure.bound == Bound::Above && over(first) => {
            let room = Interval::rounded(value, term.figure.last_digit).times(term.factor());
            let reading = Reading { first: first + 1, room, ..term.reading };
            Term { reading, ..*term }
        }
        _ => *term,
    }
}

/// Returns whether the number is printed as it is meant, or nearly.
pub(in crate::check) fn plain(term: &Term<'_>) -> bool {
    let bounded = !matches!(term.figure.bound, Bound::Exact | Bound::About);
    (!bounded || term.room.high.is_finite() && term.room.low > 0.0)
        && term.figure.relation != Some(Relation::FromTo)
        && term.figure.direction.is_none()
}

/// What a term is measured in; nothing where it is counted.
pub(in crate::check) fn measure(term: &Term<'_>) -> Option<&'static str> {
    term.unit()
}

/// Returns whether one slip of the hand makes the printed number of the one that would fit: a digit
/// that is another, is missing or is one too many, or two neighbours that changed places.
pub(in crate::check) fn one_slip(line: &Line<'_>, term: &Term<'_>, needed: f64) -> bool {
    const EXACTLY: f64 = 1e-6;
    let body = &line.case.text.body;
    let power = printed_power(body, term.figure);
    let places = digits(body, term.figure).split_once('.').map_or(0, |(_, own)| own.len());
    let unit = 10_f64.powi(power - i32::try_from(places).unwrap_or(0)) * term.factor();
    let [own, needed] = [term.value / unit, needed / unit];
    if needed < 1.0 - EXACTLY || (needed - needed.round()).abs() > EXACTLY * needed.max(1.0) {
        return false;
    }
    let [own, needed] = [own, needed].map(|value| format!("{:.0}", value.round()));
    own != needed && (one_edit(&own, &needed) || swapped(&own, &needed))
}

/// Whether one digit less, more or other makes one of the other.
fn one_edit(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let head = long.bytes().zip(short.bytes()).take_while(|(a, b)| a == b).count();
    let tail = long.bytes().rev().zip(short.bytes().rev()).take_while(|(a, b)| a == b).count();
    long.len() - short.len() <= 1 && head + tail + 1 >= long.len()
}

/// Whether two neighbours in each other's place make one of the other.
fn swapped(one: &str, other: &str) -> bool {
    let apart: Vec<usize> = one
        .bytes()
        .zip(other.bytes())
        .enumerate()
        .filter_map(|(at, (a, b))| (a != b).then_some(at))
        .collect();
    let [first, second] = apart.as_slice() else { return false };
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() == other.len()
        && second - first == 1
        && one.get(*first) == other.get(*second)
        && one.get(*second) == other.get(*first)
}
