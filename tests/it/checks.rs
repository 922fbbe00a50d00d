//! `docs/checks.md` says what the checks' own constants and the reference table say.
//! `UPDATE=1 cargo test checks` rewrites it.

use std::fmt::Write as _;
use std::path::Path;

use factdesk::check::{ALL, Check, References};

use crate::cli::Home;

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
         its own with `--reference FILE`; see [checking](checking.md#sizes-of-ones-own).\n\n\
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

/// `explain` must say what the page says: both come from one place.
#[test]
fn explain_says_what_the_page_says() {
    let home = Home::new().wide();
    let page = page();
    for check in ALL {
        let (_, rest) = page.split_once(&format!("\n## {}\n", check.code)).unwrap();
        let section = flat(rest.split("\n## ").next().unwrap());
        let shown = flat(&home.run(&["explain", check.code]).exits(0).stdout);
        for words in [check.summary, check.why] {
            assert!(section.contains(&flat(words)), "{}: the page lacks {words}", check.code);
            assert!(shown.contains(&flat(words)), "{}: explain lacks {words}", check.code);
        }
        let (fires, silent) = shown.split_once("It stays silent on").unwrap();
        for (examples, shown) in [(check.fires, fires), (check.silent, silent)] {
            assert!(examples.len() >= 3);
            for example in examples {
                let on_page = flat(&marked(example.text, example.at));
                assert!(section.contains(&on_page), "{}: {on_page}", check.code);
                for words in [example.text, example.at, example.reading, example.date] {
                    assert!(shown.contains(&flat(words)), "{}: {words}", check.code);
                }
            }
        }
        let json = home.run(&["explain", check.code, "--format", "json"]).exits(0);
        let json: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
        for (name, examples) in [("fires", check.fires), ("silent", check.silent)] {
            let told = json[name].as_array().unwrap();
            assert_eq!(told.len(), examples.len());
            for (told, example) in told.iter().zip(examples) {
                assert_eq!(told["text"], example.text);
                assert_eq!(
                    (&told["at"], &told["reading"]),
                    (&example.at.into(), &example.reading.into())
                );
            }
        }
    }
}

/// On one line, as the terminal's line ends are no part of the words.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
    match text.rfind(at).filter(|_| !at.is_empty()) {
        Some(from) => format!("{}**{at}**{}", &text[..from], &text[from + at.len()..]),
        None => text.to_owned(),
    }
}
