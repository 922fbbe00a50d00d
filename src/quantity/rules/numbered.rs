//! Numbers that tell one of a kind from the others: "Section 427", "page 12", "No. 4", "day five".

use super::{Begins, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::quantity::{measure, numeral};
use crate::text::Word;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "numbered",
    summary: "a number behind what it numbers: no figure, a label",
    begins: Begins::COUNT,
    read: |scene, at| {
        numbered(scene.view, at).map(|(sort, first, end)| Read::Label(sort, first, end))
    },
    examples: &[
        Family::new("laws", include_str!("../examples/laws.txt")),
        Family::new("models", include_str!("../examples/models.txt")),
        Family::new("indices", include_str!("../examples/indices.txt")),
        Family::new("names", include_str!("../examples/names.txt")),
        Family::new("pages", include_str!("../examples/pages.txt")),
    ],
};

/// Parts of laws and papers.
const LAWS: &[Word] = w![
    "section",
    "sections",
    "article",
    "articles",
    "act",
    "resolution",
    "clause",
    "paragraph",
    "appendix",
    "amendment",
    "proposition",
    "prop",
    "hb",
    "sb",
    "bill",
    "rule",
    "title",
    "sec",
    "art"
];

/// Parts of books.
const PAGES: &[Word] = w![
    "page", "pages", "p", "pp", "chapter", "chapters", "ch", "vol", "volume", "figure", "fig",
    "table", "verse", "verses", "psalm", "scene"
];

/// Things that are made in models.
const MODELS: &[Word] = w![
    "iphone",
    "iphones",
    "galaxy",
    "playstation",
    "ps",
    "xbox",
    "boeing",
    "airbus",
    "apollo",
    "voyager",
    "windows",
    "model",
    "series",
    "generation",
    "mark",
    "mk",
    "type",
    "version"
];

/// Lists of shares and firms.
const INDICES: &[Word] = w!["nasdaq", "ftse", "stoxx", "fortune", "russell", "csi", "sp"];

/// Roads, rooms, gates.
const PLACES: &[Word] = w![
    "route",
    "highway",
    "interstate",
    "room",
    "flight",
    "gate",
    "platform",
    "terminal",
    "track",
    "apartment",
    "suite",
    "box",
    "pier",
    "runway",
    "exit",
    "district",
    "ward",
    "zone"
];

/// Everything else that is numbered.
const NAMES: &[Word] = w![
    "no", "nos", "number", "game", "week", "phase", "level", "grade", "group", "channel", "part",
    "item", "category", "stage", "round", "line", "question", "step", "issue", "episode", "season",
    "unit", "class", "division", "area", "i", "fy", "formula", "top", "form", "channels", "tier",
    "mach", "day", "error", "code", "plan", "studio", "lot", "seed", "seeded"
];

fn sort_of(name: Word) -> Option<LabelSort> {
    [
        (NAMES, LabelSort::Name),
        (LAWS, LabelSort::Law),
        (PAGES, LabelSort::Page),
        (MODELS, LabelSort::Model),
        (INDICES, LabelSort::Index),
        (PLACES, LabelSort::Address),
    ]
    .into_iter()
    .find_map(|(words, sort)| name.is_in(words).then_some(sort))
}

/// "Section 427", "page 12", "No. 4", "day five".
fn numbered(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let dotted = at >= 2 && view.before_is(at, w!["."]) && view.glued(at - 1);
    let name = if dotted { at.checked_sub(2)? } else { at.checked_sub(1)? };
    let sort = sort_of(view.word(name))?;
    if view.glued(at) && !dotted {
        return None;
    }
    let plain = numeral::read(view, at, false)?;
    // "a section 12 miles long", "Unit 4 percent": a unit makes it a figure after all.
    if measure::unit_at(view, plain.end, plain.form, false).is_some() || plain.scale.is_some() {
        return None;
    }
    let preceded = view.any_before(name, 1, w!["a", "an", "the", "each", "every", "this", "last"]);
    let ordinary =
        view.is(name, w!["top", "line", "area", "group", "class", "season", "week", "day"]);
    if view.is(name, w!["no"]) && !dotted && !view.capital(name) || preceded && ordinary {
        return None;
    }
    Some((sort, name, plain.end))
}
