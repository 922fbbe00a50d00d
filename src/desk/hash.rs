//! The hash by which an article is known again.

use sha2::{Digest, Sha256};

/// Returns the SHA-256 of a decoded text, in lower-case hex.
pub fn text_sha256(body: &str) -> String {
    Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect()
}
