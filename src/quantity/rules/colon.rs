//! Numbers around a colon that are no time of day: a race time ("in 2:04:30", "a mile of 4:30"), a
//! result ("beat Harlow 4:1"), a verse ("Luke 6:31"). Ratios are left to `ratio.rs`.

use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::decimal::Decimal;
use crate::quantity::examples::Family;
use crate::quantity::figure::{Amount, Figure, FigureKind};
use crate::quantity::label::LabelSort;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::scan::Draft;
use crate::quantity::unit::UNITS;
use crate::quantity::view::View;
use crate::quantity::{numeral, rules::clock};
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "colon",
    summary: "a race time or a result with a colon; a verse: no figure, a label",
    begins: Begins::DIGITS.cued(CUES),
    read: |scene, at| read(scene.view, at),
    examples: &[Family::new("colon", include_str!("../examples/colon.txt"))],
};

const CUES: &Cues = &Cues { shapes: Shapes::JOINED, ..Cues::NONE };

/// Around a race time, at most so many tokens before it, stands a word of racing.
const NEAR_TOKENS: usize = 8;

/// Words of racing.
const RACES: &Words = w![
    "marathon",
    "race",
    "mile",
    "metres",
    "meters",
    "lap",
    "record",
    "clocked",
    "timed",
    "run",
    "ran",
    "swam",
    "rowed",
    "freestyle",
    "hurdles",
    "steeplechase",
    "relay",
    "finished",
    "finisher",
    "sprint",
    "triathlon",
    "ironman",
    "heat",
    "won",
    "track",
    "swim",
    "breaststroke",
    "backstroke",
    "butterfly",
    "course"
];

fn read(view: &View<'_>, at: usize) -> Option<Read> {
    if !joined(view, at + 1) || !whole(view, at) || at > 0 && view.glued(at) {
        return None;
    }
    let three = joined(view, at + 3);
    if !three && let Some(draft) = result(view, at) {
        return Some(Read::one(draft));
    }
    if !three && let Some((first, end)) = verse(view, at) {
        return Some(Read::Label(LabelSort::Page, first, end));
    }
    race_time(view, at, three).map(Read::one)
}

/// Whether a colon glued on both sides stands at `at`, and a number behind it.
fn joined(view: &View<'_>, at: usize) -> bool {
    view.is(at, w![":"]) && view.glued(at) && view.glued(at + 1) && view.is_number(at + 1)
}

fn whole(view: &View<'_>, at: usize) -> bool {
    super::numbered::plain(view, at, 3)
}

/// "Luke 6:31", "Isaiah 40:31-33": right behind a name inside a sentence.
fn verse(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    let name = at.checked_sub(1).filter(|&name| name > 0)?;
    let shouted = view.text(name).bytes().all(|byte| byte.is_ascii_uppercase());
    let named = view.capital(name)
        && view.lex(name) == Lexeme::Other
        && !shouted
        && !view.glued(at)
        && view.is_word(name);
    let more = usize::from(view.dash(at + 3) && view.glued(at + 3) && view.is_number(at + 4)) * 2;
    let timed = clock::half_of_day(view, at + 3) || clock::zone(view, at + 3);
    (named && whole(view, at + 2) && !timed).then_some((name, at + 3 + more))
}

/// "in 2:04:30", "a mile of 4:30", "1:44.30".
fn race_time(view: &View<'_>, at: usize, three: bool) -> Option<Draft> {
    let end = at + if three { 5 } else { 3 };
    let exact = view.text(end - 1).contains('.');
    let timed = clock::half_of_day(view, end) || clock::zone(view, end) || joined(view, end);
    let by_clock = view.before_is(at, w!["at", "by", "until", "till", "since", "from", "before"]);
    let raced = view.any_before(at, NEAR_TOKENS, RACES) || view.any_after(end, NEAR_TOKENS, RACES);
    let told = view.before_is(at, w!["in", "of", "clocked", "ran", "was", "time", "with"]);
    if timed || by_clock || !(exact || raced && (told || three)) {
        return None;
    }
    let part = |token: usize| Some(numeral::parse_digits(view.text(token))?.0);
    let (large, small) = (part(at)?, part(at + 2)?);
    let sixty = Decimal::whole(60);
    if small >= sixty || three && part(at + 4)? >= sixty {
        return None;
    }
    let below = if three {
        small.to_f64() / 60.0 + part(at + 4)?.to_f64() / 3600.0
    } else {
        small.to_f64() / 60.0
    };
    let value = Decimal::from_f64(large.to_f64() + below)?;
    let mut figure = Figure::number(view.spans(at, end), Amount::Value(value));
    figure.kind = FigureKind::Duration;
    figure.unit = UNITS.named(if three { "hour" } else { "minute" });
    figure.last_digit = -3;
    figure.timex = Some(if three {
        format!("PT{large}H{small}M{}S", part(at + 4)?)
    } else {
        format!("PT{large}M{small}S")
    });
    Some(Draft { figure, first: at, end, bound_at: at })
}

/// "beat Harlow 4:1": no minutes have one digit.
fn result(view: &View<'_>, at: usize) -> Option<Draft> {
    const WON: &Words = w![
        "won", "win", "wins", "beat", "beats", "lost", "lose", "loses", "drew", "draw", "defeated",
        "victory", "defeat", "thrashed", "edged", "lead", "led"
    ];
    let short = view.text(at).len() <= 2 && view.text(at + 2).len() == 1;
    let won = view.any_before(at, NEAR_TOKENS, WON) || view.any_after(at + 3, 2, WON);
    if !short || !won || !whole(view, at + 2) {
        return None;
    }
    let mut figure = Figure::number(view.spans(at, at + 3), Amount::Unknown);
    figure.kind = FigureKind::Score;
    Some(Draft { figure, first: at, end: at + 3, bound_at: at })
}
