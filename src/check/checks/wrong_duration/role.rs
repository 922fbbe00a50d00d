//! What the only time of a sentence is to its only two dates: all that lies between them, perhaps a
//! part of it, or something else.

use std::ops::Range;

use super::loose;
use crate::check::Case;
use crate::check::lasting::{SPANS, WORK, behind_name, of_a_term};
use crate::check::years::{self, Stated};
use crate::quantity::{Figure, FigureKind};
use crate::text::Words;
use crate::w;

/// What a time is to the two dates.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// All that lies between them: "lasted 20 years", "20 years later, in 1971".
    Whole,
    /// Perhaps a part of it: "made cars for 20 years".
    Within,
}

/// A time with its dates where they stand.
pub(super) struct Place<'c, 'a> {
    pub(super) case: &'c Case<'a>,
    pub(super) figure: &'c Figure,
    /// The tokens of the time.
    pub(super) own: Range<usize>,
    pub(super) sentence: &'c Range<usize>,
    /// The tokens of the sentences that have the two dates.
    pub(super) told: &'c Range<usize>,
    pub(super) dates: [&'c Stated; 2],
}

/// Whoever has an age, which is no time between two dates.
const PERSONS: &Words =
    w!["he", "she", "his", "her", "him", "they", "who", "man", "woman", "boy", "girl"];

impl Place<'_, '_> {
    /// Whether another reading than the time between the two dates is as likely.
    pub(super) fn stopped(&self) -> bool {
        const NEVER: &Words = w![
            "every",
            "each",
            "within",
            "next",
            "coming",
            "another",
            "further",
            "first",
            "final",
            "last",
            "past",
            "additional",
            "extra",
            "previous",
            "preceding",
            "following",
            "under",
            "to",
            "than",
            "up",
            "more",
            "minimum",
            "maximum",
            "mandatory",
            "until",
            "per",
            "aged",
            "or",
            "and",
            "take",
            "takes",
            "needs",
            "early",
            "opening",
            "formative",
            "recent",
        ];
        const BEHIND: &Words = w![
            "ago",
            "younger",
            "older",
            "each",
            "apiece",
            "ahead",
            "more",
            "longer",
            "or",
            "and",
            "running",
            "straight",
            "per",
            "notice",
            "imprisonment",
        ];
        const OTHERS: &Words = w![
            "born",
            "birth",
            "b",
            "average",
            "averaged",
            "median",
            "mean",
            "if",
            "would",
            "will",
            "could",
            "should",
            "may",
            "might",
            "must",
            "typically",
            "usually",
            "normally",
            "generally",
            "expected",
            "estimated",
            "planned",
            "sentenced",
            "jailed",
            "sentence",
            "jail",
            "prison",
            "imprisonment",
            "contract",
            "lease",
            "warranty",
            "guarantee",
            "aged",
            "age",
            "others",
            "another",
            "some",
            "respectively",
            "each",
            "combined",
            "both",
            "neither",
            "data",
            "forecast",
        ];
        const OF: &Words = w!["which", "them", "it", "that", "those", "these", "whom"];
        // "ran the choir for 28 years, well into his retirement"
        let beyond = w!["well", "even", "long", "beyond", "until", "far"];
        let (case, own) = (self.case, &self.own);
        let lead = own.start.checked_sub(1).filter(|at| self.sentence.contains(at));
        // "from March 2020 to May 2021, or 14 months"
        let or = |at: usize| case.is(at, w!["or"]) && case.is(at.wrapping_sub(1), w![","]);
        lead.is_some_and(|at| case.is(at, NEVER) && !or(at))
            || case.is(own.end, w![","]) && case.is(own.end + 1, beyond)
            || case.is(own.end, BEHIND)
            || case.is(own.end, w!["of"]) && case.is(own.end + 1, OF)
            || case.is(own.end, w!["before"]) && case.is(own.end + 1, w!["that", "this"])
            || self.told.clone().any(|at| case.is(at, OTHERS) && !case.capital(at))
            || self.told.clone().any(|at| {
                // "the first in 1906, the second in 1956"
                let the = at > 0 && case.is(at - 1, w!["the"]);
                let dated = the && case.is(at + 1, w!["in", ",", "on"]);
                case.is(at, w!["second", "third"]) && !dated
            })
            || case.is(own.end, w!["birthday"]) && !self.lead(w!["its"])
            || self.figure.kind == FigureKind::Age && case.any(self.told.clone(), PERSONS)
            || lead.is_some_and(|at| of_a_term(case, at))
            || years::names_kin(case, self.clause())
            || loose::planned(case, own, self.sentence) && !self.apposed()
            || self
                .dates
                .iter()
                .any(|date| loose::is_term(case, own, date) || behind_name(case, date))
    }

    fn lead(&self, words: &Words) -> bool {
        self.case.is(self.own.start.wrapping_sub(1), words)
    }

    /// The words before the time in its own part of the sentence.
    fn clause(&self) -> Range<usize> {
        let dated = self.dates.iter().map(|date| date.token + 1);
        let from = dated.filter(|at| *at <= self.own.start).max().unwrap_or(self.sentence.start);
        let from = from.max(self.sentence.start);
        let cut = (from..self.own.start).rev().find(|&at| self.case.is(at, w![";", ":"]));
        cut.map_or(from, |at| at + 1)..self.own.start
    }

    /// What the time is to the dates; `None` where that is a guess.
    pub(super) fn role(&self) -> Option<Role> {
        let (case, own) = (self.case, &self.own);
        let text = case.words(self.figure.span);
        if text.contains(['-', '‑']) && !text.ends_with('s') {
            let noun = (own.end..own.end + 2).any(|at| {
                case.is(at, SPANS) && !case.is(at, w!["term", "mandate", "spell", "stint"])
            });
            return noun.then_some(Role::Whole);
        }
        if matches!(self.figure.kind, FigureKind::Rank | FigureKind::Age) {
            return Some(Role::Whole);
        }
        if self.apart() || self.apposed() {
            return Some(Role::Whole);
        }
        // "by people who had lived elsewhere for 30 years" is told of others.
        let aside = w![
            "who", "where", "whose", "that", "because", "by", "whom", "has", "have", "and", "but",
            "while", "when", "after", "since", "as", "with", "before",
        ];
        // "stood for 28 years; the law of 1990 and that of 1992"
        let told_before = self.dates.iter().any(|date| date.token < own.start);
        let next = case.find(own.end..self.sentence.end, w![";"]);
        let goes_on = next.is_none_or(|at| case.is(at + 1, w!["it", "he", "she", "they"]));
        // "; the town took three years to recover" is told of the town.
        let clause = self.clause();
        let parted = clause.start > self.sentence.start
            && case.is(clause.start - 1, w![";"])
            && !case.is(clause.start, w!["it", "he", "she", "they", "this", "these", "which"])
            && !case.any(clause.clone(), w!["lasted", "lasting", "spanned", "elapsed", "passed"]);
        if parted {
            return None;
        }
        let measured = self.measured() && (told_before || goes_on);
        if measured || told_before && (self.been() || self.at_end()) {
            return (!self.aside()).then_some(Role::Whole);
        }
        // "which means that it had shown the same hour for 60 years"
        let means = case.find(clause.clone(), w!["means", "meant"]);
        if means.is_some_and(|at| case.is(at + 1, w!["that"])) {
            return Some(Role::Whole);
        }
        let before = case.is(own.end, w!["before"]) && !self.lead(w!["for"]);
        let from_a_deed =
            before || case.is(own.end, w!["after", "since", "from", "earlier", "later"]);
        let here = self.dates.iter().any(|date| self.sentence.contains(&date.token));
        let over = here && self.lead(w!["for", "on", "over", "of", "spent"]);
        (over && (told_before || goes_on) && !from_a_deed && !case.any(clause, aside))
            .then_some(Role::Within)
    }

    /// Whether the words between a date and the time are told of others: "that was sold in 1990 to
    /// people who had lived there for 30 years".
    fn aside(&self) -> bool {
        const ASIDE: &Words =
            w!["who", "where", "whose", "that", "because", "by", "whom", "has", "have"];
        self.case.any(self.clause(), ASIDE)
    }

    /// "632 years afterwards, in 1880", "35 years before the fire of 1946".
    fn apart(&self) -> bool {
        const LATER: &Words = w![
            "later",
            "afterwards",
            "afterward",
            "on",
            "earlier",
            "previously",
            "hence",
            "thereafter",
            "beforehand",
            "before",
            "after",
        ];
        const BETWEEN: &Words = w![
            "apart",
            "separate",
            "separated",
            "divide",
            "divided",
            "between",
            "elapsed",
            "passed",
            "lie",
            "lay",
            "intervened",
            "intervening",
        ];
        let (case, end) = (self.case, self.own.end);
        if case.reads(end, w!["on", "end"])
            || case.reads(end, w!["to", "the", "day"])
            || self.lead(w!["the", "these", "those"]) && case.is(end, w!["from", "between"])
        {
            return true;
        }
        if case.is(end, BETWEEN) || case.is(end, w!["in"]) && case.is(end + 1, w!["which"]) {
            return true;
        }
        // "in 1880, 632 years after the first stone was laid"
        let [one, other] = self.dates;
        let told = one.token.max(other.token) < self.own.start
            && one.token.max(other.token) + 3 >= self.own.start
            && !case.any(end..self.sentence.end, w!["and", "but", ";", "who", "which"]);
        let alone = !case.is(end, w!["before", "after"])
            || case.is(end + 1, w![",", ".", ";"])
            || case.is(end, w!["after"]) && told;
        if case.is(end, LATER) && alone && self.dates.iter().any(|date| self.beside(date)) {
            return true;
        }
        // "20 years after the fire of 1971", "20 years after it opened in 1971"
        let dated = self.dates.iter().find(|date| date.token > end);
        case.is(end, w!["after", "before", "since"])
            && dated.is_some_and(|date| {
                let gap = end + 1..date.token;
                gap.len() < 14
                    && !case.any(gap, w![",", ";", ":", "and", "but", "who", "which", "where"])
            })
    }

    /// Whether a date stands right beside the time: "on 8 July, five weeks later".
    fn beside(&self, date: &Stated) -> bool {
        const LINKS: &Words = w![
            ",",
            "in",
            "on",
            "(",
            "–",
            "—",
            "just",
            "of",
            "exactly",
            "almost",
            "nearly",
            "some",
            "only",
            "barely",
            "precisely",
            "fully",
            "the",
            "that",
            "year",
            "not",
            "until",
            "by",
            "to",
            "about",
            "full",
        ];
        let tokens = self.case.tokens_of(date.span);
        let gap = if tokens.start >= self.own.end {
            self.own.end + 1..tokens.start
        } else {
            tokens.end..self.own.start
        };
        gap.len() <= 5 && self.case.only(gap, LINKS)
    }

    /// "lasted 20 years", "a reign of 20 years", "took 20 years to build".
    fn measured(&self) -> bool {
        const MEASURES: &Words = w![
            "lasted",
            "lasting",
            "lasts",
            "spanned",
            "spanning",
            "spans",
            "covered",
            "covering",
            "covers",
            "took",
            "taken",
            "taking",
            "endured",
            "stretched",
            "stretching",
            "ran",
            "totalled",
            "totaled",
            "makes",
            "made",
            "making",
            "elapsed",
            "passed",
            "separated",
            "stood",
            "survived",
            "existed",
            "held",
            "reigned",
            "ruled",
            "governed",
            "persisted",
            "continued",
            "dragged",
            "celebrated",
            "marked",
            "gap",
            "interval",
        ];
        const FILL: &Words = w![
            "for",
            "a",
            "an",
            "the",
            "of",
            "total",
            "on",
            "out",
            "some",
            "all",
            "period",
            "over",
            "about",
            "nearly",
            "almost",
            "exactly",
            "fully",
            "full",
            "in",
            "only",
            "just",
            "up",
            "idle",
            "empty",
            "closed",
            "open",
            "silent",
            "shut",
            "vacant",
            "derelict",
            "still",
            "dark",
            "unused",
            "intact",
            "unbroken",
            "firm",
            "dormant",
            "shuttered",
            "abandoned",
            "unbeaten",
            "unchanged",
            "unsolved",
        ];
        let case = self.case;
        let verb = (self.sentence.start..self.own.start).rev().find(|&at| !case.is(at, FILL));
        let noun = self.lead(w!["of"])
            && case.any(self.own.start.saturating_sub(3)..self.own.start, SPANS);
        noun || verb.is_some_and(|at| case.is(at, MEASURES) && self.own.start - at <= 5)
    }

    /// "for 17 years, 1980 to 1997", "from 1980 to 1997 — 17 years —", "20 years: he came in 1950
    /// and left in 1970".
    fn apposed(&self) -> bool {
        const LINKS: &Words = w![
            ",",
            "(",
            "–",
            "—",
            ":",
            "from",
            "between",
            "for",
            "a",
            "total",
            "of",
            "period",
            "about",
            "roughly",
            "around",
            "some",
            "that",
            "is",
            "which",
            "or",
            "namely",
            "in",
            "all",
            "altogether",
            "exactly",
            "fully",
            "just",
            "the",
            "year",
        ];
        let case = self.case;
        let [one, other] = self.dates;
        let to = case.is(one.token + 1, w!["until", "to", "till"]);
        let [first, last] = [one, other].map(|date| case.tokens_of(date.span));
        let signs = w![",", "(", "–", "—", ":", "-"];
        let near = |gap: Range<usize>| {
            gap.len() <= 6 && case.only(gap.clone(), LINKS) && case.any(gap, signs)
        };
        let before = first.start >= self.own.end;
        let gap = self.own.end..first.start.max(self.own.end);
        if before && case.any(gap.clone(), w![":"]) {
            return true;
        }
        // "After three centuries in the hands of one family, from 1702 to 1902,"
        let from = years::lead(case, one.token).filter(|at| case.is(*at, w!["from", "between"]));
        let comma = from.is_some_and(|at| at > gap.start && case.is(at - 1, w![",", "–", "—"]));
        let parted = w!["and", "but", ";", "who", "which", "where", "when"];
        let closed = case.is(last.end, w![",", ".", ";", ")", "–", "—"]);
        if before && comma && closed && gap.len() < 10 && !case.any(gap, parted) {
            return true;
        }
        // "dropped in 1946: thirty years of changing the clocks"
        let summed = last.end + 1 == self.own.start && case.is(last.end, w![":", "–", "—"]);
        // "From 1990 to 1998, two years of drought hit the farms."
        let of = case.is(self.own.end, w!["of"]) && case.is(last.end, w![","]);
        summed
            || (other.ends_span || to)
                && (before && near(self.own.end..first.start)
                    || last.end <= self.own.start && !of && near(last.end..self.own.start))
    }

    /// "had been in use for 97 years when", "had held for 67 years when".
    fn been(&self) -> bool {
        const FAR: usize = 8;
        const BEEN: &Words = w![
            "been",
            "stood",
            "held",
            "existed",
            "lasted",
            "remained",
            "lain",
            "survived",
            "run",
            "gone",
            "endured",
            "served",
            "reigned",
            "ruled",
            "lived",
            "operated",
            "closed",
            "open",
            "use",
            "force",
            "business",
            "place",
            "print",
            "service",
            "operation",
            "power",
            "office",
            "existence",
            "publication",
            "production",
            "circulation",
            "charge",
            "idle",
            "empty",
            "shut",
        ];
        let case = self.case;
        let back = self.own.start.saturating_sub(FAR).max(self.sentence.start)..self.own.start;
        let cut = back.clone().rev().find(|&at| case.is(at, w![",", ";", ":", "(", "and"]));
        let back = cut.map_or(back.start, |at| at + 1)..back.end;
        let had = w!["had", "been", "having", "was", "were"];
        self.lead(w!["for", "almost", "nearly", "some"])
            && case.any(back.clone(), had)
            && case.any(back, BEEN)
    }

    /// "closed in 1991 after 27 years", "after 27 years of work".
    fn at_end(&self) -> bool {
        let (case, end) = (self.case, self.own.end);
        let working = case.is(end, w!["in", "of", "at", "on"]) && case.is(end + 1, WORK);
        let closed = case.is(end, w![",", ".", ";", ")", "–", "—", "!"]);
        // "and, after 20 years, closed its oldest shaft in 1990" is told of the shaft.
        let [one, other] = self.dates;
        let ended = other.token < self.own.start && one.token < self.own.start
            || self.dates.iter().any(|date| date.token > end && date.token <= end + 2);
        self.lead(w!["after"]) && (closed || working) && ended
    }
}
