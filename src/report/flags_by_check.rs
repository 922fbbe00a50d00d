//! The report of flags by check: one row a check, with how many of its flags were right on this
//! desk.

use super::{Column, Error, Filter, Page, Report, Rows, Which, described};
use crate::desk::tally::{CheckTally, Tallies};

pub(super) const REPORT: Report = Report {
    code: "flags --by check",
    what: "one row a check: flags raised, right, dismissed, open",
    narrowed_by: &[Filter::Article, Filter::Dates, Filter::Flag],
    only: None,
    columns: || described(CHECKS),
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let mut tallies = Tallies::default();
    rows.flag_outcomes(which, &mut |flag| {
        if which.is_at(&flag.raised_at) && which.has_flag(&flag.code) {
            tallies.see(&flag);
        }
        Ok(())
    })?;
    let mut sheet = page.sheet(CHECKS)?;
    for row in tallies.rows() {
        sheet.row(&row)?;
    }
    Ok(sheet.finish()?)
}

type Of = Column<CheckTally>;

const CHECKS: &[Of] = &[
    Of::text("code", |c| c.code.clone(), "wrong-weekday", "The check; explain takes this code")
        .in_table(),
    Of::number(
        "raised",
        |c| c.raised.to_string(),
        "14",
        "Flags it raised; one that stays through several drafts counts once",
    )
    .in_table(),
    Of::number(
        "accepted",
        |c| c.accepted.to_string(),
        "9",
        "Those that were right: a reading was accepted, or the verdict found a fault",
    )
    .in_table(),
    Of::number(
        "dismissed",
        |c| c.dismissed.to_string(),
        "2",
        "Those that were no fault: dismissed, or the verdict lets the words stand",
    )
    .in_table(),
    Of::number("open", |c| c.open.to_string(), "2", "Those that nobody has answered").in_table(),
    Of::number(
        "undecided",
        |c| c.undecided.to_string(),
        "1",
        "The rest: the verdict decides nothing, or the words left before anybody answered",
    )
    .in_table(),
    Of::number(
        "precision",
        |c| c.precision.map_or_else(String::new, |part| part.to_string()),
        "0.818",
        "The accepted among the accepted and dismissed, from 0 to 1; empty when there is none",
    )
    .in_table(),
];
