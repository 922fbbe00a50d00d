//! Words as they are printed: everything that is only typography is taken away here: quotes and
//! dashes of all shapes, emphasis, soft hyphens, words divided at the end of a line.

use super::words::{Shape, Sort, Word};
use crate::text::{Gap, Span, Token, TokenKind, tokens};

/// The words of a text with what stands before them, and which of them begin a paragraph.
#[derive(Default)]
pub(super) struct Printed {
    /// The words.
    pub words: Vec<Word>,
    /// What stands before each.
    pub gaps: Vec<Gap>,
    /// The words that begin a paragraph.
    pub paragraphs: Vec<usize>,
}

/// Returns the words of a text.
pub(super) fn read(body: &str, skipped: &[Span]) -> Printed {
    let mut printed = Printed::default();
    // What stood before marks that were read over.
    let mut before = Gap::None;
    let tokens = tokens(body, skipped);
    for (at, token) in tokens.iter().enumerate() {
        if is_emphasis(body, &tokens, at) {
            before = before.max(token.gap);
            continue;
        }
        let gap = std::mem::replace(&mut before, Gap::None).max(token.gap);
        let token = Token { gap, ..*token };
        if gap == Gap::Paragraph {
            printed.paragraphs.push(printed.words.len());
        }
        printed.push(body, &token);
    }
    printed
}

impl Printed {
    fn push(&mut self, body: &str, token: &Token) {
        let word = word(body, token);
        if self.joins(body, &word) {
            if let Some(last) = self.words.last_mut() {
                if last.sort == Sort::Sign {
                    (last.sort, last.shape) = (word.sort, word.shape);
                }
                last.key.push_str(&word.key);
                last.span = last.span.cover(word.span);
            }
            return;
        }
        if self.is_divided(&word, token.gap) {
            self.words.pop();
            self.gaps.pop();
            if let Some(last) = self.words.last_mut() {
                last.key.push_str(&word.key);
                last.span = last.span.cover(word.span);
            }
            return;
        }
        self.words.push(word);
        self.gaps.push(token.gap);
    }

    /// Whether the word belongs to the last one: "per cent", a word with markup or a soft hyphen
    /// inside, "'s" with an apostrophe turned round.
    fn joins(&self, body: &str, word: &Word) -> bool {
        let Some(last) = self.words.last() else { return false };
        let between = Span::new(last.span.end, word.span.start).of(body);
        let inside = |text: &str| text == "&shy;" || text.bytes().all(|b| b"*_~`".contains(&b));
        let letters = word.sort == Sort::Word && !word.key.starts_with('\'');
        let apostrophe = last.sort == Sort::Sign && last.key == "'" && last.glued;
        let holder = self.words.len().checked_sub(2).and_then(|at| self.words.get(at));
        let held = holder.is_some_and(|word| word.sort == Sort::Word);
        last.key == "per" && word.key == "cent"
            || letters && last.sort == Sort::Word && word.glued && between_marks(between, inside)
            || letters && apostrophe && held && word.glued
    }

    /// Whether it is the second half of a word divided at the end of a line: "govern-", "ment".
    fn is_divided(&self, word: &Word, gap: Gap) -> bool {
        let mut back = self.words.iter().rev();
        let (Some(hyphen), Some(head)) = (back.next(), back.next()) else { return false };
        let small = word.sort == Sort::Word && word.shape == Shape::Lower;
        let letters = |word: &Word| word.key.chars().all(char::is_alphabetic);
        // "re-" may stand before any verb, and then the hyphen says something.
        gap == Gap::Line
            && hyphen.key == "-"
            && hyphen.glued
            && head.sort == Sort::Word
            && head.key != "re"
            && small
            && letters(head)
            && letters(word)
    }
}

fn between_marks(between: &str, inside: impl Fn(&str) -> bool) -> bool {
    !between.is_empty() && inside(between)
}

/// Marks of emphasis where nobody said that they are markup. A lone tilde is "about".
fn is_emphasis(body: &str, tokens: &[Token], at: usize) -> bool {
    let sign = |at: usize| tokens.get(at).map_or("", |token| token.span.of(body));
    let letter = |at: usize| tokens.get(at).is_some_and(|token| token.kind != TokenKind::Sign);
    let glued = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::None);
    let before = at.checked_sub(1);
    match sign(at) {
        "*" | "_" => true,
        // "Olave`s" has an apostrophe.
        "`" => !(glued(at) && glued(at + 1) && letter(at + 1) && before.is_some_and(letter)),
        "~" => {
            sign(at + 1) == "~" && glued(at + 1)
                || glued(at) && before.is_some_and(|at| sign(at) == "~")
        }
        _ => false,
    }
}

fn word(body: &str, token: &Token) -> Word {
    let text = token.span.of(body);
    let (key, sort) = match token.kind {
        TokenKind::Number => (number(text), Sort::Number),
        TokenKind::Sign => sign(text),
        TokenKind::Word | TokenKind::Code | TokenKind::Suffix => (plain(text), Sort::Word),
    };
    let shape = shape(text);
    let glued = token.gap == Gap::None;
    Word { key, span: token.span, sort, shape, glued, opens: false, mended: false }
}

/// "1,640" and "1 640" are 1640.
fn number(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
}

fn sign(text: &str) -> (String, Sort) {
    let key = match text {
        "“" | "”" | "„" | "«" | "»" => "\"",
        "‘" | "’" | "'" | "`" | "´" | "′" => "'",
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
    let straight =
        |c: char| if matches!(c, '’' | 'ʼ' | '‘' | '`' | '´' | '′') { '\'' } else { c };
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
        read(text, &[]).words.iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn typography_is_taken_away() {
        assert_eq!(keys("“It’s 5 per cent,” he said"), keys("\"It's 5% ,\" he said"));
        assert_eq!(keys("1,640 tons"), keys("1\u{A0}640 tons"));
        assert_eq!(keys("the agree\u{AD}ment"), keys("the agreement"));
        assert_eq!(keys("3–5 men"), keys("3-5 men"));
        assert_ne!(keys("1.64 tons"), keys("164 tons"));
        assert_eq!(keys("the **old** _mill_ of St. Olave‘s"), keys("the old mill of St. Olave's"));
        assert_eq!(keys("the govern-\nment"), keys("the government"));
        assert_ne!(keys("~40 men"), keys("40 men"));
    }

    #[test]
    fn capitals_count_within_a_sentence() {
        let words = read("They told us the U.S. and US rules", &[]).words;
        let find = |at: usize| words.get(at).unwrap();
        assert!(!find(2).same(find(4)));
        assert!(find(4).same(find(6)));
    }
}
