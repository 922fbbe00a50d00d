//! `verify`: does the desk still say what was written, and does its chain still end where somebody
//! noted it?

use serde::Serialize;

use super::doctor::Examined;
use super::error::Error;
use super::open::Desk;
use crate::store::Anchor;

/// What `verify` found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Whether everything is as it was written.
    pub whole: bool,
    /// The last event and the beginning of its hash: what `--anchor` takes later.
    pub head: String,
    /// Everything looked at.
    pub findings: Vec<Examined>,
}

/// Holds every word and every act against the chain, and the chain against an anchor as it was
/// printed: `17:00a1b2c3d4e5f607`.
pub fn verify(desk: &Desk, anchor: Option<&str>) -> Result<Verification, Error> {
    let anchor = anchor.map(anchor_of).transpose()?;
    let found = desk.store.verify(anchor.as_ref())?;
    Ok(Verification {
        whole: found.whole(),
        head: found.head.to_string(),
        findings: found.findings.into_iter().map(Examined::from).collect(),
    })
}

fn anchor_of(text: &str) -> Result<Anchor, Error> {
    Anchor::parse(text).ok_or_else(|| {
        Error::usage(format!("{text:?} is no anchor."))
            .hint("An anchor is printed by verify, backup and reports: 17:00a1b2c3d4e5f607")
    })
}
