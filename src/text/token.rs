//! Words, numbers and signs, in one pass over the bytes. What a word means is left to the rooms
//! above; odd spaces, soft hyphens and zero-width characters are read here as what they mean.

use super::{Span, Word};

/// A word, a number or a sign of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes. A word split by a soft hyphen is one token that holds the hyphen.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// What stands before it.
    pub gap: Gap,
    /// The word in lower case, without what cannot be seen. A hyphen between spaces is a dash, and
    /// has its key.
    pub word: Word,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters; initials with their dots are one word ("U.S.", "p.m.").
    Word,
    /// Letters and digits that begin with a letter: "RAV4", "CO2", "Q3".
    Code,
    /// An apostrophe and the letters after it: "’s", "'t".
    Suffix,
    /// Digits with their separators: "1,640", "1.64", ".500", "13 000" with a thin space.
    Number,
    /// Any other single character.
    Sign,
}

/// What stands before a token, the widest of what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: it is glued to the token before.
    None,
    /// Spaces of any width.
    Space,
    /// One end of line.
    Line,
    /// A blank line.
    Paragraph,
}

/// Cuts `body` into tokens, jumping over `skipped` (in order and apart). Takes time linear in the
/// text.
pub fn tokens(body: &str, skipped: &[Span]) -> Vec<Token> {
    let mut cutter = Cutter {
        bytes: body.as_bytes(),
        body,
        tokens: Vec::with_capacity(body.len() / 4 + 8),
        gap: Gap::Paragraph,
    };
    let mut at = 0;
    for skip in skipped {
        cutter.cut(at, skip.start.min(body.len()));
        at = skip.end.max(at).min(body.len());
    }
    cutter.cut(at, body.len());
    cutter.tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Newline,
    Letter,
    Digit,
    Sign,
    /// The first byte of a character of more than one byte.
    Wide,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Sign; 256];
    let mut byte: u8 = 0;
    loop {
        table[byte as usize] = match byte {
            b'\n' => Class::Newline,
            b' ' | b'\t' | b'\r' | 0x0B | 0x0C | 0x1C..=0x1F => Class::Space,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0x80..=0xFF => Class::Wide,
            _ => Class::Sign,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    table
};

struct Cutter<'a> {
    bytes: &'a [u8],
    body: &'a str,
    tokens: Vec<Token>,
    gap: Gap,
}

impl Cutter<'_> {
    fn cut(&mut self, from: usize, limit: usize) {
        let mut at = from;
        while at < limit {
            at = match CLASS[self.bytes[at] as usize] {
                Class::Space => self.space(at + 1, Gap::Space),
                Class::Newline => self.newline(at + 1),
                Class::Letter => match self.plain_word(at, limit) {
                    Some(end) => end,
                    None => self.word(at, limit),
                },
                Class::Digit => self.number(at, limit),
                Class::Sign => self.sign(at, limit),
                Class::Wide => self.wide(at, limit),
            };
        }
    }

    #[inline]
    fn space(&mut self, next: usize, gap: Gap) -> usize {
        self.gap = self.gap.max(gap);
        next
    }

    fn newline(&mut self, next: usize) -> usize {
        self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
        next
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let word = self.key(start, end);
        self.push_word(start, end, kind, word)
    }

    #[inline]
    fn push_word(&mut self, start: usize, end: usize, kind: TokenKind, word: Word) -> usize {
        let first = self.bytes[start];
        let capital = first.is_ascii_uppercase()
            || !first.is_ascii() && self.body[start..end].starts_with(char::is_uppercase);
        let span = Span::new(start, end);
        self.tokens.push(Token { span, kind, gap: self.gap, word, capital });
        self.gap = Gap::None;
        end
    }

    /// The key of what stands there. Soft hyphens and their like are left out of it.
    fn key(&self, start: usize, end: usize) -> Word {
        if self.bytes[start..end].is_ascii() {
            return Word::cut(self.bytes, start, end);
        }
        let text = &self.body[start..end];
        let hidden = |c: char| !c.is_ascii() && wide_class(c) == Wide::Nothing;
        if !text.contains(hidden) {
            return Word::of(text);
        }
        Word::of(&text.replace(hidden, ""))
    }

    /// A word of ASCII letters with nothing hanging on it: most are such.
    #[inline]
    fn plain_word(&mut self, start: usize, limit: usize) -> Option<usize> {
        let text = self.bytes.get(start..limit)?;
        let (len, word) = Word::of_letters(text)?;
        let after = *text.get(len)?;
        let hangs = matches!(CLASS[after as usize], Class::Digit | Class::Wide);
        let initial = len == 1 && after == b'.';
        if len == 0 || hangs || initial {
            return None;
        }
        let end = self.push_word(start, start + len, TokenKind::Word, word);
        // Behind most words stands one space.
        if after != b' ' {
            return Some(end);
        }
        self.gap = Gap::Space;
        Some(end + 1)
    }

    fn word(&mut self, start: usize, limit: usize) -> usize {
        if let Some(end) = self.initials_end(start, limit) {
            return self.push(start, end, TokenKind::Word);
        }
        let mut at = start;
        while at < limit && CLASS[self.bytes[at] as usize] == Class::Letter {
            at += 1;
        }
        // Most words end here.
        let over =
            at == limit || !matches!(CLASS[self.bytes[at] as usize], Class::Digit | Class::Wide);
        if over && at > start {
            let word = Word::cut(self.bytes, start, at);
            return self.push_word(start, at, TokenKind::Word, word);
        }
        let (mut end, mut kind) = (at, TokenKind::Word);
        while at < limit {
            match CLASS[self.bytes[at] as usize] {
                Class::Letter => at += 1,
                Class::Digit if kind == TokenKind::Word && self.is_currency(start, at, limit) => {
                    break;
                }
                Class::Digit => {
                    kind = TokenKind::Code;
                    at += 1;
                }
                Class::Wide => match wide(self.body, at) {
                    (Wide::Letter, next) => at = next,
                    (Wide::Nothing, next) => {
                        at = next;
                        continue;
                    }
                    _ => break,
                },
                _ => break,
            }
            end = at;
        }
        self.push(start, end, kind)
    }

    /// Whether the letters from `start` are a currency code glued to its amount: `RM140,000`,
    /// `EUR50m`, `$US113` (there "US" is one only behind the sign).
    fn is_currency(&self, start: usize, end: usize, limit: usize) -> bool {
        const CODES: &[&str] = &[
            "USD", "EUR", "GBP", "AUD", "CAD", "NZD", "HKD", "SGD", "JPY", "CNY", "RMB", "INR",
            "CHF", "MYR", "RM", "Rs", "ZAR", "SEK", "NOK", "DKK", "PLN", "BRL", "MXN", "KRW",
        ];
        let letters = &self.body[start..end];
        if self.gap == Gap::None
            && self.tokens.last().is_some_and(|last| last.span.of(self.body) == "$")
        {
            return matches!(letters, "US" | "A" | "AU" | "NZ" | "C" | "CA" | "HK");
        }
        // "PS2.7m" is how some feeds write £2.7m; "PS5" is a console.
        let digits = self.bytes[end..limit].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let after = self.bytes[..limit].get(end + digits).copied().unwrap_or(0);
        CODES.contains(&letters) || letters == "PS" && matches!(after, b',' | b'.' | b'm' | b'b')
    }

    /// The end of "U.S." or "p.m.": at least two letters, each with its dot.
    fn initials_end(&self, start: usize, limit: usize) -> Option<usize> {
        let letter = |at: usize| at < limit && self.bytes[at].is_ascii_alphabetic();
        let dot = |at: usize| at < limit && self.bytes[at] == b'.';
        let mut at = start;
        while letter(at) && dot(at + 1) {
            at += 2;
        }
        (at >= start + 4 && !letter(at)).then_some(at)
    }

    fn number(&mut self, start: usize, limit: usize) -> usize {
        let digit = |at: usize| at < limit && self.bytes[at].is_ascii_digit();
        let mut at = start;
        let mut point = false;
        loop {
            while digit(at) {
                at += 1;
            }
            let separator = match self.bytes.get(at) {
                _ if at >= limit => break,
                Some(b',') if !point && at - start <= 2 && digit(at + 1) => {
                    match self.lakh_end(at, limit) {
                        Some(end) => {
                            at = end;
                            continue;
                        }
                        None => 1,
                    }
                }
                Some(b',') if !point => 1,
                Some(b'.') => {
                    point = true;
                    if !digit(at + 1) {
                        break;
                    }
                    at += 1;
                    continue;
                }
                Some(0xC2 | 0xE2) if !point => narrow_space_len(&self.bytes[at..limit]),
                _ => 0,
            };
            let group = at + separator;
            let three = digit(group) && digit(group + 1) && digit(group + 2) && !digit(group + 3);
            if separator == 0 || !three || at - start > 3 && !self.grouped(start, at) {
                break;
            }
            at = group;
        }
        self.push(start, at, TokenKind::Number)
    }

    /// The end of "1,50,000" or "23,45,678", as India groups digits: twos behind the comma at `at`,
    /// and three at the end.
    fn lakh_end(&self, at: usize, limit: usize) -> Option<usize> {
        const MOST_GROUPS: usize = 6;
        let digits = |from: usize| {
            let rest = &self.bytes[from.min(limit)..limit];
            rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count()
        };
        let mut comma = at;
        for group in 0..MOST_GROUPS {
            match digits(comma + 1) {
                2 if self.bytes[..limit].get(comma + 3) == Some(&b',') => comma += 3,
                3 if group > 0 => return Some(comma + 4),
                _ => return None,
            }
        }
        None
    }

    /// Whether a separator already stands between `start` and `at`.
    fn grouped(&self, start: usize, at: usize) -> bool {
        self.bytes[start..at].iter().any(|byte| !byte.is_ascii_digit())
    }

    fn sign(&mut self, at: usize, limit: usize) -> usize {
        let next_digit = at + 1 < limit && self.bytes[at + 1].is_ascii_digit();
        match self.bytes[at] {
            b'.' if next_digit && (self.gap != Gap::None || self.after_currency()) => {
                self.number(at, limit)
            }
            b'\'' => self.apostrophe(at, at + 1, limit),
            b'&' => match entity(&self.bytes[at..limit]) {
                Some((len, Wide::Space)) => self.space(at + len, Gap::Space),
                Some((len, _)) => at + len,
                None => self.lone(at),
            },
            _ => self.lone(at),
        }
    }

    /// A sign of one byte.
    fn lone(&mut self, at: usize) -> usize {
        let spaced = || {
            let next = self.bytes.get(at + 1);
            self.gap == Gap::Space && next.is_some_and(|next| matches!(next, b' ' | b'\n'))
        };
        let word = if self.bytes[at] == b'-' && spaced() {
            DASH
        } else {
            Word::cut(self.bytes, at, at + 1)
        };
        self.push_word(at, at + 1, TokenKind::Sign, word)
    }

    fn after_currency(&self) -> bool {
        self.tokens.last().is_some_and(|last| {
            matches!(last.span.of(self.body), "$" | "£" | "€" | "¥" | "-" | "−" | "+" | "(" | "~")
        })
    }

    fn wide(&mut self, at: usize, limit: usize) -> usize {
        let (class, next) = wide(self.body, at);
        match class {
            Wide::Letter => self.word(at, limit),
            Wide::Space => self.space(next, Gap::Space),
            Wide::Line => self.newline(next),
            Wide::Nothing => next,
            Wide::Apostrophe => self.apostrophe(at, next, limit),
            Wide::Sign => self.push(at, next, TokenKind::Sign),
        }
    }

    /// An apostrophe inside a word begins a suffix; anywhere else it is a quotation mark.
    fn apostrophe(&mut self, at: usize, next: usize, limit: usize) -> usize {
        let after_word = self.gap == Gap::None
            && self.tokens.last().is_some_and(|last| {
                last.span.end == at && !matches!(last.kind, TokenKind::Sign | TokenKind::Suffix)
            });
        let mut end = next;
        while end < limit && self.bytes[end].is_ascii_alphabetic() {
            end += 1;
        }
        if after_word && end > next && end - next <= 2 {
            return self.push(at, end, TokenKind::Suffix);
        }
        self.push(at, next, TokenKind::Sign)
    }
}

/// What a character of more than one byte means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wide {
    Letter,
    Space,
    Line,
    /// Soft hyphens, zero-width and direction marks: there, but saying nothing.
    Nothing,
    Apostrophe,
    Sign,
}

fn wide(body: &str, at: usize) -> (Wide, usize) {
    let Some(c) = body[at..].chars().next() else { return (Wide::Nothing, body.len()) };
    (wide_class(c), at + c.len_utf8())
}

fn wide_class(c: char) -> Wide {
    match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Wide::Space,
        '\u{85}' | '\u{2028}' | '\u{2029}' => Wide::Line,
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}' => Wide::Nothing,
        '\u{2019}' | '\u{02BC}' => Wide::Apostrophe,
        '\u{0300}'..='\u{036F}' => Wide::Letter,
        // "µm" and "Ω" are letters of units; "º" and "ª" are signs to a newspaper.
        'º' | 'ª' => Wide::Sign,
        _ if c.is_alphabetic() => Wide::Letter,
        _ => Wide::Sign,
    }
}

/// The bytes of a space that may group digits: NBSP, thin space, narrow NBSP; 0 for anything else.
fn narrow_space_len(bytes: &[u8]) -> usize {
    match bytes {
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0x89 | 0xAF, ..] => 3,
        _ => 0,
    }
}

/// The key of a dash.
const DASH: Word = Word::of("–");

/// Character references that stand for a space or a soft hyphen, with their length in bytes.
fn entity(bytes: &[u8]) -> Option<(usize, Wide)> {
    const ENTITIES: [(&[u8], Wide); 7] = [
        (b"&nbsp;", Wide::Space),
        (b"&thinsp;", Wide::Space),
        (b"&ensp;", Wide::Space),
        (b"&emsp;", Wide::Space),
        (b"&#160;", Wide::Space),
        (b"&#xA0;", Wide::Space),
        (b"&shy;", Wide::Nothing),
    ];
    ENTITIES
        .into_iter()
        .find(|(name, _)| bytes.starts_with(name))
        .map(|(name, class)| (name.len(), class))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(body: &str) -> Vec<&str> {
        tokens(body, &[]).iter().map(|token| token.span.of(body)).collect()
    }

    #[test]
    fn numbers_keep_their_separators_and_nothing_else() {
        assert_eq!(cut("1,640 and 1.64, then 3."), ["1,640", "and", "1.64", ",", "then", "3", "."]);
        assert_eq!(cut("12,34 or 1234,567"), ["12", ",", "34", "or", "1234", ",", "567"]);
        assert_eq!(cut("13\u{2009}000 men"), ["13\u{2009}000", "men"]);
        assert_eq!(cut("1,50,000 or 1,23,45,678.90"), ["1,50,000", "or", "1,23,45,678.90"]);
        assert_eq!(
            cut("12,34,56 or 1,50,0000"),
            ["12", ",", "34", ",", "56", "or", "1", ",", "50", ",", "0000"]
        );
        assert_eq!(cut("a .500 record"), ["a", ".500", "record"]);
        assert_eq!(cut("$1.64m"), ["$", "1.64", "m"]);
    }

    #[test]
    fn codes_initials_and_suffixes_are_one_token() {
        assert_eq!(cut("the U.S. RAV4’s p.m."), ["the", "U.S.", "RAV4", "’s", "p.m."]);
        assert_eq!(cut("‘States‘ don't"), ["‘", "States", "‘", "don", "'t"]);
    }

    #[test]
    fn what_cannot_be_seen_does_not_split() {
        assert_eq!(cut("mil\u{AD}lion"), ["mil\u{AD}lion"]);
        let body = "1.64&nbsp;million";
        let all = tokens(body, &[]);
        assert_eq!((all.len(), all[1].gap), (2, Gap::Space));
    }

    #[test]
    fn skipped_markup_is_jumped_over() {
        let body = "**1.64** million";
        let all = tokens(body, &[Span::new(0, 2), Span::new(6, 8)]);
        assert_eq!(all.iter().map(|t| t.span.of(body)).collect::<Vec<_>>(), ["1.64", "million"]);
    }

    #[test]
    fn a_blank_line_is_a_paragraph() {
        let gaps: Vec<Gap> = tokens("a b\nc\r\n\r\nd", &[]).iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::Paragraph, Gap::Space, Gap::Line, Gap::Paragraph]);
    }
}
