//! What a headline tells of a turn: a deficit made good, a multiple. Figures themselves are left to
//! `lead.rs`.

use super::{Found, MOST_FIGURES, Story};
use crate::check::passage::multiples;
use crate::quantity::FigureKind;
use crate::text::Span;
use crate::w;

impl Story<'_> {
    /// "Rally from 27 down" over "wiped out a 17-point deficit".
    pub(super) fn deficit(&self, at: usize) -> Option<Found> {
        let case = &self.case;
        let own = case.figure(at)?;
        let behind = case.is(case.token_at(own.number.end), w!["down", "behind"]);
        if !behind || own.kind != FigureKind::Number || self.has_value(own) {
            return None;
        }
        let gaps = w!["deficit", "hole", "lead", "advantage", "comeback", "rally", "cushion"];
        let mut points =
            self.figures().take(MOST_FIGURES).map(|(_, other)| other).filter(|other| {
                let point = other.thing.as_deref().is_some_and(|thing| thing.contains("point"));
                point && case.any(case.ahead(other.span, 2), gaps)
            });
        let rival = points.next()?;
        if rival.value() == own.value() || points.any(|other| other.value() == own.value()) {
            return None;
        }
        let (printed, told) = (case.words(own.number), case.words(rival.number));
        Some(Found {
            span: own.span,
            told: vec![rival.span],
            story: case.words(rival.span).to_owned(),
            computation: format!("headline {printed}, story {told}"),
            reading: Some(case.words(own.span).replacen(printed, told, 1)),
        })
    }

    /// "Profits double" over "its profit had tripled".
    pub(super) fn multiple(&self, line: Span) -> Option<Found> {
        let case = &self.case;
        let verb = |at: usize| {
            let own = multiples::VERBS.iter().find(|(words, _)| case.is(at, words));
            own.map(|(_, factor)| *factor)
        };
        let at = case.tokens_of(line).find(|&at| verb(at).is_some())?;
        let own = verb(at)?;
        // "double murder", "a double first", "half-back"
        let noun = at > 0 && case.is(at - 1, w!["a", "the", "of", "in", "on"]);
        let story = case.tokens_of(self.body);
        let said: Vec<usize> = story.filter(|&at| verb(at).is_some()).take(MOST_FIGURES).collect();
        if noun || said.iter().any(|&at| verb(at) == Some(own)) {
            return None;
        }
        let told = *said.iter().find(|&&at| {
            let place = case.tokens().get(at).map(|token| token.span);
            place.is_some_and(|place| self.lead.iter().any(|own| own.span.contains(place)))
                && !case.is(at, w!["double", "triple", "treble", "quadruple"])
        })?;
        let [span, place] = [at, told].map(|at| case.tokens().get(at).map(|token| token.span));
        let (span, place) = (span?, place?);
        let sentence = case.sentence_at(place.start)?;
        if self.shared(line, sentence.first_token..sentence.end_token) < 2 {
            return None;
        }
        Some(Found {
            span,
            told: vec![place],
            story: format!("“{}”", case.words(place)),
            computation: format!("headline × {}, story × {}", own, verb(told)?),
            reading: None,
        })
    }
}
