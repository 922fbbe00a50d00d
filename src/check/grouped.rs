//! Addends that stand for more than they say: "two fines of $200", "four nights at $85", "three
//! couples"; and totals that count something else: "four tries and three goals, 26 points in all".

use std::ops::Range;

use super::arithmetic::digits_swapped;
use super::case::words;
use super::kinds::collective;
use super::relation::{Line, Sort, Term};
use crate::quantity::FigureKind;
use crate::text::{Word, Words};
use crate::w;

/// Whether a total above its addends may be right all the same: one of them is told of several, or
/// holds several, or the total counts what they are made of.
pub(super) fn more_than_told(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    let all: f64 = parts.iter().map(|part| part.value).sum();
    total.value > all
        && (several(line, total, parts) || total.unit().is_none() && inner(total, parts))
}

/// Whether one of the addends is told of several, or holds several.
pub(super) fn several(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    times(line, total, parts) || groups(total, parts)
}

/// "Two fines of $200 and costs of $85", "four nights at $85 and a dinner at $42", "fined $120
/// twice".
fn times(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    const NEAR_TOKENS: usize = 3;
    // "three brothers and two sisters came with their spouses"
    const TOLD: &Words = w![
        "twice", "thrice", "each", "apiece", "wives", "husbands", "spouses", "partners",
        "families",
    ];
    let case = &line.case;
    let Some(first) = parts.first() else { return false };
    let from = first.first.saturating_sub(NEAR_TOKENS).max(line.first);
    let repeated = line.any(first.end..total.first.min(line.end), TOLD)
        || (from..first.first).any(|at| case.is(at, w!["each"]) && case.is(at + 1, w!["of"]));
    repeated || parts.iter().enumerate().any(|(at, part)| many(line, total, parts, at, part))
}

/// Whether a count stands before the addend that says how often it is meant.
fn many(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>], at: usize, part: &Term<'_>) -> bool {
    const MOST_TOKENS: usize = 4;
    let case = &line.case;
    let count = line.terms.iter().rev().find(|term| term.first < part.first);
    let Some(count) = count.filter(|count| count.span != total.span) else { return false };
    // "The three grants of $300, $450 and $120": how many there are in the list.
    let listed = at == 0
        && count.counts(parts.len())
        && parts.windows(2).all(|two| match two {
            [a, b] => case.only(a.end..b.first, w![",", "and", "&", "plus"]),
            _ => true,
        });
    let other = count.unit().is_none() || count.unit() != part.unit();
    let number = count.is_amount() && other && count.value >= 2.0;
    let time = count.sort == Sort::Time && count.figure.kind == FigureKind::Duration;
    let behind = case.token_at(count.number.end);
    let gap = behind.min(part.first)..part.first;
    let led = gap.end.checked_sub(1).filter(|at| gap.contains(at));
    let of = led.is_some_and(|at| case.is(at, w!["at", "of"]) && (number || case.is(at, w!["at"])));
    // "two 20-minute halves"
    let glued = number && gap.is_empty();
    let all: f64 = parts.iter().map(|part| part.value).sum();
    // "Two packs of 12 and six loose, 30 in all"
    let fits = number && total.room.holds(all + (count.value - 1.0) * part.value);
    let near = gap.len() <= MOST_TOKENS && !case.any(gap, w![",", ":", ";", "(", ")"]);
    (fits || !listed) && (number || time) && near && (of || glued)
}

/// "Three couples and five single people, 11 in all".
fn groups(total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    const GROUPS: &Words = w![
        "couple",
        "couples",
        "pair",
        "pairs",
        "set",
        "sets",
        "twins",
        "triplets",
        "trio",
        "trios",
        "duo",
        "duos",
        "quartet",
        "quartets",
        "family",
        "families",
        "crews",
        "team",
        "teams",
        "pack",
        "packs",
        "box",
        "boxes",
        "dozen",
        "brace",
        "double",
        "doubles",
        "triple",
        "triples",
        "twin",
        "households",
        "bands",
    ];
    let group = |term: &Term<'_>| {
        let thing = term.figure.thing.as_deref().unwrap_or_default();
        words(thing).any(|word| Word::of(&word.to_lowercase()).is_in(GROUPS))
    };
    !group(total) && parts.iter().any(group) && !parts.iter().all(group)
}

/// "Four houses and nine flats, 41 rooms in all".
fn inner(total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    /// So many times its addends the total counts something else.
    const FAR: f64 = 2.0;
    const INNER: &Words = w![
        "point", "points", "run", "runs", "room", "rooms", "bedroom", "bedrooms", "bed", "beds",
        "verse", "verses", "page", "pages", "seat", "seats", "wheel", "wheels", "leg", "legs",
        "berth", "berths", "mouths", "stanzas", "lines", "tracks", "chapters", "cabins",
    ];
    let last = |term: &Term<'_>| {
        let thing = term.figure.thing.as_deref().unwrap_or_default();
        words(thing).last().map(|word| Word::of(&word.to_lowercase()))
    };
    let named = |part: &Term<'_>| part.figure.thing.is_some() && !part.same_thing(total);
    let all: f64 = parts.iter().map(|part| part.value).sum();
    let ten = (total.value - 10.0 * all).abs() < 1.0;
    let slip = ten || digits_swapped(total.value, all);
    let far = || total.value >= FAR * all && !collective(total) && !slip;
    last(total).is_some_and(|word| word.is_in(INNER) || far()) && parts.iter().all(named)
}

/// "Hale (64) and Ross (38) put on 111 together": what was made while both stood, by others too.
pub(super) fn partners(line: &Line<'_>, gap: Range<usize>) -> bool {
    let case = &line.case;
    gap.clone().any(|at| case.is(at, w!["put"]) && case.is(at + 1, w!["on"]))
        || line.any(gap, w!["stand", "wicket", "partnership", "added"])
}

#[cfg(test)]
mod tests {
    use crate::check::trial::flags;

    #[test]
    fn addends_may_stand_for_more_than_they_say() {
        for text in [
            "Three vouchers of £40 and one of £25, £145 in all, were handed out.",
            "Six nights at £70 and a supper at £35 came to £455.",
            "Two boxes of 24 and five single jars, 53 in all, were on the table.",
            "Five tries and two penalties, 31 points in all, sealed it.",
            "The block has six flats and two shops, 29 windows in all.",
            "Patel (52) and Lowe (31) put on 90 together for the fifth wicket.",
            "Three trios and a quartet, 13 players in all, will perform.",
            "Two triple cabins and three singles sleep nine guests in all.",
            "Four aunts and three uncles came with their spouses, 14 people in all.",
            "Three cows and two calves, one fewer in all than last spring, were shown.",
            "Four adults at £12 and three children at £6 came to £66.",
            "Four adults at £12 each and three children at £6 each came to £66.",
            "He paid £30 a week for ten weeks and £50 at the end, £350 in all.",
            "Ten cows and four goats give 210 litres in all.",
            "She was fined £200 with costs of £85 and a surcharge of £80, £365 in all.",
            "Two 15-minute heats and a five-minute rest make 35 minutes in all.",
            "He was fined £90 twice, with costs of £45, £225 in all.",
        ] {
            assert!(flags(text).is_empty(), "{text}\n{:?}", flags(text));
        }
        for text in [
            "The three grants of £300, £450 and £120 total £970.",
            "Five buses, three trucks and two cars burned, 15 vehicles in all.",
            "Two fines of £200 and costs of £85, £240 in all, were paid.",
            "Three couples and five single people came, six in all.",
            "Hale scored 22 and Ross 14, 46 between them.",
            "There were 41 boys and 37 girls, 87 in all.",
        ] {
            assert_eq!(flags(text).len(), 1, "{text}\n{:?}", flags(text));
        }
    }
}
