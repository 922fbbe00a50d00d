//! Which figures of a sentence are ages, whatever leads to them: "at 31", "a bride of 21", "given
//! as 34", "Ines Roth, 31,". Whose they are is left to the readers beside it.

use std::ops::Range;

use super::only::finite;
use super::told::Told;
use crate::check::persons::names_persons;
use crate::check::{Case, calendar};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, TokenKind, Words};
use crate::w;

/// An age as it stands in the text.
pub(super) struct Age<'a> {
    pub(super) figure: &'a Figure,
    pub(super) told: Told,
    pub(super) value: f64,
    pub(super) own: Range<usize>,
    /// "19-year-old".
    pub(super) compound: bool,
    /// "is 31", "Ines Roth, 31,": told as of the day of the text.
    pub(super) present: bool,
}

/// Reads a figure as an age, whatever leads to it.
pub(super) fn age<'a>(case: &Case<'a>, told: &Range<usize>, figure: &'a Figure) -> Option<Age<'a>> {
    /// Trees and tortoises grow older than people.
    const OLDEST: f64 = 250.0;
    /// "A mother of four" has children.
    const CHILD_YEARS: f64 = 12.0;
    const LEADS: &Words = w![
        "aged", "age", "at", "was", "is", "were", "being", "only", "just", "still", "then", "now",
        "barely", "already", "turned", "turning", "turns", "yet", "nearly", "almost", "exactly",
        "makes", "made", "him", "her", "are", "reached", "reaching", "'m", "’m", "than", "past",
        "aet", "himself", "herself", "be", "when", "am",
    ];
    const PERSONS: &Words = w![
        "man",
        "woman",
        "boy",
        "girl",
        "youth",
        "lad",
        "lass",
        "bride",
        "groom",
        "bridegroom",
        "widow",
        "widower",
        "bachelor",
        "spinster",
        "newlywed",
        "teenager",
        "stripling",
        "youngster",
    ];
    const PRESENT: &Words = w![
        "is",
        "am",
        "are",
        "'m",
        "’m",
        "now",
        "turns",
        "makes",
        "'s",
        "’s",
        "remains",
        "currently",
    ];
    const CLOSED: &Words = w![
        ",", ".", ";", ":", ")", "(", "-", "–", "—", "and", "now", "but", "when", "in", "on", "by",
        "as", "at", "who", "with", "while", "to", "or", "upon", "then", "old", "!", "after", "for",
        "of", "that", "without", "because", "although", "though", "years",
    ];
    let value = figure.value()?.to_f64();
    if !(2.0..=OLDEST).contains(&value) || value.fract() != 0.0 || figure.scale.is_some() {
        return None;
    }
    let own = case.begin(figure)..case.tokens_of(figure.span).end;
    let lead = own.start.checked_sub(1).filter(|at| told.contains(at));
    let lead_is = |words: &Words| lead.is_some_and(|at| case.is(at, words));
    // "who is, at 31, the oldest", "Ines Roth, 31, who"
    let beside = lead_is(w![",", "("]) && case.is(own.end, w![",", ")", "."]);
    let noun = beside && own.start >= 2 && case.kind(own.start - 2) == Some(TokenKind::Word);
    let apart = noun && calendar::month_at(case, own.start - 2).is_none();
    let behind = Span::new(figure.number.end.min(figure.span.end), figure.span.end);
    let compound = case.words(behind).contains(['-', '‑']);
    let told = match figure.kind {
        FigureKind::Rank => {
            let whose = lead_is(w!["his", "her", "their", "'s", "’s", "s"]);
            (whose && case.is(own.end, w!["birthday"])).then_some(Told::Turned)?
        }
        FigureKind::Age if figure.unit.is_some_and(|unit| unit.name == "year") => Told::Then,
        FigureKind::Duration if figure.unit.is_some_and(|unit| unit.name == "year") => {
            let of = lead_is(w!["of", "lived"])
                && case.any(
                    own.start.saturating_sub(3)..own.start,
                    w!["life", "lifetime", "lived", "age"],
                );
            of.then_some(Told::Then)?
        }
        FigureKind::Number if figure.unit.is_none() && figure.thing.is_none() => {
            // "The widow, 58 in 1799,", "was 22 in 1968 and 62 in 2018"
            let dated =
                case.is(own.end, w!["in"]) && calendar::year_at(case, own.end + 1).is_some();
            let when = case.is(own.end, w!["when"]) && case.any(told.start..own.start, w!["was"]);
            // "The bishop, 58 at his consecration"
            let his = case.is(own.end + 1, w!["his", "her", "their"]);
            let that_day = case.is(own.end + 1, w!["the"])
                && case.is(own.end + 2, w!["day", "night", "eve", "morning"]);
            let at_his = lead_is(w![","])
                && (case.is(own.end, w!["at"]) && his
                    || case.is(own.end, w!["on"]) && (his || that_day));
            // "is said to have been 28 in 1664", not "there had been 28"
            let been = lead_is(w!["been"])
                && dated
                && !case.any(own.start.saturating_sub(4)..own.start, w!["there", "they", "had"]);
            let given = lead_is(w!["as"])
                && case.is(
                    own.start.wrapping_sub(2),
                    w!["given", "listed", "recorded", "entered", "stated", "registered"],
                );
            let apposed = lead_is(w![",", "and"]) && (dated || when) || at_his || given || been;
            let turned = lead_is(w!["turned", "turns", "turning"]);
            let closed = case.kind(own.end) != Some(TokenKind::Word) || case.is(own.end, CLOSED);
            // "became at 34 the youngest mayor"
            let goes_on = || {
                case.is(own.end, w!["the", "he", "she", "still", "already", "had", "was"])
                    || finite(case, own.end) && !case.is(own.end, w!["percent"])
            };
            let closed = closed || lead_is(w!["at"]) && goes_on();
            let lived = lead_is(w!["to"])
                && case.is(own.start.wrapping_sub(2), w!["lived", "lives", "living", "survived"]);
            // "a young man of 30", "A veteran of 81"
            let noun = own.start.wrapping_sub(2);
            let of = lead_is(w!["of"])
                && (case.is(noun, PERSONS)
                    || value > CHILD_YEARS
                        && case.is(noun.wrapping_sub(1), w!["a", "an"])
                        && names_persons(case.printed(noun)));
            (apposed || apart || (lead_is(LEADS) || of || lived) && closed)
                .then_some(if turned { Told::Turned } else { Told::Then })?
        }
        _ => return None,
    };
    let is = own.start >= 2 && lead_is(w!["at", ","]) && case.is(own.start - 2, PRESENT);
    let present = lead_is(PRESENT) || apart || is || compound;
    Some(Age { figure, told, value, own, compound, present })
}
