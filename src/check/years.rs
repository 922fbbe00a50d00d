//! Years as printed: what leads to one, the slips that make one of another, and whose they are.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::calendar::{ends_phrase, month_at, year_at};
use super::case::Case;
use super::landmarks::Landmarks;
use crate::quantity::motion::{FALLING, MOVING};
use crate::quantity::{Bound, Figure, FigureKind, Interval};
use crate::text::{Sentence, Span, TokenKind, Word, Words};
use crate::{w, words};

/// A date that prints its year, with the days it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// The first day it can be.
    pub(super) first: NaiveDate,
    /// The last day it can be.
    pub(super) last: NaiveDate,
    /// The date as printed; the year alone where two stand in one figure.
    pub(super) span: Span,
    /// The token its year is.
    pub(super) token: usize,
    /// Whether it ends a span that the date before it in the text begins: "1990 to 1998".
    pub(super) ends_span: bool,
}

impl Stated {
    /// Returns the year.
    pub(super) fn year(&self) -> i32 {
        self.first.year()
    }
}

/// As many tokens as a sentence has; what is longer is a list or a table.
pub(super) const LONGEST_SENTENCE: usize = 250;

/// Returns whether a sentence is short enough to be one.
pub(super) fn read(sentence: &Sentence) -> bool {
    sentence.end_token.saturating_sub(sentence.first_token) <= LONGEST_SENTENCE
}

/// Returns the years that the dates near a place print, the place itself left out.
pub(super) fn elsewhere(case: &Case<'_>, span: Span) -> Vec<i32> {
    /// How many figures to each side are looked at.
    const NEAR: usize = 100;
    let figures = &case.extraction.figures;
    let here = figures.partition_point(|figure| figure.span.start < span.start);
    let near = figures.get(here.saturating_sub(NEAR)..figures.len().min(here + NEAR));
    let dates = near.unwrap_or_default().iter();
    let dates = dates.filter(|own| own.kind == FigureKind::Date && !own.span.overlaps(span));
    dates.flat_map(|own| case.tokens_of(own.span).filter_map(|at| year_at(case, at))).collect()
}

/// Returns the dates with a year among these tokens, in the order of the text.
pub(super) fn stated(case: &Case<'_>, tokens: Range<usize>) -> Vec<Stated> {
    let mut found: Vec<Stated> = Vec::new();
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    let (Some(first), Some(last)) = (span(tokens.start), tokens.end.checked_sub(1).and_then(span))
    else {
        return found;
    };
    for index in case.figures_in(first.cover(last)) {
        let Some(figure) = case.figure(index).filter(|own| own.kind == FigureKind::Date) else {
            continue;
        };
        let own = case.tokens_of(figure.span);
        let mut years = own.clone().filter_map(|at| Some((at, year_at(case, at)?)));
        let years = [years.next(), years.next(), years.next()];
        let (Some(from), Some(to)) =
            (figure.from_date, figure.to_date.and_then(|day| day.pred_opt()))
        else {
            continue;
        };
        match years {
            [Some((token, year)), None, _] if from.year() == year && to.year() == year => {
                let ends_span = found.last().is_some_and(|before| joined(case, before, figure));
                found.push(Stated { first: from, last: to, span: figure.span, token, ends_span });
            }
            // "1990-98" prints the second year in part.
            // "the winter of 1998" ends in the year after.
            [Some((token, year)), None, _]
                if from.year() == year
                    && to.year() == year + 1
                    && token + 1 == own.end
                    && !case.glued(token) =>
            {
                found.push(Stated {
                    first: from,
                    last: to,
                    span: figure.span,
                    token,
                    ends_span: false,
                });
            }
            [Some((token, year)), None, _]
                if from.year() == year && to.year() > year && to.year() < year + 100 =>
            {
                found.extend(whole(year, span(token), token, false));
                let end = own.end.saturating_sub(1);
                found.extend(whole(to.year(), span(end), end, true));
            }
            [Some((token, year)), Some((second, end)), None] => {
                found.extend(whole(year, span(token), token, false));
                found.extend(whole(end, span(second), second, true));
            }
            _ => {}
        }
    }
    found
}

/// Returns the years among these tokens that are read as numbers, but for those known: "as late as
/// 1971 villagers", "from about 1610 to about 1810", "her last race in 1996".
pub(super) fn unread(case: &Case<'_>, told: &Range<usize>, known: &[Stated]) -> Vec<Stated> {
    let years = &Landmarks::of(case).years;
    let from = years.partition_point(|(at, _)| *at < told.start);
    let years = years.get(from..).unwrap_or_default().iter().take_while(|(at, _)| *at < told.end);
    let about = w!["about", "around", "circa", "roughly", "approximately"];
    let led = |at: usize| {
        let plain =
            case.is(at.wrapping_sub(1), w!["in", "until", "till"]) && ends_phrase(case, at + 1);
        let as_late = || {
            case.is(at.wrapping_sub(1), w!["as"])
                && case.is(at.wrapping_sub(2), w!["late", "early", "recently"])
        };
        let hedged = || {
            case.is(at.wrapping_sub(1), about)
                && case.is(
                    at.wrapping_sub(2),
                    w!["from", "to", "in", "until", "since", "between", "and", "of"],
                )
        };
        // "the schism of 1378 was healed"
        let of = case.is(at.wrapping_sub(1), w!["of"])
            && at > told.start + 2
            && case.is(at.wrapping_sub(3), w!["the"])
            && ends_phrase(case, at + 1);
        // "It was 1953, and"
        let was = case.is(at.wrapping_sub(1), w!["was"])
            && case.is(at.wrapping_sub(2), w!["it"])
            && case.is(at + 1, w![",", "and", "when", ";", ":"]);
        at > told.start && (plain || of || was && at > told.start + 1)
            || at > told.start + 1 && (as_late() || hedged())
    };
    let years = years.filter(|(at, _)| known.iter().all(|date| date.token != *at) && led(*at));
    let stated = years.filter_map(|(token, year)| {
        let span = case.tokens().get(*token)?.span;
        whole(*year, Some(span), *token, *token > 1 && case.is(*token - 2, w!["to"]))
    });
    stated.collect()
}

/// Returns a year as a date; `None` where it is in no calendar.
pub(super) fn whole(
    year: i32,
    span: Option<Span>,
    token: usize,
    ends_span: bool,
) -> Option<Stated> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
    Some(Stated { first, last, span: span?, token, ends_span })
}

/// Whether a date ends the span the date before it begins, though they are two figures: "between
/// 1990 and 1998", "3 May 1990 – 4 June 1998".
fn joined(case: &Case<'_>, before: &Stated, figure: &Figure) -> bool {
    let gap = case.gap(before.span, figure.span);
    let mut inner = gap.clone().filter(|&at| !part_of_date(case, at));
    let (joint, more) = (inner.next(), inner.next());
    let lead = lead(case, before.token);
    let between = lead.is_some_and(|at| case.is(at, w!["between"]));
    let from = lead.is_some_and(|at| case.is(at, w!["from", "period", "years"]));
    let dash = gap.clone().any(|at| matches!(case.printed(at), "-" | "–" | "—"));
    let sign = gap.len() <= 2 && dash;
    match (joint, more) {
        (None, None) => sign,
        (Some(joint), None) => {
            between && case.is(joint, w!["and"])
                || from && case.is(joint, w!["to", "through", "until", "till", "thru"])
                || gap.len() <= 2 && case.is(joint, w!["–", "—", "to"])
        }
        _ => false,
    }
}

/// Returns the whole years that can lie between two dates, the fewest and the most.
pub(super) fn apart(first: &Stated, second: &Stated) -> (i32, i32) {
    (full_years(first.last, second.first), full_years(first.first, second.last))
}

/// Returns the birthdays between two days; negative when they lie the other way round.
fn full_years(from: NaiveDate, to: NaiveDate) -> i32 {
    let before = (to.month(), to.day()) < (from.month(), from.day());
    to.year() - from.year() - i32::from(before)
}

/// Returns the publication date as a stated one.
pub(super) fn published(case: &Case<'_>) -> Option<Stated> {
    let published = case.text.published?;
    let (first, last) = (published.first_day(), published.last_day());
    Some(Stated { first, last, span: Span::default(), token: 0, ends_span: false })
}

/// Returns the numbers of whole years a figure can mean: "nearly 40 years", "more than six
/// decades". Nobody writes "more than four decades" of seven, so that ends with the next round one.
pub(super) fn meant(figure: &Figure, years_each: f64) -> Option<Interval> {
    let value = figure.value()?.to_f64() * years_each;
    let stated = figure.interval()?.times(years_each);
    if years_each > 10.0 && stated.high.is_finite() && stated.low.is_finite() {
        // "Half a century" is not 99 years.
        let slack = f64::max(value / 10.0, 5.0);
        return Some(Interval::new(value - slack, value + slack));
    }
    let step = match value {
        _ if years_each > 1.0 => years_each,
        _ if value % 10.0 == 0.0 => 10.0,
        _ if value % 5.0 == 0.0 => 5.0,
        _ => 2.0,
    };
    // "At least 20 years" has no upper end.
    let told = figure.bound == Bound::AtLeast || stated.high.is_finite();
    let high = if told { stated.high } else { value + step };
    let low = if stated.low.is_finite() { stated.low } else { value - step };
    Some(Interval::new(low, high))
}

/// People whose years are not those of the person the sentence is about.
/// [`names_kin`] is asked where one may have become a mother oneself.
pub(super) const RELATIVES: &Words = w![
    "father",
    "mother",
    "parents",
    "son",
    "daughter",
    "sons",
    "daughters",
    "child",
    "children",
    "wife",
    "husband",
    "brother",
    "sister",
    "brothers",
    "sisters",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "uncle",
    "aunt",
    "cousin",
    "nephew",
    "niece",
    "widow",
    "widower",
    "partner",
    "girlfriend",
    "boyfriend",
    "fiancee",
    "fiance",
    "twin",
    "twins",
    "predecessor",
    "successor",
    "colleague",
    "friend",
    "victim",
    "rival",
    "opponent",
    "whose",
];

/// Words that may stand between a year and what leads to it: "from early June 2010".
const INSIDE: &Words = w![
    "early",
    "late",
    "mid",
    "the",
    "of",
    "fiscal",
    "year",
    "fy",
    "season",
    ",",
    "spring",
    "summer",
    "autumn",
    "winter",
    "fall",
    "-",
    "st",
    "nd",
    "rd",
    "th",
    "beginning",
    "end",
    "start",
    "about",
    "around",
    "circa",
    "c",
    "approximately",
    "years",
    "calendar",
    "sometime",
    "crop",
    "school",
    "middle",
    "close",
    "turn",
    "half",
    "quarter",
    "first",
    "second",
    "third",
    "very",
];

/// Returns the token that leads to the year at token `at`, past its month, day and the like:
/// "from" in "from early June 2010".
pub(super) fn lead(case: &Case<'_>, at: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    let first = case.sentence_at(case.tokens().get(at)?.span.start)?.first_token;
    let mut before = at.checked_sub(1)?;
    let stop = at.saturating_sub(FARTHEST).max(first);
    while before > stop && part_of_date(case, before) {
        before -= 1;
    }
    (before >= first).then_some(before)
}

/// Returns the token that leads to the year at token `at` where it is one of `words`. "At the end
/// of 1987" tells when no less than "in 1987" does, so that "at" is taken for "in" there.
pub(super) fn led(case: &Case<'_>, at: usize, words: &Words) -> Option<usize> {
    let lead = lead(case, at)?;
    let part = || Word::of("in").is_in(words) && leads_to_part(case, lead);
    (case.is(lead, words) || part()).then_some(lead)
}

/// Returns where the words of a date begin that its figure leaves out, the preposition not being
/// one of them: "the" in "in the autumn of 1987", "the year" in "in the year 1987", and "at" in "at
/// the end of 1987".
pub(super) fn before_phrase(case: &Case<'_>, tokens: &Range<usize>, year: usize) -> usize {
    let first = tokens.start;
    let back = |step: usize| first.checked_sub(step).filter(|_| first == year);
    if let Some(named) = back(2).filter(|&at| case.reads(at, w!["the", "year"])) {
        return named;
    }
    let the = |at: &usize| first < year && case.is(*at, w!["the"]);
    let Some(the) = first.checked_sub(1).filter(the) else { return first };
    the.checked_sub(1).filter(|&at| leads_to_part(case, at)).unwrap_or(the)
}

/// Returns whether the token leads to a part of a date: "at" in "at the end of 1987".
pub(super) fn leads_to_part(case: &Case<'_>, lead: usize) -> bool {
    const PARTS: &Words =
        w!["end", "beginning", "start", "close", "turn", "height", "middle", "outset"];
    case.is(lead, w!["at", "near", "towards", "toward"])
        && case.is(lead + 1, w!["the"])
        && case.is(lead + 2 + usize::from(case.is(lead + 2, w!["very"])), PARTS)
}

/// Returns whether the tokens speak of a relative: not where somebody "became a mother".
pub(super) fn names_kin(case: &Case<'_>, mut tokens: Range<usize>) -> bool {
    const BECAME: &Words = w!["became", "become", "becomes", "becoming"];
    tokens.any(|at| {
        let article = at > 1 && case.is(at - 1, w!["a", "an"]);
        // "inherited his uncle's mill" is told of herself.
        let owner = case.is(at + 1, w!["'s", "’s"]);
        case.is(at, RELATIVES) && !owner && !(article && case.is(at - 2, BECAME))
    })
}

/// Returns whether what was planned got another day, which is no span of years: "was moved from
/// 2030 to 2028", "pushed its target back from 2040 to 2045". `from` is the token of that word.
pub(super) fn another_day(case: &Case<'_>, from: usize) -> bool {
    const FARTHEST: usize = 10;
    const PUT_OFF: &Words = w![
        "postpone",
        "postpones",
        "postponed",
        "postponing",
        "postponement",
        "delay",
        "delays",
        "delayed",
        "delaying",
        "defer",
        "defers",
        "deferred",
        "deferring",
        "reschedule",
        "reschedules",
        "rescheduled",
        "rescheduling",
        "extend",
        "extends",
        "extended",
        "extending",
    ];
    const MOVED: &Words = w![
        "move",
        "moves",
        "moved",
        "moving",
        "shift",
        "shifts",
        "shifted",
        "shifting",
        "advance",
        "advances",
        "advanced",
        "advancing",
        "change",
        "changes",
        "changed",
        "changing",
        "revise",
        "revised",
        "revising",
        "slip",
        "slips",
        "slipped",
        "slipping",
    ];
    const SHOVED: &Words = w![
        "push", "pushes", "pushed", "pushing", "put", "puts", "putting", "bring", "brings",
        "brought", "bringing", "pull", "pulls", "pulled", "pulling",
    ];
    const PLANNED: &Words = w![
        "date",
        "dates",
        "deadline",
        "target",
        "goal",
        "launch",
        "opening",
        "closing",
        "closure",
        "start",
        "end",
        "exit",
        "vote",
        "election",
        "fair",
        "games",
        "festival",
        "tournament",
        "phase",
        "completion",
        "delivery",
        "switch",
        "retirement",
        "ban",
    ];
    let Some(span) = case.tokens().get(from).map(|token| token.span) else { return false };
    let back = case.back(span, FARTHEST);
    let start = back.clone().rev().find(|&at| matches!(case.printed(at), ";" | ":"));
    let near = start.map_or(back.start, |at| at + 1)..back.end;
    let beside = near.start.max(near.end.saturating_sub(3))..near.end;
    let shoved = case.find(near.clone(), SHOVED);
    let shoved = shoved.is_some_and(|at| case.any(at..near.end, w!["back", "forward", "off"]));
    let moved = case.any(near.clone(), MOVED)
        && (case.any(near.clone(), PLANNED)
            || case.find(beside.clone(), MOVED).is_some_and(|at| {
                case.only(at + 1..near.end, w!["up", "back", "forward", "again", "out", "earlier"])
            }));
    shoved || moved || case.any(near, PUT_OFF)
}

/// Returns whether nothing but a verb of falling stands before: the two of "fell from 2010 to
/// 1999" may be amounts.
pub(super) fn falls(case: &Case<'_>, from: usize) -> bool {
    const FALLS: &Words = words![
        FALLING,
        MOVING,
        w![
            "cut", "reduced", "reduce", "down", "lowered", "go", "trimmed", "slashed", "number",
            "count", "total"
        ]
    ];
    case.any(from.saturating_sub(2)..from, FALLS)
}

/// Returns the year that ends a span behind token `from`: "to [early June] 1995".
pub(super) fn year_ahead(case: &Case<'_>, from: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    for at in from..from + FARTHEST {
        if year_at(case, at).is_some() {
            return Some(at);
        }
        if !part_of_date(case, at) {
            return None;
        }
    }
    None
}

/// Whether the token belongs to a date before its year: a month, a day, "early", "fiscal".
fn part_of_date(case: &Case<'_>, at: usize) -> bool {
    let day = case.kind(at) == Some(TokenKind::Number) && case.printed(at).len() <= 2;
    // "since Jan. 1998"
    let dot = || case.is(at, w!["."]) && at > 0 && month_at(case, at - 1).is_some();
    day || case.is(at, INSIDE) || month_at(case, at).is_some() || dot()
}

/// A sentence with more years is a table.
const MOST_YEARS: usize = 12;

/// Returns the span of years that the same sentence or one beside it has with one of the two years
/// in its place: "1994 to 2004" beside "from 2010 to 2004".
pub(super) fn span_beside(
    case: &Case<'_>,
    own: Span,
    (first, second): (i32, i32),
) -> Option<(i32, i32)> {
    let at = case.sentence_index(own.start)?;
    let sentences = &case.extraction.sentences;
    let (from, to) = (at.saturating_sub(1), (at + 2).min(sentences.len()));
    let tokens = sentences.get(from)?.first_token..sentences.get(to.checked_sub(1)?)?.end_token;
    let told = &Landmarks::of(case).years;
    let start = told.partition_point(|(token, _)| *token < tokens.start);
    let near = told.get(start..)?.iter().take_while(|(token, _)| *token < tokens.end);
    let near = near.take(MOST_YEARS);
    let spans = near.clone().zip(near.skip(1)).filter(|((a, _), (b, _))| {
        *b == *a + 2 && case.is(*a + 1, w!["to", "-", "–", "through", "until"])
    });
    spans.map(|((_, from), (_, to))| (*from, *to)).find(|(from, to)| {
        from < to && ((*to == second) != (*from == first)) && *to <= first.max(second)
    })
}

/// Returns the years that a usual slip makes this one of, the likeliest first: digits swapped, ten
/// years off, a wrong century.
pub(super) fn slips(year: i32) -> impl Iterator<Item = i32> {
    let (thousands, hundreds) = (year / 1000, year / 100 % 10);
    let (tens, ones) = (year / 10 % 10, year % 10);
    let of = |a: i32, b: i32, c: i32, d: i32| a * 1000 + b * 100 + c * 10 + d;
    let found = [
        of(thousands, hundreds, ones, tens),
        of(thousands, tens, hundreds, ones),
        of(hundreds, thousands, tens, ones),
        of(thousands, ones, tens, hundreds),
        year - 10,
        year + 10,
        year - 100,
        year + 100,
        year - 20,
        year + 20,
        year + 900,
        year - 900,
    ];
    found.into_iter().filter(move |slip| *slip != year && (1000..2200).contains(slip))
}

/// Returns the years that differ from this one in one digit.
pub(super) fn other_digit(year: i32) -> impl Iterator<Item = i32> {
    [1, 10, 100, 1000].into_iter().flat_map(move |place| {
        let digit = year / place % 10;
        (0..10)
            .filter(move |other| *other != digit)
            .map(move |other| year + (other - digit) * place)
    })
}

/// Returns whether two years have the same digits in another order.
pub(super) fn same_digits(one: i32, other: i32) -> bool {
    let sorted = |year: i32| {
        let mut digits = year.to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    sorted(one) == sorted(other)
}
