//! More votes than the body has seats: "the parliament, which has 240 seats, passed it with 317
//! votes".

use super::relation::{Line, Term};
use super::{Flag, Severity};
use crate::text::Words;
use crate::w;

/// Who votes by the seat.
const BODIES: &Words = w![
    "parliament",
    "assembly",
    "council",
    "senate",
    "house",
    "chamber",
    "congress",
    "committee",
    "board",
    "bundestag",
    "knesset",
    "duma",
    "riksdag",
    "diet",
    "seimas",
    "sejm",
    "legislature",
    "lawmakers",
    "deputies",
    "councillors",
    "senators",
    "commission",
    "synod",
    "court",
    "panel",
];

/// Seats and those who sit on them.
const SEATS: &Words = w![
    "seats",
    "seat",
    "members",
    "member",
    "lawmakers",
    "deputies",
    "councillors",
    "senators",
    "delegates",
    "legislators",
    "mps",
    "judges",
    "directors",
];

/// What is no vote on one motion.
const ASIDE: &Words = w![
    "voters",
    "ballots",
    "thousand",
    "million",
    "elected",
    "election",
    "candidate",
    "candidates",
    "constituency",
    "majority",
    "each",
    "combined",
    "joint",
    "both",
    "together",
    "rounds",
    "round",
    "amendments",
    "bills",
    "times",
    "since",
    "more",
    "fewer",
    "party",
    "won",
];

/// Returns the flag for more votes than there are seats.
pub(super) fn flag(code: &'static str, line: &Line<'_>) -> Option<Flag> {
    let (votes, seats) = beyond_seats(line)?;
    let [v, s] = [votes, seats].map(|term| term.said(&line.case));
    Some(Flag {
        code,
        severity: Severity::Error,
        span: votes.span,
        message: format!(
            "{v} votes are more than the {s} who could vote. One of the two is wrong."
        ),
        computation: format!("{v} > {s}"),
        related: vec![seats.span],
        suggestions: Vec::new(),
    })
}

/// The votes of a sentence and the seats that are fewer: of one body, in one clause.
fn beyond_seats<'l, 'a>(line: &'l Line<'a>) -> Option<(&'l Term<'a>, &'l Term<'a>)> {
    const PASSED: &Words = w![
        "passed", "approved", "adopted", "backed", "rejected", "ratified", "cleared", "endorsed",
        "carried", "defeated", "voted", "elected",
    ];
    let case = &line.case;
    let ends = |t: &Term<'_>, words: &Words| {
        case.is(t.end, words) || t.end > t.first && case.is(t.end - 1, words)
    };
    let votes = |t: &Term<'_>| ends(t, w!["votes", "vote", "voted", "voting"]);
    let seated = |t: &Term<'_>| ends(t, SEATS) || seated(line, t);
    let mut amounts = line.terms.iter().filter(|t| t.is_amount());
    let (seats, part, None) = (amounts.next()?, amounts.next()?, amounts.next()) else {
        return None;
    };
    let between = seats.end..part.first.max(seats.end);
    let whole = line.first..line.end;
    let passed = case.any(between.clone(), PASSED)
        && !line.any(between, w!["and", "but", ";", "to", "after", "while"]);
    (seated(seats)
        && votes(part)
        && part.value > seats.value
        && passed
        && case.any(whole.clone(), BODIES)
        && !case.any(whole, ASIDE))
    .then_some((part, seats))
}

/// "The 240-seat parliament"
fn seated(line: &Line<'_>, term: &Term<'_>) -> bool {
    let at = line.case.token_at(term.number.end);
    line.case.is(at, w!["-"]) && line.case.is(at + 1, w!["seat", "member", "strong", "judge"])
}
