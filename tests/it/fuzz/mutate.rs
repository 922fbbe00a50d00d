//! Sentences cut up, joined and salted at random.

use super::pieces;
use crate::random::Random;

/// What a run begins from.
pub(super) struct Mutator {
    sentences: Vec<Vec<char>>,
    pieces: Vec<Vec<char>>,
    units: Vec<Vec<char>>,
}

/// A text longer than this is cut: time goes into many short texts.
const MOST_CHARS: usize = 420;
/// One text in so many begins from pieces, not from a sentence.
const SOUP_ONE_IN: usize = 4;
/// One text in so many may be longer, up to [`LONG_CHARS`].
const LONG_ONE_IN: usize = 500;
const LONG_CHARS: usize = 12_000;

impl Mutator {
    pub(super) fn new() -> Self {
        let chars = |texts: Vec<String>| texts.iter().map(|text| text.chars().collect()).collect();
        Self {
            sentences: chars(pieces::sentences()),
            pieces: chars(pieces::pieces()),
            units: chars(pieces::units()),
        }
    }

    /// Returns the text that `seed` means: one to three sentences, or pieces without any, with one
    /// to six changes.
    pub(super) fn text(&self, seed: u64) -> String {
        let mut random = Random::seeded(seed);
        let long = random.below(LONG_ONE_IN) == 0;
        let mut text = match random.below(SOUP_ONE_IN) {
            0 => self.soup(&mut random),
            _ => self.sentence(&mut random).to_vec(),
        };
        let more = if long { random.below(40) } else { [0, 0, 0, 1, 1, 2][random.below(6)] };
        for _ in 0..more {
            text.extend(random.pick(&[" ", " ", "\n", "\n\n", "\r\n"]).chars());
            text.extend_from_slice(self.sentence(&mut random));
        }
        for _ in 0..=random.below(6) {
            self.change(&mut text, &mut random, long);
        }
        text.truncate(if long { LONG_CHARS } else { MOST_CHARS });
        text.into_iter().collect()
    }

    /// Pieces and nothing else, most of them apart: here each rule meets every other.
    fn soup(&self, random: &mut Random) -> Vec<char> {
        let mut text = Vec::new();
        for _ in 0..2 + random.below(12) {
            text.extend(self.piece(random));
            text.extend(*random.pick(&[Some(' '), Some(' '), Some(' '), None]));
        }
        text
    }

    fn sentence(&self, random: &mut Random) -> &[char] {
        random.pick::<Vec<char>>(&self.sentences)
    }

    fn piece(&self, random: &mut Random) -> &[char] {
        let list = if random.below(6) == 0 { &self.units } else { &self.pieces };
        random.pick::<Vec<char>>(list)
    }

    fn change(&self, text: &mut Vec<char>, random: &mut Random, long: bool) {
        let at = place(text, random);
        let end = end_of(text, at, random);
        match random.below(17) {
            // Delete.
            0 | 1 => drop(text.drain(at..end)),
            // Insert.
            2..=5 => drop(text.splice(at..at, self.piece(random).iter().copied())),
            // Replace.
            6 | 7 => drop(text.splice(at..end, self.piece(random).iter().copied())),
            // Duplicate, here or elsewhere.
            8 => {
                let piece = text[at..end].to_vec();
                let to = place(text, random);
                text.splice(to..to, piece);
            }
            // Swap two stretches.
            9 => {
                let middle = end_of(text, end, random);
                text[at..middle].rotate_left(end - at);
            }
            // Splice: from here on, another sentence's end.
            10 => {
                let other = self.sentence(random);
                let from = random.below(other.len() + 1);
                text.truncate(at);
                text.extend_from_slice(&other[from..]);
            }
            // Repeat a piece.
            11 => {
                let piece = self.piece(random);
                let times = 2 + random.below(if long { 1000 } else { 30 });
                text.splice(at..at, piece.repeat(times));
            }
            // A long run of digits, with or without separators.
            12 => {
                let digits = digits(random, if long { 4000 } else { 60 });
                text.splice(at..at, digits);
            }
            // Deep nesting.
            13 => {
                let (open, close) = *random.pick(&[
                    ('(', ')'),
                    ('[', ']'),
                    ('“', '”'),
                    ('"', '"'),
                    ('*', '*'),
                    ('<', '>'),
                ]);
                let depth = 1 + random.below(if long { 500 } else { 12 });
                text.splice(end..end, vec![close; depth]);
                text.splice(at..at, vec![open; depth]);
            }
            // Another space, another line end.
            14 => {
                let space =
                    *random.pick(&['\u{A0}', '\u{2009}', '\u{202F}', '\n', '\t', '\u{3000}']);
                let all = random.below(2) == 0;
                let from = if all { 0 } else { at };
                let to = if all { text.len() } else { end };
                text[from..to].iter_mut().filter(|c| **c == ' ').for_each(|c| *c = space);
            }
            // Another case.
            15 => {
                let upper = random.below(2) == 0;
                let case = |c: &mut char| {
                    *c = if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
                };
                text[at..end].iter_mut().for_each(case);
            }
            // Any character at all.
            _ => {
                let any = (0..8).find_map(|_| {
                    let plane = *random.pick(&[0x80, 0x800, 0x3000, 0x11_0000]);
                    char::from_u32(u32::try_from(random.below(plane)).ok()?)
                });
                text.splice(at..at, any);
            }
        }
    }
}

/// Half of the time the beginning of a word: there the grammar meets the change.
fn place(text: &[char], random: &mut Random) -> usize {
    let at = random.below(text.len() + 1);
    if random.below(2) == 0 {
        return at;
    }
    text[..at].iter().rposition(|c| *c == ' ').map_or(0, |space| space + 1)
}

fn end_of(text: &[char], at: usize, random: &mut Random) -> usize {
    (at + random.below(16)).min(text.len())
}

fn digits(random: &mut Random, most: usize) -> Vec<char> {
    let separator = *random.pick(&[None, None, Some(','), Some('.'), Some('\u{2009}'), Some('-')]);
    let group = 1 + random.below(4);
    let mut digits = Vec::new();
    for at in 0..=random.below(most) {
        if at % group == 0 && at > 0 {
            digits.extend(separator);
        }
        digits.push(*random.pick(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '0']));
    }
    digits
}
