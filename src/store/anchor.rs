//! The end of the event chain, to be kept outside the file: a chain cannot show by itself that its
//! end was cut off, or that all of it was written anew.

use std::fmt;

use rusqlite::{Connection, OptionalExtension};

use super::Store;
use super::error::{Error, Trouble};

/// As many hex digits as are printed, and the fewest that are taken.
const SHOWN_DIGITS: usize = 16;

/// An event and its hash, whole or as its first 16 digits or more.
///
/// ```
/// use factdesk::store::Anchor;
/// let anchor = Anchor::parse("17:00a1b2c3d4e5f607").unwrap();
/// assert_eq!((anchor.seq, anchor.to_string().as_str()), (17, "17:00a1b2c3d4e5f607"));
/// assert_eq!(Anchor::parse("17:00a1"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Which event; 0 when there is none yet.
    pub seq: i64,
    /// Its hash in lower-case hex.
    pub hash: String,
}

impl Anchor {
    /// Reads an anchor as it is printed, with 16 digits of the hash or more.
    pub fn parse(text: &str) -> Option<Self> {
        let (seq, hash) = text.trim().split_once(':')?;
        let hash = hash.to_ascii_lowercase();
        let fits = (SHOWN_DIGITS..=64).contains(&hash.len())
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
            && seq.bytes().all(|byte| byte.is_ascii_digit());
        let seq = seq.parse().ok()?;
        fits.then_some(Self { seq, hash })
    }

    /// Returns the first eight digits, for a file name.
    pub fn short(&self) -> &str {
        self.hash.get(..8).unwrap_or(&self.hash)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash.get(..SHOWN_DIGITS).unwrap_or(&self.hash))
    }
}

impl Store {
    /// Returns the last event with its hash: what a report, a backup or a note to oneself carries,
    /// and `verify` is given later.
    pub fn head(&self) -> Result<Anchor, Error> {
        self.read(head)
    }
}

/// Returns the last event with its hash.
pub(super) fn head(conn: &Connection) -> Result<Anchor, Trouble> {
    let last = conn
        .prepare_cached("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok(Anchor { seq: row.get(0)?, hash: row.get(1)? }))
        .optional()?;
    Ok(last.unwrap_or_else(|| Anchor { seq: 0, hash: "0".repeat(64) }))
}

/// Looks whether the chain still holds the event of that anchor.
pub(super) fn hold(conn: &Connection, anchor: &Anchor) -> Result<String, Trouble> {
    let found = conn
        .prepare_cached("SELECT hash FROM events WHERE seq = ?1")?
        .query_row([anchor.seq], |row| row.get::<_, String>(0))
        .optional()?;
    let found = found.or_else(|| (anchor.seq == 0).then(|| "0".repeat(64)));
    match found {
        Some(hash) if hash.starts_with(&anchor.hash) => {
            Ok(format!("event {} is the one that was noted", anchor.seq))
        }
        Some(_) => {
            let words = "it is not the event that was noted: the chain was written anew";
            Err(Trouble::row(format!("event {}", anchor.seq), words))
        }
        None => {
            let last = head(conn)?.seq;
            let words = format!("it is gone: the chain ends with event {last}");
            Err(Trouble::row(format!("event {}", anchor.seq), words))
        }
    }
}
