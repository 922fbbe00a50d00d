//! Feasts that name or count their years, beside the one beginning that is dated: "opened in 1922,
//! is celebrating its bicentenary", "formed in 1875, turns 140 this year", "their golden (50th)
//! wedding day". It speaks only where one slip of the hand puts it right.

use std::collections::HashSet;
use std::ops::Range;

use super::CHECK;
use crate::check::lasting::BEGUN;
use crate::check::spelled::{like as spelled_like, place_like};
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Likeness, like};
use crate::check::years::{self, Stated};
use crate::check::{Case, Flag, Severity, wording};
use crate::quantity::FigureKind;
use crate::text::{Span, Words};
use crate::{w, words};

/// The feasts of so many years, the usual name of each first.
const NAMED: [(&Words, i32); 6] = [
    (w!["centenary", "centennial"], 100),
    (w!["sesquicentenary", "sesquicentennial"], 150),
    (w!["bicentenary", "bicentennial"], 200),
    (w!["tercentenary", "tricentenary", "tricentennial", "tercentennial"], 300),
    (w!["quatercentenary", "quadricentennial", "quadricentenary"], 400),
    (w!["quincentenary", "quincentennial"], 500),
];

/// Jubilees and weddings by what they are called after.
const CALLED: [(&Words, i32); 6] = [
    (w!["silver"], 25),
    (w!["pearl"], 30),
    (w!["ruby"], 40),
    (w!["golden"], 50),
    (w!["diamond"], 60),
    (w!["platinum"], 70),
];

const FEASTS: &Words = w!["anniversary", "jubilee", "birthday", "wedding"];

const NAMES: &Words = words![
    w![
        "centenary",
        "centennial",
        "sesquicentenary",
        "sesquicentennial",
        "bicentenary",
        "bicentennial",
        "tercentenary",
        "tricentenary",
        "tricentennial",
        "tercentennial",
        "quatercentenary",
        "quadricentennial",
        "quadricentenary",
        "quincentenary",
        "quincentennial",
        "turns",
        "turned",
        "turning",
        "turn",
        "year"
    ],
    FEASTS
];

/// A feast as it is printed.
struct Feast {
    /// Its tokens, from the number or the name on.
    own: Range<usize>,
    years: i32,
    /// The words that are wrong, and how they would read for another number of years.
    span: Span,
    sort: Sort,
}

/// What tells how many years it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// "its bicentenary".
    Named,
    /// "its golden jubilee".
    Called,
    /// "its 50th anniversary".
    Ranked,
    /// "turns 140".
    Turned,
}

/// Flags the feasts of a paragraph that are not those of its dates.
pub(super) fn check(
    case: &Case<'_>,
    passage: &Passage,
    known: &HashSet<Span>,
    flags: &mut Vec<Flag>,
) {
    if passage.dates.is_empty() {
        return;
    }
    let mut said = passage.tokens.clone().filter(|at| case.is(*at, NAMES));
    let Some(found) = said.find_map(|at| feast(case, passage, at)) else { return };
    // Of two feasts each may be of another thing.
    if said.any(|at| at > found.own.end && feast(case, passage, at).is_some()) {
        return;
    }
    let free = !known.iter().any(|span| span.overlaps(found.span));
    flags.extend(flag(case, passage, &found).filter(|_| free));
}

/// The feast whose word stands at token `at`.
fn feast(case: &Case<'_>, passage: &Passage, at: usize) -> Option<Feast> {
    const FEWEST: i32 = 10;
    let span = |at: usize| case.tokens().get(at).map(|token| token.span);
    if let Some((_, years)) = NAMED.iter().find(|(words, _)| case.is(at, words)) {
        let own = at..at + 1;
        return Some(Feast { own, years: *years, span: span(at)?, sort: Sort::Named });
    }
    // "turns 140"
    let figure = |at: usize| case.figure(case.figure_at(span(at)?.start)?);
    #[expect(clippy::cast_possible_truncation, reason = "a count of years")]
    let whole = |value: f64| value.clamp(0.0, 9999.0).round() as i32;
    if case.is(at, w!["turns", "turned", "turning", "turn"]) {
        let figure = figure(at + 1)?;
        let years = whole(figure.value()?.to_f64());
        let plain = figure.unit.is_none() && figure.thing.is_none() && figure.scale.is_none();
        let own = at + 1..case.tokens_of(figure.span).end;
        let number = figure.kind == FigureKind::Number && plain && years > FEWEST;
        let age = figure.kind == FigureKind::Age && years > FEWEST;
        return (number || age).then_some(Feast {
            own,
            years,
            span: figure.number,
            sort: Sort::Turned,
        });
    }
    // "50th) wedding anniversary"
    let mut before = at.checked_sub(1)?;
    while before > passage.tokens.start && case.is(before, w![")", "wedding", "birth"]) {
        before -= 1;
    }
    if let Some(figure) = figure(before).filter(|own| own.kind == FigureKind::Rank) {
        let years = whole(figure.value()?.to_f64());
        let own = case.token_at(figure.span.start)..at + 1;
        // "now in its 75th year"
        let counted = !case.is(at, w!["year"])
            || case.is(own.start.checked_sub(2)?, w!["in", "into"])
                && case.is(own.start - 1, w!["its", "their"]);
        return (years > FEWEST && counted).then_some(Feast {
            own,
            years,
            span: figure.span,
            sort: Sort::Ranked,
        });
    }
    let (_, years) = CALLED.iter().find(|(words, _)| case.is(before, words))?;
    let called = case.is(at, FEASTS) && !case.is(at, w!["birthday"]);
    called.then_some(Feast {
        own: before..at + 1,
        years: *years,
        span: span(before)?,
        sort: Sort::Called,
    })
}

fn flag(case: &Case<'_>, passage: &Passage, feast: &Feast) -> Option<Flag> {
    let sentence = passage.sentence(case, feast.own.start);
    if stopped(case, feast, &sentence) {
        return None;
    }
    let (start, end) = ends(case, passage, feast, &sentence)?;
    let open = end.span == Span::default();
    let (fewest, most) = years::apart(&start, &end);
    let gone = end.year() - start.year();
    let slack = 1 + i32::from(open);
    // "Diamond" is 60 years of a reign and 75 of a firm.
    let other_name = feast.sort == Sort::Called && matches!(feast.years, 60 | 70) && gone == 75;
    let all = || passage.dates.iter();
    let fits = |one: &Stated, other: &Stated| {
        (other.year() - one.year() - feast.years).abs() <= 1 && one.span != other.span
    };
    let another = all().any(|one| all().any(|other| fits(one, other)))
        || open && all().any(|one| fits(one, &end));
    if gone < 1 || (fewest - slack..=most + slack).contains(&feast.years) || another || other_name {
        return None;
    }
    let exact = |start: &Stated, end: &Stated| end.year() - start.year() == feast.years;
    let number = own_slip(feast, gone).filter(|_| !twice(case, feast));
    let starts = timeline::slipped(&start).filter(|(_, start)| exact(start, &end));
    let ends = timeline::slipped(&end).filter(|(_, end)| exact(&start, end) && !open);
    let past = |year: i32| open || year <= end.year().max(start.year());
    let starts: Vec<(Likeness, i32)> =
        starts.map(|(how, start)| (how, start.year())).filter(|(_, year)| past(*year)).collect();
    let ends: Vec<(Likeness, i32)> = ends.map(|(how, end)| (how, end.year())).collect();
    let how = [number].into_iter().flatten();
    let how = how.chain(starts.iter().chain(&ends).map(|(how, _)| *how)).min()?;
    (how != Likeness::Last).then(|| describe(case, feast, (&start, &end), &starts, &ends, number))
}

/// Whether the years are told by a name and a number, which bear each other out: "golden (50th)".
fn twice(case: &Case<'_>, feast: &Feast) -> bool {
    let near = feast.own.start.saturating_sub(3)..feast.own.end + 3;
    let called = CALLED.iter().find(|(words, _)| case.any(near.clone(), words));
    feast.sort == Sort::Ranked && called.is_some_and(|(_, years)| *years == feast.years)
}

/// How the number of years can have become another.
fn own_slip(feast: &Feast, gone: i32) -> Option<Likeness> {
    let list: &[(&Words, i32)] = match feast.sort {
        Sort::Named => &NAMED,
        Sort::Called => &CALLED,
        Sort::Ranked | Sort::Turned => {
            let tens = (feast.years - gone).abs() == 10;
            return like(feast.years, gone).or(tens.then_some(Likeness::Digit));
        }
    };
    list.iter().any(|(_, years)| *years == gone).then_some(Likeness::Digit)
}

/// The beginning and the day of the feast: the only two dates, or the only one and today.
fn ends(
    case: &Case<'_>,
    passage: &Passage,
    feast: &Feast,
    sentence: &Range<usize>,
) -> Option<(Stated, Stated)> {
    const STARTS: &Words = words![
        BEGUN,
        w![
            "since",
            "charter",
            "dates",
            "dating",
            "dated",
            "birth",
            "first",
            "foundation",
            "start",
            "born"
        ]
    ];
    const BACK: usize = 9;
    let mut near: Vec<Stated> = passage.dates_in(sentence.clone()).copied().collect();
    near.extend(years::unread(case, sentence, &near));
    if near.len() < 2
        && let Some(before) = passage.before(case, sentence.start)
    {
        near.extend(passage.dates_in(before).copied());
    }
    let begun = |date: &Stated| {
        let own = passage.sentence(case, date.token);
        let back = date.token.saturating_sub(BACK).max(own.start)..date.token;
        let others = near.iter().filter(|other| other.span != date.span);
        let from = others.map(|other| other.token + 1).filter(|at| back.contains(at)).max();
        case.any(from.unwrap_or(back.start)..back.end, STARTS) && !date.ends_span
    };
    match near.as_slice() {
        [one, other] => {
            let (start, end) = if one.first <= other.first { (one, other) } else { (other, one) };
            let here = sentence.contains(&end.token) && end.year() > start.year();
            (begun(start) && here && !end.ends_span).then_some((*start, *end))
        }
        [start] => {
            const NOW: &Words = w![
                "is",
                "are",
                "will",
                "celebrates",
                "celebrate",
                "marks",
                "mark",
                "plans",
                "plan",
                "has",
                "turns",
                "now",
                "marking",
                "celebrating",
                "this",
                "enters",
                "reaches",
            ];
            let now = years::published(case)?;
            let present = case.any(sentence.clone(), NOW);
            let dated = timeline::led(case, start, w!["in"])
                && feast.own.end + 2 > start.token
                && feast.own.end <= start.token;
            (begun(start) && present && !dated && now.year() > start.year())
                .then_some((*start, now))
        }
        _ => None,
    }
}

/// Whether the feast may be of another thing, or of another day.
fn stopped(case: &Case<'_>, feast: &Feast, sentence: &Range<usize>) -> bool {
    const OTHERS: &Words = w![
        "would",
        "if",
        "until",
        "ahead",
        "next",
        "last",
        "missed",
        "postponed",
        "delayed",
        "belated",
        "late",
        "another",
        "both",
        "predecessor",
        "oldest",
    ];
    const ASIDE: &Words = w!["before", "after", "since", "until", "from"];
    // "Marks Beethoven’s 250th birthday" is his.
    const OWN: &Words = w!["its", "their", "our"];
    let lead = feast.own.start.saturating_sub(3).max(sentence.start)..feast.own.start;
    let wed = feast.sort == Sort::Called && case.any(feast.own.clone(), w!["wedding"]);
    let aside = case.any(lead.clone(), ASIDE);
    let couple = w!["married", "wed", "marriage", "couple", "husband", "wife", "bride", "wedded"];
    let wed = wed && case.any(sentence.clone(), couple);
    let possessed = { feast.own.start.saturating_sub(4)..feast.own.start }
        .any(|at| case.is(at, w!["'s", "’s"]) || case.printed(at).ends_with('’'));
    let owned = (feast.sort == Sort::Turned || wed || case.any(lead, OWN)) && !aside;
    let owned = owned && !possessed;
    // "its centenary of the vote": of its own founding, or of another thing.
    let of = case.is(feast.own.end, w!["of"])
        && !case.any(
            feast.own.end + 1..feast.own.end + 4,
            w!["founding", "foundation", "opening", "birth", "wedding", "marriage", "launch"],
        );
    let person = matches!(feast.sort, Sort::Turned) || case.any(feast.own.clone(), w!["birthday"]);
    let persons = w![
        "he", "she", "his", "her", "who", "born", "him", "whose", "they", "child", "miss", "mr",
        "mrs", "ms", "dr", "sir", "lady", "day", "where"
    ];
    !owned
        || of
        || case.any(sentence.clone(), OTHERS)
        || person && case.any(sentence.clone(), persons)
}

/// The flag for a feast that is not that of its dates.
fn describe(
    case: &Case<'_>,
    feast: &Feast,
    (start, end): (&Stated, &Stated),
    starts: &[(Likeness, i32)],
    ends: &[(Likeness, i32)],
    number: Option<Likeness>,
) -> Flag {
    let gone = end.year() - start.year();
    let open = end.span == Span::default();
    let printed = case.words(feast.span);
    let of = |list: &[(&Words, i32)], names: &[&str]| {
        let at = list.iter().position(|(_, years)| *years == gone)?;
        names.get(at).map(|name| (*name).to_owned())
    };
    let reading = match feast.sort {
        Sort::Named => of(
            &NAMED,
            &[
                "centenary",
                "sesquicentenary",
                "bicentenary",
                "tercentenary",
                "quatercentenary",
                "quincentenary",
            ],
        ),
        Sort::Called => of(&CALLED, &["silver", "pearl", "ruby", "golden", "diamond", "platinum"]),
        Sort::Ranked => Some(place_like(printed, gone.into())),
        Sort::Turned => Some(spelled_like(printed, gone.into())),
    };
    let reading = reading.filter(|_| number.is_some());
    let mut offers: Vec<String> = reading.iter().cloned().collect();
    let best = starts.iter().chain(ends).map(|(how, _)| *how).min();
    let kept = |list: &[(Likeness, i32)], own: &Stated| {
        let kept = list.iter().filter(|(how, _)| Some(*how) == best && *how != Likeness::Last);
        kept.map(|(_, year)| format!("{year} for {}", own.year())).collect::<Vec<_>>()
    };
    offers.extend(kept(starts, start));
    offers.extend(kept(ends, end));
    let mut seen = HashSet::new();
    offers.retain(|offer| seen.insert(offer.clone()));
    let here = if open { ", the year of this text," } else { "" };
    let named = match feast.sort {
        Sort::Named | Sort::Called => format!("{} ({} years)", printed.to_lowercase(), feast.years),
        _ => printed.to_owned(),
    };
    let fit = wording::opening(&wording::any_of(&offers));
    let mut related = vec![start.span];
    related.extend((!open).then_some(end.span));
    Flag {
        code: CHECK.code,
        severity: Severity::Warning,
        span: feast.span,
        message: format!(
            "From {} to {}{here} is {gone} years, which does not go with “{named}”. {fit} would \
             fit.",
            start.year(),
            end.year(),
        ),
        computation: format!("{} − {} = {gone}, printed {named}", end.year(), start.year()),
        related,
        suggestions: reading.into_iter().collect(),
    }
}

/// Keeps the names of the feasts together.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Word;

    #[test]
    fn every_named_feast_is_looked_for() {
        let all = |word: &Word| *word == Word::NONE || word.is_in(NAMES);
        assert!(NAMED.iter().all(|(words, _)| words.iter().all(all)));
    }
}
