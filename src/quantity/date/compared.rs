//! Months of two figures that are compared: "3.1 percent in January from 3.4 in December" speaks of
//! the December before that January.

use super::{Reader, Side};
use crate::quantity::lexicon::Lexeme;
use crate::text::{Published, TokenKind};
use crate::w;

/// The figure of the month stands so many tokens before it, at most, behind "from".
const FIGURE_WITHIN: usize = 6;

/// The other month stands so many tokens away from that "from", or from its "to".
const MONTH_WITHIN: usize = 8;

impl Reader<'_, '_> {
    /// The year of a month that the figure of another month is compared with.
    pub(super) fn compared_with(
        &self,
        published: Published,
        first: usize,
        month: u8,
    ) -> Option<i32> {
        let view = self.view;
        if !view.before_is(first, w!["in"]) {
            return None;
        }
        let from = (first.saturating_sub(FIGURE_WITHIN)..first - 1).rev().find(|&at| {
            view.is(at, w!["from", "against", "versus", "vs"])
                || view.is(at, w!["with", "to"]) && view.before_is(at, w!["compared"])
        })?;
        if !(from + 1..first - 1).any(|at| view.kind(at) == Some(TokenKind::Number)) {
            return None;
        }
        let ends = |at: &usize| matches!(view.text(*at), ";" | "." | "(" | ")");
        // "… in January from 3.4 in December", else "from 3.4 in December to 3.1 in January"
        let mut before = (from.saturating_sub(MONTH_WITHIN)..from).rev().take_while(|at| !ends(at));
        let later = before.find_map(|at| self.month_in(at)).or_else(|| {
            let to = first + 1;
            let behind = to..view.len().min(to + MONTH_WITHIN);
            let told = view.is(to, w!["to"]) && view.is(from, w!["from"]);
            { behind }.filter(|_| told).take_while(|at| !ends(at)).find_map(|at| self.month_in(at))
        });
        let (at, later) = later?;
        let year = self
            .year(at + 1)
            .unwrap_or_else(|| self.year_of_month(published, at, later, Side::Open));
        Some(year - i32::from(month >= later))
    }

    /// The month at `at`, with "in" before it.
    fn month_in(&self, at: usize) -> Option<(usize, u8)> {
        let Lexeme::Month(month) = self.view.lex(at) else { return None };
        let dated = self.view.before_is(at, w!["in"]) && self.written_as_name(at);
        dated.then_some((at, month))
    }
}
