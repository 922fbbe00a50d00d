//! `doctor`: is the desk well? The store looks at itself; this adds what only we know.

use serde::Serialize;

use super::error::Error;
use super::open::Desk;
use crate::store::Finding;

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Examined {
    /// What was looked at.
    pub name: String,
    /// Whether it is well.
    pub ok: bool,
    /// What was found, in words.
    pub words: String,
}

impl From<Finding> for Examined {
    fn from(finding: Finding) -> Self {
        Self { name: finding.name.to_owned(), ok: finding.ok, words: finding.words }
    }
}

/// Looks the desk over.
pub fn doctor(desk: &Desk) -> Result<Vec<Examined>, Error> {
    let program = Examined {
        name: "factdesk".to_owned(),
        ok: true,
        words: format!("{}, desk at {}", env!("CARGO_PKG_VERSION"), desk.path().display()),
    };
    let found = desk.store.doctor()?.into_iter().map(Examined::from);
    Ok([program].into_iter().chain(found).collect())
}
