//! `revise`: what is refused, and what a new draft does. Which verdict survives which edit is
//! measured in `revisions.rs`.

use super::Home;

const DRAFT: &str = "Mill closes\n\nThe mill at Orsa employs 410 people. It made 62,000 tons of \
                     paper in 2023.\n\nThe town council meets on Friday.\n";

fn desk() -> Home {
    let home = Home::new()
        .file("mill.txt", DRAFT)
        .file("mill-2.txt", DRAFT.replace("410 people", "401 people"))
        .file("empty.txt", " \n")
        .file("other.txt", super::sample("match.md"));
    home.run(&["add", "mill.txt"]).exits(0);
    home
}

#[test]
fn a_draft_that_is_none_is_refused_and_changes_nothing() {
    let home = desk();
    let before = home.run(&["show", "a1", "--format", "json"]).exits(0).stdout;
    for (file, code, words) in [
        ("mill.txt", 2, "has exactly this text"),
        ("empty.txt", 3, "holds no words"),
        ("gone.txt", 3, "There is no file gone.txt"),
        (".", 2, "is a folder"),
        ("other.txt", 2, "Is it the same article?"),
    ] {
        home.run(&["revise", "a1", file, "--as", "mara"]).exits(code).says(words);
    }
    home.run(&["revise", "a9", "mill-2.txt", "--as", "mara"]).exits(2).says("no article a9");
    home.run(&["revise", "a1", "mill-2.txt", "--dry-run"]).exits(0).prints("[-410-] {+401+}");
    assert_eq!(home.run(&["show", "a1", "--format", "json"]).exits(0).stdout, before);
    home.run(&["revise", "a1", "other.txt", "--yes", "--as", "mara"]).exits(0).prints("Removed");
}

#[test]
fn the_text_of_another_article_is_no_draft_of_this_one() {
    let home = desk();
    home.run(&["add", "other.txt"]).exits(0);
    let args = ["revise", "a1", "other.txt", "--yes", "--as", "mara"];
    home.run(&args).exits(2).says("This is the text of a2, another article.");
}

#[test]
fn a_changed_value_is_told_and_the_desk_stays_well() {
    let home = desk();
    let ran = home.run(&["revise", "a1", "mill-2.txt", "--as", "mara"]).exits(0);
    ran.prints("“410 people” → “401 people”").prints("1 changed");
    let again = home.run(&["revise", "a1", "mill-2.txt", "--as", "mara"]);
    again.exits(2).says("Draft 2 of a1 has exactly this text");
    // Back to the first wording: an earlier draft's text may come again.
    home.run(&["revise", "a1", "mill.txt", "--as", "mara"]).exits(0).prints("draft 3");
    home.run(&["doctor"]).exits(0);
}
