//! `verify`.

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["note", "c1", "Rang the pollster.", "--as", "mara"]).exits(0);
    home
}

/// The anchor, as the last line of data says it.
fn anchor(stdout: &str) -> String {
    stdout.lines().last().unwrap().strip_prefix("anchor ").unwrap().to_owned()
}

#[test]
fn a_desk_as_it_was_written_is_whole() {
    let home = desk();
    let ran = home.run(&["verify"]).exits(0).says("Every word is as it was written.");
    let anchor = anchor(&ran.stdout);
    assert!(anchor.starts_with("3:"), "{anchor}");
    home.run(&["verify", "--anchor", &anchor]).exits(0).prints("the one that was noted");
    home.run(&["note", "c2", "Once more.", "--as", "mara"]).exits(0);
    home.run(&["verify", "--anchor", &anchor, "-q"]).exits(0);
    home.run(&["verify", "--anchor", "9:0123456789abcdef"]).exits(4).prints("it is gone");
    home.run(&["verify", "--anchor", "nine"]).exits(2).says("is no anchor");
    let ran = home.run(&["verify", "--format", "json"]).exits(0);
    let found: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
    assert_eq!(
        (found["whole"].as_bool(), found["head"].as_str().map(|h| &h[..2])),
        (Some(true), Some("4:"))
    );
}

#[test]
fn a_changed_byte_of_a_note_is_named() {
    let home = desk();
    let other = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    other.execute_batch("UPDATE notes SET body = 'Rang the pollsteR.'").unwrap();
    let ran = home.run(&["verify"]).exits(4).prints("n1: its body is not what mara wrote on");
    ran.prints("(event 3)").says("Something else has changed the desk");
}
