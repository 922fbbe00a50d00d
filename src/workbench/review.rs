//! `review`: a reviewer's verdict on a claim with all that comes with it, in one act; and what
//! people found about a claim so far.

use chrono::Utc;

use super::error::Error;
use super::id::Sort;
use super::list::known_article;
use super::open::Desk;
use super::resolve::Resolving;
use super::scale::scale;
use super::source_given::{source_given, source_titled};
use super::who::Who;
use super::words::{checked_option, checked_words};
use crate::desk::answers::{Answer, Confidence};
use crate::desk::category::Category;
use crate::desk::gate::{Rule, judge};
use crate::desk::numbers::Numbers;
use crate::desk::row::{ClaimHistory, ClaimRow};
use crate::desk::source::{Stance, Type};
use crate::store::{Acted, AnySource, By, ClaimFilter, NewVerdict, Passage, Reviewed};
use crate::text::Published;

/// A verdict as people give it.
#[derive(Clone, Debug, Default)]
pub struct Reviewing {
    /// Each `c17` or `a1/17`, or several by their numbers: `a1/3-9,12`.
    pub claims: Vec<String>,
    /// Which question it answers.
    pub answer: Answer,
    /// Code on the desk's scale.
    pub verdict: String,
    /// Why.
    pub rationale: Option<String>,
    /// How sure.
    pub confidence: Option<Confidence>,
    /// The right wording.
    pub correction: Option<String>,
    /// What sort of error.
    pub category: Option<Category>,
    /// The day after which it should be looked at again.
    pub valid_until: Option<String>,
    /// What happens to the copy.
    pub resolution: Option<Resolving>,
    /// What it rests on.
    pub cited: Cited,
    /// A note beside it.
    pub note: Option<String>,
    /// The version of the claim they saw.
    pub if_version: Option<i64>,
}

/// "a1/3, 5-6" comes as two words and means one list.
fn with_spaces_closed(named: &[String]) -> Vec<String> {
    let mut closed: Vec<String> = Vec::new();
    for text in named {
        match closed.last_mut() {
            Some(list) if list.contains('/') && list.ends_with(',') => list.push_str(text),
            _ => closed.push(text.clone()),
        }
    }
    closed
}

/// Returns the claims that people name, each once: `c17`, `a1/17`, or several of an article by
/// their numbers, `a1/3-9,12`, in galley order. A version is that of a single one.
pub(super) fn claims_named(
    desk: &Desk,
    named: &[String],
    if_version: Option<i64>,
) -> Result<Vec<i64>, Error> {
    let mut claims: Vec<i64> = Vec::new();
    for text in &with_spaces_closed(named) {
        let meant = match text.split_once('/') {
            Some((article, numbers)) if numbers.contains(['-', '–', ',']) => {
                numbered(desk, article, numbers)?
            }
            _ => vec![desk.claim_or(text, &[])?.number],
        };
        for claim in meant {
            if !claims.contains(&claim) {
                claims.push(claim);
            }
        }
    }
    if claims.len() > 1 && if_version.is_some() {
        return Err(
            Error::usage("--if-version is for one claim.").hint("Name the claims one by one.")
        );
    }
    Ok(claims)
}

fn numbered(desk: &Desk, article: &str, numbers: &str) -> Result<Vec<i64>, Error> {
    let article_id = known_article(desk, article)?;
    let numbers = Numbers::parse(numbers)
        .map_err(|words| Error::usage(words).hint("Write them like this: a1/3-9,12,17a"))?;
    let filter = ClaimFilter { article: Some(article_id), ..ClaimFilter::default() };
    let there = desk.store.claims(&filter)?;
    if let Some(part) = numbers.missing(there.iter().map(|claim| claim.number.as_str())) {
        return Err(Error::usage(format!("Article {article} has no claim {part}"))
            .hint(format!("factdesk claims --article {article} lists them.")));
    }
    let chosen = there.into_iter().filter(|claim| numbers.has(&claim.number));
    chosen.map(|claim| Sort::Claim.id(&claim.id)).collect()
}

/// The sources of one review, as people name them.
#[derive(Clone, Debug, Default)]
pub struct Cited {
    /// Each `URL`, `FILE` or `s3`, with `#supports`, `#refutes` or `#context` behind it or not.
    pub sources: Vec<String>,
    /// What they do to the claim where no suffix tells; otherwise they support it.
    pub stance: Option<Stance>,
    /// Where neither tells, what they do follows from the verdict: one that finds a fault is given
    /// with a source that says otherwise than the claim.
    pub by_verdict: bool,
    /// Page or timestamp.
    pub locator: Option<String>,
    /// The passage, word for word.
    pub quoted: Option<String>,
    /// A new source that has no address, by its title and what it is.
    pub fresh: Option<(String, Type)>,
    /// The title of a single new source.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
}

/// Gives a verdict, on every claim named or on none.
pub fn review(
    desk: &mut Desk,
    who: &Who,
    asked: &Reviewing,
) -> Result<Acted<Vec<Reviewed>>, Error> {
    let claims = claims_named(desk, &asked.claims, asked.if_version)?;
    let by = who.now();
    let rationale = checked_option("The rationale", asked.rationale.as_deref())?;
    let correction = checked_option("The correction", asked.correction.as_deref())?;
    let note = checked_option("The note", asked.note.as_deref())?;
    let locator = checked_option("The page or time", asked.cited.locator.as_deref())?;
    let quoted = checked_option("The quoted passage", asked.cited.quoted.as_deref())?;
    let resolution = asked.resolution.as_ref().map(Resolving::checked).transpose()?;
    let default = match asked.cited.stance {
        None if asked.cited.by_verdict => stance_of(desk, &asked.verdict)?,
        given => given.unwrap_or(Stance::Supports),
    };
    let sources = asked.cited.read(&by, who.reads_files(), default)?;
    let new = NewVerdict {
        claim_id: 0,
        answer: asked.answer,
        verdict: &asked.verdict,
        rationale: rationale.as_deref(),
        confidence: asked.confidence,
        correction: correction.as_deref(),
        category: asked.category,
        valid_until: asked.valid_until.as_deref().map(day).transpose()?,
        resolution: resolution.as_ref().map(|resolution| resolution.as_new()),
        sources: &sources,
        passage: Passage {
            locator: locator.as_deref(),
            quoted: quoted.as_deref(),
            ..Passage::default()
        },
        note: note.as_deref(),
        if_version: asked.if_version,
    };
    Ok(desk.store.review_all(&by, &claims, &new)?)
}

/// Refuses a verdict on a claim that is at another version than was seen, as [`review`] would, but
/// without waiting to write. What else may be wrong with it is left to that.
pub fn refuse_if_changed(desk: &Desk, who: &Who, asked: &Reviewing) -> Result<(), Error> {
    for claim_id in claims_named(desk, &asked.claims, asked.if_version)? {
        desk.store.refuse_if_changed(&who.now(), claim_id, asked.if_version, &asked.verdict)?;
    }
    Ok(())
}

/// Returns what the source of such a verdict does to its claim when nobody says otherwise.
pub fn stance_of(desk: &Desk, verdict: &str) -> Result<Stance, Error> {
    let (_, steps) = scale(desk)?;
    let step = steps.iter().find(|step| step.verdict == verdict);
    Ok(step.map_or(Stance::Supports, |step| Stance::of_verdict(step.passes, step.doubts)))
}

impl Cited {
    fn read(
        &self,
        by: &By<'_>,
        files: bool,
        default: Stance,
    ) -> Result<Vec<(AnySource, Stance)>, Error> {
        let read = |given: &String| {
            let (source, suffix) = source_given(given, by, files)?;
            Ok((source, suffix.unwrap_or(default)))
        };
        let mut sources: Vec<_> = self.sources.iter().map(read).collect::<Result<_, Error>>()?;
        self.describe(&mut sources)?;
        if let Some((title, kind)) = &self.fresh {
            sources.push((source_titled(title, *kind, by)?, default));
        }
        Ok(sources)
    }

    /// Says what the one new source is called and who published it.
    fn describe(&self, sources: &mut [(AnySource, Stance)]) -> Result<(), Error> {
        if self.title.is_none() && self.publisher.is_none() {
            return Ok(());
        }
        let [(AnySource::New(source), _)] = sources else {
            let message = "A title and a publisher belong to one new source.";
            return Err(Error::usage(message)
                .hint("Describe others with factdesk source add, or source edit s3."));
        };
        source.title = checked_option("The title", self.title.as_deref())?;
        source.publisher = checked_option("The publisher", self.publisher.as_deref())?;
        Ok(())
    }
}

/// Reads the day after which a verdict is to be looked at again.
fn day(text: &str) -> Result<&str, Error> {
    match Published::parse(text.trim()).and_then(Published::day) {
        Some(_) => Ok(text.trim()),
        None => Err(Error::usage(format!("{text:?} is no day."))
            .hint("Write the last day on which it holds: 2023-12-31")),
    }
}

/// Returns what people found about a claim: what stands, or with `all` also what stood. Of the
/// moves by hand only the one that led to where the claim is now says anything about it.
pub fn history(desk: &Desk, claim: &ClaimRow, all: bool) -> Result<ClaimHistory, Error> {
    let mut history = desk.store.history(Sort::Claim.id(&claim.id)?)?;
    if all {
        return Ok(history);
    }
    history.verdicts.retain(|verdict| verdict.superseded_at.is_none());
    history.resolutions.retain(|resolution| resolution.superseded_at.is_none());
    history.flag_answers.retain(|answer| answer.superseded_at.is_none());
    let last = history.moves.pop();
    history.moves = last.into_iter().filter(|last| last.state == claim.state).collect();
    Ok(history)
}

/// What a claim that has its verdict still lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacking {
    /// What the gate will ask for, each in a sentence about "it".
    pub at_gate: Vec<String>,
    /// Whether a fault was found and nobody said why; the gate does not ask that.
    pub reason: bool,
}

/// Returns what a claim with a verdict still lacks until its work is done, as the gate sees it: a
/// change that is not in the draft yet, a flag and a question are others' work.
pub fn lacking(desk: &Desk, claim: &ClaimRow) -> Result<Lacking, Error> {
    let Some(verdict) = &claim.verdict else { return Ok(Lacking::default()) };
    let (_, steps) = scale(desk)?;
    let doubts = steps.iter().any(|step| step.verdict == verdict.verdict && step.doubts);
    let number = Sort::Claim.id(&claim.id)?;
    let article = desk.store.before_gate_of(Sort::Article.id(&claim.article)?, number)?;
    let gate = judge(&article, &desk.store.gate_rules()?, Utc::now().date_naive());
    let own = gate.reasons.into_iter().filter(|reason| {
        reason.claim == Some(number) && matches!(reason.rule, Rule::Resolution | Rule::Source)
    });
    Ok(Lacking {
        at_gate: own.map(|reason| reason.why.to_string()).collect(),
        reason: doubts && verdict.rationale.is_none(),
    })
}

/// Checks the reason that a verb must not go without.
pub(super) fn reason(words: &str) -> Result<String, Error> {
    checked_words("The reason", words)
}
