//! `question`, `answer`, `questions`: what the desk waits for, and what it was told.

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    home
}

#[test]
fn a_question_waits_until_it_is_answered_and_keeps_every_answer() {
    let home = desk();
    let mara = |args: &[&str]| home.run(&[args, &["--as", "mara"]].concat());
    let ask = ["question", "a1/4", "Tons, or million tons?", "--to", "author"];
    mara(&[&ask[..], &["--due", "2023-07-14T18:00:00Z"]].concat()).exits(0).prints("q1\n");
    mara(&["question", "a1", "Has counsel seen it?", "--to", "lawyer", "--person", "Ana Ruiz"])
        .exits(0)
        .prints("q2\n");
    mara(&["show", "c4"]).exits(0).prints("Tons, or million tons? [open, due 2023-07-14 18:00]");
    mara(&["show", "a1"]).exits(0).prints("checking");

    let said = ["--said-at", "2023-07-14T16:42:00Z"];
    mara(&[&["answer", "q1", "Tons."], &said[..]].concat()).exits(0);
    let stale = ["answer", "q1", "Million tons; my slip.", "--if-version", "1"];
    mara(&[&stale[..], &said[..]].concat())
        .exits(2)
        .says("q1 has changed: you took down an answer at")
        .says("It says: “Tons.” Yours: “Million tons; my slip.”")
        .says("--if-version 2");
    mara(&[&stale[..3], &said[..]].concat())
        .exits(0)
        .says("It takes the place of the answer that MA took down: Tons.");
    let shown = mara(&["show", "c4"]).exits(0).prints("author says, 2023-07-14 16:42, MA");
    shown.prints("Million tons; my slip.").prints("[answered]");
    let conn = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    let first: (String, bool) = conn
        .query_row(
            "SELECT body, superseded_at IS NOT NULL FROM answers WHERE answer_id = 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .unwrap();
    assert_eq!(first, ("Tons.".to_owned(), true));

    let open = mara(&["questions", "--open", "--format", "csv"]).exits(0).prints("q2,a1");
    assert!(!open.stdout.contains("q1"));
    mara(&["questions", "--person", "ruiz", "--article", "a1"]).exits(0).prints("Ana Ruiz");
    mara(&["question", "q1", "--withdraw"]).exits(2).says("has its answer");
    mara(&["question", "q2", "--withdraw"]).exits(0);
    mara(&["question", "q2", "--withdraw"]).exits(2).says("was withdrawn");
    mara(&["answer", "q2", "Yes."]).exits(2).says("was withdrawn");
    mara(&["questions", "--open"]).exits(0).says("No questions.");
    mara(&["doctor"]).exits(0);
}

#[test]
fn what_cannot_be_asked_or_answered_is_said() {
    let home = desk();
    let mara = |args: &[&str]| home.run(&[args, &["--as", "mara"]].concat());
    mara(&["question", "c999", "Why?", "--to", "author"]).exits(2).says("no claim c999\n");
    mara(&["question", "a9", "Why?", "--to", "author"]).exits(2).says("no article a9\n");
    mara(&["question", "c4", "Why?"]).exits(2).says("--to");
    mara(&["question", "c4", "Why?", "--to", "editor"]).exits(2).says("lawyer");
    mara(&["question", "c4", " ", "--to", "author"]).exits(2).says("The question has no words.");
    mara(&["question", "c4", "Why?", "--to", "author", "--due", "soon"]).exits(2).says("closing");
    mara(&["question", "c4", "Why?", "--to", "source", "--source", "s4"]).exits(2).says("s4\n");
    mara(&["answer", "q7", "So."]).exits(2).says("This desk has no question q7\n");
    mara(&["question", "c4", "Why?", "--to", "author", "--due", "2001-01-01 10:00"])
        .exits(0)
        .says("That closing time has passed already.");
    mara(&["answer", "q1", "So.", "--said-at", "2999-01-01 10:00"]).exits(2).says("lies ahead");
    let long = "x".repeat((1 << 20) + 1);
    home.run_with(&["answer", "q1", "-", "--as", "mara"], long.as_bytes())
        .exits(2)
        .says("longer than 1 MB");
    home.run_with(&["answer", "q1", "-", "--as", "mara"], &long.as_bytes()[1..]).exits(0);
}

#[test]
fn notes_stand_in_words_beside_their_claim() {
    let home = desk();
    let mara = |args: &[&str]| home.run(&[args, &["--as", "mara"]].concat());
    mara(&["note", "c4", "Rang the ministry."]).exits(0);
    mara(&["note", "n1", "And again."]).exits(0);
    mara(&["note", "c4", "For counsel.", "--privileged"]).exits(0);
    mara(&["note", "n1", "--settle"]).exits(0);
    let shown = mara(&["show", "c4"]).exits(0).prints("n1 Rang the ministry. (MA,");
    shown.prints("[settled by mara]").prints("n2 And again.").prints("n3 For counsel.");
    let anybody = home.run(&["show", "c4", "--format", "json"]).exits(0).prints("\"notes\": 2,");
    assert!(!anybody.prints("\"note_thread\": [").stdout.contains("For counsel."));
    mara(&["show", "c4", "--format", "json"]).exits(0).prints("\"notes\": 3,");
    // For whoever may not read it there is no such note to answer or settle.
    mara(&["reviewers", "add", "jo", "--role", "reviewer"]).exits(0);
    for args in [["note", "n3", "Is that so?"], ["note", "n3", "--settle"]] {
        let there = home.run(&[args.as_slice(), &["--as", "jo"]].concat()).exits(2);
        let none = home.run(&["note", "n9", args[2], "--as", "jo"]).exits(2);
        assert_eq!(there.stderr, none.stderr.replace("n9", "n3"));
    }
    mara(&["note", "n3", "--settle"]).exits(0);
}

/// A text whose first claim has a flag on either bracket, and a further draft of it.
const MILL: &str = "The mill\n\nThe stock rose from 20 tons (70 pounds) to 60 tons (90 pounds).\n";

#[test]
fn a_question_asked_out_of_a_flag_goes_on_with_the_same_doubt_of_the_next_draft() {
    let home = Home::new();
    std::fs::write(home.path("mill.md"), MILL).unwrap();
    let mara = |args: &[&str]| home.run(&[args, &["--as", "mara"]].concat());
    mara(&["add", "mill.md", "--date", "2024-05-14"]).exits(0);
    let ask = |on: &str| mara(&["question", on, "Which of the two?", "--to", "author"]);
    ask("f9").exits(2).says("no flag f9\n");
    ask("f2").exits(0).prints("q1\n");
    ask("c1").exits(0).prints("q2\n");
    mara(&["show", "c1"]).exits(0).prints("q1 to author about f2: Which").prints("q2 to author: ");
    let flag_of = |question: usize| {
        let listed = mara(&["questions", "--format", "jsonl"]).exits(0);
        let row: serde_json::Value =
            serde_json::from_str(listed.stdout.lines().nth(question - 1).unwrap()).unwrap();
        assert_eq!(row["claim"], "c1");
        row["flag"].clone()
    };
    assert_eq!((flag_of(1), flag_of(2)), ("f2".into(), serde_json::Value::Null));
    std::fs::write(home.path("mill.md"), MILL.replace("The stock", "Since the strike the stock"))
        .unwrap();
    mara(&["revise", "a1", "mill.md"]).exits(0);
    ask("f2").exits(2).says("earlier draft");
    let flags = mara(&["report", "flags", "--format", "jsonl"]).exits(0);
    let now = flags.stdout.lines().nth(1).unwrap();
    let now: serde_json::Value = serde_json::from_str(now).unwrap();
    assert_eq!(now["quote"], "90 pounds");
    assert_eq!(flag_of(1), now["id"]);
    assert_ne!(flag_of(1), "f2");
    mara(&["verify"]).exits(0);
}
