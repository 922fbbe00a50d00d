//! The pieces of the part of a sentence that carries a fact: its words, listed phrases read as one
//! word, and claims of their own, which count only as being there.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::vocabulary::{Role, is_small, role};
use super::words::{Shape, Sort, Word};
use crate::text::on_one_line;

/// One piece.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The word; `None` for another claim.
    pub word: Option<Word>,
    /// As printed; for another claim its kind.
    pub text: String,
    /// Whether it belongs to the claim itself.
    pub own: bool,
    /// Whether it is a name.
    pub name: bool,
    /// Whether it stands glued to the number after it: a minus or a currency.
    pub before_number: bool,
}

/// Phrases that count as one word.
const PHRASES: &[(&[&str], &str)] = &[
    (&["no", "more", "than"], "at-most"),
    (&["not", "more", "than"], "at-most"),
    (&["no", "less", "than"], "at-least"),
    (&["no", "fewer", "than"], "at-least"),
    (&["not", "less", "than"], "at-least"),
    (&["as", "many", "as"], "at-most"),
    (&["as", "much", "as"], "at-most"),
    (&["in", "excess", "of"], "more-than"),
    (&["more", "than"], "more-than"),
    (&["less", "than"], "less-than"),
    (&["fewer", "than"], "less-than"),
    (&["at", "least"], "at-least"),
    (&["at", "most"], "at-most"),
    (&["up", "to"], "at-most"),
    (&["or", "more"], "or-more"),
    (&["according", "to"], "according-to"),
    (&["is", "valid"], "is-valid"),
    (&["is", "good"], "is-good"),
    (&["be", "valid"], "be-valid"),
    (&["every", "one", "of"], "every"),
    (&["each", "one", "of"], "each"),
    (&["all", "of"], "all"),
    (&["so", "far"], "so-far"),
    (&["next", "to"], "next-to"),
    (&["set", "up"], "set-up"),
    (&["went", "up"], "went-up"),
    (&["stepped", "down"], "stepped-down"),
    (&["turned", "down"], "turned-down"),
    (&["a", "day"], "a-day"),
    (&["per", "day"], "per-day"),
    (&["each", "day"], "each-day"),
    (&["every", "day"], "every-day"),
    (&["a", "week"], "a-week"),
    (&["per", "week"], "per-week"),
    (&["each", "week"], "each-week"),
    (&["every", "week"], "every-week"),
    (&["a", "month"], "a-month"),
    (&["per", "month"], "per-month"),
    (&["each", "month"], "each-month"),
    (&["every", "month"], "every-month"),
    (&["a", "year"], "a-year"),
    (&["per", "year"], "per-year"),
    (&["each", "year"], "each-year"),
    (&["every", "year"], "every-year"),
    (&["so", "-", "called"], "so-called"),
    (&["would", "-", "be"], "would-be"),
];

/// The words that open a phrase.
static OPENERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| PHRASES.iter().filter_map(|(phrase, _)| phrase.first().copied()).collect());

/// Joins listed phrases into one piece each.
pub(super) fn with_phrases(pieces: &[Piece]) -> Vec<Piece> {
    let mut joined = Vec::with_capacity(pieces.len());
    let mut rest = pieces;
    while let Some((first, others)) = rest.split_first() {
        let reads = |phrase: &[&str]| {
            rest.get(..phrase.len())
                .is_some_and(|run| run.iter().zip(phrase).all(|(piece, word)| piece.key() == *word))
        };
        let mut piece = first.clone();
        let mut after = others;
        let found = OPENERS.contains(first.key()).then(|| PHRASES.iter().find(|(p, _)| reads(p)));
        if let Some((phrase, key)) = found.flatten() {
            let (run, tail) = rest.split_at(phrase.len());
            piece.text = run.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
            if let Some(word) = &mut piece.word {
                (*key).clone_into(&mut word.key);
                word.shape = Shape::Lower;
            }
            piece.name = false;
            after = tail;
        }
        joined.push(piece);
        rest = after;
    }
    joined
}

impl Piece {
    /// Returns a word of a draft.
    pub fn word(word: &Word, body: &str, own: bool, name: bool, before_number: bool) -> Self {
        let text = on_one_line(word.span.of(body));
        Self { word: Some(word.clone()), text, own, name, before_number }
    }

    /// Returns a piece that stands for another claim.
    pub fn claim(kind: &str) -> Self {
        let text = format!("another {kind}");
        Self { word: None, text, own: false, name: false, before_number: false }
    }

    pub fn key(&self) -> &str {
        self.word.as_ref().map_or("", |word| word.key.as_str())
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn sort(&self) -> Sort {
        self.word.as_ref().map_or(Sort::Sign, |word| word.sort)
    }

    pub fn shape(&self) -> Shape {
        self.word.as_ref().map_or(Shape::Lower, |word| word.shape)
    }

    pub fn is_word(&self) -> bool {
        self.sort() == Sort::Word
    }

    pub fn is_name(&self) -> bool {
        self.name
    }

    /// Returns whether two pieces differ in typography only.
    pub fn same(&self, other: &Self) -> bool {
        match (&self.word, &other.word) {
            (Some(a), Some(b)) => a.same(b) && self.before_number == other.before_number,
            (None, None) => self.text == other.text,
            _ => false,
        }
    }

    pub fn is_article(&self) -> bool {
        self.is_word() && matches!(self.key(), "a" | "an" | "the")
    }

    /// Returns whether it may come and go without a word changing: a stop, an article, "that".
    pub fn is_neutral(&self) -> bool {
        self.is_article() || self.is_word() && self.key() == "that" || self.is_stop()
    }

    fn is_stop(&self) -> bool {
        self.word.is_some()
            && self.sort() == Sort::Sign
            && !self.before_number
            && matches!(
                self.key(),
                "," | "."
                    | ";"
                    | ":"
                    | "—"
                    | "-"
                    | "("
                    | ")"
                    | "["
                    | "]"
                    | "'"
                    | "…"
                    | "•"
                    | "|"
                    | "*"
                    | "_"
                    | "/"
                    | "!"
                    | "#"
                    | "\\"
            )
    }

    /// Returns whether it is a sign that says something: a question mark, a minus.
    pub fn is_telling_sign(&self) -> bool {
        self.word.is_some() && self.sort() == Sort::Sign && !self.is_stop() && self.key() != "\""
    }

    pub fn is_currency(&self) -> bool {
        matches!(self.key(), "$" | "£" | "€" | "¥")
    }

    /// Returns whether it is a number or a scale word.
    pub fn is_number(&self) -> bool {
        self.sort() == Sort::Number || self.is_word() && role(self.key()) == Some(Role::Number)
    }

    /// Returns the number it prints, when digits and a word may print the same.
    pub fn number(&self) -> Option<String> {
        const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve \
            thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
        if self.sort() == Sort::Number {
            return Some(self.key().to_owned());
        }
        let found = SMALL.split_whitespace().position(|word| word == self.key());
        found.map(|number| number.to_string())
    }

    /// Returns whether it says what the sentence is about: neither a small word nor a sign.
    pub fn is_content(&self) -> bool {
        self.is_word()
            && !self.is_neutral()
            && !self.key().starts_with('\'')
            && !is_small(self.key())
    }

    /// Returns the full form of a contraction: "'t" is not, "don" is do.
    pub fn expanded(&self) -> &str {
        match self.key() {
            "'t" => "not",
            "don" => "do",
            "doesn" => "does",
            "didn" => "did",
            "isn" => "is",
            "wasn" => "was",
            "weren" => "were",
            "hasn" => "has",
            "hadn" => "had",
            "wouldn" => "would",
            "couldn" => "could",
            "shouldn" => "should",
            "'re" | "aren" => "are",
            "'ve" | "haven" => "have",
            "'ll" => "will",
            "'m" => "am",
            other => other,
        }
    }
}
