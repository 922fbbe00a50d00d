//! What was typed into a form, said again in the words of that form, to be mended and sent once
//! more. Which draft of the browser it is the end of is told here, too.

use super::escape::exact;
use crate::desk::resolution::Resolution;
use crate::desk::source::{Proximity, Stance, Type};

/// A field as a page says it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) name: String,
    /// What it holds, made safe to stand in a field exactly so.
    pub(super) value: String,
    /// What the form calls it.
    pub(super) label: String,
    /// Whether a page of ours put it there, and nobody typed it.
    pub(super) ours: bool,
    /// What was chosen, in words, where nobody can type it anew.
    pub(super) chosen: String,
    /// What there is to choose from: each code and its words, and whether it is the one.
    pub(super) choices: Vec<(&'static str, &'static str, bool)>,
}

/// Put there by our pages, whatever the form.
const OURS: &[&str] = &[
    "if_version",
    "shown",
    "seq",
    "if_shown",
    "back",
    "then",
    "before",
    "bytes",
    "end",
    "show",
    "paragraph",
    "article",
    "claim",
    "as",
    "order",
    "nth",
    "same",
    "stops",
    "flag_level",
    "free_verdict",
    "free_copy",
    "quoted",
];

/// Fields that are ours in some forms only.
const OURS_IN: &[(&str, &str)] =
    &[("add", "name"), ("revise", "name"), ("answer", "person"), ("withdraw", "person")];

/// Fields that hold a code which was chosen and not typed.
const CHOSEN: &[&str] =
    &["verdict", "answer", "stance", "role", "of", "reading", "confidential", "keep", "scale"];

/// Fields with what a form calls them.
type Labels = &'static [(&'static str, &'static str)];

/// What the forms call their fields: by the last part of the address a form is sent to.
const LABELS: &[(&[&str], Labels)] = &[
    (
        &["add", "revise"],
        &[
            ("text", "The text"),
            ("title", "Headline"),
            ("date", "Publication date"),
            ("due", "Closes"),
        ],
    ),
    (
        &["sources", "edit"],
        &[
            ("place", "Its address"),
            ("title", "What it is called"),
            ("accessed", "Looked at"),
            ("type", "What it is"),
            ("proximity", "How near"),
            ("archived", "Address of a copy kept elsewhere"),
            ("derives_from", "Taken from"),
            ("confidential", "Confidential"),
            ("keep", "Keep a copy of the file on the desk"),
        ],
    ),
    (&["assign"], &[("source", "Source to ring"), ("section", "Under the heading")]),
    (
        &["verdict", "accept", "resolve"],
        &[
            ("verdict", "What you found"),
            ("answer", "Of this quotation you say"),
            ("stance", "What the source does"),
            ("rationale", "Why"),
            ("correction", "Right wording"),
            ("resolution", "The copy"),
            ("said_by", "On whose word"),
            ("said_at", "When they said so"),
            ("approved_by", "Taken on by"),
            ("reason", "Why it is overruled"),
        ],
    ),
    (
        &["answer"],
        &[("words", "The answer"), ("said_by", "Who said it"), ("said_at", "When it was said")],
    ),
    (
        &["question", "ask"],
        &[
            ("of", "Whom"),
            ("person", "Name"),
            ("contact", "Telephone or address"),
            ("words", "The question"),
        ],
    ),
    (&["note"], &[("words", "A note")]),
    (
        &["rules"],
        &[("min", "Sources that a claim needs"), ("or_primary", "Or so many primary ones")],
    ),
    (&["claim"], &[("words", "The words of the claim")]),
    (&["source"], &[("stance", "What the source does")]),
    (&["dismiss"], &[("reason", "Why not?")]),
    (&["release", "take-back"], &[("reason", "Why")]),
    (&["correct"], &[("reason", "Why, though the gate is not clear")]),
    (&["merge"], &[("into", "Which")]),
];

impl Typed {
    /// Returns the field of that name of the form that was sent to an address.
    pub(super) fn new(to: &str, name: &str, value: &str) -> Self {
        let form = to.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap_or("");
        let known = LABELS.iter().find(|(forms, _)| forms.contains(&form));
        let label = known.and_then(|(_, fields)| fields.iter().find(|(field, _)| *field == name));
        let label = label.map_or_else(|| capital(&spaced(name)), |(_, label)| (*label).to_owned());
        let choices = choices(name, value);
        let chosen = CHOSEN.contains(&name) && !(name == "answer" && form == "answer");
        Self {
            name: name.to_owned(),
            value: exact(value),
            label,
            ours: OURS.contains(&name) || OURS_IN.contains(&(form, name)),
            chosen: if chosen { spaced(value) } else { String::new() },
            choices,
        }
    }

    /// Returns the fields of a form to be mended, empty ones too.
    pub(super) fn all<'f>(to: &str, fields: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<Self> {
        let shown = |(name, value): &(&str, &str)| {
            !value.is_empty() || *name == "stance" || !CHOSEN.contains(name)
        };
        fields.filter(shown).map(|(name, value)| Self::new(to, name, value)).collect()
    }
}

fn spaced(code: &str) -> String {
    code.replace('_', " ")
}

fn capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// What can be chosen for that field; nothing where that is not known here, or the value is none
/// of them.
fn choices(name: &str, value: &str) -> Vec<(&'static str, &'static str, bool)> {
    let all: Vec<(&str, &str)> = match name {
        "resolution" => {
            let all = Resolution::ALL.iter().map(|one| (one.code(), one.meaning()));
            all.chain([("later", "It is decided later.")]).collect()
        }
        "proximity" => Proximity::ALL.iter().map(|one| (one.code(), one.meaning())).collect(),
        "stance" => Stance::ALL.iter().map(|one| (one.code(), one.words())).collect(),
        "type" => Type::ALL.iter().map(|one| (one.code(), one.meaning())).collect(),
        _ => Vec::new(),
    };
    let known = value.is_empty() || all.iter().any(|(code, _)| *code == value);
    let all = all.into_iter().filter(|_| known);
    all.map(|(code, words)| (code, words, code == value)).collect()
}

/// Returns what the pages call the draft of a form by where it is sent and what is in it: `c1` of
/// `/c/c1/verdict`, `c1-note` of `/c/c1/note`, `add-a1` of a further draft of an article.
pub(super) fn draft_of(to: &str, fields: &[Typed]) -> String {
    let field = |name: &str| {
        let found = fields.iter().find(|field| field.name == name && !field.value.is_empty());
        found.map(|field| field.value.as_str())
    };
    let path = to.split('?').next().unwrap_or("");
    let mut parts = path.trim_start_matches('/').splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("queue"), Some("accept"), None) => format!("queue-{}", field("claim").unwrap_or("")),
        (Some("settings"), Some("people"), None) => "person".to_owned(),
        (Some("a"), Some(id), Some("revise")) => format!("add add-{id}"),
        (_, Some(id), Some("verdict" | "answer" | "edit")) => id.to_owned(),
        (_, Some(id), Some(verb)) => format!("{id}-{verb}"),
        (Some("add"), None, _) => match field("article") {
            Some(article) => format!("add-{article}"),
            None => "add".to_owned(),
        },
        (Some("sources"), None, _) => "source".to_owned(),
        (only, ..) => only.unwrap_or("").to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_called_as_the_pages_call_it() {
        for (to, draft) in [
            ("/c/c1/verdict", "c1"),
            ("/c/c1/note", "c1-note"),
            ("/q/q3/answer?x=1", "q3"),
            ("/a/a1/claim", "a1-claim"),
            ("/s/s2/edit", "s2"),
            ("/sources", "source"),
            ("/add", "add"),
        ] {
            assert_eq!(draft_of(to, &[]), draft);
        }
        assert_eq!(draft_of("/add", &[Typed::new("/add", "article", "a1")]), "add-a1");
        let claim = Typed::new("/queue/accept", "claim", "c7");
        assert_eq!(draft_of("/queue/accept", &[claim]), "queue-c7");
    }

    #[test]
    fn a_field_is_called_as_its_form_calls_it() {
        let label = |to: &str, name: &str| Typed::new(to, name, "x").label;
        assert_eq!(label("/add", "due"), "Closes");
        assert_eq!(label("/assign", "due"), "Due");
        assert_eq!(label("/sources", "title"), "What it is called");
        assert_eq!(label("/settings/people", "handle"), "Handle");
        let verdict = Typed::new("/c/c1/verdict", "verdict", "needs_fix");
        assert_eq!(
            (verdict.label.as_str(), verdict.chosen.as_str()),
            ("What you found", "needs fix")
        );
        let empty = [("place", ""), ("confidential", "")];
        let mended = Typed::all("/sources", empty.into_iter());
        assert_eq!(mended.iter().map(|field| &field.label).collect::<Vec<_>>(), ["Its address"]);
    }
}
