//! `resolve`: what happens to the copy, and what each way must come with.

use super::review::claim;
use super::reviewers::desk;

#[test]
fn a_resolution_closes_the_claim_and_the_next_one_takes_its_place() {
    let home = desk();
    home.run(&[
        "review",
        "c2",
        "--verdict",
        "needs_fix",
        "--correction",
        "three governments",
        "--as",
        "marc",
    ])
    .exits(0)
    .says("factdesk resolve c2 --resolution");
    home.run(&["resolve", "c2", "--resolution", "fix", "--as", "marc"])
        .exits(0)
        .prints("c2 is closed: fix\n")
        .says("The new words are the verdict's correction: three governments");
    home.run(&[
        "resolve",
        "c2",
        "--resolution",
        "attribute",
        "--text",
        "two governments, they said,",
        "--as",
        "marc",
    ])
    .exits(0);
    let seen = claim(&home, "c2");
    assert_eq!(seen["resolution"]["resolution"], "attribute");
    assert_eq!(seen["resolutions"].as_array().unwrap().len(), 2);
}

#[test]
fn each_way_comes_with_what_it_needs() {
    let home = desk();
    home.run(&["review", "c2", "--verdict", "unconfirmed", "--as", "marc"]).exits(0);
    for (who, args, words) in [
        (
            "marc",
            vec!["c3", "--resolution", "stet"],
            "Claim 3 (c3) is open: it takes no resolution.",
        ),
        ("marc", vec!["c2", "--resolution", "fix"], "A fix needs the exact new words"),
        (
            "marc",
            vec!["c2", "--resolution", "fix", "--text", "two governments"],
            "differ from those printed",
        ),
        ("marc", vec!["c2", "--resolution", "on_author"], "the name of whoever vouches for it"),
        (
            "marc",
            vec!["c2", "--resolution", "on_author", "--said-by", "A. Writer", "--said-at", "00:00"],
            "an editor who takes it on",
        ),
        (
            "marc",
            vec![
                "c2",
                "--resolution",
                "on_author",
                "--said-by",
                "A. Writer",
                "--said-at",
                "00:00",
                "--approved-by",
                "marc",
            ],
            "A reviewer may not let a claim go on the author's word",
        ),
        (
            "marc",
            vec!["c2", "--resolution", "on_author", "--said-by", "A. Writer", "--said-at", "soon"],
            "is no time",
        ),
        (
            "marc",
            vec!["c2", "--resolution", "overruled", "--reason", "x"],
            "may not overrule a verdict",
        ),
        ("jo", vec!["c2", "--resolution", "overruled"], "a reason"),
    ] {
        let ran = home.run(&[&["resolve", "--as", who], args.as_slice()].concat());
        ran.exits(2).says(words);
    }
    home.run(&[
        "resolve",
        "c2",
        "--resolution",
        "on_author",
        "--said-by",
        "A. Writer",
        "--said-at",
        "2023-07-14 09:00",
        "--approved-by",
        "jo",
        "--as",
        "marc",
    ])
    .exits(0);
    assert_eq!(claim(&home, "c2")["resolution"]["approved_by"], "jo");
    home.run(&["show", "c2"]).exits(0).prints("A. Writer says so (2023-07-14 09:00), taken on");
    home.run(&[
        "resolve",
        "c2",
        "--resolution",
        "overruled",
        "--reason",
        "We saw it.",
        "--as",
        "jo",
    ])
    .exits(0);
    assert_eq!(claim(&home, "c2")["resolution"]["approved_by"], "jo");
}
