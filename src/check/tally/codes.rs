//! Numbers that are no addends and no totals: the number of a volume, a document's code, a year, a
//! formation, the numbers of a list, the difference of two prices. What is added up is left to
//! the room above.

use std::ops::Range;

use crate::check::addends::{JOINS, TOTALS};
use crate::check::case::Case;
use crate::check::grouped::more_than_told;
use crate::check::landmarks::Landmarks;
use crate::check::relation::{Line, Sort, Term};
use crate::check::tally::{Guess, Place};
use crate::quantity::FigureKind;
use crate::text::{TokenKind, Words};
use crate::w;

/// Words in front of a number that is a name: "Vol 1", "programme 14".
const LABELS: &Words = w![
    "vol",
    "volume",
    "no",
    "nos",
    "page",
    "pages",
    "p",
    "pp",
    "chapter",
    "section",
    "sections",
    "book",
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "para",
    "figure",
    "table",
    "room",
    "gate",
    "route",
    "highway",
    "#",
    "programme",
    "program",
    "annex",
    "appendix",
    "rule",
    "clause",
    "item",
    "step",
    "act",
    "psalm",
    "verse",
    "channel",
    "lot",
    "resolution",
    "schedule",
    "title",
    "flight",
    "platform",
    "track",
    "ward",
    "apollo",
    "version",
    "phase",
    "grade",
    "day",
    "week",
    "lap",
    "hole",
    "mile",
    "formula",
    "type",
    "model",
    "category",
    "round",
];

/// Returns whether the number is no count: a code, a label, a year, a link of a chain.
pub(in crate::check) fn coded(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let own = case.token_from(term.first, term.number.start.min(term.span.start));
    let bare = term.span.end <= term.number.end && term.unit().is_none();
    if bare && a_year(line, own) {
        return true;
    }
    // "Vol. 2"
    let stop = usize::from(own > line.first && case.is(own - 1, w!["."]));
    let label = own.checked_sub(1 + stop).is_some_and(|at| at >= line.first && case.is(at, LABELS));
    if label && bare {
        return true;
    }
    chained(line, term)
}

/// Whether the number there reads as a year: "in 1606, 1667 and 1689".
fn a_year(line: &Line<'_>, at: usize) -> bool {
    const LEADS: &Words = w![
        "in", "since", "by", "until", "before", "after", "during", "between", "from", "of", "year",
        "circa", "c", "early", "late"
    ];
    let case = &line.case;
    let year = |at: usize| {
        let printed = case.printed(at);
        let first = printed.bytes().next();
        printed.len() == 4
            && matches!(first, Some(b'1' | b'2'))
            && printed.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !year(at) || at <= line.first {
        return false;
    }
    let total = case.any(at.saturating_sub(3).max(line.first)..at, TOTALS);
    let mut back = at - 1;
    while back > line.first + 1 && case.is(back, w![",", "and", "or"]) {
        back -= 1;
    }
    case.is(at - 1, LEADS) && !total || back < at - 1 && year(back)
}

/// Returns whether the number is a link of a chain, "L.6/Rev.1", "4-4-2", or one of the odds of a
/// race: "the 11-4 favourite".
pub(in crate::check) fn chained(line: &Line<'_>, term: &Term<'_>) -> bool {
    let case = &line.case;
    let own = case.token_from(term.first, term.number.start.min(term.span.start));
    let end = case.token_from(own, term.number.end);
    if term.figure.kind == FigureKind::Score {
        let odds = w!["favourite", "favorite", "odds", "outsider"];
        return case.any(line.first..line.end, odds);
    }
    if !case.glued(own) && !case.glued(end) {
        return false;
    }
    let number = |at: usize| case.kind(at) == Some(TokenKind::Number);
    let slash = |at: usize| case.is(at, w!["/", "."]);
    let dash = |at: usize| case.is(at, w!["-", "–"]);
    let behind = own > line.first + 1
        && case.glued(own)
        && case.glued(own - 1)
        && (slash(own - 1) || dash(own - 1) && number(own - 2));
    let bare = term.unit().is_none();
    let ahead = case.glued(end)
        && case.glued(end + 1)
        && (dash(end) && number(end + 1) || case.is(end, w!["/"]) && bare);
    behind || ahead
}

/// Returns whether the numbers only number what is listed: "8, imports, 9, exports, and 10, aid".
pub(in crate::check) fn numbered(line: &Line<'_>, parts: &[Term<'_>]) -> bool {
    let counts_on = parts.windows(2).all(|pair| match pair {
        [one, two] => (two.value - one.value - 1.0).abs() < f64::EPSILON,
        _ => false,
    });
    let bare = |t: &Term<'_>| {
        t.span.end <= t.number.end
            && t.unit().is_none()
            && line.case.is(t.end, w![",", ")", ".", ":"])
    };
    counts_on && parts.len() > 1 && parts.iter().all(bare)
}

/// Returns whether one of the numbers is the whole of another: "two of the eight boats, with 63
/// people".
pub(in crate::check) fn of_another(line: &Line<'_>, parts: &[Term<'_>]) -> bool {
    let whole = |part: &Term<'_>| {
        line.terms.windows(2).any(|pair| match pair {
            [one, two] => {
                one.of_next && two.span == part.span && one.figure.span == two.figure.span
            }
            _ => false,
        })
    };
    parts.iter().any(whole)
}

/// Returns whether the total is told apart from the list: a difference, what something rose from,
/// all but what is listed.
pub(in crate::check) fn set_apart(guess: &Guess<'_, '_>) -> bool {
    let (line, total) = (guess.totalled, &guess.total);
    let (Some(first), Some(last)) = (guess.parts.first(), guess.parts.last()) else { return true };
    let gap = match guess.place {
        Place::Ahead => total.end..first.first,
        Place::Behind => last.end..total.first,
        _ => 0..0,
    };
    // "Of the 20 houses two flooded, and 14 of the 32 in the next village"
    let own_whole =
        || guess.parts.iter().any(|part| part.of_next && std::ptr::eq(part.figure, total.figure));
    differs(line, total, &guess.parts, gap)
        || loosely_joined(guess)
        || own_whole()
        || more_than_told(guess.listed, total, &guess.parts)
}

/// Returns whether the words, or the numbers themselves, say that the total is none.
pub(in crate::check) fn differs(
    line: &Line<'_>,
    total: &Term<'_>,
    parts: &[Term<'_>],
    gap: Range<usize>,
) -> bool {
    const APART: &Words = w![
        "between",
        "gap",
        "difference",
        "differential",
        "spread",
        "except",
        "excluding",
        "excepting",
        "unlike",
        "versus",
        "vs",
        "instead",
    ];
    let case = &line.case;
    if let [one, two] = parts
        && ((one.value - two.value).abs() - total.value).abs() <= total.value * 1e-9
    {
        return true;
    }
    // "between them" takes together.
    let them = |at: usize| case.is(at, w!["between"]) && case.is(at + 1, w!["them"]);
    let apart = line.plain(gap).any(|at| case.is(at, APART) && !them(at));
    let before = total.first.checked_sub(1).filter(|&at| at >= line.first);
    apart || before.is_some_and(|at| case.is(at, w!["from", "than", "versus", "against"]))
}

/// Whether two numbers stand in clauses of their own with nothing in common but the "and": "out for
/// 150 and suddenly they chase 200".
fn loosely_joined(guess: &Guess<'_, '_>) -> bool {
    let [one, two] = guess.parts.as_slice() else { return false };
    let (line, case) = (guess.listed, &guess.listed.case);
    let gap = one.end..two.first;
    let pronoun = w!["they", "he", "she", "it", "we", "you", "i", "suddenly", "then", "if"];
    let Some(and) = case.find(gap.clone(), JOINS) else { return false };
    case.any(and + 1..gap.end, pronoun) && line.count(gap) > 1
}

/// Whether there are no two parts and a total, of which a list may let some be read.
pub(in crate::check) fn few_numbers(case: &Case<'_>) -> bool {
    case.extraction.figures.len() < 3 && Landmarks::of(case).numbers < 3
}

/// Whether the time is a length of some minutes or days.
pub(in crate::check) fn lasts(term: &Term<'_>) -> bool {
    let figure = term.figure;
    let unit = figure.unit.map_or("", |unit| unit.name);
    figure.kind == FigureKind::Duration
        && term.sort == Sort::Time
        && figure.from_date.is_none()
        && figure.value().is_some()
        && !unit.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    fn told(body: &str) -> Vec<String> {
        flags(body).into_iter().map(|flag| flag.message).collect()
    }

    #[test]
    fn names_years_and_differences_are_not_added_up() {
        for body in [
            "The two leagues signed pacts in 1648, 1713 and 1815, and the treaty of 1907 ended \
             them.",
            "See Vol. 2, Nos. 3 and 4, and Vol. 5.",
            "Coach Lind moved from a 4–3–3 to a 3–5–2 and a 5–4–1 late on.",
            "The committee took up 6, loans, 7, trade, and 8, aid, of programme 12.",
            "The menu is $18, except on Mondays ($12) and Tuesdays ($14).",
            "A grant of $4 closes the gap between the price ($9) and the cost ($13).",
            "He hit 31 goals in the league; 12 of these were headers, with five from the spot. In \
             total he scored 33 goals.",
            "They were out for 180 and then we chased 120, and they need 320.",
            "Two of the six buses carried 41 pupils and 38 parents. In all 412 came to the fair.",
            "Germany won 12 gold, nine silver and 11 bronze medals; the hosts had 41.",
            "Two in three of the 150 homes have no bath, and 40 of the 150 no water.",
        ] {
            assert!(told(body).is_empty(), "{body}\n{:?}", told(body));
        }
    }

    #[test]
    fn a_list_that_begins_with_one_person_counts_them() {
        let right = "The panel of eight is made up of a judge, three lawyers and four laymen.";
        assert!(told(right).is_empty(), "{:?}", told(right));
        let wrong = told(&right.replace("eight", "nine"));
        assert!(wrong.len() == 1 && wrong[0].contains("three and four come to 8"), "{wrong:?}");
    }
}
