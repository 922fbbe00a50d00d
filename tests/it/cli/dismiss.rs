//! `dismiss`: no fault, by whom, when and why; here, or of the same words everywhere.

use super::review::claim;
use super::reviewers::{desk, rows};

const OTHER: &str = "\
Cuba has signed an agreement to purchase 1.64 tons of oil per year from Russia, the two governments
said on Friday.
";

#[test]
fn a_dismissal_says_by_whom_and_why() {
    let home = desk();
    home.run(&["dismiss", "f1", "--reason", "", "--as", "marc"])
        .exits(2)
        .says("The reason has no words");
    home.run(&["dismiss", "f9", "--reason", "x", "--as", "marc"]).exits(2).says("no flag f9");
    home.run(&["dismiss", "c1", "--reason", "x", "--as", "marc"])
        .exits(2)
        .says("c1 is a claim, no flag")
        .says("factdesk report flags");
    home.run(&["dismiss", "f1", "--reason", "The contract says so.", "--as", "marc"])
        .exits(0)
        .prints("f1 is dismissed\n");
    home.run(&["show", "c1"])
        .exits(0)
        .prints("dismissed by marc, ")
        .prints("The contract says so.");
    let flag = &claim(&home, "c1")["flags"][0];
    assert_eq!((&flag["dismissed"], &flag["dismissed_by"]), (&true.into(), &"marc".into()));
    assert_eq!(rows(&home, &["articles"])[0]["flags"], 0);
    home.run(&["accept", "f1", "--as", "marc"])
        .exits(2)
        .says("Flag f1 is dismissed: it cannot be accepted.")
        .says("dismiss, reopen");
}

/// "28 years" may be wrong of two things; that it is right of one says nothing of the other.
#[test]
fn the_same_words_with_another_sum_are_another_doubt() {
    let ice = "The station has measured the ice since 1987, for 28 years without a gap.\n";
    let mill = "The mill has made paper since 1950, for 28 years without a gap.\n";
    let home = desk().file("ice.txt", ice).file("mill.txt", mill);
    let home = home.file("again.txt", format!("Once more: {ice}"));
    let add = |file: &str| home.run(&["add", file, "--date", "2025-06-11", "--as", "mara"]);
    for file in ["ice.txt", "mill.txt"] {
        add(file).exits(0).says("to query");
    }
    let flag = |article: &str| {
        let flags = rows(&home, &["report", "flags", "--article", article]);
        (flags[0]["id"].as_str().unwrap().to_owned(), flags[0]["state"].clone())
    };
    let (meant, _) = flag("a2");
    home.run(&["dismiss", &meant, "--reason", "Two gaps.", "--everywhere", "--as", "marc"])
        .exits(0)
        .says("Dismissed with it: 0 flags");
    add("again.txt").exits(0);
    assert_eq!((flag("a3").1, flag("a4").1), ("open".into(), "dismissed".into()));
}

#[test]
fn everywhere_means_articles_there_now_and_those_to_come() {
    let home = desk().file("now.txt", OTHER).file("later.txt", format!("Later: {OTHER}"));
    home.run(&["add", "now.txt", "--as", "mara"]).exits(0);
    home.run(&["dismiss", "f1", "--reason", "A sample.", "--everywhere", "--as", "marc"])
        .exits(0)
        .says("Dismissed with it: 1 flag on the same words.")
        .says("f2 in a2");
    home.run(&["add", "later.txt", "--as", "mara"]).exits(0);
    let flags = rows(&home, &["report", "flags"]);
    assert_eq!(flags.len(), 3);
    for flag in &flags {
        assert_eq!((&flag["state"], &flag["dismissed_by"]), (&"dismissed".into(), &"marc".into()));
        assert_eq!(flag["dismissed_reason"], "A sample.");
    }
    home.run(&["reopen", "f1", "--reason", "No.", "--as", "jo"])
        .exits(0)
        .says("2 more were dismissed with it and stay so");
    home.run(&["doctor"]).exits(0);
}
