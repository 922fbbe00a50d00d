//! `explain`.

use super::Home;

#[test]
fn every_check_is_listed_and_explained() {
    let home = Home::new();
    let list = home.run(&["explain"]).exits(0).stdout;
    for check in factdesk::check::ALL {
        assert!(list.contains(check.code), "{}", check.code);
        let ran = home.run(&["explain", check.code]).exits(0);
        ran.prints(check.severity.words()).prints("It fires on").prints("It stays silent on");
    }
    home.run(&["explain", "implausible-scael"]).exits(2).says("Did you mean implausible-scale");
    let ran = home.run(&["explain", "--format", "json"]).exits(0);
    let all: serde_json::Value = serde_json::from_slice(&ran.bytes).unwrap();
    assert_eq!(all.as_array().unwrap().len(), factdesk::check::ALL.len());
}

#[test]
fn a_flag_is_explained_by_its_check_and_another_id_by_how_to_see_it() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["explain", "f1"]).exits(4);
    home.run(&["add", "diplomacy.md", "--as", "mara"]).exits(0);
    home.run(&["flag", "c3", "--reason", "Says who?", "--as", "mara"]).exits(0);
    home.run(&["explain", "f1"])
        .exits(0)
        .prints("f1  must query  “1.64 tons of oil per year” in a1")
        .prints("a lost “million” would fit")
        .prints("It stays silent on");
    home.run(&["explain", "f2"]).exits(0).prints("Says who?").says("raised by hand");
    home.run(&["explain", "f99"]).exits(2).says("no flag f99").says("factdesk report flags");
    for (id, is, see) in [
        ("c1", "c1 is a claim", "factdesk show c1"),
        ("a1", "a1 is an article", "factdesk show a1"),
        ("a1/1", "a1/1 is a claim", "factdesk show a1/1"),
        ("s1", "s1 is a source", "factdesk source show s1"),
        ("q1", "q1 is a question", "factdesk questions"),
        ("n1", "n1 is a note", "factdesk show"),
    ] {
        home.run(&["explain", id]).exits(2).says(is).says(see);
    }
    let json = home.run(&["explain", "f1", "--format", "json"]).exits(0);
    let check: serde_json::Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!(check["code"], "implausible-scale");
}
