//! A change that a passage tells, and how surely it is told of two amounts that stand in other
//! clauses or sentences: "That 22 percent jump", "so the increase comes to", "they thus lost".
//! Whether it follows from the two is left to the checks.

use std::ops::Range;

use crate::check::calendar::month_at;
use crate::check::case::Case;
use crate::check::change::{FALLS, LESS, MARKET, MORE, RISES, STEPS};
use crate::check::compared::CHANGES as MOVING;
use crate::check::families::retold_at;
use crate::check::passage::apart::{is_share_of_amount, is_yearly_mean};
use crate::check::passage::when::span_of_time;
use crate::check::passage::{Epochs, Passage, Place};
use crate::check::relation::{Line, Sort, Term};
use crate::check::subject::{Subject, stem};
use crate::quantity::Direction;
use crate::text::{TokenKind, Words};
use crate::w;

/// A change of a passage: a percentage, a fraction, or the verb of a multiple.
#[derive(Clone, Debug)]
pub(in crate::check) struct Told {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it is said to be a fall; `None` where it is not said.
    pub down: Option<bool>,
}

/// Words that draw a change from what was said before.
const DRAWN: &Words = w![
    "so",
    "thus",
    "hence",
    "therefore",
    "meaning",
    "amounting",
    "translates",
    "translating",
    "means",
    "equates",
    "accordingly",
    "consequently",
];

/// Words that draw it from the amount right before them.
const LINKED: &Words = w![
    "which",
    "that",
    "this",
    "making",
    "representing",
    "marking",
    "equivalent",
    "equal",
    "giving",
    "works",
    "comes",
    "amounts",
    "such",
];

/// Nouns for any change.
const CHANGES: &Words = w![
    "change",
    "improvement",
    "swing",
    "difference",
    "advance",
    "upturn",
    "downturn",
    "slide",
    "collapse",
    "shrinkage",
    "contraction",
    "expansion",
    "rebound",
    "recovery",
    "deterioration",
    "pickup",
    "uptick",
    "uplift",
    "markup",
    "discount",
    "saving",
    "crash",
    "tumble",
    "upswing",
];

/// Returns whether the token names a change.
pub(in crate::check) fn names_change(line: &Line<'_>, at: usize) -> bool {
    kind_of_change(line, at, &[STEPS, FALLS, RISES, CHANGES])
}

/// Whether the token, in the singular, is in one of the lists.
fn kind_of_change(line: &Line<'_>, at: usize, lists: &[&Words]) -> bool {
    let case = &line.case;
    let many = case.printed(at).ends_with('s');
    let one = if many { stem(case.printed(at)) } else { case.key(at) };
    lists.iter().any(|words| one.is_in(words) || case.is(at, words))
}

/// Returns the noun of change that a percentage stands before: "22 percent annual jump".
pub(in crate::check) fn noun_behind(line: &Line<'_>, told: &Told) -> Option<usize> {
    const NEAR_TOKENS: usize = 4;
    let case = &line.case;
    let ahead = told.tokens.end..(told.tokens.end + NEAR_TOKENS).min(line.end);
    let stops = w![",", ";", ".", "of", "in", "to", "from", "and", "that", "(", ")", "for", "on"];
    ahead.take_while(|&at| !case.is(at, stops)).find(|&at| names_change(line, at))
}

/// Returns the noun of change before the percentage: "the increase comes to", "a rise of some".
fn noun_before(line: &Line<'_>, told: &Told) -> Option<usize> {
    const NEAR_TOKENS: usize = 7;
    const LIGHT: &Words = w![
        "of",
        "comes",
        "came",
        "amounts",
        "amounted",
        "to",
        "works",
        "worked",
        "out",
        "at",
        "was",
        "is",
        "about",
        "some",
        "nearly",
        "almost",
        "just",
        "over",
        "under",
        "more",
        "less",
        "than",
        "a",
        "an",
        "roughly",
        "around",
        "only",
        "therefore",
        "thus",
        "that",
        "full",
        ",",
        "or",
        "equals",
        "equalled",
        "exactly",
        "year",
        "on",
        "-",
        "in",
        "all",
        "by",
        "this",
        "order",
        "size",
        "kind",
        "magnitude",
        "scale",
    ];
    let case = &line.case;
    let from = told.tokens.start.saturating_sub(NEAR_TOKENS).max(line.first);
    let at = (from..told.tokens.start).rev().find(|&at| names_change(line, at))?;
    line.only(at + 1..told.tokens.start, &[LIGHT]).then_some(at).filter(|&at| {
        // "to increase 5 percent" is a verb.
        !case.is(at.wrapping_sub(1), w!["to", "will", "would", "could", "can"])
    })
}

/// Returns whether a percentage or a fraction is called a change: "25 percent fewer", "a loss of a
/// quarter". That it stands behind "or" or in a bracket says nothing.
pub(in crate::check) fn named(line: &Line<'_>, term: &Term<'_>) -> bool {
    let told = Told { tokens: term.first..term.end, down: None };
    term.figure.direction.is_some()
        || line.case.is(term.end, MORE)
        || line.case.is(term.end, LESS)
        || noun_behind(line, &told).is_some()
        || noun_before(line, &told).is_some()
}

/// Returns the change a percentage or a fraction tells, on wider grounds than within a sentence.
pub(in crate::check) fn told(line: &Line<'_>, term: &Term<'_>) -> Option<Told> {
    let case = &line.case;
    // "has lost 60 percent of its area"
    let lost = term.figure.direction.is_some()
        && term.sort == Sort::Percent
        && case.is(term.end, w!["of"])
        && case.is(term.end + 1, w!["its", "their", "his", "her"]);
    let own = match term.sort {
        Sort::Percent => lost || crate::check::change::is_percent(term.figure),
        Sort::Share => term.figure.base.is_none(),
        _ => false,
    };
    if !own || !lost && case.is(term.end, w!["of", "chance", "stake", "share"]) {
        return None;
    }
    if is_share_of_amount(line, term) || is_yearly_mean(line, term) {
        return None;
    }
    let mut told = Told { tokens: term.first..term.end, down: None };
    let moved = term.figure.direction.map(|moved| moved == Direction::Down);
    // "15 percent over its budget"
    let own_base = case.is(term.end + 1, w!["its", "the", "their", "his", "her", "last"]);
    let more = case.is(term.end, MORE) || own_base && case.is(term.end, w!["over"]);
    let less = case.is(term.end, LESS) || own_base && case.is(term.end, w!["under", "beneath"]);
    let noun = noun_behind(line, &told).or_else(|| noun_before(line, &told));
    let named = noun.and_then(|at| {
        if kind_of_change(line, at, &[FALLS]) {
            return Some(true);
        }
        kind_of_change(line, at, &[RISES]).then_some(false)
    });
    let verb = crate::check::change::is_change(line, term);
    // "off 5 percent from last fall"
    let off = term.first.checked_sub(1).is_some_and(|at| case.is(at, w!["off"]));
    let beaten = beaten(line, term).or_else(|| off.then_some(true));
    let lost = vanished(line, term);
    let other = verb || beaten.is_some() || lost;
    let any = moved.is_some() || more || less || noun.is_some() || other;
    told.down = moved.or_else(|| (more || less).then_some(less)).or(named).or(beaten);
    told.down = told.down.or(lost.then_some(true));
    any.then_some(told)
}

/// "51 percent has gone", "a quarter was wiped out": a share that is no longer there.
fn vanished(line: &Line<'_>, term: &Term<'_>) -> bool {
    const NEAR_TOKENS: usize = 4;
    const AUXILIARIES: &Words =
        w!["has", "have", "had", "was", "were", "is", "are", "been", "simply", "since", "now"];
    let case = &line.case;
    let gone = w![
        "vanished",
        "gone",
        "melted",
        "evaporated",
        "disappeared",
        "lost",
        "wiped",
        "shaved",
        "dissolved",
        "withered",
    ];
    let near = term.end..(term.end + NEAR_TOKENS).min(line.end);
    // "60 percent have left."
    let left = (term.end + 1..term.end + 3).any(|at| {
        case.is(at, w!["left", "quit", "departed"])
            && case.is(at - 1, w!["have", "has", "had"])
            && crate::check::portion::ends_clause(line, at + 1)
    });
    left || case.find(near, gone).is_some_and(|at| {
        line.only(term.end..at, &[AUXILIARIES]) && (at > term.end || !case.is(at, w!["lost"]))
    })
}

/// "beat the previous season's 45 million by 20 percent": whether it is a fall.
fn beaten(line: &Line<'_>, term: &Term<'_>) -> Option<bool> {
    const FAR_TOKENS: usize = 14;
    let case = &line.case;
    let by = term.first.checked_sub(1).filter(|&at| case.is(at, w!["by"]))?;
    let above = w![
        "beat",
        "beats",
        "beaten",
        "exceeded",
        "exceeds",
        "exceed",
        "topped",
        "tops",
        "surpassed",
        "surpasses",
        "outstripped",
        "outdid",
        "overtook",
        "bettered",
        "outnumbered",
    ];
    let below = w!["missed", "undershot", "trailed", "lagged", "undercut"];
    let from = by.saturating_sub(FAR_TOKENS).max(line.first);
    (from..by).rev().find_map(|at| {
        let up = case.is(at, above);
        (up || case.is(at, below)).then_some(!up)
    })
}

/// Returns how surely a change is told of the two amounts: nought to three.
pub(in crate::check) fn tie(passage: &Passage<'_>, told: &Told, pair: &Epochs<'_, '_>) -> u8 {
    const LEAD_WORDS: usize = 5;
    const FAR_WORDS: usize = 11;
    let Some(line) = passage.line() else { return 0 };
    let places = [pair.old, pair.new];
    let own: Vec<&Place<'_>> =
        places.iter().copied().filter(|place| place.line == passage.own).collect();
    let last = places.iter().map(|place| place.line).max().unwrap_or(passage.own);
    let change = &told.tokens;
    if line_between(passage, told, &own) {
        return 0;
    }
    let case = &line.case;
    // "Shares rose 2 percent to $52, up from $40 a year ago" has two first amounts.
    if pair.old.line == passage.own && case.any(line.first..change.start, MARKET) {
        let old = pair.old.term.first;
        if case.any(old.saturating_sub(3).max(change.end.min(old))..old, w!["up", "down"]) {
            return 0;
        }
    }
    // "20 percent more than the 82 billion"
    let next = own.iter().filter(|place| place.term.first >= change.end);
    let next = next.min_by_key(|place| place.term.first);
    if let Some(next) = next {
        let gap = change.end..next.term.first;
        let than = case.is(gap.start, MORE)
            || case.is(gap.start, LESS)
            || case.is(gap.start, w!["over", "under"])
            || noun_behind(line, told).is_some();
        if than
            && line.count(gap.clone()) <= FAR_WORDS
            && !line.any(gap.clone(), w!["and", "but", "while", ";"])
        {
            return 3;
        }
        let lead = w![
            "to",
            "at",
            "reaching",
            "hitting",
            "totalling",
            "totaling",
            "topping",
            ",",
            "or",
            "and",
            "reached",
            "from",
            "a",
            "record",
            "about",
            "some",
            "with",
            "taking",
            "it",
            "them",
            "the",
            "bringing",
            "total",
            "figure",
            "going",
            "within",
            "in",
            "just",
            "over",
            "past",
            "only",
        ];
        if line.count(gap.clone()) <= LEAD_WORDS && line.only(gap.clone(), &[lead]) {
            return 3;
        }
        // "have doubled in ten years: boats landed 40 tonnes"
        let colon = case.find(gap.clone(), w![":"]);
        let brief = colon.is_some_and(|at| {
            line.count(at..gap.end) <= FAR_WORDS && line.count(gap.start..at) <= LEAD_WORDS
        });
        if brief && !line.any(gap, w!["and", "but", "while", ";"]) {
            return 3;
        }
    }
    let clause = clause_before(line, change.start);
    let before = clause.start..change.start;
    let noun = noun_behind(line, told).is_some() || noun_before(line, told).is_some();
    let right_before = last + 1 >= passage.own && last <= passage.own;
    let article = before.clone().any(|at| case.is(at, w!["the"]));
    if right_before && drawn(line, before.clone(), noun, !own.is_empty()) {
        return 3;
    }
    // "beat the previous season's 45 million tonnes by 20 percent"
    if own.len() == 2
        && line.terms.iter().any(|t| t.first == change.start && beaten(line, t).is_some())
    {
        return 3;
    }
    // ", a rise of 17.5 percent"
    let previous = own.iter().filter(|place| place.term.end <= change.start).count();
    if previous > 0 && apposed(line, before.clone()) {
        return 3;
    }
    if noun && article && right_before {
        return if last <= passage.own && previous == own.len() { 3 } else { 2 };
    }
    let pronouns = w!["they", "it", "these", "those", "he", "she", "figure", "number", "total"];
    // "The number of tests was 10 percent lower" is of tests.
    let pronoun = before.clone().any(|at| case.is(at, pronouns) && !case.is(at + 1, w!["of"]));
    // A name is of many things: "China's imports", "China's fleet".
    let plain = before.filter(|&at| {
        let name = case.capital(at) && at != line.first;
        !name && !case.is(at, MOVING) && !names_change(line, at)
    });
    let plain: Vec<usize> = plain.collect();
    let subject = retold_at(case, &plain);
    let shared: usize =
        places.iter().map(|place| passage.subject(place).shared(&subject)).max().unwrap_or(0);
    let things: usize = places
        .iter()
        .map(|place| Subject::of_figure(place.term.figure).shared(&subject))
        .max()
        .unwrap_or(0);
    // "has doubled. It was 14 euros in April"
    let told_next = own.is_empty()
        && places.iter().all(|place| place.line == passage.own + 1)
        && passage
            .lines
            .get(passage.own + 1)
            .is_some_and(|next| next.case.is(next.first, w!["it", "they", "he", "she"]));
    // "The workforce has been cut by a quarter"
    let definite = case.is(clause.start, w!["the"]) && shared == 1 && right_before;
    let definite = definite && passage.others(pair) == 0;
    match (pronoun || told_next || definite, things, shared) {
        (true, ..) | (_, 1.., _) | (_, _, 2..) => 2,
        (_, _, 1) => 1,
        // The next sentence tells the same in figures, as far as it tells anything.
        _ if own.is_empty()
            && line.terms.iter().all(|term| !term.is_amount())
            && pair.old.line == pair.new.line
            && pair.old.line == passage.own + 1
            && passage.others(pair) == 0 =>
        {
            1
        }
        _ => 0,
    }
}

/// Whether the words before a change draw it from what was said: "so", "That 22 percent jump", and
/// "which is" where an amount stands in the same sentence.
fn drawn(line: &Line<'_>, before: Range<usize>, noun: bool, same_sentence: bool) -> bool {
    let case = &line.case;
    let words = before.clone().any(|at| case.is(at, w!["other"]) && case.is(at + 1, w!["words"]));
    // "Prices, in other words, rose 50 percent"
    let back = before.start.saturating_sub(4).max(line.first)..before.start;
    let aside = back.clone().any(|at| case.is(at, w!["other"]) && case.is(at + 1, w!["words"]));
    if words || aside || case.any(before.clone(), DRAWN) {
        return true;
    }
    if same_sentence && case.any(before.clone(), LINKED) {
        return true;
    }
    // "That is a fall of", "That 22 percent jump"
    let first = line.first + usize::from(case.is(line.first, w!["\"", "“", "and", "but"]));
    let opens = case.is(first, w!["that", "this", "it", "which", "these", "such"])
        && first >= before.start.min(line.first)
        && before.end - first.min(before.end) <= 8;
    // "A fall of this order, by a quarter, had not been seen"
    let size = w!["order", "size", "kind", "magnitude", "scale"];
    let sized = (first..before.end)
        .any(|at| case.is(at, w!["this", "that", "such"]) && case.is(at + 1, size));
    // "Growth of 15 percent has filled the schools"
    let bare = noun && names_change(line, line.first) && before.start == line.first;
    let that = before.end.saturating_sub(3).max(before.start)..before.end;
    bare || noun
        && (opens
            || sized && before.end - first <= 10
            || case.any(that, w!["that", "this", "these", "such"]))
}

/// Whether another amount stands between the change and the nearest amount of the pair.
fn line_between(passage: &Passage<'_>, told: &Told, own: &[&Place<'_>]) -> bool {
    let Some(line) = passage.line() else { return true };
    let change = &told.tokens;
    if own.is_empty() {
        // The pair stands in other sentences.
        return false;
    }
    let before = own.iter().map(|place| place.term.end).filter(|end| *end <= change.start).max();
    let after = own.iter().map(|place| place.term.first).filter(|at| *at >= change.end).min();
    let gap = match (before, after) {
        (Some(end), _) => end..change.start,
        (None, Some(first)) => change.end..first,
        (None, None) => return false,
    };
    line.within(gap).any(|t| t.is_amount() && t.unit().is_some())
}

/// Whether a change is said of what stands right before it: ", a rise of", ", up", ", or".
fn apposed(line: &Line<'_>, clause: Range<usize>) -> bool {
    const LEAD: &Words = w![
        ",", "—", "–", "(", "a", "an", "of", "or", "up", "down", "some", "nearly", "about",
        "almost", "just", "over", "roughly", "is", "was", "by", "more", "than", "which", "around",
        "full", "sharp", "steep", "whopping", "healthy", "modest", "hefty", "slight", "huge",
        "and", "meaning", "it", "are", "that", "'s", "’s",
    ];
    clause.len() <= 7
        && clause
            .clone()
            .all(|at| line.case.is(at, LEAD) || line.is_time(at) || names_change(line, at))
        && clause.start < clause.end
}

/// The words of the clause before a token of a sentence.
fn clause_before(line: &Line<'_>, to: usize) -> Range<usize> {
    const FAR_TOKENS: usize = 22;
    let case = &line.case;
    let stops = w![",", ";", ":", "—", "–", "(", ")", ".", "but", "while", "whereas", "as", "and"];
    let from = to.saturating_sub(FAR_TOKENS).max(line.first);
    // An adverbial between two commas does not end the clause.
    // "which the union hails as a rise of 20 percent"
    let hailed = |at: usize| {
        case.is(at, w!["as"]) && case.is(at + 1, w!["a", "an"]) && names_change(line, at + 2)
    };
    let start = (from..to).rev().find(|&at| case.is(at, stops) && !hailed(at)).unwrap_or(from);
    start..to
}

/// Returns whether the change names a time or an amount of its own that it is measured from, which
/// the pair has not: "up 3 percent from May".
pub(in crate::check) fn other_base(
    passage: &Passage<'_>,
    told: &Told,
    pair: &Epochs<'_, '_>,
) -> bool {
    const NEAR_TOKENS: usize = 4;
    const REACH_TOKENS: usize = 8;
    let Some(line) = passage.line() else { return true };
    let case = &line.case;
    let end = told.tokens.end;
    let ahead = end..(end + NEAR_TOKENS).min(line.end);
    let stops = w![",", ";", "(", ")", "and", "but", "while"];
    let cues = w!["from", "than", "over", "on", "since", "compared", "versus", "above", "below"];
    let own = |at: usize| {
        [pair.old, pair.new]
            .iter()
            .any(|place| place.line == passage.own && place.term.first <= at && at < place.term.end)
    };
    let ahead: Vec<usize> = ahead.take_while(|&at| !case.is(at, stops) && !own(at)).collect();
    // "is blamed on beetles"
    let blamed = |at: usize| case.is(at, w!["on"]) && case.printed(at - 1).ends_with("ed");
    let Some(cue) = ahead.into_iter().find(|&at| case.is(at, cues) && !blamed(at)) else {
        return false;
    };
    let base = cue + 1..(cue + 1 + REACH_TOKENS).min(line.end);
    let until = base.clone().find(|&at| case.is(at, stops) || case.is(at, w!["."]));
    let base = base.start..until.unwrap_or(base.end);
    // "than in the same month of last year, when it carried 2 million"
    let old = pair.old.term.first;
    let when = pair.old.line == passage.own
        && old >= base.end
        && old - base.end <= REACH_TOKENS
        && case.any(base.end..old, w!["when", "where"]);
    if when {
        return false;
    }
    let numbered = base.clone().any(|at| {
        line.is_time(at)
            || case.kind(at) == Some(TokenKind::Number)
            || span_of_time(case, at).is_some()
    });
    // "since the bridge closed" may be any time.
    if base.clone().any(own) || case.is(cue, w!["since"]) && !numbered {
        return false;
    }
    // "over the same period" where the amounts are of the whole year.
    let part = |range: Range<usize>, case: &Case<'_>| case.any(range, w!["period"]);
    if part(base.clone(), case)
        && passage
            .lines
            .get(pair.old.line)
            .is_some_and(|old| !part(pair.old.clause.clone(), &old.case))
    {
        return true;
    }
    // The base says the time of the old amount.
    let times = w!["earlier", "ago", "before", "previous", "previously", "last"];
    let Some(old) = passage.lines.get(pair.old.line) else { return true };
    let in_old = |at: usize| pair.old.clause.clone().any(|own| old.case.key(own) == case.key(at));
    let spans =
        |range: Range<usize>| range.filter_map(|at| span_of_time(case, at)).fold(0.0_f64, f64::max);
    let (told, own) = (spans(base.clone()), spans(pair.old.clause.clone()));
    let own = own.max(Passage::years_ago(pair.old).unwrap_or(0.0));
    // "last spring" is a year ago, too.
    let as_long = told > 0.0 && own > 0.0 && (told >= 0.2) == (own >= 0.2);
    let named = base.clone().any(|at| {
        let month = month_at(case, at).is_some();
        let time = month || case.is(at, times) || case.kind(at) == Some(TokenKind::Number);
        time && in_old(at)
    });
    let now = w!["today", "now", "currently", "present", "nowadays"];
    let present = case.any(base, now);
    !(as_long || named || present)
}
