//! What the gate says, and the rules it speaks for in the order an editor takes them up.

use std::fmt;

use crate::check::Severity;
use crate::desk::flagged::EDITOR;

/// What the gate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// What stands against print, in the order of the rules; within one rule in galley order.
    pub reasons: Vec<Reason>,
    /// Sentences in which nobody, machine or person, sees a claim. They hold nothing up.
    pub unseen: Vec<usize>,
}

impl Gate {
    /// Returns whether nothing stands against print.
    pub fn is_clear(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Returns what stands against print beyond what an editor has let pass: `known` are the words
    /// of the reasons then. Whoever lets a claim go unchecked lets it go without a source, too; a
    /// doubt or a question is always news, and each of those let pass covers one.
    pub fn beyond(&self, known: &[String]) -> Vec<&Reason> {
        let mut left: Vec<_> = known.iter().map(|words| without_flag(words)).collect();
        let new = |reason: &&Reason| {
            let words = without_flag(&reason.words);
            if let Some(same) = left.iter().position(|known| *known == words) {
                left.swap_remove(same);
                return false;
            }
            let follows =
                matches!(reason.rule, Rule::Open | Rule::Resolution | Rule::Source | Rule::Copy);
            !(follows && known.iter().any(|known| place(known) == place(&reason.words)))
        };
        self.reasons.iter().filter(new).collect()
    }
}

/// Returns the words without the id of a flag: in a further draft the same doubt is raised anew.
fn without_flag(words: &str) -> String {
    let is_flag = |word: &str| {
        let digits = word.strip_prefix('f').unwrap_or("");
        !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit())
    };
    words.split(' ').filter(|word| !is_flag(word)).collect::<Vec<_>>().join(" ")
}

/// Returns what a reason is about: the number and the words of a claim.
fn place(words: &str) -> &str {
    words.split_once("”: ").map_or(words, |(place, _)| place)
}

/// One thing that stands against print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which rule asks.
    pub rule: Rule,
    /// On which claim; `None` on the article.
    pub claim: Option<i64>,
    /// What it is about.
    pub on: On,
    /// Why that cannot be printed.
    pub why: Why,
    /// Both in a line for an editor on deadline.
    pub words: String,
}

impl Reason {
    /// Returns the reason with its line.
    pub(super) fn new(rule: Rule, claim: Option<i64>, on: On, why: Why) -> Self {
        let words = format!("{on}: {why}");
        Self { rule, claim, on, why, words }
    }
}

/// What a reason is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum On {
    /// A claim.
    Claim {
        /// What people call it.
        number: String,
        /// Its words on one line, cut where they are many.
        quote: String,
    },
    /// Words of the article that are no claim.
    Words(String),
    /// The article as a whole.
    Article,
}

impl fmt::Display for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim { number, quote } => write!(f, "{number}  “{quote}”"),
            Self::Words(quote) => write!(f, "“{quote}”"),
            Self::Article => f.write_str("The article"),
        }
    }
}

/// Why something cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A flag has no answer.
    Flag {
        /// Its id.
        id: i64,
        /// The check's code; `editor` for a person's.
        code: String,
        /// How loudly it asks.
        severity: Severity,
    },
    /// A question has none.
    Question {
        /// Its id.
        id: i64,
        /// Who is asked.
        of: String,
    },
    /// What else there is, in a sentence.
    Says(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag { id, code, severity } => {
                let raised = if code == EDITOR { "raised by hand" } else { code };
                write!(f, "{severity} f{id} ({raised}) has no answer.")
            }
            Self::Question { id, of } => write!(f, "question q{id} to {of} is open."),
            Self::Says(words) => f.write_str(words),
        }
    }
}

/// What the gate asks about, in the order an editor takes it up: what may be wrong in print, what
/// only they can decide, what is agreed and only has to be done; then what waits for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A flag that must be answered.
    MustQuery,
    /// A query or a note without an answer.
    Query,
    /// Two verdicts differ.
    Disputed,
    /// The change is agreed and not made.
    Copy,
    /// No resolution, or one that the verdict does not allow.
    Resolution,
    /// The words changed since the verdict.
    Changed,
    /// A question is open.
    Question,
    /// Too few sources.
    Source,
    /// No verdict stands.
    Open,
}

impl Rule {
    /// Every rule, in the order of the reasons.
    pub const ALL: [Self; 9] = [
        Self::MustQuery,
        Self::Query,
        Self::Disputed,
        Self::Copy,
        Self::Resolution,
        Self::Changed,
        Self::Question,
        Self::Source,
        Self::Open,
    ];

    /// Returns the name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::MustQuery => "must_query",
            Self::Disputed => "disputed",
            Self::Open => "open",
            Self::Changed => "changed",
            Self::Query => "query",
            Self::Resolution => "resolution",
            Self::Source => "source",
            Self::Copy => "copy",
            Self::Question => "question",
        }
    }

    /// Returns the heading over its reasons: what there is to do.
    pub const fn to_do(self) -> &'static str {
        match self {
            Self::MustQuery => "Must query: answer the flag",
            Self::Query => "Query: answer the flag",
            Self::Disputed => "Decide between two verdicts",
            Self::Copy => "Make the agreed change in the draft",
            Self::Resolution => "Say what happens to the copy",
            Self::Changed => "Look again: the words have changed",
            Self::Question => "Have the question answered",
            Self::Source => "Add a source",
            Self::Open => "Give a verdict",
        }
    }

    /// Returns the command that does it; `ID` is the claim.
    pub const fn command(self) -> &'static str {
        match self {
            Self::MustQuery | Self::Query => {
                "factdesk dismiss FLAG --reason WORDS, or a verdict: factdesk review ID --verdict …"
            }
            Self::Disputed => "factdesk adjudicate ID --verdict … --rationale … --resolution …",
            Self::Copy => "factdesk revise ARTICLE NEXT-DRAFT",
            Self::Resolution => "factdesk resolve ID --resolution fix|attribute|cut|on_author|stet",
            Self::Changed | Self::Open => {
                "factdesk review ID --verdict …; factdesk next hands it out"
            }
            Self::Question => {
                "factdesk answer QUESTION WORDS; factdesk report questions lists them"
            }
            Self::Source => "factdesk cite ID URL",
        }
    }

    /// Returns what it asks, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::MustQuery => "Every must query has an answer.",
            Self::Disputed => "An editor has decided where two verdicts differ.",
            Self::Open => "Every claim has a verdict that holds, or its original has.",
            Self::Changed => "No value has changed since its verdict, no rewording is unconfirmed.",
            Self::Query => "Every query has an answer.",
            Self::Resolution => "Every claim has a resolution that fits its verdict.",
            Self::Source => "Every claim has its sources, those of one origin counted once.",
            Self::Copy => "Every agreed change stands in the draft.",
            Self::Question => "No question is open.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_let_pass_covers_what_follows_from_it_and_no_news() {
        let reason = |rule, words: &str| {
            let (on, why, words) = (On::Article, Why::Says(String::new()), words.to_owned());
            Reason { rule, claim: None, on, why, words }
        };
        let gate = Gate {
            reasons: vec![
                reason(Rule::Query, "1  “a”: query f7 (raised by hand) has no answer."),
                reason(Rule::Query, "1  “a”: query f8 (raised by hand) has no answer."),
                reason(Rule::Open, "2  “b”: nobody has checked it."),
                reason(Rule::Source, "3  “c”: it has no source."),
                reason(Rule::Question, "3  “c”: question q1 to the author is open."),
            ],
            unseen: Vec::new(),
        };
        let known = [
            "1  “a”: query f2 (raised by hand) has no answer.".to_owned(),
            "3  “c”: nobody has checked it.".to_owned(),
        ];
        let new: Vec<_> = gate.beyond(&known).into_iter().map(|reason| reason.rule).collect();
        assert_eq!(new, [Rule::Query, Rule::Open, Rule::Question]);
        assert_eq!(gate.beyond(&[]).len(), 5);
    }
}
