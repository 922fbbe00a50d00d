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
use crate::desk::gate::{Gate, GateRules, judge};
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
    /// The same with what a check looks for in the place of its code.
    #[serde(skip)]
    pub plain: String,
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
    Ok(gated(&detail.row, &detail.body, &detail.sentences, gate))
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
        unseen: unseen.collect(),
        reasons: gate
            .reasons
            .into_iter()
            .map(|reason| GateReason {
                rule: reason.rule.code(),
                to_do: reason.rule.to_do(),
                command: reason.rule.command(),
                claim: reason.claim.map(|claim| format!("c{claim}")),
                plain: plain(&reason.words),
                words: reason.words,
            })
            .collect(),
    }
}

/// Says in words what a flag doubts: `must query f12 (wrong-weekday) has no answer.` becomes `The
/// weekday is not that date's (must query, f12).`
fn plain(reason: &str) -> String {
    let told = || {
        let (place, rest) = reason.rsplit_once("”: ")?;
        let (flag, rest) = rest.split_once(" (")?;
        let (code, _) = rest.split_once(") has no answer.")?;
        let (severity, id) = flag.rsplit_once(' ')?;
        let summary = super::explain(code).ok()?.summary;
        Some(format!("{place}”: {summary} ({severity}, {id})."))
    };
    told().unwrap_or_else(|| reason.to_owned())
}

/// An editor's word at the gate, as typed.
#[derive(Clone, Debug)]
pub enum Word {
    /// Nothing stands against it.
    Clear,
    /// It goes against the gate, for this reason.
    Release(String),
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

/// Takes the rules of a file, or the program's own again.
pub fn set_gate_rules(desk: &mut Desk, who: &Who, file: Option<&Path>) -> Result<Acted<()>, Error> {
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
    Ok(desk.store.set_gate_rules(&who.now(), &rules)?)
}

/// Takes these rules, as JSON.
pub fn set_gate_rules_json(desk: &mut Desk, who: &Who, json: &str) -> Result<Acted<()>, Error> {
    let rules = GateRules::from_json(json)
        .map_err(|fault| Error::unreadable(format!("The rules: {fault}")))?;
    Ok(desk.store.set_gate_rules(&who.now(), &rules)?)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_check_is_told_in_words() {
        let code = "3  “Monday 5 May”: must query f12 (wrong-weekday) has no answer.";
        let words = "3  “Monday 5 May”: The weekday is not that date's (must query, f12).";
        assert_eq!(plain(code), words);
        let other = "3  “40 tons”: nobody has checked it.";
        assert_eq!(plain(other), other);
    }
}
