//! What people do with claims, pure: the rows that join claim, flags and verdict, verdict scales,
//! states. No SQL, no clock.

mod analysis;
mod hash;
pub mod revision;
pub mod row;
pub mod state;
pub mod verdict;

pub use analysis::{Analysis, analyse};
pub use hash::{FieldHash, text_sha256};
