//! `reviewers`: the people of a desk, and what is refused about them.

use serde_json::Value;

use super::Home;

/// A desk with an article and four people.
pub(super) fn desk() -> Home {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    home.run(&["reviewers", "add", "mara", "--name", "Mara Lind", "--as", "mara"])
        .exits(0)
        .prints("mara  ML  admin  Mara Lind")
        .says("mara (MA) is the first person on this desk, and its admin now.");
    for (handle, role) in [("jo", "editor"), ("marc", "reviewer"), ("vera", "viewer")] {
        home.run(&["reviewers", "add", handle, "--role", role, "--as", "mara"]).exits(0);
    }
    home
}

pub(super) fn rows(home: &Home, args: &[&str]) -> Vec<Value> {
    let ran = home.run(&[args, &["--format", "jsonl"]].concat()).exits(0);
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn people_are_listed_in_every_format() {
    let home = desk();
    let people = rows(&home, &["reviewers"]);
    let told: Vec<_> = people.iter().map(|p| (p["handle"].as_str().unwrap(), &p["role"])).collect();
    assert_eq!(told[0], ("mara", &Value::from("admin")));
    assert_eq!((people.len(), &people[0]["active"]), (4, &Value::from(true)));
    home.run(&["reviewers", "--format", "csv"]).exits(0).prints("handle,initials,name,role,active");
    home.run(&["reviewers"]).exits(0).prints("Mara Lind");
    let empty = Home::with_sample("poll.md");
    empty.run(&["reviewers"]).exits(4).says("There is no desk");
    empty.run(&["add", "poll.md"]).exits(0);
    empty.run(&["reviewers"]).exits(0).says("Nobody is on this desk yet.");
}

#[test]
fn initials_are_made_and_never_given_twice() {
    let home = desk();
    home.run(&["reviewers", "add", "mo", "--name", "Max Lang", "--as", "mara"])
        .exits(0)
        .prints("mo  ML2  reviewer  Max Lang");
    home.run(&["reviewers", "add", "kim", "--initials", "ml", "--as", "mara"])
        .exits(2)
        .says("ML stands beside the ticks of mara already.");
    home.run(&["reviewers", "edit", "marc", "--initials", "mx", "--as", "mara"])
        .exits(0)
        .prints("marc  MX  reviewer");
    home.run(&["reviewers", "edit", "marc", "--initials", "m.x", "--as", "mara"]).exits(2);
}

#[test]
fn a_handle_is_taken_whole_and_whom_one_may_have_meant_is_said() {
    let home = desk();
    home.run(&["note", "c1", "Looks odd.", "--as", "mar"])
        .exits(2)
        .says("Nobody on this desk is called mar.")
        .says("Did you mean mara or marc?");
    home.run(&["reviewers", "edit", "joe", "--role", "admin", "--as", "mara"])
        .exits(2)
        .says("Did you mean jo?");
    home.run(&["claims", "--reviewer", "marcc"]).exits(2).says("Did you mean marc or mara?");
    home.run(&["reviewers", "add", "Marc Lind", "--as", "mara"])
        .exits(2)
        .says("marc.lind would do");
    home.run(&["reviewers", "add", "factdesk", "--as", "mara"]).exits(2).says("another handle");
    home.run(&["reviewers", "add", "marc", "--as", "mara"]).exits(2).says("on this desk already");
    home.run(&["reviewers", "add", "kim", "--role", "edtor", "--as", "mara"])
        .exits(2)
        .says("editor");
    home.run(&["reviewers", "add", "kim", "--name", " ", "--as", "mara"]).exits(2).says("no words");
    home.run(&["reviewers", "edit", "marc", "--as", "mara"]).exits(2).says("Nothing is to change.");
}

#[test]
fn the_last_admin_stays_and_whoever_leaves_lets_go_of_their_work() {
    let home = desk();
    for edit in [["--leave"].as_slice(), &["--role", "editor"]] {
        let args = [&["reviewers", "edit", "mara"], edit, &["--as", "mara"]].concat();
        home.run(&args).exits(2).says("mara is the last admin of this desk");
    }
    home.run(&["assign", "marc", "--article", "a1", "--claims", "1-3", "--as", "jo"]).exits(0);
    home.run(&["next", "--as", "marc"]).exits(0).prints("c1  ");
    home.run(&["reviewers", "edit", "marc", "--leave", "--as", "mara"])
        .exits(0)
        .prints("(left)")
        .says("3 hand-outs of theirs ended; that work is free again.");
    home.run(&["note", "c1", "One more.", "--as", "marc"]).exits(2).says("has left this desk");
    home.run(&["next", "--as", "jo"]).exits(0).prints("c1  ");
    home.run(&["assign", "marc", "--article", "a1", "--as", "jo"]).exits(2).says("has left");
    home.run(&["reviewers", "edit", "marc", "--back", "--role", "admin", "--as", "mara"]).exits(0);
    home.run(&["reviewers", "edit", "mara", "--leave", "--as", "marc"]).exits(0);
    home.run(&["reviewers", "edit", "mara", "--leave", "--as", "marc"])
        .exits(0)
        .says("Nothing had to change.");
}

#[test]
fn whoever_says_who_they_are_is_named_with_what_they_bring() {
    let home = desk().file("poll.md", super::sample("poll.md"));
    let home = home.file("health.md", super::sample("health.md"));
    home.run(&["add", "poll.md", "--as", "nobody"]).exits(2).says("Nobody on this desk is called");
    home.run(&["add", "poll.md", "--as", "vera"]).exits(2).says("A viewer may not add articles");
    home.run(&["add", "poll.md", "--as", "marc"]).exits(0);
    let mut hook = home.command(&["add", "health.md"]);
    assert!(hook.env("USER", "www-data").output().unwrap().status.success());
    let raw = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    let brought = |article: i64| -> (Option<String>, Value, String) {
        let sql = "SELECT w.handle, p.body, e.actor
                     FROM revisions AS r LEFT JOIN reviewers AS w ON w.reviewer_id = r.added_by
                     JOIN events AS e ON e.entity = 'revisions' AND e.entity_id = r.revision_id
                     JOIN event_payloads AS p ON p.seq = e.seq WHERE r.article_id = ?1";
        let (handle, body, actor): (_, String, _) = raw
            .query_row(sql, [article], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap();
        let body: Value = serde_json::from_str(&body).unwrap();
        (handle, body["added_by"].clone(), actor)
    };
    assert_eq!(brought(2), (Some("marc".to_owned()), 3.into(), "factdesk".to_owned()));
    assert_eq!(brought(3), (None, Value::Null, "factdesk".to_owned()));
}
