//! A draft as the words a comparison looks at: what is only typography is taken away here. What a
//! changed word means is left to `effect.rs`.

use std::ops::Range;

use super::Draft;
use crate::text::{Gap, Span, Token, TokenKind, tokens};

/// One word, number or sign, in the form in which two drafts are compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    /// Lower case, straight quotes, no soft hyphens, no separators in numbers, "percent".
    pub key: String,
    /// Its bytes in the draft.
    pub span: Span,
    /// What it is.
    pub sort: Sort,
    /// How it begins.
    pub shape: Shape,
    /// Whether it is glued to the word before.
    pub glued: bool,
    /// Whether it is the first word of a sentence or of a quotation.
    pub opens: bool,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// Letters, or letters and digits.
    Word,
    /// Digits.
    Number,
    /// Anything else.
    Sign,
}

/// How a word is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Small letters, digits, signs.
    Lower,
    /// A capital and small letters.
    Capital,
    /// Capitals only: "US" is not "us".
    Caps,
}

impl Word {
    /// Returns whether the two differ in typography only.
    pub fn same(&self, other: &Self) -> bool {
        self.key == other.key && self.sort == other.sort && self.same_case(other)
    }

    fn same_case(&self, other: &Self) -> bool {
        self.shape == other.shape || self.opens || other.opens
    }

    /// Returns whether it is a word with a capital.
    pub fn is_capital(&self) -> bool {
        self.sort == Sort::Word && self.shape != Shape::Lower
    }
}

/// One sentence of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words.
    pub words: Range<usize>,
    /// Whether a paragraph begins with it.
    pub opens_paragraph: bool,
}

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its words.
    pub words: Range<usize>,
    /// The words of the sentence or sentences it stands in.
    pub around: Range<usize>,
    /// The sentence it begins in; `None` when it stands in none.
    pub sentence: Option<usize>,
}

/// A draft, read.
pub(super) struct Reading<'a> {
    /// The draft itself.
    pub draft: &'a Draft<'a>,
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Its sentences, as the draft gives them.
    pub sentences: Vec<Sentence>,
    /// Its claims, as the draft gives them.
    pub claims: Vec<Place>,
    /// The claims that begin in each sentence.
    by_sentence: Vec<Vec<usize>>,
}

impl<'a> Reading<'a> {
    /// Reads a draft.
    pub fn of(draft: &'a Draft<'a>) -> Self {
        let (mut words, paragraphs) = read(draft.body, draft.skipped);
        let within = |span: Span| {
            let first = words.partition_point(|word| word.span.end <= span.start);
            first..words.partition_point(|word| word.span.start < span.end).max(first)
        };
        let sentences: Vec<Sentence> = (draft.sentences.iter())
            .map(|&span| {
                let words = within(span);
                let opens_paragraph = paragraphs.binary_search(&words.start).is_ok();
                Sentence { words, opens_paragraph }
            })
            .collect();
        let claims: Vec<Place> =
            (draft.claims.iter()).map(|claim| place(within(claim.span), &sentences)).collect();
        let mut by_sentence = vec![Vec::new(); sentences.len()];
        for (at, claim) in claims.iter().enumerate() {
            if let Some(list) = claim.sentence.and_then(|sentence| by_sentence.get_mut(sentence)) {
                list.push(at);
            }
        }
        for sentence in &sentences {
            mark_opening(words.get_mut(sentence.words.clone()).unwrap_or_default());
        }
        Self { draft, words, sentences, claims, by_sentence }
    }

    /// Returns some of the words; none when the range does not fit.
    pub fn slice(&self, range: &Range<usize>) -> &[Word] {
        self.words.get(range.clone()).unwrap_or_default()
    }

    /// Returns the claims that begin in a sentence.
    pub fn claims_in(&self, sentence: usize) -> &[usize] {
        self.by_sentence.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// Returns the claims that begin in the sentences of a place.
    pub fn claims_around(&self, place: &Place) -> impl Iterator<Item = usize> {
        let end = self.sentences.partition_point(|s| s.words.start < place.around.end);
        (place.sentence.unwrap_or(end)..end).flat_map(|at| self.claims_in(at)).copied()
    }

    /// Returns the words of a sentence.
    pub fn sentence(&self, index: usize) -> &[Word] {
        self.sentences.get(index).map_or(&[], |sentence| self.slice(&sentence.words))
    }
}

fn place(words: Range<usize>, sentences: &[Sentence]) -> Place {
    let first = sentences.partition_point(|sentence| sentence.words.end <= words.start);
    let end = sentences.partition_point(|sentence| sentence.words.start < words.end);
    let inside = sentences.get(first..end).unwrap_or_default();
    match (inside.first(), inside.last()) {
        (Some(head), Some(tail)) => {
            let around = head.words.start..tail.words.end;
            Place { words, around, sentence: Some(first) }
        }
        _ => Place { around: words.clone(), words, sentence: None },
    }
}

/// A capital says nothing at the start of a sentence, or of a quotation in it.
fn mark_opening(sentence: &mut [Word]) {
    let mut opens = true;
    for word in sentence {
        word.opens = opens && word.sort == Sort::Word;
        opens = if word.sort == Sort::Sign { opens || word.key == "\"" } else { false };
    }
}

/// Returns the words of a text and which of them begin a paragraph.
pub(super) fn read(body: &str, skipped: &[Span]) -> (Vec<Word>, Vec<usize>) {
    let (mut words, mut paragraphs): (Vec<Word>, Vec<usize>) = (Vec::new(), Vec::new());
    for token in tokens(body, skipped) {
        if token.gap == Gap::Paragraph {
            paragraphs.push(words.len());
        }
        let word = word(body, &token);
        match words.last_mut() {
            Some(last) if joins(body, last, &word) => {
                last.key.push_str(&word.key);
                last.span = last.span.cover(word.span);
            }
            _ => words.push(word),
        }
    }
    (words, paragraphs)
}

fn word(body: &str, token: &Token) -> Word {
    let text = token.span.of(body);
    let (key, sort) = match token.kind {
        TokenKind::Number => (number(text), Sort::Number),
        TokenKind::Sign => sign(text),
        TokenKind::Word | TokenKind::Code | TokenKind::Suffix => (plain(text), Sort::Word),
    };
    let shape = shape(text);
    Word { key, span: token.span, sort, shape, glued: token.gap == Gap::None, opens: false }
}

/// Whether the two are one word: "per cent", or a word with markup or a soft hyphen inside.
fn joins(body: &str, last: &Word, word: &Word) -> bool {
    let between = Span::new(last.span.end, word.span.start).of(body);
    let inside = |text: &str| text == "&shy;" || text.bytes().all(|b| b"*_~`".contains(&b));
    let letters = last.sort == Sort::Word && word.sort == Sort::Word && !word.key.starts_with('\'');
    last.key == "per" && word.key == "cent"
        || letters && word.glued && !between.is_empty() && inside(between)
}

/// "1,640" and "1 640" are 1640.
fn number(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

fn sign(text: &str) -> (String, Sort) {
    let key = match text {
        "“" | "”" | "„" | "«" | "»" => "\"",
        "‘" | "’" | "'" | "`" => "'",
        "–" | "‑" | "‐" | "−" => "-",
        // One or the other is a house's style.
        "%" => return ("percent".to_owned(), Sort::Word),
        other => other,
    };
    (key.to_owned(), Sort::Sign)
}

/// Lower case without dots, soft hyphens and odd apostrophes: "U.S." is "us" in capitals.
fn plain(text: &str) -> String {
    let seen = |c: &char| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '.');
    let straight = |c: char| if matches!(c, '’' | 'ʼ') { '\'' } else { c };
    text.chars().filter(seen).map(straight).flat_map(char::to_lowercase).collect()
}

fn shape(text: &str) -> Shape {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    match (first, letters.next()) {
        (true, Some(second)) if second.is_uppercase() => Shape::Caps,
        (true, _) => Shape::Capital,
        (false, _) => Shape::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> String {
        let (words, _) = read(text, &[]);
        words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn typography_is_taken_away() {
        assert_eq!(keys("“It’s 5 per cent,” he said"), keys("\"It's 5% ,\" he said"));
        assert_eq!(keys("1,640 tons"), keys("1\u{A0}640 tons"));
        assert_eq!(keys("the agree\u{AD}ment"), keys("the agreement"));
        assert_eq!(keys("3–5 men"), keys("3-5 men"));
        assert_ne!(keys("1.64 tons"), keys("164 tons"));
    }

    #[test]
    fn capitals_count_within_a_sentence() {
        let (words, _) = read("They told us the U.S. and US rules", &[]);
        let find = |at: usize| words.get(at).unwrap();
        assert!(!find(2).same(find(4)));
        assert!(find(4).same(find(6)));
    }
}
