//! The scanner: walks the tokens of each sentence once and asks the rules wherever a figure may
//! begin. What stands between two figures is left to `structure.rs`.

use std::cell::Cell;

use super::anchor;
use super::figure::Figure;
use super::known::classify;
use super::label::Label;
use super::rules::{self, Read, Scene, Sorts};
use super::structure;
use super::view::View;
use crate::text::{Sentence, Text, Token};

/// The numbers of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// Those that measure something, in order, none overlapping another.
    pub figures: Vec<Figure>,
    /// Those that name something, in order, overlapping neither each other nor a figure.
    pub labels: Vec<Label>,
}

/// A figure with the tokens it stands on, relative to its sentence.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) figure: Figure,
    /// First token of the span.
    pub(super) first: usize,
    /// Token after the span.
    pub(super) end: usize,
    /// Token at which the bound before it begins.
    pub(super) bound_at: usize,
}

/// Reads the numbers of an article.
pub fn read(text: &Text, tokens: &[Token], sentences: &[Sentence]) -> Numbers {
    let words = classify(tokens);
    let mut numbers = Numbers::default();
    let mut drafts = ROOM.take();
    for sentence in sentences {
        let range = sentence.first_token..sentence.end_token;
        let (tokens, words) = (&tokens[range.clone()], &words[range]);
        if words.iter().all(|word| word.sorts == Sorts::NONE) {
            continue;
        }
        let view = View::new(&text.body, tokens, words);
        let scene = Scene { view: &view, published: text.published };
        scan(&scene, &mut drafts, &mut numbers.labels);
        structure::link(&view, &mut drafts);
        anchor::link(&view, &mut drafts);
        let base = numbers.figures.len();
        if base == 0 {
            numbers.figures.reserve_exact(drafts.len()); // often the only sentence
        }
        numbers.figures.extend(drafts.drain(..).map(|draft| Figure {
            pair: draft.figure.pair.map(|pair| pair + base),
            phrase: view.span(draft.bound_at).cover(draft.figure.span),
            ..draft.figure
        }));
    }
    if drafts.capacity() <= KEPT_DRAFTS {
        ROOM.set(drafts);
    }
    numbers
}

thread_local! {
    /// Room for the figures of one sentence, kept from one article to the next.
    static ROOM: Cell<Vec<Draft>> = const { Cell::new(Vec::new()) };
}

/// Room for more than a long sentence needs is given back.
const KEPT_DRAFTS: usize = 64;

fn scan(scene: &Scene<'_>, drafts: &mut Vec<Draft>, labels: &mut Vec<Label>) {
    let (mut at, mut free) = (0, 0);
    while let Some(word) = scene.view.words.get(at) {
        // Nearly every word begins nothing.
        if word.sorts == Sorts::NONE {
            at += 1;
            continue;
        }
        let Some(read) = rules::read(scene, at) else {
            at += 1;
            continue;
        };
        let end = match read {
            Read::Nothing(end) => end,
            Read::Label(sort, first, end) => {
                // Its name is its own only where no figure or label has taken it.
                let first = if first < free { at } else { first };
                labels.push(Label { span: scene.view.spans(first, end), sort });
                end
            }
            Read::One(mut draft) => {
                let end = draft.end;
                leave_taken(scene.view, &mut draft, at, free);
                drafts.push(*draft);
                end
            }
            Read::FromTo(pair) => {
                let (mut first, second) = *pair;
                leave_taken(scene.view, &mut first, at, free);
                let end = second.end;
                structure::pair(drafts.len(), first, second, drafts);
                end
            }
        };
        free = end.max(free);
        at = end.max(at + 1);
    }
}

/// A rule may look back for its beginning ("mid-2020"); what another figure has taken stays there.
fn leave_taken(view: &View<'_>, draft: &mut Draft, at: usize, free: usize) {
    if draft.first < free {
        draft.first = at;
        draft.bound_at = draft.bound_at.max(at);
        draft.figure.span = view.spans(at, draft.end);
        draft.figure.number.start = draft.figure.number.start.max(draft.figure.span.start);
    }
}
