//! What happened to a claim, as one list: verdicts, answers to flags, what was decided of the copy,
//! moves by hand; the newest first.

use crate::desk::resolution::Resolution;
use crate::desk::row::ClaimHistory;

/// One thing that somebody did.
pub(super) struct Happened {
    /// When, as stored.
    pub(super) at: String,
    /// What they found, said or did.
    pub(super) what: String,
    /// By handle.
    pub(super) by: String,
    /// In their words.
    pub(super) why: Option<String>,
    /// Whether something later took its place, or it was taken back.
    pub(super) over: bool,
}

/// Returns all that happened, the newest first; of one moment what was done last comes first.
pub(super) fn happened(history: &ClaimHistory) -> Vec<Happened> {
    let verdicts = history.verdicts.iter().map(|given| Happened {
        at: given.reviewed_at.clone(),
        what: if given.answer == "said" {
            format!("Said so: {}", given.label)
        } else {
            given.label.clone()
        },
        by: given.reviewer.clone(),
        why: given.rationale.clone(),
        over: given.superseded_at.is_some(),
    });
    let answers = history.flag_answers.iter().map(|answer| Happened {
        at: answer.answered_at.clone(),
        what: match (answer.answer.as_str(), &answer.suggestion) {
            ("accepted", Some(reading)) => format!("Proposed “{reading}”"),
            ("answered", _) => "Flag answered by the verdict".to_owned(),
            (other, _) => format!("Flag {other}"),
        },
        by: answer.reviewer.clone(),
        why: answer.reason.clone(),
        over: answer.superseded_at.is_some(),
    });
    let copy = history.resolutions.iter().map(|settled| {
        let label = Resolution::from_code(&settled.resolution);
        let label = label.map_or(settled.resolution.as_str(), |known| known.label());
        let words = settled.new_text.as_ref().map(|words| format!(": “{words}”"));
        Happened {
            at: settled.resolved_at.clone(),
            what: format!("The copy: {label}{}", words.unwrap_or_default()),
            by: settled.reviewer.clone(),
            why: settled.reason.clone(),
            over: settled.superseded_at.is_some(),
        }
    });
    let moves = history.moves.iter().map(|moved| Happened {
        at: moved.moved_at.clone(),
        what: crate::web::pages::gate::sentence(&moved.state),
        by: moved.reviewer.clone(),
        why: Some(moved.reason.clone()),
        over: false,
    });
    // In the order of one act: what a verdict brought with it stands behind it.
    let mut all: Vec<_> = verdicts.chain(answers).chain(copy).chain(moves).collect();
    all.sort_by(|one, other| one.at.cmp(&other.at));
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::row::{GivenRow, MoveRow};

    fn verdict(label: &str, at: &str, superseded: Option<&str>) -> GivenRow {
        GivenRow {
            claim: "c1".to_owned(),
            answer: "is".to_owned(),
            reading: "first".to_owned(),
            scale: "desk".to_owned(),
            verdict: label.to_lowercase(),
            label: label.to_owned(),
            rationale: None,
            confidence: None,
            correction: None,
            category: None,
            valid_until: None,
            claim_version: 1,
            reviewer: "ada".to_owned(),
            initials: "AD".to_owned(),
            reviewed_at: at.to_owned(),
            superseded_at: superseded.map(str::to_owned),
        }
    }

    #[test]
    fn the_newest_comes_first_whatever_it_is() {
        let history = ClaimHistory {
            verdicts: vec![
                verdict("Wrong", "2026-03-01T10:00:00Z", Some("2026-03-01T12:00:00Z")),
                verdict("Accurate", "2026-03-01T12:00:00Z", None),
            ],
            resolutions: Vec::new(),
            moves: vec![MoveRow {
                state: "reopened".to_owned(),
                reason: "A reader wrote".to_owned(),
                reviewer: "ada".to_owned(),
                initials: "AD".to_owned(),
                moved_at: "2026-03-01T11:00:00Z".to_owned(),
            }],
            flag_answers: Vec::new(),
        };
        let all = happened(&history);
        let told: Vec<_> = all.iter().map(|one| (one.what.as_str(), one.over)).collect();
        assert_eq!(told, [("Accurate", false), ("Reopened", false), ("Wrong", true)]);
    }
}
