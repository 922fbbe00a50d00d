//! Laws by number: "Section 427", "H.R. 2718", "18 U.S.C. 1344", "§ 12", "Case 1187/16".

use super::numbered::{self, behind, tail};
use super::{Begins, Cues, Read, Rule};
use crate::quantity::examples::Family;
use crate::quantity::label::LabelSort;
use crate::quantity::view::View;
use crate::text::Words;
use crate::w;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "law",
    summary: "a section, a bill, a resolution, a case: no figure, a label",
    begins: Begins::COUNT.cued(CUES),
    read: |scene, at| {
        let (first, end) = law(scene.view, at)?;
        Some(Read::Label(LabelSort::Law, first, end))
    },
    examples: &[Family::new("laws", include_str!("../examples/laws.txt"))],
};

const CUES: &Cues = &Cues {
    before: &[LAWS, TITLES, CASES, w!["§", "s", "chapter", "chapters", "no", "nos"]],
    anywhere: &[CODES],
    ..Cues::NONE
};

/// Collections of laws.
const CODES: &Words = w!["u.s.c.", "usc", "c.f.r.", "cfr"];

/// What a court hears.
const CASES: &Words = w!["case", "cases", "docket", "suit", "appeal"];

/// Laws and their parts, however they are written.
const LAWS: &Words = w![
    "section",
    "sections",
    "sec",
    "article",
    "articles",
    "art",
    "clause",
    "clauses",
    "paragraph",
    "paragraphs",
    "amendment",
    "amendments",
    "resolution",
    "resolutions",
    "propositions",
    "directives",
    "proposition",
    "prop",
    "rule",
    "rules",
    "hb",
    "sb",
    "h.r.",
    "s.b.",
    "h.b.",
    "docket",
    "statute",
    "schedule"
];

/// Words that are laws only when they are written as a name; with a year behind, that is a date.
const TITLES: &Words = w![
    "act",
    "bill",
    "title",
    "order",
    "directive",
    "regulation",
    "convention",
    "measure",
    "protocol",
    "law",
    "decree",
    "referendum",
    "initiative"
];

/// What stands before the title of some: "Executive Order 13511", "House Bill 12".
const TITLED: &Words = w!["executive", "house", "senate", "assembly", "public", "presidential"];

fn law(view: &View<'_>, at: usize) -> Option<(usize, usize)> {
    if !numbered::may_name(view, at) {
        return None;
    }
    if let Some(end) = code(view, at) {
        return Some((at, end));
    }
    let before = at.checked_sub(1)?;
    if view.is(before, w!["§"]) {
        return Some((before, tail(view, at + 1)));
    }
    if let Some(found) = behind(view, at, LAWS) {
        let quoted = view.is(found.0, w!["paragraph", "paragraphs"]) && of_paper(view, found.1);
        return (!quoted).then_some(found);
    }
    let name = numbered::word_before(view, at)?;
    let upper = view.text(name).starts_with(char::is_uppercase);
    if upper && view.is(name, TITLES) {
        let end = numbered::end_of(view, name, at)?;
        let year = end == at + 1 && numbered::like_year(view, at);
        let first = name - usize::from(name > 0 && view.is(name - 1, TITLED));
        return (!year).then_some((first, end));
    }
    // "S. 1140" of a senate
    if name + 2 == at && view.is(name, w!["s"]) && upper {
        return Some((name, at + 1));
    }
    if view.is(name, w!["chapter", "chapters"]) {
        return chapter(view, name, at);
    }
    case(view, name, at)
}

/// "18 U.S.C. 1344", "42 U.S.C. § 1983", "40 C.F.R. 60".
fn code(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.is_number(at) || !view.is(at + 1, CODES) {
        return None;
    }
    let number = at + 2 + usize::from(view.is(at + 2, w!["§", "section"]));
    view.is_number(number).then(|| tail(view, number + 1))
}

/// "paragraph 19 of the report" is a place in a paper.
fn of_paper(view: &View<'_>, end: usize) -> bool {
    const NEAR_TOKENS: usize = 4;
    view.is(end, w!["of"])
        && view.any_after(
            end,
            NEAR_TOKENS,
            w!["report", "book", "letter", "story", "study", "document", "memo", "text", "paper"],
        )
}

/// "Chapter 93 of the revised statutes", "entered Chapter 11": a law, not a part of a book.
fn chapter(view: &View<'_>, name: usize, at: usize) -> Option<(usize, usize)> {
    const NEAR_TOKENS: usize = 6;
    const OF_LAW: &Words = w!["statutes", "statute", "code", "laws", "law", "act", "constitution"];
    const BANKRUPT: &Words = w![
        "bankruptcy",
        "bankrupt",
        "creditors",
        "protection",
        "filed",
        "filing",
        "files",
        "file",
        "insolvency",
        "insolvent"
    ];
    let end = numbered::end_of(view, name, at)?;
    let of_law = view.is(end, w!["of"]) && view.any_after(end, NEAR_TOKENS, OF_LAW);
    // The chapters of the United States' bankruptcy code, named inside a sentence.
    let bankrupt = view.capital(name)
        && view.is(at, w!["7", "9", "11", "12", "13", "15"])
        && (name > 0 && !view.before_is(name, w!["in", "of", "and", "\"", "“"])
            || view.any_before(name, NEAR_TOKENS, BANKRUPT)
            || view.any_after(end, NEAR_TOKENS, BANKRUPT));
    (of_law || bankrupt).then_some((name, end))
}

/// "Case 1187/16", "No. 21-cv-4409", "Case No. 21-1187".
fn case(view: &View<'_>, name: usize, at: usize) -> Option<(usize, usize)> {
    let end = tail(view, at + 1);
    if !view.is_number(at) || end == at + 1 {
        return None;
    }
    let court = view.is(at + 2, w!["cv", "cr", "md", "mc", "mj", "bk"]);
    let named = view.is(name, CASES) && end > at + 2
        || view.is(name, w!["no", "nos"])
            && (court || view.any_before(name, 2, CASES) && view.is_number(at + 2));
    named.then_some((name, end))
}
