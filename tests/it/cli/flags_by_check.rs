//! `report flags --by check` and what `doctor` makes of it: dismissals teach.

use serde_json::{Value, json};

use super::Home;

const MARA: [&str; 2] = ["--as", "mara"];

/// A desk with so many articles, each with one wrong weekday.
fn desk(articles: usize) -> Home {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday"];
    let home = (0..articles).fold(Home::new(), |home, at| {
        let slip = format!("# The vote\n\nThe vote was on {}, 15 March 2025.\n", days[at % 6]);
        home.file(&format!("in/{at}.md"), slip)
    });
    home.run(&["add", "in", "--as", "mara"]).exits(0);
    home
}

fn act(home: &Home, args: &[&str]) {
    home.run(&[args, &MARA].concat()).exits(0);
}

fn rows(home: &Home, more: &[&str]) -> Vec<Value> {
    let args = ["report", "flags", "--by", "check", "--format", "jsonl"];
    let ran = home.run(&[&args, more].concat()).exits(0);
    serde_json::Deserializer::from_slice(&ran.bytes).into_iter().map(Result::unwrap).collect()
}

#[test]
fn answers_and_verdicts_count_for_the_check() {
    let home = desk(6);
    act(&home, &["dismiss", "f1", "--reason", "The letter has it so."]);
    act(&home, &["accept", "f2", "--reading", "1"]);
    act(&home, &["review", "c3", "--verdict", "wrong"]);
    act(&home, &["review", "c4", "--verdict", "accurate"]);
    act(&home, &["review", "c5", "--verdict", "unconfirmed"]);
    let weekday = |raised, accepted, dismissed, open, undecided, precision| {
        vec![json!({"code": "wrong-weekday", "raised": raised, "accepted": accepted,
            "dismissed": dismissed, "open": open, "undecided": undecided, "precision": precision})]
    };
    assert_eq!(rows(&home, &[]), weekday(6, 2, 2, 1, 1, Some(0.5)));
    assert_eq!(rows(&home, &["--article", "a6"]), weekday(1, 0, 0, 1, 0, None));
    assert_eq!(rows(&home, &["--flag", "wrong-duration"]), Vec::<Value>::new());
    assert_eq!(rows(&home, &["--to", "2001"]), Vec::<Value>::new());
    // Another verdict on the claim is another answer; a person's own flag is no check's.
    act(&home, &["review", "c4", "--verdict", "needs_fix"]);
    act(&home, &["flag", "c6", "--reason", "Sure?"]);
    assert_eq!(rows(&home, &[]), weekday(6, 3, 1, 1, 1, Some(0.75)));
}

#[test]
fn a_doubt_counts_once_through_all_drafts() {
    let home = desk(1).file("two.md", "# The vote\n\nThe vote was on Monday, 15 March 2025. So.\n");
    act(&home, &["dismiss", "f1", "--reason", "The letter has it so."]);
    act(&home, &["revise", "a1", "two.md"]);
    assert_eq!(rows(&home, &[])[0]["raised"], 1);
    assert_eq!(rows(&home, &[])[0]["dismissed"], 1);
    let home = home.file("three.md", "# The vote\n\nThe vote was put off. So.\n");
    act(&home, &["revise", "a1", "three.md", "--yes"]);
    assert_eq!(rows(&home, &[])[0]["dismissed"], 1);
    // A draft that is taken back has neither raised nor ended a doubt.
    let part = "# The school\n\nOf the 820 pupils, 205 (40 percent) walk to school.\n";
    let home = Home::new()
        .file("in.md", part)
        .file("two.md", part.replace("205", "246").replace("Of the", "On foot: of the"));
    home.run(&["add", "in.md", "--as", "mara"]).exits(0);
    let before = rows(&home, &[]);
    assert_eq!((&before[0]["code"], &before[0]["open"]), (&json!("part-whole"), &json!(1)));
    act(&home, &["revise", "a1", "two.md"]);
    act(&home, &["undo", "--yes"]);
    assert_eq!(rows(&home, &[]), before);
    // Gone before anybody answered.
    let home = desk(1).file("two.md", "# The vote\n\nThe vote was put off.\n");
    act(&home, &["revise", "a1", "two.md", "--yes"]);
    assert_eq!(
        (&rows(&home, &[])[0]["open"], &rows(&home, &[])[0]["undecided"]),
        (&json!(0), &json!(1))
    );
}

#[test]
fn every_format_of_reports_writes_it_and_no_other_report_is_counted_so() {
    let home = desk(2);
    let by = |format: &str| home.run(&["report", "flags", "--by", "check", "--format", format]);
    let csv = by("csv").exits(0).stdout.replace('\r', "");
    assert_eq!(
        csv,
        "code,raised,accepted,dismissed,open,undecided,precision\n\
                     wrong-weekday,2,0,0,2,0,\n"
    );
    for format in ["table", "json", "jsonl", "html"] {
        by(format).exits(0).prints("wrong-weekday");
    }
    home.run(&["report", "claims", "--by", "check"]).exits(2).says("report flags --by check");
    home.run(&["report", "flags", "--by", "mood"]).exits(2).says("check");
    let ran = home.run(&["report", "flags", "--by", "check", "--reviewer", "mara"]).exits(2);
    assert!(ran.stderr.contains("report flags --by check"), "{}", ran.stderr);
}

#[test]
fn doctor_names_a_check_that_the_desk_keeps_dismissing() {
    let home = desk(6);
    home.run(&["doctor"]).exits(0).prints("no flag has been answered yet");
    for flag in ["f1", "f2", "f3", "f4"] {
        act(&home, &["dismiss", flag, "--reason", "Our calendar is another."]);
    }
    let ran = home.run(&["doctor"]).exits(0).prints("4 flags answered, 0 of them right");
    assert!(!ran.stdout.contains("factdesk.toml"));
    act(&home, &["dismiss", "f5", "--reason", "Our calendar is another."]);
    act(&home, &["review", "c6", "--verdict", "wrong"]);
    home.run(&["doctor"]).exits(0).says("The desk is well.").matches("doctor-dismissed");
    let ran = home.run(&["doctor", "--format", "json"]).exits(0);
    let found: Value = serde_json::from_slice(&ran.bytes).unwrap();
    let with_advice = found.as_array().unwrap().iter().filter(|one| one.get("advice").is_some());
    assert_eq!(with_advice.count(), 1);
}
