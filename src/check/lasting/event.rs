//! Durations told with an event: "30 years after it opened in 1971", "14 years later, in 1975",
//! "founded in 1962, has existed for six decades".

use std::ops::Range;

use super::{BEGUN, Between, EXISTS, Lasting};
use crate::check::years::Stated;
use crate::text::Words;
use crate::w;

impl Lasting<'_, '_> {
    /// "three decades after it opened in 1971, the mill closed in 2001", "closed in 2001, 30 years
    /// after it opened in 1971", and to publication: "it is 50 years since the fire in 1958".
    pub(super) fn after(&self) -> Option<Between> {
        const FARTHEST: usize = 9;
        let (case, own) = (self.case, self.own());
        let since = case.is(own.end, w!["since"]);
        if !since && !case.is(own.end, w!["after"]) {
            return None;
        }
        let start = self.dates.iter().find(|date| self.date_tokens(date).start > own.end)?;
        let led = self.date_tokens(start).start;
        let comma = led.checked_sub(2).filter(|&at| case.is(at, w![","]) && at > own.end + 1);
        // "since the ban was imposed, in 1946"
        let gap = own.end..comma.unwrap_or(led);
        let signs = w![",", ";", "(", "–", "—", "and", "but", "before", "until"];
        if gap.len() > FARTHEST
            || case.any(gap, signs)
            || !self.lead_is(start, w!["in", "on", "the"]) && !self.of(start)
        {
            return None;
        }
        let others: Vec<&Stated> =
            self.dates.iter().filter(|date| date.span != start.span).collect();
        match others.as_slice() {
            [end] if !since => {
                Some(Between { start: *start, end: **end, open: false, part: false })
            }
            [] if since
                && self.token_before().is_some_and(|at| {
                    case.is(at, w!["is", "been", "the", "marks", "marked", "s"])
                }) =>
            {
                Some(Between { start: *start, end: self.now()?, open: true, part: false })
            }
            _ => None,
        }
    }

    /// "founded in 1948 …; 30 years later, in 1978".
    pub(super) fn later(&self) -> Option<Between> {
        let (case, own) = (self.case, self.own());
        if !case.is(own.end, w!["later", "on", "afterwards", "afterward"]) {
            return None;
        }
        // "opened in 1971, was shut in 1991, 20 years later"
        if let [start, end] = self.dates
            && end.span.end <= self.figure.span.start
            && case.only(self.date_tokens(end).end..own.start, w![",", "–", "—", "("])
            && !end.ends_span
        {
            return Some(Between { start: *start, end: *end, open: false, part: false });
        }
        let end = self.dates.iter().find(|date| self.date_tokens(date).start > own.end)?;
        let gap = own.end + 1..self.date_tokens(end).start;
        let mut before = self.dates.iter().filter(|date| date.span.end <= self.figure.span.start);
        let start = before.next()?;
        let linked =
            gap.len() <= 3 && case.only(gap, w![",", "in", "on", "(", "–", "—", "until", "not"]);
        let single = before.next().is_none();
        (linked && single).then_some(Between { start: *start, end: *end, open: false, part: false })
    }

    /// "Abbess from 1963 until 1980, she led the house for 17 years": the whole of the time, where
    /// the span opens the sentence and the clause behind it says what was held.
    pub(super) fn held(&self, pair: &Range<usize>, own: usize) -> bool {
        const FARTHEST: usize = 12;
        const RULED: &Words = w![
            "ruled",
            "ran",
            "led",
            "held",
            "governed",
            "reigned",
            "headed",
            "chaired",
            "managed",
            "directed",
            "occupied",
            "commanded",
            "presided",
        ];
        const POSTS: &Words = w![
            "town",
            "city",
            "island",
            "islands",
            "country",
            "club",
            "bank",
            "party",
            "company",
            "firm",
            "state",
            "province",
            "post",
            "office",
            "job",
            "village",
            "county",
            "union",
            "group",
            "paper",
            "school",
            "it",
            "institution",
            "department",
            "ministry",
            "hospital",
            "museum",
            "team",
            "republic",
            "kingdom",
            "house",
            "university",
            "business",
        ];
        let case = self.case;
        let gap = pair.end..own.saturating_sub(1);
        let beyond = w!["well", "until", "even", "beyond", "in"];
        let end = self.own().end;
        let end = end + usize::from(case.is(end, w![","]));
        case.any(gap.clone(), POSTS)
            && !case.is(end, beyond)
            && case.is(pair.end, w![","])
            && case.is(pair.end + 1, w!["he", "she", "they", "it"])
            && case.is(pair.end + 2, RULED)
            && own > pair.end + 3
            && case.is(own - 1, w!["for"])
            && gap.len() <= FARTHEST
            && pair.start <= self.sentence.start + FARTHEST
            && !case.any(gap, w!["and", "but", "where", "which", "who", ";", "("])
    }

    /// "founded in 1968, has been in business for over five decades"; "has served 14 years, first
    /// elected in 1994".
    pub(super) fn begun(&self) -> Option<Between> {
        const KEPT: &Words = w!["office", "power", "service", "together", "married"];
        const STOPS: &Words = w![
            "who", "whose", "but", "when", "after", "before", "until", "while", "he", "she",
            "they", "had", "was", "were", "will", "would", ";", "another",
        ];
        const FARTHEST: usize = 18;
        let (case, own) = (self.case, self.own());
        let (start, told) = match self.dates {
            [start] => (start, None),
            [start, end] => (start, Some(end)),
            _ => return None,
        };
        let tokens = self.date_tokens(start);
        let back = start.token.saturating_sub(6).max(self.sentence.start)..start.token;
        if !case.any(back, BEGUN)
            || !self.lead_is(start, w!["in", "on", "since", "founded", "established", "opened"])
        {
            return None;
        }
        let perfect = w!["has", "have", "’s", "'s"];
        let celebrating = w![
            "celebrates",
            "celebrating",
            "celebrated",
            "marks",
            "marking",
            "mark",
            "celebrate",
            "marked",
            "toasted"
        ];
        let stops = |mut tokens: Range<usize>| {
            tokens
                .any(|at| case.is(at, STOPS) || case.is(at, w!["and"]) && !case.is(at + 1, perfect))
        };
        let gap = if tokens.end <= own.start {
            let gap = tokens.end..own.start;
            let back = own.start.saturating_sub(2).max(tokens.end)..own.start;
            let feast = case.any(back.clone(), celebrating)
                && case.only(
                    back,
                    w![
                        "celebrates",
                        "celebrating",
                        "celebrated",
                        "marks",
                        "marking",
                        "mark",
                        "celebrate",
                        "marked",
                        "toasted",
                        "their",
                        "its",
                        "the",
                        "will",
                        "to",
                        "this",
                        "year",
                        ",",
                        "week",
                        "couple",
                        "pair"
                    ],
                );
            let of = case.is(own.end, w!["of"])
                && !self.tail_working()
                && !case.is(own.end + 1, w!["marriage", "wedlock"]);
            let marriage =
                case.is(own.end, w!["of"]) && case.is(own.end + 1, w!["marriage", "wedlock"]);
            let whole = marriage || self.tail_closed() || self.tail_working() || !self.narrowed();
            if feast && (of || !whole) {
                return None;
            }
            if feast && gap.len() <= FARTHEST {
                let end = told.copied().or_else(|| self.now())?;
                return Some(Between { start: *start, end, open: told.is_none(), part: false });
            }
            if told.is_some() {
                return None;
            }
            let has = case.any(gap.clone(), perfect);
            // "First elected in 1994, she has served"
            let opens = case.any(self.sentence.start..self.sentence.start + 2, BEGUN);
            let inner = if opens { gap.start + 2..gap.end.max(gap.start + 2) } else { gap.clone() };
            if gap.len() > FARTHEST || !has || stops(inner) || !self.lasts() {
                return None;
            }
            gap
        } else {
            if told.is_some() {
                return None;
            }
            let gap = own.end..tokens.start;
            let before = own.start.saturating_sub(6).max(self.sentence.start)..own.start;
            if gap.len() > 12 || !case.any(before.clone(), perfect) || stops(gap.clone()) {
                return None;
            }
            before
        };
        let part = self.narrowed() || !case.any(gap.clone(), EXISTS) && !case.any(gap, KEPT);
        let end = self.now()?;
        Some(Between { start: *start, end, open: true, part })
    }
}
