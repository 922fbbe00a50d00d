//! The gate's rules as data: what a desk asks before an article goes to print. They are kept as
//! JSON; a field left out has its default, an unknown one is refused.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::check::Severity;
use crate::claim::ClaimKind;
use crate::desk::resolution::Resolution;

/// What a desk asks.
#[allow(clippy::struct_excessive_bools)] // each is a rule that is on or off
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GateRules {
    /// Every claim has a verdict that stands and still holds; a duplicate's original, too.
    pub verdict: bool,
    /// No two verdicts on a claim differ.
    pub disputed: bool,
    /// No value has changed since it was checked, or since it was dismissed.
    pub value_changed: bool,
    /// Whoever checked a claim that was reworded since has confirmed the verdict.
    pub reworded_confirmed: bool,
    /// Every claim has a resolution, and stet only with a verdict that lets the words pass.
    pub resolution: bool,
    /// The new words of a fix or attribution stand in this draft, and what is cut does not.
    pub fixes_in_copy: bool,
    /// No question is open.
    pub open_questions: bool,
    /// Flags from this severity on have an answer; none: flags do not count.
    pub flag_level: Option<Severity>,
    /// How many sources a claim needs.
    pub sources: SourceRule,
    /// Verdicts with which a claim needs no source.
    pub no_source_for_verdicts: Vec<String>,
    /// Resolutions with which a claim needs no source.
    pub no_source_for_resolutions: Vec<Resolution>,
    /// What is asked otherwise of claims of a kind.
    pub kinds: BTreeMap<String, KindRule>,
}

impl Default for GateRules {
    fn default() -> Self {
        Self {
            verdict: true,
            disputed: true,
            value_changed: true,
            reworded_confirmed: true,
            resolution: true,
            fixes_in_copy: true,
            open_questions: true,
            flag_level: Some(Severity::Warning),
            sources: SourceRule { min: 1, or_primary: None },
            no_source_for_verdicts: vec!["not_a_fact".to_owned()],
            // What is cut needs none any more; the other two have somebody's name instead.
            no_source_for_resolutions: vec![
                Resolution::Cut,
                Resolution::OnAuthor,
                Resolution::Overruled,
            ],
            kinds: BTreeMap::new(),
        }
    }
}

/// How many sources a claim needs. "One primary or two secondary" is `min` 2, `or_primary` 1.
///
/// Counted is what was cited since the claim says what it says: with a value that changes, a split
/// or a merge, its citations fall as its verdicts do. Of these, a verdict that lets the claim pass
/// counts what supports it; one that does not counts what refutes it, what was cited together with
/// such a verdict, and what was cited after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRule {
    /// So many that do not go back to one another.
    pub min: usize,
    /// So many primary ones are enough as well.
    #[serde(default)]
    pub or_primary: Option<usize>,
}

/// What is asked otherwise of claims of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KindRule {
    /// Which verdicts.
    pub answers: Answers,
    /// How many sources; none: as for every other claim.
    pub sources: Option<SourceRule>,
}

/// Which verdicts a claim needs; only a quote can have the one on whether it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// One is enough.
    #[default]
    Any,
    /// Whether it is so.
    Is,
    /// Whether they said so.
    Said,
    /// Both.
    Both,
}

/// Kinds that people can give a claim and no rule finds yet.
const LATER_KINDS: [&str; 3] = ["name", "status", "cause"];

impl GateRules {
    /// Reads rules from JSON; the fault is a whole sentence.
    ///
    /// ```
    /// use factdesk::desk::gate::GateRules;
    /// let rules = GateRules::from_json(r#"{"sources": {"min": 2, "or_primary": 1}}"#).unwrap();
    /// assert_eq!(rules.sources.or_primary, Some(1));
    /// assert!(rules.open_questions);
    /// ```
    pub fn from_json(json: &str) -> Result<Self, String> {
        let rules: Self = serde_json::from_str(json)
            .map_err(|error| format!("The gate's rules cannot be read: {error}."))?;
        match rules.kinds.iter().find_map(|(kind, rule)| kind_fault(kind, *rule)) {
            Some(fault) => Err(fault),
            None => Ok(rules),
        }
    }

    /// Returns the rules as JSON that a person can edit.
    pub fn to_json(&self) -> String {
        // Only numbers, texts and truth values: it cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    pub(super) fn sources_for(&self, kind: &str) -> SourceRule {
        self.kinds.get(kind).and_then(|rule| rule.sources).unwrap_or(self.sources)
    }

    pub(super) fn answers_for(&self, kind: &str) -> Answers {
        self.kinds.get(kind).map(|rule| rule.answers).unwrap_or_default()
    }
}

fn kind_fault(kind: &str, rule: KindRule) -> Option<String> {
    let known: Vec<_> = ClaimKind::ALL.iter().map(|kind| kind.code()).chain(LATER_KINDS).collect();
    if !known.contains(&kind) {
        let known = known.join(", ");
        return Some(format!("{kind:?} is no kind of claim; the kinds are {known}."));
    }
    let asks_said = matches!(rule.answers, Answers::Said | Answers::Both);
    (asks_said && kind != ClaimKind::Quote.code()).then(|| {
        format!("Only a quote can be asked whether they said so; take \"answers\" out of {kind}.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_go_to_json_and_back() {
        let rules = GateRules::default();
        assert_eq!(GateRules::from_json(&rules.to_json()), Ok(rules.clone()));
        assert_eq!(GateRules::from_json("{}"), Ok(rules));
        let own = GateRules::from_json(
            r#"{"flag_level": null, "fixes_in_copy": false,
                "no_source_for_resolutions": ["on_author"],
                "kinds": {"quote": {"answers": "both"}, "money": {"sources": {"min": 2}}}}"#,
        )
        .unwrap();
        assert_eq!((own.flag_level, own.fixes_in_copy), (None, false));
        assert_eq!(own.answers_for("quote"), Answers::Both);
        assert_eq!(own.answers_for("money"), Answers::Any);
        assert_eq!((own.sources_for("money").min, own.sources_for("quote").min), (2, 1));
    }

    #[test]
    fn a_slip_in_the_rules_is_refused() {
        for (json, words) in [
            ("", "cannot be read"),
            (r#"{"verdcit": true}"#, "verdcit"),
            (r#"{"sources": {"min": 1, "max": 2}}"#, "max"),
            (r#"{"flag_level": "loud"}"#, "loud"),
            (r#"{"kinds": {"qoute": {}}}"#, "\"qoute\" is no kind of claim"),
            (r#"{"kinds": {"money": {"answers": "said"}}}"#, "Only a quote"),
        ] {
            let fault = GateRules::from_json(json).unwrap_err();
            assert!(fault.contains(words) && fault.ends_with('.'), "{fault}");
        }
    }
}
