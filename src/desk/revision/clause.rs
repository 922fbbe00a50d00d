//! Which words of a sentence carry the fact of a claim: those of its own clause, and those of other
//! clauses that govern it (who says so, when, of whom). No grammar, only signs and small words;
//! where they do not tell, the whole sentence carries it.

use std::ops::Range;

use super::piece::{Piece, with_phrases};
use super::vocabulary::{Role, doubts, points_back, present_of, role};
use super::words::{Place, Reading, Shape, Sort, Word};

/// What a stretch of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    /// The sentence itself.
    Main,
    /// Joined by "and", "but" or a semicolon, with a subject of its own.
    Joined,
    /// ", which …", ", who …", up to the next comma.
    Relative,
    /// In brackets or between dashes.
    Aside,
    /// "HAVANA —".
    Dateline,
}

/// What stands where a fact stands.
pub(super) struct Scope<'r> {
    /// The draft.
    pub reading: &'r Reading<'r>,
    /// The claim.
    pub place: &'r Place,
    /// Stretches that are claims of their own, with their kinds, in order and apart.
    pub others: Vec<(Range<usize>, &'r str)>,
    /// Whether the relative clause right behind the claim counts as well.
    pub with_tail: bool,
    /// Tells a name from a word that only begins a sentence.
    pub is_name: &'r dyn Fn(&Word) -> bool,
}

/// Returns whether a relative clause stands right behind a claim, and says more of it.
pub(super) fn has_tail(reading: &Reading<'_>, place: &Place) -> bool {
    let from = place.around.start;
    let claim = place.words.start.saturating_sub(from)..place.words.end.saturating_sub(from);
    let words = reading.slice(&place.around);
    tail(&stretches(words), &claim).is_some()
}

impl Scope<'_> {
    /// Returns the pieces of the sentence that carry the claim.
    pub fn pieces(&self) -> Vec<Piece> {
        let around = &self.place.around;
        let words = self.reading.slice(around);
        let inside = carrying(words, &self.local(&self.place.words), self.with_tail);
        let mut pieces = Vec::with_capacity(words.len());
        let mut masked: Option<usize> = None;
        for ((at, word), within) in around.clone().zip(words).zip(inside) {
            if !within {
                continue;
            }
            let other =
                Some(self.others.partition_point(|(range, _)| range.end <= at)).filter(|next| {
                    self.others.get(*next).is_some_and(|(range, _)| range.contains(&at))
                });
            if let Some((_, kind)) = other.and_then(|other| self.others.get(other)) {
                if masked != other {
                    pieces.push(Piece::claim(kind));
                }
                masked = other;
                continue;
            }
            masked = None;
            let own = self.place.words.contains(&at);
            let next = self.reading.words.get(at + 1);
            let before_number = word.sort == Sort::Sign
                && next.is_some_and(|next| next.sort == Sort::Number && next.glued)
                && (!word.glued || word.key != "-");
            let body = self.reading.draft.body;
            pieces.push(Piece::word(word, body, own, (self.is_name)(word), before_number));
        }
        with_phrases(&pieces)
    }

    fn local(&self, range: &Range<usize>) -> Range<usize> {
        let from = self.place.around.start;
        range.start.saturating_sub(from)..range.end.saturating_sub(from)
    }
}

/// Says for every word of a sentence whether it carries the claim at `claim`.
fn carrying(words: &[Word], claim: &Range<usize>, with_tail: bool) -> Vec<bool> {
    let stretches = stretches(words);
    let touched: Vec<usize> =
        stretches.get(claim.clone()).unwrap_or_default().iter().map(|(at, _)| *at).collect();
    let sort = |at: usize| {
        stretches.iter().find(|(number, _)| *number == at).map_or(Stretch::Main, |(_, sort)| *sort)
    };
    let first = touched.iter().copied().min().unwrap_or(0);
    let leans = touched.iter().any(|&at| matches!(sort(at), Stretch::Relative | Stretch::Aside));
    let upstream = |at: usize| at < first && matches!(sort(at), Stretch::Main | Stretch::Joined);
    let told = words
        .iter()
        .zip(&stretches)
        .any(|(word, (at, _))| upstream(*at) && role(&word.key) == Some(Role::Saying));
    let tail = tail(&stretches, claim).filter(|at| {
        let mut inside = words.iter().zip(&stretches).filter(|(_, (number, _))| number == at);
        with_tail || inside.any(|(word, _)| limits(word))
    });
    let lead = lead(words);
    let saying = sayings(words);
    let mut inside: Vec<bool> = Vec::with_capacity(words.len());
    for ((index, word), (at, _)) in words.iter().enumerate().zip(&stretches) {
        inside.push(
            touched.contains(at)
                || touched.is_empty()
                || tail == Some(*at)
                || upstream(*at) && (leans || told || lead.contains(&index))
                || saying.iter().any(|range| range.contains(&index))
                || word.key == "?"
                || word.sort == Sort::Word && doubts(&word.key)
                || sort(*at) == Stretch::Aside && is_short(&stretches, *at),
        );
    }
    inside
}

/// The relative clause that begins right behind a claim: "40 grants, which were paid in 2023".
fn tail(stretches: &[(usize, Stretch)], claim: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 3;
    let behind = stretches.get(claim.end..)?.iter().take(NEAR);
    behind.copied().find(|(_, sort)| *sort == Stretch::Relative).map(|(at, _)| at)
}

/// Whether a word behind a claim takes something back.
fn limits(word: &Word) -> bool {
    matches!(role(&word.key), Some(Role::Negation | Role::Condition | Role::Hedge))
}

/// Whether the aside has so few words that it can only say what it stands behind: "(estimated)".
fn is_short(stretches: &[(usize, Stretch)], aside: usize) -> bool {
    const SHORT_WORDS: usize = 5;
    stretches.iter().filter(|(at, _)| *at == aside).count() <= SHORT_WORDS
}

/// The words before the first comma when they set the time or place of all that follows.
fn lead(words: &[Word]) -> Range<usize> {
    const LONGEST: usize = 12;
    const HEADS: &[&str] = &[
        "in",
        "on",
        "at",
        "by",
        "since",
        "during",
        "after",
        "before",
        "between",
        "from",
        "under",
        "until",
        "among",
        "of",
        "within",
        "last",
        "this",
        "next",
        "by",
        "for",
        "if",
        "unless",
        "when",
        "while",
        "as",
        "according",
        "despite",
        "without",
        "with",
        "through",
        "throughout",
    ];
    let opens = words.iter().find(|word| word.sort == Sort::Word);
    let comma = words.iter().take(LONGEST).position(|word| word.key == ",");
    match (opens, comma) {
        (Some(word), Some(comma))
            if HEADS.contains(&word.key.as_str()) || role(&word.key) == Some(Role::Time) =>
        {
            0..comma
        }
        _ => 0..0,
    }
}

/// Stretches that say who says so for the whole sentence: behind the last comma, or behind
/// "according to".
fn sayings(words: &[Word]) -> Vec<Range<usize>> {
    const LONGEST: usize = 12;
    let is = |at: usize, keys: &[&str]| {
        words.get(at).is_some_and(|word| keys.contains(&word.key.as_str()))
    };
    let mut found = Vec::new();
    if let Some(comma) = words.iter().rposition(|word| word.key == ",") {
        let rest = words.get(comma..).unwrap_or_default();
        let said = rest.iter().any(|word| role(&word.key) == Some(Role::Saying));
        if said && rest.len() <= LONGEST && !is(comma + 1, JOINING) && !is(comma + 1, RELATIVE) {
            found.push(comma..words.len());
        }
    }
    for at in 0..words.len() {
        if is(at, &["according"]) {
            let rest = words.get(at..).unwrap_or_default();
            let end = rest.iter().position(|word| word.key == ",").unwrap_or(rest.len());
            found.push(at..at + end);
        }
    }
    found
}

const JOINING: &[&str] =
    &["and", "but", "while", "whereas", "so", "yet", "although", "though", "nor"];
const RELATIVE: &[&str] = &["which", "who", "whose", "where", "whom"];

/// Numbers the stretches of a sentence from the left; each word with its stretch.
fn stretches(words: &[Word]) -> Vec<(usize, Stretch)> {
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
            if matches!(sort, Stretch::Aside | Stretch::Relative) {
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
        "(" => Some((Stretch::Aside, ")")),
        "," if RELATIVE.contains(&after.key.as_str()) => Some((Stretch::Relative, ",")),
        "," if JOINING.contains(&after.key.as_str()) => {
            stands_alone(rest.get(1..)?).then_some((Stretch::Joined, ""))
        }
        ";" => stands_alone(rest).then_some((Stretch::Joined, "")),
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

#[cfg(test)]
mod tests {
    use super::super::words::read;
    use super::*;

    /// The words that carry `claim`, the others as dots.
    fn carried(sentence: &str, claim: &str) -> String {
        let (words, _) = read(sentence, &[]);
        let start = sentence.find(claim).unwrap();
        let first = words.partition_point(|word| word.span.start < start);
        let end = words.partition_point(|word| word.span.start < start + claim.len());
        let inside = carrying(&words, &(first..end), false);
        let mut out: Vec<&str> = Vec::new();
        for (word, inside) in words.iter().zip(inside) {
            match out.last() {
                Some(&"…") if !inside => {}
                _ => out.push(if inside { word.span.of(sentence) } else { "…" }),
            }
        }
        out.join(" ")
    }

    #[test]
    fn a_clause_of_its_own_is_left_out() {
        for (sentence, claim, expected) in [
            ("The fund paid 40 grants, and the mayor resigned.", "40", "The fund paid 40 grants …"),
            (
                "The fund, which was founded in 1987, paid 40 grants.",
                "40",
                "The fund … paid 40 grants .",
            ),
            ("HAVANA — Cuba bought 40 ships.", "40", "… Cuba bought 40 ships ."),
            (
                "In 2023, the fund paid 40 grants, and the town spent $2m.",
                "$2m",
                "In 2023 … , and the town spent $ 2 m .",
            ),
        ] {
            assert_eq!(carried(sentence, claim), expected);
        }
    }

    #[test]
    fn what_governs_the_claim_stays() {
        for (sentence, claim) in [
            ("The fund paid 40 grants, and spent $2m in 2023.", "40"),
            ("Ruiz said the fund paid 40 grants, and the town spent $2m.", "$2m"),
            ("The fund paid 40 grants, 12 loans, and 3 prizes in 2023.", "40"),
            ("The fund, which paid 40 grants", "40"),
            ("The fund paid 40 grants, the mayor said.", "40"),
        ] {
            assert!(!carried(sentence, claim).contains('…'), "{}", carried(sentence, claim));
        }
    }
}
