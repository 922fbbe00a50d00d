//! Verdict scales as data: the desk's own and the ones it can be switched to. Who may give which
//! verdict is left to `state` and the store.

/// One step of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What files and options hold.
    pub code: &'static str,
    /// What people read.
    pub label: &'static str,
    /// Rank for `ClaimReview` and agreement, higher is truer; `None` lies off the axis.
    pub ordinal: Option<i64>,
    /// When to choose it.
    pub meaning: &'static str,
}

/// A scale: the verdicts a desk chooses between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// What settings hold.
    pub code: &'static str,
    /// What people read.
    pub name: &'static str,
    /// In the order of the screen.
    pub steps: &'static [Step],
}

impl Scale {
    /// Returns the step of that code.
    pub fn step(&self, code: &str) -> Option<&'static Step> {
        self.steps.iter().find(|step| step.code == code)
    }
}

/// The scale a new desk has.
pub const DEFAULT: &str = "desk";

/// Every built-in scale, the default first.
pub const ALL: &[Scale] = &[
    Scale {
        code: "desk",
        name: "Copy desk",
        steps: &[
            step("accurate", "Accurate", None, "It stands as printed."),
            step(
                "needs_fix",
                "Needs a fix",
                None,
                "Right in the main; rounding, wording or context to mend.",
            ),
            step("wrong", "Wrong", None, "The sources say otherwise."),
            step("misleading", "Misleading", None, "The figures are right, the impression wrong."),
            step("unconfirmed", "Unconfirmed", None, "Looked for it and could not confirm it."),
            step("not_a_fact", "Not a fact", None, "Opinion, rhetoric or prediction."),
        ],
    },
    Scale {
        code: "five_step",
        name: "Five steps",
        steps: &[
            step("accurate", "Accurate", Some(5), "Sources bear it out; nothing is missing."),
            step("mostly_accurate", "Mostly accurate", Some(4), "Right but for a detail."),
            step("half_accurate", "Half accurate", Some(3), "Right and wrong in equal parts."),
            step("mostly_inaccurate", "Mostly inaccurate", Some(2), "A grain of truth in it."),
            step("inaccurate", "Inaccurate", Some(1), "The sources contradict it."),
            step("unverifiable", "Unverifiable", None, "The evidence decides nothing."),
        ],
    },
    Scale {
        code: "binary",
        name: "OK or change",
        steps: &[
            step("ok", "OK", Some(2), "Print it."),
            step("change", "Change", Some(1), "Not as it stands."),
        ],
    },
    Scale {
        code: "politifact",
        name: "Truth meter",
        steps: &[
            step("true", "True", Some(6), "Accurate, and nothing significant is missing."),
            step("mostly_true", "Mostly true", Some(5), "Accurate, but needs a clarification."),
            step("half_true", "Half true", Some(4), "Partly accurate; leaves out what matters."),
            step("mostly_false", "Mostly false", Some(3), "Some truth; ignores what decides."),
            step("false", "False", Some(2), "Not accurate."),
            step("pants_on_fire", "Pants on fire", Some(1), "Not accurate, and absurd."),
        ],
    },
    Scale {
        code: "snopes",
        name: "Rumour ratings",
        steps: &[
            step("true", "True", Some(5), "Its main parts can be shown to be true."),
            step("mostly_true", "Mostly true", Some(4), "True but for side matters."),
            step("mixture", "Mixture", Some(3), "True and false parts, both weighty."),
            step("mostly_false", "Mostly false", Some(2), "False but for side matters."),
            step("false", "False", Some(1), "Its main parts can be shown to be false."),
            step("unproven", "Unproven", None, "Too little evidence either way."),
            step("unfounded", "Unfounded", None, "Nothing at all speaks for it."),
            step("outdated", "Outdated", None, "Was right and no longer is."),
            step("miscaptioned", "Miscaptioned", None, "Real picture, wrong words beneath."),
            step("correct_attribution", "Correct attribution", None, "They did say it."),
            step("misattributed", "Misattributed", None, "Somebody else said it."),
        ],
    },
    Scale {
        code: "conclusion_only",
        name: "Conclusion in words",
        steps: &[step("concluded", "Concluded", None, "The rationale is the whole verdict.")],
    },
];

/// Returns the built-in scale of that code.
pub fn by_code(code: &str) -> Option<&'static Scale> {
    ALL.iter().find(|scale| scale.code == code)
}

const fn step(
    code: &'static str,
    label: &'static str,
    ordinal: Option<i64>,
    meaning: &'static str,
) -> Step {
    Step { code, label, ordinal, meaning }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_are_unique_within_their_scale() {
        let scales: HashSet<_> = ALL.iter().map(|scale| scale.code).collect();
        assert_eq!(scales.len(), ALL.len());
        for scale in ALL {
            let codes: HashSet<_> = scale.steps.iter().map(|step| step.code).collect();
            assert_eq!(codes.len(), scale.steps.len(), "{}", scale.code);
        }
    }

    #[test]
    fn ranks_run_down_without_a_gap() {
        for scale in ALL {
            let ranks: Vec<_> = scale.steps.iter().filter_map(|step| step.ordinal).collect();
            let mut expected: Vec<_> = (1_i64..).take(ranks.len()).collect();
            expected.reverse();
            assert_eq!(ranks, expected, "{}", scale.code);
        }
    }

    #[test]
    fn the_default_scale_is_there() {
        let desk = by_code(DEFAULT).unwrap();
        assert_eq!(desk.step("needs_fix").unwrap().label, "Needs a fix");
        assert!(desk.step("true").is_none());
    }
}
