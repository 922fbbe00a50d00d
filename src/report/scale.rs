//! The scale in use: one row a verdict.

use super::{Column, yes_or_no};
use crate::desk::row::StepRow;

type Of = Column<StepRow>;

/// The columns of `scale`.
pub const SCALE: &[Of] = &[
    Of::text("scale", |s| s.scale.clone(), "desk", "The scale's code"),
    Of::number("position", |s| s.position.to_string(), "2", "Place on the screen, from 1"),
    Of::text("verdict", |s| s.verdict.clone(), "needs_fix", "What --verdict takes").in_table(),
    Of::text("label", |s| s.label.clone(), "Needs a fix", "What people read").in_table(),
    Of::number(
        "ordinal",
        |s| s.ordinal.map(|rank| rank.to_string()).unwrap_or_default(),
        "5",
        "Rank, higher is truer; empty off the axis",
    ),
    Of::text(
        "passes",
        |s| yes_or_no(s.passes),
        "no",
        "Whether the words may go to print as they stand",
    )
    .in_table(),
    Of::text(
        "needs_reason",
        |s| yes_or_no(s.needs_reason),
        "no",
        "Whether it is given only with a rationale",
    )
    .in_table(),
    Of::text("doubts", |s| yes_or_no(s.doubts), "yes", "Whether the reviewer found a fault"),
    Of::text(
        "meaning",
        |s| s.meaning.clone(),
        "Right in the main; rounding, wording or context to mend.",
        "When to choose it",
    )
    .in_table(),
];
