//! More, less, from and to: "rose 5 percent to $3.2 billion", "from 2.1 to 2.3 percent".

use super::{Example, Rule};
use crate::claim::reach::change_end;
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::motion::{FALLING, MOVING, RISING};
use crate::quantity::{Figure, FigureKind, Relation};
use crate::text::{Span, Words};
use crate::{w, words};

pub(super) const RULE: Rule = Rule {
    name: "change",
    kind: ClaimKind::Change,
    find,
    examples: &[
        Example {
            text: "Turnover rose 5 percent to $3.2 billion.",
            quote: "rose 5 percent to $3.2 billion",
            figures: "5 percent up; 3200000000 dollar",
        },
        Example {
            text: "The levy goes from 2.1 to 2.3 percent.",
            quote: "goes from 2.1 to 2.3 percent",
            figures: "2.1 percent; 2.3 percent",
        },
        Example {
            text: "Thefts fell by about a third, police said.",
            quote: "fell by about a third",
            figures: "~0.333333333333333 down",
        },
        Example {
            text: "Sales jumped 50% to 4.2 million bicycles, up from 2.8 million.",
            quote: "jumped 50% to 4.2 million bicycles, up from 2.8 million",
            figures: "50 percent up; 4200000 bicycles; 2800000 bicycles",
        },
    ],
};

/// Words that may stand between the figures of one change.
const LINKS: &Words = w![
    "to", "from", "by", "up", "down", ",", "(", "or", "a", "year", "earlier", "last", "the", "in",
    "at", "about", "nearly", "almost", "over", "more", "than", "under", "just", "around",
    "roughly",
];

/// Verbs that say a change; direction words next to a figure are the figure's own.
const VERBS: &Words = words![
    RISING,
    FALLING,
    MOVING,
    w![
        "gained", "lost", "reduced", "raise", "lowered", "slashed", "up", "down", "lifted",
        "added", "widened", "narrowed", "doubled", "tripled", "halved", "boosted"
    ]
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < context.figures.len() {
        let mut end = index + 1;
        while end < context.figures.len() && linked(context, end - 1, end) {
            end += 1;
        }
        if let Some(claim) = change(context, index, end) {
            found.push(claim);
        }
        index = end;
    }
    found
}

/// Whether the figures at `left` and `right` belong to one change.
fn linked(context: &Context<'_>, left: usize, right: usize) -> bool {
    let (Some(first), Some(second)) = (context.figures.get(left), context.figures.get(right))
    else {
        return false;
    };
    if first.kind == FigureKind::Date || second.kind == FigureKind::Date {
        return false;
    }
    if first.pair == Some(right) && first.relation == Some(Relation::FromTo) {
        return true;
    }
    let moved = first.direction.is_some() || second.direction.is_some() || first.relation.is_some();
    if !moved {
        return false;
    }
    let mut between = context.token_at(first.span.end)..context.token_at(second.phrase.start);
    let short = between.len() <= 6;
    let same = context.sentence_at(first.span.start).map(|s| s.span.start)
        == context.sentence_at(second.span.start).map(|s| s.span.start);
    short
        && same
        && between.clone().any(|at| context.is(at, w!["to", "from"]))
        && between.all(|at| context.is(at, LINKS))
}

fn change(context: &Context<'_>, first: usize, end: usize) -> Option<Claim> {
    let figures = context.figures.get(first..end)?;
    let moved =
        |figure: &Figure| figure.direction.is_some() || figure.relation == Some(Relation::FromTo);
    let (lead, last) = (figures.first()?, figures.last()?);
    let said = figures.iter().any(moved);
    if !said && lead.kind != FigureKind::Ratio {
        return None;
    }
    let span = lead.phrase.cover(last.span);
    let (verb, begins) = verb_before(context, span);
    if !said && !verb {
        return None;
    }
    let mut end = context.after(span);
    end += usize::from(context.is(end, w!["higher", "lower", "up", "down", "more", "less"]));
    let reach = change_end(context, end);
    context.over(ClaimKind::Change, context.token_at(begins), reach)
}

/// The byte at which the change begins: its verb or its "from", with "by" and hedges between.
fn verb_before(context: &Context<'_>, span: Span) -> (bool, usize) {
    let mut at = context.token_at(span.start);
    let mut begins = span.start;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { break };
        if context.sentence_at(span.start).is_some_and(|s| before < s.first_token) {
            break;
        }
        let token = context.span(before, before + 1).start;
        if context.is(before, VERBS) {
            return (true, token);
        }
        if !context.is(before, w!["by", "from", "to", "another", "further", "a"]) {
            break;
        }
        if !context.is(before, w!["a"]) {
            begins = token;
        }
        at = before;
    }
    let from = context.is(context.token_at(begins), w!["from"]);
    (false, if from { begins } else { span.start })
}
