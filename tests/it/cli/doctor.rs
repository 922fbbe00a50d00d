//! `doctor`.

use super::Home;

#[test]
fn a_sound_desk_is_well() {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["doctor"]).exits(0).prints("well").says("The desk is well.");
    let ran = home.run(&["doctor", "--format", "json"]).exits(0);
    let found: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
    assert!(found.as_array().unwrap().iter().all(|one| one["ok"] == true), "{found}");
}
