//! What people found about a claim, as lines: verdicts, what happens to the copy, moves by hand,
//! and what was said to its flags.

use super::super::clock::clock;
use crate::desk::row::{
    ClaimHistory, ClaimRow, FlagAnswerRow, FlagRow, GivenRow, MoveRow, ResolutionRow,
};
use crate::report::one_line;

/// One line: what it is, and what it says.
pub(super) struct Line {
    /// At most ten letters.
    pub(super) name: &'static str,
    /// The words.
    pub(super) words: String,
}

impl Line {
    fn new(name: &'static str, words: impl Into<String>) -> Self {
        Self { name, words: words.into() }
    }
}

/// Returns everything that was found, what no longer stands marked as such.
pub(super) fn lines(claim: &ClaimRow, found: &ClaimHistory) -> Vec<Line> {
    let mut lines = Vec::new();
    for verdict in &found.verdicts {
        given(claim, verdict, &mut lines);
    }
    for resolution in &found.resolutions {
        resolved(resolution, &mut lines);
    }
    lines.extend(found.moves.iter().map(moved));
    lines.extend(found.flag_answers.iter().filter(|one| one.superseded_at.is_some()).map(said));
    lines
}

/// The verdict and what belongs to it.
fn given(claim: &ClaimRow, verdict: &GivenRow, lines: &mut Vec<Line>) {
    let name = match (claim.kind.as_str(), verdict.answer.as_str()) {
        (_, "said") => "said so",
        ("quote", _) => "is so",
        _ => "verdict",
    };
    let reading = if verdict.reading == "adjudication" { ", decides" } else { "" };
    let sure = verdict.confidence.as_ref().map(|sure| format!(", {sure} confidence"));
    let words = format!(
        "{} ({}, {}, on version {}{}{reading}){}",
        verdict.verdict,
        verdict.initials,
        clock(&verdict.reviewed_at),
        verdict.claim_version,
        sure.unwrap_or_default(),
        until(verdict.superseded_at.as_deref())
    );
    lines.push(Line::new(name, words));
    for (name, words) in [
        ("why", &verdict.rationale),
        ("should be", &verdict.correction),
        ("error of", &verdict.category),
        ("good until", &verdict.valid_until),
    ] {
        lines.extend(words.as_ref().map(|words| Line::new(name, words)));
    }
}

fn resolved(resolution: &ResolutionRow, lines: &mut Vec<Line>) {
    let vouched = match (&resolution.said_by, &resolution.said_at) {
        (Some(who), Some(at)) => format!(", {} says so ({})", one_line(who), clock(at)),
        (Some(who), None) => format!(", {} says so", one_line(who)),
        _ => String::new(),
    };
    let approved = resolution.approved_by.as_ref().map(|who| format!(", taken on by {who}"));
    let words = format!(
        "{} ({}, {}{vouched}{}){}",
        resolution.resolution,
        resolution.initials,
        clock(&resolution.resolved_at),
        approved.unwrap_or_default(),
        until(resolution.superseded_at.as_deref())
    );
    lines.push(Line::new("copy", words));
    let new_text = resolution.new_text.as_ref().map(|text| Line::new("new text", text));
    lines.extend(new_text);
    lines.extend(resolution.reason.as_ref().map(|reason| Line::new("because", reason)));
}

fn until(superseded_at: Option<&str>) -> String {
    superseded_at.map_or_else(String::new, |at| format!(", stood until {}", clock(at)))
}

fn moved(one: &MoveRow) -> Line {
    let name = if one.state == "dismissed" { "dismissed" } else { "reopened" };
    Line::new(name, format!("{} ({}, {})", one.reason, one.initials, clock(&one.moved_at)))
}

/// An answer to a flag that another one has replaced.
fn said(answer: &FlagAnswerRow) -> Line {
    let reason = answer.reason.as_ref().or(answer.suggestion.as_ref());
    let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
    let words = format!(
        "{} {}{reason} ({}, {})",
        answer.flag,
        answer.answer,
        answer.initials,
        clock(&answer.answered_at)
    );
    Line::new("flag", words)
}

/// Returns what was answered to a flag.
pub(super) fn answer(flag: &FlagRow) -> Option<String> {
    match flag.state.as_str() {
        "dismissed" => {
            let by = flag.dismissed_by.as_deref().unwrap_or("somebody");
            let at = flag.dismissed_at.as_deref().map(clock).unwrap_or_default();
            let reason = flag.dismissed_reason.as_deref().unwrap_or_default();
            Some(format!("dismissed by {by}, {at}: {}", one_line(reason)))
        }
        "answered" => Some("answered by a verdict".to_owned()),
        _ => None,
    }
}
