//! Deeds by how far a thing or a person has come with them: planned, begun, in use, over. Whatever
//! the thing is, one of a lower rank comes first.

use super::case::Case;
use crate::text::Words;
use crate::w;

/// How far a thing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It was asked for or allowed.
    Planned,
    /// It was founded, somebody joined.
    Begun,
    /// It was opened or finished.
    Used,
    /// It is over, somebody left.
    Over,
}

/// What is done to a work before it is out.
pub(super) const MADE_BEFORE: &Words = w![
    "written",
    "wrote",
    "composed",
    "filmed",
    "shot",
    "recorded",
    "painted",
    "conceived",
    "designed",
    "planned",
    "drafted",
    "invented",
    "discovered",
    "inspired",
    "named",
    "dated",
];

/// What comes before the beginning.
const PLANNED: &Words = w![
    "authorised",
    "authorized",
    "approved",
    "sanctioned",
    "conceived",
    "planned",
    "proposed",
    "designed",
    "ordered",
    "negotiated",
    "mooted",
    "surveyed",
    "granted",
];
/// What begins a thing, a time in office, a course.
const BEGUN: &Words = w![
    "founded",
    "established",
    "became",
    "formed",
    "created",
    "started",
    "began",
    "begun",
    "commenced",
    "launched",
    "instituted",
    "constituted",
    "incorporated",
    "chartered",
    "registered",
    "laid",
    "enrolled",
    "enroled",
    "matriculated",
    "joined",
    "entered",
    "enlisted",
    "apprenticed",
    "hired",
    "recruited",
    "appointed",
    "elected",
    "inducted",
    "sworn",
    "crowned",
    "enthroned",
    "ordained",
    "arrested",
    "jailed",
    "imprisoned",
    "interned",
    "captured",
    "kidnapped",
    "seized",
    "married",
    "wed",
    "erupted",
    "introduced",
    "imposed",
    "enacted",
    "declared",
    "debuted",
    "conscripted",
    "drafted",
    "admitted",
    "engaged",
    "acceded",
    "ascended",
    "assumed",
    "besieged",
    "occupied",
    "annexed",
    "planted",
    "adopted",
    "ratified",
    "christened",
    "broadcast",
    "aired",
    "televised",
    "staged",
    "published",
    "issued",
    "patented",
    "licensed",
    "leased",
    "settled",
    "moored",
    "indicted",
    "banned",
    "outlawed",
    "invaded",
    "blockaded",
    "boarded",
    "signed",
    "named",
    "nominated",
    "installed",
    "bought",
    "acquired",
    "purchased",
    "filed",
    "mustered",
    "conquered",
    "knighted",
    "ennobled",
    "decorated",
    "naturalised",
    "naturalized",
    "seated",
];
/// What is made and stands from then on.
const USED: &Words = w![
    "built",
    "erected",
    "completed",
    "finished",
    "opened",
    "inaugurated",
    "consecrated",
    "dedicated",
    "unveiled",
    "constructed",
    "delivered",
    "commissioned",
    "electrified",
    "premiered",
];
/// What ends a thing, a time in office, a course, a life.
const OVER: &Words = w![
    "closed",
    "shut",
    "ended",
    "ceased",
    "dissolved",
    "disbanded",
    "folded",
    "liquidated",
    "collapsed",
    "repealed",
    "abolished",
    "lifted",
    "revoked",
    "rescinded",
    "scrapped",
    "cancelled",
    "canceled",
    "axed",
    "discontinued",
    "withdrawn",
    "expired",
    "lapsed",
    "demolished",
    "razed",
    "destroyed",
    "dismantled",
    "decommissioned",
    "sank",
    "wrecked",
    "scuttled",
    "drained",
    "felled",
    "replaced",
    "superseded",
    "terminated",
    "concluded",
    "surrendered",
    "stopped",
    "graduated",
    "quit",
    "resigned",
    "retired",
    "abdicated",
    "deposed",
    "ousted",
    "dismissed",
    "sacked",
    "discharged",
    "demobilised",
    "demobilized",
    "released",
    "freed",
    "pardoned",
    "paroled",
    "divorced",
    "separated",
    "died",
    "executed",
    "expelled",
    "defected",
    "departed",
    "left",
    "deported",
    "exiled",
    "overthrown",
    "toppled",
    "dethroned",
    "defrocked",
    "widowed",
    "evacuated",
    "vacated",
    "abandoned",
    "shelved",
    "annulled",
    "overturned",
    "quashed",
    "struck",
    "shuttered",
    "bankrupt",
    "disappeared",
    "vanished",
    "acquitted",
    "recaptured",
    "liberated",
    "stepped",
    "bowed",
    "pulled",
    "torn",
    "knocked",
    "wound",
    "filled",
    "burned",
    "burnt",
    "gutted",
    "voted",
    "silenced",
    "mothballed",
    "deconsecrated",
    "deregistered",
    "delisted",
    "retaken",
    "recalled",
    "removed",
    "emigrated",
    "unseated",
    "defeated",
    "escaped",
    "beheaded",
    "hanged",
    "assassinated",
    "murdered",
    "drowned",
    "perished",
    "buried",
    "cremated",
    "foundered",
    "bombed",
    "sunk",
    "disused",
];

/// Particles without which a verb ends nothing: "stepped down", "torn down", "wound up".
const PARTED: &Words = w![
    "broken", "stepped", "bowed", "pulled", "torn", "knocked", "wound", "filled", "burned",
    "burnt", "voted", "struck",
];
const PARTICLES: &Words = w!["down", "out", "up", "aside", "off"];

/// Returns the rank of the deed that token `at` tells of.
pub(super) fn rank(case: &Case<'_>, at: usize) -> Option<Rank> {
    let next = |words: &Words| case.is(at + 1, words);
    match () {
        // "had broken out" begins, "was broken up" ends.
        () if case.is(at, PARTED) && !(case.is(at, w!["broken"]) && next(w!["out"])) => {
            next(PARTICLES).then_some(Rank::Over)
        }
        () if case.is(at, w!["took", "taken"])
            && next(w!["office", "command", "charge", "over", "up"])
            || case.is(at, w!["set"]) && next(w!["up"])
            || case.is(at, w!["came", "come", "rose", "risen"])
                && next(w!["to"])
                && case.is(at + 2, w!["power", "office"])
            || case.is(at, w!["broke", "broken"]) && next(w!["out"])
            || case.is(at, w!["called"]) && case.reads(at + 1, w!["to", "the", "bar"])
            || case.is(at, w!["dug"])
            // "the first sod was cut"
            || case.is(at, w!["cut", "turned"])
                && case.any(at.saturating_sub(4)..at, w!["sod", "turf", "ground", "soil"]) =>
        {
            Some(Rank::Begun)
        }
        () if case.is(at, w!["went", "gone"])
            && (next(w!["bankrupt"]) || case.reads(at + 1, w!["out", "of", "business"]))
            || case.is(at, w!["fell", "fallen"]) && next(w!["silent"])
            || case.is(at, w!["handed", "gave", "given"]) && next(w!["over", "up"])
            || case.is(at, w!["let"]) && next(w!["go", "loose", "off"])
            || case.is(at, w!["taken"]) && next(w!["off"])
            || case.is(at, w!["lost"]) && case.is(at + 2, w!["seat", "job", "throne", "post"])
            || case.is(at, w!["called"]) && next(w!["off"])
            || case.is(at, w!["broke", "split"]) && next(w!["up"]) =>
        {
            Some(Rank::Over)
        }
        () if case.is(at, w!["placed"])
            && case.any(at.saturating_sub(7)..at, w!["order", "orders", "contract"]) =>
        {
            Some(Rank::Planned)
        }
        () if case.is(at, OVER) => Some(Rank::Over),
        () if case.is(at, USED) => Some(Rank::Used),
        () if case.is(at, BEGUN) => Some(Rank::Begun),
        () if case.is(at, PLANNED) => Some(Rank::Planned),
        () => None,
    }
}
