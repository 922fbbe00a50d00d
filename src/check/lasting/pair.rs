//! Durations told with both ends, each with its own event: "begun in 1962 and finished in 1971,
//! took nine years", "the record set in 1978 stood for 24 years, until 2002", "25 years between the
//! first edition, in 1950, and the second, in 1975"; and those whose start is told in the sentence
//! before: "The bridge opened in 1931. It closed 40 years later, in 1971."

use std::ops::Range;

use super::{BEGUN, Between, ENDED, EXISTS, Lasting};
use crate::check::calendar;
use crate::check::years::{self, Stated};
use crate::text::Words;
use crate::w;

/// What shuts away, breaks off or takes, and lasts until it is undone.
const PUT: &Words = w![
    "jailed",
    "imprisoned",
    "arrested",
    "captured",
    "kidnapped",
    "abducted",
    "detained",
    "closed",
    "shut",
    "vanished",
    "disappeared",
    "exiled",
    "banished",
    "lost",
    "stolen",
    "suspended",
    "left",
    "interned",
    "mothballed",
    "stopped",
    "halted",
    "abandoned",
    "broke",
    "cut",
    "severed",
    "fled",
    "emigrated",
    "buried",
    "hidden",
    "sank",
    "occupied",
    "imposed",
    "banned",
    "set",
    "retired",
];

/// What undoes it.
const UNDONE: &Words = w![
    "freed",
    "released",
    "rescued",
    "found",
    "recovered",
    "returned",
    "reopened",
    "resumed",
    "restored",
    "reinstated",
    "rebuilt",
    "came",
    "back",
    "reappeared",
    "broken",
    "beaten",
    "raised",
    "lifted",
    "replaced",
    "succeeded",
    "revived",
    "relaunched",
    "pardoned",
    "ended",
    "completed",
    "finished",
    "won",
];

/// What tells of another thing than the first.
const OTHER_THING: &Words =
    w!["second", "third", "fourth", "another", "other", "last", "latest", "next", "one", "whose"];

impl Lasting<'_, '_> {
    /// Whether one of `words` stands among the few tokens that lead to the date.
    pub(super) fn told_with(&self, date: &Stated, words: &Words) -> bool {
        const BACK: usize = 6;
        let back = date.token.saturating_sub(BACK).max(self.sentence.start)..date.token;
        self.case.any(back, words)
    }

    /// Whether the words between two dates tell of another thing: "opened its first shop in 1971
    /// and closed its second in 1991".
    pub(super) fn other_thing(&self, start: &Stated, end: &Stated) -> bool {
        let gap = self.case.gap(start.span, end.span);
        let words = self.case.any(gap, OTHER_THING);
        let back = start.token.saturating_sub(5).max(self.sentence.start)..start.token;
        words
            || self.case.any(back, w!["one", "first"])
                && !self.case.any(self.sentence.start..self.sentence.start + 1, w!["first"])
    }

    /// Whether the dates tell of a beginning and of its end.
    fn begins_and_ends(&self, start: &Stated, end: &Stated) -> bool {
        let led = |date| self.lead_is(date, w!["in", "on", "since", "from"]);
        let pair = self.told_with(start, BEGUN) && self.told_with(end, ENDED)
            || self.told_with(start, PUT) && self.told_with(end, UNDONE)
            || self.told_with(start, BEGUN) && self.told_with(end, UNDONE)
            || self.told_with(start, w!["work", "construction", "building", "digging"])
                && self.told_with(end, w!["opened", "inaugurated", "completed", "finished"]);
        pair && led(start) && led(end) && !self.other_thing(start, end)
    }

    /// "begun in 1962 and finished in 1971, took nine years to build", "started in 1962, took nine
    /// years and was finished in 1971".
    pub(super) fn took(&self) -> Option<Between> {
        const TOOK: &Words =
            w!["took", "lasted", "taking", "lasting", "spanned", "spanning", "needed", "required"];
        const OF_BOTH: &Words = w![
            "began",
            "begun",
            "started",
            "commenced",
            "construction",
            "building",
            "work",
            "laid",
            "launched",
            "opened",
            "broke",
        ];
        const FARTHEST: usize = 8;
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        let before = own.start.saturating_sub(3).max(self.sentence.start)..own.start;
        if !case.any(before, TOOK)
            || !self.told_with(start, OF_BOTH)
            || self.other_thing(start, end)
            || case.is(own.end, w!["longer", "more", "less", "earlier", "later"])
        {
            return None;
        }
        let tokens = self.date_tokens(end);
        let stops = w![";", "by", "that", "which", "who", "but", "while", "it", "he", "she"];
        let near = if tokens.end <= own.start {
            let gap = case.gap(end.span, self.figure.phrase);
            gap.len() <= FARTHEST && !case.any(gap, stops)
        } else {
            tokens.start - own.end <= FARTHEST && start.span.end <= self.figure.span.start
        };
        let sentence_over = tokens.end <= own.start
            || self.told_with(end, ENDED)
            || self.told_with(end, w!["completed", "ending", "opened", "ready"]);
        let ended = self.told_with(end, ENDED)
            || self.told_with(end, w!["completed", "ending", "ready", "opened", "done"]);
        (near && ended && sentence_over && !end.ends_span).then_some(Between {
            start: *start,
            end: *end,
            open: false,
            part: false,
        })
    }

    /// "the record, set in 1978, stood for 24 years until it was broken in 2002".
    pub(super) fn until(&self) -> Option<Between> {
        const STOOD: &Words = w![
            "stood", "lasted", "survived", "held", "remained", "endured", "existed", "reigned",
            "ruled", "closed", "empty", "idle", "dry", "lost", "missing", "shut", "force",
        ];
        const FARTHEST: usize = 9;
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        let tokens = self.date_tokens(end);
        // "were married for 42 years, from 1950 until his death in 1992"
        if start.span.start > self.figure.span.end {
            let lead = years::lead(case, start.token)?;
            let gap = own.end..lead;
            let until = case.gap(start.span, end.span);
            let death = w!["death", "retirement", "resignation", "closure", "end", "fall"];
            return (case.is(lead, w!["from"])
                && case.only(gap.clone(), w![","])
                && self.lasts()
                && until.len() <= 5
                && case.is(until.start, w!["until", "till", "to"])
                && case.any(until, death))
            .then_some(Between { start: *start, end: *end, open: false, part: false });
        }
        if start.span.end > self.figure.span.start || tokens.start < own.end {
            return None;
        }
        let before = own.start.saturating_sub(5).max(self.sentence.start)..own.start;
        let gap = own.end..tokens.start;
        let until = case.is(gap.start, w!["until", "till"])
            || case.is(gap.start, w![","]) && case.is(gap.start + 1, w!["until", "till"]);
        let lead = case.gap(start.span, self.figure.span);
        let state = w!["closed", "empty", "idle", "dry", "lost", "missing", "shut", "vacant"];
        let put = self.told_with(start, PUT) || self.told_with(start, ENDED);
        let begun = put || self.told_with(start, BEGUN) && !case.any(before.clone(), state);
        (until
            && begun
            && gap.len() <= FARTHEST
            && lead.len() <= 2 * FARTHEST
            && case.any(before, STOOD)
            && !case.any(lead, w![";", "who", "which", "another", "he", "she"]))
        .then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "25 years between the first edition, in 1950, and the second, in 1975", "25 years lay
    /// between the treaty of 1950 and its end in 1975", "25 years separate".
    pub(super) fn separate(&self) -> Option<Between> {
        const SAID: &Words = w![
            "passed",
            "lay",
            "went",
            "by",
            "elapsed",
            "lie",
            "were",
            "are",
            "had",
            "which",
            "that",
            "have",
            "separate",
            "separated",
            "separating",
            "separates",
            "divides",
            "between",
            "stood",
            "divide",
            "divided",
        ];
        const JOINTS: &Words = w!["and", "from", "to", "until"];
        const FARTHEST: usize = 10;
        let (case, own) = (self.case, self.own());
        let open = (own.end..own.end + 4).find(|&at| {
            case.is(
                at,
                w![
                    "between",
                    "separate",
                    "separated",
                    "separating",
                    "separates",
                    "divides",
                    "divide",
                    "divided"
                ],
            )
        })?;
        if !case.only(own.end..open + 1, SAID) {
            return None;
        }
        let mut after = self.dates.iter().filter(|date| date.span.start >= self.figure.span.end);
        let (start, end) = (after.next()?, after.next()?);
        let first = open + 1..self.date_tokens(start).start;
        let second = case.gap(start.span, end.span);
        let joined = case.any(second.clone(), JOINTS);
        let led = |date| self.lead_is(date, w!["in", "of", "on", "(", "the", "between", "and"]);
        (joined
            && first.len() <= FARTHEST
            && second.len() <= FARTHEST
            && led(end)
            && after.next().is_none()
            && !case.any(second, w![";", "but"])
            && end.year() > start.year()
            && !start.ends_span
            && self.stand_alone())
        .then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "The pit opened in 1950 and, after 40 years, closed in 1990", "The union, formed in 1950,
    /// was dissolved after 15 years in 1965".
    pub(super) fn amid(&self) -> Option<Between> {
        const FARTHEST: usize = 6;
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        let after = self.token_before().filter(|&at| case.is(at, w!["after"]))?;
        let tokens = self.date_tokens(end);
        let (lead, gap) = (case.gap(start.span, self.figure.phrase), own.end..tokens.start);
        let verb = years::lead(case, end.token).and_then(|lead| lead.checked_sub(1));
        let closes =
            verb.is_some_and(|at| case.is(at, ENDED) || case.is(at, w!["down", "up", "doors"]));
        let ended = case.any(gap.clone(), ENDED) && case.is(gap.start, w![","]) && closes
            || case.any(after.saturating_sub(2).max(lead.start)..after, ENDED)
                && case.only(gap.clone(), w![",", "in", "on", "back"]);
        (start.span.end <= self.figure.span.start
            && tokens.start >= own.end
            && lead.len() <= FARTHEST
            && gap.len() <= FARTHEST
            && ended
            && self.told_with(start, BEGUN)
            && !self.other_thing(start, end))
        .then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "made in 1990 and 1998, eight years apart", "eight years apart, in 1990 and 1998".
    pub(super) fn apart(&self) -> Option<Between> {
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        let joined = case.only(case.gap(start.span, end.span), w!["and", "in", ","]);
        let tokens = self.date_tokens(end);
        let gap = if tokens.end <= own.start {
            tokens.end..own.start
        } else {
            own.end + 1..self.date_tokens(start).start
        };
        (case.is(own.end, w!["apart"])
            && joined
            && gap.len() <= 3
            && case.only(gap, w![",", "in", "–", "—", "(", "just", "only"]))
        .then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "The four-year war, which began in 1990, ended in 1994", "The exile lasted 15 years: he left
    /// in 1950 and came back in 1965".
    pub(super) fn told_first(&self) -> Option<Between> {
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        if start.span.start < self.figure.span.end || !self.begins_and_ends(start, end) {
            return None;
        }
        let gap = own.end..self.date_tokens(start).start;
        let noun = self.adjective() && case.is(own.end, super::SPANS) && gap.len() <= 6;
        let lasted = self.token_before().is_some_and(|at| case.is(at, w!["lasted", "took"]))
            && case.is(own.end, w![":", ";", "–", "—"])
            && gap.len() <= 6;
        (noun || lasted).then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "From its opening in 1950 to its closure in 1990, the pit worked for 40 years": it may be
    /// less, but not more.
    pub(super) fn opening_to_end(&self) -> Option<Between> {
        const FROM: &Words =
            w!["opening", "start", "birth", "founding", "launch", "debut", "election", "arrival"];
        const TO: &Words = w![
            "closure",
            "closing",
            "end",
            "retirement",
            "death",
            "demise",
            "departure",
            "defeat",
            "resignation",
            "fall",
        ];
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        let first = self.sentence.start;
        let gap = self.date_tokens(end).end..own.start;
        (case.is(first, w!["from", "between"])
            && self.told_with(start, FROM)
            && self.told_with(end, TO)
            && self.date_tokens(end).end <= own.start
            && (1..=8).contains(&gap.len())
            && self.lasts())
        .then_some(Between { start: *start, end: *end, open: false, part: true })
    }

    /// Whether the duration is told by itself: "it was 25 years between", "25 years lay between",
    /// not "he spent two years in Rome between".
    fn stand_alone(&self) -> bool {
        self.token_before().is_none_or(|at| {
            self.case.is(
                at,
                w![
                    "was", "were", "is", "are", "gap", "of", "the", "some", "that", "these",
                    "those", ".", ",", "took", "a", "and", "passed", "elapsed"
                ],
            )
        })
    }

    /// "closed in 1990 and reopened in 2010 after 20 years".
    pub(super) fn put_and_undone(&self) -> Option<Between> {
        let (case, own) = (self.case, self.own());
        let [start, end] = self.dates else { return None };
        let tokens = self.date_tokens(end);
        if tokens.end > own.start || !self.begins_and_ends(start, end) || !self.tail_closed() {
            return None;
        }
        let gap = tokens.end..own.start;
        (gap.len() <= 3
            && case.only(gap.clone(), w![",", "after", "–", "—", "a", "full"])
            && case.any(gap, w!["after"]))
        .then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "Fifty years have passed since the fire in 1958".
    pub(super) fn passed(&self) -> Option<Between> {
        const PASSED: &Words = w![
            "have", "has", "passed", "gone", "elapsed", "by", "went", "now", "since", "it", "that",
            "ago",
        ];
        const FARTHEST: usize = 9;
        let (case, own) = (self.case, self.own());
        let [start] = self.dates else { return None };
        // "closed in 1985, and 30 years have passed since"
        let tokens = self.date_tokens(start);
        if tokens.end <= own.start {
            let gap = tokens.end..own.start;
            let since = (own.end + 1..own.end + 5).find(|&at| case.is(at, w!["since"]))?;
            let marked = case.is(gap.start, w![",", ";", "–", "—"]);
            return (marked
                && gap.len() <= 4
                && case.only(own.end..since, PASSED)
                && case.any(own.end..since, w!["passed", "gone", "elapsed"])
                && calendar::ends_phrase(case, since + 1)
                && self.lead_is(start, w!["in", "on"]))
            .then_some(Between { start: *start, end: self.now()?, open: true, part: false });
        }
        let since = (own.end + 1..own.end + 6).find(|&at| case.is(at, w!["since"]))?;
        let gap = since + 1..self.date_tokens(start).start;
        let signs = w![",", ";", "(", "–", "—", "and", "but", "before", "until"];
        (case.only(own.end..since, PASSED)
            && case.any(own.end..since, w!["passed", "gone", "elapsed"])
            && start.span.start > self.figure.span.end
            && gap.len() <= FARTHEST
            && !case.any(gap, signs)
            && self.lead_is(start, w!["in", "on", "the", "since", "of"]))
        .then_some(Between { start: *start, end: self.now()?, open: true, part: false })
    }

    /// "was shut in 1965 and has not carried a train for 40 years", "closed in 1965, has stood
    /// empty for 40 years".
    pub(super) fn ended(&self) -> Option<Between> {
        const STILL: &Words = w![
            "not",
            "never",
            "no",
            "closed",
            "empty",
            "idle",
            "silent",
            "abandoned",
            "derelict",
            "vacant",
            "shut",
            "dormant",
            "dry",
            "disused",
            "unused",
            "missing",
            "retired",
            "without",
            "dead",
            "extinct",
            "defunct",
            "nobody",
            "nothing",
            "off",
        ];
        const FARTHEST: usize = 16;
        let (case, own) = (self.case, self.own());
        let [start] = self.dates else { return None };
        let tokens = self.date_tokens(start);
        if tokens.end > own.start {
            return None;
        }
        let gap = tokens.end..own.start;
        let perfect = w!["has", "have", "hasn", "haven", "’s", "'s"];
        let has = case.find(gap.clone(), perfect)?;
        let ended = self.told_with(start, ENDED) || self.told_with(start, PUT);
        let lead = has.saturating_sub(2).max(gap.start)..own.start;
        (ended
            && !case.is(own.end, w!["since", "after", "because", "until", "before"])
            && gap.len() <= FARTHEST
            && self.lead_is(start, w!["in", "on", "since"])
            && case.any(lead, STILL)
            && self.token_before().is_some_and(|at| {
                case.is(at, w!["for", "in", "these", "past", "last", "the", "over", "nearly"])
            })
            && !case.any(gap, w![";", "but", "while", "until", "before", "had", "was", "will"])
            && !self.narrowed())
        .then_some(Between { start: *start, end: self.now()?, open: true, part: false })
    }

    /// "The firm was founded in 1948. It went public 30 years later, in 1978."
    pub(in crate::check) fn carried(&self, before: Range<usize>) -> Option<Between> {
        let (case, own) = (self.case, self.own());
        let first = self.sentence.start;
        let goes_on = case.is(first, w!["it", "he", "she", "they", "that", "this", "but", "then"])
            || case.is(first, w!["the"]) && self.dates.len() == 1
            || own.start <= first + 1;
        if !goes_on || self.dates.len() > 1 {
            return None;
        }
        let told = years::stated(case, before.clone());
        let [start] = told.as_slice() else { return None };
        let back = start.token.saturating_sub(8).max(before.start)..start.token;
        let begun = case.any(back.clone(), BEGUN) || case.any(back, PUT);
        if !begun || !self.lead_is(start, w!["in", "on"]) {
            return None;
        }
        let part = false;
        match self.dates {
            // "It closed 40 years later, in 1971", "In 1971, 40 years later, it closed".
            [end] if case.is(own.end, w!["later", "on", "afterwards", "after"]) => {
                let tokens = self.date_tokens(end);
                let gap = if tokens.start >= own.end {
                    own.end + 1..tokens.start
                } else {
                    tokens.end..own.start
                };
                let linked =
                    case.only(gap.clone(), w![",", "in", "on", "(", "–", "—", "just", "back"]);
                (linked && gap.len() <= 3 && !case.is(own.end, w!["after"])).then_some(Between {
                    start: *start,
                    end: *end,
                    open: false,
                    part,
                })
            }
            // "That was 40 years ago."
            [] if case.is(own.end, w!["ago"]) => {
                let that = case.is(first, w!["that", "this", "it"])
                    && case.is(first + 1, w!["was", "is", "’s", "'s"])
                    && own.start <= first + 4;
                that.then_some(Between { start: *start, end: self.now()?, open: true, part })
            }
            // "It has been in force for 40 years."
            [] if case.is(first, w!["it", "he", "she", "they"])
                && case.is(first + 1, w!["has", "have", "’s", "'s"])
                && own.start <= first + 8 =>
            {
                let begun_as = |words| case.any(start.token.saturating_sub(8)..start.token, words);
                let been = own.start.saturating_sub(5).max(first + 2)..own.start;
                let exists = match () {
                    () if case.is(first, w!["it"]) => {
                        case.any(been.clone(), EXISTS) || case.any(been, w!["closed", "empty"])
                    }
                    () if begun_as(w!["married", "wed"]) => {
                        case.any(been, w!["married", "together"])
                    }
                    () if begun_as(w!["elected", "appointed", "sworn", "became", "took"]) => {
                        case.any(been, w!["office", "power"])
                    }
                    () if begun_as(PUT) => case.any(been, w!["prison", "jail", "missing", "gone"]),
                    () => false,
                };
                (exists && self.tail_closed() && self.lasts() && !self.narrowed())
                    .then_some(Between { start: *start, end: self.now()?, open: true, part })
            }
            _ => None,
        }
    }
}
