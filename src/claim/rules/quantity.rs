//! Measured and counted amounts: "1.64 tons of oil per year", "63,000 homes".

use super::{Example, Rule, found, silent};
use crate::claim::phrase::{compound_end, head_start, in_a_row, noun_end, with_only};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{Figure, FigureKind, is_function};
use crate::text::{Gap, TokenKind};
use crate::w;

pub(super) const RULE: Rule = Rule {
    name: "quantity",
    kind: ClaimKind::Quantity,
    find,
    examples: &[
        Example {
            text: "The two states agreed on 1.64 tons of oil per year.",
            quote: "1.64 tons of oil per year",
            figures: "1.64 ton/year",
        },
        Example {
            text: "Some 63,000 council homes stand empty.",
            quote: "Some 63,000 council homes",
            figures: "~63000 council homes",
        },
        Example {
            text: "The gift was 40 tons of milk powder for schools.",
            quote: "40 tons of milk powder",
            figures: "40 ton",
        },
        Example {
            text: "A six-member crew rowed 8 miles (13 kilometres) upstream.",
            quote: "8 miles (13 kilometres)",
            figures: "8 mile; 13 kilometre",
        },
        Example {
            text: "Dozens of villages lost power.",
            quote: "Dozens of villages",
            figures: "12 to 120 villages",
        },
        found("The nine-judge panel failed.", "nine-judge panel", "9 judge"),
        found("A four - seat sports plane left Osk.", "A four - seat sports plane", "4"),
        found("Each ward needs two or more nurses.", "two or more nurses", ">=2 nurses"),
        found("Players get two shots at every hoop.", "two shots at every hoop", "2 shots"),
        found("Rovers have won four in a row.", "four in a row", "4"),
        found("The isle has a population of 4,100.", "a population of 4,100", "4100"),
        silent("See S. 2338 for more."),
        silent("The bus leaves US 104 at Brod."),
        found("By noon only 31 seats were left.", "only 31 seats", "31 seats"),
    ],
};

fn find(context: &Context<'_>) -> Vec<Claim> {
    let counts = context.of_kind(FigureKind::Quantity).chain(context.of_kind(FigureKind::Number));
    counts
        .filter(|(_, figure)| !context.is_second_parallel(figure))
        .filter_map(|(index, figure)| amount(context, index, figure))
        .collect()
}

fn amount(context: &Context<'_>, index: usize, figure: &Figure) -> Option<Claim> {
    if is_name(context, figure) {
        return None;
    }
    let whole = context.with_whole(figure.phrase, figure);
    let claim = context.with_parallel(ClaimKind::Quantity, index, whole);
    let (first, end) = (context.token_at(claim.span.start), context.after(claim.span));
    let mut reach = compound_end(context, first, end).max(spaced_compound(context, end));
    if context.is(end, w!["or"]) && context.is(end + 1, w!["more", "fewer", "less"]) {
        reach = reach.max(noun_end(context, end + 2));
    }
    reach = in_a_row(context, each(context, reach));
    let start = head_start(context, with_only(context, first));
    context.over(ClaimKind::Quantity, start, reach)
}

/// "S. 2338", "US 104", "id=272", the "1." of a list: a number that counts nothing.
fn is_name(context: &Context<'_>, figure: &Figure) -> bool {
    let first = context.token_at(figure.span.start);
    let digits = context.kind(first) == Some(TokenKind::Number);
    let bare = figure.kind == FigureKind::Number && figure.phrase == figure.number && digits;
    let end = context.after(figure.span);
    if !bare || end != first + 1 {
        return false;
    }
    let opens = context.gap(first) >= Gap::Paragraph;
    if opens || first == context.bounds(first).start {
        return context.is(end, w![".", ")", ":"]);
    }
    let before = first - 1;
    let glued =
        context.gap(first) == Gap::None && context.is(before, w!["=", "/", "#", ".", "-", "_"]);
    let initial = context.is(before, w!["."]) && context.word(before.saturating_sub(1)).len() == 1;
    let named = context.capital(before) && before != context.bounds(first).start;
    let small = is_function(context.key(before)) && context.word(before) != "US";
    glued || initial || named && !small
}

/// "six - member team": a hyphen that some feeds set between spaces.
fn spaced_compound(context: &Context<'_>, end: usize) -> usize {
    let spaced = context.dash(end) && context.gap(end) != Gap::None;
    let like = context.gap(end + 1) != Gap::None && context.is_lower_word(end + 1);
    let noun = noun_end(context, end + 1);
    if spaced && like && noun > end + 2 { noun } else { end }
}

/// "one stamp on each ballot", "two seats for every district".
fn each(context: &Context<'_>, end: usize) -> usize {
    let shared = context.is(end, w!["in", "for", "per", "from", "to", "at"])
        && context.is(end + 1, w!["each", "every"]);
    let noun = noun_end(context, end + 2);
    if shared && noun > end + 2 { noun } else { end }
}
