//! `articles`, `claims` and `search`.

use serde_json::Value;

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("diplomacy.md").file("poll.md", super::sample("poll.md"));
    home.run(&["add", "diplomacy.md", "poll.md"]).exits(0);
    home
}

fn rows(home: &Home, args: &[&str]) -> Vec<Value> {
    let args = [args, &["--format", "jsonl"]].concat();
    let ran = home.run(&args).exits(0);
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn tables_fit_and_files_hold_every_column() {
    let home = desk();
    super::snapshot("articles-table", &home.run(&["articles"]).exits(0).stdout);
    super::snapshot("claims-table", &home.run(&["claims", "--article", "a1"]).exits(0).stdout);
    let csv = home.run(&["claims", "--format", "csv"]).exits(0).stdout;
    assert!(csv.starts_with("claim_id,article_id,number,"), "{csv}");
    let json = home.run(&["claims", "--format", "json"]).exits(0);
    let array: Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!(array.as_array().unwrap().len(), rows(&home, &["claims"]).len());
}

#[test]
fn filters_and_pages_cut_the_same_list() {
    let home = desk();
    let all = rows(&home, &["claims"]);
    let first = rows(&home, &["claims", "--limit", "3"]);
    let last = first[2]["id"].as_str().unwrap();
    let rest = rows(&home, &["claims", "--after", last]);
    assert_eq!([first, rest].concat(), all);
    let dates = rows(&home, &["claims", "--kind", "date"]);
    assert!(!dates.is_empty() && dates.iter().all(|claim| claim["kind"] == "date"));
    let flagged = rows(&home, &["claims", "--flag", "implausible-scale"]);
    assert_eq!(flagged.len(), 1);
    assert_eq!(flagged[0]["flags"][0]["code"], "implausible-scale");
    assert_eq!(rows(&home, &["claims", "--state", "open"]).len(), all.len());
    assert!(rows(&home, &["claims", "--verdict", "wrong"]).is_empty());
    assert_eq!(rows(&home, &["articles", "--limit", "1"]).len(), 1);
    assert_eq!(rows(&home, &["articles", "--after", "a1"])[0]["id"], "a2");
    assert!(rows(&home, &["articles", "--state", "published"]).is_empty());
}

#[test]
fn unknown_values_are_told_with_the_known_ones() {
    let home = desk();
    home.run(&["claims", "--kind", "quantitty"]).exits(2).says("quantity");
    home.run(&["claims", "--state", "opne"]).exits(2).says("open");
    home.run(&["claims", "--flag", "implausible-scal"]).exits(2).says("implausible-scale");
    home.run(&["claims", "--format", "cvs"]).exits(2).says("csv");
    home.run(&["claims", "--limit", "0"]).exits(2);
    home.run(&["claims", "--reviewer", "nobody"]).exits(2).says("Nobody on this desk is called");
    home.run(&["claims", "--verdict", "acurate"]).exits(2).says("Did you mean accurate?");
}

#[test]
fn words_are_found_and_signs_are_no_syntax() {
    let home = desk();
    let found = rows(&home, &["search", "milk"]);
    assert!(!found.is_empty());
    for words in ["\"", "oil AND", "NEAR(", "*", "a:b", "-", "'; DROP TABLE claims; --"] {
        home.run(&["search", "--", words]).exits(0);
    }
    home.run(&["search", " "]).exits(2);
}
