//! A change that is measured from something else than the two amounts before it: "rose to 212,000
//! from 205,000 in June, 4 percent more than a year earlier", "to $41 from $38, still a fifth below
//! its peak", "to 9 million from 8 million, 30 percent below the plan".

use std::ops::Range;

use super::Case;
use super::calendar::{month_at, weekday_at};
use super::change::{FALLS, LESS, MORE, RISES};
use super::relation::{Line, Sort, Term};
use crate::text::{TokenKind, Words};
use crate::w;

/// What one measures from that is no former value.
const MARKS: &Words = w![
    "peak",
    "peaks",
    "record",
    "high",
    "low",
    "trough",
    "average",
    "mean",
    "median",
    "plan",
    "plans",
    "target",
    "targets",
    "goal",
    "forecast",
    "forecasts",
    "expectations",
    "estimates",
    "budget",
    "budgeted",
    "expected",
    "planned",
    "foreseen",
    "hoped",
    "norm",
    "normal",
    "limit",
    "ceiling",
];

/// Words of a base that may be the former value.
const FORMER: &Words = w![
    "a",
    "an",
    "the",
    "its",
    "their",
    "his",
    "her",
    "in",
    "at",
    "on",
    "of",
    "during",
    "with",
    "to",
    "that",
    "it",
    "they",
    "was",
    "were",
    "had",
    "been",
    "when",
    "then",
    "now",
    "today",
    "before",
    "earlier",
    "ago",
    "previously",
    "previous",
    "last",
    "prior",
    "preceding",
    "old",
    "original",
    "former",
    "first",
    "second",
    "third",
    "fourth",
    "same",
    "corresponding",
    "comparable",
    "current",
    "present",
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "quarter",
    "half",
    "period",
    "season",
    "time",
    "decade",
    "decades",
    "level",
    "levels",
    "figure",
    "total",
    "number",
    "price",
    "'s",
    "’s",
    "-",
];

/// Words that make whatever follows them the former value: "on the old fare".
const OLD: &Words = w!["old", "original", "former", "previous", "earlier", "current", "present"];

const YEARS: &Words = w!["year", "years", "yearly", "annually", "annual"];
const SHORTER: &Words =
    w!["month", "months", "week", "weeks", "quarter", "day", "days", "yesterday"];

/// Tokens of a base that are read.
const REACH_TOKENS: usize = 8;

/// Whether the change at these tokens, behind its two amounts, is measured from something else.
pub(super) fn is_measured_elsewhere(
    line: &Line<'_>,
    [old, new]: [&Term<'_>; 2],
    change: Range<usize>,
    down: Option<bool>,
) -> bool {
    let case = &line.case;
    let last = old.end.max(new.end);
    if change.start < last {
        // "51 million, after 49 million in May, 6 percent more than the 48 million of last year"
        let own = |term: &&Term<'_>| term.end <= new.first && term.is_amount();
        let between = new.end <= change.start && change.end <= old.first;
        return between && is_led_as_base(line, new) && line.terms.iter().any(|t| own(&t));
    }
    let lead = change.start.saturating_sub(4).max(last)..change.start;
    if case.any(lead, w!["still"]) {
        return true;
    }
    let against = down.is_some_and(|down| down != (new.value < old.value));
    let mut at = change.end;
    let light = |at: usize| {
        [MORE, LESS, FALLS, RISES, w!["off", "short", "ahead", "shy"]]
            .iter()
            .any(|words| case.is(at, words))
    };
    while at < change.end + 3 && light(at) {
        at += 1;
    }
    let level = case.is(at - 1, w!["above", "below"]);
    let of = case.is(at, w!["of"]) && case.is(at - 1, w!["short", "ahead", "shy"]);
    let than = level || of || case.is(at, w!["than"]);
    if against && case.reads(at, w!["for", "the"]) && case.is(at + 2, YEARS) {
        return true;
    }
    if !than && !case.is(at, w!["from", "on", "against", "versus"]) {
        return false;
    }
    let from = at + usize::from(!level);
    let end = (from..(from + REACH_TOKENS).min(line.end))
        .find(|&at| case.is(at, w![",", ";", "(", ")", ".", "and", "but", "while"]))
        .unwrap_or((from + REACH_TOKENS).min(line.end));
    let base = from..end;
    if base.is_empty() {
        return false;
    }
    let mut amounts = line.within(base.clone()).filter(|term| term.is_amount());
    if amounts.any(|own| !own.room.meets(old.room)) || case.any(base.clone(), MARKS) {
        return true;
    }
    if than && !case.any(base.clone(), OLD) && names_a_thing(line, base.clone()) {
        return true;
    }
    let head = line.first..change.start;
    if let Some(year) = base.clone().find(|&at| is_year(case, at)) {
        let told = |at: usize| is_year(case, at) && case.printed(at) == case.printed(year);
        return !head.clone().any(told) && (against || shorter(case, behind(line, old, new)));
    }
    if case.any(base.clone(), YEARS) {
        let told = head.clone().any(|at| case.is(at, YEARS) || is_year(case, at));
        return !told && (against || shorter(case, behind(line, old, new)));
    }
    // "opened at 300p, closed at 276p, a loss of 8 per cent on the day"
    let day = line.any(line.first..change.start, w!["opened", "opening"])
        && line.any(line.first..change.start, w!["closed", "ended", "finished", "closing"]);
    let brief = shorter(case, base.clone()) && !day;
    if brief && against {
        let named = |at: usize| case.is(at, SHORTER) || month_at(case, at).is_some();
        let told = |at: usize| head.clone().any(|own| case.printed(own) == case.printed(at));
        return !base.clone().any(|at| named(at) && told(at));
    }
    let own = behind(line, old, new);
    brief && case.any(own.clone(), YEARS) && !shorter(case, own)
}

/// "of $3.9 billion, up from $3.8 billion, a gain of 12 percent on last year": nothing says that
/// the older amount is last year's.
pub(super) fn is_of_unsaid_year(line: &Line<'_>, old: &Term<'_>, change: Range<usize>) -> bool {
    let case = &line.case;
    let light = |at: &usize| [MORE, LESS, FALLS, RISES].iter().any(|words| case.is(*at, words));
    let at = (change.end..change.end + 2).find(|at| !light(at)).unwrap_or(change.end + 2);
    let stop = |at: &usize| case.is(*at, w![",", ";", "."]);
    let told = |at: usize| case.is(at, YEARS) || is_year(case, at);
    let up = old.first.checked_sub(2).filter(|&at| case.is(at, w!["up", "down"]));
    old.end <= change.start
        && up.is_some_and(|at| case.is(at + 1, w!["from"]))
        && case.is(at, w!["from", "on", "than"])
        && (at + 1..(at + 5).min(line.end)).take_while(|at| !stop(at)).any(told)
        && !(line.first..change.start).any(told)
}

/// Whether the base is neither a time nor light words.
fn names_a_thing(line: &Line<'_>, base: Range<usize>) -> bool {
    let case = &line.case;
    let times = |at: usize| {
        line.is_time(at)
            || case.kind(at) != Some(TokenKind::Word)
            || month_at(case, at).is_some()
            || weekday_at(case, at).is_some()
    };
    !base.into_iter().all(|at| case.is(at, FORMER) || times(at))
}

/// "2019"
fn is_year(case: &Case<'_>, at: usize) -> bool {
    let own = case.printed(at);
    own.len() == 4 && (own.starts_with("19") || own.starts_with("20")) && own.parse::<u16>().is_ok()
}

/// Whether a month, a day or a week is named there, and no year.
fn shorter(case: &Case<'_>, tokens: Range<usize>) -> bool {
    let own = |at: usize| {
        case.is(at, SHORTER) || month_at(case, at).is_some() || weekday_at(case, at).is_some()
    };
    !tokens.clone().any(|at| case.is(at, YEARS) || is_year(case, at)) && tokens.into_iter().any(own)
}

/// The words behind the old amount that can tell its time.
fn behind(line: &Line<'_>, old: &Term<'_>, new: &Term<'_>) -> Range<usize> {
    const NEAR_TOKENS: usize = 7;
    let case = &line.case;
    let end = (old.end + NEAR_TOKENS).min(line.end);
    let stop = |at: &usize| {
        *at == new.first || case.is(*at, w![",", ";", "(", ")", ".", "to", "and", "but"])
    };
    old.end..(old.end..end).find(stop).unwrap_or(end)
}

/// "from 29.8 million", "after 398": an amount that another is compared with, and no new one.
pub(super) fn is_led_as_base(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let hedge = |at: usize| case.is(at, w!["just", "only", "about", "some", "the", "nearly"]);
    let mut at = term.first;
    while at > line.first && at + 3 > term.first && hedge(at - 1) {
        at -= 1;
    }
    let cues = w!["from", "after", "against", "versus", "following"];
    let with = at.checked_sub(2).is_some_and(|at| case.reads(at, w!["compared", "with"]));
    at > line.first && case.is(at - 1, cues) || with
}

/// "£20,000 each, £80,000 in all": what each has, and what they have together.
pub(super) fn is_each_and_all(line: &Line<'_>, a: &Term<'_>, b: &Term<'_>) -> bool {
    let case = &line.case;
    let all = |term: &Term<'_>| {
        let at = term.end;
        case.is(at, w!["altogether", "overall", "combined"])
            || case.is(at, w!["in"]) && case.is(at + 1, w!["all", "total"])
            || term.first.checked_sub(3).is_some_and(|at| case.reads(at, w!["a", "total", "of"]))
    };
    let each = |term: &Term<'_>| {
        term.figure.per.is_some()
            || case.is(term.end, w!["each", "apiece", "per", "a", "an", "every"])
            || case.is(term.end + 1, w!["each", "apiece"])
    };
    all(a) && !all(b) && each(b) || all(b) && !all(a) && each(a)
}

/// "doubling every week", "doubling twice", "with those in Hull doubling": no multiple of the two.
pub(super) fn is_paced(line: &Line<'_>, at: usize) -> bool {
    const NEAR_TOKENS: usize = 7;
    let case = &line.case;
    if case.is(at + 1, w!["every", "each", "twice", "thrice", "again", "weekly", "daily", "yearly"])
        || case.is(at + 2, w!["times"])
        || case.reads(at + 1, w!["once", "every"])
    {
        return true;
    }
    if !case.printed(at).ends_with("ing") {
        return false;
    }
    let alone = case.is(at + 1, w!["in", "over"])
        && (case.is(at + 2, w!["the"]) && case.is(at + 3, w!["last", "past"])
            || case.any(at + 2..(at + 7).min(line.end), w!["alone"]));
    let back = at.saturating_sub(NEAR_TOKENS).max(line.first)..at;
    let comma = back.clone().rev().find(|&at| case.is(at, w![",", ";", "—", "–"]));
    let back = comma.unwrap_or(back.start)..at;
    let with = case.any(back.clone(), w!["with"]);
    alone || with && line.within(back).all(|term| term.sort == Sort::Time)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn what_is_measured_from_something_else_is_right() {
        for text in [
            "The port raised its estimate of grain to 14.6 million tons from 14.1 million, 7 \
             percent below last year's 15.7 million.",
            "The number of jobseekers fell to 61,000 from 63,500 in March, up 6 percent on the \
             year.",
            "Stocks of wheat rose to 811 tons from 790, 18 percent above the ten-year average of \
             687 tons.",
            "The gauge rose from 88.0 to 90.2, 5 percent below its peak.",
            "The stock rose to $17 from $16, still 30 percent down for the year.",
            "Exports of tea rose to $8.4 million from $8.1 million in July, 14 percent higher than \
             a year earlier.",
            "The number of thefts fell to 540 from 570 in August, a quarter fewer than in 2016.",
            "Output rose to 5,200 tonnes from 4,900 in August, a fifth below plan.",
            "Fees rose to $6.2 million from $5.9 million in July, 17 percent more than the $5.3 \
             million of July 2017.",
            "Sales came to 51 million euros, after 49 million in the first quarter, 6 percent more \
             than the 48 million of a year ago.",
            "It reported sales of $5.7 billion, up from $5.6 billion, a gain of 16 percent on \
             last year.",
            "The price fell to $43 from $46 on Monday, 14 percent above its level in February.",
            "The guild has 520 members, up from 500, 35 more than a year ago.",
            "The number of wards rose to 64 from 61, 9 fewer than in 2011.",
            "The price rose to 74 pence from 71, 8 pence less than a year ago.",
            "Profit fell to $27 million from $29 million, $3 million more than the $24 million \
             brokers foresaw.",
            "The jobless rate fell to 6.2 percent from 6.6, still 1.2 percentage points higher \
             than the goal.",
            "The price climbed to $51 from $48, adding 3 percent to costs.",
            "The herd grew to 90 goats from 84, 75 percent of the 120 it had in 2004.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }

    #[test]
    fn a_pace_is_no_multiple_and_all_are_not_each() {
        for text in [
            "Cases rose to 3,200 from 50 in six weeks, doubling every week.",
            "Readers rose from 2 million to 32 million, doubling each year.",
            "The debt rose to $20 billion from $5 billion, doubling twice.",
            "Sales rose to 600 million from 500 million, with those in Peru doubling.",
            "Cases rose from 400 to 2,800 in a year, more than doubling in the last month alone.",
            "The three judges got £30,000 each, £90,000 in total, down from £35,000 each.",
            "The five halls have 12 desks each, 60 in all, down from 15 each.",
            "The side gets 9 points a game, 180 in total, down from 12 a game.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }

    #[test]
    fn what_is_measured_from_the_older_one_is_compared() {
        for (text, at) in [
            (
                "Profit rose to $72 million from $34 million, up 53 percent from a year earlier.",
                "53 percent",
            ),
            (
                "The toll fell from £500 in 2019 to £400, 30 percent less than in 2019.",
                "30 percent",
            ),
            ("The fare rose from $40 to $50, 52 percent above the old fare.", "52 percent"),
            ("The fee went from $400 to $500, $300 more than before.", "$300"),
            ("The guild has 480 members, up from 450, 90 more than the 400 of 1990.", "90"),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| own.span.of(text)).collect();
            assert_eq!(told, [at], "{text}\n{found:?}");
        }
    }
}
