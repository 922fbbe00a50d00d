//! What years a duration is told with: "since 1987, for 38 years", "from 1990 to 1998, eight
//! years", "began in 1972, ended in 2001 after 29 years". Whether they fit is left to the
//! check.

mod event;
mod pair;
mod tail;

use std::ops::Range;

use super::calendar::ends_phrase;
use super::case::Case;
use super::years::{self, Stated};
use crate::quantity::Figure;
use crate::text::Words;
use crate::w;

pub(super) use tail::{SPANS, WORK, of_a_term};

/// The two dates a duration is said to lie between.
#[derive(Clone, Copy, Debug)]
pub(super) struct Between {
    /// When it began.
    pub(super) start: Stated,
    /// When it ended; the publication date where nothing else is said.
    pub(super) end: Stated,
    /// Whether the end is the publication date.
    pub(super) open: bool,
    /// Whether the duration may be a part of the time, so that only too long a one is wrong.
    pub(super) part: bool,
}

/// A duration and the dates of its sentence.
pub(super) struct Lasting<'c, 'a> {
    /// The article.
    pub(super) case: &'c Case<'a>,
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// Its dates with a year.
    pub(super) dates: &'c [Stated],
    /// The duration.
    pub(super) figure: &'c Figure,
}

/// Words for what is in being: "in force", "has stood".
const EXISTS: &Words = w![
    "force",
    "place",
    "effect",
    "operation",
    "business",
    "existence",
    "lasted",
    "stood",
    "existed",
    "open",
    "running",
    "around",
    "use",
];

/// Beginnings: "founded in 1962".
pub(super) const BEGUN: &Words = w![
    "founded",
    "opened",
    "established",
    "introduced",
    "imposed",
    "launched",
    "created",
    "began",
    "begun",
    "started",
    "formed",
    "enacted",
    "signed",
    "adopted",
    "built",
    "inaugurated",
    "passed",
    "set",
    "installed",
    "completed",
    "incorporated",
    "instituted",
    "elected",
    "appointed",
    "joined",
    "married",
    "wed",
    "took",
    "became",
    "sworn",
    "moved",
    "premiered",
    "commissioned",
    "erected",
    "enforced",
    "won",
    "seized",
    "granted",
    "declared",
    "chartered",
    "ratified",
    "banned",
    "outlawed",
    "drafted",
    "entered",
    "came",
    "born",
    "invented",
    "discovered",
    "first",
];

/// Endings: "closed in 2008".
pub(super) const ENDED: &Words = w![
    "closed",
    "ended",
    "shut",
    "folded",
    "dissolved",
    "ceased",
    "stopped",
    "left",
    "retired",
    "quit",
    "resigned",
    "stepped",
    "collapsed",
    "expired",
    "lapsed",
    "divorced",
    "repealed",
    "lifted",
    "abolished",
    "finished",
    "died",
    "shuttered",
    "disbanded",
    "scrapped",
    "fell",
    "overturned",
    "demolished",
    "decommissioned",
    "departed",
    "concluded",
    "terminated",
    "separated",
    "split",
    "cancelled",
    "canceled",
    "axed",
    "withdrew",
    "bowed",
    "abdicated",
    "failed",
    "wound",
    "settled",
    "resolved",
    "sold",
];

/// Whether the date opens a bracket right behind a name: "Queen Anne (1665-1714)" has the years of
/// a life.
pub(super) fn behind_name(case: &Case<'_>, start: &Stated) -> bool {
    let bracket = years::lead(case, start.token).filter(|&at| case.is(at, w!["("]));
    bracket.is_some_and(|at| at > 0 && case.capital(at - 1))
}

impl Lasting<'_, '_> {
    /// Returns the dates the duration is told with; `None` where that is a guess.
    pub(super) fn between(&self) -> Option<Between> {
        let before = self.token_before();
        if before.is_some_and(|at| {
            self.case.is(
                at,
                w!["every", "each", "within", "next", "coming", "another", "first", "final"],
            )
        }) {
            return None;
        }
        if before.is_some_and(|at| of_a_term(self.case, at)) {
            return None;
        }
        let found = self
            .ago()
            .or_else(|| self.span())
            .or_else(|| self.begun_and_ended())
            .or_else(|| self.since())
            .or_else(|| self.later())
            .or_else(|| self.after())
            .or_else(|| self.begun())
            .or_else(|| self.took())
            .or_else(|| self.until())
            .or_else(|| self.separate())
            .or_else(|| self.put_and_undone())
            .or_else(|| self.passed())
            .or_else(|| self.ended())
            .or_else(|| self.amid())
            .or_else(|| self.apart())
            .or_else(|| self.told_first())
            .or_else(|| self.opening_to_end())?;
        // "born in 1830 and ruled for 68 years": of a life anything is a part.
        let own = self.own().start;
        let before = own.saturating_sub(5).max(self.sentence.start)..own;
        let lived = w!["lived", "lives", "life", "survived", "old"];
        let born =
            self.told_with(&found.start, w!["born", "birth"]) && !self.case.any(before, lived);
        Some(Between { part: found.part || born, ..found })
    }

    fn token_before(&self) -> Option<usize> {
        let first = self.case.begin(self.figure);
        first.checked_sub(1).filter(|at| self.sentence.contains(at))
    }

    /// The tokens of the duration with its bound words.
    fn own(&self) -> Range<usize> {
        self.case.begin(self.figure)..self.case.tokens_of(self.figure.span).end
    }

    /// The first and last token of a date with what leads to it.
    fn date_tokens(&self, date: &Stated) -> Range<usize> {
        let tokens = self.case.tokens_of(date.span);
        years::before_phrase(self.case, &tokens, date.token)..tokens.end
    }

    fn lead_is(&self, date: &Stated, words: &Words) -> bool {
        years::led(self.case, date.token, words).is_some()
    }

    /// "the flood of 1960".
    fn of(&self, date: &Stated) -> bool {
        let before = self.date_tokens(date).start.checked_sub(1);
        before.is_some_and(|at| self.case.is(at, w!["of"]))
    }

    fn now(&self) -> Option<Stated> {
        years::published(self.case)
    }

    /// "24 years ago, in 1991" and "in 1991, 24 years ago".
    fn ago(&self) -> Option<Between> {
        const LINKS: &Words = w!["ago", "in", "back", "or", ",", "(", "–", "—", "since", "on"];
        let own = self.own();
        if !self.case.is(own.end, w!["ago"]) {
            return None;
        }
        let near = |date: &&Stated| {
            let tokens = self.date_tokens(date);
            let (gap, led) = if tokens.start >= own.end {
                (own.end..tokens.start, self.lead_is(date, w!["in", "on", ",", "(", "ago"]))
            } else {
                (tokens.end..own.start, self.lead_is(date, w!["in", "on", "since", "("]))
            };
            led && gap.len() <= 5 && self.case.only(gap, LINKS)
        };
        let start = *self.dates.iter().find(near)?;
        Some(Between { start, end: self.now()?, open: true, part: false })
    }

    /// "from 1990 to 1998, eight years", "an eight-year term (1990–1998)".
    fn span(&self) -> Option<Between> {
        self.dates.windows(2).find_map(|pair| match pair {
            [start, end] if end.ends_span => self.with_span(start, end),
            _ => None,
        })
    }

    fn with_span(&self, start: &Stated, end: &Stated) -> Option<Between> {
        const CONNECT: &Words = w![
            ",",
            ":",
            "–",
            "—",
            "-",
            "(",
            ")",
            "a",
            "an",
            "for",
            "or",
            "some",
            "total",
            "of",
            "run",
            "period",
            "stretch",
            "spell",
            "stint",
            "span",
            "term",
            "reign",
            "about",
            "lasting",
            "lasted",
            "was",
            "that",
            "is",
            "altogether",
            "all",
            "its",
            "his",
            "her",
            "their",
            "the",
            "which",
            "exactly",
            "full",
            "whole",
            "covering",
            "spanning",
            "those",
            "these",
            "streak",
            "it",
            "he",
            "she",
            "ie",
            "namely",
            "throne",
            "existed",
            "only",
            "survived",
            "reigned",
            "went",
            "on",
            "continued",
            "dragged",
            "raged",
            "took",
            "needed",
            "open",
            "closed",
            "married",
            "active",
            "almost",
            "nearly",
            "over",
        ];
        const STOPS: &Words = w![
            "and",
            "but",
            "including",
            "which",
            "after",
            "before",
            "since",
            "first",
            "last",
            "was",
            "were",
            "had",
            "has",
            "have",
            "is",
            "are",
            "until",
            "when",
            "while",
            "who",
            ";",
        ];
        const MOST_TOKENS: usize = 8;
        let (case, own) = (self.case, self.own());
        let pair = self.date_tokens(start).start..self.date_tokens(end).end;
        let between = self.lead_is(start, w!["between", "period", "in", "during"]);
        if pair.end <= own.start {
            let gap = pair.end..own.start;
            let marked = case.any(
                gap.clone(),
                w![",", ":", "–", "—", "(", "-", ")", "lasted", "was", "is", ";", "for"],
            );
            if self.held(&pair, own.start) {
                return Some(Between { start: *start, end: *end, open: false, part: false });
            }
            if gap.len() > MOST_TOKENS || !case.only(gap, CONNECT) || !marked {
                return None;
            }
            let noun = self.adjective() && case.is(own.end, SPANS);
            // "Queen Anne (1665-1714) reigned for 12 years": those are the years of a life.
            let reigned = w!["reigned", "throne", "ruled", "married", "active", "served"];
            let named = behind_name(case, start);
            let reign = w!["reign", "rule", "papacy", "pontificate", "career", "marriage", "life"];
            let life = named
                && (case.any(pair.end..own.start, reigned)
                    || case.any(self.sentence.start..pair.start, reign));
            let tail = !life && (noun || self.tail_closed());
            let told = noun || self.tail_closed() || self.tail_of();
            return told.then_some(Between { start: *start, end: *end, open: false, part: !tail });
        }
        let lead = years::lead(case, start.token).filter(|at| {
            *at >= own.end
                && case.is(
                    *at,
                    w!["from", "between", "(", "period", "years", "in", "of", "during", ","],
                )
        });
        let gap = own.end..lead.unwrap_or(pair.start);
        if pair.start < own.end
            || gap.len() > 6
            || self.stopped(gap.clone(), STOPS)
            || self.numbered(gap.clone())
        {
            return None;
        }
        // "after 12 years in the army, from 1990 to 1998 he ran a shop"
        let clause = !ends_phrase(case, pair.end)
            || case
                .is(pair.end, w!["he", "she", "it", "they", "the", "a", "his", "her", "we", "i"]);
        let noun = self.adjective() && case.is(own.end, SPANS);
        if clause || !noun && (self.adjective() || !self.lasts()) {
            return None;
        }
        let direct =
            case.only(gap.clone(), w![",", "(", "–", "—", "in", "all", "total", "office", "power"]);
        let bracket = lead.is_some_and(|at| case.is(at, w!["("]));
        let from = lead.is_some_and(|at| case.is(at, w!["from"]));
        let exact = !self.moved()
            && (bracket
                || from && (direct || self.adjective() || case.any(gap, w![","]))
                || direct && !between);
        Some(Between { start: *start, end: *end, open: false, part: !exact })
    }

    /// Whether a number stands among these tokens.
    fn numbered(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.case.kind(at) == Some(crate::text::TokenKind::Number))
    }

    /// "began in 1972 and ended in 2001 after 29 years of work".
    fn begun_and_ended(&self) -> Option<Between> {
        const BACK: usize = 6;
        let (case, own) = (self.case, self.own());
        let end = self.dates.iter().rev().find(|date| self.date_tokens(date).end <= own.start)?;
        let gap = self.date_tokens(end).end..own.start;
        let after = case
            .only(gap.clone(), w![",", "after", "having", "lasted", "run", "been", "open", "for"])
            && case.any(gap.clone(), w!["after", "having"])
            && gap.len() <= 5;
        let ended =
            case.any(end.token.saturating_sub(BACK).max(self.sentence.start)..end.token, ENDED);
        let start = self.dates.iter().rev().find(|date| date.span.end <= end.span.start)?;
        let begun = case
            .any(start.token.saturating_sub(8).max(self.sentence.start)..start.token, BEGUN)
            && self.lead_is(
                start,
                w!["in", "on", "since", "from", "opened", "founded", "established"],
            );
        let another = self.other_thing(start, end);
        if !after || !ended || !begun || another || case.is(own.end, w!["old", "later", "earlier"])
        {
            return None;
        }
        let part = !self.tail_closed() && !self.tail_working();
        let wed = case.any(
            start.token.saturating_sub(6).max(self.sentence.start)..start.token,
            w!["married", "wed"],
        );
        if wed && case.reads(own.end, w!["of", "marriage"]) {
            return Some(Between { start: *start, end: *end, open: false, part: false });
        }
        let apart = w!["marriage", "illness", "debate", "study", "which", "age"];
        if part && (!self.tail_of() || case.is(own.end + 1, apart)) {
            return None;
        }
        Some(Between { start: *start, end: *end, open: false, part })
    }

    /// "since 1987, for 38 years", "for the past 25 years, since 1989", and with an end: "since
    /// 1961, a spell of 49 years that ended in 2010".
    fn since(&self) -> Option<Between> {
        const THEN: &Words = w![
            "since",
            "stood",
            "existed",
            "continued",
            "remained",
            "endured",
            "survived",
            "closed",
            "open",
            "for",
            "now",
            "has",
            "have",
            "lasted",
            "ever",
            "that",
            "is",
            "a",
            "an",
            "period",
            "of",
            "or",
            "run",
            "stretch",
            "spell",
            "streak",
            "reign",
            "rule",
            ",",
            "–",
            "—",
            "-",
            "(",
            "the",
            "past",
            "last",
            "total",
            "which",
            "it",
            "in",
            "force",
            "been",
            "place",
            "effect",
            "some",
            "means",
            "meaning",
            "at",
            "all",
            "those",
            "these",
            "almost",
            "nearly",
            "over",
        ];
        const BACK: &Words = w![
            "since",
            ",",
            "(",
            "–",
            "—",
            "-",
            "or",
            "now",
            "ever",
            "in",
            "a",
            "row",
            "running",
            "straight",
            "have",
            "has",
            "passed",
            "gone",
            "by",
            "elapsed",
            "been",
            "it",
            "that",
            "is",
            "consecutive",
            "all",
            "total",
        ];
        const MOST_TOKENS: usize = 9;
        let (case, own) = (self.case, self.own());
        let start = self.dates.iter().find(|date| {
            let Some(lead) = years::lead(case, date.token) else { return false };
            case.is(lead, w!["since"]) && {
                let tokens = self.date_tokens(date);
                if tokens.end <= own.start {
                    let gap = tokens.end..own.start;
                    let marked =
                        case.any(gap.clone(), w![",", "–", "—", "(", "-", "lasted", "has"]);
                    gap.len() <= MOST_TOKENS && marked && case.only(gap, THEN) && self.lasts()
                } else {
                    let gap = own.end..lead;
                    tokens.start >= own.end && gap.len() <= MOST_TOKENS && case.only(gap, BACK)
                }
            }
        })?;
        if self.narrowed() {
            return None;
        }
        let end = self.told_end(start);
        let now = self.now();
        let open = end.is_none();
        Some(Between { start: *start, end: end.or(now)?, open, part: false })
    }

    /// "… that ended in 2018", "… until 2018".
    fn told_end(&self, start: &Stated) -> Option<Stated> {
        let after = self.dates.iter().filter(|date| date.span.start >= start.span.end);
        let told = |date: &&Stated| {
            let before = date.token.saturating_sub(5).max(self.sentence.start)..date.token;
            self.case.any(
                before,
                w!["ended", "ends", "ending", "until", "till", "to", "through", "by", "in"],
            )
        };
        { after }.find(told).copied()
    }
}
