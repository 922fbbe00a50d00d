//! Shares said in words: "the majority of voters", "most of the money", "almost all flights".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{after_determiners, article_start, noun_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::Words;
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "share", kind: ClaimKind::Ratio, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The majority of barges are empty.", "The majority of barges", ""),
    found("A clear majority of the members agreed.", "A clear majority of the members", ""),
    found("Most of the money is gone.", "Most of the money", ""),
    found("Almost all flights were cancelled.", "Almost all flights", ""),
    found("None of the houses had a cellar.", "None of the houses", ""),
    found("The bulk of the grain is exported.", "The bulk of the grain", ""),
    found("The council passed it unanimously.", "unanimously", ""),
    found("The jury unanimously found him guilty.", "unanimously found", ""),
    found("It was a unanimous verdict.", "a unanimous verdict", ""),
    found("None of the 40 guests was hurt.", "None of the 40 guests", "40 guests"),
    silent("He asked unanimous consent to speak."),
    silent("The majority leader spoke."),
    silent("Most people know that."),
    silent("All roads lead to Brod."),
    silent("The bulk carrier sank."),
    silent("They made the most of their chance."),
    silent("She was most of all a teacher."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::SHARE).filter_map(|at| share(context, at)).collect()
}

fn share(context: &Context<'_>, at: usize) -> Option<Claim> {
    if context.is(at, w!["unanimously", "unanimous"]) {
        return unanimous(context, at);
    }
    let nearly = at
        .checked_sub(1)
        .filter(|&before| context.is(before, w!["almost", "nearly", "virtually", "practically"]));
    let of = context.is(at + 1, w!["of"]);
    let whole = at + 1 + usize::from(of);
    let noun_at = after_determiners(context, whole);
    let pointed = noun_at > whole && !context.is(whole, w!["all"]);
    let counted = context.figure_at(noun_at).filter(|_| of);
    let end =
        counted.map_or_else(|| noun_end(context, noun_at), |figure| context.after(figure.span));
    // "make the most of it"
    let idiom = at > 0 && context.is(at - 1, w!["the"]);
    let (start, said) = match nearly {
        Some(nearly) if context.is(at, w!["all", "none"]) => (nearly, true),
        _ if context.is(at, w!["majority", "minority", "bulk"]) => (article_start(context, at), of),
        _ => (at, of && pointed && !idiom && context.is(at, w!["most", "none"])),
    };
    (said && end > noun_at).then(|| context.over(ClaimKind::Ratio, start, end))?
}

/// "unanimously approved", "a unanimous vote"; unanimous consent is a form of words.
fn unanimous(context: &Context<'_>, at: usize) -> Option<Claim> {
    const DECIDED: &Words = w![
        "vote",
        "votes",
        "decision",
        "verdict",
        "ruling",
        "approval",
        "support",
        "opinion",
        "agreement",
        "resolution",
        "backing"
    ];
    if context.is(at, w!["unanimous"]) {
        let end = noun_end(context, at + 1);
        let decided = (at + 1..end).any(|at| context.is(at, DECIDED));
        return decided.then(|| context.over(ClaimKind::Ratio, article_start(context, at), end))?;
    }
    let verb = context.is_lower_word(at + 1)
        && !context.is(at + 1, w!["in", "by", "to", "on", "for", "that", "and"]);
    context.over(ClaimKind::Ratio, at, at + 1 + usize::from(verb))
}
