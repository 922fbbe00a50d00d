//! The rules of the figure grammar, one file each. A rule looks at one token at which it may begin
//! and says what stands there: a figure, two, a label, or nothing that counts. The first that
//! answers wins; a new one is a file here and a line in [`ALL`].

mod address;
mod age;
mod amount;
mod bare_age;
mod begins;
mod clock;
mod code;
mod colon;
mod compound;
mod date;
mod duration;
mod index;
mod join;
mod law;
mod mark;
mod model;
mod multiple;
mod name;
mod named;
mod numbered;
mod page;
mod phone;
mod pronoun;
mod rank;
mod ratio;
mod score;
mod sky;
mod url;
mod version;
mod whole;

use super::bound;
use super::examples::Family;
use super::figure::Bound;
use super::label::LabelSort;
use super::scan::Draft;
use super::view::View;
use crate::text::Published;

use begins::{Begins, Cues, Shapes};
pub(super) use begins::{Heard, Sorts, hear};
pub(super) use duration::ONE_WHOLE;

/// Every rule, in the order in which they are asked.
pub const ALL: &[Rule] = &[
    url::RULE,
    law::RULE,
    index::RULE,
    sky::RULE,
    version::RULE,
    page::RULE,
    address::RULE,
    date::RULE,
    age::RULE,
    bare_age::RULE,
    phone::RULE,
    model::RULE,
    code::RULE,
    colon::RULE,
    clock::RULE,
    duration::RULE,
    score::RULE,
    mark::RULE,
    named::RULE,
    rank::RULE,
    name::RULE,
    multiple::RULE,
    ratio::RULE,
    pronoun::RULE,
    amount::RULE,
];

/// One way in which a number stands in a text.
pub struct Rule {
    /// Its name, as the help prints it.
    pub code: &'static str,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its families of example sentences, each a file in `examples/`.
    pub examples: &'static [Family],
    /// The tokens at which it may begin; it is asked nowhere else.
    pub(super) begins: Begins,
    /// Says what stands at a token.
    pub(super) read: fn(&Scene<'_>, usize) -> Option<Read>,
}

/// One sentence, and when it is published.
pub(super) struct Scene<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) published: Option<Published>,
}

/// What a rule found.
pub(super) enum Read {
    /// One figure.
    One(Box<Draft>),
    /// From the first to the second.
    FromTo(Box<(Draft, Draft)>),
    /// No figure but a label: from the first token to that before the second.
    Label(LabelSort, usize, usize),
    /// Nothing that counts, up to this token.
    Nothing(usize),
}

impl Read {
    fn one(draft: Draft) -> Self {
        Self::One(Box::new(draft))
    }
}

/// What stands at token `at`, as the first rule that answers sees it.
pub(super) fn read(scene: &Scene<'_>, at: usize) -> Option<Read> {
    let asked = begins::asked(scene.view, at);
    if asked == 0 {
        return None;
    }
    let found = begins::bits(asked).find_map(|place| (ALL[place].read)(scene, at));
    debug_assert_eq!(
        begins::missed(scene, at, asked),
        None,
        "the cues of a rule leave out “{}”",
        scene.view.spans(at.saturating_sub(3), scene.view.len().min(at + 5)).of(scene.view.body)
    );
    found
}

/// A figure with the bound printed before it, when it has none of its own.
fn bounded(view: &View<'_>, mut draft: Draft) -> Draft {
    if draft.figure.bound == Bound::Exact {
        (draft.figure.bound, draft.bound_at) = bound::before(view, draft.first);
    }
    draft
}
