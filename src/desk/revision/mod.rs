//! A new draft against the old one, claim by claim: what stayed, moved, was reworded, changed its
//! value, went or came. Pure: two texts with their claims in, one line a claim out.
//!
//! One rule stands above all: **no verdict outlives a changed fact.** A claim counts as unchanged
//! only when its figures are equal as values and the part of its sentence that carries the fact
//! (`clause.rs`) has not lost, gained or exchanged a word that could matter (`effect.rs`,
//! `vocabulary.rs`). In doubt it is reworded, which asks for a confirming key; when the doubt is
//! about the fact, it has changed.
//!
//! The steps: `print.rs` and `words.rs` read both drafts without their typography, `align.rs`
//! finds for each old sentence its new one, `slips.rs` mends what the new draft mends, `pair.rs`
//! finds for each claim its new one, `judge.rs` decides: by the figures, by the clause, by what
//! stands before (`context.rs`) and above (`heading.rs`). What happens to verdicts is left to the
//! rooms above.

mod align;
mod bags;
mod clause;
mod context;
mod diff;
mod effect;
mod english;
mod figures;
mod forms;
mod heading;
mod judge;
mod neighbours;
mod order;
mod pair;
mod passages;
mod piece;
mod print;
mod slips;
mod spelling;
mod stretches;
mod subject;
mod vocabulary;
mod voice;
mod weigh;
mod words;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod harmless;
#[cfg(test)]
mod properties;

use std::collections::HashSet;

pub use diff::{Change, sentence_diff};
pub use passages::{Passage, draft_diff};

use super::row::FigureRow;
use crate::text::Span;
use align::Alignment;
use judge::Judge;
use pair::Pairs;
use words::{Reading, Shape, Word};

/// One draft of an article.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// The decoded text.
    pub body: &'a str,
    /// Markup to read over, in order and apart.
    pub skipped: &'a [Span],
    /// Its sentences, in order.
    pub sentences: &'a [Span],
    /// Its claims.
    pub claims: &'a [DraftClaim],
}

/// A claim as one draft prints it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftClaim {
    /// Where it stands.
    pub span: Span,
    /// One of the claim kinds.
    pub kind: String,
    /// The words there.
    pub quote: String,
    /// Its figures, in printed order.
    pub figures: Vec<FigureRow>,
    /// Who said it, for a quote.
    pub speaker: Option<String>,
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Compared {
    /// The same fact in the same place.
    Unchanged,
    /// The same fact elsewhere.
    Moved,
    /// The same values in other words.
    Reworded,
    /// Another fact, or perhaps another.
    ValueChanged,
    /// Nothing in the new draft stands for it.
    Removed,
    /// Nothing in the old draft stood for it.
    New,
}

impl Compared {
    /// Every outcome, from the mildest.
    pub const ALL: [Self; 6] = [
        Self::Unchanged,
        Self::Moved,
        Self::Reworded,
        Self::ValueChanged,
        Self::Removed,
        Self::New,
    ];

    /// Returns the name in the store and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::ValueChanged => "value_changed",
            Self::Removed => "removed",
            Self::New => "new",
        }
    }

    /// Returns the outcome of that name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|compared| compared.code() == code)
    }

    /// Returns whether a verdict given on the old draft still stands.
    pub const fn keeps_verdict(self) -> bool {
        matches!(self, Self::Unchanged | Self::Moved)
    }
}

/// One line of a comparison: an old claim, a new one, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Index of the old claim.
    pub old: Option<usize>,
    /// Index of the new claim.
    pub new: Option<usize>,
    /// What became of it.
    pub compared: Compared,
    /// Why, in short words for people; empty when nothing changed.
    pub why: String,
}

/// Compares two drafts claim by claim. Every claim of both stands in one line, in the galley order
/// of the new draft; removed ones stand where they stood.
///
/// ```
/// use factdesk::desk::revision::{Compared, Draft, compare};
/// let empty = Draft { body: "", skipped: &[], sentences: &[], claims: &[] };
/// assert!(compare(&empty, &empty).is_empty());
/// ```
pub fn compare(old: &Draft<'_>, new: &Draft<'_>) -> Vec<Match> {
    let (mut old, new) = Reading::both(old, new);
    let alignment = Alignment::of(&old, &new);
    slips::mend(&mut old, &new, &alignment);
    let pairs = Pairs::of(&old, &new, &alignment);
    let common = words_that(&old, &new, |word| word.shape == Shape::Lower);
    let known = words_that(&old, &new, |word| word.is_capital() && !word.opens);
    let (alignment, common, known) = (&alignment, &common, &known);
    let judge = Judge { old: &old, new: &new, alignment, pairs: &pairs, common, known };
    let lines = pairs.back.iter().enumerate().map(|(at, from)| {
        let judged = from.and_then(|from| judge.verdict(from, at));
        let (compared, why) = judged.unwrap_or((Compared::New, String::new()));
        Match { old: *from, new: Some(at), compared, why }
    });
    let mut lines: Vec<Match> = lines.collect();
    let place = |line: &Match| line.new.and_then(|at| new.claims.get(at)).map(|p| p.words.start);
    lines.sort_by_key(|line| (place(line), line.new));
    with_removed(lines, &old, &pairs)
}

/// Returns for each old claim where its words stand in the new draft, even if no claim of the new
/// draft stands there: what people set by hand is found again this way. A changed word is covered
/// by what replaced it, so a claim made there must still be compared.
pub fn whereabouts(old: &Draft<'_>, new: &Draft<'_>) -> Vec<Option<Span>> {
    let (old, new) = Reading::both(old, new);
    let alignment = Alignment::of(&old, &new);
    (0..old.claims.len()).map(|at| pair::whereabouts(&old, &new, &alignment, at)).collect()
}

/// Puts each removed claim behind the one it followed in the old draft.
fn with_removed(mut lines: Vec<Match>, old: &Reading<'_>, pairs: &Pairs) -> Vec<Match> {
    let mut order: Vec<usize> = (0..old.claims.len()).collect();
    order.sort_by_key(|at| (old.claims.get(*at).map(|place| place.words.start), *at));
    // Removed claims by the old claim they followed; None: they opened the draft.
    let (mut before, mut followed) = (None, std::collections::HashMap::<_, Vec<Match>>::new());
    for at in order {
        if pairs.forward.get(at).copied().flatten().is_some() {
            before = Some(at);
            continue;
        }
        let why = "nothing in the new draft stands for it".to_owned();
        let line = Match { old: Some(at), new: None, compared: Compared::Removed, why };
        followed.entry(before).or_default().push(line);
    }
    let mut all = followed.remove(&None).unwrap_or_default();
    for line in lines.drain(..) {
        let behind = line.old.and_then(|at| followed.remove(&Some(at)));
        all.push(line);
        all.extend(behind.into_iter().flatten());
    }
    all
}

/// The words that either draft prints in a certain way.
fn words_that<'r>(
    old: &'r Reading<'_>,
    new: &'r Reading<'_>,
    printed: fn(&Word) -> bool,
) -> HashSet<&'r str> {
    let all = old.words.iter().chain(&new.words);
    all.filter(|word| printed(word)).map(|word| word.key.as_str()).collect()
}
