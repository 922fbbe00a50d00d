//! Everybody who is or was on the desk: one row a person.

use super::{Column, or_empty, yes_or_no};
use crate::desk::row::PersonRow;

type Of = Column<PersonRow>;

/// The columns of `reviewers`.
pub const PEOPLE: &[Of] = &[
    Of::text("handle", |p| p.handle.clone(), "mara", "What they type after --as").in_table(),
    Of::text("initials", |p| p.initials.clone(), "ML", "What stands beside their ticks").in_table(),
    Of::text("name", |p| or_empty(p.name.as_ref()), "Mara Lind", "In full; empty when unsaid")
        .in_table(),
    Of::text(
        "role",
        |p| p.role.clone(),
        "editor",
        "viewer, author, reviewer, lawyer, editor or admin",
    )
    .in_table(),
    Of::text("active", |p| yes_or_no(p.active), "yes", "no when they have left the desk")
        .in_table(),
    Of::number(
        "assigned",
        |p| p.assigned.to_string(),
        "7",
        "Claims handed to them that nobody has settled yet",
    )
    .in_table(),
    Of::number("verdicts", |p| p.verdicts.to_string(), "31", "Verdicts of theirs that stand")
        .in_table(),
    Of::date(
        "added_at",
        |p| p.added_at.clone(),
        "2023-07-14T09:30:00Z",
        "When they came to the desk, in UTC",
    ),
];
