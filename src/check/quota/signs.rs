//! The signs that a part is one of a whole, each with its weight: "of the", "of them", a noun both
//! count, nothing of the kind between; and what speaks against it. Which numbers there are is left
//! to the room above.

use crate::check::portion::GROUPS;
use crate::check::quota::Guess;
use crate::check::quota::needed::{needed, of_it};
use crate::check::quota::said::{named_rate, said_of};
use crate::check::quota::slips::slip;
use crate::check::relation::{Line, Sort, Term, of_before};
use crate::check::subject::stem;
use crate::quantity::{Bound, FigureKind, Relation};
use crate::text::{Word, Words};
use crate::w;

/// Returns the weight of all that ties the three, and of a slip between them.
pub(in crate::check) fn weight(guess: &Guess<'_, '_>, ties: f64) -> f64 {
    ties + slip(guess)
}

/// Returns how much ties the three, whatever they come to.
pub(in crate::check) fn tied(guess: &Guess<'_, '_>) -> f64 {
    if split_of(guess) || needed(guess) {
        return SPLIT;
    }
    let halves = of_whole(guess);
    if halves <= 0.0 {
        return 0.0;
    }
    let said = said_of(guess);
    if said <= 0.0 {
        return 0.0;
    }
    // Shared words and nearness alone say nothing without a slip or a word for the share.
    let near = halves < FIRM && said < CERTAIN || said < BESIDE;
    let loose = near && slip(guess) < EXPLAINED;
    let loose = if loose && !named_rate(guess) { LOOSE } else { 0.0 };
    halves + said - doubt(guess) - loose
}

/// The weight from which on a part is firmly tied to its whole, and a share to the two.
const FIRM: f64 = 2.5;
const CERTAIN: f64 = 4.5;
const BESIDE: f64 = 1.0;

/// What a tie by nearness alone lacks.
const LOOSE: f64 = 2.0;

/// The weight of a slip that explains the three.
pub(in crate::check) const EXPLAINED: f64 = 1.5;

/// Returns whether the share is that of the part in some number of a kind that may be its whole.
pub(in crate::check) fn may_be(guess: &Guess<'_, '_>) -> bool {
    // "153,000 of its 150,000" is not the other way round.
    let turned = Guess {
        part: guess.whole,
        whole: guess.part,
        parted: guess.wholly,
        wholly: guess.parted,
        ..*guess
    };
    let printed = guess.part.of_next && guess.part.figure.span == guess.whole.figure.span;
    split_of(guess)
        || printed && guess.whole.value > FEW && said_near(guess)
        || said_of(guess) > 0.0 && of_whole(&turned) < 3.0
}

/// A share of so few is met by chance.
const FEW: f64 = 10.0;

/// Whether the share stands in the sentence of the part, or in the one behind.
fn said_near(guess: &Guess<'_, '_>) -> bool {
    guess.parted.first <= guess.said.first
}

/// What ties a share of a whole to one of the two parts that make it up.
const SPLIT: f64 = 6.0;

/// "There were 420 votes for and 180 against, so that 70 percent of the 600 ballots …"
fn split_of(guess: &Guess<'_, '_>) -> bool {
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let line = guess.said;
    let based = line.case.is(share.end, w!["of"])
        && whole.first > share.end
        && whole.first <= share.end + 4
        && same(line, guess.wholly);
    let rest = whole.value - part.value;
    let before = part.end <= share.first;
    based
        && before
        && same(line, guess.parted)
        && guess.parted.terms.iter().any(|t| {
            t.alike(part)
                && t.span != part.span
                && t.end <= share.first
                && (t.value - rest).abs() < f64::EPSILON
        })
}

/// Words that speak of what stands before.
const THEM: &Words = w!["them", "whom", "which", "these", "those", "it", "that"];

/// What ties the part to the whole.
fn of_whole(guess: &Guess<'_, '_>) -> f64 {
    let (part, whole) = (&guess.part, &guess.whole);
    let (line, case) = (guess.parted, &guess.parted.case);
    if part.of_next && part.figure.span == whole.figure.span {
        return if part.first < whole.first { 4.0 } else { 0.0 };
    }
    if whole.of_next || part.of_next && whole.first > part.first {
        return 0.0;
    }
    // "256 of the 640", "$30 million of its $120 million"
    if same(guess.parted, guess.wholly) && whole.first > part.first {
        let of = of_before(guess.wholly, whole);
        let far = of.filter(|&of| of >= part.end).map(|of| line.count(part.end..of));
        let alone = line.within(part.end..whole.first).all(|t| t.sort != Sort::Amount);
        let from = case.any(part.end..whole.first, w!["from", "out", "among"]);
        return match far {
            Some(..=2) if alone => 4.0,
            Some(..=5) if alone && from => 3.0,
            _ => 0.0,
        };
    }
    if whole.first > part.first && !same(guess.parted, guess.wholly) {
        return 0.0;
    }
    let named = printed_noun(guess.wholly, whole).is_some()
        || whole.unit().is_some()
        || whole.figure.kind == FigureKind::Ratio;
    let group = whole
        .first
        .checked_sub(2)
        .is_some_and(|at| case.is(at, GROUPS) && case.is(at + 1, w!["of"]));
    if !named && !group {
        return 0.0;
    }
    let mut weight = 0.0;
    let end = part.end;
    let own = case.token_at(part.number.end);
    let behind = case.is(end, w!["of"]) && case.is(end + 1, THEM)
        || case.is(own, w!["of"]) && case.is(own + 1, THEM);
    let from = part.first.saturating_sub(4).max(line.first);
    let ahead =
        (from..part.first).any(|at| case.is(at, w!["of", "among"]) && case.is(at + 1, THEM));
    let out_of = of_before(guess.wholly, whole).is_some_and(|of| {
        of == guess.wholly.first
            || case.is(of - 1, w![",", ";", "that", "but", "and", "—", "–", ":", "a"])
    });
    if behind || ahead {
        weight += 3.0;
    }
    if out_of && same(guess.parted, guess.wholly) {
        weight += 2.5;
    }
    let noun = printed_noun(line, part);
    let bare = noun.is_none() && part.unit().is_none();
    let shared = noun.is_some() && noun == printed_noun(guess.wholly, whole);
    if bare || shared || of_it(line, part, whole) {
        weight += 1.5;
    } else if part.unit().is_some() {
        // Of two sums of money neither is a part of the other.
        weight += if weight > 0.0 { 1.5 } else { 0.5 };
    } else if weight > 0.0 {
        weight += 0.5;
    }
    // Nearest first.
    let between = amounts_between(guess);
    weight -= f64::from(u8::try_from(between).unwrap_or(9));
    if weight <= 0.0 && between == 0 && sole(guess) && noun.is_some() {
        weight = 0.5;
    }
    if same(guess.parted, guess.wholly) || between == 0 && sole(guess) {
        weight += 0.5;
    }
    weight
}

/// Whether no other amounts stand in the sentences of the part and the whole.
fn sole(guess: &Guess<'_, '_>) -> bool {
    let one = |line: &Line<'_>| line.terms.iter().filter(|t| t.is_amount()).count() == 1;
    one(guess.wholly) && guess.wholly.first < guess.parted.first
}

/// How many amounts of the kind stand between the whole and the part.
fn amounts_between(guess: &Guess<'_, '_>) -> usize {
    let (part, whole) = (&guess.part, &guess.whole);
    let rival = |t: &&Term<'_>| {
        t.alike(whole) && t.first >= whole.end && t.end <= part.first && t.value > part.value
    };
    let own = guess.parted.terms.iter().filter(rival).count();
    let other = if same(guess.parted, guess.wholly) {
        0
    } else {
        guess.wholly.terms.iter().filter(rival).count()
    };
    own + other
}

/// Whether two lines are one sentence.
pub(in crate::check) fn same(one: &Line<'_>, two: &Line<'_>) -> bool {
    one.first == two.first
}

/// The stem of the noun printed behind a number.
pub(in crate::check) fn printed_noun(line: &Line<'_>, term: &Term<'_>) -> Option<Word> {
    let printed = term.span.end > term.number.end && term.unit().is_none();
    let last = term.end.checked_sub(1).filter(|_| printed)?;
    let of = (term.first..term.end).any(|at| line.case.is(at, w!["of"]));
    (!of).then(|| stem(line.case.printed(last)))
}

/// What speaks against it.
fn doubt(guess: &Guess<'_, '_>) -> f64 {
    let (share, part, whole) = (&guess.share, &guess.part, &guess.whole);
    let (line, case) = (guess.said, &guess.said.case);
    let mut doubt = 0.0;
    if [part, whole].iter().any(|t| t.figure.relation == Some(Relation::FromTo)) {
        doubt += 6.0;
    }
    if part.figure.per != whole.figure.per {
        doubt += 2.0;
    }
    if [part, whole].iter().any(|t| !matches!(t.figure.bound, Bound::Exact | Bound::About)) {
        doubt += 2.0;
    }
    // "all but 12 of the 60"
    let own = guess.parted.case.token_at(part.number.start);
    if guess.parted.case.is(own.saturating_sub(1), w!["but", "except"]) {
        doubt += 9.0;
    }
    if part.figure.direction.is_some() {
        doubt += 1.5;
    }
    let margin = share.first.saturating_sub(5).max(line.first)..(share.end + 8).min(line.end);
    let margin = margin.start
        ..(share.end..margin.end)
            .find(|&at| case.is(at, w![",", ";", "—", "–"]))
            .unwrap_or(margin.end);
    if case.any(
        margin,
        w![
            "error",
            "margin",
            "interest",
            "tax",
            "discount",
            "fee",
            "rise",
            "increase",
            "fall",
            "drop",
            "growth",
            "rose",
            "fell",
            "raise",
            "stake",
            "compared",
            "higher",
            "lower",
            "up",
            "down",
            "another",
            "below",
            "above",
            "reduction",
            "decline",
            "gain",
            "jump",
            "cut",
            "limit",
            "target",
            "goal",
            "threshold",
            "cap",
            "ceiling",
        ],
    ) {
        doubt += 2.0;
    }
    // Numbers of quite another size are of something else.
    let times = part.value / whole.value * 100.0 / share.value;
    if !(0.08..=12.0).contains(&times) {
        doubt += 4.0;
    }
    // More than all of it has a nought too many, or is of something else.
    if share.value > 100.0 && slip(guess) < EXPLAINED {
        doubt += 6.0;
    }
    // More than all is a slip, or no part.
    if part.value > whole.value && slip(guess) < 2.0 {
        doubt += 4.0;
    }
    // "A 7 out of 10 was lower than the 8 out of 10 of the year before."
    let mark = case.any(case.tokens_of(share.span), w!["out"]) && whole.value <= 10.0;
    if whole.value < 4.0 || mark {
        doubt += 4.0;
    }
    doubt
}
