//! More votes than the body has seats: "the parliament, which has 240 seats, passed it with 317
//! votes".

use super::portion::Tie;
use super::relation::{Line, Term};
use super::{Check, Flag, Severity, exceeding};
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
pub(super) fn flag(check: &Check, line: &Line<'_>) -> Option<Flag> {
    let tie = beyond_seats(line)?;
    let flag = exceeding::larger(check, line, &tie)?;
    let [votes, seats] = [tie.part, tie.whole].map(|term| term.said(&line.case));
    // Votes and seats do not change places.
    let (_, fits) = flag.message.split_once("One of the two is wrong").unwrap_or_default();
    let fits = fits.split(", or they").next().unwrap_or_default().trim_end_matches('.');
    let kept = !fits.is_empty();
    Some(Flag {
        severity: Severity::Error,
        message: format!(
            "{votes} votes are more than the {seats} who could vote. One of the two is wrong{fits}."
        ),
        suggestions: if kept { flag.suggestions } else { Vec::new() },
        ..flag
    })
}

/// The votes of a sentence and the seats that are fewer.
fn beyond_seats<'a>(line: &Line<'a>) -> Option<Tie<'a>> {
    let case = &line.case;
    let whole = line.first..line.end;
    let amounts = || line.terms.iter().filter(|t| t.is_amount());
    let thing = |t: &&Term<'a>, words: &Words| case.is(t.end.wrapping_sub(1), words);
    let votes = |t: &&Term<'a>| {
        thing(t, w!["votes", "vote"]) || case.is(t.end, w!["votes", "vote", "voted", "voting"])
    };
    let part = amounts().find(votes)?;
    let seats = |t: &&Term<'a>| {
        t.span != part.span && (thing(t, SEATS) || case.is(t.end, SEATS) || seated(line, t))
    };
    let mut seated = amounts().filter(seats);
    let (seats, None) = (seated.next()?, seated.next()) else { return None };
    // One body, one clause: "which has 240 seats, passed it with 317 votes".
    let passed = w![
        "passed", "approved", "adopted", "backed", "rejected", "ratified", "cleared", "endorsed",
        "carried", "defeated", "voted", "elected",
    ];
    let between = seats.end.min(part.first)..part.first;
    if seats.first > part.first
        || !case.any(between.clone(), passed)
        || line.any(between, w!["and", "but", ";", "to", "after", "while"])
    {
        return None;
    }
    let others = amounts().filter(|t| t.span != part.span && t.span != seats.span).count();
    let more = part.value > seats.value && others == 0;
    (more && case.any(whole.clone(), BODIES) && !case.any(whole, ASIDE)).then(|| Tie {
        part: *part,
        whole: *seats,
        end: part.end.max(seats.end),
        sure: true,
    })
}

/// "The 240-seat parliament"
fn seated(line: &Line<'_>, term: &Term<'_>) -> bool {
    let at = line.case.token_at(term.number.end);
    line.case.is(at, w!["-"]) && line.case.is(at + 1, w!["seat", "member", "strong", "judge"])
}
