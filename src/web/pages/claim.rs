//! A claim: its words in place, its flags, the form for the verdict, and what people gathered.
//! What its forms do is left to `verdict`, `threads` and `flag`.

use askama::Template;

use super::filters;
use super::happened::{Happened, happened};
use super::may::May;
use super::resolve::{LATER, Settling, resolutions};
use super::undo::{Offered, offered};
use super::verdict::{label, stances};
use crate::desk::resolution::Resolution;
use crate::desk::rights::Right;
use crate::desk::row::{
    CitationRow, ClaimHistory, ClaimRow, FlagRow, QuestionRow, SourceListRow, StepRow, source_name,
};
use crate::desk::source::{SourceGiven, Stance, What};
use crate::report::in_words;
use crate::text::on_one_line;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::frame::Frame;
use crate::web::route::{Route, look};
use crate::workbench::{self, Error, InPlace, Neighbours, Shown, Threads, WhichSources};

pub(super) const ROUTES: &[Route] = &[look("/c/{claim}", Right::Read, show)];

#[derive(Template)]
#[template(path = "claim.html")]
struct Page {
    frame: Frame,
    claim: ClaimRow,
    place: InPlace,
    figures: Vec<String>,
    /// The claims before and after it in the galley, and how many there are.
    before: Option<String>,
    after: Option<String>,
    of: usize,
    steps: Vec<StepRow>,
    resolutions: Vec<(&'static str, &'static str)>,
    stances: [(&'static str, &'static str); 3],
    /// What stands in the form of the verdict before anybody types.
    filled: Filled,
    /// What was decided of the copy.
    standing: Settling,
    /// The claim's words as they would read by what is proposed, while nothing is decided.
    wordings: Vec<String>,
    /// Who may take it on that the words stand.
    approvers: Vec<String>,
    /// The right wording as clean text; empty when there is none yet.
    clean: String,
    /// The newest sources of the desk: what is typed for one, and its name where that is another.
    sources: Vec<(String, String)>,
    threads: Threads,
    /// What happened, the newest first.
    happened: Vec<Happened>,
    /// What whoever looks may do.
    may: May,
    /// What they did last, to be taken back.
    undo: Option<Offered>,
    /// Who may be handed it.
    people: Vec<String>,
    /// The number of the desk's last act.
    seq: i64,
    /// What was just done.
    told: Option<String>,
    /// Where its forms lead back to: here.
    back: &'static str,
}

/// What the form of the verdict begins with: the verdict that whoever looks has given, and the
/// readings that are proposed.
#[derive(Default)]
struct Filled {
    verdict: String,
    said: bool,
    source: String,
    /// What the source does to the claim, where somebody has said otherwise than the verdict does.
    stance: String,
    rationale: String,
    correction: String,
    copy: Settling,
    /// Who has taken it on that the words stand: they need not be named again for this verdict.
    approved: String,
    /// Readings that are proposed and could not be put in, so that people word it themselves.
    unfitted: Vec<String>,
}

impl Filled {
    fn read(
        call: &Call<'_>,
        claim: &ClaimRow,
        history: &ClaimHistory,
        threads: &Threads,
    ) -> Result<Self, Error> {
        let mut filled = Self::default();
        let own = |handle: &str| handle == call.who.handle();
        let mut given = history.verdicts.iter().filter(|given| given.superseded_at.is_none());
        if let Some(given) = given.rfind(|given| own(&given.reviewer)) {
            filled.verdict.clone_from(&given.verdict);
            filled.said = given.answer == "said";
            filled.rationale = given.rationale.clone().unwrap_or_default();
            let cited = threads.citations.iter().rfind(|cited| own(&cited.reviewer));
            if let Some(cited) = cited {
                filled.source = as_typed(call, cited)?;
                let by_verdict = workbench::stance_of(call.desk, &given.verdict)?;
                if cited.stance != by_verdict.code() || by_verdict == Stance::Context {
                    filled.stance.clone_from(&cited.stance);
                }
            }
            let copy = claim.resolution.as_ref();
            if copy.is_none() && given.correction.is_some() {
                // They have left it open, though they had the words.
                LATER.clone_into(&mut filled.copy.resolution);
            }
            let printed = copy.and_then(|copy| copy.new_text.clone());
            filled.correction = given.correction.clone().or(printed).unwrap_or_default();
            if copy.is_some() {
                filled.copy = Settling::of(copy);
                filled.approved = std::mem::take(&mut filled.copy.approved_by);
            }
            // What is not theirs to decide stays as it is.
            let known = Resolution::from_code(&filled.copy.resolution);
            if known == Some(Resolution::Overruled) && !call.may(Right::Overrule) {
                filled.copy = Settling::default();
                filled.approved.clear();
            }
        }
        if let Some(proposal) = workbench::proposal(call.desk, &claim.id)? {
            if let Some(wording) = proposal.wording {
                filled.correction = wording;
            }
            filled.unfitted = proposal.left;
        }
        Ok(filled)
    }
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let shown = workbench::show(call.desk, Some(call.who), call.id("claim"), None)?;
    let Shown::Claim(claim) = shown else {
        return Ok(Answer::see(format!("/a/{}", call.id("claim"))));
    };
    let claim = *claim;
    // Before the rest is read: what happens meanwhile is then told once more, and never not at all.
    let seq = workbench::last_act_number(call.desk)?;
    let Neighbours { before, after, of } = workbench::neighbours(call.desk, &claim)?;
    let threads = workbench::threads(call.desk, Some(call.who), &claim.id)?;
    let history = workbench::history(call.desk, &claim, true)?;
    let filled = Filled::read(call, &claim, &history, &threads)?;
    let (_, steps) = workbench::scale(call.desk)?;
    let title = format!("{} ({})", claim.quote, claim.id);
    Answer::page(&Page {
        frame: call.frame(title, "Queue"),
        may: May::of(call),
        undo: offered(call, &steps, &claim.id)?,
        place: workbench::in_place(call.desk, &claim)?,
        figures: claim.figures.iter().map(in_words).collect(),
        sources: newest_sources(call)?,
        threads,
        happened: happened(&history),
        people: workbench::handles(call.desk)?,
        told: call.query.filled("told"),
        resolutions: resolutions(call),
        stances: stances(),
        standing: Settling::of(claim.resolution.as_ref()),
        wordings: wordings(call, &claim)?,
        approvers: workbench::approvers(call.desk)?,
        of,
        clean: clean(&claim, &filled.correction),
        claim,
        before,
        after,
        steps,
        filled,
        seq,
        back: "",
    })
}

impl Page {
    /// What was asked out of a flag last, while the flag waits.
    fn asked(&self, flag: &FlagRow) -> Option<&QuestionRow> {
        let of = |asked: &&QuestionRow| asked.flag.as_ref() == Some(&flag.id);
        let mut asked = self.threads.questions.iter().filter(|asked| asked.state != "withdrawn");
        asked.rfind(of).filter(|_| flag.asks())
    }

    /// What people read for a verdict's code.
    fn label<'s>(&'s self, code: &'s str) -> &'s str {
        label(&self.steps, code)
    }
}

fn newest_sources(call: &Call<'_>) -> Result<Vec<(String, String)>, Error> {
    const NEWEST: usize = 50;
    let which = WhichSources { most: NEWEST, ..WhichSources::default() };
    let newest = workbench::find_sources(call.desk, Some(call.who), &which)?;
    let name = |row: &SourceListRow| {
        let SourceListRow { title, url, file_name, .. } = row;
        source_name(title.as_deref(), url.as_deref(), file_name.as_deref()).to_owned()
    };
    let once =
        |name: &str| newest.iter().filter(|row| row.title.as_deref() == Some(name)).count() == 1;
    let typed = |row: &SourceListRow| match (&row.url, &row.title) {
        (Some(url), _) if !row.confidential => url.clone(),
        (None, Some(title)) if is_title(title) && once(title) => title.clone(),
        _ => row.id.clone(),
    };
    Ok(newest.iter().map(|row| (typed(row), name(row))).collect())
}

/// A source as people would type it: its address, or its title where that means this one and no
/// other; else its number.
fn as_typed(call: &Call<'_>, cited: &CitationRow) -> Result<String, Error> {
    // The same address may be cited by whoever does not know of the confidential one.
    if let Some(url) = cited.url.as_ref().filter(|_| !cited.confidential) {
        return Ok(url.clone());
    }
    let Some(title) = cited.title.as_ref().filter(|title| is_title(title)) else {
        return Ok(cited.source.clone());
    };
    let meant = workbench::source_called(call.desk, Some(call.who), title)?;
    Ok(if meant.as_ref() == Some(&cited.source) { title } else { &cited.source }.clone())
}

/// Whether the words, typed as a source, are read as a title.
fn is_title(words: &str) -> bool {
    let other = SourceGiven::parse(words).is_ok_and(|given| !matches!(given.what, What::File(_)));
    !other && !words.contains(['/', '\\', '#'])
}

/// What may be printed instead of the claim, while nobody has said what happens to the copy: what
/// the verdict says, and what its flags' readings make of it.
fn wordings(call: &Call<'_>, claim: &ClaimRow) -> Result<Vec<String>, Error> {
    if !claim.is_unmended() {
        return Ok(Vec::new());
    }
    let corrected = claim.verdict.as_ref().and_then(|verdict| verdict.correction.clone());
    let mut all: Vec<String> = corrected.into_iter().collect();
    for wording in workbench::wordings(call.desk, &claim.id)? {
        if !all.contains(&wording) {
            all.push(wording);
        }
    }
    Ok(all)
}

/// The right wording as it may be pasted into the copy: what goes to print, else what the verdict
/// says it should be, else the reading that is proposed; without signs that hide.
fn clean(claim: &ClaimRow, proposed: &str) -> String {
    let printed = claim.resolution.as_ref().and_then(|resolution| resolution.new_text.as_deref());
    let corrected = claim.verdict.as_ref().and_then(|verdict| verdict.correction.as_deref());
    let words = printed.or(corrected).unwrap_or(proposed);
    let words: String = words.chars().filter(|sign| !is_hidden(*sign)).collect();
    on_one_line(&words)
}

/// Whether a sign is not seen, and would be carried along unseen.
fn is_hidden(sign: char) -> bool {
    let mut bytes = [0; 4];
    !sign.is_whitespace()
        && crate::report::visible(sign.encode_utf8(&mut bytes)).starts_with("\\u{")
}

#[cfg(test)]
mod tests {
    use super::is_hidden;

    #[test]
    fn only_what_is_not_seen_is_left_out() {
        let clean: String = "1.64\u{200b} million\u{ad} tons \\u{1}é\u{202e}"
            .chars()
            .filter(|sign| !is_hidden(*sign))
            .collect();
        assert_eq!(clean, "1.64 million tons \\u{1}é");
    }
}
