//! `reference`: the usual sizes figures are compared with, from the table the check reads, and what
//! is wrong with a table of the desk's own.

use std::borrow::Cow;
use std::path::PathBuf;

use serde::Serialize;

use super::error::Error;
use super::input::text_of;
use super::settings::tables;
use crate::check::{Listed, Reference, References, RowExample, row_examples};
use crate::desk::{did_you_mean, meant};

/// One row in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReferenceShown {
    /// Its name.
    pub concept: String,
    /// What is measured or counted; several where one row serves them all.
    pub units: Vec<String>,
    /// Whether only these units are meant, or only the bare noun.
    pub exact: bool,
    /// The rate's denominator, or empty.
    pub per: String,
    /// Of whom: person, home, plant, city, country, world, thing.
    pub scope: String,
    /// What the size is usual for.
    pub usual_for: String,
    /// The usual sizes in words.
    pub usual: String,
    /// The possible sizes in words.
    pub possible: String,
    /// The sizes that readings are offered of, in words; a desk estimate. Empty where the row does
    /// not tell.
    pub likely: String,
    /// No reading below this is offered; `None` where the row does not tell.
    pub likely_low: Option<f64>,
    /// No reading above this is offered; `None` where the row does not tell.
    pub likely_high: Option<f64>,
    /// Below this a figure is queried.
    pub plausible_low: f64,
    /// Above this a figure is queried.
    pub plausible_high: f64,
    /// Below this it must be queried.
    pub impossible_below: f64,
    /// Above this it must be queried.
    pub impossible_above: f64,
    /// Words of which one must be what is measured.
    pub things: Vec<String>,
    /// Words of which one must stand in the sentence, or beside the figure.
    pub cues: Vec<String>,
    /// Words of which one must stand in the paragraph.
    pub actors: Vec<String>,
    /// Words of which none may stand in the sentence.
    pub unless: Vec<String>,
    /// On what it rests: source, derived, desk estimate.
    pub basis: &'static str,
    /// The public source as seen, or the sum.
    pub evidence: String,
    /// The day it was last looked at.
    pub checked_on: String,
    /// Why the bounds lie there.
    pub reason: String,
    /// Sentences in which it speaks.
    pub fires: Vec<&'static str>,
    /// Near misses in which it is silent.
    pub silent: Vec<&'static str>,
}

/// Returns every row, in the order of the tables.
pub fn reference_rows(references: &References) -> Vec<ReferenceShown> {
    references.rows().iter().map(shown).collect()
}

/// Returns the row of that name.
pub fn reference_row(references: &References, concept: &str) -> Result<ReferenceShown, Error> {
    let rows = references.rows();
    rows.iter().find(|row| row.concept == concept).map(shown).ok_or_else(|| {
        let error = Error::usage(format!("There is no row called {concept}"));
        match did_you_mean(concept, rows.iter().map(|row| row.concept.as_str())) {
            Some(near) => error.hint(meant(near)),
            None => error.hint("factdesk reference lists them all."),
        }
    })
}

/// What became of a table that was looked through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferencesChecked {
    /// Rows without a fault.
    pub sound: usize,
    /// Each fault in a sentence, with file, line and column.
    pub faults: Vec<String>,
}

/// Looks through tables of the desk's own, and those in a folder.
pub fn check_references(files: &[PathBuf]) -> Result<ReferencesChecked, Error> {
    let mut checked = ReferencesChecked { sound: 0, faults: Vec::new() };
    for path in files {
        for file in tables(path)? {
            let (sound, faults) =
                crate::check::reference_faults(&file.display().to_string(), &text_of(&file)?);
            checked.sound += sound;
            checked.faults.extend(faults.iter().map(ToString::to_string));
        }
    }
    Ok(checked)
}

fn spelt_out(list: &Listed) -> Vec<String> {
    list.words().map(Cow::into_owned).collect()
}

fn shown(row: &Reference) -> ReferenceShown {
    let examples = |fires: bool| {
        let own = move |e: &RowExample| e.concept == row.concept && e.fires == fires;
        row_examples().filter(own).map(|e| e.text)
    };
    let mut units = vec![row.unit.clone()];
    units.extend(row.other_units.iter().cloned());
    ReferenceShown {
        concept: row.concept.clone(),
        units,
        exact: row.exact,
        per: row.per.clone(),
        scope: row.scope.clone(),
        usual_for: row.usual_for.clone(),
        usual: row.between(row.plausible_low, row.plausible_high),
        possible: row.between(row.impossible_below, row.impossible_above),
        likely: row.likely.map_or_else(String::new, |(low, high)| row.between(low, high)),
        likely_low: row.likely.map(|(low, _)| low),
        likely_high: row.likely.map(|(_, high)| high),
        plausible_low: row.plausible_low,
        plausible_high: row.plausible_high,
        impossible_below: row.impossible_below,
        impossible_above: row.impossible_above,
        things: spelt_out(&row.things),
        cues: spelt_out(&row.cues),
        actors: spelt_out(&row.actors),
        unless: spelt_out(&row.unless),
        basis: row.basis.words(),
        evidence: row.evidence.clone(),
        checked_on: row.checked_on.clone(),
        reason: row.reason.clone(),
        fires: examples(true).collect(),
        silent: examples(false).collect(),
    }
}
