//! A fraction in words, its whole and its part as a sentence prints them: "one in four of the 640
//! patients, 160,", "160 of the 640 patients, or a quarter". Whether they fit is left to the check.

use super::case::Case;
use super::portion::{APPOSED, Tie, base_fits, ends_clause};
use super::relation::{Line, Reading, SIGNS, Sort, Term, of_before};
use super::{arithmetic, misprints, wording};
use crate::quantity::{Bound, Interval};
use crate::text::Words;
use crate::w;

/// A fraction and the part and whole it is said of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction<'a> {
    /// The fraction; the value is in percent.
    pub share: Term<'a>,
    /// The part.
    pub part: Term<'a>,
    /// The whole.
    pub whole: Term<'a>,
}

/// "Nearly one in four of the 640 patients – 160 –", "Most of the 500 workers, 280,".
pub(super) fn ahead<'a>(line: &Line<'a>) -> Vec<Fraction<'a>> {
    let mut found = Vec::new();
    for (at, whole) in line.terms.iter().enumerate().filter(|(_, term)| term.is_amount()) {
        let next = line.term(at + 1).filter(|part| part.alike(whole) && apposed(line, whole, part));
        if let Some(part) = next
            && let Some(share) = fraction_of(line, whole)
        {
            found.push(Fraction { share, part: *part, whole: *whole });
        }
    }
    found
}

/// The fraction that "of" ties to this whole.
fn fraction_of<'a>(line: &Line<'a>, whole: &Term<'a>) -> Option<Term<'a>> {
    let case = &line.case;
    // "just over half the 90 members"
    let half = line.terms.iter().rev().find(|t| t.end <= whole.first && t.sort == Sort::Share);
    if let Some(half) = half.filter(|half| {
        half.end + 1 == whole.first
            && case.is(half.end, w!["the", "its", "their"])
            && case.is(half.end - 1, w!["half"])
            && half.figure.direction.is_none()
    }) {
        return Some(*half);
    }
    let of = of_before(line, whole)?;
    if let Some(share) = line.terms.iter().find(|t| t.end == of && t.sort == Sort::Share) {
        return (share.figure.direction.is_none()).then_some(*share);
    }
    let at = of.checked_sub(1).filter(|&at| at >= line.first)?;
    let most = case.is(at, w!["most"]) && !(at > line.first && case.is(at - 1, w!["at"]));
    let article = at > line.first && case.is(at - 1, w!["a", "the"]);
    let all = case.is(at, w!["all"])
        && at > line.first
        && case.is(at - 1, w!["nearly", "almost", "virtually"]);
    let majority = case.is(at, w!["majority"]) && article;
    let span = case.tokens().get(at)?.span;
    let low = if all { NEARLY_ALL } else { HALF };
    let reading = Reading {
        sort: Sort::Share,
        span,
        number: span,
        first: at,
        end: of,
        value: low,
        room: Interval::new(low, ALL),
        ..whole.reading
    };
    (most || majority || all).then_some(Term { reading, ..*whole })
}

/// All there is, and half of it, in percent.
const ALL: f64 = 100.0;
const HALF: f64 = 50.0;

/// "Nearly all" is so much at least.
const NEARLY_ALL: f64 = 75.0;

/// Whether the second number stands by itself right behind the first: "the 640 patients, 160,".
fn apposed(line: &Line<'_>, whole: &Term<'_>, part: &Term<'_>) -> bool {
    const FAR_WORDS: usize = 3;
    const STOPS: &Words = w!["and", "but", "in", "aged", "from", "to", "than", "with", ")"];
    let case = &line.case;
    let gap = whole.end..part.first;
    let sign = part
        .first
        .checked_sub(1)
        .is_some_and(|at| at >= gap.start && case.is(at, w![",", "–", "—", "-", "(", "or"]));
    let them =
        2 * usize::from(case.is(part.end, w!["of"]) && case.is(part.end + 1, w!["them", "these"]));
    let end = part.end + them;
    // "of its 200 cows, 50 heads in all,"
    let all = case.is(end, w!["in"]) && case.is(end + 1, w!["all", "total"]);
    let end = end + 2 * usize::from(all);
    let alone = case.is(end, w![",", "–", "—", "-", ")"])
        && !case.is(end + 1, w!["and", "or"])
        && !line.terms.iter().any(|term| term.first == end + 1);
    let (far, stops) = if all {
        (2 * FAR_WORDS, w!["and", "but", "than", ";", "while", "as"])
    } else {
        (FAR_WORDS, STOPS)
    };
    sign && alone && line.count(gap.clone()) <= far && !line.any(gap, stops)
}

/// "160 of the 640 patients, or a quarter,", "160 of the 640 – one in four –".
pub(super) fn behind<'a>(line: &Line<'a>, tie: &Tie<'a>) -> Option<Fraction<'a>> {
    /// Words between, before "or"; and before a bare dash or comma, which only a noun may part.
    const FAR_WORDS: usize = 6;
    const FARTHEST_WORDS: usize = 11;
    const NOUN_WORDS: usize = 2;
    const STOPS: &Words = w!["and", "but", "while", "than", "with", "as", "from", "to", ";"];
    let case = &line.case;
    let share = line.terms.iter().find(|t| t.first >= tie.end)?;
    let gap = tie.end..share.first;
    let mut brings = share.first;
    while brings > gap.start && case.is(brings - 1, APPOSED) {
        brings -= 1;
    }
    let lead = brings..share.first;
    let or = case.any(lead.clone(), w!["or", "("]);
    let brought = or || case.any(lead, SIGNS);
    let closed = ends_clause(line, share.end) || base_fits(line, tie, share) == Some(true);
    let still = share.sort == Sort::Share && share.figure.direction.is_none();
    // "32 of the 48 boats that they boarded off the cape, or two thirds."
    let last = share.end + 1 >= line.end && case.is(brings, w![","]);
    let most = match or {
        true if last => FARTHEST_WORDS,
        true => FAR_WORDS,
        false => NOUN_WORDS,
    };
    let near = line.count(gap.start..brings) <= most && !line.any(gap, STOPS);
    (still && brought && closed && near).then_some(Fraction {
        share: *share,
        part: tie.part,
        whole: tie.whole,
    })
}

/// "Hail ruined 600 acres. That is two thirds of the farm's 900 acres.": the
/// one amount of the sentence before is said to be a fraction of a whole.
pub(super) fn equated<'a>(line: &Line<'a>, before: &Line<'a>) -> Option<Fraction<'a>> {
    const LEAD_WORDS: usize = 6;
    const EQUALS: &Words = w![
        "is",
        "was",
        "equals",
        "amounts",
        "amounted",
        "represents",
        "represented",
        "makes",
        "made",
        "comes",
        "came",
        "means",
        "corresponds",
    ];
    let case = &line.case;
    let share = line.terms.first().filter(|t| t.sort == Sort::Share)?;
    let whole = line.terms.get(1).filter(|t| t.is_amount() && fraction_of(line, t).is_some())?;
    let lead = line.first..share.first;
    let taken_up = case.is(lead.start, w!["the", "that", "this", "it"])
        && line.count(lead.clone()) <= LEAD_WORDS
        && case.any(lead.clone(), EQUALS)
        && !case.any(lead, w![",", "and", "not", "of", "than"]);
    let mut amounts = before.terms.iter().filter(|t| t.is_amount() && t.alike(whole));
    let (part, None) = (amounts.next()?, amounts.next()) else { return None };
    let unit = whole.unit().is_some() || part.same_thing(whole);
    let joined = before.end == line.start
        && case.sentence(share.figure).is_some_and(|own| !case.begins(own));
    (taken_up && joined && unit && share.end <= whole.first).then_some(Fraction {
        share: *share,
        part: *part,
        whole: *whole,
    })
}

/// "Of 540 pupils 150 took the test, and 120, or four fifths, passed": whether the share is that of
/// another number of the sentence, or of a percentage of the whole.
pub(super) fn of_another(line: &Line<'_>, found: &Fraction<'_>) -> bool {
    /// Percentages are cut off as often as rounded.
    const HURRIED_POINTS: f64 = 1.0;
    let Fraction { share, part, whole } = found;
    let stated = match share.sort {
        Sort::Percent => share.figure.interval().unwrap_or(share.room),
        _ => share.room,
    };
    let wide = Interval::new(stated.low - HURRIED_POINTS, stated.high + HURRIED_POINTS);
    let fits = |base: Interval| base.low > 0.0 && wide.meets(arithmetic::share(part.room, base));
    let before = |term: &&Term<'_>| {
        term.first < part.first.max(share.first)
            && ![share.span, part.span, whole.span].contains(&term.span)
    };
    line.terms.iter().filter(before).any(|term| match term.sort {
        Sort::Amount => term.alike(part) && fits(term.room),
        Sort::Percent | Sort::Share => {
            let low = whole.room.low * term.room.low / ALL;
            fits(Interval::new(low, whole.room.high * term.room.high / ALL))
        }
        _ => false,
    })
}

/// "On an island of 9,000, 1,400 people, half of the electorate, cast a ballot": whether the
/// share is that of some of the people counted, of whom no number is told.
pub(super) fn of_some_only(line: &Line<'_>, found: &Fraction<'_>) -> bool {
    const SOME: &Words = w![
        "workforce",
        "electorate",
        "voters",
        "adults",
        "children",
        "pupils",
        "girls",
        "boys",
        "women",
        "men",
        "crew",
        "pensioners",
        "households",
        "families",
        "staff",
        "labourers",
        "farmers",
        "jobs",
        "labour",
        "labor",
        "young",
        "elderly",
        "branch",
        "wing",
        "section",
        "chapter",
        "division",
    ];
    const EMPLOYERS: &Words = w![
        "firm", "company", "plant", "factory", "employer", "mill", "bank", "force", "maker",
        "chain",
    ];
    const PEOPLE: [&str; 9] = [
        "people",
        "inhabitants",
        "residents",
        "souls",
        "citizens",
        "population",
        "children",
        "pupils",
        "students",
    ];
    const NEAR_TOKENS: usize = 5;
    let (case, Fraction { share, whole, .. }) = (&line.case, found);
    let Some(of) = [share.end, share.end + 1].into_iter().find(|&at| case.is(at, w!["of"])) else {
        return false;
    };
    let counted = whole.figure.thing.as_deref();
    let all = counted.is_none_or(|thing| PEOPLE.iter().any(|own| thing.ends_with(own)));
    let employer = case.any(whole.first.saturating_sub(NEAR_TOKENS)..whole.first, EMPLOYERS);
    let some = (of + 1..of + 4).find(|&at| case.is(at, SOME));
    // "half of the office staff"
    let those = |at: usize| case.is(at - 1, w!["the", "its", "their", "all", "of", "total"]);
    let of_all = |at: usize| employer && case.is(at, w!["workforce", "staff", "jobs"]) && those(at);
    let named = |at: usize| counted.is_some_and(|thing| thing.ends_with(case.printed(at)));
    all && some.is_some_and(|at| !of_all(at) && !named(at))
}

/// "One in four of the flats, 80 of 200,".
pub(super) fn leading<'a>(line: &Line<'a>, tie: &Tie<'a>) -> Option<Fraction<'a>> {
    const FAR_WORDS: usize = 6;
    const STOPS: &Words = w!["and", "but", "while", "than", "with", "as", "from", "to", ";"];
    let case = &line.case;
    let at = line.terms.iter().rposition(|t| t.end <= tie.part.first)?;
    let share = line.term(at).filter(|t| t.sort == Sort::Share)?;
    let gap = share.end..tie.part.first;
    let sign = !gap.is_empty() && case.is(gap.end - 1, w![",", "(", "–", "—", "or"]);
    let closed = ends_clause(line, tie.end) || ends_clause(line, tie.end + 1);
    let still = share.figure.direction.is_none() && tie.whole.first > tie.part.first;
    (sign && closed && still && line.count(gap.clone()) <= FAR_WORDS && !line.any(gap, STOPS))
        .then_some(Fraction { share: *share, part: tie.part, whole: tie.whole })
}

/// "A majority of 90 is 46 or more. ": what a share with a bound would need of the whole.
#[cold]
pub(super) fn needed(found: &Fraction<'_>, case: &Case<'_>, f: &str) -> String {
    const HALF: f64 = 50.0;
    const SPARE: f64 = 1e-6;
    let Fraction { share, part, whole } = found;
    let [p, w] = [part, whole].map(|term| wording::within(term.said(case)));
    let room = share.room;
    let needs = whole.value * share.value.max(room.low) / 100.0;
    let counted = whole.unit().is_none() && whole.value.fract() == 0.0;
    if counted && f == "minority" {
        let most = (whole.value * HALF / 100.0 - SPARE).floor();
        return format!(
            "A minority of {w} is {} or fewer; {p} is a majority. ",
            wording::grouped(most)
        );
    }
    // "Nearly all" has no such bound.
    if !counted || room.low <= 0.0 || room.high < 100.0 || f.contains("all") {
        return String::new();
    }
    let half = (room.low - HALF).abs() < f64::EPSILON && !f.contains("least");
    let least = if half { needs.floor() + 1.0 } else { (needs - SPARE).ceil() };
    if let Some(share) = f.strip_prefix("at least ") {
        return format!("{} of {w} is {}. ", wording::opening(share), wording::grouped(least));
    }
    let (least_value, least) = (least, wording::grouped(least));
    if f == "majority" {
        return format!("A majority of {w} is {least} or more; {p} is a minority. ");
    }
    let more = if share.figure.bound == Bound::Exact { "" } else { " or more" };
    // "35 of 58" for 53, where more than four fifths are told.
    let fits = |own: &f64| (least_value..=whole.value).contains(own);
    let swap = misprints::swapped(case.words(part.number)).find(fits);
    let swap = swap
        .map_or_else(String::new, |own| format!("; {} for {p} would fit", wording::grouped(own)));
    format!("{} of {w} is {least}{more}{swap}. ", wording::opening(f))
}
