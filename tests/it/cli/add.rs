//! `add`.

use super::Home;

#[test]
fn the_doubtful_claim_stands_on_top_with_its_reason() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0).matches("add-diplomacy");
}

#[test]
fn a_narrow_terminal_is_fitted() {
    let home = Home::with_sample("diplomacy.md");
    let mut command = home.command(&["add", "diplomacy.md"]);
    let output = command.env("COLUMNS", "60").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let long: Vec<_> = text.lines().skip(1).filter(|line| line.chars().count() > 60).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_same_article_twice_adds_nothing() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    let again = home.run(&["add", "diplomacy.md"]).exits(0);
    again.prints("a1  already holds this text (diplomacy.md)").says("Nothing new");
    let rows = home.run(&["articles", "--format", "jsonl"]).exits(0).stdout;
    assert_eq!(rows.lines().count(), 1);
}

#[test]
fn a_withdrawn_article_is_said_to_be_withdrawn() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    let desk = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    desk.execute("UPDATE articles SET withdrawn_at = '2023-07-05T08:00:00Z'", []).unwrap();
    drop(desk);
    let again = home.run(&["add", "diplomacy.md"]).exits(0);
    again
        .prints("a1  already holds this text (diplomacy.md), but is withdrawn: no listing shows it")
        .says("Nothing new: the desk has this text, in an article that is withdrawn.");
}

#[test]
fn many_files_show_what_is_doubtful() {
    let home = Home::with_sample("budget.md")
        .file("in/b.md", super::sample("poll.md"))
        .file("in/deep/a.md", super::sample("health.md"));
    home.run(&["add", "in", "budget.md"]).exits(0).matches("add-many");
}

#[test]
fn standard_input_and_json_lines_are_read() {
    let home = Home::new().file(
        "wire.jsonl",
        "{\"id\":\"w1\",\"text\":\"It bought 40 tons of milk.\"}\n\nnot json\n\
         {\"id\":\"w2\",\"text\":\"It sold 9 cows.\",\"date\":\"2023-07\"}\n",
    );
    home.run_with(&["add", "--title", "Milk", "-"], b"It bought 50 tons of milk.\n")
        .exits(0)
        .prints("a1  Milk");
    let ran = home.run(&["add", "wire.jsonl"]).exits(3);
    ran.prints("a2").prints("a3").says("wire.jsonl:3").says("1 article could not be read");
}

#[test]
fn what_the_editor_says_is_kept() {
    let home = Home::with_sample("poll.md");
    let args = [
        "add",
        "poll.md",
        "--title",
        "A poll",
        "--date",
        "2024-05",
        "--author",
        "Jo",
        "--url",
        "https://harbourcourier.example/poll",
        "--due",
        "2024-05-03T18:00:00+02:00",
    ];
    home.run(&args).exits(0);
    let ran = home.run(&["articles", "--format", "jsonl"]).exits(0);
    let row: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
    assert_eq!(row["title"], "A poll");
    assert_eq!(row["date"], "2024-05");
    assert_eq!(row["author"], "Jo");
    assert!(row["due_at"].as_str().unwrap().starts_with("2024-05-03T16:00:00"), "{row}");
}

#[test]
fn wrong_values_are_usage() {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md", "--date", "2024-02-30"]).exits(2).says("YYYY-MM-DD");
    home.run(&["add", "poll.md", "--due", "soon"]).exits(2).says("closing time");
    home.run(&["ad", "poll.md"]).exits(2).says("add");
    home.run(&["add", "--titel", "x"]).exits(2).says("--title");
    assert!(!home.path("factdesk.db").exists());
}

#[test]
fn quiet_leaves_only_data_and_errors() {
    let home = Home::with_sample("poll.md");
    let ran = home.run(&["add", "poll.md", "no.md", "--quiet"]).exits(3);
    assert_eq!(ran.stderr.lines().count(), 2, "{}", ran.stderr);
}
