//! What the checks go by: `factdesk.toml`, the folder of tables beside the desk, options.

use super::Home;

const COLUMNS: &str = "concept,unit,per,scope,plausible_low,plausible_high,impossible_below,\
                       impossible_above,things,cues,actors,unless,too_small_for,shown_as,basis,\
                       evidence,checked_on,reason";

/// Peat as this newsroom knows it: a country ships at most 10 tonnes.
fn sizes(limit: &str) -> String {
    format!(
        "{COLUMNS}\npeat-shipped,tonne,,country,1,{limit},0.1,1e9,peat,shipped,country,,a \
         country,,derived,our own table,2026-11-23,a small trade\n"
    )
}

const PEAT: &str = "Norway shipped 5000 tonnes of peat to its neighbour.\n";

#[test]
fn a_table_that_is_not_there_is_unreadable_input() {
    let home = Home::with_sample("poll.md");
    home.run(&["check", "poll.md", "--reference", "none.csv"]).exits(3).says("none.csv");
    let home = home.file("factdesk.toml", "references = [\"sizes\"]\n");
    let told = "factdesk.toml, line 1, column 15";
    home.run(&["check", "poll.md"]).exits(3).says("sizes").says(told);
    let home = home.file("sizes/empty.txt", "");
    home.run(&["check", "poll.md"]).exits(3).says("no table of sizes").says(told);
}

#[test]
fn a_project_file_says_level_checks_and_sizes_for_a_folder_and_all_below() {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["check", "diplomacy.md"]).exits(1);
    let home = home.file("factdesk.toml", "allow = [\"implausible-scale\", \"lost-scale-word\"]\n");
    let ran = home.run(&["check", "diplomacy.md"]).exits(0);
    assert!(ran.stderr.contains("allowed by --allow or factdesk.toml."), "{}", ran.stderr);
    home.run(&["add", "diplomacy.md"]).exits(0).says("nothing to query");
    let home = home.file("drafts/june/peat.md", PEAT).file("sizes/peat.csv", sizes("10"));
    let below = |args: &[&str]| {
        let mut command = home.command(args);
        let ran = command.current_dir(home.path("drafts/june")).output().unwrap();
        (ran.status.code(), String::from_utf8(ran.stdout).unwrap())
    };
    assert_eq!(below(&["check", "peat.md"]).0, Some(0));
    let home = home.file("factdesk.toml", "references = [\"sizes/peat.csv\"]\n");
    let ran = home.run(&["check", "drafts/june/peat.md"]).exits(1);
    assert!(ran.stdout.contains("5000 tonnes"), "{}", ran.stdout);
    let mut command = home.command(&["check", "peat.md"]);
    let ran = command.current_dir(home.path("drafts/june")).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
}

#[test]
fn options_win_over_the_project_file() {
    let home = Home::new()
        .file("peat.md", PEAT)
        .file("ten.csv", sizes("10"))
        .file("many.csv", sizes("1e6"))
        .file("factdesk.toml", "level = \"error\"\nreferences = [\"ten.csv\"]\n")
        .file("other.toml", "");
    home.run(&["check", "peat.md"]).exits(0);
    home.run(&["check", "peat.md", "--level", "warning"]).exits(1);
    let own = ["check", "peat.md", "--level", "warning", "--reference", "many.csv"];
    home.run(&own).exits(0);
    home.run(&["check", "peat.md", "--level", "warning", "--config", "other.toml"]).exits(0);
}

#[test]
fn a_slip_in_the_project_file_is_told_with_its_place() {
    let home = Home::with_sample("poll.md").file("factdesk.toml", "\nalow = [\"x\"]\n");
    for command in ["check", "add", "extract"] {
        home.run(&[command, "poll.md"])
            .exits(2)
            .says("factdesk.toml, line 2, column 1: there is no setting “alow”.")
            .says("Did you mean allow");
    }
    assert!(!home.path("factdesk.db").exists());
    home.run(&["check", "poll.md", "--config", "none.toml"]).exits(3).says("none.toml");
    let home = home.file("factdesk.toml", "references = [\"none.csv\"]\n");
    home.run(&["check", "poll.md"]).exits(3).says("factdesk.toml, line 1, column 15");
}

#[test]
fn every_command_that_reads_a_text_takes_the_same_sizes() {
    let home = Home::new().file("peat.md", PEAT).file("ten.csv", sizes("10"));
    let own = ["--reference", "ten.csv"];
    home.run(&[&["check", "peat.md"][..], &own].concat()).exits(1);
    home.run(&[&["extract", "peat.md"][..], &own].concat()).prints("\"implausible-scale\"");
    home.run(&[&["add", "peat.md"][..], &own].concat()).exits(0).says("1 to query");
    let home = home.file("next.md", format!("{PEAT}\nIt did so again.\n"));
    let revise = ["revise", "a1", "next.md", "--as", "mara"];
    home.run(&[&revise[..], &own].concat()).exits(0);
    home.run(&["report", "flags", "--format", "jsonl"]).prints("implausible-scale");
}

#[test]
fn tables_beside_the_database_hold_for_the_desk() {
    let home = Home::new()
        .file("peat.md", PEAT)
        .file("desk/references/a.csv", sizes("1e6"))
        .file("desk/references/b.csv", sizes("10"));
    let desk = ["--db", "desk/factdesk.db"];
    home.run(&["check", "peat.md"]).exits(0);
    home.run(&[&["add", "peat.md"][..], &desk].concat()).exits(0).says("1 to query");
    home.run(&[&["doctor"][..], &desk].concat()).exits(0).prints("2 tables beside the desk");
    let home = home.file("desk/references/c.csv", format!("{COLUMNS}\n1,2\n"));
    let ran = home.run(&[&["add", "peat.md"][..], &desk].concat()).exits(3);
    assert!(ran.stderr.contains("c.csv: line 2, column "), "{}", ran.stderr);
    home.run(&[&["doctor"][..], &desk].concat()).exits(0).prints("c.csv: line 2,");
}

/// The page's block of that kind.
fn block(kind: &str) -> String {
    let page = std::fs::read_to_string(super::root().join("docs/checking.md")).unwrap();
    let (_, after) = page.split_once(&format!("```{kind}\n")).unwrap();
    after.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_page_on_checking_says_what_works() {
    let home = Home::new()
        .file("bridge.md", block("markdown"))
        .file("bare.md", block("markdown").replace("factdesk:", "desk:"))
        .file("port.md", "The port asked for $4.8 to dredge its harbour.\n")
        .file("factdesk.toml", block("toml"))
        .file("sizes/peat.csv", sizes("10"))
        .file("peat.md", PEAT);
    let shown = std::fs::read_to_string(super::root().join("docs/checking/bridge-2.md")).unwrap();
    assert_eq!(block("markdown"), shown);
    home.run(&["check", "bare.md"]).exits(1).says("2 must query");
    let ran = home.run(&["check", "bridge.md"]).exits(1).says("1 allowed in the text.");
    ran.says("1 must query").says("bridge.md: line 7, column 1: “factdesk allow wrong-percent");
    home.run(&["check", "port.md"]).exits(0).says("1 allowed by");
    home.run(&["check", "peat.md"]).exits(1);
}
