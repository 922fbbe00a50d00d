//! `source` and `cite`: what claims rest on, and who may know of it.

use std::fs;

use super::Home;

fn desk() -> Home {
    let home = Home::with_sample("diplomacy.md");
    home.run(&["add", "diplomacy.md"]).exits(0);
    home.run(&["note", "a1", "Begun.", "--as", "mara"]).exits(0);
    home
}

/// Brings in people by another `SQLite` tool, until there is a command for it.
fn people(home: &Home, people: &[(&str, &str)]) {
    let conn = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    for (handle, role) in people {
        conn.execute(
            "INSERT INTO reviewers (handle, initials, role, added_at)
             VALUES (?1, upper(substr(?1, 1, 2)), ?2, '2023-07-04T16:42:00Z')",
            (handle, role),
        )
        .unwrap();
    }
}

#[test]
fn a_page_is_one_source_however_its_address_is_written() {
    let home = desk();
    let add = |place: &str| home.run(&["source", "add", place, "--as", "mara"]);
    add("https://Energy.example/agreement?utm_source=mail").exits(0).prints("s1\n");
    let again = add("http://energy.example/agreement#p2").exits(0).prints("s1\n");
    again.says("The desk has it already, as s1\n");
    add("https://web.archive.org/web/20230704164200/https://energy.example/agreement")
        .exits(0)
        .prints("s1\n");
    home.run(&["source", "list", "--format", "csv"])
        .exits(0)
        .prints("s1,https://energy.example/agreement?utm_source=mail,,")
        .prints(",TIME,");
}

#[test]
fn a_source_is_more_than_nothing_and_no_script() {
    let home = desk();
    let add = |args: &[&str]| home.run(&[&["source", "add", "--as", "mara"], args].concat());
    add(&[]).exits(2).says("A source has a title, an address or a file.");
    add(&["--title", " "]).exits(2).says("The title has no words.");
    add(&["--title", "a\u{1b}[31m"]).exits(2).says("control sign (U+001B)");
    add(&["javascript:alert(1)"]).exits(2).says("not with javascript:");
    add(&["x.pdf", "--archived", "javascript:alert(1)"]).exits(2).says("no address of a copy");
    add(&["no such.pdf"]).exits(3).says("There is no file no such.pdf.");
    add(&["diplomacy.md", "--accessed", "2999-01-01"]).exits(2).says("lies ahead");
    add(&["s7"]).exits(2).says("s7 is a source already.");
    add(&["--title", "x", "--derives-from", "s7"]).exits(2).says("no source s7\n");
    add(&["--title", "Phone call with the harbour master, 14 July", "--type", "interview"])
        .exits(0)
        .prints("s1\n");
    home.run(&["source", "show", "s9"]).exits(2).says("This desk has no source s9\n");
    home.run(&["source", "edit", "s1", "--as", "mara"]).exits(2).says("Nothing is to be changed.");
}

#[test]
fn a_file_that_vanished_is_known_by_its_hash_and_its_copy() {
    let home = desk().file("contract.pdf", b"1.64\0 million").file("table.csv", "a,b");
    let add = |args: &[&str]| home.run(&[&["source", "add", "--as", "mara"], args].concat());
    add(&["contract.pdf"]).exits(0).prints("s1\n");
    add(&["contract.pdf", "--keep"]).exits(0).prints("s1\n");
    add(&["table.csv"]).exits(0).prints("s2\n");
    home.run(&["source", "show", "s1"]).exits(0).prints("unchanged; a copy is in the desk");
    fs::write(home.path("table.csv"), "a,c").unwrap();
    home.run(&["source", "show", "s2"]).exits(0).prints("The file is another now");
    fs::remove_file(home.path("table.csv")).unwrap();
    fs::remove_file(home.path("contract.pdf")).unwrap();
    home.run(&["source", "show", "s2"]).exits(0).prints("The file is no longer there;");
    let gone = home.run(&["source", "show", "s1"]).exits(0);
    assert!(gone.stdout.replace("\n            ", " ").contains("a copy is in the desk."));
    home.run(&["source", "show", "s1", "--save", "back.pdf"]).exits(0).says("back.pdf");
    assert_eq!(fs::read(home.path("back.pdf")).unwrap(), b"1.64\0 million");
    home.run(&["source", "show", "s2", "--save", "back.csv"]).exits(2).says("no copy of s2\n");
    home.run(&["doctor"]).exits(0);
}

#[test]
fn a_citation_says_where_and_what_and_can_be_taken_back() {
    let home = desk();
    let cite = |args: &[&str]| home.run(&[&["cite", "c4"], args, &["--as", "mara"]].concat());
    let page = "https://energy.example/agreement#refutes";
    cite(&[
        page,
        "--locator",
        "p. 3",
        "--quoted",
        "1,64 millones",
        "--translation",
        "1.64 million",
    ])
    .exits(0)
    .prints("s1\n");
    home.run(&["show", "c4"])
        .exits(0)
        .prints("s1 refutes https://energy.example/agreement (M")
        .prints("p. 3")
        .prints("“1,64 millones”")
        .prints("“1.64 million”");
    // The passage stays when the source is cited again without one.
    cite(&["s1", "--stance", "refutes"]).exits(0).says("It is cited so already.");
    cite(&["s1", "--stance", "refutes", "--locator", "p. 4"]).exits(0);
    let shown = home.run(&["source", "show", "s1"]).exits(0).prints("c4  refutes").prints("p. 4");
    assert!(!shown.stdout.contains("p. 3"));
    // What it does was said wrongly: the passage stays, and only one stance does.
    cite(&["s1", "--stance", "context", "--instead"]).exits(0).prints("s1\n");
    let shown = home.run(&["show", "c4"]).exits(0).prints("s1 context").prints("p. 4");
    assert!(!shown.stdout.contains("refutes"), "{}", shown.stdout);
    cite(&["s1", "--stance", "context", "--instead"]).exits(0).says("It is cited so already.");
    cite(&["s1", "--stance", "refutes", "--instead"]).exits(0);
    cite(&["s1", "--instead", "--withdraw"]).exits(2);
    cite(&["s1", "--withdraw", "--stance", "supports"])
        .exits(2)
        .says("s1 is not cited as supports");
    cite(&["s1#refutes", "--withdraw"]).exits(0);
    assert!(!home.run(&["show", "c4"]).exits(0).stdout.contains("s1"));
    cite(&["s1", "--translator", "AB"]).exits(2);
    cite(&["s8"]).exits(2).says("This desk has no source s8\n");
    home.run(&["cite", "c999", "s1", "--as", "mara"]).exits(2).says("no claim c999\n");
    home.run(&["doctor"]).exits(0);
}

#[test]
fn a_confidential_source_is_there_for_few() {
    let home = desk();
    people(&home, &[("ed", "editor"), ("rae", "reviewer"), ("sam", "reviewer")]);
    let run = |handle: &str, args: &[&str]| home.run(&[args, &["--as", handle]].concat());
    let page = "https://leak.example/memo";
    run("rae", &["source", "add", page, "--title", "The memo", "--confidential"]).prints("s1\n");
    run("rae", &["cite", "c4", "s1"]).exits(0);
    for eyes in ["ed", "rae"] {
        run(eyes, &["show", "c4"]).exits(0).prints("The memo").prints("confidential");
        run(eyes, &["source", "list"]).exits(0).prints("The memo");
    }
    let shown = run("sam", &["show", "c4"]).exits(0).prints("1 confidential source\n");
    assert!(!shown.stdout.contains("memo"));
    for hidden in [
        run("sam", &["source", "list"]).exits(0),
        run("sam", &["source", "show", "s1"]).exits(2),
        run("sam", &["cite", "c4", "s1"]).exits(2),
        run("ed", &["claims", "--format", "jsonl"]).exits(0),
        run("ed", &["report", "claims"]).exits(0),
        run("sam", &["search", "memo"]).exits(0),
    ] {
        assert!(!format!("{}{}", hidden.stdout, hidden.stderr).contains("he memo"));
        assert!(!hidden.stdout.contains("leak"));
    }
    // Who happens on the same page learns nothing, and has a source of their own.
    run("sam", &["source", "add", page]).exits(0).prints("s2\n");
    run("ed", &["source", "merge", "s1", "--into", "s2"]).exits(2).says("Make them alike first");
    run("sam", &["source", "edit", "s1", "--open"]).exits(2).says("no source s1\n");
    run("rae", &["source", "edit", "s2", "--confidential"]).exits(2).says("for an editor to say");
    run("rae", &["source", "merge", "s1", "--into", "s2"]).exits(2).says("may not merge sources");
    run("rae", &["source", "edit", "s1", "--open"]).exits(0);
    run("sam", &["show", "c4"]).exits(0).prints("The memo");
    run("ed", &["source", "merge", "s1", "--into", "s2"]).exits(0).says("shows s2 now.");
    run("sam", &["source", "show", "s1"]).exits(0).says("s1 was merged into s2").prints("c4");
    run("sam", &["claims", "--format", "jsonl"]).exits(0).prints(r#""sources":[{"id":"s2""#);
}

#[test]
fn what_a_spreadsheet_could_run_is_guarded_in_every_field() {
    let home = desk();
    let formula = "=HYPERLINK(\"x\")";
    home.run(&["source", "add", "--title", formula, "--publisher", formula, "--as", "mara"]);
    let question = ["question", "c4", formula, "--to", "author", "--person", formula];
    home.run(&[&question[..], &["--contact", formula, "--as", "mara"]].concat()).exits(0);
    home.run(&["answer", "q1", formula, "--said-by", formula, "--as", "mara"]).exits(0);
    for (list, fields) in [(&["source", "list"][..], 3), (&["questions"][..], 5)] {
        let csv = home.run(&[list, &["--format", "csv"]].concat()).exits(0).stdout;
        assert_eq!(csv.matches("\"'=HYPERLINK(").count(), fields, "{csv}");
    }
}

#[test]
fn what_is_said_as_it_stands_is_no_change() {
    let home = desk();
    let edit =
        |args: &[&str]| home.run(&[&["source", "edit", "s1", "--as", "mara"], args].concat());
    home.run(&["source", "add", "https://port.example/quay", "--as", "mara"]).exits(0);
    // The address of the copy says another day, and somebody knows better.
    let copy = "https://web.archive.org/web/20230704164200/https://port.example/quay";
    edit(&["--archived", copy, "--archived-at", "2023-07-02"]).exits(0).says("Changed.");
    edit(&["--archived", copy]).exits(0).says("It says so already.");
    home.run(&["source", "show", "s1"]).exits(0).prints("2023-07-02");
}
