//! Ordinals and denominators of any size in words: "twenty-first", "one hundred and eighth",
//! "ten-thousandths". Whether one is a place or a part is left to those who ask.

use super::over_hyphen;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::w;

/// An ordinal in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quantity) struct Nth {
    /// Its number.
    pub(in crate::quantity) value: i64,
    /// Token after it.
    pub(in crate::quantity) end: usize,
    /// Whether it is a plural, as only parts are: "fifths".
    pub(in crate::quantity) plural: bool,
}

/// Reads the ordinal or denominator that begins at token `first`.
pub(in crate::quantity) fn nth(view: &View<'_>, first: usize) -> Option<Nth> {
    const MOST_WORDS: usize = 12;
    let mut count = Count { total: 0, group: 0, scale: i64::MAX };
    let mut at = first;
    for _ in 0..MOST_WORDS {
        let begins = at == first;
        match view.lex(at) {
            Lexeme::Ones(ones @ 1..) => count.add(i64::from(ones))?,
            Lexeme::Tens(tens) => count.add(i64::from(tens))?,
            Lexeme::Hundred if !begins || view.hyphen(at + 1) => count.hundred()?,
            Lexeme::Scale(power) if !begins || view.hyphen(at + 1) => count.scale(power)?,
            Lexeme::A if begins => {
                if !matches!(view.lex(at + 1), Lexeme::Hundred | Lexeme::Scale(_)) {
                    return None;
                }
            }
            Lexeme::Small if !begins && view.is(at, w!["and"]) && count.group % 100 == 0 => {}
            Lexeme::Ordinal(n) => {
                count.add(i64::from(n))?;
                return count.end(at + 1, false);
            }
            Lexeme::Part(n @ 3..) => {
                count.add(i64::from(n))?;
                return count.end(at + 1, !view.is(at, w!["quarter"]));
            }
            Lexeme::OrdinalScale(power) => {
                count.last_scale(power)?;
                return count.end(at + 1, false);
            }
            Lexeme::PartScale(power) => {
                count.last_scale(power)?;
                return count.end(at + 1, true);
            }
            // "twenty-firsts", "thirty-seconds"
            Lexeme::Other
                if view.is(at, w!["firsts", "seconds"]) && view.before_is(at, w!["-"]) =>
            {
                count.add(if view.is(at, w!["firsts"]) { 1 } else { 2 })?;
                return count.end(at + 1, true);
            }
            _ => return None,
        }
        at = over_hyphen(view, at + 1);
    }
    None
}

/// A number while its words are read.
struct Count {
    /// What stands before the last scale word.
    total: i64,
    /// Hundreds, tens and ones since.
    group: i64,
    /// The last scale word: the next must be smaller.
    scale: i64,
}

impl Count {
    /// Ones and tens fit only where the number has noughts.
    fn add(&mut self, number: i64) -> Option<()> {
        let free = if number < 10 && self.group % 100 >= 20 { 10 } else { 100 };
        if self.group % free != 0 || number >= self.scale {
            return None;
        }
        self.group += number;
        Some(())
    }

    fn hundred(&mut self) -> Option<()> {
        if self.group >= 100 {
            return None;
        }
        self.group = self.group.max(1) * 100;
        Some(())
    }

    fn scale(&mut self, power: u8) -> Option<()> {
        let scale = 10_i64.checked_pow(u32::from(power))?;
        // "hundred thousand": one group may bear several, "thousand million" too.
        if self.group == 0 && self.total > 0 || scale >= self.scale {
            return None;
        }
        self.total = self.total.checked_add(self.group.max(1).checked_mul(scale)?)?;
        self.group = 0;
        self.scale = scale;
        Some(())
    }

    fn last_scale(&mut self, power: u8) -> Option<()> {
        if power == 2 { self.hundred() } else { self.scale(power) }
    }

    fn end(&self, end: usize, plural: bool) -> Option<Nth> {
        Some(Nth { value: self.total.checked_add(self.group)?, end, plural })
    }
}
