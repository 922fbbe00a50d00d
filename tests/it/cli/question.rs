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
    mara(&[&["answer", "q1", "Million tons; my slip."], &said[..]].concat()).exits(0);
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
