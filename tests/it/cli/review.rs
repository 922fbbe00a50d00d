//! `review`: verdict, sources, note and resolution in one line; what is superseded, what differs,
//! and what is refused.

use serde_json::Value;

use super::Home;
use super::reviewers::{desk, rows};

/// The claim as a program sees it, with all that people found.
pub(super) fn claim(home: &Home, id: &str) -> Value {
    let ran = home.run(&["show", id, "--history", "--format", "json"]).exits(0);
    serde_json::from_slice(&ran.bytes).unwrap()
}

fn events(home: &Home) -> i64 {
    let file = rusqlite::Connection::open(home.path("factdesk.db")).unwrap();
    file.query_row("SELECT COUNT(*) FROM events", [], |row| row.get(0)).unwrap()
}

#[test]
fn one_line_is_one_act_with_all_that_belongs_to_it() {
    let home = desk();
    let before = events(&home);
    home.run(&[
        "review",
        "a1/1",
        "--verdict",
        "wrong",
        "--rationale",
        "The release says million.",
        "--confidence",
        "high",
        "--category",
        "scale",
        "--correction",
        "1.64 million tons of oil per year",
        "--resolution",
        "fix",
        "--source",
        "https://minenergo.example/13?utm_source=x#refutes",
        "--source",
        "https://customs.example/7",
        "--stance",
        "context",
        "--quoted",
        "1.64 million tonnes",
        "--note",
        "Rang the ministry.",
        "--valid-until",
        "2023-12-31",
        "--as",
        "marc",
    ])
    .exits(0)
    .prints("c1 is closed: wrong, fix, citing s1, s2\n")
    .says("Noted as n1")
    .says("Answered: f1");
    assert_eq!(events(&home), before + 1);
    let seen = claim(&home, "c1");
    assert_eq!((&seen["state"], &seen["version"]), (&"closed".into(), &2.into()));
    assert_eq!(seen["verdict"]["verdict"], "wrong");
    assert_eq!(seen["verdict"]["resolution"], "fix");
    assert_eq!(seen["resolution"]["new_text"], "1.64 million tons of oil per year");
    assert_eq!(seen["verdicts"][0]["claim_version"], 1);
    assert_eq!(seen["flags"][0]["state"], "answered");
    let stances: Vec<_> = rows(&home, &["claims", "--verdict", "wrong"])[0]["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["stance"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(stances, ["refutes", "context"]);
    home.run(&["show", "c1"])
        .exits(0)
        .prints("wrong (MA, ")
        .prints("on version 1, high confidence)")
        .prints("good until: 2023-12-31")
        .prints("copy: fix (MA, ");
    assert_eq!(rows(&home, &["claims", "--reviewer", "marc"]).len(), 1);
    home.run(&["doctor"]).exits(0);
}

#[test]
fn ones_own_verdict_is_replaced_and_anothers_stands_beside() {
    let home = desk();
    let review = |who: &str, verdict: &str, more: &[&str]| {
        let args = [&["review", "c2", "--verdict", verdict, "--as", who], more].concat();
        home.run(&args)
    };
    review("marc", "accurate", &["--resolution", "stet"]).exits(0);
    review("jo", "accurate", &[]).exits(0).prints("c2 is closed: accurate, stet");
    review("jo", "needs_fix", &[])
        .exits(0)
        .prints("c2 is disputed: needs_fix\n")
        .says("It takes the place of your accurate.")
        .says("marc gave accurate (")
        .says("What happens to the copy (stet) waits for the decision.");
    // Whoever was slower is told, and nothing of theirs is stored.
    review("mara", "wrong", &["--if-version", "2"])
        .exits(2)
        .says("Claim 2 (c2) has changed: jo gave needs_fix at ")
        .says("your wrong was not stored.")
        .says("version 4");
    review("mara", "wrong", &["--if-version", "9"]).exits(2).says("there is no version 9 yet");
    review("marc", "needs_fix", &["--if-version", "4"])
        .exits(0)
        .prints("c2 is checked: needs_fix\n")
        .says("factdesk resolve c2 --resolution fix|")
        .says("The stet that stood for the copy no longer does.");
    let seen = claim(&home, "c2");
    let all = seen["verdicts"].as_array().unwrap();
    let standing = all.iter().filter(|verdict| verdict["superseded_at"].is_null()).count();
    assert_eq!((all.len(), standing), (4, 2));
    home.run(&["show", "c2", "--history"]).exits(0).prints(", stood until ");
}

#[test]
fn a_quote_has_two_answers_that_do_not_decide_each_other() {
    let home = desk();
    let said = ["review", "c9", "--answer", "said", "--as", "marc", "--verdict"];
    home.run(&[said.as_slice(), &["accurate", "--resolution", "stet"]].concat()).exits(0);
    home.run(&["review", "c9", "--verdict", "accurate", "--as", "jo"])
        .exits(0)
        .prints("c9 is closed: accurate, stet");
    home.run(&["review", "c9", "--verdict", "misleading", "--as", "jo"])
        .exits(0)
        .prints("c9 is checked: misleading");
    let seen = claim(&home, "c9");
    assert_eq!(seen["said"]["verdict"], "accurate");
    assert_eq!(seen["verdict"]["verdict"], "misleading");
    home.run(&["show", "c9"]).exits(0).prints("said so: accurate").prints("is so: misleading");
    home.run(&["review", "c2", "--verdict", "accurate", "--answer", "said", "--as", "jo"])
        .exits(2)
        .says("Claim 2 (c2) is no quote");
}

#[test]
fn several_claims_are_reviewed_in_one_act_or_none_is() {
    let home = desk();
    let before = events(&home);
    home.run(&["claim", "dismiss", "c5", "--reason", "A turn of phrase.", "--as", "marc"]).exits(0);
    let verdict = ["--verdict", "accurate", "--note", "As in 2019.", "--as", "marc"];
    home.run(&[&["review", "a1/3-6"], verdict.as_slice()].concat())
        .exits(2)
        .says("Claim 5 (c5) is dismissed");
    assert_eq!((events(&home), &claim(&home, "c3")["state"]), (before + 1, &"open".into()));
    home.run(&[&["review", "a1/3,4", "c6", "4", "c3"], verdict.as_slice()].concat())
        .exits(0)
        .prints("c3 is checked: accurate\n")
        .prints("c4 is checked: accurate\n")
        .prints("c6 is checked: accurate\n");
    assert_eq!(events(&home), before + 2);
    let history = rows(&home, &["report", "history", "--article", "a1"]);
    assert_eq!(history.last().unwrap()["words"], "verdict accurate on claims 3, 4, 6");
    home.run(&["undo", "--as", "marc"])
        .exits(0)
        .prints("Undone: your verdict accurate on claims 3, 4, 6, TIME");
    for id in ["c3", "c4", "c6"] {
        let seen = claim(&home, id);
        assert_eq!((&seen["state"], &seen["notes"]), (&"open".into(), &0.into()));
    }
    home.run(&[&["review", "c3", "c4", "--if-version", "3"], verdict.as_slice()].concat())
        .exits(2)
        .says("--if-version is for one claim.");
    home.run(&["verify"]).exits(0);
}

#[test]
fn an_accepted_reading_becomes_the_correction_of_a_fault() {
    let home = desk();
    home.run(&["accept", "f1", "--as", "jo"]).exits(0);
    home.run(&["review", "c1", "--verdict", "needs_fix", "--resolution", "fix", "--as", "marc"])
        .exits(0)
        .says("the reading that jo accepted: 1.64 million tons of oil per year");
    let seen = claim(&home, "c1");
    assert_eq!(seen["verdict"]["correction"], "1.64 million tons of oil per year");
    assert_eq!(seen["resolution"]["new_text"], "1.64 million tons of oil per year");
}

#[test]
fn what_cannot_be_a_verdict_is_refused_in_words() {
    let home = desk();
    let long = "x".repeat((1 << 20) + 1);
    home.run(&["review", "c3", "--verdict", "accurate", "--as", "marc"]).exits(0);
    for (args, words) in [
        (vec!["c2", "--verdict", "acurate"], "Did you mean accurate?"),
        (vec!["c2", "--verdict", "xyz"], "It has accurate, needs_fix, wrong"),
        (vec!["c900", "--verdict", "wrong"], "This desk has no claim c900"),
        (vec!["f1", "--verdict", "wrong"], "f1 is a flag, no claim"),
        (vec!["a1/900", "--verdict", "wrong"], "Article a1 has no claim 900"),
        (vec!["a1/1-99999999", "--verdict", "wrong"], "Article a1 has no claim 1-99999999"),
        (vec!["c02", "--verdict", "wrong"], "\"c02\" is no claim"),
        (vec!["c2", "--verdict", "wrong", "--rationale", "a\u{1b}[31m"], "control sign"),
        (vec!["c2", "--verdict", "wrong", "--note", " "], "The note has no words"),
        (
            vec!["c2", "--verdict", "wrong", "--resolution", "fix"],
            "A fix needs the exact new words",
        ),
        (vec!["c2", "--verdict", "wrong", "--resolution", "fx"], "fix"),
        (vec!["c2", "--verdict", "wrong", "--source", "javascript:alert(1)"], "javascript:"),
        (vec!["c2", "--verdict", "wrong", "--source", "gone.pdf"], "gone.pdf"),
        (vec!["c2", "--verdict", "wrong", "--title", "x"], "--source"),
        (vec!["c2", "--verdict", "wrong", "--valid-until", "2023-02-30"], "is no day"),
        (vec!["c2", "--verdict", "wrong", "--reason", "x"], "--resolution"),
    ] {
        let ran = home.run(&[&["review", "--as", "marc"], args.as_slice()].concat());
        assert!(matches!(ran.code, Some(2 | 3)), "{args:?}: {ran:?}");
        ran.says(words);
    }
    home.run_with(
        &["review", "c2", "--verdict", "wrong", "--rationale", "-", "--as", "marc"],
        long.as_bytes(),
    )
    .exits(2)
    .says("longer than 1 MB");
    home.run(&["review", "c2", "--verdict", "wrong", "--as", "nobody"]).exits(2);
    assert_eq!(claim(&home, "c2")["state"], "open", "nothing of all that is stored");
}

#[test]
fn formulas_are_words_and_stay_so() {
    let home = desk();
    let sum = "=1+1";
    home.run(&["review", "c2", "--verdict", "wrong", "--rationale", sum, "--as", "marc"]).exits(0);
    assert_eq!(claim(&home, "c2")["verdict"]["rationale"], sum);
    home.run(&["claims", "--format", "csv"]).exits(0).prints(",'=1+1,");
}

#[test]
fn a_scale_that_wants_reasons_gets_them() {
    let home = desk();
    home.run(&["scale", "use", "conclusion_only", "--as", "mara"]).exits(0);
    let review = ["review", "c2", "--verdict", "concluded", "--as", "marc"];
    home.run(&review).exits(2).says("The verdict concluded says nothing without a reason.");
    home.run(&[review.as_slice(), &["--rationale", "Counted them."]].concat()).exits(0);
    home.run(&["review", "c2", "--verdict", "wrong", "--as", "jo"])
        .exits(2)
        .says("It has concluded");
}
