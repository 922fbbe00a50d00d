//! Changes said by a noun: "a $90 rise", "a 5 percent drop in sales", "a cut of 800
//! jobs", "sharp declines in traffic over the last three years".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::loose::end_from;
use crate::claim::phrase::{DETERMINERS, after_determiners, article_start, noun, noun_end};
use crate::claim::reach::{amount_after, change_end, is_amount, time_end};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Gap, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "turn", kind: ClaimKind::Change, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("Owners face a $90 rise.", "a $90 rise", "90 dollar"),
    found("A 5 percent drop in sales followed.", "A 5 percent drop in sales", "5 percent"),
    found("It announced a cut of 800 jobs.", "a cut of 800 jobs", "800 jobs"),
    found(
        "Doctors saw a steep fall in knife wounds over the past two years.",
        "a steep fall in knife wounds over the past two years",
        "2 year",
    ),
    found("A rise in the pension age to 70 is planned.", "A rise in the pension age to 70", "70"),
    found(
        "Turnout saw a drop from 2019, when it was 71 percent.",
        "a drop from 2019, when it was 71 percent",
        "2019; 71 percent",
    ),
    found("The plan brings a 20 percent annual rise.", "a 20 percent annual rise", "20 percent"),
    found(
        "The firm posted a loss of $3 million in 2019.",
        "a loss of $3 million in 2019",
        "3000000 dollar; 2019",
    ),
    found(
        "He promised a 10 percent cut in fares by 2030.",
        "a 10 percent cut in fares by 2030",
        "10 percent; 2030",
    ),
    found(
        "Velmora saw growth of 2.4 percent last year.",
        "growth of 2.4 percent last year",
        "2.4 percent; PAST_REF",
    ),
    found(
        "There was a steep rise in rents of 12 percent.",
        "a steep rise in rents of 12 percent",
        "12 percent",
    ),
    found(
        "The reduction of the levy by 3 cents came late.",
        "The reduction of the levy by 3 cents",
        "3 cent",
    ),
    silent("The fall of the old town hall was a shock."),
    silent("A rise is likely."),
    silent("Losses were heavy on both sides."),
    silent("They drop the case in 2019."),
    silent("The increase was welcome."),
    silent("Cuts hurt the poor."),
    silent("The jump jet landed."),
    silent("It led to growth in trust."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::TURN).filter_map(|at| turn(context, at)).collect()
}

fn turn(context: &Context<'_>, at: usize) -> Option<Claim> {
    let (start, led) = counted_before(context, at)
        .map_or_else(|| (noun_start(context, at), None), |start| (Some(start), Some(at + 1)));
    let start = start?;
    let end = led.or_else(|| amount_behind(context, at));
    let what = what_end(context, end.unwrap_or(at + 1));
    let what = if what > at + 1 { what_end(context, what) } else { what };
    let end = match end {
        Some(_) => change_end(context, what),
        None => since(context, what)?,
    };
    context.over(ClaimKind::Change, start, end)
}

/// "a $90 rise", "a 5 percent annual drop": where the amount before it begins.
fn counted_before(context: &Context<'_>, at: usize) -> Option<usize> {
    const BETWEEN_WORDS: usize = 2;
    let mut noun_at = at;
    for _ in 0..=BETWEEN_WORDS {
        if let Some(figure) = context.figure_ending(noun_at) {
            let first = context.token_at(figure.phrase.start);
            let article = first.checked_sub(1).filter(|&a| context.is(a, DETERMINERS));
            return is_amount(figure).then_some(article.unwrap_or(first));
        }
        let before = noun_at.checked_sub(1)?;
        if !noun(context, before) && !context.is(before, w!["-"]) {
            return None;
        }
        noun_at = before;
    }
    None
}

/// Where the phrase of a noun begins: at its article or its adjective; `None` when it is a verb.
fn noun_start(context: &Context<'_>, at: usize) -> Option<usize> {
    let start = article_start(context, at);
    if start < at {
        return Some(start);
    }
    let before = at.checked_sub(1).filter(|_| context.gap(at) < Gap::Paragraph);
    let plural = context.word(at).ends_with('s');
    let only_noun = context.is(at, w!["growth", "reduction", "loss", "reductions", "losses"]);
    let adjective = before.filter(|&before| {
        context.is(
            before,
            w![
                "sharp",
                "steep",
                "big",
                "large",
                "further",
                "deep",
                "steady",
                "slight",
                "dramatic",
                "significant",
                "major"
            ],
        )
    });
    let _ = plural;
    adjective.or(only_noun.then_some(at))
}

/// "of 23 percent", "in sales of 23 percent", "in limits to the 41 mpg".
fn amount_behind(context: &Context<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    for _ in 0..3 {
        if context.is(end, w!["of", "to", "by", "from"]) {
            let figure_at = after_determiners(context, end + 1);
            let figure = context.figure_at(end + 1).or_else(|| context.figure_at(figure_at));
            if let Some(figure) = figure.filter(|figure| is_amount(figure)) {
                return Some(amount_after(context, figure));
            }
        }
        let next = what_end(context, end);
        if next == end {
            return None;
        }
        end = next;
    }
    None
}

/// "in passenger traffic", "on imports": what changed.
fn what_end(context: &Context<'_>, at: usize) -> usize {
    if !context.is(at, w!["in", "on", "of", "for"]) {
        return at;
    }
    let noun_at = after_determiners(context, at + 1);
    if context.figure_at(at + 1).or_else(|| context.figure_at(noun_at)).is_some() {
        return at;
    }
    let end = noun_end(context, noun_at);
    if end > noun_at { end } else { at }
}

/// "over the last three years", "from the year before, when it was 40 percent".
fn since(context: &Context<'_>, at: usize) -> Option<usize> {
    const WHEN: &Words = w!["over", "from", "since", "in", "during", "between", "on"];
    if !context.is(at, WHEN) {
        return None;
    }
    let end = time_end(context, at + 1).max(end_from(context, at));
    (end > at + 1).then(|| change_end(context, end))
}
