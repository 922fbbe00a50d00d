//! The years that put two steps in order again: what a slip makes of either, within a life, the age
//! for what is done, and the years such a step is usually away.

use super::{GROWN_YEARS, ordered};
use crate::check::Case;
use crate::check::checks::known_event;
use crate::check::timeline::Passage;
use crate::check::timeline::steps::{Stage, Step};
use crate::check::year_slips::{Slip, slip};
use crate::check::years::{self, Stated};
use crate::text::{Published, Words};
use crate::w;

/// A life, and a thing.
const LIFE_YEARS: i32 = 110;
const THING_YEARS: i32 = 700;

/// What nobody has done before that age.
fn youngest(case: &Case<'_>, passage: &Passage, later: &Step) -> i32 {
    const SCHOLAR_YEARS: i32 = 17;
    if scholar(case, passage, later) {
        SCHOLAR_YEARS
    } else if later.grown {
        GROWN_YEARS
    } else {
        5
    }
}

/// Whether the step is one of the years of study.
fn scholar(case: &Case<'_>, passage: &Passage, later: &Step) -> bool {
    const STUDY: &Words = w!["degree", "graduated", "thesis", "doctorate"];
    case.any(passage.sentence(case, later.date.token), STUDY) && later.grown
}

/// So many years after the first the later step usually is.
fn usually(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> i32 {
    const SUNK: &Words =
        w!["sank", "sunk", "wrecked", "scuttled", "torpedoed", "torpedo", "burned", "destroyed"];
    const WORK: &Words = w!["started", "began", "begun", "broken", "laid", "commenced"];
    let own = passage.sentence(case, later.date.token);
    match () {
        () if first.stage == Stage::Born && scholar(case, passage, later) => 22,
        () if first.stage == Stage::Born && case.any(own, w!["first", "earliest", "debut"]) => 25,
        () if first.stage == Stage::Born => 40,
        () if case.is(later.at, SUNK) => 10,
        // Building takes a few years, a work lasts for decades.
        () if first.stage == Stage::Begun && case.is(first.at, WORK) => 4,
        () if later.stage == Stage::Told && !ordered(first.stage, later.stage) => 10,
        () => 40,
    }
}

/// The years that would fit for the later step, the likeliest first.
pub(super) fn readings(case: &Case<'_>, passage: &Passage, first: &Step, later: &Step) -> Vec<i32> {
    /// A reading beyond it is no likelier than what is printed, where the text has no date.
    const NEWEST: i32 = 2030;
    const MOST: usize = 2;
    /// Who is so much further off is not named.
    const MUCH_YEARS: i32 = 9;
    /// A wrong ten that lies so near what is usual is named beside the likeliest.
    const NEAR_YEARS: i32 = 20;
    let longest = if first.stage == Stage::Born { LIFE_YEARS } else { THING_YEARS };
    let told = passage.dates.iter().map(Stated::year).max().unwrap_or(first.date.year());
    let latest = case.text.published.map_or(told.max(NEWEST), Published::year);
    let (begun, wrong) = (first.date.year(), later.date.year());
    let others = passage.dates.iter().filter(|date| date.span != later.date.span);
    let other_end = others.map(Stated::year).filter(|year| *year > begun).max();
    let young = youngest(case, passage, later);
    let fits = |year: &i32| {
        let lived = begun..=begun.saturating_add(longest).min(latest);
        lived.contains(year) && (first.stage != Stage::Born || *year > begun + young)
    };
    let strong = |year: i32| years::same_digits(year, wrong) || (year - wrong).abs() == 100;
    let certain = ordered(first.stage, later.stage);
    let mut readings: Vec<i32> = Vec::new();
    let mut weak: Vec<i32> = Vec::new();
    for year in years::slips(wrong).filter(fits) {
        let near = (year - wrong).abs() <= 20;
        let told = other_end.is_none_or(|end| year <= end || later.stage == Stage::Over);
        let known = readings.contains(&year);
        if (strong(year) || certain && near && told) && !known {
            readings.push(year);
        } else if near && !known {
            weak.push(year);
        }
    }
    let usual = usually(case, passage, first, later);
    let far = |year: i32| {
        let off = match slip(wrong, year) {
            _ if (year - wrong).abs() == 100 => 0,
            Slip::Swapped => 5,
            Slip::Digit => 10,
            Slip::Other if years::same_digits(year, wrong) => 8,
            Slip::Other => 28,
        };
        (year - begun - usual).abs() + off
    };
    // A wrong ten beside it is no less likely once another slip has shown that there is one.
    if !readings.is_empty() {
        readings.extend(weak.into_iter().filter(|year| far(*year) <= NEAR_YEARS));
    }
    if readings.iter().any(|year| *year > begun) {
        readings.retain(|year| *year > begun);
    }
    readings.sort_by_key(|year| far(*year));
    if let Some(best) = readings.first().copied() {
        readings.retain(|year| far(*year) <= far(best) + MUCH_YEARS);
    }
    readings.truncate(MOST);
    readings
}

/// The year that would fit for the first of the two, and whether a slip that is sure makes it.
pub(super) fn earlier_first(
    case: &Case<'_>,
    passage: &Passage,
    first: &Step,
    later: &Step,
) -> Option<(i32, bool)> {
    const THING_ROOM_YEARS: i32 = 80;
    const FAR_YEARS: i32 = 25;
    let (begun, wrong) = (first.date.year(), later.date.year());
    let certain = ordered(first.stage, later.stage);
    let least = if first.stage == Stage::Born { youngest(case, passage, later) + 1 } else { 0 };
    let room = if first.stage == Stage::Born { LIFE_YEARS - 20 } else { THING_ROOM_YEARS };
    // Another date of the passage may stand before what is told as its beginning.
    let leaps = |year: i32| {
        passage
            .dates
            .iter()
            .any(|date| date.token < first.date.token && (year..begun).contains(&date.year()))
    };
    let fits = |year: &i32| (least..=room).contains(&(wrong - year)) && !leaps(*year);
    let sure = |year: i32| years::same_digits(year, begun) || certain && begun - year == 10;
    let found = years::slips(begun).filter(fits);
    // What lasted for centuries is seldom told in one breath with its beginning.
    let usual = usually(case, passage, first, later);
    let near = |year: &i32| (wrong - year - usual).abs() <= FAR_YEARS;
    let alike = found.filter(|year| slip(begun, *year) != Slip::Other);
    let found: Vec<i32> = alike.filter(|year| sure(*year) || near(year)).collect();
    let best = found.iter().copied().find(|year| sure(*year));
    best.map(|year| (year, true)).or_else(|| found.first().map(|year| (*year, false)))
}

/// Whether a life that began in `year` can have all the dates that the one printed can: who is born
/// a century earlier holds no office so late.
#[cold]
pub(super) fn lived(passage: &Passage, first: &Step, year: i32) -> bool {
    let begun = first.date.year();
    first.stage != Stage::Born
        || passage
            .dates
            .iter()
            .map(Stated::year)
            .all(|own| !(begun..=begun + LIFE_YEARS).contains(&own) || own <= year + LIFE_YEARS)
}

/// The years in which submarines sank ships.
const WARS: [(i32, i32); 2] = [(1914, 1918), (1939, 1945)];

/// Whether a ship was sunk by an enemy in the sentence of a step.
fn in_battle(case: &Case<'_>, passage: &Passage, step: &Step) -> bool {
    let own = passage.sentence(case, step.date.token);
    let sunk = w!["sunk", "sank", "torpedoed", "torpedo"];
    let enemy = w!["submarine", "submarines", "torpedo", "torpedoed", "kamikaze"];
    case.any(own.clone(), sunk) && case.any(own, enemy)
}

fn at_war(year: i32) -> bool {
    WARS.iter().any(|(from, to)| (*from..=*to).contains(&year))
}

/// Whether the printed year of a ship sunk in battle is none of a war, so that it is the slip.
#[cold]
pub(super) fn at_peace(case: &Case<'_>, passage: &Passage, later: &Step) -> bool {
    let year = later.date.year();
    (1900..2000).contains(&year) && !at_war(year) && in_battle(case, passage, later)
}

/// Keeps of several readings those in which a ship can have been sunk in battle, and of an event
/// that everybody knows the year it is known for.
#[cold]
pub(super) fn narrowed(case: &Case<'_>, passage: &Passage, later: &Step, readings: &mut Vec<i32>) {
    const LONGEST_YEARS: i32 = 60;
    if readings.iter().any(|year| at_war(*year)) && in_battle(case, passage, later) {
        readings.retain(|year| at_war(*year));
    }
    let event = known_event::years_within(case, later.date.span, LONGEST_YEARS);
    let Some((from, to)) = event else { return };
    let known = |year: &i32| *year == from || *year == to;
    if readings.iter().any(known) {
        readings.retain(known);
    }
}
