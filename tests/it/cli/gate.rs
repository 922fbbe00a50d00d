//! `gate` and what an editor says there: `clear`, `release`, `publish`, `correct`, `rules`.

use serde_json::Value;

use super::Home;

/// A desk with one article of one claim, Mara its admin and Jo a reviewer.
fn desk() -> Home {
    let home = Home::new()
        .file("mill.txt", "The mill at Orsa employs 410 people.")
        .file("mill-2.txt", "The mill at Orsa employs 401 people.");
    home.run(&["add", "mill.txt", "--as", "mara"]).exits(0);
    home.run(&["reviewers", "add", "jo", "--as", "mara"]).exits(0);
    home
}

fn checked() -> Home {
    let home = desk();
    let source = "https://orsa.example/register";
    let args =
        ["review", "c1", "--verdict", "accurate", "--resolution", "stet", "--source", source];
    home.run(&[&args[..], &["--as", "jo"]].concat()).exits(0);
    home
}

#[test]
fn a_shut_gate_says_why_and_an_open_one_lets_through() {
    let home = desk();
    let ran = home.run(&["gate", "a1"]).exits(1);
    ran.prints("Not clear. 1 thing stands against it:").prints("nobody has checked it.");
    home.run(&["clear", "a1", "--as", "mara"]).exits(1).prints("nobody has checked it.");
    home.run(&["gate", "a9"]).exits(2).says("no article a9");

    let home = checked();
    home.run(&["gate", "a1"]).exits(0).prints("Clear to print");
    let json = home.run(&["gate", "a1", "--format", "json"]).exits(0);
    let said: Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!(
        (said["clear"].clone(), said["reasons"].clone()),
        (true.into(), Vec::<i32>::new().into())
    );
    home.run(&["clear", "a1", "--as", "mara"]).exits(0).prints("a1 is cleared, by mara");
    home.run(&["publish", "a1", "--as", "mara"]).exits(0).prints("a1 is published, by mara");
    home.run(&["verify"]).exits(0);
}

#[test]
fn an_illegal_word_at_the_gate_is_told_what_is_allowed() {
    let home = checked();
    let publish = home.run(&["publish", "a1", "--as", "mara"]).exits(2);
    publish.says("it cannot be published").says("clear, release");
    let release = ["release", "a1", "--reason", "It is late.", "--as", "mara"];
    home.run(&release).exits(2).says("it needs no release");
    home.run(&["clear", "a1", "--as", "jo"]).exits(2).says("A reviewer may not clear articles");
    home.run(&["clear", "a1", "--as", "mara"]).exits(0);
    home.run(&["clear", "a1", "--as", "mara"]).exits(2).says("it cannot be cleared");
    home.run(&["correct", "a1", "--as", "mara"]).exits(2).says("reads otherwise");
    home.run(&["release", "a1", "--reason", " ", "--as", "mara"]).exits(2).says("no words");
}

#[test]
fn a_later_change_takes_the_clearance_back() {
    let home = checked();
    home.run(&["clear", "a1", "--as", "mara"]).exits(0);
    let revised = home.run(&["revise", "a1", "mill-2.txt", "--as", "jo"]).exits(0);
    revised.says("a1 was cleared; that no longer holds.");
    home.run(&["gate", "a1"]).exits(1).prints("it has changed since it was checked.");
    let release = ["release", "a1", "--reason", "The mill answers tomorrow.", "--as", "mara"];
    home.run(&release).exits(0).prints("against the gate, with 1 open, by mara");
    home.run(&["publish", "a1", "--as", "mara"]).exits(0);
    // Back to the first wording: what was printed is corrected.
    home.run(&["revise", "a1", "mill.txt", "--as", "jo"]).exits(0);
    let correct = home.run(&["correct", "a1", "--as", "mara"]).exits(0);
    correct.prints("An earlier version of this article misstated the number of people.");
    let again = ["correct", "a1", "--notice", "\u{1b}[31m", "--as", "mara"];
    home.run(&again).exits(2).says("control sign");
    home.run(&["verify"]).exits(0);
}

#[test]
fn the_rules_are_the_desks_own() {
    let home = desk()
        .file("lenient.json", r#"{"verdict": false, "resolution": false, "sources": {"min": 0}}"#)
        .file("odd.json", r#"{"verdicts": false}"#);
    home.run(&["rules", "--set", "odd.json", "--as", "mara"]).exits(3).says("verdicts");
    home.run(&["rules", "--set", "gone.json", "--as", "mara"]).exits(3).says("gone.json");
    home.run(&["rules", "--set", "lenient.json", "--as", "jo"]).exits(2).says("may not");
    home.run(&["rules", "--set", "lenient.json", "--as", "mara"]).exits(0);
    home.run(&["rules"]).exits(0).prints("\"verdict\": false");
    home.run(&["gate", "a1"]).exits(0);
    home.run(&["rules", "--reset", "--as", "mara"]).exits(0);
    home.run(&["gate", "a1"]).exits(1);
    home.run(&["verify"]).exits(0);
}
