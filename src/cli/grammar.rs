//! `grammar`: the rules, units and example sentences by which figures are read.

use std::fmt::Write as _;

use super::layout::{columns, pad, pad_left, wrap};
use super::output::{BOLD, DIM, GOOD, Output};
use super::{exit, values};
use crate::report::{Format, format};
use crate::workbench::{self, Error, FamilyShown, Grammar, UnitRow};

/// Show by which rules, units and example sentences figures are read
///
/// Every example is also a test: what stands under a sentence is all that is found in it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Show the example sentences of this family, or of all families of this rule
    #[arg(value_name = "FAMILY")]
    family: Option<String>,
    /// List the units instead
    #[arg(long, conflicts_with = "family")]
    units: bool,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, out: &mut Output) -> Result<u8, Error> {
        let families = self.family.as_deref().map(workbench::grammar_of).transpose()?;
        if self.format == format::JSON {
            match families {
                Some(families) => serde_json::to_writer_pretty(out.data(), &families),
                None if self.units => serde_json::to_writer_pretty(out.data(), &workbench::units()),
                None => serde_json::to_writer_pretty(out.data(), &workbench::grammar()),
            }
            .map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
            return Ok(exit::FINE);
        }
        let text = match &families {
            Some(families) => families.iter().map(|family| shown(family, out)).collect(),
            None if self.units => units(&workbench::units()),
            None => counted(&workbench::grammar(), out),
        };
        out.print(&text)?;
        if families.is_none() && !self.units {
            out.next("Sentences of one: factdesk grammar FAMILY · units: factdesk grammar --units");
        }
        Ok(exit::FINE)
    }
}

fn counted(grammar: &Grammar, out: &Output) -> String {
    let mut text = format!(
        "{} rules, {} units ({} currencies) in {} spellings, {} example sentences\n\n",
        grammar.rules, grammar.units, grammar.currencies, grammar.spellings, grammar.sentences,
    );
    let widest = |of: fn(&workbench::FamilyCounted) -> &str| {
        grammar.families.iter().map(|family| columns(of(family))).max().unwrap_or(0)
    };
    let (rule, family) = (widest(|family| family.rule).max(4), widest(|family| family.family));
    let indent = rule + 2 + family + 2 + "sentences  silent  ".len();
    let heading =
        format!("{}  {}  sentences  silent  what it is", pad("rule", rule), pad("family", family));
    let _ = writeln!(text, "{}", out.paint(BOLD, &heading));
    for row in &grammar.families {
        let summary = wrap(row.summary, out.width.saturating_sub(indent).max(20));
        let _ = writeln!(
            text,
            "{}  {}  {}  {}  {}",
            pad(row.rule, rule),
            pad(row.family, family),
            pad_left(&row.sentences.to_string(), "sentences".len()),
            pad_left(&row.silent.to_string(), "silent".len()),
            summary.join(&format!("\n{}", " ".repeat(indent))),
        );
    }
    text
}

fn shown(family: &FamilyShown, out: &Output) -> String {
    let counted = &family.counted;
    let mut text = format!("{}  {}\n", out.paint(BOLD, counted.family), counted.summary);
    for example in &family.examples {
        let lines = wrap(example.sentence, out.width.saturating_sub(4));
        let _ = writeln!(text, "  - {}", lines.join("\n    "));
        for figure in &example.figures {
            let _ = writeln!(text, "      {}", out.paint(GOOD, figure));
        }
        if !example.date.is_empty() {
            let published = format!("published {}", example.date);
            let _ = writeln!(text, "      {}", out.paint(DIM, &published));
        }
    }
    text.push('\n');
    text
}

fn units(units: &[UnitRow]) -> String {
    let name = units.iter().map(|unit| columns(unit.unit)).max().unwrap_or(0);
    let dimension = units.iter().map(|unit| columns(unit.dimension)).max().unwrap_or(0);
    let mut text = String::new();
    for unit in units {
        let factor = unit.factor.map_or_else(String::new, |factor| factor.to_string());
        let line =
            format!("{}  {}  {factor}", pad(unit.unit, name), pad(unit.dimension, dimension));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}
