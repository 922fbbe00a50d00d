//! Sentences whose clauses or members of a list only changed places: "Redcliff has 12 schools, and
//! Dunmarsh has 9" the other way round. Nothing that looks at the order may stand in them.

use std::ops::Range;

use super::stretches::{is_verb, is_year};
use super::vocabulary::{Role, points_back, role};
use super::words::{Sort, Word};

/// Longer sentences are not looked at: their parts have too many ways to stand.
const MOST_WORDS: usize = 100;

/// Words that look at what stands before them, or at the order.
const LOOKING_BACK: &[&str] = &[
    "other",
    "others",
    "another",
    "rest",
    "remaining",
    "more",
    "further",
    "additional",
    "both",
    "each",
    "former",
    "latter",
    "which",
    "who",
    "whose",
    "whom",
    "that",
    "then",
    "later",
    "so",
    "because",
    "therefore",
    "thus",
    "instead",
    "also",
    "too",
    "either",
    "neither",
    "same",
    "half",
    "most",
    "none",
    "between",
    "than",
    "total",
];

/// Returns for each word of the old sentence its place in the new one, when the new sentence has
/// the same parts in another order.
pub(super) fn rearranged(old: &[Word], new: &[Word]) -> Option<Vec<Option<usize>>> {
    let same = |a: &Word, b: &Word| a.same(b);
    let within = 2..MOST_WORDS;
    let respectively = old.iter().chain(new).any(|word| word.key == "respectively");
    if !within.contains(&old.len()) || !within.contains(&new.len()) || respectively {
        return None;
    }
    let head = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let most = old.len().min(new.len());
    if head == most {
        return None;
    }
    for before in (0..=head).filter(|at| begins_part(old, *at)) {
        for after in (0..=tail.min(most - before)).filter(|after| ends_part(old, *after)) {
            let runs = (before..old.len() - after, before..new.len() - after);
            if let Some(places) = permuted(old, &runs.0, new, &runs.1) {
                return Some(with_ends(places, old.len(), new.len(), before, after));
            }
        }
    }
    None
}

/// A part may begin at the head, behind a stop, or with a number, a name or a verb.
fn begins_part(words: &[Word], at: usize) -> bool {
    let governs = |word: &Word| {
        matches!(
            role(&word.key),
            Some(Role::Bound | Role::Quantifier | Role::Negation | Role::Qualifier | Role::Hedge)
        ) || matches!(word.key.as_str(), "between" | "from" | "than" | "$" | "£" | "€" | "¥" | "-")
    };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let Some(word) = words.get(at) else { return false };
    let opens = word.sort == Sort::Number
        || is_currency(word)
        || word.is_capital()
        || role(&word.key) == Some(Role::Number)
        || matches!(word.key.as_str(), "the" | "a" | "an" | "about")
        || is_verb(&word.key);
    before.is_none_or(|before| !governs(before) && (opens || before.sort == Sort::Sign))
}

/// What stays behind the parts may say how they all came about, not where or when the last one is.
fn ends_part(words: &[Word], after: usize) -> bool {
    let rest = words.get(words.len() - after..).unwrap_or_default();
    let told = |word: &Word| {
        word.sort == Sort::Number
            || word.is_capital()
            || matches!(role(&word.key), Some(Role::Time))
    };
    let sign = rest.first().is_none_or(|word| word.sort == Sort::Sign);
    let preposition =
        rest.first().is_some_and(|word| matches!(word.key.as_str(), "in" | "during" | "after"));
    sign || preposition && !rest.iter().any(told)
}

/// Where the words of the old run stand in the new one, if both have the same parts.
fn permuted(
    old: &[Word],
    here: &Range<usize>,
    new: &[Word],
    there: &Range<usize>,
) -> Option<Vec<(usize, usize)>> {
    let (before, after) = (parts(old, here), parts(new, there));
    if before.len() < 2 || before.len() != after.len() {
        return None;
    }
    let slice = |words: &'_ [Word], range: &Range<usize>| -> Vec<Word> {
        words.get(range.clone()).unwrap_or_default().to_vec()
    };
    let mut free: Vec<Option<&Range<usize>>> = after.iter().map(Some).collect();
    let mut places = Vec::new();
    for part in &before {
        let words = slice(old, part);
        let found = free.iter().position(|other| {
            other.is_some_and(|other| {
                let other = slice(new, other);
                other.len() == words.len() && other.iter().zip(&words).all(|(a, b)| same(a, b))
            })
        })?;
        let other = free.get_mut(found).and_then(Option::take)?;
        places.extend(part.clone().zip(other.clone()));
    }
    let all: Vec<&[Word]> = before.iter().filter_map(|part| old.get(part.clone())).collect();
    stand_by_themselves(&all).then_some(places)
}

/// Equal, whichever of the two begins the sentence.
fn same(a: &Word, b: &Word) -> bool {
    a.same(b) && a.sort == b.sort
}

/// The parts of a run between its stops and small words. An age between commas belongs to the name
/// before it.
fn parts(words: &[Word], run: &Range<usize>) -> Vec<Range<usize>> {
    const JOINTS: &[&str] = &[",", ";", "and", "but", "while", "whereas", "—", "&"];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = run.start;
    for at in run.start..=run.end {
        let joint = words.get(at).is_none_or(|word| JOINTS.contains(&word.key.as_str()));
        if at < run.end && !joint {
            continue;
        }
        if start < at {
            let number =
                at - start == 1 && words.get(start).is_some_and(|w| w.sort == Sort::Number);
            match found.last_mut() {
                Some(last) if number => last.end = at,
                _ => found.push(start..at),
            }
        }
        start = at + 1;
    }
    found
}

/// Whether each part has its own figure and what it is of, all are built alike, and none looks at
/// another.
fn stand_by_themselves(parts: &[&[Word]]) -> bool {
    let timed = |part: &[Word]| part.iter().any(|word| role(&word.key) == Some(Role::Time));
    let of_first = parts.first().map(|part| (build(part), timed(part)));
    parts.iter().all(|part| is_whole(part) && Some((build(part), timed(part))) == of_first)
}

fn is_whole(part: &[Word]) -> bool {
    let number = |word: &Word| {
        word.sort == Sort::Number && !is_year(word) || role(&word.key) == Some(Role::Number)
    };
    let about = |word: &Word| {
        word.sort == Sort::Word && role(&word.key).is_none() && !is_preposition(&word.key)
    };
    let binds = |word: &Word| {
        LOOKING_BACK.contains(&word.key.as_str())
            || points_back(&word.key)
            || matches!(
                role(&word.key),
                Some(Role::Saying | Role::Negation | Role::Hedge | Role::Condition | Role::Modal)
            )
    };
    part.iter().any(number) && part.iter().any(about) && !part.iter().any(binds)
}

/// How a part is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Build {
    Clause,
    Predicate,
    Amount,
    Named,
}

fn build(part: &[Word]) -> Option<Build> {
    let first = part.first()?;
    let number = first.sort == Sort::Number
        || is_currency(first)
        || matches!(role(&first.key), Some(Role::Number | Role::Bound));
    let verb = part.iter().skip(1).any(|word| word.sort == Sort::Word && is_verb(&word.key));
    let subject = first.is_capital() || matches!(first.key.as_str(), "the" | "a" | "an");
    match (number, verb, is_verb(&first.key)) {
        (_, true, false) => Some(Build::Clause),
        (true, false, false) => Some(Build::Amount),
        (false, _, true) => Some(Build::Predicate),
        (false, false, false) if subject => Some(Build::Named),
        _ => None,
    }
}

fn is_currency(word: &Word) -> bool {
    matches!(word.key.as_str(), "$" | "£" | "€" | "¥")
}

fn is_preposition(key: &str) -> bool {
    matches!(key, "in" | "on" | "at" | "of" | "to" | "for" | "from" | "by" | "with" | "the" | "a")
}

fn with_ends(
    places: Vec<(usize, usize)>,
    old: usize,
    new: usize,
    before: usize,
    after: usize,
) -> Vec<Option<usize>> {
    let mut map: Vec<Option<usize>> = vec![None; old];
    let ends = (0..before).map(|at| (at, at)).chain((1..=after).map(|at| (old - at, new - at)));
    for (from, to) in ends.chain(places) {
        if let Some(slot) = map.get_mut(from) {
            *slot = Some(to);
        }
    }
    map
}
