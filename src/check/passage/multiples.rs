//! A multiple in words whose two amounts stand in other clauses or in the next sentence: "has
//! doubled since May. It was 14 euros then; it is 21 now." What a multiple in one breath with its
//! amounts shows is left to the check.

use std::ops::Range;

use crate::check::case::Case;
use crate::check::checks::wrong_change::many_times;
use crate::check::landmarks::Landmarks;
use crate::check::misprints;
use crate::check::passage::apart;
use crate::check::passage::told::{self, Told};
use crate::check::passage::{Epochs, Passage, Place};
use crate::check::relation::Line;
use crate::check::than::{Hedge, hedge};
use crate::check::{Flag, wording};
use crate::quantity::Interval;
use crate::text::Words;
use crate::w;

/// Verbs that multiply, with their factor.
pub(in crate::check) const VERBS: [(&Words, f64); 5] = [
    (w!["doubled", "doubling", "doubles", "double"], 2.0),
    (w!["tripled", "trebled", "tripling", "trebling", "threefold", "triple", "treble"], 3.0),
    (w!["quadrupled", "quadrupling", "fourfold", "quadruple"], 4.0),
    (w!["quintupled", "quintupling", "fivefold"], 5.0),
    (w!["halved", "halving", "halve", "halves"], 0.5),
];

/// Returns how many times as much a verb can mean, with the hedge before it.
pub(in crate::check) fn said(line: &Line<'_>, at: usize, factor: f64) -> Interval {
    // Who has more than halved has less than half.
    let halved = factor < 1.0;
    let (low, high) = match hedge(line, at) {
        Hedge::More if halved => (0.5, 1.02),
        Hedge::More => (0.97, 1.6),
        Hedge::Less if halved => (0.97, 2.0),
        Hedge::Less => (0.5, 1.03),
        Hedge::Nearly if halved => (0.97, 1.3),
        Hedge::Nearly => (0.8, 1.03),
        Hedge::About => (0.75, 1.3),
        Hedge::Plain => (0.83, 1.25),
    };
    Interval::new(factor * low, factor * high)
}

/// Returns the word for so many times as much in the form of the one printed: "doubled" for
/// "tripled".
pub(in crate::check) fn other_word(line: &Line<'_>, at: usize, times: Interval) -> Option<String> {
    const FORMS: [[&str; 4]; 3] = [
        ["doubled", "tripled", "quadrupled", "halved"],
        ["doubling", "tripling", "quadrupling", "halving"],
        ["double", "triple", "quadruple", "halve"],
    ];
    let printed = line.case.printed(at);
    let form = FORMS.iter().find(|form| {
        form.contains(&printed) || printed.ends_with("led") && form.contains(&"doubled")
    })?;
    let mut words = form.iter().zip([2.0, 3.0, 4.0, 0.5]);
    let fitting = |factor: f64| said(line, at, factor).meets(times);
    let (word, _) = words.find(|(word, factor)| **word != printed && fitting(*factor))?;
    Some((*word).to_owned())
}

/// Returns the flags for multiples that their passage contradicts.
pub(in crate::check) fn flags(case: &Case<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    if case.extraction.figures.len() < 2 {
        return flags;
    }
    for &at in &Landmarks::of(case).multiples {
        let Some((_, factor)) = VERBS.iter().find(|(words, _)| case.is(at, words)) else {
            continue;
        };
        flags.extend(of_verb(case, case.numbered(), at, *factor));
    }
    flags
}

fn of_verb(
    case: &Case<'_>,
    numbered: &[(usize, Range<usize>)],
    at: usize,
    factor: f64,
) -> Option<Flag> {
    /// Of nine that tell the times, the one thing and the change.
    const SURE: u8 = 7;
    let sentence = case.sentence_index(case.tokens().get(at)?.span.start)?;
    let passage = Passage::around(case, numbered, sentence)?;
    let line = passage.line()?;
    let said = said(line, at, factor);
    let fits = |old: &Place<'_>, new: &Place<'_>| {
        let [old, new] = [old.term.room, new.term.room];
        old.low > 0.0
            && new.low > 0.0
            && Interval::new(new.low / old.high, new.high / old.low).meets(said)
    };
    if passage.couples().any(|(one, other)| fits(one, other) || fits(other, one)) {
        return None;
    }
    let told = Told { tokens: at..at + 1, down: Some(factor < 1.0) };
    let mut best: Option<(u8, Epochs<'_, '_>)> = None;
    for pair in passage.epochs() {
        let (old, new) = (&pair.old.term, &pair.new.term);
        let level = [pair.old, pair.new].iter().any(|place| Passage::loose_level(place));
        let why = explained(case, &pair, factor);
        let turned = (new.value < old.value) != (factor < 1.0);
        if level || told::other_base(&passage, &told, &pair) || apart::apart(&passage, &told, &pair)
        {
            continue;
        }
        let tie = told::tie(&passage, &told, &pair);
        let certain = tie == 3 && pair.sure >= 6 && Passage::timed(pair.old);
        if tie == 0 || tie == 1 && why < 2 || turned && why < 2 && !certain {
            continue;
        }
        let alone = u8::from(passage.others(&pair) == 0);
        let crowd = u8::from(passage.others(&pair) > 1);
        let score = (pair.sure + tie + why + alone).saturating_sub(crowd);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, pair));
        }
    }
    let (_, pair) = best.filter(|(score, _)| *score >= SURE)?;
    many_times(line, &pair.old.term, &pair.new.term, (at..at + 1, said))
}

/// How well one slip explains that the two are not so many times apart: nought to two.
fn explained(case: &Case<'_>, pair: &Epochs<'_, '_>, factor: f64) -> u8 {
    /// "Tripled" where it is twice as much, nearly to the dot.
    const NEAR: f64 = 0.05;
    let (old, new) = (&pair.old.term, &pair.new.term);
    let times = new.value / old.value;
    let other = VERBS.iter().any(|(_, other)| (times / other - 1.0).abs() <= NEAR);
    let body = &case.text.body;
    let moved = [(old, new, true), (new, old, false)].iter().any(|(own, fixed, older)| {
        let digits = wording::digits(body, own.figure);
        let unit = 10_f64.powi(wording::printed_power(body, own.figure)) * own.factor();
        misprints::swapped(digits).any(|value| {
            let value = value * unit;
            let times = if *older { fixed.value / value } else { value / fixed.value };
            (times / factor - 1.0).abs() <= NEAR
        })
    });
    if moved { 2 } else { u8::from(other) }
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn a_multiple_is_compared_with_amounts_that_stand_apart() {
        for (text, at) in [
            (
                "The price of a ticket has trebled since the bridge closed. It was 14 euros in \
                 April; it is 28 euros now.",
                "trebled",
            ),
            (
                "Catches of herring have tripled in ten years: boats landed 2,100 tonnes in 2009 \
                 and 3,600 tonnes last season.",
                "tripled",
            ),
            (
                "Its fleet has doubled since the airline was founded. It began with 11 jets; \
                 today it has 44.",
                "doubled",
            ),
        ] {
            let found = flags(text);
            let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(text))).collect();
            assert_eq!(told, [("wrong-change", at)], "{text}");
        }
        for text in [
            "The price of a ticket has doubled since the bridge closed. It was 14 euros in April; \
             it is 28 euros now.",
            "Oil imports have doubled in ten years. The fleet of cars will grow from 25 million \
             now to 125 million by 2060.",
            "Rents have less than doubled, from $500 to $850.",
            "Exports less than tripled from 300 to 640 tonnes.",
            "The herd has tripled. In 2008, 40 of its 200 cows were sick; in 2009, 15 were.",
        ] {
            assert!(flags(text).is_empty(), "{text}");
        }
    }
}
