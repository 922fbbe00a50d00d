//! Clock times: "4:30", "4:30-5:30 p.m.", "11 a.m.", "10pm", "5 o'clock", "half past six", "0600
//! hours". Race times and results are left to `colon.rs`.

use super::numbered::plain;
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::measure;
use crate::quantity::numeral::Form;
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "clock",
    summary: "a time of day: no figure, a label",
    begins: Begins::COUNT.cued(CUES),
    read: |scene, at| {
        let view = scene.view;
        let (first, end) =
            if view.is_number(at) { (at, clock(view, at)?) } else { spoken(view, at)? };
        Some(Read::Label(LabelSort::Clock, first, end))
    },
    examples: &[Family::new("clocks", include_str!("../examples/clocks.txt"))],
};

const CUES: &Cues = &Cues {
    anywhere: &[HALVES, ZONES, w!["o", "hours", "hrs", "past", "quarter"]],
    shapes: Shapes::JOINED.or(Shapes::POINT),
    ..Cues::NONE
};

/// Halves of the day.
const HALVES: &Words = w!["a.m.", "p.m.", "am", "pm"];

const ZONES: &Words = w![
    "gmt", "utc", "bst", "cet", "cest", "eet", "est", "edt", "cst", "cdt", "mst", "mdt", "pst",
    "pdt", "et", "ct", "pt", "jst", "ist", "aest", "msk"
];

/// What is printed of one time.
#[derive(Clone, Copy)]
struct Time {
    end: usize,
    /// Hours and minutes: "4:30".
    minutes: bool,
    /// "a.m.", "p.m.", a zone: nothing is left out.
    half: bool,
}

fn clock(view: &View<'_>, at: usize) -> Option<usize> {
    let Some(first) = time(view, at) else {
        return military(view, at).or_else(|| train(view, at));
    };
    let joint = first.end;
    let dash = view.dash(joint) && view.glued(joint) == view.glued(joint + 1);
    let worded = view.is(joint, w!["to", "and", "or", "until"]) && !first.half;
    if (dash || worded)
        && let Some(second) = time(view, joint + 1)
        && (second.half || dash && first.minutes && second.minutes)
    {
        return Some(second.end);
    }
    if first.half || first.minutes {
        return Some(first.end);
    }
    let oclock = view.is(first.end, w!["o"]) && view.is(first.end + 2, w!["clock"]);
    oclock.then_some(first.end + 3)
}

/// One time in digits, with its half of the day and its zone.
fn time(view: &View<'_>, at: usize) -> Option<Time> {
    if !view.is_number(at) {
        return None;
    }
    let text = view.text(at);
    let hours = plain(view, at, 2) && text.parse::<u8>().is_ok_and(|hour| hour <= 24);
    let mut end = at + 1;
    let mut minutes = false;
    while hours && end < at + 5 && colon(view, end) && sixty(view.text(end + 1)) {
        (end, minutes) = (end + 2, true);
    }
    let half = half_of_day(view, end);
    end += usize::from(half);
    let zoned = zone(view, end);
    // "6.45pm", "14.20 CET", "0330 GMT"
    let complete = half || zoned;
    let pointed = || pointed(text) || plain(view, at, 4) && text.len() == 4 && sixty(&text[2..]);
    (hours || complete && pointed()).then(|| Time {
        end: end + usize::from(zoned),
        minutes,
        half: complete,
    })
}

fn colon(view: &View<'_>, at: usize) -> bool {
    view.is(at, w![":"]) && view.glued(at) && view.glued(at + 1) && view.is_number(at + 1)
}

/// Whether these are two digits below sixty.
fn sixty(text: &str) -> bool {
    text.len() == 2 && matches!(text.as_bytes(), [b'0'..=b'5', b'0'..=b'9'])
}

/// "6.45": hours, a full stop and minutes.
fn pointed(text: &str) -> bool {
    text.split_once('.').is_some_and(|(hours, minutes)| {
        hours.parse::<u8>().is_ok_and(|hour| hour <= 24) && sixty(minutes)
    })
}

/// "at 1945 hours", "0600 hours".
fn military(view: &View<'_>, at: usize) -> Option<usize> {
    let text = view.text(at);
    let four = text.len() == 4 && plain(view, at, 4) && sixty(&text[2..]) && text < "2400";
    let told = text.starts_with('0')
        || view.before_is(at, w!["at", "by", "around", "until", "from", "to", "before", "after"]);
    (four && told && view.is(at + 1, w!["hours", "hrs"])).then_some(at + 2)
}

/// "the 10.40, was full", "the 10.40 to Leeds": a train by its time.
fn train(view: &View<'_>, at: usize) -> Option<usize> {
    const TRAINS: &Words = w![
        "train", "bus", "ferry", "flight", "service", "express", "to", "from", "never", "was", ","
    ];
    let timed = view.text(at).len() == 5 && pointed(view.text(at));
    let bare = || measure::unit_at(view, at + 1, Form::Digits, false).is_none();
    (timed && view.before_is(at, w!["the"]) && view.is(at + 1, TRAINS) && bare()).then_some(at + 1)
}

/// "seven o'clock", "half past six", "a quarter to nine", "ten past two".
fn spoken(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let hour = |at: usize| {
        matches!(view.lex(at), Lexeme::Ones(1..=12))
            || plain(view, at, 2) && view.text(at).parse::<u8>().is_ok_and(|hour| hour <= 12)
    };
    let oclock = |at: usize| view.is(at, w!["o"]) && view.is(at + 2, w!["clock"]);
    if oclock(at + 1) && hour(at) {
        return Some((at, at + 4));
    }
    let lead = at + usize::from(view.lex(at) == Lexeme::A);
    let past = view.is(lead + 1, w!["past"]);
    let turned = past && view.is(lead, w!["half", "quarter", "ten", "five", "twenty"])
        || view.is(lead, w!["quarter"]) && view.is(lead + 1, w!["to"]);
    if !turned || !hour(lead + 2) {
        return None;
    }
    let end = lead + 3;
    let end = end + if oclock(end) { 3 } else { usize::from(half_of_day(view, end)) };
    // "from a quarter to nine people in ten"
    (past || measure::noun_phrase(view, end).is_none()).then_some((lead, end))
}

/// Whether "a.m." or its like stands at `at`.
pub(super) fn half_of_day(view: &View<'_>, at: usize) -> bool {
    view.is(at, HALVES)
}

/// Whether a time zone stands at `at`: "GMT", "CET".
pub(super) fn zone(view: &View<'_>, at: usize) -> bool {
    let shouted = view.text(at).bytes().all(|byte| byte.is_ascii_uppercase());
    view.is_word(at) && shouted && view.is(at, ZONES)
}
