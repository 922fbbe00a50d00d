//! Who may do what: the roles, the rights, and the one table that gives each right to its roles.
//! Who has which role, and whether somebody is still with the desk, is left to the store.

use std::fmt;

/// What a person is at this desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Reads.
    Viewer,
    /// Wrote the article; answers questions about it.
    Author,
    /// Goes through the claims.
    Reviewer,
    /// Advises under privilege.
    Lawyer,
    /// Hands out the work, decides, clears.
    Editor,
    /// Does all of it, and keeps people and rules.
    Admin,
}

use Role::{Admin, Author, Editor, Lawyer, Reviewer, Viewer};

impl Role {
    /// Every role, the one with the fewest rights first.
    pub const ALL: [Self; 6] = [Viewer, Author, Reviewer, Lawyer, Editor, Admin];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Viewer => "viewer",
            Author => "author",
            Reviewer => "reviewer",
            Lawyer => "lawyer",
            Editor => "editor",
            Admin => "admin",
        }
    }

    /// Returns what somebody with this role is there for, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Viewer => "Reads everything that is neither privileged nor confidential.",
            Author => "Reads, and answers the desk's questions.",
            Reviewer => "Settles claims with verdicts, sources and notes.",
            Lawyer => "Reads and writes privileged notes, asks, flags, and has words taken out.",
            Editor => "Hands out the work, decides between verdicts, and clears articles.",
            Admin => "Does what an editor does, and keeps people, scales and rules.",
        }
    }

    /// Returns the role of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Returns whether somebody with this role may do that.
    ///
    /// ```
    /// use factdesk::desk::rights::{Right, Role};
    /// assert!(Role::Reviewer.may(Right::Review) && !Role::Viewer.may(Right::Review));
    /// ```
    pub fn may(self, right: Right) -> bool {
        RIGHTS.iter().any(|(granted, roles)| *granted == right && roles.contains(&self))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// What a person does at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Articles, claims, verdicts, sources, notes and reports.
    Read,
    /// A damaged or altered file can be noticed by anybody who can read it.
    Verify,
    /// One's own last act.
    Undo,
    /// One's own answer, or one taken down on the telephone.
    Answer,
    /// New articles.
    Add,
    /// A new draft of an article.
    Revise,
    /// The next claim of the queue, with its lease.
    Take,
    /// Verdicts, resolutions, and the sources that come with them.
    Review,
    /// Sources, and what they say about a claim.
    Cite,
    /// Claims added, split, merged, dismissed, named duplicates.
    EditClaims,
    /// The machine was wrong about this one.
    DismissFlag,
    /// A reading taken as a proposed correction.
    AcceptFlag,
    /// A doubt of one's own.
    Flag,
    /// Notes that everybody at the desk reads.
    Note,
    /// Questions to author, source, expert or lawyer.
    Ask,
    /// Notes under privilege.
    ReadPrivileged,
    /// Notes under privilege.
    WritePrivileged,
    /// Text that the law or counsel says must go.
    Redact,
    /// Sources that must not be known; whoever added one sees it too.
    SeeConfidential,
    /// Two rows that are one source: this moves other people's citations.
    MergeSources,
    /// Title, author, address, closing time, publication date.
    EditArticle,
    /// An article out of the listings.
    Withdraw,
    /// Work handed to somebody.
    Assign,
    /// The deciding verdict between two.
    Adjudicate,
    /// Print against the verdict, by name.
    Overrule,
    /// Print on the author's word.
    ApproveOnAuthor,
    /// Through the gate.
    Clear,
    /// Against the gate, by name.
    Release,
    /// It is printed.
    Publish,
    /// A correction with its notice.
    Correct,
    /// A whole copy, confidential sources in it.
    Backup,
    /// Handles, initials, roles.
    ManagePeople,
    /// Scale, gate and second reads.
    ManageDesk,
}

const EVERYBODY: &[Role] = &Role::ALL;
const WRITERS: &[Role] = &[Author, Reviewer, Lawyer, Editor, Admin];
const DESK: &[Role] = &[Reviewer, Lawyer, Editor, Admin];
const CHECKERS: &[Role] = &[Reviewer, Editor, Admin];
const COUNSEL: &[Role] = &[Lawyer, Editor, Admin];
const EDITORS: &[Role] = &[Editor, Admin];
const ADMINS: &[Role] = &[Admin];

/// The whole matrix: every right once, with the roles that have it.
pub const RIGHTS: &[(Right, &[Role])] = &[
    (Right::Read, EVERYBODY),
    (Right::Verify, EVERYBODY),
    (Right::Undo, WRITERS),
    (Right::Answer, WRITERS),
    (Right::Add, CHECKERS),
    (Right::Revise, CHECKERS),
    (Right::Take, CHECKERS),
    (Right::Review, CHECKERS),
    (Right::Cite, CHECKERS),
    (Right::EditClaims, CHECKERS),
    (Right::DismissFlag, CHECKERS),
    (Right::AcceptFlag, CHECKERS),
    (Right::Flag, DESK),
    (Right::Note, DESK),
    (Right::Ask, DESK),
    (Right::ReadPrivileged, COUNSEL),
    (Right::WritePrivileged, COUNSEL),
    (Right::Redact, COUNSEL),
    (Right::SeeConfidential, EDITORS),
    (Right::MergeSources, EDITORS),
    (Right::EditArticle, EDITORS),
    (Right::Withdraw, EDITORS),
    (Right::Assign, EDITORS),
    (Right::Adjudicate, EDITORS),
    (Right::Overrule, EDITORS),
    (Right::ApproveOnAuthor, EDITORS),
    (Right::Clear, EDITORS),
    (Right::Release, EDITORS),
    (Right::Publish, EDITORS),
    (Right::Correct, EDITORS),
    (Right::Backup, EDITORS),
    (Right::ManagePeople, ADMINS),
    (Right::ManageDesk, ADMINS),
];

impl Right {
    /// Returns the name in settings and tables.
    pub const fn code(self) -> &'static str {
        self.named().0
    }

    /// Returns the right of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        RIGHTS.iter().map(|(right, _)| *right).find(|right| right.code() == code)
    }

    /// Returns what is done, to stand after "may": "give verdicts".
    pub const fn words(self) -> &'static str {
        self.named().1
    }

    const fn named(self) -> (&'static str, &'static str) {
        match self {
            Self::Read => ("read", "read articles, claims and reports"),
            Self::Verify => ("verify", "verify the file"),
            Self::Undo => ("undo", "undo their own last act"),
            Self::Answer => ("answer", "answer questions"),
            Self::Add => ("add", "add articles"),
            Self::Revise => ("revise", "bring a new draft"),
            Self::Take => ("take", "take the next claim"),
            Self::Review => ("review", "give verdicts"),
            Self::Cite => ("cite", "add sources and cite them"),
            Self::EditClaims => ("edit_claims", "add, split, merge and dismiss claims"),
            Self::DismissFlag => ("dismiss_flag", "dismiss flags"),
            Self::AcceptFlag => ("accept_flag", "accept a flag's reading"),
            Self::Flag => ("flag", "raise flags"),
            Self::Note => ("note", "write notes"),
            Self::Ask => ("ask", "ask questions"),
            Self::ReadPrivileged => ("read_privileged", "read privileged notes"),
            Self::WritePrivileged => ("write_privileged", "write privileged notes"),
            Self::Redact => ("redact", "redact text"),
            Self::SeeConfidential => ("see_confidential", "see confidential sources"),
            Self::MergeSources => ("merge_sources", "merge sources"),
            Self::EditArticle => ("edit_article", "change an article's title, date and times"),
            Self::Withdraw => ("withdraw", "withdraw articles"),
            Self::Assign => ("assign", "hand out work"),
            Self::Adjudicate => ("adjudicate", "decide between two verdicts"),
            Self::Overrule => ("overrule", "overrule a verdict"),
            Self::ApproveOnAuthor => ("approve_on_author", "let a claim go on the author's word"),
            Self::Clear => ("clear", "clear articles"),
            Self::Release => ("release", "release articles against the gate"),
            Self::Publish => ("publish", "mark articles as published"),
            Self::Correct => ("correct", "correct published articles"),
            Self::Backup => ("backup", "make backups"),
            Self::ManagePeople => ("manage_people", "add people and change their roles"),
            Self::ManageDesk => ("manage_desk", "change the scale and the gate's rules"),
        }
    }
}

/// Returns the roles that have a right, for the message that refuses it.
pub fn who_may(right: Right) -> Vec<Role> {
    RIGHTS
        .iter()
        .filter(|(granted, _)| *granted == right)
        .flat_map(|(_, roles)| *roles)
        .copied()
        .collect()
}

/// Returns the sentence that refuses a right to a role and says who has it.
///
/// ```
/// use factdesk::desk::rights::{Right, Role, refusal};
/// assert_eq!(
///     refusal(Role::Author, Right::Review),
///     "An author may not give verdicts; a reviewer, an editor or an admin may."
/// );
/// ```
pub fn refusal(role: Role, right: Right) -> String {
    let named: Vec<String> =
        who_may(right).into_iter().map(|role| format!("{} {role}", article(role))).collect();
    let who = match named.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nobody".to_owned(),
    };
    let refused = if article(role) == "an" { "An" } else { "A" };
    format!("{refused} {role} may not {}; {who} may.", right.words())
}

const fn article(role: Role) -> &'static str {
    match role {
        Author | Editor | Admin => "an",
        Viewer | Reviewer | Lawyer => "a",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_right_stands_once_in_the_table_and_somebody_has_it() {
        let rights: HashSet<_> = RIGHTS.iter().map(|(right, _)| *right).collect();
        assert_eq!(rights.len(), RIGHTS.len());
        let codes: HashSet<_> = RIGHTS.iter().map(|(right, _)| right.code()).collect();
        assert_eq!(codes.len(), RIGHTS.len());
        for (right, roles) in RIGHTS {
            assert_eq!(who_may(*right), *roles);
            assert_eq!(Right::from_code(right.code()), Some(*right));
            assert!(roles.contains(&Admin), "{}: an admin may do everything", right.code());
        }
        // The last variant: when one is added behind it, this number says that the table lacks it.
        assert_eq!(RIGHTS.len(), Right::ManageDesk as usize + 1);
    }

    #[test]
    fn an_editor_may_do_whatever_a_reviewer_or_a_lawyer_may() {
        for (right, _) in RIGHTS {
            for role in [Viewer, Author, Reviewer, Lawyer] {
                assert!(!role.may(*right) || Editor.may(*right), "{role}: {}", right.code());
            }
        }
    }

    #[test]
    fn the_design_says_who_does_what() {
        for (role, right, may) in [
            (Viewer, Right::Read, true),
            (Viewer, Right::Note, false),
            (Author, Right::Answer, true),
            (Author, Right::Review, false),
            (Reviewer, Right::Review, true),
            (Reviewer, Right::Flag, true),
            (Reviewer, Right::ReadPrivileged, false),
            (Reviewer, Right::SeeConfidential, false),
            (Reviewer, Right::Clear, false),
            (Lawyer, Right::WritePrivileged, true),
            (Lawyer, Right::SeeConfidential, false),
            (Lawyer, Right::Review, false),
            (Editor, Right::Release, true),
            (Editor, Right::ManagePeople, false),
            (Admin, Right::ManagePeople, true),
        ] {
            assert_eq!(role.may(right), may, "{role}: {}", right.code());
        }
    }

    #[test]
    fn a_refusal_says_who_may() {
        assert_eq!(
            refusal(Editor, Right::ManagePeople),
            "An editor may not add people and change their roles; an admin may."
        );
        assert_eq!(
            refusal(Viewer, Right::Clear),
            "A viewer may not clear articles; an editor or an admin may."
        );
    }

    #[test]
    fn roles_have_codes() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
            assert!(role.meaning().ends_with('.'));
        }
        assert_eq!(Role::from_code("Editor"), None);
    }
}
