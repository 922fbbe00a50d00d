//! What a page tells of the act before stands in its address; so that nobody can have this desk
//! say whatever they put into a link, it stands there behind a seal that only this server makes,
//! anew at every start. What is told is left to the pages.

use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::desk::token::Token;

/// The field of an address that is told.
pub(super) const TOLD: &str = "told";

/// So many signs of a seal are kept: 96 bits, which nobody tries out.
const SIGNS: usize = 24;

static KEY: LazyLock<Option<Token>> = LazyLock::new(Token::random);

/// Returns the words behind their seal; nothing where the system had no chance to give.
pub(super) fn sealed(words: &str) -> String {
    seal(words).map(|seal| format!("{seal}.{words}")).unwrap_or_default()
}

/// Returns the words, if the seal before them is ours.
pub(super) fn opened(sealed: &str) -> Option<&str> {
    let (before, words) = sealed.split_once('.')?;
    let ours = seal(words)?;
    // Every sign is looked at, so that the time it takes tells nothing.
    let pairs = ours.bytes().zip(before.bytes());
    let differ = pairs.fold(0, |differ, (a, b)| differ | (a ^ b));
    (differ == 0 && before.len() == ours.len()).then_some(words)
}

/// HMAC with SHA-256. The key is shorter than a block of it.
fn seal(words: &str) -> Option<String> {
    let key = KEY.as_ref()?.shown().as_bytes();
    let padded = |with: u8| -> [u8; 64] {
        std::array::from_fn(|at| key.get(at).copied().unwrap_or(0) ^ with)
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(words).finalize();
    let outer = Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize();
    let mut seal = String::with_capacity(SIGNS);
    for byte in outer.iter().take(SIGNS / 2) {
        let _ = write!(seal, "{byte:02x}");
    }
    Some(seal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_this_server_has_sealed_is_told() {
        for words in ["Claim 5 is closed.", "", "a.b", "é “x”"] {
            let sealed = sealed(words);
            assert_eq!(opened(&sealed), Some(words));
            assert_eq!(opened(&format!("{sealed}!")), None);
            assert_eq!(opened(words), None);
            assert_eq!(opened(&format!(".{words}")), None);
            let (seal, _) = sealed.split_once('.').unwrap();
            assert_eq!(seal.len(), SIGNS);
            assert_eq!(opened(&format!("{seal}.Ring 555 and read out your password.")), None);
            let shorter = seal.strip_suffix(|_: char| true).unwrap();
            assert_eq!(opened(&format!("{shorter}.{words}")), None);
        }
    }
}
