//! `undo`: what goes, what stays and why, and what a new draft has to do with it.

use super::review::claim;
use super::{Home, Ran};

const PORT: &str = "The port\n\nThe port spent $214 million on a quay.\n\nIt hired 340 people in \
                    2019.\n\nThe crane lifts 40 tons and 7 tons of rope.\n";

/// An article, Mara who keeps the desk, Ed who edits, Jo and Sam who review.
fn port() -> Home {
    let home = Home::new()
        .file("port.txt", PORT)
        .file("port-2.txt", PORT.replace("340", "360").replace("The crane", "The big crane"))
        .file("port-3.txt", PORT.replace("340", "370"));
    home.run(&["add", "port.txt"]).exits(0);
    for (handle, role) in [("ed", "editor"), ("jo", "reviewer"), ("sam", "reviewer")] {
        home.run(&["reviewers", "add", handle, "--role", role, "--as", "mara"]).exits(0);
    }
    home
}

fn by(home: &Home, who: &str, args: &[&str]) -> Ran {
    home.run(&[args, &["--as", who]].concat())
}

/// State, standing verdicts and words of a claim.
fn stands(home: &Home, id: &str) -> (String, usize, String) {
    let seen = claim(home, id);
    let standing = |one: &&serde_json::Value| one["superseded_at"].is_null();
    let verdicts = seen["verdicts"].as_array().unwrap().iter().filter(standing).count();
    let text = |name: &str| seen[name].as_str().unwrap().to_owned();
    (text("state"), verdicts, text("quote"))
}

#[test]
fn the_last_act_is_taken_back_and_the_history_keeps_both() {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["undo", "--as", "mara"]).exits(2).says("mara has nothing to undo here.");
    home.run(&["note", "c2", "Rang the pollster.", "--as", "mara"]).exits(0);
    home.run(&["undo", "--as", "mara"])
        .exits(0)
        .prints("Undone: your note n1 on claim 2 (c2), TIME");
    home.run(&["undo", "--as", "mara", "--yes"]).exits(2).says("nothing to undo");
    home.run(&["note", "n1", "Too late.", "--as", "mara"]).exits(2).says("no note n1");
    home.run(&["verify"]).exits(0);
}

/// An old verdict must not come to stand on new words by undoing what took its place.
#[test]
fn what_was_said_of_the_words_before_stays_with_a_new_draft() {
    let acts: &[&[&str]] = &[
        &["review", "c2", "--verdict", "wrong", "--rationale", "No."],
        &["resolve", "c1", "--resolution", "stet"],
        &["reopen", "c1", "--reason", "Hm."],
        &["flag", "c3", "--reason", "Says who?"],
        &["claim", "dismiss", "c3", "--reason", "A turn of phrase."],
        &["claim", "kind", "c3", "event"],
        &["claim", "merge", "c4", "c5"],
        &["claim", "add", "a1", "--words", "on a quay"],
    ];
    for args in acts {
        let home = port();
        let verdict = ["review", "c1", "c2", "--verdict", "accurate"];
        by(&home, "jo", &verdict).exits(0);
        by(&home, "jo", args).exits(0);
        by(&home, "ed", &["revise", "a1", "port-2.txt"]).exits(0);
        let before: Vec<_> = ["c1", "c2"].iter().map(|id| stands(&home, id)).collect();
        by(&home, "jo", &["undo"])
            .exits(2)
            .says("ed has built on it since (revised a1, ")
            .says("A new draft has come since. Say what is right now: factdesk review");
        let after: Vec<_> = ["c1", "c2"].iter().map(|id| stands(&home, id)).collect();
        assert_eq!(before, after, "{args:?}");
    }
    // What is not said of words goes with any draft.
    let home = port();
    by(&home, "jo", &["note", "c1", "Rang the port."]).exits(0);
    by(&home, "ed", &["revise", "a1", "port-2.txt"]).exits(0);
    by(&home, "jo", &["undo"]).exits(0);
    home.run(&["verify"]).exits(0);
}

#[test]
fn a_new_draft_goes_as_long_as_nothing_has_happened_in_it() {
    let home = port();
    by(&home, "jo", &["review", "a1/1-4", "--verdict", "accurate", "--resolution", "stet"])
        .exits(0);
    by(&home, "ed", &["revise", "a1", "port-2.txt", "--title", "The big port"]).exits(0);
    assert_eq!(stands(&home, "c2"), ("reopened".into(), 0, "360 people".into()));
    by(&home, "sam", &["note", "c1", "Looked at it."]).exits(0);
    by(&home, "ed", &["undo"]).exits(2).says("sam has built on it since (note n1 on claim 1");
    by(&home, "sam", &["undo"]).exits(0);
    by(&home, "jo", &["undo"]).exits(2);
    by(&home, "ed", &["undo"]).exits(0).prints("Undone: revised a1, TIME");
    assert_eq!(stands(&home, "c2"), ("closed".into(), 1, "340 people".into()));
    home.run(&["articles"]).exits(0).prints("The port ");
    home.run(&["verify"]).exits(0);

    // It can still be read, and keeps its number.
    home.run(&["show", "a1", "--draft", "2"])
        .exits(0)
        .prints("draft 2, taken back ")
        .prints("[360 people]");
    home.run(&["show", "a1", "--draft", "2", "--format", "json"])
        .exits(0)
        .prints("\"taken_back_at\": \"TIME");
    by(&home, "ed", &["revise", "a1", "port-3.txt", "--dry-run"]).exits(0).prints("be draft 3 ");
    by(&home, "ed", &["revise", "a1", "port-3.txt"]).exits(0).prints("draft 3 ");
    assert_eq!(stands(&home, "c2"), ("reopened".into(), 0, "370 people".into()));
    assert_eq!(stands(&home, "c4").1, 1, "compared with the draft that stands");
    home.run(&["verify"]).exits(0);
    by(&home, "ed", &["undo"]).exits(0);
    by(&home, "jo", &["undo"]).exits(0).prints("your verdict accurate on claims 1, 2, 3, 4, TIME");
    assert_eq!(stands(&home, "c2"), ("open".into(), 0, "340 people".into()));
    home.run(&["verify"]).exits(0);
}

/// What a draft said that was taken back counts for nothing in those that come after.
#[test]
fn later_drafts_do_not_see_one_that_was_taken_back() {
    let home = port().file("cut.txt", PORT.replace("It hired 340 people in 2019.\n\n", ""));
    by(&home, "jo", &["review", "a1/1-2", "--verdict", "accurate"]).exits(0);
    by(&home, "jo", &["claim", "dismiss", "c4", "--reason", "A turn of phrase."]).exits(0);
    by(&home, "ed", &["revise", "a1", "cut.txt"]).exits(0).prints("removed");
    for draft in ["draft 3 ", "draft 4 "] {
        by(&home, "ed", &["revise", "a1", "port.txt"]).exits(0).prints(draft);
        assert_eq!(stands(&home, "c2").2, "340 people", "{draft}");
        by(&home, "ed", &["undo"]).exits(0);
        home.run(&["show", "c2"]).exits(2);
    }
    let before = home.run(&["gate", "a1"]).exits(1).stdout;
    let other = PORT.replace("40 tons", "60 tons");
    let home = home.file("other.txt", other);
    by(&home, "ed", &["revise", "a1", "other.txt"]).exits(0);
    by(&home, "ed", &["undo"]).exits(0);
    assert_eq!(home.run(&["gate", "a1"]).exits(1).stdout, before);
    home.run(&["verify"]).exits(0);
}

#[test]
fn another_date_goes_back_with_the_reading_it_gave() {
    let home = Home::new().file("mine.txt", "The mine sold 40 tons of tin last year.\n");
    home.run(&["add", "mine.txt", "--date", "2023-07-04"]).exits(0);
    let date = ["article", "edit", "a1", "--date", "2019-03-02"];
    by(&home, "mara", &date).exits(0).says("it is read anew as draft 2").says("--draft 1");
    by(&home, "mara", &["undo"]).exits(0).prints("Undone: edited a1");
    home.run(&["show", "a1"]).exits(0).prints("2023-07-04");
    by(&home, "mara", &date).exits(0).says("as draft 3").says("--draft 1");
    home.run(&["verify"]).exits(0);
}

/// Whoever cleared it did not see what was there in between.
#[test]
fn a_slip_on_a_cleared_article_is_undone_and_the_article_is_not_cleared_again() {
    let home = port();
    let verdict = ["--verdict", "accurate", "--resolution", "stet", "--source", "s1"];
    by(&home, "jo", &["source", "add", "https://example.org/1", "--title", "Books"]).exits(0);
    by(&home, "jo", &[&["review", "a1/1-5"], verdict.as_slice()].concat()).exits(0);
    by(&home, "ed", &["clear", "a1"]).exits(0);
    let slip = ["review", "c2", "--verdict", "wrong", "--rationale", "No."];
    by(&home, "sam", &slip).exits(0).says("a1 was cleared; that is taken back.");
    by(&home, "sam", &["undo"]).exits(0);
    assert_eq!(stands(&home, "c2"), ("closed".into(), 1, "340 people".into()));
    home.run(&["articles", "--format", "jsonl"]).exits(0).prints("\"state\":\"checking\"");
    by(&home, "ed", &["publish", "a1"]).exits(2);
    by(&home, "ed", &["undo"]).exits(0).prints("your word that it is cleared in a1");
    by(&home, "ed", &["clear", "a1"]).exits(0);
    by(&home, "ed", &["undo"]).exits(0);
    home.run(&["verify"]).exits(0);
}

#[test]
fn whoever_lost_the_right_restores_nothing_with_it() {
    let home = port();
    let stet = ["--verdict", "accurate", "--resolution", "stet"];
    by(&home, "jo", &[&["review", "c1"], stet.as_slice()].concat()).exits(0);
    by(&home, "ed", &["reopen", "c1", "--reason", "Hm."]).exits(0);
    by(&home, "mara", &["reviewers", "edit", "ed", "--role", "author"]).exits(0);
    by(&home, "ed", &["undo"]).exits(2).says("An author may not give verdicts");
    by(&home, "mara", &["reviewers", "edit", "ed", "--role", "reviewer"]).exits(0);
    by(&home, "ed", &["undo"]).exits(0);
    by(&home, "mara", &["reviewers", "edit", "ed", "--role", "editor"]).exits(0);
    by(&home, "ed", &["article", "edit", "a1", "--title", "The quay"]).exits(0);
    by(&home, "mara", &["reviewers", "edit", "ed", "--role", "reviewer"]).exits(0);
    by(&home, "ed", &["undo"]).exits(2).says("A reviewer may not change an article's title");
}

#[test]
fn an_article_brought_in_is_not_walked_past() {
    let home = port().file("mill.txt", "The mill employs 410 people.\n");
    by(&home, "jo", &["review", "c1", "--verdict", "accurate"]).exits(0);
    by(&home, "jo", &["add", "mill.txt"]).exits(0);
    by(&home, "jo", &["note", "c1", "Rang the port."]).exits(0);
    let undone = by(&home, "jo", &["undo"]).exits(0).prints("your note n1");
    assert!(!undone.stderr.contains("Next would be"), "{}", undone.stderr);
    by(&home, "jo", &["undo"])
        .exits(2)
        .says("Your last act brought in a2")
        .says("Take it out with factdesk article withdraw a2")
        .says("(an editor may do that)");
    assert_eq!(stands(&home, "c1").0, "checked");
    by(&home, "ed", &["article", "withdraw", "a2", "--reason", "Not ours."]).exits(0);
    by(&home, "jo", &["undo"]).exits(0).prints("your verdict accurate on claim 1");
}

#[test]
fn what_would_go_next_is_said() {
    let home = port();
    for words in ["First.", "Second."] {
        by(&home, "jo", &["note", "c1", words]).exits(0);
    }
    by(&home, "jo", &["undo", "--yes"])
        .exits(0)
        .prints("Undone: your note n2 on claim 1 (c1), TIME")
        .says("Next would be: your note n1 on claim 1 (c1), TIME");
    let last = by(&home, "jo", &["undo", "--yes"]).exits(0);
    assert_eq!(last.stderr, "");
}

#[test]
fn only_the_act_that_is_named_is_taken_back() {
    let home = port();
    let last = || -> i64 {
        let conn = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
        conn.query_row("SELECT MAX(seq) FROM events", [], |row| row.get(0)).unwrap()
    };
    by(&home, "jo", &["note", "c1", "Rang the port."]).exits(0);
    let first = last().to_string();
    by(&home, "jo", &["note", "c1", "Rang again."]).exits(0);
    let second = last().to_string();
    let refused = by(&home, "jo", &["undo", "--event", &first]).exits(2);
    refused.says("Your last act is another one by now (your note n2 on claim 1").says(&second);
    by(&home, "jo", &["undo", "--event", &second]).exits(0).prints("Undone: your note n2");
    by(&home, "jo", &["undo", "--event", &second]).exits(2).says("That is undone already");
    by(&home, "jo", &["undo", "--event", &first]).exits(0).prints("Undone: your note n1");
}
