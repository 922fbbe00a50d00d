//! What people do with claims, pure: the rows that join claim, flags and verdict, verdict scales,
//! states. No SQL, no clock.

mod analysis;
mod hash;
mod nearest;
pub mod number;
pub mod person;
pub mod rights;
pub mod row;
pub mod state;
pub mod typed;
pub mod verdict;

pub use analysis::{Analysis, analyse};
pub use hash::{FieldHash, text_sha256};
pub use nearest::did_you_mean;
