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
