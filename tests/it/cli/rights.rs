//! The rights matrix, walked whole: each right by a command that needs it, tried by every role.

use factdesk::desk::rights::{RIGHTS, Right, Role, refusal};

use super::Home;

/// A command that needs the right. A right without one is asked by nothing.
const ACTS: &[(Right, &[&str])] = &[
    (Right::Read, &["claims"]),
    (Right::Add, &["add", "poll.md"]),
    (Right::Revise, &["revise", "a1", "next.md"]),
    (Right::Take, &["next"]),
    (Right::Review, &["review", "c2", "--verdict", "accurate"]),
    (Right::DismissFlag, &["dismiss", "f2", "--reason", "No fault."]),
    (Right::AcceptFlag, &["accept", "f1"]),
    (Right::Flag, &["flag", "c3", "--reason", "Looks odd."]),
    (Right::Note, &["note", "c1", "Looks odd."]),
    (Right::Cite, &["cite", "c1", "s1"]),
    (Right::EditClaims, &["claim", "dismiss", "c5", "--reason", "No claim."]),
    (Right::Ask, &["question", "c1", "Who says so?", "--to", "author"]),
    (Right::Answer, &["answer", "q1", "The author does."]),
    (Right::WritePrivileged, &["note", "c1", "Ask counsel.", "--privileged"]),
    (Right::MergeSources, &["source", "merge", "s3", "--into", "s2"]),
    (Right::EditArticle, &["article", "edit", "a1", "--section", "World"]),
    (Right::Withdraw, &["article", "withdraw", "a1", "--reason", "Twice here."]),
    (Right::Redact, &["redact", "n1", "--reason", "Counsel.", "--yes"]),
    (Right::Clear, &["clear", "a1"]),
    (Right::Release, &["release", "a1", "--reason", "It is late."]),
    (Right::Publish, &["publish", "a2"]),
    (Right::Correct, &["correct", "a3", "--notice", "It was wrong."]),
    (Right::Backup, &["backup", "--to", "."]),
    (Right::Assign, &["assign", "reviewer", "--article", "a1", "--claims", "1"]),
    (Right::ManagePeople, &["reviewers", "edit", "viewer", "--name", "A Viewer"]),
    (Right::ManageDesk, &["scale", "use", "desk"]),
];

/// Rights asked within an act that needs more than a role: their tests are with that act.
const ELSEWHERE: &[Right] = &[
    Right::Adjudicate,
    Right::Overrule,
    Right::ApproveOnAuthor,
    // Reading more than others do, and taking back one's own act: nothing is refused by the role.
    Right::ReadPrivileged,
    Right::SeeConfidential,
    Right::Undo,
    Right::Verify,
];

/// A desk with one person a role, called as the role is, and something of every sort on it.
fn desk() -> Home {
    let next = [super::sample("diplomacy.md"), b"\nThe council meets again.\n".to_vec()].concat();
    let home = ["diplomacy.md", "poll.md", "budget.md", "match.md"]
        .iter()
        .fold(Home::new(), |home, name| home.file(name, super::sample(name)))
        .file("next.md", next);
    let admin = |words: &[&str]| drop(home.run(&[words, &["--as", "admin"]].concat()).exits(0));
    admin(&["add", "diplomacy.md"]);
    for role in Role::ALL.iter().filter(|role| **role != Role::Admin) {
        admin(&["reviewers", "add", role.code(), "--role", role.code()]);
    }
    admin(&["add", "budget.md", "match.md"]);
    admin(&["flag", "c4", "--reason", "Looks odd."]);
    admin(&["note", "c1", "Looks odd."]);
    admin(&["question", "c1", "Who says so?", "--to", "author"]);
    for title in ["A letter", "A list", "The same list"] {
        admin(&["source", "add", "--title", title]);
    }
    for article in ["a2", "a3"] {
        admin(&["release", article, "--reason", "It is late."]);
    }
    admin(&["publish", "a3"]);
    home
}

/// The same desk once more, so that nobody finds what another role has done.
fn copy(desk: &Home) -> Home {
    let bytes = |name: &str| std::fs::read(desk.path(name)).unwrap();
    ["factdesk.db", "poll.md", "next.md"]
        .iter()
        .fold(Home::new(), |home, name| home.file(name, bytes(name)))
}

#[test]
fn every_right_is_asked_of_every_role() {
    let desk = desk();
    for (right, roles) in RIGHTS {
        let Some((_, act)) = ACTS.iter().find(|(asked, _)| asked == right) else {
            assert!(ELSEWHERE.contains(right), "{}: no command asks this right", right.code());
            continue;
        };
        assert!(!ELSEWHERE.contains(right), "{}: it has its command", right.code());
        for role in Role::ALL {
            let ran = copy(&desk).run(&[act, ["--as", role.code()].as_slice()].concat());
            if roles.contains(&role) {
                // A shut gate is an answer, too.
                assert!(matches!(ran.code, Some(0 | 1)), "{role} {act:?}: {ran:?}");
            } else {
                ran.exits(2).says(&refusal(role, *right));
            }
        }
    }
}
