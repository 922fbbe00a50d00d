//! Words that stand for one another where a fact is told twice: "killed" in a headline is "the
//! death toll" below it. Whether two tellings are of one fact is left to the checks.

use std::ops::Range;

use super::case::Case;
use super::subject::{EMPTY, Subject, root, stem};
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// What a stem is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// Nothing: any story may have it, like "announces".
    Telling,
    /// The first of the stems that stand for one another.
    Family(Word),
    /// Itself.
    Itself,
}

/// Returns what a stem is compared by.
pub(super) fn kin(stem: Word) -> Kin {
    if stem.is_in(TELLING) {
        return Kin::Telling;
    }
    let family = FAMILIES.iter().find(|words| stem.is_in(words)).and_then(|words| words.first());
    family.map_or(Kin::Itself, |first| Kin::Family(*first))
}

/// Returns what the words among these tokens are compared by where a fact is told again.
pub(super) fn retold(case: &Case<'_>, tokens: Range<usize>) -> Subject {
    let tokens: Vec<usize> = tokens.collect();
    retold_at(case, &tokens)
}

/// Returns what the words at these tokens are compared by.
pub(super) fn retold_at(case: &Case<'_>, tokens: &[usize]) -> Subject {
    let words = tokens.iter().filter(|&&at| {
        matches!(case.kind(at), Some(TokenKind::Word | TokenKind::Code))
            && !case.is(at, EMPTY)
            && !case.is(at, w!["'s", "’s"])
    });
    let keys = words.filter_map(|&at| {
        let own = stem(case.printed(at));
        match kin(own) {
            Kin::Telling => None,
            Kin::Family(first) => Some(first),
            Kin::Itself => Some(root(case.printed(at))),
        }
    });
    Subject::from_stems(keys.collect())
}

/// Words of the telling, not of what is told.
const TELLING: &Words = w![
    "announce",
    "announced",
    "announcement",
    "include",
    "included",
    "including",
    "new",
    "report",
    "reported",
    "official",
    "police",
    "statement",
    "tell",
    "told",
    "make",
    "made",
    "first",
    "last",
    "press",
    "release",
    "news",
    "update",
];

/// Families of stems; the first of each stands for all.
const FAMILIES: &[&Words] = &[
    w![
        "kill", "killed", "killing", "die", "died", "dy", "dying", "dead", "death", "deadly",
        "toll", "fatality", "fatal", "perished", "victim", "claimed", "life", "body", "drown",
        "drowned",
    ],
    w!["injured", "injury", "injure", "injuring", "hurt", "wounded", "wound", "wounding"],
    w!["arrested", "arrest", "arresting", "detained", "detain", "detention", "held", "custody"],
    w![
        "job",
        "post",
        "position",
        "redundancy",
        "layoff",
        "worker",
        "staff",
        "employee",
        "employ",
        "employed",
        "workforce",
        "payroll",
    ],
    w![
        "rise",
        "rose",
        "risen",
        "rising",
        "increase",
        "increased",
        "increasing",
        "climb",
        "climbed",
        "jump",
        "jumped",
        "grow",
        "grew",
        "growth",
        "gain",
        "gained",
        "soar",
        "soared",
        "surge",
        "surged",
        "boost",
        "boosted",
        "raise",
        "raised",
        "hike",
        "hiked",
        "lift",
        "lifted",
        "up",
    ],
    w![
        "fall",
        "fell",
        "fallen",
        "falling",
        "drop",
        "dropped",
        "decline",
        "declined",
        "cut",
        "cutting",
        "slash",
        "slashed",
        "reduce",
        "reduced",
        "reduction",
        "axe",
        "axed",
        "axing",
        "shed",
        "slump",
        "slumped",
        "plunge",
        "plunged",
        "slip",
        "slipped",
        "ease",
        "eased",
        "dip",
        "dipped",
        "lose",
        "lost",
        "loss",
    ],
    w![
        "fund",
        "funding",
        "funded",
        "grant",
        "award",
        "awarded",
        "aid",
        "money",
        "cash",
        "receive",
        "received",
        "get",
        "got",
        "secure",
        "secured",
        "provide",
        "provided",
        "allocate",
        "assistance",
        "help",
        "allocated",
        "allocation",
        "approve",
        "approved",
        "boon",
    ],
    w![
        "buy",
        "bought",
        "buying",
        "acquire",
        "acquired",
        "acquisition",
        "purchase",
        "purchased",
        "takeover",
        "deal",
        "sell",
        "sold",
        "sale",
    ],
    w!["fine", "fined", "penalty", "pay", "paid", "paying", "payout", "settle", "settlement"],
    w!["jail", "jailed", "prison", "sentence", "sentenced", "imprisoned"],
    w!["evacuate", "evacuated", "evacuation", "flee", "fled", "displaced", "displace"],
    w!["home", "house", "housing"],
    w!["protest", "protester", "demonstrator", "march", "marched", "rally", "demonstration"],
    w!["build", "built", "building", "construct", "construction"],
    w!["invest", "invested", "investment", "investing"],
    w!["vote", "voted", "voter", "turnout", "ballot"],
    w!["improve", "improvement", "improved"],
    w!["cost", "bill", "price", "worth", "priced"],
    w!["poll", "survey", "surveyed", "polled"],
    w!["win", "won", "winning", "victory"],
    w!["earthquake", "quake", "tremor"],
    w!["blaze", "fire"],
    w!["strike", "walkout"],
    w!["firm", "company"],
    w!["hire", "hired", "hiring", "recruit", "recruited", "recruiting", "recruitment"],
    w!["close", "closed", "closing", "closure", "shut", "shuts", "shutting"],
    w!["ticket", "fare"],
    w!["back", "backed", "support", "supported", "favour", "favor", "want", "wanted"],
    w!["steal", "stole", "stolen", "theft", "thief", "rob", "robbed", "robbery", "raid"],
    w!["homeless", "homelessness"],
    w!["unemployment", "unemployed", "jobless", "joblessness"],
    w!["tenant", "rent"],
    w!["child", "kid", "pupil", "student", "youngster"],
    w!["crossing", "bridge"],
    w!["deficit", "trail", "trailing", "behind"],
    w!["open", "opened", "opening"],
    w!["power", "electricity", "energy"],
];
