//! Places in a book or a paper: "page 12", "pp. 212-219", "Figure 2", "Page 3 of 12", "- 4 -".
//! A verse is left to `colon.rs`, the chapter of a law to `law.rs`.

use super::numbered::{self, behind};
use super::{Begins, Cues, Read, Rule, Shapes};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::{TokenKind, Words};
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "page",
    summary: "a page, a chapter, a figure or table of a paper: no figure, a label",
    begins: Begins::COUNT.or(Begins::CODE).or(Begins::SIGN).cued(CUES),
    read: |scene, at| {
        let (first, end) = page(scene.view, at)?;
        Some(Read::Label(LabelSort::Page, first, end))
    },
    examples: &[Family::new("pages", include_str!("../examples/pages.txt"))],
};

const CUES: &Cues = &Cues { before: &[PARTS, ISSUES], shapes: Shapes::OPENING, ..Cues::NONE };

const ISSUES: &Words = w!["no", "nos", "issue"];

/// Parts of books and papers.
const PARTS: &Words = w![
    "page",
    "pages",
    "p",
    "pp",
    "chapter",
    "chapters",
    "ch",
    "vol",
    "volume",
    "volumes",
    "figure",
    "figures",
    "fig",
    "figs",
    "table",
    "tables",
    "verse",
    "verses",
    "psalm",
    "psalms",
    "scene",
    "slide",
    "slides",
    "footnote",
    "footnotes",
    "exhibit",
    "exhibits",
    "appendix",
    "annex",
    "paragraph",
    "column"
];

fn page(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if let Some(found) = furniture(view, at) {
        return Some(found);
    }
    if view.kind(at) == Some(TokenKind::Code) {
        let paged = at > 0 && view.is(at - 1, w!["page", "pages"]);
        return paged.then(|| (at - 1, at + 1)); // "Page A14"
    }
    if !numbered::may_name(view, at) {
        return None;
    }
    let Some((first, end)) = behind(view, at, PARTS) else { return issue(view, at) };
    // "pages 40 people read": what is counted needs a name with a capital to be passed over.
    let dotted = first + 2 == at;
    // "5 p 12" is money
    if view.is(first, w!["p"]) && !dotted && first > 0 && view.is_number(first - 1) {
        return None;
    }
    // "Table 2019" names no table.
    if numbered::like_year(view, at) && !view.is(first, w!["page", "pages", "p", "pp"]) {
        return None;
    }
    let small = !view.text(first).starts_with(char::is_uppercase);
    if small && numbered::counts(view, end) && end == at + 1 && plural(view, first) {
        return None;
    }
    // "Psalms 23:4"
    let verse = view.is(end, w![":"])
        && view.glued(end)
        && view.glued(end + 1)
        && numbered::plain(view, end + 1, 3);
    // "Page 3 of 12"
    Some((first, if verse { end + 2 } else { numbered::out_of(view, end) }))
}

fn plural(view: &View<'_>, at: usize) -> bool {
    view.text(at).ends_with('s')
}

/// "vol. 2, no. 4"
fn issue(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const NEAR_TOKENS: usize = 5;
    let (first, end) = behind(view, at, ISSUES)?;
    view.any_before(first, NEAR_TOKENS, w!["vol", "volume"]).then_some((first, end))
}

/// What a printer put on the sheet: "- 4 -", "1 | Daily Herald".
fn furniture(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    const MOST_DIGITS: usize = 4;
    if at > 0 {
        return None;
    }
    let dashed = view.len() == 3 && view.dash(0) && view.dash(2);
    if dashed && numbered::plain(view, 1, MOST_DIGITS) {
        return Some((0, 3));
    }
    let barred = view.is(1, w!["|"]) && !view.glued(1) && view.capital(2);
    (barred && numbered::plain(view, 0, MOST_DIGITS)).then_some((0, 1))
}
