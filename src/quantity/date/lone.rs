//! Days whose month is not printed: "on the 12th", "by the twenty-seventh", "will be back on 18".

use chrono::{Datelike, NaiveDate};

use super::{Found, Grain, Reader};
use crate::quantity::lexicon::Lexeme;
use crate::text::Words;
use crate::w;

impl Reader<'_, '_> {
    /// "on the 12th": a day of a month that is not printed.
    pub(super) fn lone_day(&self, at: usize) -> Option<Found> {
        const BEFORE: &Words =
            w!["on", "by", "until", "till", "since", "for", "of", "before", "after"];
        const GOLF: &Words = w![
            "hole", "holes", "birdie", "birdied", "birdies", "bogey", "bogeyed", "par", "tee",
            "eagle", "green", "fairway", "putt", "lap", "floor", "time", "minute",
        ];
        let view = self.view;
        if self.bare_day(at) {
            let (day, end) = self.day_number(at)?;
            return Some(Found::open_day(at, end, self.nearest_day(at, day)?));
        }
        let worded =
            || self.ordinal_day(at).filter(|&(day, end)| self.is_lone_ordinal(at, day, end));
        let (day, end) = self.suffixed_day(at).or_else(worded)?;
        let cued = at >= 2 && view.is(at - 1, w!["the"]) && view.is(at - 2, BEFORE);
        let free = end == view.len()
            || matches!(view.text(end), "." | "," | ";" | ")")
            || view.lex(end) == Lexeme::Small && !view.is(end, w!["of", "or"]);
        let near = at.saturating_sub(10)..view.len().min(at + 10);
        if !cued || !free || near.into_iter().any(|at| view.is(at, GOLF)) {
            return None;
        }
        // "of the 12th" needs a week or night before it.
        if view.is(at - 2, w!["of"])
            && !(at >= 3 && view.is(at - 3, w!["night", "morning", "evening", "week"]))
        {
            return None;
        }
        let Some(found) = self.nearest_day(at, day) else {
            let timex = format!("XXXX-XX-{day:02}");
            return Some(Found::unresolved(at, end, timex, Grain::Day));
        };
        Some(Found::open_day(at, end, found))
    }

    /// "by the twenty-second.", "until the fifteenth.": beyond what is often a place in a row, and
    /// with nothing behind it.
    fn is_lone_ordinal(&self, at: usize, day: u32, end: usize) -> bool {
        const LOWEST: u32 = 13;
        let view = self.view;
        let compound = end > at + 1;
        let before = at >= 2 && view.is(at - 2, w!["on", "by", "until", "till", "since"]);
        self.free(end) && (compound || day >= LOWEST && before)
    }

    /// "returns on 18": a day in bare digits where somebody comes or goes, and nothing follows.
    fn bare_day(&self, at: usize) -> bool {
        const MOVES: &Words = w![
            "back", "return", "returns", "returned", "arrive", "arrives", "arrived", "resume",
            "resumes", "resumed", "reopen", "reopens", "reopened", "depart", "departs", "departed",
        ];
        let view = self.view;
        view.before_is(at, w!["on"])
            && at >= 2
            && view.is(at - 2, MOVES)
            && (at + 1 == view.len() || view.is(at + 1, w!["."]) && at + 2 == view.len())
    }

    /// The nearest such day of a month, before or after the publication date.
    pub(super) fn nearest_day(&self, at: usize, day: u32) -> Option<NaiveDate> {
        let today = self.today()?;
        let month = today.with_day(1)?;
        let ahead = self.ahead(at);
        let of = |step| crate::quantity::duration::shift_months(month, step)?.with_day(day);
        let fits = |found: &NaiveDate| if ahead { *found >= today } else { *found <= today };
        let sign = if ahead { 1 } else { -1 };
        (0..3).filter_map(|step| of(step * sign)).find(fits)
    }
}
