//! What befell the people a figure counts: killed, hurt, missing. A toll of one sort is never a
//! slip for one of another.

use std::ops::Range;

use super::case::Case;
use super::mention::Mention;
use crate::text::{Span, Words};
use crate::w;

/// What befell people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// They died.
    Dead,
    /// They live, with wounds or an illness.
    Hurt,
    /// Nobody knows.
    Missing,
    /// They were taken.
    Held,
    /// They were brought to safety.
    Saved,
}

/// Returns what the words nearest to a figure say befell those it counts.
pub(super) fn fate(case: &Case<'_>, own: &Mention<'_>) -> Option<Fate> {
    const NEAR_TOKENS: usize = 5;
    let back = case.back(own.figure.number, NEAR_TOKENS);
    let ahead = case.ahead(own.figure.number, NEAR_TOKENS);
    nearest(case, back, ahead, w![])
}

/// Returns what the words nearest to a figure, up to the next semicolon or the next count, say
/// befell those it counts.
pub(super) fn fate_in_part(case: &Case<'_>, own: &Mention<'_>) -> Option<Fate> {
    const FARTHEST: usize = 12;
    let stop = |at: &usize| matches!(case.printed(*at), ";" | ":" | "—");
    let back = case.back(own.figure.number, FARTHEST);
    let ahead = case.ahead(own.figure.number, FARTHEST);
    let start = back.clone().rev().find(stop).map_or(back.start, |at| at + 1);
    let end = ahead.clone().find(stop).unwrap_or(ahead.end);
    let near = fate(case, own);
    let within = nearest(case, start..back.end, ahead.start..end, w![]);
    let apart = start > back.start || end < ahead.end;
    if apart { within } else { near.or(within) }
}

/// Returns what the nearest of the words of a clause around a number says befell those it counts.
/// Whoever is "lost" may be dead or missing, so that the word says nothing here.
pub(super) fn fate_among(case: &Case<'_>, clause: Range<usize>, number: Span) -> Option<Fate> {
    let own = case.tokens_of(number);
    let (back, ahead) =
        (clause.start..own.start.max(clause.start), own.end..clause.end.max(own.end));
    nearest(case, back, ahead, w!["lost"])
}

/// Returns what a sentence says befell the people in it, where it says one thing only.
pub(super) fn fate_of_sentence(case: &Case<'_>, sentence: Range<usize>) -> Option<Fate> {
    const SAFE: &Words = w![
        "hospital",
        "flown",
        "treated",
        "airlifted",
        "ashore",
        "unhurt",
        "unharmed",
        "safe",
        "safely",
        "survive",
        "recovering",
    ];
    let mut found = None;
    for at in sentence {
        let said = FATES.iter().find(|(_, words)| case.is(at, words)).map(|(fate, _)| *fate);
        let said = said.or_else(|| case.is(at, SAFE).then_some(Fate::Saved));
        match (found, said) {
            (_, None) => {}
            (None, own) => found = own,
            (Some(one), Some(own)) if one == own => {}
            // Whoever is flown to hospital lives.
            (Some(Fate::Hurt | Fate::Saved), Some(Fate::Hurt | Fate::Saved)) => {
                found = Some(Fate::Saved);
            }
            _ => return None,
        }
    }
    found
}

/// The fate named nearest before or behind a number, by another word than those.
fn nearest(
    case: &Case<'_>,
    back: Range<usize>,
    ahead: Range<usize>,
    except: &Words,
) -> Option<Fate> {
    let (from, to) = (back.end, ahead.start);
    let before = back.map(|at| (from - at, at));
    let behind = ahead.map(|at| (at + 1 - to, at));
    // "lost their lives"
    let lives =
        |at: usize| case.is(at, w!["lost"]) && case.any(at + 1..at + 4, w!["lives", "life"]);
    let said = behind
        .chain(before)
        .filter(|(_, at)| !case.is(*at, except) && !lives(*at))
        .filter_map(|(far, at)| {
            let (fate, _) = FATES.iter().find(|(_, words)| case.is(at, words))?;
            Some((far, *fate))
        });
    said.min_by_key(|(far, _)| *far).map(|(_, fate)| fate)
}

/// Returns whether nothing says that the two count people to whom different things befell.
pub(super) fn same_fate(case: &Case<'_>, pair: [&Mention<'_>; 2]) -> bool {
    let [one, other] = pair.map(|own| fate(case, own));
    one.is_none() || other.is_none() || one == other
}

const FATES: &[(Fate, &Words)] = &[
    (
        Fate::Dead,
        w![
            "killed",
            "kills",
            "kill",
            "killing",
            "dead",
            "died",
            "die",
            "dies",
            "death",
            "deaths",
            "toll",
            "lives",
            "bodies",
            "fatalities",
            "perished",
            "slain",
            "drowned",
            "drown",
            "drowns",
        ],
    ),
    (
        Fate::Hurt,
        w![
            "hurt",
            "injured",
            "injures",
            "injuring",
            "injuries",
            "wounded",
            "wounds",
            "wounding",
            "hospitalised",
            "hospitalized",
            "hospital",
            "ill",
            "sick",
            "infected",
            "infections",
            "cases",
        ],
    ),
    (Fate::Missing, w!["missing", "trapped", "unaccounted", "lost"]),
    (
        Fate::Held,
        w![
            "arrested", "arrests", "arrest", "held", "detained", "charged", "jailed", "hostage",
            "custody"
        ],
    ),
    (
        Fate::Saved,
        w![
            "rescued",
            "saved",
            "saves",
            "rescue",
            "evacuated",
            "freed",
            "released",
            "survived",
            "survivors",
            "pulled",
            "escaped",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::References;
    use crate::text::Text;

    fn fates(text: &str) -> Vec<Option<Fate>> {
        let text = Text::plain(text);
        let extraction = crate::claim::extract(&text);
        let references = References::built_in();
        let case = Case {
            text: &text,
            extraction: &extraction,
            references: &references,
            memo: &crate::check::Memo::default(),
        };
        let figures = extraction.figures.iter().enumerate();
        figures.filter_map(|(at, figure)| Some(fate(&case, &Mention::of(figure, at)?))).collect()
    }

    #[test]
    fn the_nearest_word_decides() {
        let text = "The blast left 31 people dead and 74 hurt. Another 12 are missing.";
        assert_eq!(fates(text), [Some(Fate::Dead), Some(Fate::Hurt), Some(Fate::Missing)]);
        assert_eq!(fates("Police arrested 61 fans."), [Some(Fate::Held)]);
        assert_eq!(fates("The club sold 300 scarves."), [None]);
    }
}
