//! `reopen`: a settled claim or an answered flag doubted again.

use super::review::claim;
use super::reviewers::desk;

#[test]
fn a_settled_claim_is_open_again_with_the_reason() {
    let home = desk();
    let reopen = ["reopen", "c2", "--as", "jo", "--reason", "A third one signed."];
    home.run(&reopen).exits(2).says("Claim 2 (c2) is open: it takes no reopening.");
    home.run(&["review", "c2", "--verdict", "accurate", "--resolution", "stet", "--as", "marc"])
        .exits(0);
    home.run(&reopen).exits(0).prints("c2 is reopened\n").says("The stet that stood");
    let seen = claim(&home, "c2");
    assert_eq!(
        (&seen["state"], &seen["verdict"]["verdict"]),
        (&"reopened".into(), &"accurate".into())
    );
    assert!(seen["resolution"].is_null());
    home.run(&["show", "c2"]).exits(0).prints("reopened: A third one signed. (JO, ");
    home.run(&["review", "c2", "--verdict", "accurate", "--as", "marc"])
        .exits(0)
        .prints("c2 is checked: accurate");
    home.run(&["reopen", "c2", "--as", "jo", "--reason", ""])
        .exits(2)
        .says("The reason has no words");
    home.run(&["reopen", "q1", "--as", "jo", "--reason", "x"])
        .exits(2)
        .says("neither a claim nor a flag");
}

#[test]
fn a_dismissed_flag_is_open_again_and_its_settled_claim_with_it() {
    let home = desk();
    home.run(&["reopen", "f1", "--reason", "x", "--as", "jo"])
        .exits(2)
        .says("Flag f1 is open: it cannot be reopened.")
        .says("dismiss, accept");
    home.run(&["dismiss", "f1", "--reason", "So they say.", "--as", "marc"]).exits(0);
    home.run(&["review", "c1", "--verdict", "accurate", "--as", "marc"]).exits(0);
    assert_eq!(claim(&home, "c1")["flags"][0]["state"], "dismissed", "a verdict leaves it so");
    home.run(&["reopen", "f1", "--reason", "Not any more.", "--as", "jo"])
        .exits(0)
        .prints("f1 is open\n")
        .says("is reopened: c1");
    let seen = claim(&home, "c1");
    assert_eq!((&seen["state"], &seen["flags"][0]["state"]), (&"reopened".into(), &"open".into()));
}
