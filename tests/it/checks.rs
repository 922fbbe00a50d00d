//! `docs/checks.md` says what the checks' own constants and the reference table say.
//! `UPDATE=1 cargo test checks` rewrites it.

use std::fmt::Write as _;
use std::path::Path;

use factdesk::check::{ALL, Check, References};

#[test]
fn the_page_on_checks_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/checks.md is stale: UPDATE=1 cargo test checks");
}

fn page() -> String {
    let mut out = String::from(
        "# The checks\n\nThis page is written by a test from the checks themselves; \
         `factdesk explain CODE` prints the same.\nSeverities are *must query* (error), *query* \
         (warning) and *note* (info).\n\n| code | finds | at most |\n|---|---|---|\n",
    );
    for check in ALL {
        let loudest = check.severity.words();
        let _ = writeln!(out, "| [`{0}`](#{0}) | {1} | {loudest} |", check.code, check.summary);
    }
    for check in ALL {
        section(&mut out, check);
    }
    out.push_str("\n## Usual sizes\n\n");
    out.push_str(
        "`implausible-scale` compares with these rows of `src/check/reference.csv`. A desk adds \
         its own with `--reference FILE`; see [extending](extending.md#a-usual-size).\n\n\
         | concept | unit | plausible | impossible outside | rests on |\n|---|---|---|---|---|\n",
    );
    for row in References::built_in().rows() {
        let per = if row.per.is_empty() { String::new() } else { format!(" a {}", row.per) };
        let _ = writeln!(
            out,
            "| {} | {}{per} | {} to {} | {} to {} | {}: {} |",
            row.concept,
            row.unit,
            row.plausible_low,
            row.plausible_high,
            row.impossible_below,
            row.impossible_above,
            row.basis.words(),
            row.evidence.replace('|', "\\|"),
        );
    }
    out
}

fn section(out: &mut String, check: &Check) {
    let _ = write!(out, "\n## {}\n\n{}.\n\n{}\n\n", check.code, check.summary, check.why);
    out.push_str("It fires on\n\n");
    for example in check.fires {
        let _ = write!(out, "- {}{}", dated(example.date), marked(example.text, example.at));
        if !example.reading.is_empty() {
            let _ = write!(out, " *Would fit: {}.*", example.reading);
        }
        out.push('\n');
    }
    out.push_str("\nIt stays silent on\n\n");
    for example in check.silent {
        let _ = writeln!(out, "- {}{}", dated(example.date), example.text);
    }
}

fn dated(date: &str) -> String {
    if date.is_empty() { String::new() } else { format!("({date}) ") }
}

/// The doubtful words in bold: the last place they stand, where the flag is.
fn marked(text: &str, at: &str) -> String {
    match text.rfind(at) {
        Some(from) => format!("{}**{at}**{}", &text[..from], &text[from + at.len()..]),
        None => text.to_owned(),
    }
}
