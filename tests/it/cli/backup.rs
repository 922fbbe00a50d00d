//! `backup`.

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("poll.md");
    home.run(&["add", "poll.md"]).exits(0);
    home.run(&["note", "c1", "Rang the pollster.", "--as", "mara"]).exits(0);
    home
}

#[test]
fn a_backup_says_where_it_is_and_where_its_chain_ends() {
    let home = desk();
    let ran = home.run(&["backup", "copy.db"]).exits(0).prints("copy.db\n").prints(" bytes\n");
    let anchor = ran.stdout.lines().last().unwrap().strip_prefix("anchor ").unwrap().to_owned();
    home.run(&["verify", "--db", "copy.db", "--anchor", &anchor]).exits(0);
    home.run(&["backup", "copy.db"]).exits(2).says("is there already and stays as it is.");
    home.run(&["backup"]).exits(2);
    home.run(&["backup", "."]).exits(2).says("factdesk backup --to .");
    let ran = home.run(&["backup", "--to", ".", "-q"]).exits(0);
    assert!(
        ran.stdout.starts_with("./factdesk-TIME") || ran.stdout.contains("./factdesk-"),
        "{ran:?}"
    );
}

#[test]
fn who_says_who_they_are_must_be_allowed_to() {
    let home = desk();
    home.run(&["reviewers", "add", "tom", "--role", "reviewer", "--as", "mara"]).exits(0);
    home.run(&["backup", "copy.db", "--as", "tom"]).exits(2).says("A reviewer may not");
    home.run(&["backup", "copy.db", "--as", "nobody"]).exits(2).says("Nobody");
    assert!(!home.path("copy.db").exists());
    home.run(&["backup", "copy.db", "--as", "mara"]).exits(0);
}

/// The system's limit on a file's length stands for the full disk.
#[cfg(unix)]
#[test]
fn a_disk_without_room_is_said_and_nothing_is_left() {
    let home = desk();
    let ran = std::process::Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 20; exec \"$@\"", "sh"])
        .args([env!("CARGO_BIN_EXE_factdesk"), "backup", "copy.db"])
        .current_dir(home.path(""))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(4), "{said}");
    assert!(said.contains("has no room") || said.contains("is full"), "{said}");
    let names: Vec<_> = std::fs::read_dir(home.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("copy") || name.starts_with('.'))
        .collect();
    assert_eq!(names, [] as [&str; 0]);
}
