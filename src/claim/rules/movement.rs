//! Changes with what changed between the verb and its amounts: "raise the price of a ticket by $3",
//! "increased steadily at 2 percent a year from 1975 to 2001", "doubled the lead".

use super::{Example, Rule, found, silent};
use crate::claim::cue::Cue;
use crate::claim::phrase::{DETERMINERS, after_determiners, noun_end};
use crate::claim::reach::{amount_after, can_move, change_end, is_time};
use crate::claim::{Claim, ClaimKind, Context};
use crate::text::{Gap, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "movement", kind: ClaimKind::Change, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found(
        "By rail the trip fell to 50 minutes in 1988 and to 41 minutes in 1994.",
        "fell to 50 minutes in 1988 and to 41 minutes in 1994",
        "50 minute; 1988; 41 minute; 1994",
    ),
    found(
        "Wages crept up again at about 3 percent a year in 1980.",
        "crept up again at about 3 percent a year in 1980",
        "~3 percent/year; 1980",
    ),
    found(
        "The new duty will lift what a sack of rice costs by $2.",
        "lift what a sack of rice costs by $2",
        "2 dollar up",
    ),
    found(
        "Births in the valley sank from 90 to 72, a fall of 20 percent.",
        "sank from 90 to 72, a fall of 20 percent",
        "90; 72; 20 percent",
    ),
    found(
        "The law trims what farms may draw from the lake by 15 percent each year, until 2031.",
        "trims what farms may draw from the lake by 15 percent each year, until 2031",
        "15 percent/year; 2031",
    ),
    found(
        "Reith cut the reserve, which held 70 tonnes, to 50 tonnes – a 20 tonne reduction.",
        "cut the reserve, which held 70 tonnes, to 50 tonnes – a 20 tonne reduction",
        "70 tonne; 50 tonne; 20 tonne",
    ),
    found(
        "They reduced trade in and out of the port by 40 percent.",
        "reduced trade in and out of the port by 40 percent",
        "40 percent down",
    ),
    found("PORT TRAFFIC DOWN 4% SINCE MAY", "DOWN 4% SINCE MAY", "4 percent down; XXXX-05"),
    found("The mill tripled its output for Osk.", "tripled its output", ""),
    found("Rents have tripled since 2010.", "tripled since 2010", "2010"),
    found("Sales more than doubled.", "more than doubled", ""),
    found("Profits nearly halved to $3m.", "nearly halved to $3m", "3000000 dollar"),
    found(
        "The board cut the price by a third.",
        "cut the price by a third",
        "0.333333333333333 down",
    ),
    found(
        "The committee lowered its forecast for wheat from 31 to 29 tonnes.",
        "lowered its forecast for wheat from 31 to 29 tonnes",
        "31 tonne; 29 tonne",
    ),
    silent("He rose at dawn."),
    silent("They raised 12 goats."),
    silent("The rise was sudden and the town paid by 2019."),
    silent("The road goes to Brod and the bus to 3 villages."),
    silent("She moved to Osk, and by 30 she was mayor."),
    silent("A double room costs $90."),
    silent("Sales fell because he spoke to 40 reporters."),
    silent("The wall fell in 1989."),
];

/// Words that end what a verb of change can take.
const BREAKS: &Words = w![
    ";", ":", ".", "?", "!", "(", ")", "“", "”", "\"", "—", "and", "but", "or", "while", "that",
    "because", "when", "if", "as", "than", "after", "before", "said", "says", "was", "were", "is",
    "are", "who", "though", "although", "has", "had", "have"
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let moves = context.cues(Cue::MOVE).filter_map(|verb| moved(context, verb));
    moves.chain(context.cues(Cue::MULTIPLY).filter_map(|verb| multiplied(context, verb))).collect()
}

/// The claim from the verb to the last amount it leads to.
fn moved(context: &Context<'_>, verb: usize) -> Option<Claim> {
    // "up to 40 percent" is a bound, "the rise" a noun.
    let bound = context.figure_at(verb).is_some()
        || context.is(verb, w!["up"]) && context.is(verb + 1, w!["to"]);
    if bound || verb > 0 && context.is(verb - 1, DETERMINERS) {
        return None;
    }
    let end = amount_end(context, verb)?;
    context.over(ClaimKind::Change, verb, change_end(context, end))
}

/// The token after the first amount the verb leads to by "to", "by", "from" or "at".
fn amount_end(context: &Context<'_>, verb: usize) -> Option<usize> {
    const LONGEST_TOKENS: usize = 30;
    const LEADS: &Words = w!["by", "to", "from", "at"];
    let stop = context.bounds(verb).end.min(verb + LONGEST_TOKENS);
    // Most verbs of change stand in sentences with no figure behind them.
    let here = context.span(verb, verb + 1).end;
    let index = context.figure_after(here);
    let last = context.span(verb, stop).end;
    context.figures.get(index).filter(|figure| figure.span.start < last)?;
    let mut at = verb + 1;
    while at < stop && context.gap(at) < Gap::Paragraph {
        if let Some(figure) = context.figure_at(at) {
            let led = at > verb + 1 && context.is(at - 1, LEADS);
            if can_move(figure) && led {
                return Some(amount_after(context, figure));
            }
            if !is_time(figure) {
                return None;
            }
            at = context.after(figure.span);
            continue;
        }
        if context.is(at, w![","]) {
            at = clause_end(context, at, stop)?;
        } else if context.is(at, BREAKS) && !between_small_words(context, at) {
            return None;
        }
        at += 1;
    }
    None
}

/// The comma that closes the clause opened by the comma at `at`: ", which costs $3 million,".
fn clause_end(context: &Context<'_>, at: usize, stop: usize) -> Option<usize> {
    if context.is(at + 1, w!["by", "to", "from"]) {
        return Some(at);
    }
    let opens = context.is(at + 1, w!["which", "who", "now", "currently", "already"]);
    opens.then(|| (at + 2..stop).find(|&end| context.is(end, w![","])))?
}

/// "to and from Osk": this "and" joins two small words.
fn between_small_words(context: &Context<'_>, at: usize) -> bool {
    const SMALL: &Words = w!["to", "from", "in", "out", "at", "on"];
    context.is(at, w!["and", "or"])
        && (context.is(at - 1, SMALL) && context.is(at + 1, SMALL)
            || context.capital(at - 1) && context.capital(at + 1))
}

/// "more than doubled", "nearly halved".
fn hedge_start(context: &Context<'_>, verb: usize) -> usize {
    let before = verb.saturating_sub(1);
    if context.is(before, w!["nearly", "almost", "roughly"]) {
        return before;
    }
    let more = verb
        .checked_sub(2)
        .filter(|&more| context.is(more, w!["more"]) && context.is(before, w!["than"]));
    more.unwrap_or(verb)
}

/// "doubled the lead", "tripled since 2010".
fn multiplied(context: &Context<'_>, verb: usize) -> Option<Claim> {
    if verb > 0 && context.is(verb - 1, DETERMINERS) || context.hyphen(verb + 1) {
        return None;
    }
    let object = after_determiners(context, verb + 1);
    let end = noun_end(context, object);
    let end = if object > verb + 1 && end > object { end } else { verb + 1 };
    let reach = change_end(context, end);
    let start = hedge_start(context, verb);
    (reach > verb + 1 || start < verb).then(|| context.over(ClaimKind::Change, start, reach))?
}
