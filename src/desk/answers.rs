//! What a verdict answers, how sure it is, and whether the verdicts on a claim agree. A quote is
//! asked twice: did they say so, and is it so; the two never decide each other. Which verdicts
//! there are is left to the store, what follows for the claim's state to `state`.

/// Which question a verdict answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Is it so.
    #[default]
    Is,
    /// Did they say so; asked of quotes only.
    Said,
}

impl Answer {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Is, Self::Said];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::Said => "said",
        }
    }

    /// Returns what is answered, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Is => "Whether it is so.",
            Self::Said => "Whether they said so; for a quote.",
        }
    }

    /// Returns the question for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Is => "is it so",
            Self::Said => "did they say so",
        }
    }

    /// Returns the answer of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// How sure a reviewer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// Would put their name to it.
    High,
    /// Sure enough.
    Medium,
    /// The best there was.
    Low,
}

impl Confidence {
    /// Every step, the surest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// Returns the name in files and options.
    pub const fn code(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// Returns when to choose it, in one sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::High => "The sources leave no doubt.",
            Self::Medium => "The sources are good and not the best there are.",
            Self::Low => "It was the best that could be found.",
        }
    }

    /// Returns the step of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.code() == code)
    }
}

/// A verdict that stands, as far as the others must agree with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What it answers.
    pub answer: Answer,
    /// Its code.
    pub verdict: String,
}

/// Returns the verdict that everybody who answered this gave; `None` when nobody did, or when they
/// differ.
pub fn agreed(given: &[Given], answer: Answer) -> Option<&str> {
    let mut codes = given.iter().filter(|one| one.answer == answer).map(|one| one.verdict.as_str());
    let first = codes.next()?;
    codes.all(|other| other == first).then_some(first)
}

/// Returns whether two verdicts on the same question differ.
///
/// ```
/// use factdesk::desk::answers::{Answer, Given, in_dispute};
/// let given = |answer, verdict: &str| Given { answer, verdict: verdict.to_owned() };
/// let said = given(Answer::Said, "accurate");
/// assert!(!in_dispute(&[said.clone(), given(Answer::Is, "wrong")]));
/// assert!(in_dispute(&[said, given(Answer::Said, "wrong")]));
/// ```
pub fn in_dispute(given: &[Given]) -> bool {
    Answer::ALL.into_iter().any(|answer| differ(given, answer))
}

/// Returns whether the verdicts on this question differ.
pub fn differ(given: &[Given], answer: Answer) -> bool {
    given.iter().any(|one| one.answer == answer) && agreed(given, answer).is_none()
}

/// A verdict that has just come in, for the resolution that was there before it.
#[derive(Clone, Copy, Debug)]
pub struct Newest<'a> {
    /// What it answers.
    pub answer: Answer,
    /// What was agreed on that before it came.
    pub before: Option<&'a str>,
    /// Whether it lets the words go to print as they stand.
    pub passes: bool,
}

/// Returns whether a resolution outlives a new verdict: it does as long as what it follows from
/// says the same. While verdicts differ nothing is decided, so it waits.
pub fn still_follows(from: &Given, newest: Newest<'_>, after: &[Given]) -> bool {
    match agreed(after, newest.answer) {
        None => true,
        Some(code) if newest.answer == from.answer => code == from.verdict,
        // The other question of a quote: a good answer more changes nothing, a bad one does.
        Some(code) => newest.passes || newest.before == Some(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(verdict: &str) -> Given {
        Given { answer: Answer::Is, verdict: verdict.to_owned() }
    }

    fn said(verdict: &str) -> Given {
        Given { answer: Answer::Said, verdict: verdict.to_owned() }
    }

    #[test]
    fn codes_lead_back() {
        for answer in Answer::ALL {
            assert_eq!(Answer::from_code(answer.code()), Some(answer));
            assert!(answer.meaning().ends_with('.'));
        }
        for confidence in Confidence::ALL {
            assert_eq!(Confidence::from_code(confidence.code()), Some(confidence));
            assert!(confidence.meaning().ends_with('.'));
        }
    }

    #[test]
    fn what_everybody_says_is_agreed() {
        assert_eq!(agreed(&[], Answer::Is), None);
        assert_eq!(
            agreed(&[is("wrong"), is("wrong"), said("accurate")], Answer::Is),
            Some("wrong")
        );
        assert_eq!(agreed(&[is("wrong"), is("accurate")], Answer::Is), None);
        assert!(!differ(&[], Answer::Is));
    }

    #[test]
    fn a_resolution_lasts_while_its_verdict_does() {
        for (from, newest, before, passes, after, lasts) in [
            (is("accurate"), Answer::Is, Some("accurate"), true, vec![is("accurate")], true),
            (is("accurate"), Answer::Is, Some("accurate"), false, vec![is("wrong")], false),
            // Two differ: it waits for the decision, and goes when that goes against it.
            (
                is("accurate"),
                Answer::Is,
                Some("accurate"),
                false,
                vec![is("accurate"), is("wrong")],
                true,
            ),
            (is("accurate"), Answer::Is, None, false, vec![is("wrong"), is("wrong")], false),
            // They did say so, they did not, and again that they did not.
            (
                is("accurate"),
                Answer::Said,
                None,
                true,
                vec![is("accurate"), said("accurate")],
                true,
            ),
            (is("accurate"), Answer::Said, None, false, vec![is("accurate"), said("wrong")], false),
            (
                is("wrong"),
                Answer::Said,
                Some("wrong"),
                false,
                vec![is("wrong"), said("wrong")],
                true,
            ),
        ] {
            let newest = Newest { answer: newest, before, passes };
            assert_eq!(
                still_follows(&from, newest, &after),
                lasts,
                "{from:?} {newest:?} {after:?}"
            );
        }
    }
}
