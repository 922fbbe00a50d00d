//! What the gate says, and the rules it speaks for in the order an editor takes them up.

/// What the gate says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gate {
    /// What stands against print, the most pressing first; within one rule in galley order.
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
    /// doubt or a question is always news.
    pub fn beyond<'g>(&'g self, known: &'g [String]) -> impl Iterator<Item = &'g Reason> {
        self.reasons.iter().filter(|reason| {
            let follows =
                matches!(reason.rule, Rule::Open | Rule::Resolution | Rule::Source | Rule::Copy);
            let same = |known: &String| *known == reason.words;
            let near = |known: &String| follows && place(known) == place(&reason.words);
            !known.iter().any(|known| same(known) || near(known))
        })
    }
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
    /// A line for an editor on deadline.
    pub words: String,
}

/// What the gate asks about, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A flag that must be answered.
    MustQuery,
    /// Two verdicts differ.
    Disputed,
    /// No verdict stands.
    Open,
    /// The words changed since the verdict.
    Changed,
    /// A query or a note without an answer.
    Query,
    /// No resolution, or one that the verdict does not allow.
    Resolution,
    /// Too few sources.
    Source,
    /// The change is agreed and not made.
    Copy,
    /// A question is open.
    Question,
}

impl Rule {
    /// Every rule, in the order of the reasons.
    pub const ALL: [Self; 9] = [
        Self::MustQuery,
        Self::Disputed,
        Self::Open,
        Self::Changed,
        Self::Query,
        Self::Resolution,
        Self::Source,
        Self::Copy,
        Self::Question,
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
