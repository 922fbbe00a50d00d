//! More votes than the body has seats: "the parliament, which has 240 seats, passed it with 317
//! votes". What is to be said of the two is left to the check.

use super::portion::Tie;
use super::relation::{Line, Term};
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

/// Returns the votes of a sentence and the seats that are fewer.
pub(super) fn beyond_seats<'a>(line: &Line<'a>) -> Option<Tie<'a>> {
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
