//! `assign`: work handed out in every way, shown before, taken back.

use serde_json::Value;

use super::Home;
use super::reviewers::{desk, rows};

fn numbers(home: &Home, args: &[&str]) -> Vec<String> {
    let rows = rows(home, args);
    rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

/// The ways to choose, without a change.
fn chosen(home: &Home, how: &[&str]) -> Vec<String> {
    let args = [&["assign", "marc", "--article", "a1", "--preview", "--as", "jo"], how].concat();
    numbers(home, &args)
}

fn raw(home: &Home) -> rusqlite::Connection {
    rusqlite::Connection::open(home.path("factdesk.db")).unwrap()
}

#[test]
fn claims_are_chosen_by_number_kind_flag_and_state() {
    let home = desk();
    assert_eq!(chosen(&home, &["--claims", "2, 4-6"]), ["2", "4", "5", "6"]);
    let quantities = chosen(&home, &["--kind", "quantity"]);
    let both = chosen(&home, &["--kind", "quantity", "--kind", "date"]);
    assert!(quantities.contains(&"1".to_owned()) && both.len() > quantities.len());
    assert_eq!(chosen(&home, &["--kind", "quantity", "--claims", "1-4"]), ["1", "2"]);
    assert_eq!(chosen(&home, &["--flag", "implausible-scale"]), ["1"]);
    assert!(chosen(&home, &["--state", "checked"]).is_empty());
    assert_eq!(chosen(&home, &[]).len(), rows(&home, &["claims"]).len());
    let events: i64 =
        raw(&home).query_row("SELECT MAX(seq) FROM events", [], |r| r.get(0)).unwrap();
    assert_eq!(events, 6, "a preview is no act");
    for (how, words) in [
        (["--claims", "3-1"], "runs backwards"),
        (["--claims", "900"], "Article a1 has no claim 900"),
        (["--kind", "moony"], "money"),
        (["--flag", "implausible-scael"], "Did you mean implausible-scale"),
        (["--source", "s1"], "This desk has no source s1"),
        (["--section", "Oil"], "has no heading"),
        (["--due", "soon"], "no closing time"),
    ] {
        let args = [&["assign", "marc", "--article", "a1", "--as", "jo"], how.as_slice()].concat();
        home.run(&args).exits(2).says(words);
    }
    home.run(&["assign", "marc", "--article", "a9", "--as", "jo"]).exits(2).says("no article a9");
    home.run(&["assign", "vera", "--article", "a1", "--as", "jo"])
        .exits(2)
        .says("A viewer may not take the next claim");
    home.run(&["assign", "marc", "--article", "a1", "--reading", "adjudication", "--as", "jo"])
        .exits(2)
        .says("A reviewer may not decide between two verdicts");
}

#[test]
fn claims_are_chosen_by_the_heading_they_stand_under() {
    let text = "# Budget\n\nIt grew 5 percent.\n\n## Schools\n\nThey get $3 million.\n\n\
                ### Staff\n\nSome 40 teachers come.\n\n## Roads\n\nThey get $9 million.\n";
    let home = Home::new().file("budget.md", text);
    home.run(&["add", "budget.md"]).exits(0);
    home.run(&["reviewers", "add", "jo", "--as", "jo"]).exits(0);
    home.run(&["reviewers", "add", "marc", "--as", "jo"]).exits(0);
    assert_eq!(chosen(&home, &["--section", "schools"]), ["2", "3"]);
    assert_eq!(chosen(&home, &["--section", "Staff"]), ["3"]);
    assert_eq!(chosen(&home, &["--section", "Budget"]).len(), 4);
    let args = ["assign", "marc", "--article", "1", "--section", "Rods", "--as", "jo"];
    home.run(&args).exits(2).says("Did you mean “Roads”?");
}

#[test]
fn one_act_hands_out_and_says_whose_it_was() {
    let home = desk();
    home.run(&[
        "assign",
        "marc",
        "--article",
        "a1",
        "--claims",
        "1-3",
        "--due",
        "18:00",
        "--as",
        "jo",
    ])
    .exits(0)
    .says("3 claims of a1 (claims 1-3): handed to marc.");
    home.run(&["assign", "mara", "--article", "a1", "--claims", "3-4", "--as", "jo"])
        .exits(0)
        .says("2 claims of a1 (claims 3-4): handed to mara.")
        .says("marc had these already: 3");
    home.run(&["assign", "mara", "--article", "a1", "--claims", "3-4", "--as", "jo"])
        .exits(0)
        .says("2 claims of a1 (claims 3-4) are with mara already.");
    assert_eq!(numbers(&home, &["claims", "--reviewer", "marc"]), ["1", "2"]);
    assert_eq!(numbers(&home, &["claims", "--reviewer", "mara"]), ["3", "4"]);
    home.run(&["assign", "jo", "--article", "a1", "--preview", "--as", "jo"])
        .exits(0)
        .says("would be handed to jo. Nothing was changed.")
        .says("marc has these already: 1, 2")
        .says("mara has these already: 3, 4");
    let raw = raw(&home);
    let acts: Vec<(String, i64)> = raw
        .prepare("SELECT action, entity_id FROM events WHERE entity = 'assignments' ORDER BY seq")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(acts, [("assigned".to_owned(), 1), ("assigned".to_owned(), 3)]);
    let how: String = raw
        .query_row("SELECT DISTINCT chosen_by FROM assignments WHERE reviewer_id = 3", [], |r| {
            r.get(0)
        })
        .unwrap();
    assert_eq!(how, "claims 1-3");
}

#[test]
fn work_is_taken_back_whole_or_in_part() {
    let home = desk();
    home.run(&["assign", "marc", "--article", "a1", "--claims", "1-4", "--as", "jo"]).exits(0);
    let end = |how: &[&str]| {
        home.run(&[&["assign", "marc", "--article", "a1", "--end", "--as", "jo"], how].concat())
    };
    end(&["--claims", "2", "--preview"]).exits(0).says("would be taken back from marc");
    end(&["--claims", "2"]).exits(0).says("1 claim of a1 (claims 2): taken back from marc.");
    assert_eq!(numbers(&home, &["claims", "--reviewer", "marc"]), ["1", "3", "4"]);
    end(&[]).exits(0).says("3 claims of a1: taken back from marc.");
    end(&[]).exits(0).says("Nothing of a1 is handed to marc.");
    home.run(&["assign", "marc", "--article", "a1", "--as", "jo"]).exits(0).says("All of a1");
    assert_eq!(rows(&home, &["reviewers"])[2]["assigned"], Value::from(29));
    end(&[]).exits(0).says("All of a1");
    assert!(numbers(&home, &["claims", "--reviewer", "marc"]).is_empty());
}
