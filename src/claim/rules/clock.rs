//! Times of day, with their day when it stands beside them: "at 3 p.m. on Tuesday", "Friday at
//! 8pm".

use super::{Example, Rule, found, silent};
use crate::claim::{Claim, ClaimKind, Context};
use crate::quantity::{FigureKind, Label, LabelSort};
use crate::w;

pub(super) const RULE: Rule =
    Rule { name: "clock", kind: ClaimKind::Date, find, examples: EXAMPLES };

const EXAMPLES: &[Example] = &[
    found("The train left at 4:30.", "at 4:30", ""),
    found("He was seen at 3 p.m. on Tuesday.", "at 3 p.m. on Tuesday", "XXXX-WXX-2"),
    found("The show opens Friday at 8pm.", "Friday at 8pm", "XXXX-WXX-5"),
    found("10:00 A.M. Harbour House, Brod", "10:00 A.M.", ""),
    found("Polls close by 9 p.m. in Osk.", "by 9 p.m.", ""),
    silent("The ratio is 4 to 30."),
    silent("17:15 - The mayor speaks."),
];

fn find(context: &Context<'_>) -> Vec<Claim> {
    let clocks = context.labels.iter().filter(|label| label.sort == LabelSort::Clock);
    clocks.filter_map(|label| time(context, label)).collect()
}

fn time(context: &Context<'_>, label: &Label) -> Option<Claim> {
    let (first, end) = (context.token_at(label.span.start), context.after(label.span));
    let opens = context.bounds(first).start == first;
    // A log of what happened when is no claim at each line.
    if opens && (context.dash(end) || context.one_of(end, w![":", "]", "|"])) {
        return None;
    }
    let date = |at: usize| context.figure_at(at).filter(|f| f.kind == FigureKind::Date);
    let on = end + usize::from(context.one_of(end, w!["on", ","]));
    let last = date(on).map_or(end, |day| context.after(day.span));
    let before = |at: usize| at.checked_sub(1).filter(|_| !opens);
    let led = before(first).filter(|&at| {
        context.one_of(at, w!["at", "by", "until", "before", "after", "from", "around", "about", "since"])
    });
    let start = led.unwrap_or(first);
    let day = context.figure_ending(start).filter(|f| f.kind == FigureKind::Date && last == end);
    context.over(ClaimKind::Date, day.map_or(start, |day| context.token_at(day.span.start)), last)
}
