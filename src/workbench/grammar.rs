//! `grammar`: the rules and example sentences by which figures are read, and the units, from the
//! very tables that the program runs on.

use serde::Serialize;

use super::error::Error;
use crate::desk::{did_you_mean, meant};
use crate::quantity::examples::Family;
use crate::quantity::{UNITS, Unit, rules};

/// The grammar counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grammar {
    /// How many rules are asked at each place where a figure may begin.
    pub rules: usize,
    /// How many units stand in the table, currencies among them.
    pub units: usize,
    /// How many of them are currencies.
    pub currencies: usize,
    /// How many ways to write one of them.
    pub spellings: usize,
    /// Example sentences, all families together.
    pub sentences: usize,
    /// The families, in the order of their rules.
    pub families: Vec<FamilyCounted>,
}

/// One family of example sentences, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FamilyCounted {
    /// Its name.
    pub family: &'static str,
    /// The rule that reads it.
    pub rule: &'static str,
    /// Sentences.
    pub sentences: usize,
    /// Of these, such as hold no figure.
    pub silent: usize,
    /// What it is.
    pub summary: &'static str,
}

/// One family of example sentences.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FamilyShown {
    /// How many, and what of.
    #[serde(flatten)]
    pub counted: FamilyCounted,
    /// The sentences.
    pub examples: Vec<ExampleShown>,
}

/// One example sentence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExampleShown {
    /// When it is published; empty where that does not matter.
    pub date: String,
    /// The sentence.
    pub sentence: &'static str,
    /// Every figure in it: `surface | description`.
    pub figures: Vec<&'static str>,
}

/// One unit, as the table has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitRow {
    /// Singular English name, as figures carry it.
    pub unit: &'static str,
    /// What it measures.
    pub dimension: &'static str,
    /// How many base units of the dimension it is, as a plain number.
    pub factor: Option<f64>,
}

/// Counts rules, units and example sentences.
pub fn grammar() -> Grammar {
    let families: Vec<FamilyCounted> =
        families().map(|(rule, family)| counted(rule, family)).collect();
    Grammar {
        rules: rules::ALL.len(),
        units: UNITS.all.len(),
        currencies: UNITS.all.iter().filter(|unit| unit.dimension.name() == "money").count(),
        spellings: UNITS.spellings(),
        sentences: families.iter().map(|family| family.sentences).sum(),
        families,
    }
}

/// Returns the example sentences of a family, or of a rule's families.
pub fn grammar_of(name: &str) -> Result<Vec<FamilyShown>, Error> {
    let asked: Vec<FamilyShown> = families()
        .filter(|(rule, family)| rule.code == name || family.name == name)
        .map(|(rule, family)| shown(rule, family))
        .collect();
    if !asked.is_empty() {
        return Ok(asked);
    }
    let error = Error::usage(format!("There is no rule or family called {name}"));
    Err(match did_you_mean(name, families().map(|(_, family)| family.name)) {
        Some(near) => error.hint(meant(near)),
        None => error.hint("factdesk grammar lists them all."),
    })
}

/// Returns every unit, in the order of the table.
pub fn units() -> Vec<UnitRow> {
    let row = |unit: &&'static Unit| UnitRow {
        unit: unit.name,
        dimension: unit.dimension.name(),
        factor: unit.factor,
    };
    UNITS.all.iter().map(row).collect()
}

fn families() -> impl Iterator<Item = (&'static rules::Rule, &'static Family)> {
    rules::ALL.iter().flat_map(|rule| rule.examples.iter().map(move |family| (rule, family)))
}

fn counted(rule: &rules::Rule, family: &'static Family) -> FamilyCounted {
    let examples = family.examples();
    FamilyCounted {
        family: family.name,
        rule: rule.code,
        sentences: examples.len(),
        silent: examples.iter().filter(|example| example.is_silent()).count(),
        summary: family.summary(),
    }
}

fn shown(rule: &rules::Rule, family: &'static Family) -> FamilyShown {
    let example = |example: crate::quantity::examples::Example| ExampleShown {
        date: example.published.map(|date| date.to_string()).unwrap_or_default(),
        sentence: example.sentence,
        figures: example.expected,
    };
    let examples = family.examples().into_iter().map(example).collect();
    FamilyShown { counted: counted(rule, family), examples }
}
