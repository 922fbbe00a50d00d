//! `scale`: the desk's verdicts, shown, changed, and its own.

use super::reviewers::{desk, rows};

const OWN: &str = "code,label,ordinal,meaning\nsolid,Solid,2,Print it.\nshaky,Shaky,1,Not so.\n";

#[test]
fn a_scale_is_shown_and_changed_by_an_admin() {
    let home = desk();
    let verdicts = rows(&home, &["scale"]);
    assert_eq!((verdicts.len(), verdicts[1]["verdict"].as_str()), (6, Some("needs_fix")));
    home.run(&["scale"]).exits(0).prints("Needs a fix").says("The scale is desk (Copy desk).");
    home.run(&["scale", "use", "five_step", "--as", "jo"]).exits(2).says("an admin may");
    home.run(&["scale", "use", "five_stp", "--as", "mara"])
        .exits(2)
        .says("Did you mean five_step?");
    home.run(&["scale", "use", "five_step", "--as", "mara"]).exits(0).prints("mostly_accurate");
    home.run(&["scale", "use", "five_step", "--as", "mara"]).exits(0).says("in use already");
    assert_eq!(rows(&home, &["scale"])[0]["passes"], true);
    let scales = rows(&home, &["scale", "list"]);
    assert_eq!(
        (scales[1]["in_use"].as_bool(), scales[0]["in_use"].as_bool()),
        (Some(true), Some(false))
    );
}

#[test]
fn a_desk_keeps_a_scale_of_its_own() {
    let home = desk().file("own.csv", OWN).file("odd.csv", "code,label\nsolid,Solid\n");
    let add = |file: &str, code: &str| {
        home.run(&["scale", "add", file, "--code", code, "--name", "Ours", "--as", "mara"])
    };
    add("odd.csv", "ours").exits(3).says("Line 1: the column ordinal is missing");
    add("none.csv", "ours").exits(3).says("There is no file none.csv.");
    add("own.csv", "desk").exits(2).says("comes with the program");
    add("own.csv", "ours").exits(0).prints("ours  solid shaky");
    add("own.csv", "ours").exits(2).says("a scale ours already");
    home.run(&["claims", "--verdict", "solid"]).exits(0);
    home.run(&["scale", "use", "ours", "--as", "mara"]).exits(0).prints("solid shaky");
    assert_eq!(rows(&home, &["scale"])[1]["doubts"], true);
    home.run(&["claims", "--verdict", "shakey"])
        .exits(2)
        .says("Did you mean shaky? It has solid, shaky");
    home.run(&["claims", "--verdict", "wrong"]).exits(0);
}
