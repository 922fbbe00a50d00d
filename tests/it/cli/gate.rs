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
    home.run(&["correct", "a1", "--as", "mara"]).exits(1).prints("it has changed");
    let correct = home.run(&["correct", "a1", "--reason", "It is so.", "--as", "mara"]).exits(0);
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

const SPENT: &str = "The port spent $214 million on a quay.";
const PLAN: &str = "It hired 340 people, the $214 million plan says.";

/// A desk with one article of these paragraphs; Mara its admin, Ed an editor, Jo and Sam reviewers.
fn port(paragraphs: &[&str]) -> Home {
    let home = Home::new().wide().file("port.txt", text(paragraphs));
    home.run(&["add", "port.txt", "--as", "mara"]).exits(0);
    for (handle, role) in [("ed", "editor"), ("jo", "reviewer"), ("sam", "reviewer")] {
        home.run(&["reviewers", "add", handle, "--role", role, "--as", "mara"]).exits(0);
    }
    home
}

fn text(paragraphs: &[&str]) -> String {
    format!("The port\n\n{}\n", paragraphs.join("\n\n"))
}

/// Runs a line of words; what has blanks in it stands in one piece between bars.
#[track_caller]
fn does(home: &Home, who: &str, line: &str) -> super::Ran {
    let pieces = line.split('|').enumerate();
    let words = pieces.flat_map(|(at, piece)| match at % 2 {
        0 => piece.split_whitespace().collect::<Vec<_>>(),
        _ => vec![piece],
    });
    home.run(&words.chain(["--as", who]).collect::<Vec<_>>())
}

#[track_caller]
fn settle(home: &Home, claims: &str) {
    let found = "--verdict accurate --resolution stet --source https://orsa.example/1";
    does(home, "jo", &format!("review {claims} {found}")).exits(0);
}

/// Settles every claim of the first article.
#[track_caller]
fn settle_all(home: &Home) {
    let listed = home.run(&["claims", "--article", "a1", "--format", "jsonl"]).exits(0).stdout;
    let id = |line: &str| {
        let claim: Value = serde_json::from_str(line).unwrap();
        claim["id"].as_str().unwrap().to_owned()
    };
    settle(home, &listed.lines().map(id).collect::<Vec<_>>().join(" "));
}

#[track_caller]
fn revise(home: &Home, paragraphs: &[&str]) -> super::Ran {
    std::fs::write(home.path("next.txt"), text(paragraphs)).unwrap();
    does(home, "ed", "revise a1 next.txt --yes").exits(0)
}

/// The gate is shut, for this reason too.
#[track_caller]
fn shut(home: &Home, why: &str) {
    home.run(&["gate", "a1"]).exits(1).prints(why);
    home.run(&["verify"]).exits(0);
}

#[track_caller]
fn open(home: &Home) {
    home.run(&["gate", "a1"]).exits(0);
    home.run(&["verify"]).exits(0);
}

#[track_caller]
fn state_is(home: &Home, state: &str) {
    home.run(&["gate", "a1", "--format", "json"]).prints(&format!("\"state\": \"{state}\""));
}

#[test]
fn a_dismissed_claim_that_says_something_else_is_open_again() {
    let home = port(&[SPENT]);
    does(&home, "jo", "review c1 --verdict accurate").exits(0);
    does(&home, "sam", "claim dismiss c1 --reason |No claim.|").exits(0);
    open(&home);
    revise(&home, &["The port spent $999 million on a quay."]);
    shut(&home, "it has changed since it was checked.");
    // The verdict was about something else, and does not come back with a later dismissal undone.
    does(&home, "sam", "claim dismiss c1 --reason |Still none.|").exits(0);
    open(&home);
    does(&home, "sam", "reopen c1 --reason |Or is it?|").exits(0);
    shut(&home, "it has changed since it was checked.");
}

#[test]
fn a_duplicate_rests_on_its_original() {
    let home = port(&[SPENT, PLAN]);
    settle(&home, "c2");
    does(&home, "jo", "claim duplicate c3 --of c2").exits(2).says("prints a value that");
    does(&home, "jo", "claim duplicate c3 --of c1").exits(0);
    shut(&home, "its original, claim 1, is open.");
    does(&home, "sam", "claim dismiss c1 --reason |No claim.|").exits(0);
    shut(&home, "its original, claim 1, is dismissed.");
    does(&home, "sam", "undo --yes").exits(0);
    settle(&home, "c1");
    open(&home);
    let fix = "--rationale |The books say so.| --resolution fix --correction |$241 million|";
    let source = "--source https://orsa.example/2#refutes";
    does(&home, "jo", &format!("review c1 --verdict wrong {fix} {source}")).exits(0);
    shut(&home, "its original, claim 1, is not settled yet.");
    // Mended in one place, it still stands in the other.
    revise(&home, &["The port spent $241 million on a quay.", PLAN]);
    shut(&home, "3  “$214 million”: it was reopened and needs a verdict.");
}

#[test]
fn a_duplicate_whose_original_is_gone_is_open_again() {
    let home = port(&[SPENT, PLAN]);
    settle(&home, "c1 c2");
    does(&home, "jo", "claim duplicate c3 --of c1").exits(0);
    open(&home);
    revise(&home, &[PLAN]);
    shut(&home, "3  “$214 million”: it was reopened and needs a verdict.");
}

#[test]
fn a_duplicate_may_rest_on_another_article_and_falls_with_it() {
    let home = port(&[SPENT]).file("other.txt", "Other\n\nThe plan of $214 million is old.\n");
    does(&home, "mara", "add other.txt").exits(0);
    does(&home, "jo", "claim duplicate c1 --of c2").exits(0);
    shut(&home, "its original, claim 1 of a2, is open.");
    settle(&home, "c2");
    open(&home);
    does(&home, "ed", "clear a1").exits(0);
    does(&home, "sam", "reopen c2 --reason |Is it?|").exits(0).says("a1 was cleared");
    state_is(&home, "checking");
    shut(&home, "its original, claim 1 of a2, is open again.");
    settle(&home, "c2");
    does(&home, "ed", "article withdraw a2 --reason spiked").exits(0);
    shut(&home, "its original, claim 1 of a2, is gone.");
}

#[test]
fn what_was_taken_into_a_claim_is_not_left_over_when_that_one_shrinks() {
    let home = port(&["The port spent $214 million and 340 days on a quay."]);
    does(&home, "jo", "claim merge c1 c2").exits(0);
    settle(&home, "c1");
    open(&home);
    revise(&home, &["The port spent $999 million and 340 days on a quay."]);
    settle(&home, "c1");
    shut(&home, "2  “340 days”: it has changed since it was checked.");
}

#[test]
fn a_source_for_the_old_value_is_none_for_the_new_one() {
    let home = port(&[SPENT]);
    settle(&home, "c1");
    revise(&home, &["The port spent $300 million on a quay."]);
    does(&home, "sam", "review c1 --verdict accurate --resolution stet").exits(0);
    shut(&home, "it has no source.");
    does(&home, "sam", "cite c1 s1").exits(0);
    open(&home);
}

#[test]
fn what_bore_a_claim_out_is_no_source_for_a_doubt() {
    let home = port(&[SPENT]);
    let wrong = "--verdict wrong --rationale |No.| --resolution overruled --reason |I know.|";
    std::fs::write(home.path("rules.json"), r#"{"no_source_for_resolutions": []}"#).unwrap();
    does(&home, "mara", "rules --set rules.json").exits(0);
    does(&home, "jo", "cite c1 https://orsa.example/1").exits(0);
    does(&home, "ed", &format!("review c1 {wrong}")).exits(0);
    shut(&home, "its verdict doubts it, but no source was cited for that.");
    does(&home, "ed", "cite c1 s1 --stance refutes").exits(0);
    open(&home);
    does(&home, "ed", "undo --yes").exits(0);
    shut(&home, "no source was cited for that.");
    // The same doubt again, with more to say: what came with the first or after it still counts.
    does(&home, "ed", "cite c1 https://orsa.example/2").exits(0);
    does(&home, "ed", &format!("review c1 {wrong}")).exits(0);
    open(&home);
}

#[test]
fn that_they_said_so_does_not_confirm_that_it_is_so() {
    let quote = "“We spent $214 million on a new quay in Varnhagen last year,” Tolk said.";
    let home = port(&[quote]);
    settle_all(&home);
    open(&home);
    revise(&home, &["Tolk said: “We spent $214 million on a new quay in Varnhagen last year.”"]);
    let before = home.run(&["gate", "a1"]).exits(1).stdout;
    assert!(before.contains("it was reworded; confirm that its verdict"), "{before}");
    let quoted = home.run(&["claims", "--article", "a1", "--format", "jsonl"]).stdout;
    let row: Value = quoted
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .find(|row: &Value| row["kind"] == "quote")
        .unwrap();
    let id = row["id"].as_str().unwrap();
    does(&home, "sam", &format!("review {id} --answer said --verdict accurate")).exits(0);
    let number = row["number"].as_str().unwrap();
    let after = home.run(&["gate", "a1"]).exits(1).stdout;
    assert!(after.contains(&format!("{number}  “")), "{after}");
    does(&home, "sam", &format!("claim confirm {id}")).exits(0);
    let after = home.run(&["gate", "a1"]).stdout;
    assert!(!after.contains(&format!("   {number}  “")), "{after}");
}

#[test]
fn what_is_no_quote_any_more_was_said_by_nobody() {
    let home = port(&["“We have waited long enough for this quay,” Tolk said."]);
    let said = "--answer said --verdict accurate --resolution stet --source https://orsa.example/1";
    does(&home, "jo", &format!("review c1 {said}")).exits(0);
    open(&home);
    does(&home, "ed", "clear a1").exits(0);
    does(&home, "ed", "claim kind c1 event").exits(0);
    state_is(&home, "checking");
    shut(&home, "it was reopened and needs a verdict.");
    does(&home, "ed", "undo --yes").exits(0);
    open(&home);
}

#[test]
fn a_verdict_holds_no_longer_than_is_said() {
    let home = port(&[SPENT]);
    let found = "--verdict accurate --resolution stet --source https://orsa.example/1";
    does(&home, "jo", &format!("review c1 {found} --valid-until 2020-01-01")).exits(0);
    shut(&home, "its verdict held until 2020-01-01; look at it again.");
    does(&home, "ed", "release a1 --reason |It is late.|").exits(0);
    does(&home, "ed", "publish a1").exits(0).prints("with 1 open");
}

#[test]
fn whatever_shuts_the_gate_takes_the_clearance_back() {
    let cleared = || {
        let home = port(&[SPENT]);
        settle(&home, "c1");
        does(&home, "ed", "clear a1").exits(0);
        home
    };
    let rules = r#"{"sources": {"min": 2}}"#;
    for (who, act) in [
        ("jo", "cite c1 s1 --withdraw"),
        ("jo", "resolve c1 --resolution cut"),
        ("jo", "question c1 |Who paid?| --to author"),
        ("jo", "claim add a1 --words |on a quay| --kind event"),
        ("mara", "rules --set rules.json"),
        ("sam", "flag a1 --reason |Odd.| --words quay"),
    ] {
        let home = cleared().file("rules.json", rules);
        let ran = does(&home, who, act).exits(0);
        ran.says("cleared");
        state_is(&home, "checking");
        home.run(&["verify"]).exits(0);
        let history = home.run(&["report", "history", "--format", "jsonl"]).exits(0);
        assert!(history.stdout.contains("cleared"), "{act}");
    }
    // What shuts nothing takes nothing back.
    let home = cleared();
    does(&home, "jo", "note c1 |-42 is not what she said.|").exits(0);
    does(&home, "sam", "review c1 --verdict accurate").exits(0);
    state_is(&home, "cleared");
}

#[test]
fn undoing_brings_no_clearance_back_over_new_faults() {
    let home = port(&[SPENT]);
    settle(&home, "c1");
    does(&home, "ed", "clear a1").exits(0);
    does(&home, "ed", "claim kind c1 quantity").exits(0);
    state_is(&home, "checking");
    does(&home, "jo", "question c1 |Who paid?| --to author").exits(0);
    does(&home, "ed", "undo --yes").exits(0);
    state_is(&home, "checking");
}

#[test]
fn a_release_covers_what_was_open_then() {
    let home = port(&[SPENT, PLAN]);
    does(&home, "ed", "release a1 --reason |It is late.|").exits(0);
    // Work goes on, and finds nothing new.
    does(&home, "jo", "review c1 --verdict accurate").exits(0);
    state_is(&home, "cleared");
    does(&home, "jo", "question c2 |Who?| --to author").exits(0).says("a1 was cleared");
    state_is(&home, "checking");
    does(&home, "ed", "publish a1").exits(2);
}

#[test]
fn a_correction_that_nobody_has_checked_needs_a_reason() {
    let home = port(&[SPENT]);
    settle(&home, "c1");
    does(&home, "ed", "clear a1").exits(0);
    does(&home, "ed", "publish a1").exits(0);
    revise(&home, &["The port spent $999 million on a quay."]);
    let refused = does(&home, "ed", "correct a1").exits(1);
    refused.prints("it has changed since it was checked.").says("factdesk correct a1 --reason");
    state_is(&home, "published");
    does(&home, "ed", "correct a1 --reason |The mayor rang.|").exits(0).prints("misstated");
    let history = home.run(&["report", "corrections", "--format", "jsonl"]).exits(0);
    assert!(history.stdout.contains("misstated"), "{}", history.stdout);
    home.run(&["verify"]).exits(0);
}

#[test]
fn a_withdrawn_article_is_neither_cleared_nor_revised() {
    let home = port(&[SPENT]).file("next.txt", text(&[PLAN]));
    settle(&home, "c1");
    does(&home, "ed", "article withdraw a1 --reason spiked").exits(0);
    for act in ["clear a1", "release a1 --reason late", "revise a1 next.txt --yes"] {
        does(&home, "ed", act).exits(2).says("a1 is withdrawn").says("article restore a1");
    }
}

#[test]
fn the_gate_does_not_name_who_is_behind_a_confidential_source() {
    let home = port(&[SPENT]);
    settle(&home, "c1");
    does(&home, "jo", "source add https://leak.example --title Leak --confidential").exits(0);
    does(&home, "jo", "question c1 |Sure?| --to source --person |Ana Deep| --source s2").exits(0);
    let said = home.run(&["gate", "a1"]).exits(1).prints("question q1 to the source is open.");
    assert!(!said.stdout.contains("Ana"), "{}", said.stdout);
}

#[test]
fn a_doubt_that_goes_with_its_words_is_told_and_comes_back_with_them() {
    const HIRED: &str = "It hired 340 people.";
    let home = port(&[SPENT, HIRED]);
    settle(&home, "c2");
    does(&home, "ed", "flag c1 --severity error --reason |-42 is made up.|").exits(0);
    does(&home, "jo", "question c1 |Who paid?| --to author").exits(0);
    revise(&home, &[HIRED]).prints("went with claim 1: flag f1, question q1");
    open(&home);
    let sheet = home.run(&["report", "questions", "--format", "html"]).exits(0);
    sheet.prints("(no longer in the draft)");
    revise(&home, &[SPENT, HIRED, "Bye."]).prints("an earlier draft had it");
    shut(&home, "1  “$214 million”: must query");
    shut(&home, "question q1 to the author is open.");
    does(&home, "jo", "answer q1 -42").exits(0);
}

#[test]
fn a_verdict_given_on_the_new_words_is_not_asked_for_again() {
    let home = port(&["The port spent $214 million on a quay in 2020."]);
    settle_all(&home);
    revise(&home, &["In 2020 the port spent $214 million on a quay."]);
    shut(&home, "it was reworded; confirm that its verdict still holds.");
    settle_all(&home);
    open(&home);
    revise(&home, &["In 2020 the port spent $214 million on a quay.", "Bye."]);
    open(&home);
}

#[test]
fn an_editor_takes_a_clearance_back_and_the_gate_says_so() {
    let home = checked();
    let by = |who: &str, args: &[&str]| home.run(&[args, &["--as", who]].concat());
    let back = ["clear", "a1", "--take-back", "--reason", "The mayor rang."];
    by("mara", &back).exits(2).says("a1 is checking, so it cannot be taken back.");
    by("mara", &["clear", "a1"]).exits(0);
    by("mara", &["clear", "a1", "--take-back"]).exits(2).says("--reason");
    by("mara", &["clear", "a1", "--reason", "x"]).exits(2).says("--take-back");
    by("mara", &["reviewers", "add", "sam", "--role", "reviewer"]).exits(0);
    by("sam", &back).exits(2).says("A reviewer may not clear articles");
    by("mara", &back).exits(0).prints("a1 is checking again, by mara\n");
    let gate = home.run(&["gate", "a1"]).exits(0).prints("Clear to print");
    gate.says("Its clearance was taken back by mara,").says(": The mayor rang.");
    let json = home.run(&["gate", "a1", "--format", "json"]).exits(0);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["taken_back"]["reason"], "The mayor rang.");
    home.run(&["report", "history", "--format", "csv"]).exits(0).prints("taken back");
    by("mara", &["undo", "--yes"]).exits(2).says("Clear it again: factdesk clear a1");
    home.run(&["verify"]).exits(0);
    by("mara", &["clear", "a1"]).exits(0);
    let json = home.run(&["gate", "a1", "--format", "json"]).exits(0);
    assert!(!json.stdout.contains("taken_back"), "{}", json.stdout);
}
