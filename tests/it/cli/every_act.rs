//! Everything that people do, one act after another: after each the desk verifies, and so does a
//! copy in which the act was taken back.

use super::{Home, sample};

/// Who, what, and whether it can be undone.
const ACTS: &[(&str, &[&str], bool)] = &[
    ("mara", &["note", "c1", "Rang the ministry."], true),
    ("mara", &["reviewers", "add", "tom", "--role", "editor", "--name", "Tom Ash"], true),
    ("mara", &["reviewers", "add", "lena", "--role", "lawyer"], true),
    ("tom", &["note", "n1", "They say million."], true),
    ("mara", &["note", "n1", "--settle"], true),
    ("lena", &["note", "a1", "For counsel.", "--privileged"], true),
    ("tom", &["assign", "mara", "--article", "a1"], true),
    (
        "mara",
        &[
            "review",
            "c1",
            "--verdict",
            "wrong",
            "--rationale",
            "The treaty says million.",
            "--correction",
            "1.64 million tons of oil per year",
            "--category",
            "scale",
            "--source",
            "https://example.org/treaty#refutes",
            "--title",
            "The treaty",
            "--quoted",
            "1.64 million tonnes",
            "--note",
            "See page 3.",
        ],
        true,
    ),
    ("tom", &["review", "c1", "--verdict", "accurate"], true),
    (
        "tom",
        &[
            "adjudicate",
            "c1",
            "--verdict",
            "wrong",
            "--rationale",
            "Mara is right.",
            "--correction",
            "1.64 million tons of oil per year",
            "--resolution",
            "fix",
        ],
        true,
    ),
    ("mara", &["reopen", "c1", "--reason", "A new treaty came."], true),
    ("tom", &["review", "c2", "--verdict", "accurate", "--resolution", "stet"], true),
    ("tom", &["flag", "c3", "--reason", "Says who?"], true),
    ("mara", &["dismiss", "f1", "--reason", "It is what the treaty says."], true),
    ("mara", &["reopen", "f1", "--reason", "It is not."], true),
    ("mara", &["accept", "f1"], true),
    ("mara", &["cite", "c3", "https://example.org/customs", "--locator", "p. 3"], true),
    ("mara", &["cite", "c3", "s2", "--stance", "context", "--instead"], true),
    ("mara", &["cite", "c3", "s2", "--withdraw"], true),
    ("mara", &["source", "add", "file.txt", "--keep"], true),
    (
        "tom",
        &["question", "c3", "Where is it from?", "--to", "author", "--person", "A. Writer"],
        true,
    ),
    ("tom", &["answer", "q1", "From the ministry."], true),
    ("tom", &["question", "c4", "And this?", "--to", "author"], true),
    ("tom", &["question", "q2", "--withdraw"], true),
    ("tom", &["question", "f1", "Who says so?", "--to", "author"], true),
    ("tom", &["claim", "add", "a1", "--words", "no natural gas"], true),
    ("tom", &["claim", "split", "c11", "--at", "for over six decades"], true),
    ("tom", &["claim", "merge", "c20", "c21"], true),
    ("tom", &["claim", "duplicate", "c28", "--of", "c6"], true),
    ("tom", &["claim", "dismiss", "c16", "--reason", "A turn of phrase."], true),
    ("tom", &["reopen", "c16", "--reason", "It is one."], true),
    ("tom", &["claim", "kind", "c7", "event"], true),
    ("mara", &["article", "edit", "a1", "--title", "Cuba signs", "--section", "world"], true),
    ("mara", &["article", "withdraw", "a1", "--reason", "It is held over."], true),
    ("mara", &["article", "restore", "a1"], false),
    ("mara", &["article", "edit", "a1", "--date", "2023-07-15"], true),
    ("tom", &["revise", "a1", "new.md"], true),
    ("mara", &["rules", "--set", "rules.json"], false),
    ("mara", &["scale", "use", "binary"], false),
    ("mara", &["scale", "use", "desk"], false),
    ("tom", &["release", "a1", "--reason", "The page closes."], true),
    ("tom", &["clear", "a1", "--take-back", "--reason", "It is held over."], false),
    ("tom", &["release", "a1", "--reason", "Now it goes."], true),
    ("tom", &["publish", "a1"], true),
    ("mara", &["reviewers", "edit", "tom", "--role", "reviewer"], true),
    ("mara", &["reviewers", "edit", "tom", "--leave"], true),
    ("lena", &["redact", "n1", "--reason", "The ministry's lawyers.", "--yes"], false),
    (
        "mara",
        &["redact", "a1", "--words", "1.64 tons", "--reason", "The ministry.", "--yes"],
        false,
    ),
];

#[test]
fn every_act_leaves_a_desk_that_verifies_and_so_does_taking_it_back() {
    let draft = String::from_utf8(sample("diplomacy.md")).unwrap();
    let new = draft.replace("22 people", "23 people").replace("Power cuts", "Cuts");
    let home = Home::with_sample("diplomacy.md")
        .file("file.txt", "Customs, 2023: 1.64 million tonnes.")
        .file("rules.json", "{\"sources\": {\"min\": 2, \"or_primary\": null}}")
        .file("new.md", new);
    home.run(&["add", "diplomacy.md"]).exits(0);
    for (number, (who, args, undone)) in ACTS.iter().enumerate() {
        let command: Vec<_> = args.iter().copied().chain(["--as", who]).collect();
        home.run(&command).exits(0);
        assert_eq!(
            home.run(&["verify"]).code,
            Some(0),
            "{args:?}: {}",
            home.run(&["verify"]).stdout
        );
        let copy = format!("{number}.db");
        home.run(&["backup", &copy]).exits(0);
        let undo = home.run(&["undo", "--as", who, "--db", &copy]);
        println!("{}{}", undo.stdout, undo.stderr);
        assert_eq!(undo.code, Some(if *undone { 0 } else { 2 }), "{args:?}: {undo:?}");
        let verified = home.run(&["verify", "--db", &copy]);
        assert_eq!(verified.code, Some(0), "{args:?} undone: {}", verified.stdout);
    }
}
