//! The scales a desk has: one row a scale.

use super::{Column, yes_or_no};
use crate::desk::row::ScaleRow;

type Of = Column<ScaleRow>;

/// The columns of `scale list`.
pub const SCALES: &[Of] = &[
    Of::text("scale", |s| s.scale.clone(), "five_step", "What scale use takes").in_table(),
    Of::text("name", |s| s.name.clone(), "Five steps", "What people read").in_table(),
    Of::text("in_use", |s| yes_or_no(s.in_use), "no", "Whether verdicts are given on it now")
        .in_table(),
    Of::text(
        "verdicts",
        |s| s.verdicts.join(" "),
        "accurate mostly_accurate half_accurate mostly_inaccurate inaccurate unverifiable",
        "Its verdicts in order, with a space between",
    )
    .in_table(),
];
