//! Medals and titles: "the silver medal", "took bronze", "the defending champions", "debutants
//! Brod".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{article_start, noun_end, owner_start};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::Words;
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "title", kind: ClaimKind::Rank, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("Marr won the gold medal in Brod.", "the gold medal", ""),
    found("Osk took bronze.", "took bronze", ""),
    found("Arvan took gold, with the bronze to Osk.", "the bronze to Osk", ""),
    found("She watched the gold medal go to Arvan.", "the gold medal", ""),
    found("Rovers meet the defending champions on Sunday.", "the defending champions", ""),
    found("They beat newcomers Brod.", "newcomers Brod", ""),
    found("A bronze medal hangs in his shop.", "A bronze medal", ""),
    silent("The price of gold rose."),
    silent("A silver car was seen."),
    silent("He is a champion of free trade."),
    silent("The bronze door was stolen."),
    silent("Holders of the card pay less."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    context.cues(Cue::TITLE).filter_map(|at| title(context, at)).collect()
}

fn title(context: &Context<'_>, at: usize) -> Option<Claim> {
    const WON: &Words = w![
        "won", "win", "wins", "took", "take", "takes", "claimed", "claim", "earned", "winning",
        "taking", "clinched"
    ];
    const REIGNING: &Words = w!["defending", "reigning", "current", "world", "olympic", "league"];
    const NEW: &Words = w![
        "debutant",
        "debutants",
        "debutante",
        "newcomer",
        "newcomers",
        "titleholders",
        "holders",
        "champions",
        "finalists"
    ];
    if context.is(at, w!["gold", "silver", "bronze"]) {
        return medal(context, at, WON);
    }
    if context.capital(at) {
        return None;
    }
    // At the head of a text nothing stands before it, and it may be a claim all the same.
    let before = at.wrapping_sub(1);
    if context.is(before, REIGNING) && context.is(at, w!["champion", "champions"]) {
        let start = owner_start(context, before).unwrap_or(before);
        return context.over(ClaimKind::Rank, start, names_end(context, at + 1));
    }
    let named = names_end(context, at + 1);
    (context.is(at, NEW) && named > at + 1).then(|| context.over(ClaimKind::Rank, at, named))?
}

fn medal(context: &Context<'_>, at: usize, won: &Words) -> Option<Claim> {
    let before = at.wrapping_sub(1);
    let named = context.is(at + 1, w!["medal", "medals"]);
    let end = at + 1 + usize::from(named);
    let to = end + usize::from(context.is(end, w!["going", "went"]));
    let given = context.is(to, w!["to"]) && context.capital(to + 1);
    let to_whom = if given { names_end(context, to + 1) } else { end };
    if named || given && context.is(before, w!["the"]) {
        let owned = owner_start(context, at).unwrap_or_else(|| article_start(context, at));
        return context.over(ClaimKind::Rank, owned, to_whom);
    }
    let alone = noun_end(context, end) == end;
    (context.is(before, won) && alone).then(|| context.over(ClaimKind::Rank, before, to_whom))?
}

/// The token after the names at `at`.
fn names_end(context: &Context<'_>, mut at: usize) -> usize {
    const LONGEST_NAME: usize = 4;
    let stop = at + LONGEST_NAME;
    while at < stop && context.capital(at) {
        at += 1;
    }
    at
}
