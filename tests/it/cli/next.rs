//! `next`: the claim to take up, as the command tells it. The order is tested at the store.

use serde_json::Value;

use super::reviewers::desk;

#[test]
fn a_claim_is_shown_with_how_long_it_is_yours() {
    let home = desk();
    home.run(&["next", "--as", "marc"])
        .exits(0)
        .prints("c1  1.64 tons of oil per year")
        .prints("must query")
        .says("Yours until ");
    home.run(&["next", "--as", "marc"]).exits(0).prints("c1  ").says("Still yours until ");
    home.run(&["next", "--as", "jo", "--for", "5"]).exits(0).prints("c2  ");
    home.run(&["next", "--after", "a1/3", "--as", "marc"]).exits(0).prints("c4  ");
    let json = home.run(&["next", "--as", "mara", "--format", "json"]).exits(0);
    let claim: Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!((&claim["id"], &claim["reading"]), (&Value::from("c3"), &Value::Null));
    assert!(claim["until"].as_str().is_some());
    home.run(&["next", "--drop", "--as", "marc"])
        .exits(0)
        .says("Given back: claim 1 of a1 (c1)")
        .says("Given back: claim 4 of a1 (c4)");
    home.run(&["next", "--drop", "--as", "marc"]).exits(0).says("You have no claim to give back.");
    home.run(&["next", "--as", "vera"]).exits(2).says("A viewer may not take the next claim");
    home.run(&["next", "--as", "jo", "--for", "0"]).exits(2);
    home.run(&["next", "--as", "jo", "--article", "a9"]).exits(2).says("no article a9");
}

#[test]
fn when_nothing_is_left_it_says_what_waits() {
    let home = desk();
    home.run(&["assign", "marc", "--article", "a1", "--as", "jo"]).exits(0);
    home.run(&["next", "--as", "jo"])
        .exits(0)
        .says("Nothing is left for you now. 29 claims are not for you to take now.");
    let raw = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    raw.execute_batch(
        "INSERT INTO questions (article_id, claim_id, asked_of, body, reviewer_id, asked_at)
         SELECT 1, claim_id, 'author', 'Is it so?', 1, '2023-07-04T16:42:00Z' FROM claims;",
    )
    .unwrap();
    home.run(&["next", "--as", "marc"])
        .exits(0)
        .says("29 claims wait for answers.")
        .says("factdesk report questions");
    raw.execute_batch("UPDATE claims SET state = 'closed'").unwrap();
    home.run(&["next", "--as", "marc"]).exits(0).says("No claim is left to take");
}
