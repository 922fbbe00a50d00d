//! The stretches of a sentence: its clauses, what is put in between, what is only compared with. No
//! grammar, only signs and small words; which of them carry a claim is left to `clause.rs`.

use super::vocabulary::{Role, points_back, present_of, role};
use super::words::{Shape, Sort, Word};

/// What a stretch of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// The sentence itself.
    Main,
    /// Joined by "and", "but" or a semicolon, with a subject of its own.
    Joined,
    /// ", which …", ", who …", ", founded in 1954", up to the next comma.
    Relative,
    /// In brackets or between dashes.
    Aside,
    /// "…, of whom 180 work nights": a part of what was counted.
    Part,
    /// "…, after 3,900 the year before".
    Comparison,
    /// "HAVANA —".
    Dateline,
}

pub(super) const JOINING: &[&str] =
    &["and", "but", "while", "whereas", "so", "yet", "although", "though", "nor"];
pub(super) const RELATIVE: &[&str] = &["which", "who", "whose", "where", "whom"];

/// Returns the stretch of each word of a sentence, numbered from the left.
pub(super) fn stretches(words: &[Word]) -> Vec<(usize, Stretch)> {
    let mut found = Vec::with_capacity(words.len());
    let mut next = 0;
    let mut current = (0, Stretch::Main);
    // What an aside or a relative clause interrupts.
    let mut interrupted: Option<(usize, Stretch)> = None;
    let dateline = dateline_end(words);
    if dateline > 0 {
        next = 1;
        found.extend(std::iter::repeat_n((0, Stretch::Dateline), dateline));
        current = (1, Stretch::Main);
    }
    let mut closing = "";
    for at in dateline..words.len() {
        let opened = opening(words, at).filter(|_| current.1 != Stretch::Aside);
        if let Some((sort, until)) = opened {
            next += 1;
            let resumed = interrupted.take().unwrap_or(current);
            if !matches!(sort, Stretch::Main | Stretch::Joined | Stretch::Dateline) {
                interrupted = Some(resumed);
            }
            current = (next, sort);
            closing = until;
            found.push(current);
            continue;
        }
        let key = words.get(at).map_or("", |word| word.key.as_str());
        if interrupted.is_some() && !closing.is_empty() && key == closing {
            found.push(current);
            current = interrupted.take().unwrap_or(current);
            continue;
        }
        found.push(current);
    }
    found
}

/// What begins with the sign at `at`, and the sign that ends it.
fn opening(words: &[Word], at: usize) -> Option<(Stretch, &'static str)> {
    let word = words.get(at)?;
    let after = words.get(at + 1)?;
    let rest = words.get(at + 1..).unwrap_or_default();
    match word.key.as_str() {
        "(" if is_comparison(rest, ")") => Some((Stretch::Comparison, ")")),
        "(" => Some((Stretch::Aside, ")")),
        "," if is_comparison(rest, ",") => Some((Stretch::Comparison, ",")),
        "," if is_part(rest) => Some((Stretch::Part, ",")),
        "," if is_participle(rest) || is_measure(rest) || is_age(words, at) => {
            Some((Stretch::Relative, ","))
        }
        "," if RELATIVE.contains(&after.key.as_str()) => Some((Stretch::Relative, ",")),
        "," if JOINING.contains(&after.key.as_str()) => {
            stands_alone(rest.get(1..)?).then_some((Stretch::Joined, ""))
        }
        ";" => stands_alone(rest).then_some((Stretch::Joined, "")),
        "." if after.opens => stands_alone(rest).then_some((Stretch::Joined, "")),
        "—" | "-" if is_dash(words, at) && is_comparison(rest, "—") => {
            Some((Stretch::Comparison, "—"))
        }
        "and" | "but" | "while" | "whereas" if begins_clause(words, at) => {
            Some((Stretch::Joined, ""))
        }
        "—" | "-" if is_dash(words, at) => {
            let closed = (at + 1..words.len()).any(|at| is_dash(words, at));
            if closed {
                Some((Stretch::Aside, if word.key == "—" { "—" } else { "-" }))
            } else {
                stands_alone(rest).then_some((Stretch::Joined, ""))
            }
        }
        _ => None,
    }
}

/// A dash between words, not in a range or a compound.
fn is_dash(words: &[Word], at: usize) -> bool {
    let glued = |at: usize| words.get(at).is_some_and(|word| word.glued);
    words.get(at).is_some_and(|word| word.key == "—" || word.key == "-" && !word.glued)
        && (words.get(at).is_some_and(|word| word.key == "—") || !glued(at + 1))
}

/// Index after "HAVANA —"; 0 when the sentence has no dateline.
fn dateline_end(words: &[Word]) -> usize {
    const LONGEST: usize = 6;
    let dash = words.iter().take(LONGEST).position(|word| word.key == "—" || word.key == "-");
    let Some(dash) = dash.filter(|at| is_dash(words, *at)) else { return 0 };
    let place = words.get(..dash).unwrap_or_default();
    let caps = place.iter().all(|word| word.sort == Sort::Sign || word.shape == Shape::Caps);
    if caps && !place.is_empty() { dash + 1 } else { 0 }
}

/// Whether the words, up to the next joint, have a subject of their own and a verb.
fn stands_alone(words: &[Word]) -> bool {
    let joint = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.key == ";"
                || word.key == ","
                    && words.get(at + 1).is_some_and(|next| JOINING.contains(&next.key.as_str()))
        })
    };
    let end = (0..words.len()).find(|at| joint(*at)).unwrap_or(words.len());
    let clause = words.get(..end).unwrap_or_default();
    let Some(first) = clause.first() else { return false };
    // "In the country, 340 died": the subject stands behind the comma.
    let place = matches!(first.key.as_str(), "in" | "at" | "across" | "throughout");
    if let Some(comma) = rest_of_lead(words).filter(|_| place) {
        return stands_alone(comma);
    }
    let named = first.is_capital()
        || matches!(first.key.as_str(), "the" | "a" | "an" | "there")
        || matches!(role(&first.key), Some(Role::Quantifier | Role::Bound));
    let subject = named && !points_back(&first.key);
    subject && clause.iter().skip(1).any(|word| word.sort == Sort::Word && is_verb(&word.key))
}

/// Returns whether the word is probably a verb.
pub(super) fn is_verb(key: &str) -> bool {
    const LIKELY: &[&str] = &[
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
        "might", "must", "do", "does", "did", "cut", "put", "let", "set", "cost", "costs", "hit",
    ];
    const SHORTEST_ED: usize = 5;
    LIKELY.contains(&key)
        || present_of(key).is_some()
        || role(key) == Some(Role::Saying)
        || key.len() >= SHORTEST_ED && key.ends_with("ed")
}

/// What stands behind the first comma, when it comes early.
fn rest_of_lead(words: &[Word]) -> Option<&[Word]> {
    const LONGEST: usize = 6;
    let comma = words.iter().take(LONGEST).position(|word| word.key == ",")?;
    words.get(comma + 1..)
}

/// Whether "and" or "while" without a comma begins a clause with a subject of its own: "and the
/// south has 9". A verb that could be read otherwise proves nothing.
fn begins_clause(words: &[Word], at: usize) -> bool {
    const SUBJECT: usize = 5;
    const BOTH: &[&str] = &["between", "both", "either", "that", "whether", "if"];
    let (before, rest) =
        (words.get(..at).unwrap_or_default(), words.get(at + 1..).unwrap_or_default());
    let own_verb = before.iter().any(|word| word.sort == Sort::Word && is_verb(&word.key));
    let both = before.iter().any(|word| BOTH.contains(&word.key.as_str()));
    // "The mayor and the sheriff have": one subject.
    let sure = |word: &Word| matches!(word.key.as_str(), "has" | "is" | "was");
    let conjunction =
        words.get(at).is_some_and(|word| word.key == "while" || word.key == "whereas");
    let verb = rest.iter().take(SUBJECT).position(|word| {
        sure(word) || conjunction && word.sort == Sort::Word && is_verb(&word.key)
    });
    let subject = rest.get(..verb.unwrap_or(0)).unwrap_or_default();
    let plain = subject.iter().all(|word| {
        word.sort != Sort::Sign
            && !JOINING.contains(&word.key.as_str())
            && !RELATIVE.contains(&word.key.as_str())
    });
    own_verb && !both && !subject.is_empty() && plain && stands_alone(rest)
}

/// "After 3,900 the year before", "compared with 3.9 percent in 2022": a figure of another time,
/// named only to compare.
fn is_comparison(words: &[Word], end: &str) -> bool {
    const HEADS: &[&str] = &["after", "against", "versus", "compared", "up", "down", "following"];
    const OPENINGS: &[&str] = &["more", "less", "fewer", "higher", "lower"];
    const THEN: &[&str] = &["before", "earlier", "previous", "last", "prior", "preceding", "ago"];
    let stop = |word: &Word| word.key == end || matches!(word.key.as_str(), ";" | "?");
    let length = words.iter().position(stop).unwrap_or(words.len());
    let phrase = words.get(..length).unwrap_or_default();
    let key = |at: usize| phrase.get(at).map_or("", |word| word.key.as_str());
    let amount = |word: &Word| {
        word.sort == Sort::Number && !is_year(word) || role(&word.key) == Some(Role::Number)
    };
    let opens = HEADS.contains(&key(0)) && (!matches!(key(0), "up" | "down") || key(1) == "from")
        || OPENINGS.contains(&key(0)) && key(1) == "than"
        || key(0) == "last" && end == "—"
        || end == ")" && phrase.first().is_some_and(amount);
    let past = phrase.iter().any(|word| THEN.contains(&word.key.as_str()) || is_year(word));
    let binds = |word: &Word| {
        matches!(
            role(&word.key),
            Some(Role::Negation | Role::Hedge | Role::Condition | Role::Saying | Role::Modal)
        ) || matches!(word.key.as_str(), "excluding" | "including" | "adjusted")
    };
    opens && past && phrase.iter().any(amount) && !phrase.iter().any(binds)
}

/// Returns whether a number can be a year.
pub(super) fn is_year(word: &Word) -> bool {
    let century =
        word.key.starts_with("18") || word.key.starts_with("19") || word.key.starts_with("20");
    word.sort == Sort::Number && word.key.len() == 4 && century
}

/// "…, of whom 180 work nights", "…, 180 of them at night".
fn is_part(words: &[Word]) -> bool {
    const NEAR: usize = 4;
    const PARTS: &[&str] = &["whom", "which", "them"];
    let key = |at: usize| words.get(at).map_or("", |word| word.key.as_str());
    let of = (0..NEAR).find(|at| matches!(key(*at), "of" | "among"));
    let number = |word: &Word| word.sort == Sort::Number || role(&word.key) == Some(Role::Number);
    let before = words.get(..of.unwrap_or(0)).unwrap_or_default();
    let counted = before.iter().all(|w| number(w) || role(&w.key) == Some(Role::Bound));
    of.is_some_and(|at| PARTS.contains(&key(at + 1))) && counted
}

/// "Ruiz, 49, …": how old somebody is.
fn is_age(words: &[Word], comma: usize) -> bool {
    const OLDEST: u8 = 120;
    let named = comma.checked_sub(1).and_then(|at| words.get(at)).is_some_and(Word::is_capital);
    let years = words.get(comma + 1).and_then(|word| word.key.parse::<u8>().ok());
    let ends = words.get(comma + 2).is_none_or(|word| matches!(word.key.as_str(), "," | "." | "”"));
    named && ends && years.is_some_and(|years| years <= OLDEST)
}

/// "…, 90 metres high, …".
fn is_measure(words: &[Word]) -> bool {
    const LONGEST: usize = 5;
    const MEASURES: &[&str] = &["high", "long", "wide", "tall", "deep", "thick"];
    let comma = words.iter().take(LONGEST).position(|word| word.key == ",").unwrap_or(0);
    let last = comma.checked_sub(1).and_then(|at| words.get(at));
    words.first().is_some_and(|word| word.sort == Sort::Number)
        && last.is_some_and(|word| MEASURES.contains(&word.key.as_str()))
}

/// "…, founded in 1954, …": says more of somebody, with a figure of its own.
fn is_participle(words: &[Word]) -> bool {
    const IRREGULAR: &[&str] = &["built", "made", "run", "begun", "held", "born", "set", "known"];
    const SHORTEST_ED: usize = 5;
    let Some(first) = words.first() else { return false };
    let key = first.key.as_str();
    let participle = IRREGULAR.contains(&key) || key.len() >= SHORTEST_ED && key.ends_with("ed");
    let end = words.iter().position(|word| word.key == ",").unwrap_or(words.len());
    let phrase = words.get(..end).unwrap_or_default();
    let limits = |word: &Word| {
        matches!(
            role(&word.key),
            Some(Role::Negation | Role::Qualifier | Role::Hedge | Role::Condition | Role::Saying)
        )
    };
    participle
        && role(key).is_none()
        && phrase.iter().any(|word| word.sort == Sort::Number)
        && !phrase.iter().any(limits)
}
