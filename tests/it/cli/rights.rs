//! The rights matrix, walked whole: each right by a command that needs it, tried by every role.

use factdesk::desk::rights::{RIGHTS, Right, Role, refusal};

use super::Home;

/// A command that needs the right. A right without one is asked by nothing.
const ACTS: &[(Right, &[&str])] = &[
    (Right::Read, &["claims"]),
    (Right::Add, &["add", "poll.md"]),
    (Right::Take, &["next"]),
    (Right::Review, &["review", "c2", "--verdict", "accurate"]),
    (Right::DismissFlag, &["dismiss", "f2", "--reason", "No fault."]),
    (Right::AcceptFlag, &["accept", "f1"]),
    (Right::Flag, &["flag", "c3", "--reason", "Looks odd."]),
    (Right::Note, &["note", "c1", "Looks odd."]),
    (Right::WritePrivileged, &["note", "c1", "Ask counsel.", "--privileged"]),
    (Right::Assign, &["assign", "reviewer", "--article", "a1", "--claims", "1"]),
    (Right::ManagePeople, &["reviewers", "edit", "viewer", "--name", "A Viewer"]),
    (Right::ManageDesk, &["scale", "use", "desk"]),
];

/// Rights whose commands are still to come; each leaves this list with its command.
const TO_COME: &[Right] = &[
    Right::Verify,
    Right::Undo,
    Right::Answer,
    Right::Revise,
    Right::Cite,
    Right::EditClaims,
    Right::Ask,
    Right::ReadPrivileged,
    Right::Redact,
    Right::SeeConfidential,
    Right::MergeSources,
    Right::EditArticle,
    Right::Withdraw,
    Right::Clear,
    Right::Release,
    Right::Publish,
    Right::Correct,
    Right::Backup,
];

/// Rights asked within an act that needs more than a role: their tests are with that act.
const ELSEWHERE: &[Right] = &[Right::Adjudicate, Right::Overrule, Right::ApproveOnAuthor];

/// A desk with one person a role, called as the role is.
fn desk() -> Home {
    let home = Home::with_sample("diplomacy.md").file("poll.md", super::sample("poll.md"));
    home.run(&["add", "diplomacy.md", "--as", "admin"]).exits(0);
    for role in Role::ALL.iter().filter(|role| **role != Role::Admin) {
        let role = role.code();
        home.run(&["reviewers", "add", role, "--role", role, "--as", "admin"]).exits(0);
    }
    home.run(&["flag", "c4", "--reason", "Looks odd.", "--as", "admin"]).exits(0);
    home
}

#[test]
fn every_right_is_asked_of_every_role() {
    let home = desk();
    for (right, roles) in RIGHTS {
        let Some((_, act)) = ACTS.iter().find(|(asked, _)| asked == right) else {
            let asked = TO_COME.contains(right) || ELSEWHERE.contains(right);
            assert!(asked, "{}: no command asks this right", right.code());
            continue;
        };
        assert!(!TO_COME.contains(right), "{}: it has its command", right.code());
        for role in Role::ALL {
            let ran = home.run(&[act, ["--as", role.code()].as_slice()].concat());
            if roles.contains(&role) {
                assert!(!ran.stderr.contains("may not"), "{role} {act:?}: {}", ran.stderr);
                ran.exits(0);
            } else {
                ran.exits(2).says(&refusal(role, *right));
            }
        }
    }
}
