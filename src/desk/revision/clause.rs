//! Which words of a sentence carry the fact of a claim: those of its own clause, and those of other
//! clauses that govern it (who says so, when, of whom). No grammar, only signs and small words;
//! where they do not tell, the whole sentence carries it.

use std::ops::Range;

use super::piece::{Piece, with_phrases};
use super::stretches::{JOINING, RELATIVE, Stretch, stretches};
use super::vocabulary::{Role, doubts, role};
use super::words::{Place, Reading, Sort, Word};

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
    /// Whether the sentence is two sentences in one of the drafts.
    pub halved: bool,
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
        let inside = carrying(words, &self.local(&self.place.words), self.with_tail, self.halved);
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
            // "About" before the number is compared with it.
            let own = self.place.words.contains(&at) || self.hedges().contains(&at);
            let next = self.reading.words.get(at + 1);
            let before_number = word.sort == Sort::Sign
                && next.is_some_and(|next| next.sort == Sort::Number && next.glued)
                && (!word.glued || word.key != "-");
            let body = self.reading.draft.body;
            pieces.push(Piece::word(word, body, own, (self.is_name)(word), before_number));
        }
        with_phrases(&pieces)
    }

    /// The words before the claim that open or blur its number.
    fn hedges(&self) -> Range<usize> {
        let before = self.reading.slice(&(self.place.around.start..self.place.words.start));
        let bounds = before.iter().rev();
        let count = bounds.take_while(|word| role(&word.key) == Some(Role::Bound)).count();
        self.place.words.start - count..self.place.words.start
    }

    fn local(&self, range: &Range<usize>) -> Range<usize> {
        let from = self.place.around.start;
        range.start.saturating_sub(from)..range.end.saturating_sub(from)
    }
}

/// Says for every word of a sentence whether it carries the claim at `claim`.
fn carrying(words: &[Word], claim: &Range<usize>, with_tail: bool, halved: bool) -> Vec<bool> {
    let stretches = stretches(words);
    let touched: Vec<usize> =
        stretches.get(claim.clone()).unwrap_or_default().iter().map(|(at, _)| *at).collect();
    let sort = |at: usize| {
        stretches.iter().find(|(number, _)| *number == at).map_or(Stretch::Main, |(_, sort)| *sort)
    };
    let first = touched.iter().copied().min().unwrap_or(0);
    let leans = |index: usize| {
        touched.iter().any(|&own| match sort(own) {
            Stretch::Aside | Stretch::Comparison | Stretch::Part => true,
            // What is said behind "…, which paid 40 grants," says something else of the fund.
            Stretch::Relative => halved || index < claim.start,
            _ => false,
        })
    };
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
                || upstream(*at) && (leans(index) || told || lead.contains(&index))
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
    let more = |sort: Stretch| matches!(sort, Stretch::Relative | Stretch::Aside);
    behind.copied().find(|(_, sort)| more(*sort)).map(|(at, _)| at)
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
    const HEADS: &str = "in on at by since during after before between from under until among of \
        within last this next for if unless when while as according despite without with through \
        throughout";
    let opens = words.iter().find(|word| word.sort == Sort::Word);
    let comma = words.iter().take(LONGEST).position(|word| word.key == ",");
    match (opens, comma) {
        (Some(word), Some(comma))
            if HEADS.split_whitespace().any(|head| head == word.key)
                || role(&word.key) == Some(Role::Time) =>
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

#[cfg(test)]
mod tests {
    use super::super::print::read;
    use super::*;

    /// The words that carry `claim`, the others as dots.
    fn carried(sentence: &str, claim: &str) -> String {
        let words = read(sentence, &[]).words;
        let start = sentence.find(claim).unwrap();
        let first = words.partition_point(|word| word.span.start < start);
        let end = words.partition_point(|word| word.span.start < start + claim.len());
        let inside = carrying(&words, &(first..end), false, false);
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
