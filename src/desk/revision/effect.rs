//! What a difference between two wordings of a fact does to it: nothing, other words, or another
//! fact. When it cannot be told, the stricter answer is given.

use super::diff::{self, Step, steps};
use super::piece::Piece;
use super::vocabulary::Role;
use super::voice::{changed_places, turn, who_and_whom};
use super::weigh::Weighing;

/// What a difference does, the mildest first; with short words for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: typography, a slip mended, an article.
    Nothing,
    /// Other words for what seems the same fact.
    Words(String),
    /// Another fact, or one cannot be sure.
    Fact(String),
}

impl Effect {
    const fn rank(&self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Words(_) => 1,
            Self::Fact(_) => 2,
        }
    }

    /// Returns the graver of the two; the first of equals.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self }
    }
}

/// A run of words that is gone, and what stands in its place.
pub(super) struct Hunk<'p> {
    /// What is gone.
    pub gone: Vec<&'p Piece>,
    /// What stands in its place.
    pub added: Vec<&'p Piece>,
    /// What was kept before it.
    pub before: Option<&'p Piece>,
    /// What was kept behind it.
    pub after: Option<&'p Piece>,
}

/// Returns what becomes of a fact when `old` is replaced by `new`. `settled` says that the claim's
/// own figures were compared and are equal, so that its numbers may be printed otherwise.
pub(super) fn between(old: &[Piece], new: &[Piece], settled: bool) -> Effect {
    let mut hunks = hunks(old, new);
    if hunks.is_empty() {
        return Effect::Nothing;
    }
    let order = changed_places(old, new, &hunks);
    let turns = [turn(old, new), turn(new, old)];
    let turned = turns.contains(&Some(true));
    let reversed = turns.contains(&Some(false));
    let moved = take_moved(&mut hunks, settled, turned);
    let other = hunks.into_iter().map(|hunk| Weighing::of(hunk, settled).effect());
    other.fold(order, Effect::or).or(moved).or(if reversed {
        who_and_whom()
    } else {
        Effect::Nothing
    })
}

fn hunks<'p>(old: &'p [Piece], new: &'p [Piece]) -> Vec<Hunk<'p>> {
    let mut hunks: Vec<Hunk<'p>> = Vec::new();
    let (mut before, mut open) = (None, false);
    for step in steps(old, new, Piece::same, |piece| piece.word.as_ref().map_or(4, diff::worth)) {
        let (gone, added) = match step {
            Step::Kept(_, at) => {
                before = new.get(at);
                if let Some(last) = hunks.last_mut().filter(|_| open) {
                    last.after = before;
                }
                open = false;
                continue;
            }
            Step::Gone(at) => (old.get(at), None),
            Step::Added(at) => (None, new.get(at)),
        };
        if !open {
            hunks.push(Hunk { gone: vec![], added: vec![], before, after: None });
            open = true;
        }
        if let Some(hunk) = hunks.last_mut() {
            hunk.gone.extend(gone);
            hunk.added.extend(added);
        }
    }
    hunks
}

/// Takes out of the hunks the words that only moved, and returns what the move does.
fn take_moved(hunks: &mut [Hunk<'_>], settled: bool, turned: bool) -> Effect {
    let mut effect = Effect::Nothing;
    for from in 0..hunks.len() {
        for to in (0..hunks.len()).filter(|to| *to != from) {
            let (Some(source), Some(target)) = (hunks.get(from), hunks.get(to)) else { continue };
            if !turned && exchanged(source, target) {
                continue;
            }
            let gone = source.gone.clone();
            let Some(target) = hunks.get_mut(to) else { continue };
            let block = gone.iter().filter(|p| target.added.iter().any(|a| a.same(p))).count();
            let mut left = Vec::new();
            for piece in gone {
                match target.added.iter().position(|added| added.same(piece)) {
                    Some(at) => {
                        let added = target.added.remove(at);
                        let with_number = settled && piece.own && added.own;
                        effect = effect.or(moved(piece, block, with_number));
                    }
                    None => left.push(piece),
                }
            }
            if let Some(source) = hunks.get_mut(from) {
                source.gone = left;
            }
        }
    }
    effect
}

/// Whether two runs gave each other words: "the council sued the company" the other way round.
fn exchanged(a: &Hunk<'_>, b: &Hunk<'_>) -> bool {
    let gave = |from: &Hunk<'_>, to: &Hunk<'_>| {
        let telling = |piece: &Piece| piece.is_content() || piece.is_number() && !piece.own;
        let mut content = from.gone.iter().filter(|piece| telling(piece));
        content.any(|piece| to.added.iter().any(|added| added.same(piece)))
    };
    gave(a, b) && gave(b, a)
}

/// What it does that one word stands elsewhere, with `block` words moved alongside, or with the
/// number of the claim.
fn moved(piece: &Piece, block: usize, with_number: bool) -> Effect {
    /// So many words together carry their own sense with them.
    const PHRASE_WORDS: usize = 4;
    let bound_to_place = matches!(
        piece.role(),
        Some(Role::Negation | Role::Qualifier | Role::Bound | Role::Quantifier | Role::Condition)
    );
    if bound_to_place && block < PHRASE_WORDS && !with_number {
        return Effect::Fact(format!("“{}” stands elsewhere", piece.text()));
    }
    if piece.is_neutral() { Effect::Nothing } else { Effect::Words("in another order".into()) }
}
