//! Content hashes: what makes two texts the same text.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Returns the SHA-256 of a decoded text in lower-case hex, as `sha256sum` prints it.
///
/// ```
/// let hash = factdesk::desk::text_sha256("");
/// assert!(hash.starts_with("e3b0c442") && hash.len() == 64);
/// ```
pub fn text_sha256(body: &str) -> String {
    hex(&Sha256::digest(body.as_bytes()))
}

/// The SHA-256 of bytes that come piece by piece, as `sha256sum` prints it.
#[derive(Clone, Debug, Default)]
pub struct BytesHash(Sha256);

impl BytesHash {
    /// Returns the hash of bytes that are there at once.
    pub fn of(bytes: &[u8]) -> String {
        let mut hash = Self::default();
        hash.add(bytes);
        hash.finish()
    }

    /// Adds the next piece.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the hash in lower-case hex.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// A hash over a sequence of fields in which no two sequences look alike: it begins with what it
/// is a hash of, and every field carries its length.
#[derive(Clone, Debug)]
pub struct FieldHash(Sha256);

impl FieldHash {
    /// Begins a hash of that domain, such as `factdesk-event-v1`.
    pub fn new(domain: &str) -> Self {
        Self(Sha256::new()).field(domain)
    }

    /// Adds a text.
    #[must_use]
    pub fn field(mut self, text: &str) -> Self {
        self.add(text);
        self
    }

    /// Adds a text to a hash that is being built in a loop.
    pub fn add(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text.as_bytes());
    }

    /// Adds a whole number, as eight bytes, big end first.
    #[must_use]
    pub fn number(mut self, number: i64) -> Self {
        self.add_number(number);
        self
    }

    /// Adds a whole number to a hash that is being built in a loop.
    pub fn add_number(&mut self, number: i64) {
        self.0.update(8_u64.to_be_bytes());
        self.0.update(number.to_be_bytes());
    }

    /// Adds a text that may be missing: nothing and the empty text are two things.
    pub fn add_optional(&mut self, text: Option<&str>) {
        self.add_number(i64::from(text.is_some()));
        self.add(text.unwrap_or(""));
    }

    /// Returns the hash in lower-case hex.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_hashes_as_sha256sum_does() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(text_sha256("abc"), expected);
        let mut pieces = BytesHash::default();
        pieces.add(b"a");
        pieces.add(b"bc");
        assert_eq!(pieces.finish(), expected);
    }

    #[test]
    fn fields_cannot_run_into_each_other() {
        let hash = |a, b| FieldHash::new("test").field(a).field(b).finish();
        assert_ne!(hash("ab", "c"), hash("a", "bc"));
        assert_ne!(FieldHash::new("one").finish(), FieldHash::new("two").finish());
        let optional = |text| {
            let mut hash = FieldHash::new("test");
            hash.add_optional(text);
            hash.finish()
        };
        assert_ne!(optional(None), optional(Some("")));
    }
}
