//! Verdict scales as data: the default and the ones a desk can be switched to. A desk's own scale
//! is read in `scale_file`; who may give which verdict is left to `rights` and `state`.

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
    /// Whether the words may go to print as they stand: stet is enough.
    pub passes: bool,
    /// Whether it says nothing without a rationale.
    pub needs_reason: bool,
    /// Whether the reviewer found a fault: counted in statistics, told in notices.
    pub doubts: bool,
}

impl Step {
    /// The words may go to print as they stand.
    const fn passing(self) -> Self {
        Self { passes: true, ..self }
    }

    /// It says nothing without a rationale.
    const fn reasoned(self) -> Self {
        Self { needs_reason: true, ..self }
    }

    /// The reviewer found a fault.
    const fn doubting(self) -> Self {
        Self { doubts: true, ..self }
    }
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

/// Every built-in scale, the default first. The default asks no reviewer for more than a verdict;
/// elsewhere a step that says nothing by itself (half true, no evidence) asks for the rationale.
/// What could not be found out is no fault found, and still may not go to print as it stands.
pub const ALL: &[Scale] = &[
    Scale {
        code: "desk",
        name: "Copy desk",
        steps: &[
            step("accurate", "Accurate", None, "It stands as printed.").passing(),
            step(
                "needs_fix",
                "Needs a fix",
                None,
                "Right in the main; rounding, wording or context to mend.",
            )
            .doubting(),
            step("wrong", "Wrong", None, "The sources say otherwise.").doubting(),
            step("misleading", "Misleading", None, "The figures are right, the impression wrong.")
                .doubting(),
            step("unconfirmed", "Unconfirmed", None, "Looked for it and could not confirm it."),
            step("not_a_fact", "Not a fact", None, "Opinion, rhetoric or prediction.").passing(),
        ],
    },
    Scale {
        code: "five_step",
        name: "Five steps",
        steps: &[
            step("accurate", "Accurate", Some(5), "Sources bear it out; nothing is missing.")
                .passing(),
            step("mostly_accurate", "Mostly accurate", Some(4), "Right but for a detail.")
                .doubting(),
            step("half_accurate", "Half accurate", Some(3), "Right and wrong in equal parts.")
                .doubting()
                .reasoned(),
            step("mostly_inaccurate", "Mostly inaccurate", Some(2), "A grain of truth in it.")
                .doubting(),
            step("inaccurate", "Inaccurate", Some(1), "The sources contradict it.").doubting(),
            step("unverifiable", "Unverifiable", None, "The evidence decides nothing.").reasoned(),
        ],
    },
    Scale {
        code: "binary",
        name: "OK or change",
        steps: &[
            step("ok", "OK", Some(2), "Print it.").passing(),
            step("change", "Change", Some(1), "Not as it stands.").doubting(),
        ],
    },
    Scale {
        code: "politifact",
        name: "Truth meter",
        steps: &[
            step("true", "True", Some(6), "Accurate, and nothing significant is missing.")
                .passing(),
            step("mostly_true", "Mostly true", Some(5), "Accurate, but needs a clarification.")
                .doubting(),
            step("half_true", "Half true", Some(4), "Partly accurate; leaves out what matters.")
                .doubting()
                .reasoned(),
            step("mostly_false", "Mostly false", Some(3), "Some truth; ignores what decides.")
                .doubting(),
            step("false", "False", Some(2), "Not accurate.").doubting(),
            step("pants_on_fire", "Pants on fire", Some(1), "Not accurate, and absurd.")
                .doubting()
                .reasoned(),
        ],
    },
    Scale {
        code: "snopes",
        name: "Rumour ratings",
        steps: &[
            step("true", "True", Some(5), "Its main parts can be shown to be true.").passing(),
            step("mostly_true", "Mostly true", Some(4), "True but for side matters.").doubting(),
            step("mixture", "Mixture", Some(3), "True and false parts, both weighty.")
                .doubting()
                .reasoned(),
            step("mostly_false", "Mostly false", Some(2), "False but for side matters.").doubting(),
            step("false", "False", Some(1), "Its main parts can be shown to be false.").doubting(),
            step("unproven", "Unproven", None, "Too little evidence either way.").reasoned(),
            step("unfounded", "Unfounded", None, "Nothing at all speaks for it.")
                .doubting()
                .reasoned(),
            step("outdated", "Outdated", None, "Was right and no longer is.").doubting(),
            step("miscaptioned", "Miscaptioned", None, "Real picture, wrong words beneath.")
                .doubting(),
            step("correct_attribution", "Correct attribution", None, "They did say it.").passing(),
            step("misattributed", "Misattributed", None, "Somebody else said it.").doubting(),
        ],
    },
    Scale {
        code: "conclusion_only",
        name: "Conclusion in words",
        // No rating: what happens to the copy is the resolution's alone.
        steps: &[step("concluded", "Concluded", None, "The rationale is the whole verdict.")
            .passing()
            .reasoned()],
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
    Step { code, label, ordinal, meaning, passes: false, needs_reason: false, doubts: false }
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
    fn every_scale_lets_something_pass_and_nothing_that_it_doubts() {
        for scale in ALL {
            assert!(scale.steps.iter().any(|step| step.passes), "{}", scale.code);
            for step in scale.steps {
                assert!(!(step.passes && step.doubts), "{}: {}", scale.code, step.code);
                let top = scale.steps.iter().filter_map(|other| other.ordinal).max();
                if step.ordinal.is_some() {
                    assert_eq!(step.passes, step.ordinal == top, "{}", step.code);
                    assert_eq!(step.doubts, step.ordinal != top, "{}", step.code);
                }
            }
        }
    }

    #[test]
    fn the_default_scale_asks_for_two_keys_only() {
        let desk = by_code(DEFAULT).unwrap();
        assert!(desk.steps.iter().all(|step| !step.needs_reason));
        let passing: Vec<_> = desk.steps.iter().filter(|step| step.passes).collect();
        assert_eq!(passing.iter().map(|s| s.code).collect::<Vec<_>>(), ["accurate", "not_a_fact"]);
        let unconfirmed = desk.step("unconfirmed").unwrap();
        assert!(!unconfirmed.passes && !unconfirmed.doubts);
    }

    #[test]
    fn the_default_scale_is_there() {
        let desk = by_code(DEFAULT).unwrap();
        assert_eq!(desk.step("needs_fix").unwrap().label, "Needs a fix");
        assert!(desk.step("true").is_none());
    }
}
