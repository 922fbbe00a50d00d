//! The gate: what stands between an article and print, in the order an editor takes it up. Rows and
//! rules are handed in; clearing, and releasing against the gate, are left to the workbench.

mod reason;
mod row;
mod rules;
mod sources;
#[cfg(test)]
mod tests;

pub use reason::{Gate, On, Reason, Rule, Why};
pub use row::{
    Aside, GateArticle, GateClaim, GateFlag, GateQuestion, GateVerdict, Original, Since,
};
pub use rules::{Answers, GateRules, KindRule, SourceRule};
pub use sources::{GateSource, Origins, root_of};

use chrono::NaiveDate;

use sources::Count;

use crate::check::Severity;
use crate::claim::ClaimKind;
use crate::desk::resolution::Resolution;
use crate::desk::state::ClaimState;
use crate::text::{Span, on_one_line};

/// Returns what stands between an article and print on that day.
pub fn judge(article: &GateArticle, rules: &GateRules, today: NaiveDate) -> Gate {
    let mut found: Vec<(usize, Reason)> = Vec::new();
    for claim in &article.claims {
        let place = Place::of(claim);
        let judged = Judged { claim, place, rules, origins: &article.origins, today };
        found.extend(judged.reasons().map(|reason| (claim.span.start, reason)));
    }
    for flag in article.flags.iter().filter(|flag| counts(flag, rules)) {
        let place = Place { claim: None, on: On::Words(shortened(&flag.quote)) };
        found.push((flag.span.start, flag_reason(flag, &place)));
    }
    for question in article.questions.iter().filter(|_| rules.open_questions) {
        let place = Place { claim: None, on: On::Article };
        found.push((0, question_reason(question, &place)));
    }
    found.sort_by_key(|(start, reason)| (reason.rule, *start));
    let reasons = found.into_iter().map(|(_, reason)| reason).collect();
    Gate { reasons, unseen: unseen(article) }
}

/// What a reason is about, and the claim that is.
struct Place {
    claim: Option<i64>,
    on: On,
}

impl Place {
    fn of(claim: &GateClaim) -> Self {
        let on = On::Claim { number: claim.number.clone(), quote: shortened(&claim.quote) };
        Self { claim: Some(claim.id), on }
    }

    fn reason(&self, rule: Rule, words: &str) -> Reason {
        self.because(rule, Why::Says(words.to_owned()))
    }

    fn because(&self, rule: Rule, why: Why) -> Reason {
        Reason::new(rule, self.claim, self.on.clone(), why)
    }
}

/// One claim before the rules.
struct Judged<'a> {
    claim: &'a GateClaim,
    place: Place,
    rules: &'a GateRules,
    origins: &'a Origins,
    today: NaiveDate,
}

impl<'a> Judged<'a> {
    fn reasons(&self) -> impl Iterator<Item = Reason> {
        let flags = self.claim.flags.iter().filter(|flag| counts(flag, self.rules));
        let questions = self.claim.questions.iter().filter(|_| self.rules.open_questions);
        self.of_itself()
            .into_iter()
            .chain(flags.map(|flag| flag_reason(flag, &self.place)))
            .chain(questions.map(|question| question_reason(question, &self.place)))
    }

    /// A claim without a standing verdict gives one reason for that, not one for each thing that
    /// follows from a verdict.
    fn of_itself(&self) -> Vec<Reason> {
        if self.claim.state == ClaimState::Dismissed {
            return self.set_aside().into_iter().collect();
        }
        match self.unsettled() {
            Some(unsettled) => vec![unsettled],
            None => [self.resolution(), self.source(), self.copy()].into_iter().flatten().collect(),
        }
    }

    /// Why a dismissed claim has to be looked at all the same.
    fn set_aside(&self) -> Option<Reason> {
        if self.rules.value_changed && self.claim.since != Since::Same {
            let words = "it said something else when it was dismissed.";
            return Some(self.place.reason(Rule::Changed, words));
        }
        let (rule, words) = match self.claim.aside.as_ref()? {
            Aside::Duplicate(original) => {
                let (rule, what) = self.trouble_of(original)?;
                (rule, format!("its original, {}, {what}.", original.name))
            }
            Aside::Merged { into, holds: false } if self.rules.verdict => {
                (Rule::Open, format!("it was taken into {into}, which holds its words no more."))
            }
            Aside::Merged { .. } => return None,
        };
        Some(self.place.reason(rule, &words))
    }

    /// Why a duplicate cannot rest on its original.
    fn trouble_of(&self, original: &Original) -> Option<(Rule, &'static str)> {
        let Some(claim) = original.claim.as_deref() else {
            return self.rules.verdict.then_some((Rule::Open, "is gone"));
        };
        if self.rules.value_changed && !original.same {
            return Some((Rule::Changed, "says something else now"));
        }
        let judged = Judged { claim, place: Place::of(claim), ..*self };
        let what = match claim.state {
            ClaimState::Dismissed if self.rules.verdict => "is dismissed",
            _ if judged.of_itself().is_empty() => return None,
            ClaimState::Open => "is open",
            ClaimState::Reopened => "is open again",
            ClaimState::Disputed => "is disputed",
            _ => "is not settled yet",
        };
        Some((Rule::Open, what))
    }

    /// Why no verdict stands, when that is so.
    fn unsettled(&self) -> Option<Reason> {
        let (rule, words) = match self.claim.state {
            ClaimState::Disputed if self.rules.disputed => {
                (Rule::Disputed, "two verdicts differ, and nobody has decided.")
            }
            // Where disputes do not count, both sides have given a verdict at least.
            ClaimState::Dismissed | ClaimState::Disputed => return None,
            _ => match self.changed().or_else(|| self.open()) {
                Some(found) => found,
                None => return self.lapsed(),
            },
        };
        Some(self.place.reason(rule, words))
    }

    /// A verdict of which somebody said that it holds until a day.
    fn lapsed(&self) -> Option<Reason> {
        let until = self.verdicts().filter_map(|verdict| verdict.held_until);
        let until = until.filter(|until| *until < self.today && self.rules.verdict).min()?;
        let words = format!("its verdict held until {until}; look at it again.");
        Some(self.place.reason(Rule::Open, &words))
    }

    fn changed(&self) -> Option<(Rule, &'static str)> {
        let mut verdicts = self.verdicts().peekable();
        let checked = self.claim.state == ClaimState::Reopened || verdicts.peek().is_some();
        let anew = verdicts.peek().is_some() && verdicts.all(|verdict| verdict.on_this_draft);
        if !checked || anew {
            return None;
        }
        let outdated = self.verdicts().any(|verdict| verdict.on_other_words);
        let words = match self.claim.since {
            _ if outdated && self.rules.value_changed => "it has changed since it was checked.",
            Since::ValueChanged if self.rules.value_changed => {
                "it has changed since it was checked."
            }
            Since::Reworded { confirmed: false } if self.rules.reworded_confirmed => {
                "it was reworded; confirm that its verdict still holds."
            }
            _ => return None,
        };
        Some((Rule::Changed, words))
    }

    fn open(&self) -> Option<(Rule, &'static str)> {
        if !self.rules.verdict {
            return None;
        }
        let (is, said) = (self.claim.verdict.is_some(), self.said().is_some());
        let words = match self.rules.answers_for(&self.claim.kind) {
            _ if self.claim.state == ClaimState::Reopened => "it was reopened and needs a verdict.",
            _ if !is && !said => "nobody has checked it.",
            Answers::Is | Answers::Both if !is => "nobody has checked whether it is so.",
            Answers::Said | Answers::Both if !said => "nobody has checked that they said so.",
            _ if self.claim.state == ClaimState::Open => "nobody has checked it.",
            _ => return None,
        };
        Some((Rule::Open, words))
    }

    fn verdicts(&self) -> impl Iterator<Item = &'a GateVerdict> {
        self.claim.verdict.iter().chain(self.said())
    }

    /// Whether they said so is asked of a quote only.
    fn said(&self) -> Option<&'a GateVerdict> {
        self.claim.said_verdict.as_ref().filter(|_| self.claim.kind == ClaimKind::Quote.code())
    }

    fn resolution(&self) -> Option<Reason> {
        if !self.rules.resolution {
            return None;
        }
        let words = match self.claim.resolution {
            None => "nobody has said what happens to the copy.".to_owned(),
            Some(Resolution::Stet) => {
                let refused = self.verdicts().find(|verdict| !verdict.passes)?;
                let label = &refused.label;
                format!("found “{label}”, yet it is to stand; mend it, or overrule by name.")
            }
            Some(_) => return None,
        };
        Some(self.place.reason(Rule::Resolution, &words))
    }

    fn source(&self) -> Option<Reason> {
        let resolution = self.claim.resolution;
        let freed =
            |verdict: &GateVerdict| self.rules.no_source_for_verdicts.contains(&verdict.code);
        if resolution.is_some_and(|it| self.rules.no_source_for_resolutions.contains(&it))
            || self.verdicts().any(freed)
        {
            return None;
        }
        let passes = self.verdicts().next().is_some() && self.verdicts().all(|v| v.passes);
        let count = Count::of(&self.claim.sources, self.origins, passes);
        let words = count.lacks(self.rules.sources_for(&self.claim.kind))?;
        Some(self.place.reason(Rule::Source, &words))
    }

    fn copy(&self) -> Option<Reason> {
        if !self.rules.fixes_in_copy || self.claim.change_in_draft {
            return None;
        }
        let words = match self.claim.resolution? {
            Resolution::Fix => "the fix is agreed, but not in this draft yet.",
            Resolution::Attribute => "the attribution is agreed, but not in this draft yet.",
            Resolution::Cut => "the cut is agreed, but the words still stand in this draft.",
            Resolution::Stet | Resolution::OnAuthor | Resolution::Overruled => return None,
        };
        Some(self.place.reason(Rule::Copy, words))
    }
}

fn counts(flag: &GateFlag, rules: &GateRules) -> bool {
    rules.flag_level.is_some_and(|level| flag.severity >= level)
}

fn flag_reason(flag: &GateFlag, place: &Place) -> Reason {
    let rule = if flag.severity == Severity::Error { Rule::MustQuery } else { Rule::Query };
    let GateFlag { id, code, severity, .. } = flag;
    place.because(rule, Why::Flag { id: *id, code: code.clone(), severity: *severity })
}

fn question_reason(question: &GateQuestion, place: &Place) -> Reason {
    let of = match &question.person {
        Some(person) => person.clone(),
        None => format!("the {}", question.asked_of),
    };
    place.because(Rule::Question, Why::Question { id: question.id, of })
}

/// More of a quote pushes what is wrong with it off the line.
const LONGEST_QUOTE_CHARS: usize = 72;

/// The words on one line, cut at a word when they are many.
fn shortened(quote: &str) -> String {
    let line = on_one_line(quote);
    let Some((end, _)) = line.char_indices().nth(LONGEST_QUOTE_CHARS) else { return line };
    let cut = line.get(..end).unwrap_or(&line);
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{cut} …")
}

/// Sentences that no claim touches. A dismissed claim touches its own: somebody looked at it.
fn unseen(article: &GateArticle) -> Vec<usize> {
    let mut spans: Vec<Span> = article.claims.iter().map(|claim| claim.span).collect();
    spans.sort_unstable();
    let mut claims = spans.into_iter().peekable();
    let mut furthest = 0;
    let mut unseen = Vec::new();
    for (position, sentence) in article.sentences.iter().enumerate() {
        while let Some(claim) = claims.next_if(|claim| claim.start < sentence.end) {
            furthest = furthest.max(claim.end);
        }
        if furthest <= sentence.start {
            unseen.push(position);
        }
    }
    unseen
}
