//! The JSON Schemas under `docs/schemas/`, held against what the program really writes.

use std::fs;

use serde_json::Value;

use crate::cli::{Home, root, sample};

#[track_caller]
fn holds(schema: &str, rows: &[Value]) {
    let path = root().join("docs/schemas").join(format!("{schema}.schema.json"));
    let text: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&text).unwrap();
    assert!(!rows.is_empty(), "{schema}: nothing to hold against it");
    for row in rows {
        let faults: Vec<_> = validator.iter_errors(row).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{schema}: {faults:?}\n{row}");
        // A field that no schema names would be an undocumented promise.
        let mut more = row.clone();
        more["undocumented"] = true.into();
        assert!(!validator.is_valid(&more), "{schema} lets any field through");
    }
}

fn rows(home: &Home, args: &[&str]) -> Vec<Value> {
    let ran = home.run(args);
    serde_json::Deserializer::from_slice(&ran.bytes).into_iter().map(Result::unwrap).collect()
}

const SAMPLES: [&str; 8] = [
    "budget.md",
    "company.md",
    "diplomacy.md",
    "disaster.md",
    "health.md",
    "match.md",
    "poll.md",
    "science.md",
];

fn samples() -> Home {
    SAMPLES.iter().fold(Home::new(), |home, name| home.file(&format!("in/{name}"), sample(name)))
}

#[test]
fn what_extract_writes_fits_its_schemas() {
    let home = samples().file("bad.jsonl", "no\n{\"id\":\"x\"}\n");
    for name in SAMPLES {
        holds("extract", &rows(&home, &["extract", &format!("in/{name}")]));
    }
    holds("extract-error", &rows(&home, &["extract", "bad.jsonl"]));
}

/// A quote with both its answers and a source, a claim fixed, a flag of a person, one dismissed.
fn reviewed(home: &Home) {
    let claims = rows(home, &["claims", "--format", "jsonl"]);
    let of_kind = |kind: &str| {
        claims.iter().find(|claim| claim["kind"] == kind).unwrap()["id"].as_str().unwrap()
    };
    let (quote, money) = (of_kind("quote"), of_kind("money"));
    for act in [
        vec!["review", quote, "--answer", "said", "--verdict", "accurate"],
        vec!["review", quote, "--verdict", "wrong", "--source", "https://x.example/#refutes"],
        vec!["review", money, "--verdict", "wrong", "--correction", "$1", "--resolution", "fix"],
        vec!["flag", quote, "--reason", "Sure?"],
        vec!["dismiss", "f1", "--reason", "No fault."],
        vec!["accept", "f2"],
    ] {
        home.run(&[act.as_slice(), &["--as", "mara"]].concat());
    }
}

#[test]
fn what_check_and_the_desk_write_fits_their_schemas() {
    let home = samples();
    holds("check", &rows(&home, &["check", "in", "--level", "info", "--format", "jsonl"]));
    home.run(&["add", "in"]).exits(0);
    reviewed(&home);
    holds("claim", &rows(&home, &["claims", "--format", "jsonl"]));
    holds("article", &rows(&home, &["articles", "--format", "jsonl"]));
    holds("flag", &rows(&home, &["report", "flags", "--format", "jsonl"]));
}

#[test]
fn sources_and_questions_fit_their_schemas() {
    let home = samples();
    home.run(&["add", "in"]).exits(0);
    let mara = |args: &[&str]| home.run(&[args, &["--as", "mara"]].concat()).exits(0);
    mara(&["source", "add", "https://energy.example/a", "--proximity", "primary"]);
    mara(&["source", "add", "in/poll.md", "--keep", "--derives-from", "s1", "--type", "data"]);
    mara(&["question", "c1", "Why?", "--to", "source", "--source", "s1", "--due", "18:00"]);
    mara(&["question", "a1", "Why?", "--to", "lawyer", "--person", "Ana", "--contact", "+44"]);
    mara(&["answer", "q1", "So.", "--said-by", "Ana"]);
    holds("source", &rows(&home, &["source", "list", "--format", "jsonl"]));
    holds("question", &rows(&home, &["questions", "--format", "jsonl"]));
}

#[test]
fn what_reports_write_fits_their_schemas() {
    let home = crate::cli::reviewed();
    for (schema, report) in [
        ("claim", "claims"),
        ("verdict", "verdicts"),
        ("flag", "flags"),
        ("source", "sources"),
        ("note", "notes"),
        ("question", "questions"),
        ("article", "articles"),
        ("reviewer", "reviewers"),
        ("progress", "progress"),
        ("correction", "corrections"),
        ("event", "history"),
    ] {
        holds(schema, &rows(&home, &["report", report, "--format", "jsonl"]));
    }
    let by_check = ["report", "flags", "--by", "check", "--format", "jsonl"];
    holds("flags-by-check", &rows(&home, &by_check));
}
