//! Courses that a life, a law, a work or a ship takes: steps that always come in one order,
//! whatever the sentence around them is: engaged, married, divorced; applied for, granted, lapsed.
//! Steps that hold of anything (begun, in use, over) are told by `deeds.rs`.

use super::case::Case;
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// The steps of each course, the first of them first.
const COURSES: [&[&Words]; 21] = [
    &[w!["tested", "tried", "developed"], w!["licensed", "approved", "marketed"]],
    &[
        w!["floated", "listed"],
        w!["delisted", "nationalised", "nationalized", "bankrupt", "liquidated", "dissolved"],
    ],
    &[
        w!["promised", "pledged", "vowed", "offered", "booked", "invoiced", "owed", "billed"],
        w!["paid", "honoured", "honored", "fulfilled", "refunded", "repaid"],
    ],
    &[
        w!["sued", "claimed", "complained", "appealed"],
        w!["heard"],
        w!["won", "lost", "settled", "dismissed", "upheld", "compensated", "ruled"],
    ],
    &[
        w!["stolen", "lost", "looted", "confiscated", "missing", "hidden", "buried"],
        w!["recovered", "returned", "found", "restituted", "retrieved"],
    ],
    &[w!["shot", "filmed"], w!["released", "premiered", "screened", "broadcast", "aired"]],
    &[w!["seen", "sighted", "spotted", "recorded"], w!["extinct"]],
    &[
        w!["betrothed", "engaged", "courted"],
        w!["married", "wed", "wedded", "eloped", "husband", "wife", "bride"],
        w!["divorced", "separated", "widowed", "parted"],
        w!["remarried"],
    ],
    &[
        w!["mooted", "proposed", "tabled", "drafted", "introduced", "submitted", "negotiated"],
        w!["debated", "passed", "approved", "adopted", "agreed", "initialled", "concluded"],
        w!["signed", "enacted", "promulgated", "ratified", "law"],
        w!["effect", "force", "implemented"],
        w!["amended", "revised", "tightened", "relaxed"],
        w!["repealed", "annulled", "revoked", "rescinded", "overturned", "abolished", "scrapped"],
    ],
    &[
        w!["applied", "sought", "requested", "filed", "lodged", "bid"],
        w!["granted", "issued", "awarded", "patented", "licensed", "conferred"],
        w!["renewed", "extended", "prolonged"],
        w!["lapsed", "expired", "revoked", "withdrawn", "ran"],
    ],
    &[
        w![
            "diagnosed",
            "infected",
            "injured",
            "wounded",
            "poisoned",
            "ill",
            "paralysed",
            "blinded"
        ],
        w!["treated", "hospitalised", "hospitalized", "transplanted"],
        w!["recovered", "cured", "invalided", "died", "succumbed", "buried"],
    ],
    &[
        w!["robbed", "stole", "stolen", "murdered", "committed", "defrauded", "embezzled"],
        w!["arrested", "detained", "caught", "captured", "extradited"],
        w!["charged", "indicted", "accused", "arraigned", "prosecuted"],
        w!["tried", "trial"],
        w!["convicted", "acquitted", "guilty", "cleared", "condemned"],
        w!["sentenced", "jailed", "imprisoned", "hanged", "executed", "fined"],
        w!["freed", "released", "paroled", "pardoned", "exonerated", "walked", "rehabilitated"],
    ],
    &[
        w!["ordered", "designed"],
        w!["laid"],
        w!["launched", "christened"],
        w!["commissioned", "delivered"],
        w!["refitted", "mothballed", "captured", "interned"],
        w!["decommissioned", "sunk", "sank", "wrecked", "torpedoed", "scuttled", "foundered"],
    ],
    &[
        w!["conceived", "begun", "started"],
        w!["written", "wrote", "composed", "penned", "recorded", "drafted"],
        w!["published", "released", "printed", "issued", "publisher"],
        w![
            "translated",
            "adapted",
            "screened",
            "dramatised",
            "dramatized",
            "reprinted",
            "reissued",
            "remade",
            "covered",
            "filmed",
            "screen",
            "stage",
            "banned",
            "withdrawn",
        ],
    ],
    &[
        w!["enrolled", "matriculated", "apprenticed", "admitted"],
        w!["graduated", "qualified", "degree", "doctorate"],
        w!["hired", "employed", "appointed", "recruited", "professor", "head", "post", "practice"],
        w!["promoted", "partner", "director"],
        w!["retired", "resigned", "sacked", "dismissed"],
        w!["died", "buried"],
    ],
    &[
        w!["discovered", "found", "unearthed", "detected", "spotted", "seen"],
        w!["excavated", "examined", "identified", "described", "classified"],
        w!["exhibited", "displayed", "repatriated", "sold"],
    ],
    &[
        w!["proposed", "forward", "predicted", "suggested", "postulated", "conjectured"],
        w![
            "tested",
            "confirmed",
            "proved",
            "proven",
            "verified",
            "disproved",
            "refuted",
            "debunked"
        ],
    ],
    &[
        w!["emigrated", "arrived", "immigrated", "landed", "fled", "came", "moved", "settled"],
        w!["naturalised", "naturalized", "citizen", "citizenship"],
    ],
    &[
        w!["nominated", "chosen", "picked", "shortlisted"],
        w!["elected", "confirmed", "appointed", "sworn", "crowned", "enthroned"],
        w!["reelected", "reappointed"],
        w!["impeached", "ousted", "deposed", "resigned", "unseated", "abdicated"],
    ],
    &[
        w!["planted", "sown", "grafted", "sowed"],
        w!["bore", "borne", "harvest", "fruit", "fruited", "flowered", "bloomed", "harvested"],
        w!["felled", "uprooted", "grubbed"],
    ],
    &[
        w!["built", "erected", "constructed"],
        w!["opened", "inaugurated", "consecrated", "unveiled", "completed", "finished"],
        w![
            "extended",
            "enlarged",
            "renovated",
            "restored",
            "refurbished",
            "modernised",
            "modernized",
            "widened",
            "damaged",
            "bombed",
            "flooded",
        ],
        w!["demolished", "razed", "closed", "shut", "dismantled", "shuttered"],
    ],
];

/// Verbs whose object tells the step: "became law", "took a husband", "came into force".
const LIGHT: &Words = w![
    "became", "become", "took", "taken", "came", "come", "went", "gone", "got", "put", "had",
    "gained", "won", "received", "entered", "gave", "given", "yielded", "found", "stood", "fell",
    "reached", "opened", "earned", "made", "declared", "ran", "run",
];

/// Returns whether the deed of token `one` always comes before that of token `other`.
pub(super) fn in_order(case: &Case<'_>, one: usize, other: usize) -> bool {
    COURSES.iter().any(|course| {
        let step = |at: usize| course.iter().rposition(|words| takes(case, at, words));
        step(one).zip(step(other)).is_some_and(|(one, other)| one < other)
    })
}

/// Whether a verb, or a verb with its object, takes one of these steps.
fn takes(case: &Case<'_>, at: usize, words: &Words) -> bool {
    const OBJECT_TOKENS: usize = 4;
    const AGAIN: &Words = w!["second", "third", "fourth", "another", "new"];
    // The object ends where another deed, a sign or a date begins.
    let goes_on = |at: &usize| {
        case.kind(*at) == Some(TokenKind::Word) && !case.is(*at, w!["and", "but", "or", "then"])
    };
    let object: Vec<usize> = (at + 1..at + 1 + OBJECT_TOKENS).take_while(goes_on).collect();
    let has = |words: &Words| object.iter().any(|&at| case.is(at, words));
    let (light, wed) = (case.is(at, LIGHT), case.is(at, w!["married", "wed"]));
    let spouse = has(w!["husband", "wife", "spouse", "bride"]);
    let again = has(AGAIN) && (wed && has(w!["time"]) || (light || wed) && spouse);
    match () {
        () if again => Word::of("remarried").is_in(words),
        () if light => case.is(at, words) && !case.is(at, w!["found", "ran", "came"]) || has(words),
        () => case.is(at, words),
    }
}
