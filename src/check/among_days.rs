//! What the other days of a passage leave of the readings of one: a span that opens on April 15
//! ends no earlier, and what is told between two days of one month was in no other.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::calendar::PrintedDay;
use super::case::Case;
use super::landmarks::Landmarks;

/// Whether a month and a day keep the order of the days that stand right beside in the sentence:
/// "from April 15 to April 31" cannot end in March.
pub(super) fn in_order(case: &Case<'_>, day: &PrintedDay, reading: (u32, u32)) -> bool {
    let days = &Landmarks::of(case).days;
    let at = days.partition_point(|own| own.whole.start < day.whole.start);
    let sentence = case.sentence_index(day.whole.start);
    let beside = |own: &&PrintedDay| {
        case.sentence_index(own.whole.start) == sentence
            && (own.year == day.year || own.year.is_none() || day.year.is_none())
            && !own.whole.overlaps(day.whole)
    };
    let printed = (day.month, day.day);
    let before = at.checked_sub(1).and_then(|at| days.get(at)).filter(beside);
    let behind = days.get(at..).and_then(|rest| rest.iter().find(|own| own.whole != day.whole));
    let of = |own: &PrintedDay| (own.month, own.day);
    before.is_none_or(|own| of(own) > printed || of(own) < reading)
        && behind.filter(beside).is_none_or(|own| of(own) < printed || of(own) > reading)
}

/// Whether a month and a day keep between the days of the paragraph right before and behind, where
/// the printed one does: a storm that forms on the 27th and weakens on 2 November strikes between.
pub(super) fn between_fellows(case: &Case<'_>, day: &PrintedDay, reading: (u32, u32)) -> bool {
    let days = &Landmarks::of(case).days;
    let at = days.partition_point(|own| own.whole.start < day.whole.start);
    let paragraph = paragraph(case, day);
    let fellow = |own: &&PrintedDay| {
        let year = own.year == day.year || own.year.is_none() || day.year.is_none();
        year && own.count < 2 && self::paragraph(case, own) == paragraph
    };
    let before = at.checked_sub(1).and_then(|at| days.get(at)).filter(fellow);
    let behind = days.get(at + 1).filter(fellow);
    let (Some(before), Some(behind)) = (before, behind) else { return true };
    let [before, behind] = [before, behind].map(|own| (own.month, own.day));
    let printed = (day.month, day.day);
    let in_order = before < printed && printed < behind;
    !in_order || before <= reading && reading <= behind
}

/// The sentence that opens the paragraph of a day.
fn paragraph(case: &Case<'_>, day: &PrintedDay) -> Option<usize> {
    let own = case.sentence_index(day.whole.start)?;
    let sentences = case.extraction.sentences.get(..=own)?;
    sentences.iter().rposition(|sentence| sentence.opens_paragraph)
}

/// Whether a day leaves the neighbourhood of the days printed around: another month where they lie
/// within weeks of the printed one.
pub(super) fn leaves_fellows(
    case: &Case<'_>,
    day: &PrintedDay,
    printed: NaiveDate,
    reading: NaiveDate,
) -> bool {
    const NEAR_DAYS: i64 = 20;
    const NEAR_SENTENCES: usize = 2;
    /// So many days to each side are looked at.
    const MOST: usize = 12;
    let days = &Landmarks::of(case).days;
    let here = days.partition_point(|own| own.whole.start < day.whole.start);
    let near: Range<usize> = here.saturating_sub(MOST)..days.len().min(here + MOST);
    let Some(sentence) = case.sentence_index(day.whole.start) else { return false };
    let fellows = days.get(near).unwrap_or_default().iter().filter(|own| {
        let at = case.sentence_index(own.whole.start);
        at.is_some_and(|at| at.abs_diff(sentence) <= NEAR_SENTENCES)
            && !own.whole.overlaps(day.whole)
            && (own.month, own.day) != (day.month, day.day)
    });
    let mut dates = fellows.filter_map(|own| own.in_year(own.year.unwrap_or(printed.year())));
    dates.any(|own| {
        let [as_printed, as_read] = [printed, reading].map(|date| (own - date).num_days());
        let near = as_printed.abs() <= NEAR_DAYS;
        // What comes first is not told to come last.
        near && (as_read.abs() > as_printed.abs() || as_read.signum() != as_printed.signum())
    })
}
