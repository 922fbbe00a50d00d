//! `gate`, `clear`, `release`, `publish`, `correct`: what stands between an article and print, and
//! the editor's word on it; the desk's rules for the gate.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::error::Error;
use super::list::article;
use super::open::Desk;
use super::who::Who;
use super::words::{checked_option, checked_words};
use crate::desk::gate::{Gate, GateRules, On, Rule, Why, judge};
use crate::desk::notice::{Correction, notice};
use crate::desk::row::{ArticleRow, ClaimRow, FigureRow};
use crate::store::{Acted, ClaimFilter, Misprint, Passed, Passing};

/// What the gate says about an article.
#[derive(Clone, Debug, Serialize)]
pub struct Gated {
    /// `a1`.
    pub article: String,
    /// Its headline.
    pub title: String,
    /// Where it is.
    pub state: String,
    /// Which draft.
    pub draft: i64,
    /// Whether nothing stands against print.
    pub clear: bool,
    /// What does, in the order an editor takes it up.
    pub reasons: Vec<GateReason>,
    /// Sentences in which nobody, machine or person, sees a claim.
    pub unseen: Vec<Unseen>,
    /// How its clearance was taken back, while nobody has cleared it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<TakenBack>,
}

/// A clearance that no longer holds.
#[derive(Clone, Debug, Serialize)]
pub struct TakenBack {
    /// By whom, by handle; `None`: nobody, something has shut the gate.
    pub by: Option<String>,
    /// When: UTC, ISO 8601.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// One thing that stands against print.
#[derive(Clone, Debug, Serialize)]
pub struct GateReason {
    /// Which rule asks.
    pub rule: &'static str,
    /// What there is to do about all that this rule asks: a heading for people.
    #[serde(skip)]
    pub to_do: &'static str,
    /// The command that does it.
    #[serde(skip)]
    pub command: &'static str,
    /// `c17`; `None` on the article.
    pub claim: Option<String>,
    /// A line for an editor on deadline.
    pub words: String,
    /// Which rule asks.
    #[serde(skip)]
    pub asks: Rule,
    /// What it is about.
    #[serde(skip)]
    pub on: On,
    /// Why that cannot be printed.
    #[serde(skip)]
    pub why: Why,
}

impl GateReason {
    /// Says why in words for people who know no codes: what a check looks for.
    pub fn plainly(&self) -> String {
        match &self.why {
            Why::Flag { id, code, severity } => match super::explain(code) {
                Ok(check) => format!("{} ({}, f{id}).", check.summary, severity.words()),
                Err(_) => self.why.to_string(),
            },
            Why::Question { .. } | Why::Says(_) => self.why.to_string(),
        }
    }
}

/// A sentence nobody looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Unseen {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// Its words.
    pub text: String,
}

/// Returns what the gate says now.
pub fn gate(desk: &Desk, id: &str) -> Result<Gated, Error> {
    let (number, detail) = article(desk, id)?;
    let today = chrono::Utc::now().date_naive();
    let gate = judge(&desk.store.before_gate(number)?, &desk.store.gate_rules()?, today);
    let taken_back = taken_back(desk, number)?;
    let gated = gated(&detail.row, &detail.body, &detail.sentences, gate);
    Ok(Gated { taken_back, ..gated })
}

/// Returns how the clearance of an article was taken back, where that was the last word on it.
fn taken_back(desk: &Desk, number: i64) -> Result<Option<TakenBack>, Error> {
    let last = desk.store.passages(number)?.into_iter().next();
    let last = last.filter(|last| last.act == "taken_back");
    Ok(last.map(|last| TakenBack {
        by: last.reviewer,
        at: last.done_at,
        reason: last.reason.unwrap_or_default(),
    }))
}

fn gated(
    row: &ArticleRow,
    body: &str,
    sentences: &[crate::desk::row::SentenceRow],
    gate: Gate,
) -> Gated {
    let unseen = gate.unseen.iter().filter_map(|&at| sentences.get(at)).map(|sentence| Unseen {
        start: sentence.start,
        end: sentence.end,
        text: body.get(sentence.start..sentence.end).unwrap_or("").to_owned(),
    });
    Gated {
        article: row.id.clone(),
        title: row.title.clone(),
        state: row.state.clone(),
        draft: row.revision,
        clear: gate.is_clear(),
        taken_back: None,
        unseen: unseen.collect(),
        reasons: gate
            .reasons
            .into_iter()
            .map(|reason| GateReason {
                rule: reason.rule.code(),
                to_do: reason.rule.to_do(),
                command: reason.rule.command(),
                claim: reason.claim.map(|claim| format!("c{claim}")),
                asks: reason.rule,
                on: reason.on,
                why: reason.why,
                words: reason.words,
            })
            .collect(),
    }
}

/// An editor's word at the gate, as typed.
#[derive(Clone, Debug)]
pub enum Word {
    /// Nothing stands against it.
    Clear,
    /// It goes against the gate, for this reason.
    Release(String),
    /// It was cleared and is not to be printed after all, for this reason.
    TakeBack(String),
    /// It is printed.
    Publish,
    /// It was printed and is corrected.
    Correct {
        /// The notice in these words; `None`: in ours.
        notice: Option<String>,
        /// Why, though what was changed does not pass the gate.
        reason: Option<String>,
    },
}

/// What came of an editor's word.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Whether it was done.
    pub done: bool,
    /// What the gate said at that moment.
    pub gate: Gated,
    /// The correction notice, to be printed with the article.
    pub notice: Option<String>,
}

/// Takes an article through the gate or past it.
pub fn pass(desk: &mut Desk, who: &Who, id: &str, word: &Word) -> Result<Acted<Passage>, Error> {
    let (number, _) = article(desk, id)?;
    let mut said = None;
    let why;
    let passing = match word {
        Word::Clear => Passing::Clear,
        Word::Publish => Passing::Publish,
        Word::Release(reason) => {
            said = Some(checked_words("The reason", reason)?);
            Passing::Release(said.as_deref().unwrap_or_default())
        }
        Word::TakeBack(reason) => {
            said = Some(checked_words("The reason", reason)?);
            Passing::TakeBack(said.as_deref().unwrap_or_default())
        }
        Word::Correct { notice, reason } => {
            said = Some(correction(desk, id, number, notice.as_deref())?);
            why = checked_option("The reason", reason.as_deref())?;
            let notice = said.as_deref().unwrap_or_default();
            Passing::Correct { notice, reason: why.as_deref() }
        }
    };
    let done = desk.store.pass(&who.now(), number, passing)?;
    let (_, now) = article(desk, id)?;
    let notice = matches!(word, Word::Correct { .. }).then(|| said.clone()).flatten();
    Ok(done.map(|Passed { done, gate }| Passage {
        done,
        gate: gated(&now.row, &now.body, &now.sentences, gate),
        notice,
    }))
}

/// Returns the notice: as given, or from what reads otherwise than when it was printed.
fn correction(desk: &Desk, id: &str, number: i64, given: Option<&str>) -> Result<String, Error> {
    if let Some(given) = given {
        return checked_words("The notice", given);
    }
    let misprints = desk.store.misprints(number)?;
    if misprints.is_empty() {
        return Err(Error::usage(format!(
            "Nothing in {id} reads otherwise than when it was printed."
        ))
        .hint(format!(
            "Bring the corrected text first: factdesk revise {id} FILE. Or give the notice \
             yourself with --notice"
        )));
    }
    let figures = figures_printed(desk, &misprints)?;
    let corrections: Vec<_> = misprints
        .iter()
        .zip(&figures)
        .map(|(misprint, figure)| Correction {
            category: misprint.category,
            was: &misprint.was,
            now: misprint.now.as_deref(),
            figure: figure.as_ref(),
            speaker: misprint.speaker.as_deref(),
        })
        .collect();
    Ok(notice(&corrections))
}

/// The figure of each claim that is one, as far as it is still there; its kind, unit and thing are
/// what the notice speaks of.
fn figures_printed(desk: &Desk, misprints: &[Misprint]) -> Result<Vec<Option<FigureRow>>, Error> {
    let ids = misprints.iter().map(|misprint| misprint.claim_id).collect();
    let claims = desk.store.claims(&ClaimFilter { ids, ..ClaimFilter::default() })?;
    let figure = |misprint: &Misprint| {
        let id = format!("c{}", misprint.claim_id);
        let claim: &ClaimRow = claims.iter().find(|claim| claim.id == id)?;
        let mut figure = claim.figures.first()?.clone();
        // The notice compares with the words as they were printed.
        if figure.surface == claim.quote {
            figure.surface.clone_from(&misprint.was);
        }
        Some(figure)
    };
    Ok(misprints.iter().map(figure).collect())
}

/// Returns the desk's rules for the gate, as JSON.
pub fn gate_rules(desk: &Desk) -> Result<String, Error> {
    Ok(desk.store.gate_rules()?.to_json())
}

/// Returns the version of the desk's rules for the gate: 0 while nobody has changed them.
pub fn gate_rules_version(desk: &Desk) -> Result<i64, Error> {
    Ok(desk.store.setting_version("gate")?)
}

/// Takes the rules of a file, or the program's own again. With a version, only if it is still that
/// of the rules that stand.
pub fn set_gate_rules(
    desk: &mut Desk,
    who: &Who,
    file: Option<&Path>,
    if_version: Option<i64>,
) -> Result<Acted<()>, Error> {
    let rules = match file {
        None => GateRules::default(),
        Some(file) => {
            let name = file.display();
            let json = fs::read_to_string(file)
                .map_err(|error| Error::unreadable(format!("{name} cannot be read: {error}.")))?;
            GateRules::from_json(&json)
                .map_err(|fault| Error::unreadable(format!("{name}: {fault}")))?
        }
    };
    Ok(desk.store.set_gate_rules(&who.now(), &rules, if_version)?)
}

/// Takes these rules, as JSON.
pub fn set_gate_rules_json(
    desk: &mut Desk,
    who: &Who,
    json: &str,
    if_version: Option<i64>,
) -> Result<Acted<()>, Error> {
    let rules = GateRules::from_json(json)
        .map_err(|fault| Error::unreadable(format!("The rules: {fault}")))?;
    Ok(desk.store.set_gate_rules(&who.now(), &rules, if_version)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Severity;

    fn because(why: Why) -> GateReason {
        let on = On::Claim { number: "3".to_owned(), quote: "Monday 5 May".to_owned() };
        let words = format!("{on}: {why}");
        let (rule, to_do, command) = ("must_query", "", "");
        let (asks, claim) = (Rule::MustQuery, Some("c3".to_owned()));
        GateReason { rule, to_do, command, claim, words, asks, on, why }
    }

    #[test]
    fn a_check_is_told_in_words() {
        let flag = |code: &str| {
            let (code, severity) = (code.to_owned(), Severity::Error);
            because(Why::Flag { id: 12, code, severity })
        };
        let code = "3  “Monday 5 May”: must query f12 (wrong-weekday) has no answer.";
        assert_eq!(flag("wrong-weekday").words, code);
        let words = "The weekday is not that date's (must query, f12).";
        assert_eq!(flag("wrong-weekday").plainly(), words);
        assert_eq!(flag("editor").plainly(), "must query f12 (raised by hand) has no answer.");
        // Words that look like a flag's are none.
        let words = "“: error f12 (wrong-weekday) has no answer.";
        assert_eq!(because(Why::Says(words.to_owned())).plainly(), words);
    }
}
