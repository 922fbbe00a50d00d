//! The gate's rules as a form that people fill: what stops an article, which flags count, how many
//! sources a claim needs. What a rule means is left to `desk::gate`.

use std::collections::BTreeMap;

use super::settings::anew;
use crate::check::Severity;
use crate::claim::ClaimKind;
use crate::desk::gate::{Answers, GateRules, KindRule, SourceRule};
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::row::StepRow;
use crate::web::address::telling;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::Form;
use crate::web::route::{Route, act};
use crate::workbench::{self, Error};

pub(super) const ROUTES: &[Route] = &[act("/settings/rules", Right::ManageDesk, set)];

/// What stops an article: the name of the field, and the words behind its box.
const STOPS: [(&str, &str); 7] = [
    ("verdict", "a claim without a verdict that still holds"),
    ("disputed", "two verdicts that differ"),
    ("value_changed", "a figure that has changed since it was checked"),
    ("reworded_confirmed", "a claim that was reworded since, until its verdict is confirmed"),
    ("resolution", "a claim of which nobody has said what happens to the copy"),
    ("fixes_in_copy", "an agreed change that is not in the draft"),
    ("open_questions", "a question without an answer"),
];

/// Which flags stop it without an answer.
const LEVELS: [(&str, &str); 4] = [
    ("error", "what must be queried"),
    ("warning", "what must be queried, and queries"),
    ("info", "every one, notes too"),
    ("", "none"),
];

/// The verdicts that a quotation can be asked for.
const QUOTED: [(&str, Answers, &str); 4] = [
    ("any", Answers::Any, "either"),
    ("is", Answers::Is, "that it is so"),
    ("said", Answers::Said, "that they said so"),
    ("both", Answers::Both, "both"),
];

/// A box with what stands behind it.
pub(super) struct Tick {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) on: bool,
}

/// What is asked of claims of one kind.
pub(super) struct OfKind {
    pub(super) kind: String,
    pub(super) min: String,
    pub(super) or_primary: String,
}

/// The rules as their form shows them.
pub(super) struct Shown {
    pub(super) stops: Vec<Tick>,
    pub(super) levels: Vec<Tick>,
    pub(super) min: usize,
    pub(super) or_primary: String,
    pub(super) verdicts: Vec<Tick>,
    pub(super) resolutions: Vec<Tick>,
    pub(super) kinds: Vec<OfKind>,
    /// Whether anything is asked otherwise of a kind.
    pub(super) otherwise: bool,
    pub(super) quoted: Vec<Tick>,
    /// The rules as a file, for another desk.
    pub(super) json: String,
}

impl Shown {
    /// Reads the rules that the workbench gives as JSON, beside the verdicts of the scale in use.
    pub(super) fn of(json: String, steps: &[StepRow]) -> Result<Self, Error> {
        let rules = GateRules::from_json(&json).map_err(Error::usage)?;
        let tick = |value: &str, words: &str, on| Tick {
            value: value.to_owned(),
            words: words.to_owned(),
            on,
        };
        let level = rules.flag_level.map_or("", Severity::code);
        let free = &rules.no_source_for_verdicts;
        let own = steps.iter().map(|step| (step.verdict.as_str(), step.label.as_str()));
        let others = free.iter().filter(|code| steps.iter().all(|step| step.verdict != **code));
        let others = others.map(|code| (code.as_str(), code.as_str()));
        let verdicts = own.chain(others);
        let quote = rules.kinds.get(ClaimKind::Quote.code()).map(|rule| rule.answers);
        Ok(Self {
            stops: STOPS
                .iter()
                .map(|(name, words)| tick(name, words, *stop_of(&mut rules.clone(), name)))
                .collect(),
            levels: LEVELS.iter().map(|(code, words)| tick(code, words, *code == level)).collect(),
            min: rules.sources.min,
            or_primary: written(rules.sources.or_primary),
            verdicts: verdicts
                .map(|(code, label)| tick(code, label, free.iter().any(|own| own == code)))
                .collect(),
            resolutions: Resolution::ALL
                .iter()
                .map(|one| {
                    tick(one.code(), one.label(), rules.no_source_for_resolutions.contains(one))
                })
                .collect(),
            kinds: kinds(&rules),
            otherwise: !rules.kinds.is_empty(),
            quoted: QUOTED
                .iter()
                .map(|(code, answers, words)| {
                    tick(code, words, quote.unwrap_or_default() == *answers)
                })
                .collect(),
            json,
        })
    }
}

/// Every kind with the sources it needs otherwise: those that rules find, then those of the desk.
fn kinds(rules: &GateRules) -> Vec<OfKind> {
    let found = ClaimKind::ALL.iter().map(|kind| kind.code());
    let others = rules.kinds.keys().map(String::as_str);
    let others = others.filter(|kind| ClaimKind::ALL.iter().all(|own| own.code() != *kind));
    let row = |kind: &str| {
        let own = rules.kinds.get(kind).and_then(|rule| rule.sources);
        OfKind {
            kind: kind.to_owned(),
            min: written(own.map(|own| own.min)),
            or_primary: written(own.and_then(|own| own.or_primary)),
        }
    };
    found.chain(others).map(row).collect()
}

fn written(number: Option<usize>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The rule that a box of that name turns on and off.
fn stop_of<'r>(rules: &'r mut GateRules, name: &str) -> &'r mut bool {
    match name {
        "disputed" => &mut rules.disputed,
        "value_changed" => &mut rules.value_changed,
        "reworded_confirmed" => &mut rules.reworded_confirmed,
        "resolution" => &mut rules.resolution,
        "fixes_in_copy" => &mut rules.fixes_in_copy,
        "open_questions" => &mut rules.open_questions,
        _ => &mut rules.verdict,
    }
}

/// Reads the form. A box that is not ticked does not come with it, so the number of sources, which
/// always does, says that it is the whole form.
fn typed(form: &Form) -> Result<GateRules, Error> {
    let ticked = |name: &'static str| {
        form.all().filter(move |(own, _)| *own == name).map(|(_, value)| value)
    };
    let min = number(form, "min")?
        .ok_or_else(|| Error::usage("Say how many sources a claim needs; 0 asks for none."))?;
    let or_primary = number(form, "or_primary")?;
    let mut rules = GateRules {
        flag_level: Severity::from_code(form.get("flag_level")),
        sources: SourceRule { min, or_primary },
        no_source_for_verdicts: ticked("free_verdict").map(str::to_owned).collect(),
        no_source_for_resolutions: ticked("free_copy").filter_map(Resolution::from_code).collect(),
        ..GateRules::default()
    };
    for (name, _) in STOPS {
        *stop_of(&mut rules, name) = ticked("stops").any(|own| own == name);
    }
    rules.kinds = typed_kinds(form, min)?;
    Ok(rules)
}

/// What is asked otherwise, by kind; what is left empty is asked as of every claim.
fn typed_kinds(form: &Form, min: usize) -> Result<BTreeMap<String, KindRule>, Error> {
    let mut kinds = BTreeMap::new();
    for (field, _) in form.every() {
        let Some(kind) = field.strip_prefix("min_") else { continue };
        let or_primary = number(form, &format!("or_primary_{kind}"))?;
        // Whoever says only how many primary ones are enough leaves the other number as it is.
        let min = number(form, field)?.or(or_primary.and(Some(min)));
        let Some(min) = min else { continue };
        let sources = Some(SourceRule { min, or_primary });
        kinds.insert(kind.to_owned(), KindRule { sources, ..KindRule::default() });
    }
    let quoted = form.get("quoted");
    let asked = QUOTED.iter().find(|(code, ..)| *code == quoted).map(|(_, answers, _)| *answers);
    if let Some(answers) = asked.filter(|answers| *answers != Answers::Any) {
        kinds.entry(ClaimKind::Quote.code().to_owned()).or_default().answers = answers;
    }
    Ok(kinds)
}

fn number(form: &Form, name: &str) -> Result<Option<usize>, Error> {
    let Some(typed) = form.filled(name) else { return Ok(None) };
    let number = typed.parse().ok().filter(|number| *number < 100);
    number.map(Some).ok_or_else(|| Error::usage(format!("“{typed}” is no number of sources.")))
}

fn set(call: &mut Call<'_>) -> Result<Answer, Error> {
    let version = call.form.version()?;
    let (mine, done) = if call.form.get("default") == "yes" {
        let done = workbench::set_gate_rules(call.desk, call.who, None, version);
        ("The program’s own".to_owned(), done)
    } else {
        let json = typed(&call.form)?.to_json();
        let done = workbench::set_gate_rules_json(call.desk, call.who, &json, version);
        (json, done)
    };
    let done = match done {
        Ok(done) => done,
        Err(error) => return anew(call, "/settings/rules", mine, error),
    };
    let words = match done.seq {
        Some(_) => "The gate goes by these rules from now on, for every article.",
        None => "These are the rules already.",
    };
    Ok(telling("/settings", words))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields that a browser sends of the form as it is shown.
    fn sent(shown: &Shown) -> Form {
        let mut fields = vec![
            ("min".to_owned(), shown.min.to_string()),
            ("or_primary".to_owned(), shown.or_primary.clone()),
        ];
        let boxes = [
            ("stops", &shown.stops),
            ("flag_level", &shown.levels),
            ("free_verdict", &shown.verdicts),
            ("free_copy", &shown.resolutions),
            ("quoted", &shown.quoted),
        ];
        for (name, all) in boxes {
            let on = all.iter().filter(|one| one.on);
            fields.extend(on.map(|one| (name.to_owned(), one.value.clone())));
        }
        for row in &shown.kinds {
            fields.push((format!("min_{}", row.kind), row.min.clone()));
            fields.push((format!("or_primary_{}", row.kind), row.or_primary.clone()));
        }
        Form::new(fields)
    }

    #[test]
    fn the_form_as_it_is_shown_changes_no_rule() {
        let own = r#"{"verdict": false, "open_questions": false, "flag_level": null,
            "sources": {"min": 2, "or_primary": 1}, "no_source_for_verdicts": ["pants_on_fire"],
            "no_source_for_resolutions": ["cut"],
            "kinds": {"quote": {"answers": "both"}, "name": {"sources": {"min": 0}},
                      "money": {"sources": {"min": 3, "or_primary": 2}}}}"#;
        for json in ["{}", own, r#"{"flag_level": "error"}"#, r#"{"flag_level": "info"}"#] {
            let rules = GateRules::from_json(json).unwrap();
            let shown = Shown::of(rules.to_json(), &[]).unwrap();
            assert_eq!(typed(&sent(&shown)), Ok(rules), "{json}");
        }
    }

    #[test]
    fn a_form_that_is_not_whole_turns_no_rule_off() {
        let form = |fields: &[(&str, &str)]| {
            Form::new(
                fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
            )
        };
        assert!(typed(&form(&[("stops", "verdict")])).is_err());
        assert!(typed(&form(&[("min", "many")])).is_err());
        let rules = typed(&form(&[("min", "0"), ("stops", "disputed")])).unwrap();
        assert!(rules.disputed && !rules.verdict && rules.sources.min == 0);
    }
}
