//! Shares that exclude one another because the passage says so: each guest was allowed one reason,
//! the votes of one ballot, what a thing is made of, "the remaining 12 percent" of a list. Shares
//! told of one whole by their verbs are left to `wholes.rs`.

use std::ops::Range;

use super::case::Case;
use super::misprints;
use super::passage::told;
use super::relation::{Line, Sort, Term};
use super::shares::percents;
use super::wholes::THINGS;
use super::wording;
use crate::quantity::{FigureKind, Interval};
use crate::text::Words;
use crate::w;

/// All there is, in percent, and what rounding leaves open.
const ALL: f64 = 100.0;
const ROUNDING: f64 = 1.5;

/// Returns the shares of a sentence that cannot come to more than all, though they do.
pub(super) fn exclusive<'a>(line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    let all = plain(line)?;
    let sum: f64 = all.iter().map(|term| term.value).sum();
    if all.len() < 2 || sum <= ALL + ROUNDING || sum > 3.0 * ALL || mixed(line, &all) {
        return None;
    }
    let moved = all.iter().any(|term| told::told(line, term).is_some());
    let made = || !moved && made_of(line, &all) && one_slip(&line.case, &all);
    (one_answer(line) || !moved && all.len() == 2 && run_off(line) || made()).then_some(all)
}

/// Returns the shares of a list with the rest that the next sentence gives: "The remaining 17
/// percent was bought abroad".
pub(super) fn with_rest<'a>(before: &Line<'a>, line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    const NEAR_TOKENS: usize = 4;
    let case = &line.case;
    let mut own = line.terms.iter().filter(|term| term.sort == Sort::Percent);
    let rest = own.next()?;
    let lead = rest.first.saturating_sub(NEAR_TOKENS).max(line.first)..rest.first;
    let named = case.any(lead.clone(), w!["remaining", "rest", "remainder"])
        && lead.start <= line.first + 1
        && !case.is(rest.end, w!["of"]);
    let near = before.end == line.start
        && case.sentence(rest.figure).is_some_and(|sentence| !case.begins(sentence));
    if !named || !near || told::told(line, rest).is_some() {
        return None;
    }
    let mut all = plain(before)?;
    let moved = all.iter().any(|term| told::told(before, term).is_some());
    if all.len() < 2 || moved || mixed(before, &all) {
        return None;
    }
    all.push(*rest);
    let sum: f64 = all.iter().map(|term| term.value).sum();
    (sum > ALL + ROUNDING && sum <= 3.0 * ALL && one_slip(case, &all)).then_some(all)
}

/// Returns the shares of one ballot in this sentence and those before it: "polled 44 percent of
/// the votes … had 38 … finished on 71".
pub(super) fn ballot<'a>(before: &[Option<Line<'a>>], line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    let case = &line.case;
    let mut all: Vec<Term<'a>> = Vec::new();
    let mut opened = false;
    let mut end = None;
    for own in before.iter().flatten().chain([line]) {
        if end.is_some_and(|end| end != own.first) {
            (all, opened) = (Vec::new(), false);
        }
        end = Some(own.end);
        for term in own.terms.iter().filter(|term| term.sort == Sort::Percent) {
            let named = case.is(term.end, w!["of"])
                && case.any(term.end + 1..(term.end + 5).min(own.end), BALLOTS);
            if named {
                (all, opened) = (Vec::new(), true);
            }
            if opened {
                if !polled(own, term) {
                    return None;
                }
                all.push(*term);
            }
        }
    }
    let last = all.last()?;
    let here = last.first >= line.first;
    let sum: f64 = all.iter().map(|term| term.value).sum();
    let over = sum > ALL + ROUNDING && sum <= 2.0 * ALL;
    (here && all.len() >= 2 && over && one_slip(case, &all)).then_some(all)
}

/// What is cast in an election.
const BALLOTS: &Words = w!["vote", "votes", "ballots", "poll"];

/// Whether a percentage reads as what a candidate got.
fn polled(line: &Line<'_>, term: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 7;
    const VERBS: &Words = w![
        "took",
        "got",
        "won",
        "received",
        "polled",
        "came",
        "with",
        "secured",
        "scored",
        "drew",
        "managed",
        "garnered",
        "had",
        "gained",
        "collected",
        "at",
        "votes",
        "attracted",
        "mustered",
        "finished",
        "on",
        "to",
        "third",
        "captured",
        "ended",
    ];
    const OTHERS: &Words = w![
        "turnout",
        "second",
        "runoff",
        "previous",
        "earlier",
        "ago",
        "compared",
        "survey",
        "last",
        "registered",
        "voters",
        "women",
        "men",
        "cities",
        "district",
        "counted",
        "precincts",
        "among",
        "from",
        "than",
        "up",
        "down",
        "against",
        "threshold",
        "need",
        "needed",
    ];
    let case = &line.case;
    let near = term.first.saturating_sub(NEAR_TOKENS).max(line.first)..term.first;
    let behind = term.end..(term.end + 3).min(line.end);
    let figure = term.figure;
    figure.direction.is_none()
        && figure.relation.is_none()
        && case.any(near.clone(), VERBS)
        && !case.any(near, OTHERS)
        && !case.any(behind, OTHERS)
}

/// The percentages of a sentence, where each is a plain share.
fn plain<'a>(line: &Line<'a>) -> Option<Vec<Term<'a>>> {
    let all = percents(line);
    let plain = |term: &Term<'_>| {
        let figure = term.figure;
        figure.direction.is_none()
            && figure.relation.is_none()
            && figure.per.is_none()
            && figure.unit.is_none_or(|unit| unit.name == "percent")
    };
    all.iter().all(plain).then_some(all)
}

/// Whether something between the shares parts them: another time, another group.
fn mixed(line: &Line<'_>, all: &[Term<'_>]) -> bool {
    const PARTS: &Words = w![
        "compared",
        "than",
        "down",
        "up",
        "including",
        "among",
        "whom",
        "who",
        "against",
        "if",
        "versus",
        "from",
        "also",
        "both",
        "earlier",
        "ago",
        "respectively",
        "them",
        "these",
        "women",
        "men",
        "girls",
        "boys",
    ];
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return true };
    // "In 2011 the sea was named by 61 percent, in 2015 by 58": each has its own time.
    let times = line.terms.iter().filter(|term| {
        term.sort == Sort::Time && term.figure.kind != FigureKind::Duration && term.end < last.first
    });
    times.count() > 1 || line.any(first.end..last.first, PARTS)
}

/// Whether the sentence, or the one before, tells of a vote with two to choose from: "the run-off",
/// "the second round", "the only two candidates".
fn run_off(line: &Line<'_>) -> bool {
    const TWO: &Words = w!["two", "both"];
    const RIVALS: &Words =
        w!["candidates", "contenders", "finalists", "rivals", "contestants", "runners"];
    const EARLIER: &Words = w!["first", "earlier", "previous", "turnout", "polls", "poll"];
    let case = &line.case;
    let tells = |from: usize, end: usize| {
        (from..end).any(|at| {
            case.is(at, w!["runoff", "runoffs"])
                || case.is(at, w!["run"]) && case.is(at + 1, w!["-"]) && case.is(at + 2, w!["off"])
                || case.is(at, w!["second", "final", "deciding"])
                    && case.is(at + 1, w!["round", "ballot"])
                || case.is(at, TWO) && case.any(at + 1..(at + 4).min(end), RIVALS)
        })
    };
    let Some(start) = case.tokens().get(line.first).map(|token| token.span.start) else {
        return false;
    };
    let index = case.sentence_index(start);
    let own = index.and_then(|at| case.extraction.sentences.get(at));
    let opens = own.is_none_or(|own| case.begins(own));
    let before = index
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| case.extraction.sentences.get(at))
        .filter(|_| !opens);
    !case.any(line.first..line.end, EARLIER)
        && (tells(line.first, line.end)
            || before.is_some_and(|before| tells(before.first_token, before.end_token)))
}

/// Whether the passage says that each gave one answer.
fn one_answer(line: &Line<'_>) -> bool {
    const BEFORE_TOKENS: usize = 45;
    const BEHIND_TOKENS: usize = 20;
    let case = &line.case;
    let sentences = &case.extraction.sentences;
    let Some(start) = case.tokens().get(line.first).map(|token| token.span.start) else {
        return false;
    };
    let Some(own) = case.sentence_index(start) else { return false };
    // The paragraph, as far as it is near.
    let (mut from, mut to) = (line.first, line.end);
    let opens = |at: usize| sentences.get(at).is_none_or(|own| case.begins(own));
    if let Some(before) =
        own.checked_sub(1).and_then(|at| sentences.get(at)).filter(|_| !opens(own))
    {
        from = before.first_token.max(line.first.saturating_sub(BEFORE_TOKENS));
    }
    if let Some(after) = sentences.get(own + 1).filter(|_| !opens(own + 1)) {
        to = after.end_token.min(line.end + BEHIND_TOKENS);
    }
    (from..to).any(|at| says_one(case, at, from..to))
}

/// "Name one reason only", "a single answer", "only one answer was allowed", "one favourite".
fn says_one(case: &Case<'_>, at: usize, around: Range<usize>) -> bool {
    const NEAR_TOKENS: usize = 7;
    const ANSWERS: &Words = w![
        "answer",
        "answers",
        "reason",
        "choice",
        "option",
        "reply",
        "response",
        "favourite",
        "favorite",
        "motive",
        "vote",
        "box",
        "cause",
        "preference",
        "main",
        "chief",
    ];
    const ONLY: &Words = w![
        "only",
        "single",
        "just",
        "allowed",
        "permitted",
        "could",
        "exactly",
        "choose",
        "name",
        "tick",
        "pick",
        "limited",
        "each",
        "more",
        "asked",
    ];
    if !case.is(at, w!["one", "single"]) {
        return false;
    }
    // "more than one answer", "at least one reason", "one of the reasons"
    let before = at.saturating_sub(3).max(around.start)..at;
    if case.any(before, w!["than", "least", "or", "another", "no", "every"]) {
        return false;
    }
    let answer = case.find(at + 1..(at + 4).min(around.end), ANSWERS);
    let near = at.saturating_sub(NEAR_TOKENS).max(around.start)..(at + NEAR_TOKENS).min(around.end);
    answer.is_some() && !case.is(at + 1, w!["of"]) && near.into_iter().any(|at| case.is(at, ONLY))
}

/// "Of the soil in the pit, 46 percent was clay, 35 percent …": what no person is.
fn made_of(line: &Line<'_>, all: &[Term<'_>]) -> bool {
    const FEWEST: usize = 3;
    const HEAD_TOKENS: usize = 10;
    const MORE_THINGS: &Words = w![
        "dust",
        "assets",
        "fund",
        "soil",
        "rock",
        "sample",
        "samples",
        "atmosphere",
        "air",
        "mass",
        "weight",
        "surface",
        "territory",
        "wealth",
        "debt",
        "ice",
        "sediment",
        "alloy",
        "mixture",
        "blend",
        "portfolio",
        "savings",
        "electricity",
        "diet",
        "rubbish",
        "debris",
        "park",
        "garden",
        "farm",
        "forest",
        "estate",
        "goods",
        "tax",
        "taxes",
        "proceeds",
        "donations",
    ];
    let case = &line.case;
    let Some(first) = all.first().filter(|_| all.len() >= FEWEST) else { return false };
    let head = line.first..first.first;
    let comma = head.end.checked_sub(1).is_some_and(|at| case.is(at, w![","]));
    let headed = case.is(line.first, w!["of"])
        && comma
        && head.len() <= HEAD_TOKENS
        && (case.any(head.clone(), MORE_THINGS) || case.any(head, THINGS));
    let based = case.is(first.end, w!["of"]) && {
        let base = first.end + 1..(first.end + 5).min(line.end);
        case.any(base.clone(), MORE_THINGS) || case.any(base, THINGS)
    };
    // "60 percent is pasture, 20 percent lies high up" are of two questions.
    let verbs = w![
        "is", "are", "was", "were", "has", "have", "had", "lies", "lie", "belongs", "belong",
        "goes", "comes", "stands", "remains", "serves", "contains", "bring", "brings", "said",
    ];
    let alike = all.iter().skip(1).all(|term| {
        let own = case.is(term.end, verbs) || case.printed(term.end).ends_with("ed");
        !own || case.key(term.end) == case.key(first.end)
    });
    alike && (headed || based)
}

/// Whether one slip less in one of the shares would make them a whole.
fn one_slip(case: &Case<'_>, all: &[Term<'_>]) -> bool {
    const NEAR: f64 = 1.0;
    let sum: f64 = all.iter().map(|term| term.value).sum();
    all.iter().any(|term| {
        let needed = ALL - (sum - term.value);
        let digits = wording::digits(&case.text.body, term.figure);
        let room = Interval::new(needed - NEAR, needed + NEAR);
        needed > 0.0
            && (misprints::within(digits, room).iter().len() > 0
                || misprints::swapped(digits).any(|value| room.holds(value)))
    })
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn shares_that_exclude_one_another_come_to_no_more_than_all() {
        for (text, sum) in [
            (
                "Each of the 900 hikers was allowed to name one reason only. The view was \
                 mentioned by 44 percent and the exercise by 31 percent, whereas 75 percent said \
                 they liked the quiet.",
                "44, 31 and 75 percent come to 150 percent",
            ),
            (
                "Visitors could tick only a single answer. The price put off 38 percent and the \
                 queue 29 percent, while 83 percent blamed the weather.",
                "38, 29 and 83 percent come to 150 percent",
            ),
            (
                "Asked about the tram, 52 percent named the noise, 21 percent the fares and 72 \
                 percent the delays; only one answer was allowed.",
                "52, 21 and 72 percent come to 145 percent",
            ),
            (
                "Of the soil in the pit, 46 percent was clay, 35 percent sand and 91 percent \
                 stones.",
                "46, 35 and 91 percent come to 172 percent",
            ),
            (
                "Coal gave 53 percent of the power last year, gas 24 percent and the wind 16 \
                 percent. The remaining 17 percent was bought abroad.",
                "53, 24, 16 and 17 percent come to 110 percent",
            ),
            (
                "Okoro polled 44.6 percent of the votes. The bishop's nephew had 38.1 percent. A \
                 dentist finished on 71.3 percent.",
                "44.6, 38.1 and 71.3 percent come to 154 percent",
            ),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|flag| flag.message.as_str()).collect();
            assert!(told.len() == 1 && told[0].starts_with(sum), "{text}\n{told:?}");
        }
        for text in [
            "Hikers could give more than one answer. The view was mentioned by 44 percent, the \
             exercise by 31 percent and the quiet by 75 percent.",
            "The view was mentioned by 44 percent, the exercise by 31 percent and the quiet by 75 \
             percent.",
            "Each guest was allowed to name one reason only. In 2011 the sea was named by 61 \
             percent, in 2015 by 58 percent.",
            "The mayor took 47.2 percent of the vote. Turnout was 71 percent.",
            "The mayor took 47.2 percent of the vote. In the second round he got 58 percent.",
            "Of the land, 60 percent is pasture, 35 percent belongs to the crown and 20 percent \
             lies above 500 metres.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
    }
}
