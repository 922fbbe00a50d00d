//! `adjudicate`: an editor decides between two verdicts.

use super::review::claim;
use super::reviewers::desk;

#[test]
fn an_editor_decides_with_reason_and_resolution() {
    let home = desk();
    let decide = ["adjudicate", "c2", "--verdict", "wrong", "--rationale", "There were three."];
    let by = |who: &'static str, more: &[&'static str]| {
        home.run(&[decide.as_slice(), more, &["--as", who]].concat())
    };
    home.run(&["review", "c2", "--verdict", "accurate", "--as", "marc"]).exits(0);
    by("jo", &["--resolution", "cut"]).exits(2).says("is checked: it takes no adjudication");
    home.run(&["review", "c2", "--verdict", "wrong", "--as", "mara"]).exits(0);
    by("marc", &["--resolution", "cut"]).exits(2).says("may not decide between two verdicts");
    by("jo", &[]).exits(2).says("it must say what happens to the copy");
    by("jo", &["--resolution", "cut", "--answer", "said"]).exits(2).says("is no quote");
    by("jo", &["--resolution", "cut"])
        .exits(0)
        .prints("c2 is closed: wrong, cut\n")
        .says("marc's accurate no longer stands")
        .says("mara's wrong no longer stands");
    let seen = claim(&home, "c2");
    assert_eq!(seen["verdict"]["reviewer"], "jo");
    assert_eq!(seen["verdicts"][2]["reading"], "adjudication");
    home.run(&["show", "c2"]).exits(0).prints("decides)").prints("why: There were three.");
}

#[test]
fn of_a_quote_each_question_is_decided_by_itself() {
    let home = desk();
    for (who, answer, verdict) in [
        ("marc", "said", "accurate"),
        ("mara", "said", "wrong"),
        ("marc", "is", "accurate"),
        ("mara", "is", "misleading"),
    ] {
        home.run(&["review", "c9", "--answer", answer, "--verdict", verdict, "--as", who]).exits(0);
    }
    let decide = ["adjudicate", "c9", "--rationale", "Heard the tape.", "--as", "jo", "--verdict"];
    home.run(&[decide.as_slice(), &["accurate", "--resolution", "stet"]].concat())
        .exits(2)
        .says("--answer said, then --answer is");
    home.run(&[decide.as_slice(), &["accurate", "--answer", "said"]].concat())
        .exits(0)
        .prints("c9 is disputed: accurate")
        .says("On the other question the verdicts still differ.");
    home.run(
        &[decide.as_slice(), &["accurate", "--answer", "said", "--resolution", "stet"]].concat(),
    )
    .exits(2)
    .says("agree");
    home.run(&[decide.as_slice(), &["accurate", "--resolution", "stet"]].concat())
        .exits(0)
        .prints("c9 is closed: accurate, stet");
}
