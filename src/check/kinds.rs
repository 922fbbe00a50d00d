//! What addends are to their total: sorts of it, things of their own, all of it or nearly so. Which
//! amounts are addends is left to `addends.rs`.

use super::arithmetic::{digits_swapped, whole};
use super::openers::Opener;
use super::relation::{Line, Term};
use super::subject::stem;
use super::wording::printed_power;
use crate::text::Words;
use crate::w;

/// Words of prices, which have no parts.
pub(super) const PRICES: &Words = w![
    "cost", "costs", "costing", "price", "prices", "priced", "charge", "charges", "charged", "fee",
    "fees", "ticket", "tickets",
];

/// Whether addends that fall short of their total do so by a slip: by little, or so that one
/// mistaken number mends it. A list that falls far short names only the largest parts.
pub(super) fn nearly(
    line: &Line<'_>,
    total: &Term<'_>,
    parts: &[Term<'_>],
    opener: Opener,
) -> bool {
    /// Up to what part of the total a shortfall is a mistake.
    const SMALL: f64 = 0.12;
    /// Behind a colon or in brackets, where men, women and children are all there are; places may
    /// be but the largest.
    const SMALL_BY_SIGN: f64 = 0.25;
    let sorts = opener == Opener::Sign && things(parts);
    let small = if sorts { SMALL_BY_SIGN } else { SMALL };
    let all: f64 = parts.iter().map(|part| part.value).sum();
    let short = total.value - all;
    let slip = |term: &Term<'_>, needed: f64| {
        let unit = 10_f64.powi(printed_power(&line.case.text.body, term.figure));
        let (own, needed) = (term.value / unit, needed / unit);
        let power = [10.0, 100.0, 1e3].iter().any(|ten| (own * ten - needed).abs() < needed * 1e-6);
        // Behind a comma one digit more says little: any short number then mends the list.
        digits_swapped(own, needed) || power || sorts && one_digit(own, needed)
    };
    short <= total.value * small
        || parts.iter().any(|part| slip(part, part.value + short))
        || slip(total, all)
}

/// Whether addends told place by place miss their total by next to nothing, or by two digits that
/// changed places.
pub(super) fn short_by_a_slip(line: &Line<'_>, total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    /// Who died elsewhere is told of; one of forty may be forgotten.
    const SMALL: f64 = 0.03;
    let all: f64 = parts.iter().map(|part| part.value).sum();
    let unit = 10_f64.powi(printed_power(&line.case.text.body, total.figure));
    all > total.value * (1.0 - SMALL) || digits_swapped(total.value / unit, all / unit)
}

/// Whether the two numbers differ in one digit.
pub(super) fn one_digit(one: f64, other: f64) -> bool {
    // To the hundredth, as it would be printed.
    let cents = |value: f64| whole(value * 100.0);
    let (Some(mut one), Some(mut other)) = (cents(one), cents(other)) else { return false };
    let mut places = 0;
    let mut unlike = 0;
    while one > 0 || other > 0 || places < 3 {
        // The one is longer.
        if places >= 3 && (one == 0 || other == 0) {
            return false;
        }
        unlike += u32::from(one % 10 != other % 10);
        (one, other, places) = (one / 10, other / 10, places + 1);
    }
    unlike == 1
}

/// Whether the total counts a kind that others are sorts of: people, vehicles.
pub(super) fn collective(total: &Term<'_>) -> bool {
    const KINDS: &Words = w![
        "person",
        "passenger",
        "victim",
        "employee",
        "worker",
        "job",
        "member",
        "student",
        "pupil",
        "vehicle",
        "animal",
        "item",
        "player",
        "seat",
        "vote",
        "officer",
        "death",
        "casualty",
        "resident",
        "prisoner",
        "suspect",
        "patient",
        "delegate",
        "guest",
        "visitor",
        "staff",
        "candidate",
        "medal",
        "civilian",
        "hostage",
        "applicant",
        "migrant",
        "refugee",
        "adult",
        "crew",
        "aircraft",
        "occupant",
        "survivor",
        "participant",
        "respondent",
        "goal",
    ];
    let thing = total.figure.thing.as_deref().unwrap_or_default();
    super::case::words(thing).last().is_some_and(|word| stem(word).is_in(KINDS))
}

/// Whether every addend counts a thing of its own.
pub(super) fn things(parts: &[Term<'_>]) -> bool {
    parts.iter().all(|part| part.figure.thing.is_some())
        && parts.windows(2).all(|two| match two {
            [a, b] => a.figure.thing != b.figure.thing,
            _ => true,
        })
}

/// Whether total and addends can be of one kind: of one size, where they name different things.
pub(super) fn kin(total: &Term<'_>, parts: &[Term<'_>]) -> bool {
    let far_apart = if total.unit().is_some() { 20.0 } else { 4.0 };
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let near = sum < total.value * far_apart && total.value < sum * far_apart;
    let ten = [0.1, 10.0, 1e3, 1e-3]
        .iter()
        .any(|factor| (sum * factor - total.value).abs() < total.value * 0.01);
    let same = total.unit().is_some()
        || parts.iter().any(|part| part.figure.thing.is_some() && part.same_thing(total));
    let positive = parts.iter().all(|part| part.value > 0.0) && total.value > 0.0;
    positive && (near || ten && same)
}
