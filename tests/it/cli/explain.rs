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
