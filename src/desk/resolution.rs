//! What happens to the copy: the resolutions as data, and what each must come with. Whether a
//! verdict lets an article go to print with it is left to `gate`, who may give it to `rights`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What happens to the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// It stays as printed.
    Stet,
    /// It gets new words.
    Fix,
    /// It gets a source in the copy.
    Attribute,
    /// It leaves the copy.
    Cut,
    /// It stays on the author's word.
    OnAuthor,
    /// It stays against the verdict.
    Overruled,
}

use Resolution::{Attribute, Cut, Fix, OnAuthor, Overruled, Stet};

/// What a resolution must come with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// The exact new words.
    NewText,
    /// Who vouches for it.
    SaidBy,
    /// When they said so.
    SaidAt,
    /// The editor who takes it on.
    Approval,
    /// Why.
    Reason,
}

/// One resolution in words, and its needs.
struct About {
    code: &'static str,
    label: &'static str,
    meaning: &'static str,
    needs: &'static [Need],
}

impl Resolution {
    /// Every resolution, in the order of the screen.
    pub const ALL: [Self; 6] = [Stet, Fix, Attribute, Cut, OnAuthor, Overruled];

    const fn about(self) -> About {
        match self {
            Stet => {
                About { code: "stet", label: "Stet", meaning: "It stays as printed.", needs: &[] }
            }
            Fix => About {
                code: "fix",
                label: "Fix",
                meaning: "It is printed with exactly these new words.",
                needs: &[Need::NewText],
            },
            Attribute => About {
                code: "attribute",
                label: "Attribute",
                meaning: "The copy says whose statement it is, in exactly these words.",
                needs: &[Need::NewText],
            },
            Cut => About { code: "cut", label: "Cut", meaning: "It leaves the copy.", needs: &[] },
            OnAuthor => About {
                code: "on_author",
                label: "On author",
                meaning: "It stays on the author's word, and an editor takes that on.",
                needs: &[Need::SaidBy, Need::SaidAt, Need::Approval],
            },
            Overruled => About {
                code: "overruled",
                label: "Overruled",
                meaning: "An editor prints it against the verdict, by name and with the reason.",
                needs: &[Need::Approval, Need::Reason],
            },
        }
    }

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        self.about().code
    }

    /// Returns what people read.
    pub const fn label(self) -> &'static str {
        self.about().label
    }

    /// Returns when to choose it, in one sentence.
    pub const fn meaning(self) -> &'static str {
        self.about().meaning
    }

    /// Returns what it must come with.
    pub const fn needs(self) -> &'static [Need] {
        self.about().needs
    }

    /// Returns the resolution of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|resolution| resolution.code() == code)
    }

    /// Returns whether the copy is to read otherwise afterwards.
    pub const fn changes_copy(self) -> bool {
        matches!(self, Fix | Attribute | Cut)
    }

    /// Returns the resolution as the subject of a sentence: "A fix".
    const fn subject(self) -> &'static str {
        match self {
            Stet => "A stet",
            Fix => "A fix",
            Attribute => "An attribution",
            Cut => "A cut",
            OnAuthor => "Printing it on the author's word",
            Overruled => "Overruling a verdict",
        }
    }
}

impl Need {
    /// Returns what is needed, to stand after "needs": "the exact new words".
    pub const fn words(self) -> &'static str {
        match self {
            Self::NewText => "the exact new words",
            Self::SaidBy => "the name of whoever vouches for it",
            Self::SaidAt => "the time they said so",
            Self::Approval => "an editor who takes it on",
            Self::Reason => "a reason",
        }
    }

    /// Returns the option that gives it on the command line.
    pub const fn option(self) -> &'static str {
        match self {
            Self::NewText => "--correction",
            Self::SaidBy => "--said-by",
            Self::SaidAt => "--said-at",
            Self::Approval => "--approved-by",
            Self::Reason => "--reason",
        }
    }
}

/// A resolution as somebody proposes it: what was filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proposed<'a> {
    /// The words as printed.
    pub quote: &'a str,
    /// The exact new words.
    pub new_text: Option<&'a str>,
    /// Who vouches for it.
    pub said_by: Option<&'a str>,
    /// When they said so.
    pub said_at: Option<&'a str>,
    /// The editor who takes it on.
    pub approved_by: Option<&'a str>,
    /// Why.
    pub reason: Option<&'a str>,
}

impl Proposed<'_> {
    fn has(&self, need: Need) -> bool {
        let given = match need {
            Need::NewText => self.new_text,
            Need::SaidBy => self.said_by,
            Need::SaidAt => self.said_at,
            Need::Approval => self.approved_by,
            Need::Reason => self.reason,
        };
        given.is_some_and(|text| !text.trim().is_empty())
    }
}

/// What stands in the way of a proposed resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResolutionFault {
    /// It lacks these.
    Missing(Resolution, Vec<Need>),
    /// The new words are the old ones.
    SameWords(Resolution),
}

impl fmt::Display for ResolutionFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(resolution, needs) => {
                let words = needs.iter().map(|need| need.words());
                let options = needs.iter().map(|need| need.option());
                let (words, options) = (listed(words), listed(options));
                write!(f, "{} needs {words}: add {options}.", resolution.subject())
            }
            Self::SameWords(resolution) => write!(
                f,
                "{} needs words that differ from those printed; to keep these, choose stet.",
                resolution.subject()
            ),
        }
    }
}

impl std::error::Error for ResolutionFault {}

/// Checks that a proposed resolution comes with all it needs; blanks count as nothing.
///
/// ```
/// use factdesk::desk::resolution::{Proposed, Resolution, check};
/// let fault = check(Resolution::Fix, &Proposed::default()).unwrap_err();
/// assert_eq!(fault.to_string(), "A fix needs the exact new words: add --correction.");
/// ```
pub fn check(resolution: Resolution, proposed: &Proposed<'_>) -> Result<(), ResolutionFault> {
    let needs = resolution.needs();
    let missing: Vec<Need> = needs.iter().copied().filter(|&need| !proposed.has(need)).collect();
    if !missing.is_empty() {
        return Err(ResolutionFault::Missing(resolution, missing));
    }
    let same = proposed.new_text.is_some_and(|text| text.trim() == proposed.quote.trim());
    if same && needs.contains(&Need::NewText) {
        return Err(ResolutionFault::SameWords(resolution));
    }
    Ok(())
}

/// "a", "a and b", "a, b and c".
fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        for resolution in Resolution::ALL {
            assert_eq!(Resolution::from_code(resolution.code()), Some(resolution));
            let json = serde_json::to_string(&resolution).unwrap();
            assert_eq!(json, format!("{:?}", resolution.code()));
            assert!(resolution.meaning().ends_with('.') && !resolution.label().is_empty());
        }
        assert_eq!(Resolution::from_code("keep"), None);
    }

    #[test]
    fn a_stet_and_a_cut_need_nothing_more() {
        assert_eq!(check(Stet, &Proposed::default()), Ok(()));
        assert_eq!(check(Cut, &Proposed::default()), Ok(()));
    }

    #[test]
    fn what_is_missing_is_said_in_one_sentence() {
        let said =
            Proposed { said_by: Some("Mara Lind"), said_at: Some(" "), ..Proposed::default() };
        for (resolution, proposed, words) in [
            (
                Attribute,
                Proposed::default(),
                "An attribution needs the exact new words: add --correction.",
            ),
            (
                OnAuthor,
                said,
                "Printing it on the author's word needs the time they said so and an editor who \
                 takes it on: add --said-at and --approved-by.",
            ),
            (
                Overruled,
                Proposed::default(),
                "Overruling a verdict needs an editor who takes it on and a reason: add \
                 --approved-by and --reason.",
            ),
        ] {
            assert_eq!(check(resolution, &proposed).unwrap_err().to_string(), words);
        }
    }

    #[test]
    fn a_fix_changes_the_words() {
        let fix =
            |new_text| check(Fix, &Proposed { quote: "12 tons", new_text, ..Proposed::default() });
        assert_eq!(fix(Some("12 million tons")), Ok(()));
        assert_eq!(fix(Some("12 tons ")), Err(ResolutionFault::SameWords(Fix)));
        assert!(fix(Some("  ")).is_err());
    }

    #[test]
    fn a_full_one_passes() {
        let proposed = Proposed {
            said_by: Some("Mara Lind"),
            said_at: Some("2023-07-04T16:42:00Z"),
            approved_by: Some("ed"),
            reason: Some("The contract is on file."),
            ..Proposed::default()
        };
        assert_eq!(check(OnAuthor, &proposed), Ok(()));
        assert_eq!(check(Overruled, &proposed), Ok(()));
    }
}
