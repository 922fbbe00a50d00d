//! `show`.

use super::Home;

#[test]
fn an_article_and_a_claim_are_shown() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    home.run(&["show", "a1"]).exits(0).matches("show-article");
    home.run(&["show", "c1"]).exits(0).matches("show-claim");
    let ran = home.run(&["show", "a1", "--format", "json"]).exits(0);
    let shown: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
    assert_eq!(shown["article"]["id"], "a1");
}
