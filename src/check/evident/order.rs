//! Which of two amounts of a sentence is the older one, or the one that is compared with: told by
//! prepositions, by their dates and by the words of time around each.

use crate::check::compared::pairs;
use crate::check::passage::when::When;
use crate::check::passage::{last_end, split};
use crate::check::relation::{Line, SIGNS, Sort, Term};
use crate::check::tense::{Tense, tense};
use crate::quantity::FigureKind;
use crate::text::Words;
use crate::w;

/// The two amounts of a sentence, the older one first, and whether that is beyond doubt.
pub(in crate::check) fn in_order<'a>(
    line: &Line<'a>,
    one: &Term<'a>,
    two: &Term<'a>,
) -> Option<(Term<'a>, Term<'a>, bool)> {
    let at = |own: &Term<'_>| line.terms.iter().position(|t| t.span == own.span);
    let known = pairs(line).into_iter().find(|pair| {
        let places = [Some(pair.old), Some(pair.new)];
        places.contains(&at(one)) && places.contains(&at(two))
    });
    if let Some(pair) = known {
        let first = Some(pair.old) == at(one);
        let old = if first { one } else { two };
        let sure = pair.from_to || base(line, old) || timed(line, one, two) == Some(first);
        return Some(if first { (*one, *two, sure) } else { (*two, *one, sure) });
    }
    let (first, sure) = match (base(line, one), base(line, two)) {
        (true, false) => (true, true),
        (false, true) => (false, true),
        _ if let Some(first) = dated(line, one, two) => (first, true),
        _ if let Some(first) = led_to(line, one, two) => (first, true),
        _ if to_come(line, one, two) => (one.first < two.first, true),
        _ => {
            let all = [*one, *two];
            let [a, b] = [when(line, one, &all), when(line, two, &all)];
            let (older, sure) = a.older(&b)?;
            let dated =
                a.day.is_some() && b.day.is_some() || a.month.is_some() && b.month.is_some();
            let told = dated || a.first && b.last || a.last && b.first;
            (sure > 1).then_some((older, told))?
        }
    };
    Some(if first { (*one, *two, sure) } else { (*two, *one, sure) })
}

/// "in 2019, at 900 euros, than in 2009, when the average rent was 600": two dates and two amounts
/// in turn; whether the first is the older one.
pub(in crate::check) fn dated(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> Option<bool> {
    let mut dates = line.terms.iter().filter(|t| t.figure.from_date.is_some());
    let (first, second, None) = (dates.next()?, dates.next()?, dates.next()) else { return None };
    let in_turn = first.first < two.first && second.first >= one.end;
    let apart = first.figure.from_date != second.figure.from_date;
    (in_turn && apart).then(|| first.figure.from_date < second.figure.from_date)
}

/// "Closed 4 percent higher at 96, having opened at 100": what stands behind a change and its "at"
/// or "to" is what came of it, and what something began with is older; whether the first amount is.
fn led_to(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> Option<bool> {
    const FAR_TOKENS: usize = 3;
    let case = &line.case;
    let light = w!["up", "down", "higher", "lower", "dearer", "cheaper", "more", "less", ","];
    let result = |own: &Term<'_>| {
        let lead = own.first.checked_sub(1).filter(|&at| case.is(at, w!["at", "to"]));
        let from = own.first.saturating_sub(FAR_TOKENS + 1).max(line.first);
        lead.is_some_and(|lead| {
            line.terms.iter().any(|t| {
                matches!(t.sort, Sort::Percent | Sort::Share)
                    && (from..=lead).contains(&t.end)
                    && case.only(t.end..lead, light)
            })
        })
    };
    let begins = w!["opened", "opening", "begun", "began", "beginning", "started", "starting"];
    let began = |own: &Term<'_>| {
        let from = own.first.saturating_sub(2 * FAR_TOKENS).max(line.first);
        case.any(from..own.first, begins) && !line.any(from..own.first, w!["and", "but"])
    };
    let (first, second) = (result(one), result(two));
    let other = if first { two } else { one };
    (first != second && began(other)).then_some(second)
}

/// Whether the first is the older one by the words of time around both.
fn timed(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> Option<bool> {
    let all = [*one, *two];
    let (older, sure) = when(line, one, &all).older(&when(line, two, &all))?;
    (sure > 2).then_some(older)
}

/// The two amounts in the order that the direction of a change between them says, where the words
/// around them tell of two times: "numbered 250 in September and 310 this term, an increase of".
pub(in crate::check) fn by_direction<'a>(
    line: &Line<'a>,
    one: &Term<'a>,
    two: &Term<'a>,
    down: bool,
) -> Option<(Term<'a>, Term<'a>)> {
    let all = [*one, *two];
    let times = when(line, one, &all) != when(line, two, &all)
        || line.any(line.first..one.first.max(two.first), w!["once"]);
    let first = (one.value > two.value) == down;
    (times && (one.value - two.value).abs() > f64::EPSILON).then_some(if first {
        (*one, *two)
    } else {
        (*two, *one)
    })
}

/// "Cost 640 euros and will rise to 672": whether only the one that stands behind is still to come,
/// or is so now.
fn to_come(line: &Line<'_>, one: &Term<'_>, two: &Term<'_>) -> bool {
    const PLANNED: &Words = w![
        "due",
        "set",
        "going",
        "expected",
        "scheduled",
        "planned",
        "bound",
        "about",
        "is",
        "are"
    ];
    let case = &line.case;
    let (first, second) = if one.first < two.first { (one, two) } else { (two, one) };
    let coming = |at: usize| {
        case.is(at, w!["will", "shall"]) && !case.capital(at)
            || case.is(at, w!["to"]) && at > line.first && case.is(at - 1, PLANNED)
    };
    // "Traded at $200 in March and is down a fifth at $160"
    let now = |at: usize| case.is(at, w!["is", "are", "stands", "stand", "now"]);
    let head = line.first..first.first;
    let over = head.clone().any(|at| {
        tense(case, at, line.first).is_some_and(|tense| tense == Tense::Past)
            || case.is(at, w!["traded", "cost", "stood", "fetched", "sold", "paid", "earned"])
    });
    let past = over && !head.clone().any(now);
    let gap = first.end..second.first.max(first.end);
    { gap }.any(|at| coming(at) || past && now(at)) && !{ head }.any(coming)
}

/// Whether the amount is what another is compared with: "than the 360 of May", "on the 6 million".
pub(in crate::check) fn base(line: &Line<'_>, term: &Term<'_>) -> bool {
    const FAR_TOKENS: usize = 6;
    let case = &line.case;
    let cues = w![
        "from", "than", "against", "versus", "vs", "compared", "above", "below", "opposed", "on",
        "over",
    ];
    let from = term.first.saturating_sub(FAR_TOKENS).max(line.first);
    let lead = (from..term.first).rev().take_while(|&at| {
        !case.is(at, SIGNS) && !line.terms.iter().any(|t| t.end == at + 1 && t.sort != Sort::Time)
    });
    let cue = { lead }.find(|&at| case.is(at, cues));
    // "on the 6 million voted for 2011"; "spent over 6 million", "on 6 May", "on the year to 6
    // million" are none.
    let times = w!["year", "month", "week", "quarter", "day", "season", "decade"];
    cue.is_some_and(|at| {
        !case.is(at, w!["on", "over", "above", "below"])
            || case.is(at + 1, w!["the", "its", "their", "his", "her"]) && !case.is(at + 2, times)
    })
}

/// What the words around an amount say of its time.
pub(in crate::check) fn when(line: &Line<'_>, term: &Term<'_>, all: &[Term<'_>]) -> When {
    let numbers = || {
        line.terms.iter().filter(|t| {
            t.sort != Sort::Time && t.figure.kind != FigureKind::Rank
                || all.iter().any(|own| own.span == t.span)
        })
    };
    let last = numbers().rfind(|t| t.end <= term.first);
    let next = numbers().find(|t| t.first >= term.end);
    let from = last.map_or(line.first, |last| split(line, last.end, term.first.max(last.end)));
    let end = next.map_or_else(
        || last_end(line, term.end),
        |next| split(line, term.end, next.first.max(term.end)).min(last_end(line, term.end)),
    );
    When::of(line, &(from..end.max(term.end)), term)
}
