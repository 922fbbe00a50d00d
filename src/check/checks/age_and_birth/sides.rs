//! Which of the three is wrong, the age, the birth or the other year: what each would have to be,
//! and whether the rest of the passage allows that.

use super::life::Life;
use super::paragraph::witnesses;
use super::told::Told;
use super::{CHECK, at_time, fits};
use crate::check::spelled::like;
use crate::check::timeline::{self, Passage};
use crate::check::year_slips::{Slip, last_past, likeliest, slip};
use crate::check::years::Stated;
use crate::check::{Case, Flag, Severity, calendar, wording};
use crate::quantity::{Decimal, Figure, FigureKind};
use crate::text::{Span, Words};
use crate::w;

/// One of the three, with what would fit in its place.
struct Side {
    span: Span,
    printed: i32,
    /// All that would fit.
    all: Vec<i32>,
    /// Of these what the likeliest slip makes of it.
    likely: Vec<i32>,
    slip: Slip,
}

impl Side {
    fn of(span: Span, printed: i32, all: Vec<i32>) -> Option<Self> {
        let (slip, likely) = likeliest(printed, &all)?;
        Some(Self { span, printed, all, likely, slip })
    }
}

/// The flag for an age that does not fit the birth at that time.
pub(super) fn describe(
    case: &Case<'_>,
    age: &Figure,
    told: Told,
    life: &Life,
    time: &Stated,
) -> Flag {
    let value = age.value().map_or(0.0, Decimal::to_f64);
    #[expect(clippy::cast_possible_truncation, reason = "an age below 121")]
    let value = value as i32;
    let (fewest, most) = at_time(life, time, told);
    let ages = if fewest == most { vec![most] } else { vec![most, fewest] };
    let at_publication = time.span == Span::default();
    let mut sides = [
        Side::of(age.span, value, able(case, age, value, &ages)),
        Side::of(life.birth.span, life.birth.year(), births(case, age, told, life, time, value)),
        Side::of(time.span, time.year(), others(case, age, told, life, time, value))
            .filter(|_| !at_publication),
    ];
    if let [Some(own), ..] = &mut sides {
        own.slip = match own.slip {
            // A child’s age for a grown-up’s is less likely where nothing speaks of a child.
            Slip::Digit if too_young(value, most) && !childhood(case, age) => Slip::Other,
            // "94" for 104; a hundredth birthday is what makes the news.
            Slip::Other if ages.contains(&(value + 10)) && value != 100 => Slip::Digit,
            Slip::Other if ages.contains(&(value - 10)) && value != 100 => Slip::Digit,
            slip => slip,
        };
    }
    let sides: Vec<Side> = sides.into_iter().flatten().collect();
    // Of several that look like a slip the first is the age.
    let alike = |side: &Side| side.slip != Slip::Other;
    let flagged = sides.iter().position(alike).or(Some(0));
    let own = flagged.and_then(|at| sides.get(at));
    let swapped = own.is_some_and(|own| own.slip == Slip::Swapped);
    let alone = swapped && sides.iter().filter(|own| alike(own)).count() == 1;
    let (birth, year) = (life.birth.year(), time.year());
    let named = if fewest == most { format!("{most}") } else { format!("{fewest} or {most}") };
    let then = if at_publication {
        format!("in {year}, the year of this text")
    } else {
        format!("in {year}")
    };
    // "Born in October 1992", "in March 2010": the months say which of two ages it was.
    let dated = fewest == most && most != year - birth && !at_publication;
    let month =
        |span: Span| Some(case.words(span)).filter(|own| own.starts_with(char::is_alphabetic));
    let months = month(life.birth.span).zip(month(time.span)).filter(|_| dated);
    let (birth_told, then) = match months {
        Some((birth, time)) => (birth.to_owned(), format!("in {time}")),
        None => (birth.to_string(), then),
    };
    let was = if at_publication { "is" } else { "was" };
    let suggestions: Vec<String> = own.map_or_else(Vec::new, |own| {
        let surface = case.words(own.span);
        let texts = own.likely.iter().map(|new| {
            if own.span == age.span {
                aged(case, age, *new)
            } else {
                surface.replacen(&own.printed.to_string(), &new.to_string(), 1)
            }
        });
        texts.filter(|text| text != surface).collect()
    });
    let fit = match own {
        Some(own) if alone || sides.len() == 1 => {
            let readings: Vec<String> = own.likely.iter().map(ToString::to_string).collect();
            let how = if swapped { "Two digits may have changed places: " } else { "" };
            let of = format!(" for {}", own.printed);
            format!("{how}{}{of} would fit.", wording::any_of(&readings))
        }
        // "68" for 86: the likeliest is told first.
        Some(own) if swapped && own.span == age.span => {
            let readings: Vec<String> = own.likely.iter().map(ToString::to_string).collect();
            let needs = needed(value, &sides, age.span, time.span);
            let needs = needs.trim_end_matches(" Check which is wrong.");
            format!(
                "Two digits may have changed places: {} for {value} would fit. Otherwise {}",
                wording::any_of(&readings),
                needs
            )
        }
        _ => needed(value, &sides, age.span, time.span),
    };
    let off = most - value;
    let usual = off.abs() == 10
        || (off - 1).abs() == 10 && fewest != most
        || most >= 10 && slip(value, most) == Slip::Swapped;
    let span = own.map_or(age.span, |own| own.span);
    let places = [age.span, life.birth.span, time.span].into_iter();
    Flag {
        code: CHECK.code,
        severity: if usual { Severity::Error } else { Severity::Warning },
        span,
        message: format!("Someone born in {birth_told} {was} {named} {then}, not {value}. {fit}"),
        computation: format!(
            "{year} − {birth} = {}{before}, printed {}",
            year - birth,
            case.words(age.number),
            before = if fewest == year - birth { "" } else { ", one less before the birthday" }
        ),
        related: places.filter(|own| *own != span && *own != Span::default()).collect(),
        suggestions,
    }
}

/// What the age as printed would need of the other two: "32 would need a birth in 1926, or the
/// year 1968 for 1958."
fn needed(value: i32, sides: &[Side], age: Span, time: Span) -> String {
    let years = |side: &Side| {
        let mut years = side.all.clone();
        years.sort_unstable();
        wording::any_of(&years.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let needs: Vec<String> = sides
        .iter()
        .filter(|side| side.span != age)
        .map(|side| {
            if side.span == time {
                format!("the year {} in place of {}", years(side), side.printed)
            } else {
                format!("a birth in {}", years(side))
            }
        })
        .collect();
    if needs.is_empty() {
        return "Check the age and the years.".to_owned();
    }
    format!("{value} would need {}. Check which is wrong.", needs.join(", or "))
}

/// The figure with another age, as it is written.
fn aged(case: &Case<'_>, age: &Figure, new: i32) -> String {
    let printed = case.words(age.number);
    let words = like(printed.trim_end_matches(['t', 'h', 's', 'n', 'd', 'r']), new.into());
    let rank = age.kind == FigureKind::Rank && words.ends_with(|c: char| c.is_ascii_digit());
    let ending = u32::try_from(new).map_or("th", calendar::ending);
    let words = if rank { format!("{words}{ending}") } else { words };
    case.words(age.span).replacen(printed, &words, 1)
}

/// Whether a grown-up’s age would become a small child’s.
pub(super) fn too_young(value: i32, other: i32) -> bool {
    const GROWN_UP_YEARS: i32 = 15;
    const CHILD_YEARS: i32 = 13;
    value >= GROWN_UP_YEARS && other < CHILD_YEARS
}

/// The ages that somebody can have had who did what the sentence tells.
fn able(case: &Case<'_>, age: &Figure, value: i32, ages: &[i32]) -> Vec<i32> {
    const OLDEST_YEARS: i32 = 110;
    const GROWN_UP: &Words = w![
        "diploma",
        "graduated",
        "degree",
        "elected",
        "senate",
        "parliament",
        "minister",
        "mayor",
        "married",
        "wedding",
        "wife",
        "husband",
        "daughter",
        "son",
        "sons",
        "daughters",
        "divorced",
        "appointed",
        "captain",
        "retired",
        "professor",
        "editor",
        "doctor",
        "doctorate",
        "lawyer",
        "university",
        "career",
        "novel",
        "exhibition",
        "hired",
        "promoted",
        "office",
        "founded",
        "bought",
        "widow",
        "widower",
        "widowed"
    ];
    let sentence = case.sentence(age).map_or(0..0, |own| own.first_token..own.end_token);
    let grown_up = case.any(sentence, GROWN_UP);
    let old = |own: i32| own > OLDEST_YEARS && value < own;
    let young = |own: i32| {
        let slipped = slip(value, own) != Slip::Other;
        too_young(value, own) && (grown_up || !slipped && !childhood(case, age))
    };
    ages.iter().copied().filter(|own| *own > 0 && !old(*own) && !young(*own)).collect()
}

/// Whether the sentence speaks of a child: "when her father drowned", "the girl".
fn childhood(case: &Case<'_>, age: &Figure) -> bool {
    const CHILD: &Words = w![
        "father",
        "mother",
        "parents",
        "boy",
        "girl",
        "child",
        "childhood",
        "orphan",
        "orphaned",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
        "prodigy",
        "family",
        "choir"
    ];
    let sentence = case.sentence(age).map_or(0..0, |own| own.first_token..own.end_token);
    case.any(sentence, CHILD)
}

/// The years of birth that fit the age, where no other date or age of the passage rules them out.
fn births(
    case: &Case<'_>,
    age: &Figure,
    told: Told,
    life: &Life,
    time: &Stated,
    value: i32,
) -> Vec<i32> {
    let passages = Passage::all(case);
    let passage = Passage::at(case, passages, age.span.start);
    let printed = life.birth.year();
    let born =
        |year: i32| timeline::in_year(&life.birth, year).map(|birth| Life { birth, ..*life });
    let others = passage.map_or_else(Vec::new, |own| witnesses(case, own, life, age.span));
    let agrees = |life: &Life| {
        others.iter().all(|(told, age, time)| {
            time.year() > life.birth.year() && fits(life, time, *told, *age, *age)
        })
    };
    // Another age that fits the birth as printed bears it out.
    if !others.is_empty() && agrees(life) {
        return Vec::new();
    }
    let dates = passage.map_or(&[][..], |own| own.dates.as_slice());
    let before = |year: i32| {
        let told = |date: &Stated| date.span != life.birth.span && date.year() >= printed;
        dates.iter().any(|date| told(date) && date.year() < year)
    };
    let value_of = f64::from(value);
    let found = (time.year() - value - 1..=time.year() - value).rev().filter(|&year| {
        born(year).is_some_and(|life| fits(&life, time, told, value_of, value_of)) && !before(year)
    });
    found.collect()
}

/// The other years that fit the age, where the text can tell of them as over and they do not leap
/// over a date beside them.
fn others(
    case: &Case<'_>,
    age: &Figure,
    told: Told,
    life: &Life,
    time: &Stated,
    value: i32,
) -> Vec<i32> {
    let printed = time.year();
    let passages = Passage::all(case);
    let dates = Passage::at(case, passages, age.span.start).map(|own| own.dates.as_slice());
    let leaps = |year: i32| {
        dates.unwrap_or_default().iter().any(|date| {
            let between = date.year() > printed.min(year) && date.year() < printed.max(year);
            let behind = (date.token > time.token) == (year > printed);
            between && behind && date.span != life.birth.span
        })
    };
    let value_of = f64::from(value);
    let birth = life.birth.year();
    let found = (birth + value..=birth + value + 1).filter(|&year| {
        let moved = timeline::in_year(time, year);
        let dead = life.death.filter(|death| death.span != time.span);
        moved.is_some_and(|time| fits(life, &time, told, value_of, value_of))
            && year <= last_past(case)
            && dead.is_none_or(|death| year <= death.year())
            && !leaps(year)
    });
    found.collect()
}
