//! `accept`: a reading that would fit becomes the proposed correction.

use super::review::claim;
use super::reviewers::desk;

#[test]
fn a_reading_is_proposed_and_still_needs_a_source() {
    let home = desk();
    home.run(&["accept", "f1", "--reading", "2", "--as", "jo"])
        .exits(2)
        .says("Flag f1 offers no reading \"2\".")
        .says("1: 1.64 million tons of oil per year");
    home.run(&["accept", "f1", "--as", "jo"])
        .exits(0)
        .prints("1.64 million tons of oil per year\n")
        .says("it needs a source");
    home.run(&["show", "c1"])
        .exits(0)
        .prints("proposed: 1.64 million tons of oil per year (jo), needs a source");
    let seen = claim(&home, "c1");
    assert_eq!((&seen["state"], &seen["verdict"]), (&"open".into(), &serde_json::Value::Null));
    assert_eq!(seen["flags"][0]["accepted_by"], "jo");
    home.run(&["flag", "c2", "--reason", "Which?", "--as", "jo"]).exits(0);
    home.run(&["accept", "f2", "--as", "jo"]).exits(2).says("offers no reading");
}

#[test]
fn a_verdict_takes_every_reading_that_was_accepted_and_says_what_it_leaves_out() {
    let home = super::Home::new();
    std::fs::write(
        home.path("mill.md"),
        "Mill\n\nThe stock rose from 20 tons (70 pounds) to 60 tons (90 pounds).\n",
    )
    .unwrap();
    let mara = |args: &[&str]| home.run(&[args, &["--as", "mara"]].concat());
    mara(&["add", "mill.md", "--date", "2024-05-14"]).exits(0);
    mara(&["accept", "f1"]).exits(0);
    mara(&["accept", "f2"]).exits(0);
    let given = mara(&["review", "c1", "--verdict", "wrong", "--rationale", "Scale says so"]);
    given.exits(0).says("rose from 20 tons (44,000 pounds) to 60 tons (130,000 pounds)");
}
