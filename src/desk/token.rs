//! What a browser or a link shows to be let in: long, random, and kept by nobody but its holder.
//! The desk keeps only the hash to hold it against.

use std::fmt;
use std::fmt::Write as _;

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

/// So many random bytes, twice what nobody can guess.
const BYTES: usize = 32;

/// A secret that opens something. It is shown once, to its holder.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Returns a new one; `None` where the system has no chance to give.
    pub fn random() -> Option<Self> {
        let mut bytes = [0_u8; BYTES];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(Base64UrlUnpadded::encode_string(&bytes)))
    }

    /// Returns it as it is sent.
    pub fn shown(&self) -> &str {
        &self.0
    }

    /// Returns what is kept of it.
    pub fn sha256(&self) -> String {
        sha256(&self.0)
    }
}

/// No log and no message repeats it.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Returns what is kept of a token that somebody shows.
///
/// ```
/// use factdesk::desk::token::{Token, sha256};
/// let token = Token::random().unwrap();
/// assert_eq!((token.sha256(), token.shown().len()), (sha256(token.shown()), 43));
/// ```
pub fn sha256(shown: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(shown) {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_hundred_thousand_are_distinct_and_evenly_made() {
        const MANY: usize = 100_000;
        let all: HashSet<_> = (0..MANY).map(|_| Token::random().unwrap().0).collect();
        assert_eq!(all.len(), MANY);
        // Each of 64 signs stands about as often in the first place as any other.
        let mut often = [0_usize; 128];
        for token in &all {
            often[usize::from(token.as_bytes()[0])] += 1;
        }
        let counts: Vec<_> = often.into_iter().filter(|count| *count > 0).collect();
        assert_eq!(counts.len(), 64);
        let expected = MANY / 64;
        let even = |count: &usize| (expected * 8 / 10..expected * 12 / 10).contains(count);
        assert!(counts.iter().all(even), "{counts:?}");
    }

    #[test]
    fn it_is_not_shown_by_accident() {
        let token = Token::random().unwrap();
        assert!(!format!("{token:?}").contains(token.shown()));
    }
}
