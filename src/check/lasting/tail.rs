//! What stands right before and behind a duration: whether it is one, and whether what follows
//! makes it a part of the time.

use std::ops::Range;

use super::Lasting;
use crate::check::Case;
use crate::quantity::motion::{FALLING, RISING};
use crate::text::{TokenKind, Words};
use crate::{w, words};

/// What a thing is at all the time it lasts.
pub(in crate::check) const WORK: &Words = w![
    "production",
    "operation",
    "operations",
    "service",
    "work",
    "business",
    "trading",
    "trade",
    "existence",
    "use",
    "publication",
    "broadcasting",
    "rule",
    "government",
    "activity",
];

/// Returns whether a time behind token `at` is one of which only so much was: "12 years of a
/// 20-year term".
pub(in crate::check) fn of_a_term(case: &Case<'_>, at: usize) -> bool {
    at > 1
        && case.is(at, w!["a", "an", "his", "her", "its", "their", "the"])
        && case.is(at - 1, w!["of"])
        && case.is(at - 2, w!["years", "year", "months", "weeks", "decades"])
}

impl Lasting<'_, '_> {
    /// Whether what stands before the duration makes it one: "for", "lasted", "a run of".
    pub(super) fn lasts(&self) -> bool {
        const BEFORE: &Words = w![
            "for",
            "lasted",
            "lasting",
            "after",
            "stood",
            "been",
            "of",
            "past",
            "last",
            "spent",
            "served",
            "or",
            "(",
            "–",
            "—",
            ",",
            "some",
            "a",
            "an",
            "the",
            "his",
            "her",
            "its",
            "their",
            "only",
            "exactly",
            "existed",
            "ruled",
            "reigned",
            "governed",
            "lived",
            "worked",
            "ran",
            "is",
            "was",
            "almost",
            "nearly",
            "over",
            "full",
            "took",
            "spans",
            "covering",
            "spanning",
            "totalling",
            "totaling",
            "these",
            "those",
            "in",
            "survived",
            "total",
        ];
        self.token_before().is_none_or(|at| self.case.is(at, BEFORE))
    }

    /// "rose for 10 years from 1990 to 2008": the rise may have lasted a part of the time.
    pub(super) fn moved(&self) -> bool {
        const MOVED: &Words =
            words![RISING, FALLING, w!["improved", "gained", "lost", "won", "doubled"]];
        let own = self.own();
        let comma = self.case.is(own.end, w![",", "(", "–", "—"]);
        let before = own.start.saturating_sub(3).max(self.sentence.start)..own.start;
        !comma && self.case.any(before, MOVED)
    }

    /// "eight-year": a noun follows.
    pub(super) fn adjective(&self) -> bool {
        let words = self.case.words(self.figure.span);
        words.ends_with("-year") || words.ends_with("-decade") || words.ends_with("‑year")
    }

    /// Whether nothing that narrows the duration follows it.
    pub(super) fn tail_closed(&self) -> bool {
        const IN_ALL: &Words =
            w!["all", "total", "office", "power", "force", "operation", "business", "a"];
        let (case, end) = (self.case, self.own().end);
        if case.is(end, w!["in", "at", "on"]) {
            return case.is(end + 1, IN_ALL);
        }
        let word = case.kind(end) == Some(TokenKind::Word);
        !word
            || case.is(
                end,
                w![
                    "later",
                    "altogether",
                    "overall",
                    "running",
                    "straight",
                    "that",
                    "ending",
                    "ended",
                    "without",
                    "and",
                    "apart",
                    "is",
                    "was"
                ],
            )
    }

    /// "of production", but "of which" narrows.
    pub(super) fn tail_of(&self) -> bool {
        let (case, end) = (self.case, self.own().end);
        let narrow = w!["which", "that", "them", "those", "it", "this", "his", "her", "its", "the"];
        case.is(end, w!["of"]) && !case.is(end + 1, narrow)
    }

    /// "of production": all the time a thing was at work.
    pub(super) fn tail_working(&self) -> bool {
        let (case, end) = (self.case, self.own().end);
        case.is(end, w!["of", "in", "on"]) && case.is(end + 1, WORK)
            || case.reads(end, w!["on", "the", "books"])
    }

    /// Whether one of `stops` stands among these tokens; "which lasted" is none.
    pub(super) fn stopped(&self, mut tokens: Range<usize>, stops: &Words) -> bool {
        let lasting = w!["lasted", "ran", "raged", "spanned", "stretched"];
        tokens.any(|at| {
            let which = self.case.is(at, w!["which"]) && self.case.is(at + 1, lasting);
            self.case.is(at, stops) && !which
        })
    }

    /// Whether what follows makes the years a part of the time: "for 20 years at Yale", "20 years
    /// of that abroad", "for 20 years teaching law". "In a row" and its like do not.
    pub(super) fn narrowed(&self) -> bool {
        const PLACES: &Words = w![
            "at",
            "in",
            "with",
            "as",
            "on",
            "under",
            "for",
            "of",
            "from",
            "by",
            "to",
            "inside",
            "outside",
            "within",
            "near",
            "across",
            "among",
            "between",
            "alongside",
            "there",
            "here",
            "abroad",
            "overseas",
            "mostly",
            "mainly",
            "largely",
            "first",
            "both",
        ];
        let (case, end) = (self.case, self.own().end);
        let whole = case.is(end, w!["in"])
            && case.is(
                end + 1,
                w![
                    "total",
                    "succession",
                    "force",
                    "place",
                    "all",
                    "business",
                    "operation",
                    "effect",
                    "existence"
                ],
            )
            || case.is(end, w!["in"]) && case.reads(end + 1, w!["a", "row"])
            || case.is(end, w!["at"]) && case.reads(end + 1, w!["a", "stretch"])
            || case.is(end, w!["on"]) && case.is(end + 1, w!["end"])
            || case.is(end, w!["of"]) && case.is(end + 1, w!["existence", "operation"]);
        let doing = case.printed(end).ends_with("ing")
            && !case.is(end, w!["running", "including", "ending"]);
        !whole && (case.capital(end) || doing || case.is(end, PLACES))
    }
}

/// What lasts: "an eight-year run".
pub(in crate::check) const SPANS: &Words = w![
    "run",
    "strike",
    "search",
    "relationship",
    "dynasty",
    "struggle",
    "blockade",
    "fight",
    "history",
    "pontificate",
    "kingship",
    "chancellorship",
    "editorship",
    "captaincy",
    "involvement",
    "feud",
    "lull",
    "boom",
    "slump",
    "monopoly",
    "moratorium",
    "span",
    "period",
    "stretch",
    "term",
    "reign",
    "tenure",
    "stint",
    "career",
    "spell",
    "war",
    "rule",
    "presidency",
    "streak",
    "ban",
    "marriage",
    "partnership",
    "era",
    "wait",
    "gap",
    "drought",
    "absence",
    "exile",
    "mandate",
    "governorship",
    "premiership",
    "mayoralty",
    "hiatus",
    "conflict",
    "occupation",
    "embargo",
    "siege",
    "regime",
    "dictatorship",
    "leadership",
    "chairmanship",
    "silence",
    "interval",
    "interlude",
    "intermission",
    "break",
    "pause",
    "interruption",
    "suspension",
    "closure",
    "neglect",
    "disuse",
    "standstill",
    "stoppage",
    "shutdown",
    "lockout",
    "boycott",
    "truce",
    "peace",
    "ceasefire",
    "captivity",
    "imprisonment",
    "incarceration",
    "internment",
    "banishment",
    "estrangement",
    "friendship",
    "alliance",
    "collaboration",
    "ownership",
    "stewardship",
    "custody",
    "ministry",
    "residence",
    "apprenticeship",
    "existence",
    "lifetime",
    "lifespan",
    "prohibition",
    "curfew",
    "famine",
    "civil",
    "campaign",
    "vacancy",
    "papacy",
    "interregnum",
    "rivalry",
    "quarrel",
    "dispute",
    "vigil",
];
