//! What a figure is about: the stems of the words that carry meaning in it and around it, so that
//! two figures can be asked whether they speak of the same thing. What to make of an answer is
//! left to the checks.

use std::borrow::Cow;
use std::ops::Range;

use super::case::Case;
use crate::quantity::Figure;
use crate::text::{TokenKind, Word, Words};
use crate::w;

/// The stems of some words, each once, in the order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    stems: Vec<Word>,
}

impl Subject {
    /// Returns the stems among these tokens that carry meaning.
    pub(super) fn of(case: &Case<'_>, tokens: Range<usize>) -> Self {
        let stems = tokens
            .filter(|&at| matches!(case.kind(at), Some(TokenKind::Word | TokenKind::Code)))
            .filter(|&at| !case.is(at, EMPTY))
            .map(|at| stem(case.printed(at)));
        Self::from_stems(stems.collect())
    }

    /// Returns the stems of what the figure counts or measures, and of what it is a share.
    pub(super) fn of_figure(figure: &Figure) -> Self {
        let things = [figure.thing.as_deref(), figure.base.as_deref()];
        let words = things.into_iter().flatten().flat_map(super::case::words);
        Self::from_stems(words.map(stem).filter(|word| !word.is_in(EMPTY)).collect())
    }

    /// Returns the stems around the figure in its sentence, at most `count` tokens to each side,
    /// those of other figures left out.
    pub(super) fn around(case: &Case<'_>, figure: &Figure, count: usize) -> Self {
        let (back, ahead) = (case.back(figure.phrase, count), case.ahead(figure.span, count));
        let mut own = Self::of(case, back);
        own.stems.extend(Self::of(case, ahead).stems);
        own.stems.extend(Self::of_figure(figure).stems);
        Self::from_stems(own.stems)
    }

    /// Returns the stems of both.
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.stems.extend_from_slice(&other.stems);
        Self::from_stems(self.stems)
    }

    /// Returns the stems, in the order of their keys.
    pub(super) fn stems(&self) -> &[Word] {
        &self.stems
    }

    /// Returns these stems as a subject.
    pub(super) fn from_stems(mut stems: Vec<Word>) -> Self {
        stems.sort_unstable();
        stems.dedup();
        Self { stems }
    }

    /// Returns how many stems the two share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.stems.iter().filter(|stem| other.holds(**stem)).count()
    }

    /// Returns whether the stem is one of them.
    pub(super) fn holds(&self, stem: Word) -> bool {
        self.stems.binary_search(&stem).is_ok()
    }
}

/// Returns the key of a word without its plural and possessive endings, whatever its case:
/// "Barrels", "barrel’s" and "barrel" have one.
pub(super) fn stem(word: &str) -> Word {
    Word::of(&singular(word))
}

/// Returns the key of a word without the endings of verbs, too: "approves", "approved" and
/// "approving" have one.
pub(super) fn root(word: &str) -> Word {
    /// What is left must still be a word to recognise.
    const SHORTEST: usize = 4;
    let word = singular(word);
    let endings = ["ments", "ment", "ing", "ed", "e"];
    let cut = endings.iter().find_map(|ending| {
        word.strip_suffix(ending).filter(|rest| rest.chars().count() >= SHORTEST)
    });
    let Some(rest) = cut else { return Word::of(&word) };
    let rest = rest.strip_suffix('e').filter(|rest| rest.len() >= SHORTEST).unwrap_or(rest);
    let bytes = rest.as_bytes();
    let doubled =
        bytes.len() > SHORTEST && bytes.iter().rev().take(2).all(|b| Some(b) == bytes.last());
    let end = if doubled && !rest.ends_with(['l', 's']) { rest.len() - 1 } else { rest.len() };
    Word::of(rest.get(..end).unwrap_or(rest))
}

/// A word in lower case without its plural and possessive endings.
fn singular(word: &str) -> Cow<'_, str> {
    const IRREGULAR: [(&str, &str); 6] = [
        ("people", "person"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("feet", "foot"),
        ("lives", "life"),
    ];
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) || !word.is_ascii() {
        let lower = word.to_lowercase();
        if lower != word {
            return Cow::Owned(singular(&lower).into_owned());
        }
    }
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return Cow::Borrowed(one);
    }
    if !word.ends_with('s') {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Cow::Owned(format!("{stem}y"));
    }
    let hissing = ["sses", "ches", "shes", "xes", "zes"];
    if hissing.iter().any(|ending| word.ends_with(ending)) {
        return Cow::Borrowed(word.strip_suffix("es").unwrap_or(word));
    }
    let single = ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    Cow::Borrowed(word.strip_suffix('s').filter(|stem| !single && stem.len() > 2).unwrap_or(word))
}

/// Words that carry no subject: articles, pronouns, prepositions, auxiliaries, hedges, scale words.
pub(super) const EMPTY: &Words = w![
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "their",
    "our",
    "my",
    "your",
    "him",
    "them",
    "us",
    "who",
    "whom",
    "whose",
    "which",
    "what",
    "when",
    "where",
    "while",
    "how",
    "why",
    "and",
    "or",
    "but",
    "nor",
    "so",
    "yet",
    "if",
    "than",
    "then",
    "as",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "from",
    "by",
    "with",
    "without",
    "about",
    "over",
    "under",
    "into",
    "onto",
    "through",
    "during",
    "before",
    "after",
    "since",
    "until",
    "between",
    "among",
    "against",
    "per",
    "via",
    "within",
    "across",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "having",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "not",
    "no",
    "more",
    "most",
    "less",
    "least",
    "up",
    "down",
    "out",
    "off",
    "only",
    "just",
    "also",
    "even",
    "still",
    "already",
    "nearly",
    "almost",
    "around",
    "roughly",
    "approximately",
    "some",
    "any",
    "all",
    "each",
    "every",
    "both",
    "other",
    "another",
    "such",
    "same",
    "own",
    "there",
    "here",
    "now",
    "today",
    "said",
    "says",
    "say",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "total",
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "percent",
    "cent",
    "dollar",
    "dollars",
    "mr",
    "mrs",
    "ms",
    "sen",
    "sens",
    "rep",
    "according",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_do_not_count() {
        for (one, many) in [
            ("barrel", "Barrels"),
            ("city", "cities"),
            ("bus", "bus"),
            ("church", "CHURCHES"),
            ("person", "people"),
            ("mayor", "mayor’s"),
            ("class", "classes"),
        ] {
            assert_eq!(stem(one), stem(many), "{one}");
        }
        assert_ne!(stem("gas"), stem("gat"));
    }

    #[test]
    fn roots_lose_the_endings_of_verbs() {
        for words in [
            ["approve", "approved", "approving"],
            ["permit", "permitted", "permitting"],
            ["release", "Released", "releases"],
            ["improve", "improvements", "improving"],
        ] {
            for word in words {
                assert_eq!(root(word), root(words[1]), "{word}");
            }
        }
        assert_ne!(root("sing"), root("song"));
    }
}
