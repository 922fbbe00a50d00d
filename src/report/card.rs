//! One claim as a page shows it: verdict, resolution, sources, notes, questions and flags under its
//! words, each with who and when.

use std::fmt::Write as _;

use super::html::{link, time};
use super::{escaped, in_words};
use crate::check::Severity;
use crate::desk::row::{
    CitationRow, ClaimRow, FlagListRow, FlagRow, NoteRow, QuestionRow, ResolutionRow,
    VerdictListRow, source_name,
};
use crate::desk::source::Stance;

/// A claim with all that belongs to it; without a claim, what is on the whole article.
#[derive(Clone, Debug, Default)]
pub(super) struct Card {
    pub(super) claim: Option<ClaimRow>,
    pub(super) verdicts: Vec<VerdictListRow>,
    pub(super) citations: Vec<CitationRow>,
    pub(super) notes: Vec<NoteRow>,
    pub(super) questions: Vec<QuestionRow>,
    pub(super) flags: Vec<Doubt>,
}

/// A flag, wherever it stands.
#[derive(Clone, Debug)]
pub(super) struct Doubt {
    quote: Option<String>,
    flag: FlagRow,
}

impl From<FlagListRow> for Doubt {
    fn from(flag: FlagListRow) -> Self {
        Self {
            quote: Some(flag.quote),
            flag: FlagRow {
                id: flag.id,
                code: flag.code,
                severity: flag.severity,
                message: flag.message,
                computation: flag.computation,
                suggestions: flag.suggestions,
                dismissed: flag.dismissed,
                state: flag.state,
                raised_by: flag.raised_by,
                dismissed_by: flag.dismissed_by,
                dismissed_at: flag.dismissed_at,
                dismissed_reason: flag.dismissed_reason,
                accepted: flag.accepted,
                accepted_by: flag.accepted_by,
            },
        }
    }
}

/// Returns whether a flag at query or above on it waits for an answer, or what was found wrong
/// stands in the copy and nobody has said what happens to it.
pub(super) fn is_doubtful(claim: &ClaimRow) -> bool {
    let asks = |flag: &FlagRow| Severity::from_code(&flag.severity) >= Some(Severity::Warning);
    claim.is_unmended() || claim.flags.iter().any(|flag| flag.state == "open" && asks(flag))
}

impl Card {
    pub(super) fn of(mut claim: ClaimRow) -> Self {
        let flags = std::mem::take(&mut claim.flags);
        let doubts = flags.iter().cloned().map(|flag| Doubt { quote: None, flag });
        let flags_of_card = doubts.collect();
        claim.flags = flags;
        Self { claim: Some(claim), flags: flags_of_card, ..Self::default() }
    }

    pub(super) fn id(&self) -> &str {
        self.claim.as_ref().map_or("", |claim| &claim.id)
    }

    /// Returns the card of a claim.
    pub(super) fn html(&self) -> String {
        let Some(claim) = &self.claim else { return String::new() };
        let number = escaped(&claim.number);
        let doubt = if is_doubtful(claim) { " doubt" } else { "" };
        let mut html = format!(
            "<section class=\"card {}{doubt}\" id=\"claim-{number}\" \
             aria-labelledby=\"name-{number}\">\n<h3 id=\"name-{number}\">\
             <a href=\"#mark-{number}\" aria-label=\"Claim {number}, to its place in the \
             text\">{number}</a> <q>{}</q> <span class=\"tag\">{}</span> \
             <span class=\"tag\">{}</span></h3>\n",
            escaped(&claim.state),
            escaped(&claim.quote),
            escaped(&claim.kind),
            escaped(&claim.state),
        );
        html.push_str(&list(&[
            ("Means", claim.figures.iter().map(|figure| escaped(&in_words(figure))).collect()),
            ("Said by", claim.speaker.iter().map(|speaker| escaped(speaker)).collect()),
            ("Verdict", self.standing().map(verdict).collect()),
            ("Copy", claim.resolution.iter().map(resolution).collect()),
            ("Sources", self.citations.iter().map(citation).collect()),
            ("Flags", self.flags.iter().map(Doubt::html).collect()),
            ("Questions", self.questions.iter().map(question).collect()),
            ("Notes", self.notes.iter().map(note).collect()),
            ("Before", self.superseded().map(verdict).collect()),
        ]));
        html.push_str("</section>\n");
        html
    }

    /// Returns what is on the whole article.
    pub(super) fn of_article(&self) -> String {
        list(&[
            ("Flags", self.flags.iter().map(Doubt::html).collect()),
            ("Questions", self.questions.iter().map(question).collect()),
            ("Notes", self.notes.iter().map(note).collect()),
        ])
    }

    fn standing(&self) -> impl Iterator<Item = &VerdictListRow> {
        self.verdicts.iter().filter(|verdict| verdict.superseded_at.is_none())
    }

    fn superseded(&self) -> impl Iterator<Item = &VerdictListRow> {
        self.verdicts.iter().filter(|verdict| verdict.superseded_at.is_some())
    }
}

/// Names with what is said under each; a name under which nothing is said is left out.
fn list(said: &[(&str, Vec<String>)]) -> String {
    let mut html = String::new();
    for (name, parts) in said.iter().filter(|(_, parts)| !parts.is_empty()) {
        let class = if *name == "Before" { " class=\"old\"" } else { "" };
        let _ = write!(html, "<dt>{name}</dt>");
        for part in parts {
            let _ = write!(html, "<dd{class}>{part}</dd>");
        }
        html.push('\n');
    }
    if html.is_empty() { html } else { format!("<dl>\n{html}</dl>\n") }
}

fn verdict(verdict: &VerdictListRow) -> String {
    let mut html = String::new();
    if verdict.answers == "said" {
        html.push_str("Said so: ");
    } else if verdict.kind == "quote" {
        html.push_str("Is so: ");
    }
    let _ = write!(html, "<strong>{}</strong>", escaped(&verdict.label));
    let more = [verdict.category.as_deref(), verdict.confidence.as_deref()];
    for (words, name) in more.into_iter().zip(["error of ", "confidence "]) {
        if let Some(words) = words {
            let _ = write!(html, ", {name}{}", escaped(words));
        }
    }
    let _ = write!(html, " · {}", signed(&verdict.initials, &verdict.reviewed_at));
    if let Some(at) = &verdict.superseded_at {
        let _ = write!(html, ", until {}", time(at));
    }
    if let Some(words) = &verdict.rationale {
        let _ = write!(html, "<br><span class=\"said\">{}</span>", escaped(words));
    }
    if let Some(words) = &verdict.correction {
        let _ = write!(html, "<br>Should be: <q>{}</q>", escaped(words));
    }
    html
}

fn resolution(given: &ResolutionRow) -> String {
    let mut html = format!("<strong>{}</strong>", escaped(&given.resolution.replace('_', " ")));
    if let Some(words) = &given.new_text {
        let _ = write!(html, ": <ins>{}</ins>", escaped(words));
    }
    if let Some(who) = &given.said_by {
        let _ = write!(html, ": {} vouches for it", escaped(who));
        if let Some(at) = &given.said_at {
            let _ = write!(html, ", {}", time(at));
        }
    }
    if let Some(editor) = &given.approved_by {
        let _ = write!(html, ", approved by {}", escaped(editor));
    }
    let _ = write!(html, " · {}", signed(&given.initials, &given.resolved_at));
    if let Some(words) = &given.reason {
        let _ = write!(html, "<br><span class=\"said\">{}</span>", escaped(words));
    }
    html
}

fn citation(cited: &CitationRow) -> String {
    let (title, url, file) =
        (cited.title.as_deref(), cited.url.as_deref(), cited.file_name.as_deref());
    let name = source_name(title, url, file);
    let name = url.map_or_else(|| escaped(name), |url| link(url, name));
    let stance = Stance::from_code(&cited.stance).map_or(cited.stance.as_str(), |one| one.words());
    let mut html = format!("{name} <strong>{}</strong>", escaped(stance));
    for words in [&cited.publisher, &cited.locator].into_iter().flatten() {
        let _ = write!(html, ", {}", escaped(words));
    }
    if let (Some(url), Some(_)) = (url, title) {
        let _ = write!(html, " <span class=\"old\">{}</span>", escaped(url));
    }
    let _ = write!(html, " · {}", signed(&cited.initials, &cited.cited_at));
    if let Some(words) = &cited.quoted {
        let _ = write!(html, "<br><q class=\"said\">{}</q>", escaped(words));
    }
    if let Some(words) = &cited.translation {
        let by = cited.translator.as_deref().map(|by| format!(" (translated by {})", escaped(by)));
        let _ =
            write!(html, "<br><q class=\"said\">{}</q>{}", escaped(words), by.unwrap_or_default());
    }
    html
}

impl Doubt {
    fn html(&self) -> String {
        let flag = &self.flag;
        let loud =
            Severity::from_code(&flag.severity).map_or(flag.severity.as_str(), |s| s.words());
        let mut html = String::new();
        if let Some(quote) = &self.quote {
            let _ = write!(html, "<q>{}</q> ", escaped(quote));
        }
        let _ = write!(html, "<strong>{}</strong>: {}", escaped(loud), escaped(&flag.message));
        if !flag.suggestions.is_empty() {
            let _ = write!(html, " Would fit: {}.", escaped(&flag.suggestions.join("; ")));
        }
        if let Some(who) = &flag.raised_by {
            let _ = write!(html, " Raised by {}.", escaped(who));
        }
        let answer = match flag.state.as_str() {
            "dismissed" => {
                let who = flag.dismissed_by.as_deref().unwrap_or("somebody");
                let at = flag.dismissed_at.as_deref().map(time).unwrap_or_default();
                format!("Dismissed by {} {at}", escaped(who))
            }
            "accepted" => {
                let who = flag.accepted_by.as_deref().unwrap_or("somebody");
                let reading = flag.accepted.as_deref().unwrap_or("a reading");
                format!("{} proposes <q>{}</q>", escaped(who), escaped(reading))
            }
            "answered" => "Answered by the verdict".to_owned(),
            _ => "Open".to_owned(),
        };
        let _ = write!(html, "<br>{answer}");
        if let Some(reason) = &flag.dismissed_reason {
            let _ = write!(html, ": <span class=\"said\">{}</span>", escaped(reason));
        }
        html
    }
}

fn question(asked: &QuestionRow) -> String {
    let mut html = format!("To {}", escaped(&asked.asked_of));
    for words in [&asked.person, &asked.contact].into_iter().flatten() {
        let _ = write!(html, ", {}", escaped(words));
    }
    let _ = write!(html, ": <span class=\"said\">{}</span>", escaped(&asked.body));
    let _ = write!(html, " · {}", signed(&asked.asked_by, &asked.asked_at));
    match (&asked.answer, asked.state.as_str()) {
        (Some(answer), _) => {
            let who = asked.said_by.as_deref().unwrap_or(&asked.asked_of);
            let at = asked.said_at.as_deref().map(time).unwrap_or_default();
            let by = asked.taken_down_by.as_deref().unwrap_or("");
            let _ = write!(
                html,
                "<br>{} says, {at}, {}: <q class=\"said\">{}</q>",
                escaped(who),
                escaped(by),
                escaped(answer)
            );
        }
        (None, "withdrawn") => html.push_str("<br>Withdrawn"),
        (None, _) => {
            let due = asked.due_at.as_deref().map(|due| format!(", due {}", time(due)));
            let _ = write!(html, "<br>Open{}", due.unwrap_or_default());
        }
    }
    html
}

fn note(note: &NoteRow) -> String {
    let settled = note.resolved_by.as_deref().map(|who| format!(" (settled by {})", escaped(who)));
    let answer = if note.reply_to.is_some() { "↳ " } else { "" };
    format!(
        "{answer}<span class=\"said\">{}</span> · {}{}",
        escaped(&note.body),
        signed(&note.initials, &note.written_at),
        settled.unwrap_or_default()
    )
}

/// Who and when, as it stands beside a tick.
fn signed(who: &str, at: &str) -> String {
    format!("{} {}", escaped(who), time(at))
}
