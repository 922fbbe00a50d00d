//! `flag`: a doubt of one's own, on a claim or on words.

use super::review::claim;
use super::reviewers::{desk, rows};

#[test]
fn a_flag_opens_a_settled_claim_again_unless_it_is_a_note() {
    let home = desk();
    home.run(&["review", "c2", "--verdict", "accurate", "--resolution", "stet", "--as", "marc"])
        .exits(0);
    home.run(&["flag", "c2", "--reason", "Odd.", "--severity", "info", "--as", "jo"])
        .exits(0)
        .prints("f2\n");
    assert_eq!(claim(&home, "c2")["state"], "closed");
    home.run(&["flag", "c2", "--reason", "Which two?", "--as", "jo"])
        .exits(0)
        .says("Its claim was settled and is reopened.");
    let seen = claim(&home, "c2");
    assert_eq!(seen["state"], "reopened");
    assert_eq!(seen["flags"][0]["message"], "Which two?", "loudest first");
    assert_eq!(
        (&seen["flags"][0]["code"], &seen["flags"][0]["raised_by"]),
        (&"editor".into(), &"jo".into())
    );
    home.run(&["show", "c2"]).exits(0).prints("query by jo: Which two?");
    assert_eq!(rows(&home, &["claims", "--flag", "editor"]).len(), 1);
    // The verdict answers both.
    home.run(&["review", "c2", "--verdict", "accurate", "--as", "marc"]).exits(0).says("f2, f3");
    home.run(&["doctor"]).exits(0);
}

#[test]
fn words_are_flagged_where_they_stand() {
    let home = desk();
    let flag = |more: &[&str]| {
        home.run(&[&["flag", "a1", "--reason", "Sure?", "--as", "jo"], more].concat())
    };
    flag(&[]).exits(2).says("which words of a1 are in doubt");
    flag(&["--words", "zebra"]).exits(2).says("do not stand in a1");
    flag(&["--words", "two"]).exits(2).says("stand 3 times in a1").says("--nth 1 to 3");
    flag(&["--words", "two", "--nth", "4"]).exits(2).says("There is no place 4");
    flag(&["--nth", "1"]).exits(2);
    flag(&["--words", "primary school"]).exits(0).says("“primary school”");
    flag(&["--words", "two", "--nth", "3"]).exits(0).says("“two”, c14");
    home.run(&["flag", "c1", "--words", "primary school", "--reason", "x", "--as", "jo"])
        .exits(2)
        .says("do not stand in c1");
    let flags = rows(&home, &["report", "flags"]);
    let own: Vec<_> = flags.iter().filter(|flag| flag["code"] == "editor").collect();
    assert_eq!(own.len(), 2);
    assert!(own.iter().any(|flag| flag["claim"].is_null()));
}
