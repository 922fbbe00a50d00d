//! Clock times: "4:30", "4:30-5:30 p.m.", "11 a.m.", "10pm", "5 o'clock".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::view::View;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "clock",
    summary: "a time of day: no figure, a label",
    begins: Begins::COUNT,
    read: |scene, at| Some(Read::Label(LabelSort::Clock, at, clock(scene.view, at)?)),
    examples: &[Family::new("clocks", include_str!("../examples/clocks.txt"))],
};

fn clock(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.is_number(at) {
        return spoken(view, at);
    }
    let mut end = at + 1;
    let colon = |at: usize| {
        view.glued(at) && view.glued(at + 1) && view.text(at) == ":" && view.is_number(at + 1)
    };
    let mut timed = false;
    while colon(end) {
        end += 2;
        timed = true;
    }
    let other = end + 1;
    if (view.dash(end) || view.is(end, w!["to", "and"])) && view.is_number(other) {
        let mut last = other + 1;
        while colon(last) {
            last += 2;
        }
        if last > other + 1 && timed || half_of_day(view, last) {
            return Some(last + usize::from(half_of_day(view, last)));
        }
    }
    if half_of_day(view, end) {
        return Some(end + 1);
    }
    if view.is(end, w!["o"]) && view.is(end + 2, w!["clock"]) {
        return Some(end + 3);
    }
    // "set out at 1945 hours"
    let text = view.text(at);
    let military = text.len() == 4
        && view.before_is(at, w!["at", "by", "until", "from", "to"])
        && view.is(end, w!["hours", "hrs"])
        && text.parse().is_ok_and(|time: u32| time < 2400 && time % 100 < 60);
    if military {
        return Some(end + 1);
    }
    timed.then_some(end)
}

/// "seven o'clock", "half past six", "a quarter to nine".
fn spoken(view: &View<'_>, at: usize) -> Option<usize> {
    let hour = |at: usize| matches!(view.lex(at), Lexeme::Ones(1..=12));
    let oclock = |at: usize| view.is(at, w!["o"]) && view.is(at + 2, w!["clock"]);
    if hour(at) && oclock(at + 1) {
        return Some(at + 4);
    }
    let part = at + usize::from(view.lex(at) == Lexeme::A);
    let turned = view.is(part, w!["half"]) && view.is(part + 1, w!["past"])
        || view.is(part, w!["quarter"]) && view.is(part + 1, w!["past", "to"]);
    let digits = view.is_number(part + 2) && view.text(part + 2).len() <= 2;
    let end =
        part + 3 + if oclock(part + 3) { 3 } else { usize::from(half_of_day(view, part + 3)) };
    (turned && (hour(part + 2) || digits)).then_some(end)
}

fn half_of_day(view: &View<'_>, at: usize) -> bool {
    view.is(at, w!["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "gmt", "utc"])
}
