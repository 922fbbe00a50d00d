//! `doctor`: is the desk well? The store looks at itself; this adds what only we know.

use serde::Serialize;

use super::error::Error;
use super::open::Desk;
use super::rows::DeskRows;
use super::settings::read_beside;
use crate::desk::tally::{CheckTally, Tallies};
use crate::report::{Rows as _, Which};
use crate::store::Finding;

/// The check that compares with usual sizes, of which a desk may have its own.
const SIZES: &str = "implausible-scale";

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Examined {
    /// What was looked at.
    pub name: String,
    /// Whether it is well.
    pub ok: bool,
    /// What was found, in words.
    pub words: String,
    /// What might be done about it, where all is well and could be better.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub advice: Vec<String>,
}

impl From<Finding> for Examined {
    fn from(finding: Finding) -> Self {
        let Finding { name, ok, words } = finding;
        Self { name: name.to_owned(), ok, words, advice: Vec::new() }
    }
}

/// Looks the desk over.
pub fn doctor(desk: &Desk) -> Result<Vec<Examined>, Error> {
    let program = Examined {
        name: "factdesk".to_owned(),
        ok: true,
        words: format!("{}, desk at {}", env!("CARGO_PKG_VERSION"), desk.path().display()),
        advice: Vec::new(),
    };
    let found = desk.store.doctor()?.into_iter().map(Examined::from);
    let mut all: Vec<_> = [program].into_iter().chain(found).collect();
    // What stands in a damaged file is counted by nobody.
    if all.iter().all(|one| one.ok) {
        all.push(checks(desk)?);
    }
    all.extend(sizes(desk));
    Ok(all)
}

/// The tables of usual sizes beside the desk, where there are any: a slip in one stops every `add`.
fn sizes(desk: &Desk) -> Option<Examined> {
    let (words, advice) = match read_beside(desk.path()) {
        Ok(0) => return None,
        Ok(1) => ("1 table beside the desk".to_owned(), Vec::new()),
        Ok(many) => (format!("{many} tables beside the desk"), Vec::new()),
        Err(error) => ("a table beside the desk has a slip in it".to_owned(), vec![error.message]),
    };
    Some(Examined { name: "sizes".to_owned(), ok: true, words, advice })
}

/// How the checks do on this desk: one that is mostly dismissed is named, with what to do.
fn checks(desk: &Desk) -> Result<Examined, Error> {
    let mut tallies = Tallies::default();
    DeskRows { desk }.flag_outcomes(&Which::default(), &mut |flag| {
        tallies.see(&flag);
        Ok(())
    })?;
    let rows = tallies.rows();
    let (accepted, decided) = rows.iter().fold((0, 0), |(accepted, decided), row| {
        (accepted + row.accepted, decided + row.decided())
    });
    let words = match decided {
        0 => "no flag has been answered yet".to_owned(),
        1 => format!("1 flag answered, {accepted} of them right"),
        _ => format!("{decided} flags answered, {accepted} of them right"),
    };
    let advice = rows.iter().filter(|row| row.is_mostly_dismissed()).map(advice).collect();
    Ok(Examined { name: "checks".to_owned(), ok: true, words, advice })
}

fn advice(row: &CheckTally) -> String {
    let CheckTally { code, dismissed, .. } = row;
    let sizes = if *code == SIZES {
        " Where a size is usual here, a row of your own says so: docs/checking.md."
    } else {
        ""
    };
    let of = match row.decided() {
        decided if decided == *dismissed => format!("All {decided}"),
        decided => format!("{dismissed} of the {decided}"),
    };
    format!(
        "{of} answered flags of {code} were dismissed: factdesk report flags --flag {code} shows \
         them.{sizes} If the check is of no use to this desk, write allow = [\"{code}\"] in \
         factdesk.toml, and it stays silent."
    )
}
