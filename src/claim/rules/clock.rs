//! Times of day, with their day when it stands beside them: "at 3 p.m. on Tuesday", "Friday at
//! 8pm".

use super::{Example, Rule, found, silent};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{FigureKind, Label, LabelSort};
use crate::text::{Gap, Words};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "clock", kind: ClaimKind::Date, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The train left at 4:30.", "at 4:30", ""),
    found("He was seen at 3 p.m. on Tuesday.", "at 3 p.m. on Tuesday", "XXXX-WXX-2"),
    found("The show opens Friday at 8pm.", "Friday at 8pm", "XXXX-WXX-5"),
    found("10:00 A.M. Harbour House, Brod", "10:00 A.M.", ""),
    found("Polls close by 9 p.m. in Osk.", "by 9 p.m.", ""),
    found("Doors are open 9 a.m. - 11 a.m. in Brod.", "9 a.m. - 11 a.m.", ""),
    silent("The ratio is 4 to 30."),
    silent("17:15 - The mayor speaks."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let clocks: Vec<Label> =
        context.labels.iter().filter(|label| label.sort == LabelSort::Clock).copied().collect();
    let times = clocks.iter().enumerate().filter(|&(index, _)| {
        let before = index.checked_sub(1).and_then(|before| clocks.get(before));
        !before.is_some_and(|before| joined(context, before, clocks.get(index)))
    });
    times.filter_map(|(index, label)| time(context, label, clocks.get(index + 1))).collect()
}

/// "9 a.m. - 10 a.m.", "between 12:00 and 13:00": one stretch of the day.
fn joined(context: &Context<'_>, first: &Label, second: Option<&Label>) -> bool {
    let (end, start) =
        (context.after(first.span), second.map(|label| context.token_at(label.span.start)));
    start == Some(end + 1)
        && (context.dash(end) || context.is(end, w!["to", "and", "until"]))
        && context.gap(end + 1) < Gap::Paragraph
}

fn time(context: &Context<'_>, label: &Label, next: Option<&Label>) -> Option<Claim> {
    let first = context.token_at(label.span.start);
    let stretch = next.filter(|_| joined(context, label, next));
    let end = context.after(stretch.unwrap_or(label).span);
    let opens = context.bounds(first).start == first;
    // A log of what happened when is no claim at each line.
    let log = context.dash(end) || context.is(end, w![":", "]", "|"]);
    if opens && log && stretch.is_none() {
        return None;
    }
    let date = |at: usize| {
        context
            .figure_at(at)
            .filter(|f| f.kind == FigureKind::Date && context.gap(at) < Gap::Paragraph)
    };
    let on = end + usize::from(context.is(end, w!["on", ","]));
    let last = date(on).map_or(end, |day| context.after(day.span));
    let led = first.checked_sub(1).filter(|&at| !opens && context.is(at, LEADS));
    let start = led.unwrap_or(first);
    let day = context.figure_ending(start).filter(|day| {
        day.kind == FigureKind::Date && last == end && context.gap(start) < Gap::Paragraph
    });
    context.over(ClaimKind::Date, day.map_or(start, |day| context.token_at(day.span.start)), last)
}

const LEADS: &Words =
    w!["at", "by", "until", "before", "after", "from", "around", "about", "since", "between"];
