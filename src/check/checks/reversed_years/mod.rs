//! A span of years that ends before it begins: "from 2010 to 1995", "(1967–1931)".

mod examples;
mod readings;
mod season;

use crate::check::calendar::{self, year_at};
use crate::check::landmarks::Landmarks;
use crate::check::tense::tense;
use crate::check::years;
use crate::check::{Case, Check, Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::text::{Span, TokenKind, Words};
use crate::w;

use readings::{MOST, fitting, next_stage, too_late};

pub(in crate::check) const CHECK: Check = Check {
    code: "reversed-years",
    summary: "A span of years ends before it begins",
    why: "“From 2010 to 1995” and “(1967–1931)” run backwards, so one of the years is wrong, or \
          the two have changed places. Offered are the years the other way round, and for each \
          of the two the year with its digits swapped or ten years off that puts it right, as \
          long as what is over stays before the publication date. Years before Christ, numbers \
          that are no years (“fell from 2010 to 1999”), a level to go back to (“from 2005 to 1990 \
          levels”) and lists told backwards keep it silent.",
    severity: Severity::Error,
    run,
    fires: examples::FIRES,
    silent: examples::SILENT,
};

fn run(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    for &(at, first) in &Landmarks::of(case).years {
        if let Some((to, second, how)) = upside_down(case, at, first) {
            flags.push(flag(case, (at, first), (to, second), how));
        }
    }
    let known: Vec<Span> = flags.iter().map(|flag| flag.span).collect();
    let free = |flag: &Flag| !known.iter().any(|own| own.overlaps(flag.span));
    flags.extend(season::flags(case).into_iter().filter(free));
    flags
}

/// How the two years are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Words,
    Dash,
    Life,
    /// The second year in two digits.
    Short,
}

/// The year that ends a span begun at token `at`, where it lies before it.
fn upside_down(case: &Case<'_>, at: usize, first: i32) -> Option<(usize, i32, How)> {
    if !is_year(case, at) {
        return None;
    }
    spanned(case, at, first)
        .or_else(|| between_deeds(case, at, first))
        .or_else(|| life(case, at, first))
        .or_else(|| founded(case, at, first))
        .or_else(|| shortened(case, at, first))
}

/// What begins a thing, or a time in office.
const BEGUN: &Words = w![
    "founded",
    "opened",
    "built",
    "begun",
    "started",
    "began",
    "established",
    "launched",
    "formed",
    "introduced",
    "elected",
    "appointed",
    "crowned",
    "created",
];

/// "founded in 1972 and wound up in 1927": a thing that ends before it begins.
fn founded(case: &Case<'_>, at: usize, first: i32) -> Option<(usize, i32, How)> {
    const ENDED: &Words = w![
        "wound",
        "closed",
        "finished",
        "completed",
        "ended",
        "dissolved",
        "demolished",
        "folded",
        "disbanded",
        "shut",
        "abolished",
        "torn",
        "scrapped",
        "retired",
        "deposed",
        "resigned",
        "abdicated",
        "voted",
        "ousted",
        "defeated",
        "dismissed",
        "sacked",
    ];
    const LINKS: &Words = w![
        ",", "and", "but", "was", "were", "down", "up", "in", "then", "finally", "it", "again",
        "out", "back"
    ];
    const FARTHEST: usize = 12;
    let lead = years::led(case, at, w!["in"])?;
    let back = usize::from(case.is(lead.saturating_sub(1), w!["back"]));
    let begun = lead.checked_sub(1 + back).is_some_and(|verb| case.is(verb, BEGUN));
    let ahead = case.ahead(case.tokens().get(at)?.span, FARTHEST);
    let to = ahead.clone().find(|&at| year_at(case, at).is_some())?;
    let second = year_at(case, to)?;
    // "in the autumn of 1998"
    let until = years::led(case, to, w!["in", "on", "by"]).filter(|&lead| lead > at);
    let mut gap = at + 1..until.unwrap_or(to);
    let ended = case.any(gap.clone(), ENDED);
    let joined = gap.all(|at| case.is(at, LINKS) || case.is(at, ENDED));
    (begun && ended && joined && second < first && is_year(case, to) && !other_reckoning(case, to))
        .then_some((to, second, How::Words))
}

/// "in 1995–85": a span whose end, printed in two digits, lies before its beginning.
fn shortened(case: &Case<'_>, at: usize, first: i32) -> Option<(usize, i32, How)> {
    const LEADS: &Words = w!["in", "period", "during", "from", "years", "(", "the"];
    let to = at + 2;
    let text = case.printed(to);
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let dash = case.is(at + 1, w!["-", "–"]) && case.glued(at + 1) && case.glued(to);
    // What is below 13 may be a month, and "1999-00" begins a century.
    let second = text.parse::<i32>().ok().filter(|year| digits && dash && *year > 12)?;
    let second = first / 100 * 100 + second;
    let led = at.checked_sub(1).is_some_and(|before| case.is(before, LEADS));
    let closed = !case.glued(to + 1) || case.is(to + 1, w![",", ".", ";", ")", "”", "\""]);
    let close = first - second < 60 && second < first;
    let pair = led && closed && close && first > 1800 && !code(case, at, to);
    (pair && calendar::ends_phrase(case, to + 1)).then_some((to, second, How::Short))
}

/// "from 2010 to 1995", "between May 2010 and June 1995", "the period 2010-1995", "(1967–1931)".
fn spanned(case: &Case<'_>, at: usize, first: i32) -> Option<(usize, i32, How)> {
    const TO: &Words = w!["to", "through", "thru", "until", "till", "-", "–", "—"];
    const PERIOD: &Words = w!["period", "years", "(", "seasons", "born", "b", ".", "decade"];
    let lead = years::lead(case, at);
    let from = lead.is_some_and(|lead| case.is(lead, w!["from"]));
    let between = lead.is_some_and(|lead| case.is(lead, w!["between"]));
    let of = at.checked_sub(1).is_some_and(|at| case.is(at, w!["of"]));
    let period = of
        || lead.is_some_and(|lead| case.is(lead, PERIOD))
        || at.checked_sub(1).is_some_and(|at| case.is(at, w!["years", "seasons"]));
    let comma = usize::from(case.is(at + 1, w![","]));
    let joint = at + 1 + comma;
    let dash = case.is(joint, w!["-", "–", "—"]);
    let bound = if between {
        case.is(joint, w!["and", "to", "-", "–"])
    } else if from || period {
        case.is(joint, TO)
    } else {
        dash && case.glued(joint) && case.glued(joint + 1) && stands_free(case, at)
    };
    if !bound {
        return None;
    }
    let to = years::year_ahead(case, joint + 1)?;
    let second = year_at(case, to)?;
    let how = if dash { How::Dash } else { How::Words };
    let before = first == second && earlier(case, at, to);
    let slip = between
        && (years::same_digits(first, second) || first - second < 100)
        && (first - second > 0)
        && calendar::ends_phrase(case, to + 1)
        && second > 1500;
    let fits = (second < first || before) && (is_year(case, to) || slip);
    let scored = case.any(at.saturating_sub(6)..to + 4, w!["score", "scores"]);
    let named = scored
        || from
            && lead.is_some_and(|lead| years::falls(case, lead) || years::another_day(case, lead))
        || backwards(case, at);
    (fits && !named && !other_reckoning(case, to) && !code(case, at, to))
        .then_some((to, second, how))
}

/// "from his ordination in 1628 until his death in 1436": a span that is told with what
/// happened at each of its ends.
fn between_deeds(case: &Case<'_>, at: usize, first: i32) -> Option<(usize, i32, How)> {
    const BACK: usize = 9;
    const AHEAD: usize = 8;
    let lead = years::led(case, at, w!["in", "of"])?;
    let sentence = case.sentence_at(case.tokens().get(at)?.span.start)?;
    let back = lead.saturating_sub(BACK).max(sentence.first_token)..lead;
    let from = back.rev().find(|&at| case.is(at, w!["from", "between"]))?;
    let joint = at + 1 + usize::from(case.is(at + 1, w![","]));
    let joined = if case.is(from, w!["between"]) {
        case.is(joint, w!["and"])
    } else {
        case.is(joint, w!["to", "until", "till", "through", "up"])
    };
    let ahead = joint + 1..(joint + 1 + AHEAD).min(sentence.end_token);
    let to = ahead.clone().find(|&at| year_at(case, at).is_some())?;
    let second = year_at(case, to)?;
    let until = years::led(case, to, w!["in", "of"]).filter(|lead| *lead > joint)?;
    // "from 300 men in 2010 to 200 in 1995" compares amounts.
    let number = |at: usize| case.kind(at) == Some(TokenKind::Number);
    let verb = |at: usize| {
        tense(case, at, at).is_some() || case.is(at, w!["who", "which", ",", ";", "that", "when"])
    };
    let (one, other) = (from + 1..lead, joint + 1..until);
    let plain = !one.is_empty()
        && !other.is_empty()
        && !one.clone().chain(other.clone()).any(|at| number(at) || verb(at));
    (plain && joined && second < first && first - second < 1000 && !other_reckoning(case, to))
        .then_some((to, second, How::Words))
        .filter(|_| !years::falls(case, from) && !backwards(case, at))
        .filter(|_| {
            // "leads from the war of 1922 to the siege of 1683": of two things
            const OWN: &Words = w!["his", "her", "its", "their", "'s", "’s", "s"];
            let owned = |tokens: std::ops::Range<usize>| case.any(tokens, OWN);
            owned(from + 1..lead) && owned(joint + 1..until)
        })
}

/// Whether the figures at two years of the same number are days or months in the wrong order.
fn earlier(case: &Case<'_>, at: usize, to: usize) -> bool {
    let figure = |at: usize| {
        let start = case.tokens().get(at)?.span.start;
        case.figure_at(start).and_then(|index| case.figure(index))
    };
    let (Some(first), Some(second)) = (figure(at), figure(to)) else { return false };
    first.span != second.span
        && first.from_date.zip(second.to_date).is_some_and(|(from, to)| to <= from)
}

/// "born in 1972 … died in 1927": a life that ends before it begins.
fn life(case: &Case<'_>, at: usize, first: i32) -> Option<(usize, i32, How)> {
    const DIED: &Words = w!["died", "d", "death", "†", "killed", "murdered", "executed"];
    const FARTHEST: usize = 14;
    let born = years::lead(case, at)
        .is_some_and(|lead| (lead.saturating_sub(6)..=lead).any(|at| case.is(at, w!["born", "b"])));
    if !born {
        return None;
    }
    let ahead = case.ahead(case.tokens().get(at)?.span, FARTHEST);
    let died = case.find(ahead.clone(), DIED)?;
    let to = (died..ahead.end).find(|&at| year_at(case, at).is_some())?;
    let second = year_at(case, to)?;
    let other = case.any(at..died, years::RELATIVES);
    (second < first && is_year(case, to) && !other && to - died <= 8).then_some((
        to,
        second,
        How::Life,
    ))
}

/// Whether the number is read as a date, and not as a count.
fn is_year(case: &Case<'_>, at: usize) -> bool {
    let Some(start) = case.tokens().get(at).map(|token| token.span.start) else { return false };
    let figure = case.figure_at(start).and_then(|index| case.figure(index));
    figure.is_some_and(|figure| {
        let bare = figure.kind == FigureKind::Number && figure.span == figure.number;
        figure.kind == FigureKind::Date
            || bare && (reigned(case, at) || of_a_life(case, at) || between(case, at))
    })
}

/// Whether the number is one of the two of "between 1618 and 1648 the town".
fn between(case: &Case<'_>, at: usize) -> bool {
    let led = |at: usize| at > 0 && case.is(at - 1, w!["between"]);
    let and = |at: usize| case.is(at, w!["and"]);
    led(at) && and(at + 1) && year_at(case, at + 2).is_some() && calendar::ends_phrase(case, at + 3)
        || at > 2
            && and(at - 1)
            && led(at - 2)
            && year_at(case, at - 2).is_some()
            && calendar::ends_phrase(case, at + 1)
}

/// Whether the number is one of two in a bracket behind a name: "Peter Vance (1788–1759)".
fn of_a_life(case: &Case<'_>, at: usize) -> bool {
    let dash = |at: usize| case.is(at, w!["-", "–", "—"]);
    let open = match () {
        () if dash(at + 1) && case.is(at + 3, w![")"]) => at.checked_sub(1),
        () if case.is(at + 1, w![")"]) => at.checked_sub(3).filter(|open| dash(open + 2)),
        () => None,
    };
    let open = open.filter(|at| case.is(*at, w!["("]));
    open.and_then(|at| at.checked_sub(1)).is_some_and(|name| case.capital(name))
}

/// Whether a time in office or of a life is told before the number: "ruled Russia from 1762".
fn reigned(case: &Case<'_>, at: usize) -> bool {
    const REIGNED: &Words = w![
        "ruled",
        "reigned",
        "governed",
        "lived",
        "king",
        "queen",
        "emperor",
        "empress",
        "tsar",
        "tsarina",
        "czar",
        "pope",
        "bishop",
        "archbishop",
        "abbot",
        "regent",
        "sultan",
        "duke",
        "duchess",
        "reign",
        "rule",
        "throne",
        "doge",
        "elector",
        "prince",
        "governor",
        "viceroy",
        "war",
        "occupied",
        "abbess",
        "pontificate",
        "papacy",
        "pontiff",
    ];
    const FARTHEST: usize = 9;
    const OLDEST: i32 = 1000;
    let year = year_at(case, at).is_some_and(|year| year > OLDEST);
    let Some(span) = case.tokens().get(at).map(|token| token.span) else { return false };
    year && case.any(case.back(span, FARTHEST), REIGNED)
}

/// Whether the sentence tells its years backwards on purpose.
fn backwards(case: &Case<'_>, at: usize) -> bool {
    const BACK: &Words = w![
        "backward",
        "backwards",
        "reverse",
        "reversed",
        "countdown",
        "descending",
        "rewound",
        "newest",
        "latest"
    ];
    let Some(span) = case.tokens().get(at).map(|token| token.span) else { return false };
    case.any(case.back(span, 12), BACK) || case.any(case.ahead(span, 12), BACK)
}

/// Years before Christ run down; "1990 levels" are a measure.
fn other_reckoning(case: &Case<'_>, to: usize) -> bool {
    const ERA: &Words = w!["bc", "b.c.", "bce", "b.c.e.", "before"];
    const MEASURE: &Words = w![
        "level",
        "levels",
        "dollars",
        "prices",
        "values",
        "standards",
        "figures",
        "terms",
        "euros",
        "pounds",
        "back",
        "%",
        "percent",
    ];
    case.any(to + 1..to + 3, ERA) || case.is(to + 1, MEASURE)
}

/// Whether a dash between two years is of a file number: "Resolution 2010-1998".
fn code(case: &Case<'_>, at: usize, to: usize) -> bool {
    if !case.is(at + 1, w!["-"]) {
        return false;
    }
    let more = case.is(to + 1, w!["-", "/"]) && case.glued(to + 1);
    more || case.glued(at) && !at.checked_sub(1).is_some_and(|before| case.is(before, w!["("]))
}

/// Whether what stands before the first year makes no number of it: a small word or a bracket.
fn stands_free(case: &Case<'_>, at: usize) -> bool {
    const NUMBERED: &Words = w![
        "no",
        "number",
        "call",
        "phone",
        "fax",
        "tel",
        "resolution",
        "law",
        "bill",
        "act",
        "order",
        "case",
        "docket",
        "room",
        "form",
        "part",
        "model",
        "publication",
        "report",
    ];
    let Some(before) = at.checked_sub(1) else { return true };
    !case.capital(before) && !case.is(before, NUMBERED) && !case.is(before, w![".", "#", "/", ":"])
}

fn flag(case: &Case<'_>, (at, first): (usize, i32), (to, second): (usize, i32), how: How) -> Flag {
    let token = |at: usize| case.tokens().get(at).map_or(Span::default(), |token| token.span);
    let span = token(at).cover(token(to));
    let between = case.words(Span::new(token(at).end, token(to).start));
    let worded = |(a, b): (i32, i32)| {
        if how == How::Short {
            format!("{a}{between}{:02}", b % 100)
        } else {
            format!("{a}{between}{b}")
        }
    };
    let mut found = fitting(case, (at, first), (to, second), how);
    // "1994 to 2004" in the sentence before is what one reads first.
    let beside = years::span_beside(case, span, (first, second)).filter(|_| how == How::Words);
    if let Some(beside) = beside {
        found.retain(|pair| *pair != beside);
        found.insert(0, beside);
        found.truncate(MOST);
    }
    let offers: Vec<String> = found.iter().map(|(a, b)| format!("{a} to {b}")).collect();
    let would_fit = match (offers.is_empty(), next_stage(case, to)) {
        (false, _) => {
            let told = beside.filter(|_| offers.len() > 1);
            let told =
                told.map_or_else(String::new, |(a, b)| format!(" {a} to {b} stands beside it."));
            let late = too_late(case, span, (first, second), &found);
            let swapped = found.iter().any(|(a, _)| years::same_digits(*a, first));
            if late.is_empty() || swapped || beside.is_some() || first == second {
                format!(" {} would fit{late}.{told}", wording::any_of(&offers))
            } else {
                // The first year is wrong beyond a doubt, but not which it should be.
                let digits = |year: i32| year.to_string().into_bytes();
                let other = |&(a, b): &(i32, i32)| {
                    let changed = if b == second {
                        digits(a).into_iter().zip(digits(first))
                    } else {
                        digits(b).into_iter().zip(digits(second))
                    };
                    changed.filter(|(one, other)| one != other).count() == 1
                };
                let how = if found.iter().all(other) { " if one digit is wrong" } else { "" };
                format!(
                    " {first} is later than this text, so it is the wrong one. {} would \
                     fit{how}.",
                    wording::any_of(&offers)
                )
            }
        }
        // What comes after the span bears its end out.
        (true, Some(next)) if second <= next => {
            format!(" What follows is of {next}, so check the first year.")
        }
        (true, _) => " Check both years.".to_owned(),
    };
    let readings: Vec<String> = found.into_iter().map(worded).collect();
    let fault = match how {
        How::Life => format!("A life that begins in {first} cannot end in {second}."),
        _ if first == second => format!("This span ends before it begins, both in {first}."),
        _ => format!("A span that begins in {first} cannot end in {second}."),
    };
    let severity =
        if matches!(how, How::Dash | How::Short) { Severity::Warning } else { Severity::Error };
    let computation = if first == second {
        format!("{} is before the first date", case.words(span))
    } else {
        format!("{second} − {first} = −{} years", first - second)
    };
    Flag {
        code: CHECK.code,
        severity,
        span,
        message: format!("{fault}{would_fit}"),
        computation,
        related: Vec::new(),
        suggestions: readings,
    }
}
