//! Percentages that are told of something else than the two amounts a check has set beside them: of
//! a vote, a forecast, another subject, or of what a later sentence puts right.

use super::{Told, apart};
use crate::check::Flag;
use crate::check::passage::multiples::VERBS;
use crate::check::relation::Term;
use crate::quantity::Direction;
use crate::text::Words;
use crate::w;

impl Told<'_, '_> {
    /// "Six cantons of 20 said no, on a turnout of 45 percent": who came, not who said no.
    pub(super) fn is_turnout(&self) -> bool {
        let case = self.case;
        self.percents.iter().any(|percent| {
            let back = percent.first.checked_sub(4);
            back.is_some_and(|at| {
                case.is(at, w!["on", "with", "despite", "after", "amid"])
                    && case.reads(at + 2, w!["turnout", "of"])
            })
        })
    }

    /// "Grew 5.2 percent, beating the target of 5 percent and up from 3 percent": what was hoped
    /// for is no end of a change.
    pub(super) fn is_forecast(&self) -> bool {
        const NEAR_TOKENS: usize = 4;
        const HOPES: &Words = w![
            "target",
            "targets",
            "forecast",
            "forecasts",
            "goal",
            "expectation",
            "expectations",
            "estimate",
            "estimates",
            "consensus",
            "predicted",
            "aim",
        ];
        self.percents.len() > 2
            && self.percents.iter().any(|own| {
                let back = own.first.saturating_sub(NEAR_TOKENS)..own.first;
                self.case.any(back, HOPES)
            })
    }

    /// "Profit rose 12 percent to £64.8m, from £57.9m, on turnover up 5 percent": of something
    /// else, where another percentage is how far the two lie apart.
    pub(super) fn is_of_another(&self) -> bool {
        let ([one, other], [own]) = (&self.amounts[..], &self.percents[..]) else { return false };
        let gap = one.end.max(other.end)..own.first.max(one.end.max(other.end));
        let sentence = self.case.sentence_index(own.span.start);
        let mut beside = self.others.iter().filter(|percent| {
            percent.end <= gap.start && self.case.sentence_index(percent.span.start) == sentence
        });
        let others = w![
            "on", "with", "while", "as", "and", "but", "after", "helped", "thanks", "boosted",
            "driven", "despite", "amid"
        ];
        self.case.any(gap.clone(), others) && beside.any(|percent| apart(one, other, percent.room))
    }

    /// "Spent $6 million on roads and will spend $9 million on schools, up 20 percent": for two
    /// ends.
    pub(super) fn are_for_two_ends(&self) -> bool {
        let [one, other] = &self.amounts[..] else { return false };
        let times = w!["the", "a", "this", "last", "next", "monday", "january"];
        let aim = |own: &Term<'_>| {
            let on = self.case.is(own.end, w!["on", "for"]);
            (on && !self.case.is(own.end + 1, times)).then(|| self.case.key(own.end + 1))
        };
        aim(one).zip(aim(other)).is_some_and(|(one, other)| one != other)
    }

    /// "$60 million went to pay debts, a third of the rest to shareholders": of what is left.
    pub(super) fn is_of_rest(&self) -> bool {
        const REST: &Words = w!["rest", "remainder", "remaining", "balance", "others", "left"];
        self.percents.iter().any(|own| {
            let of = self.case.is(own.end, w!["of"]);
            of && self.case.any(own.end + 1..own.end + 4, REST)
        })
    }

    /// "Lost £3.1 million in 2020, made £1.2 million in 2021": what is lost is no total of gains.
    pub(super) fn is_loss_and_gain(&self) -> bool {
        const NEAR_TOKENS: usize = 3;
        let led = |own: &Term<'_>, words: &Words| {
            self.case.any(own.first.saturating_sub(NEAR_TOKENS)..own.first, words)
        };
        let lost = w!["lost", "loses", "loss", "losing", "lose"];
        let made = w!["made", "makes", "earned", "earns", "gained", "won", "profit", "making"];
        self.amounts.iter().any(|own| led(own, lost))
            && self.amounts.iter().any(|own| led(own, made))
    }

    /// "Had risen by 50 percent from £2 to £2.50 an hour. That is a rise of 25 percent."
    pub(super) fn is_put_right(&self) -> bool {
        let ([one, other], [own]) = (&self.amounts[..], &self.percents[..]) else { return false };
        let sentence = self.case.sentence_index(own.span.start);
        let mut later = self
            .others
            .iter()
            .filter(|percent| self.case.sentence_index(percent.span.start) > sentence);
        later.any(|percent| {
            let told = self.case.sentence_at(percent.span.start);
            let that = told.is_some_and(|told| self.case.is(told.first_token, w!["that"]));
            that && apart(one, other, percent.room)
        })
    }

    /// "Exports rose 2 percent to 9.8 billion while imports slipped 0.6 percent to 9.3 billion":
    /// both are where something led.
    pub(super) fn are_two_ends(&self) -> bool {
        const NEAR_TOKENS: usize = 6;
        let to =
            |own: &Term<'_>| own.first.checked_sub(1).is_some_and(|at| self.case.is(at, w!["to"]));
        let [one, other] = &self.amounts[..] else { return false };
        let gap = one.end.min(other.end)..one.first.max(other.first);
        let first = one.first.min(other.first);
        let own = |percent: &Term<'_>| percent.end <= first && first - percent.end <= NEAR_TOKENS;
        let parted = self.case.any(gap.clone(), w!["while", "whereas"])
            || self.case.any(gap, w!["and", "but"]) && self.others.iter().any(own);
        to(one) && to(other) && parted
    }

    /// "To raise the age from 65 to 66 was rejected by 75 percent": so many said so.
    pub(super) fn is_vote(&self) -> bool {
        let ballots = w![
            "rejected",
            "approved",
            "backed",
            "supported",
            "opposed",
            "accepted",
            "favoured",
            "favored",
            "endorsed"
        ];
        self.percents.iter().any(|own| {
            let voted = own.first.checked_sub(2).filter(|&at| self.case.is(at, ballots));
            voted.is_some_and(|at| self.case.is(at + 1, w!["by"]))
        })
    }

    /// "52.4 to 47.6 percent, a margin of 4,812 votes out of 100,250": how far two percentages lie
    /// apart.
    pub(super) fn is_margin(&self) -> bool {
        const ROOM: f64 = 0.1;
        const NEAR_TOKENS: usize = 6;
        let [part, whole] = &self.amounts[..] else { return false };
        let share = part.value.min(whole.value) / part.value.max(whole.value) * 100.0;
        let first = part.first.min(whole.first);
        let words = w!["margin", "lead", "majority", "ahead", "gap", "plurality"];
        if !self.case.any(first.saturating_sub(NEAR_TOKENS)..first, words) {
            return false;
        }
        self.percents.iter().any(|own| {
            let gap = |other: &Term<'_>| (own.value - other.value).abs();
            self.others.iter().any(|other| (gap(other) - share).abs() <= ROOM)
        })
    }

    /// "Prices were 289 percent higher, they had almost quadrupled": what multiplied is told in
    /// percent.
    pub(super) fn is_percent_of(&self, flag: &Flag) -> bool {
        const NEAR: f64 = 0.2;
        let at = self.case.token_at(flag.span.start);
        let verb = VERBS.iter().find(|(words, _)| self.case.is(at, words));
        verb.is_some_and(|(_, factor)| {
            let fits = |own: &&Term<'_>| ((1.0 + own.value / 100.0) / factor - 1.0).abs() < NEAR;
            let more = |own: &Term<'_>| {
                own.figure.direction == Some(Direction::Up)
                    || self.case.is(own.end, w!["higher", "more", "up", "above", "dearer"])
            };
            *factor > 1.0 && self.others.iter().filter(fits).any(more)
        })
    }
}
