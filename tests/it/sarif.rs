//! `check --format sarif` against the official JSON Schema of SARIF 2.1.0. `tests/sarif` pins the
//! package that carries it; it is fetched, not built.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use jsonschema::Validator;
use serde_json::Value;

use crate::cli::{Home, root, sample};

/// Where the schema lies on this machine, as cargo knows.
fn schema_file() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = root().join("tests/sarif/Cargo.toml");
    let asked = ["metadata", "--format-version", "1", "--locked", "--manifest-path"];
    let said = Command::new(cargo).args(asked).arg(manifest).output().unwrap();
    let how = "cargo fetch --locked --manifest-path tests/sarif/Cargo.toml brings the schema";
    assert!(said.status.success(), "{how}: {}", String::from_utf8_lossy(&said.stderr));
    let known: Value = serde_json::from_slice(&said.stdout).unwrap();
    let packages = known["packages"].as_array().unwrap();
    let carrier = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(carrier["manifest_path"].as_str().unwrap());
    manifest.with_file_name("src").join("schema.json")
}

fn schema() -> Validator {
    let mut schema: Value = serde_json::from_slice(&fs::read(schema_file()).unwrap()).unwrap();
    assert!(schema["$id"].as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    // Its pattern for languages has a bracket too many and is no regular expression; we name none.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn log(home: &Home, args: &[&str]) -> Value {
    let args = [&["check", "--format", "sarif", "--level", "info"], args].concat();
    serde_json::from_slice(&home.run(&args).bytes).unwrap()
}

/// Every object of that name, anywhere in a log.
fn all<'v>(value: &'v Value, name: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get(name));
            fields.values().for_each(|value| all(value, name, found));
        }
        Value::Array(values) => values.iter().for_each(|value| all(value, name, found)),
        _ => {}
    }
}

const SLIPS: &str = "\
# Úrgel

The fee fell from 682 to 375 euros, a drop of 55 percent.

It began on Sunday, 15 March 2025.

It began on Sunday, 15 March 2025.

The port asked for $4.8 now.
";

#[test]
fn every_log_fits_the_official_schema() {
    let home = Home::new().file("no words: 5%.md", SLIPS).file("many.jsonl", {
        let line = serde_json::json!({"id": "x", "text": SLIPS}).to_string();
        format!("{line}\n{line}\n")
    });
    let names = ["budget", "company", "diplomacy", "disaster", "health", "match", "poll"];
    let home = names.iter().map(|name| format!("{name}.md")).fold(home, |home, name| {
        let bytes = sample(&name);
        home.file(&format!("in/{name}"), bytes)
    });
    let absolute = home.path("in/diplomacy.md").display().to_string();
    let schema = schema();
    for args in [
        &["in"][..],
        &["no words: 5%.md", "many.jsonl"],
        &[&absolute],
        &["in/poll.md", "--allow", "wrong-weekday"],
    ] {
        let log = log(&home, args);
        let faults: Vec<_> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(faults.is_empty(), "{args:?}: {faults:?}");
    }
    // It is a schema that refuses: lines are counted from 1, and a rule has an id.
    let mut broken = log(&home, &["in"]);
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] =
        0.into();
    assert!(!schema.is_valid(&broken));
    let mut broken = log(&home, &["in"]);
    broken["runs"][0]["tool"]["driver"]["rules"][0].as_object_mut().unwrap().remove("id");
    assert!(!schema.is_valid(&broken));
    let mut broken = log(&home, &["in"]);
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] =
        "no words: 5%.md".into();
    assert!(!schema.is_valid(&broken));
    let mut broken = log(&home, &["in"]);
    broken["runs"][0]["results"][0]["level"] = "query".into();
    assert!(!schema.is_valid(&broken));
}

#[test]
fn a_result_points_at_its_rule_its_words_and_the_words_it_is_compared_with() {
    let home = Home::new().file("slips.md", SLIPS);
    let log = log(&home, &["slips.md"]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let lines: Vec<_> = SLIPS.lines().map(|line| line.chars().collect::<Vec<_>>()).collect();
    for result in results {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at]["id"], result["ruleId"]);
    }
    let mut regions = Vec::new();
    all(&log, "region", &mut regions);
    assert!(regions.len() > results.len(), "no related place");
    for region in regions {
        let at = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
        let line = &lines[at("startLine") - 1];
        let words: String = line[at("startColumn") - 1..at("endColumn") - 1].iter().collect();
        assert_eq!(region["snippet"]["text"], words);
        let chars: String = SLIPS.chars().skip(at("charOffset")).take(at("charLength")).collect();
        assert_eq!(chars, words);
        assert_eq!(SLIPS[at("byteOffset")..][..at("byteLength")], words);
    }
    let change = results.iter().find(|r| r["ruleId"] == "wrong-percent-change").unwrap();
    let related = change["relatedLocations"].as_array().unwrap();
    assert!(related.iter().any(|place| place["message"]["text"].as_str().unwrap().contains("682")));
    assert!(related.iter().zip(1..).all(|(place, id)| place["id"] == id));
    for rule in rules {
        let help = rule["help"]["markdown"].as_str().unwrap();
        assert!(help.contains("**") && help.contains(rule["id"].as_str().unwrap()), "{help}");
    }
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_tells_twins_apart() {
    let home = Home::new().file("a.md", SLIPS).file("b.md", format!("# Über\n\nNew.\n\n{SLIPS}"));
    let prints = |name: &str| {
        let log = log(&home, &[name]);
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let print =
            |r: &Value| r["partialFingerprints"]["factdeskFlag/v1"].as_str().unwrap().to_owned();
        results.iter().map(print).collect::<Vec<_>>()
    };
    let first = prints("a.md");
    assert_eq!(first, prints("b.md"));
    let mut different = first.clone();
    different.sort();
    different.dedup();
    assert!(first.len() >= 4 && different.len() == first.len(), "{first:?}");
}
