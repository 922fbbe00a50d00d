//! Databases that are no desk, or no desk of ours to write.

use std::fs;

use rusqlite::Connection;

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home
}

#[test]
fn looking_never_makes_a_desk() {
    let home = Home::new();
    for args in [&["articles"][..], &["claims"], &["show", "a1"], &["search", "oil"], &["doctor"]] {
        home.run(args).exits(4).says("factdesk.db");
    }
    assert!(!home.path("factdesk.db").exists());
}

#[test]
fn a_folder_that_takes_no_files_is_said() {
    // Tests may run as root, who may write anywhere: a folder that is a file stands for it.
    let home = Home::with_sample("poll.md").file("folder", "a file");
    let ran = home.run(&["add", "poll.md", "--db", "folder/factdesk.db"]).exits(4);
    ran.says("folder/factdesk.db");
    desk()
        .run(&["report", "claims", "-o", "poll.md/claims.csv"])
        .exits(2)
        .says("There is no folder poll.md");
}

#[test]
fn another_programs_database_is_left_alone() {
    let home = Home::with_sample("poll.md").file("text.db", "This is no database at all.\n");
    let foreign = Connection::open(home.path("foreign.db")).unwrap();
    foreign.execute_batch("CREATE TABLE recipes(name TEXT); PRAGMA application_id = 77;").unwrap();
    drop(foreign);
    for file in ["text.db", "foreign.db"] {
        let before = fs::read(home.path(file)).unwrap();
        home.run(&["add", "poll.md", "--db", file]).exits(4).says(file);
        home.run(&["claims", "--db", file]).exits(4).says(file);
        assert_eq!(fs::read(home.path(file)).unwrap(), before, "{file}");
    }
}

#[test]
fn a_newer_desk_is_refused() {
    let home = desk();
    let newer = Connection::open(home.path("factdesk.db")).unwrap();
    newer.execute_batch("PRAGMA user_version = 9999;").unwrap();
    drop(newer);
    home.run(&["add", "poll.md"]).exits(4).says("newer factdesk");
    home.run(&["claims"]).exits(4).says("newer factdesk");
}

#[test]
fn a_damaged_desk_is_refused_and_kept() {
    let home = desk();
    let path = home.path("factdesk.db");
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[100..half].fill(0x5A);
    fs::write(&path, &bytes).unwrap();
    home.run(&["doctor"]).exits(4);
    home.run(&["claims"]).exits(4).says("factdesk.db");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_locked_desk_says_so() {
    let home = desk();
    let other = Connection::open(home.path("factdesk.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE;").unwrap();
    let home = home.file("new.md", "It bought 40 tons of milk.");
    home.run(&["add", "new.md"]).exits(4).says("locked");
}
