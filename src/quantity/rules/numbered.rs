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
    "art",
    "sections",
    "amendments",
    "regulation",
    "directive",
    "statute",
    "schedule",
    "annex",
    "h.r."
];

/// Parts of books.
const PAGES: &[Word] = w![
    "page", "pages", "p", "pp", "chapter", "chapters", "ch", "vol", "volume", "volumes", "figure",
    "figures", "fig", "figs", "table", "tables", "verse", "verses", "psalm", "scene", "slide",
    "footnote", "psalms"
];

/// Things that are made in models.
const MODELS: &[Word] = w![
    "iphone",
    "iphones",
    "ipad",
    "galaxy",
    "playstation",
    "ps",
    "xbox",
    "boeing",
    "airbus",
    "windows",
    "model",
    "series",
    "generation",
    "mark",
    "mk",
    "type",
    "version",
    "peugeot",
    "renault",
    "fiat",
    "mazda",
    "pixel",
    "oneplus",
    "nokia",
    "embraer",
    "bombardier",
    "cessna",
    "antonov",
    "ilyushin",
    "tupolev",
    "sukhoi",
    "ferrari",
    "porsche",
    "saab",
    "volvo",
    "falcon"
];

/// Roads, rooms, gates.
const PLACES: &[Word] = w![
    "route",
    "routes",
    "highway",
    "highways",
    "interstate",
    "interstates",
    "room",
    "rooms",
    "gate",
    "gates",
    "platform",
    "platforms",
    "terminal",
    "terminals",
    "apartment",
    "apartments",
    "suite",
    "pier",
    "piers",
    "runway",
    "exit",
    "exits",
    "district",
    "districts",
    "ward",
    "wards",
    "zone",
    "zones",
    "junction",
    "hangar",
    "berth",
    "dock",
    "pow"
];

/// Vehicles that run by a number, files and cases.
const CODES: &[Word] = w![
    "flight", "flights", "docket", "isbn", "issn", "doi", "iso", "iec", "din", "rfc", "astm",
    "ieee"
];

/// Everything else that is numbered.
const NAMES: &[Word] = w![
    "no",
    "nos",
    "number",
    "numbers",
    "game",
    "games",
    "week",
    "weeks",
    "phase",
    "phases",
    "level",
    "levels",
    "grade",
    "grades",
    "group",
    "groups",
    "channel",
    "part",
    "parts",
    "item",
    "items",
    "category",
    "stage",
    "stages",
    "round",
    "rounds",
    "line",
    "lines",
    "question",
    "questions",
    "step",
    "steps",
    "issue",
    "episode",
    "episodes",
    "season",
    "seasons",
    "unit",
    "units",
    "class",
    "division",
    "area",
    "i",
    "fy",
    "formula",
    "top",
    "form",
    "channels",
    "tier",
    "mach",
    "day",
    "days",
    "error",
    "code",
    "plan",
    "studio",
    "lot",
    "seed",
    "seeded",
    "apollo",
    "voyager",
    "jersey",
    "size",
    "sizes",
    "sector",
    "reactor",
    "reactors",
    "radio",
    "bundesliga",
    "ligue",
    "opus",
    "op",
    "symphony",
    "count",
    "counts",
    "vision",
    "agenda",
    "maroon",
    "motel",
    "pioneer",
    "sputnik",
    "soyuz",
    "gemini",
    "artemis",
    "explorer",
    "chang'e",
    "stalag",
    "camp"
];

/// What is numbered only where nothing counted follows: "bus 42", but "the bus 42 fans had hired".
const LOOSE: &[Word] = w![
    "bus", "tram", "trams", "train", "court", "hall", "seat", "box", "block", "blocks", "bay",
    "lane", "hole", "cell", "track", "tracks", "building", "booth", "aisle", "pod", "chapel",
    "jackson", "par", "dorm", "tent", "chamber"
];

/// Names that are numbered only when they are written with a capital or in the plural.
const PLURALS: &[Word] = w![
    "games",
    "weeks",
    "days",
    "parts",
    "items",
    "units",
    "groups",
    "levels",
    "steps",
    "rounds",
    "counts",
    "questions",
    "seasons",
    "episodes",
    "figures",
    "numbers",
    "rooms",
    "grades",
    "tables",
    "sizes",
    "camp",
    "euro",
    "falcon",
    "count",
    "vision"
];

fn sort_of(name: Word) -> Option<LabelSort> {
    [
        (NAMES, LabelSort::Name),
        (LAWS, LabelSort::Law),
        (PAGES, LabelSort::Page),
        (MODELS, LabelSort::Model),
        (PLACES, LabelSort::Address),
        (CODES, LabelSort::Code),
        (LOOSE, LabelSort::Name),
    ]
    .into_iter()
    .find_map(|(words, sort)| name.is_in(words).then_some(sort))
}

/// "Section 427", "page 12", "No. 4", "day five", "Channels 5, 7 and 9".
fn numbered(view: &View<'_>, at: usize) -> Option<(LabelSort, usize, usize)> {
    let dotted = at >= 2 && view.before_is(at, w!["."]) && view.glued(at - 1);
    let name = if dotted { at.checked_sub(2)? } else { at.checked_sub(1)? };
    if dotted && view.is(name, w!["s"]) && view.text(name) == "S" && view.is_number(at) {
        return Some((LabelSort::Law, name, at + 1)); // "S. 88"
    }
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
    let counted = || {
        measure::noun_phrase(view, plain.end)
            .is_some_and(|(phrase, _)| measure::ends_in_plural(phrase.of(view.body)))
    };
    // "can seat 300", "to train 40 of them" are verbs.
    let verb = view.any_before(name, 1, w!["to", "can", "could", "will", "would", "may", "and"]);
    let loose = view.is(name, LOOSE) && verb
        || view.is(name, LOOSE) && (!view.is_number(at) || preceded && !view.capital(name));
    let weak = view.is(name, PLURALS) && !view.capital(name) && !list_follows(view, plain.end);
    if loose || weak || view.is(name, LOOSE) && counted() {
        return None;
    }
    let end = code_tail(view, plain.end, sort);
    Some((sort, name, list_end(view, end)))
}

/// "ISBN 978-3-16-148410-0", "ISO 3888-2", "page 2 of 5".
fn code_tail(view: &View<'_>, mut end: usize, sort: LabelSort) -> usize {
    const MOST_GROUPS: usize = 5;
    if sort == LabelSort::Code {
        for _ in 0..MOST_GROUPS {
            if !(view.hyphen(end) && view.is_number(end + 1)) {
                break;
            }
            end += 2;
        }
    } else if sort == LabelSort::Page && view.is(end, w!["of"]) && view.is_number(end + 1) {
        end += 2;
    }
    end
}

/// The number after a comma, "and" or a dash, with nothing of its own behind it.
fn next_in_list(view: &View<'_>, at: usize) -> Option<usize> {
    let comma = view.is(at, w![","]);
    let joint = view.is(at, w!["and", "or", "to", "through", "&"]) || view.dash(at);
    let number = at + 1 + usize::from(comma && view.is(at + 1, w!["and", "or"]));
    let text = view.text(number);
    let plain =
        view.is_number(number) && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = comma && text.len() == 4;
    let bare = measure::unit_at(view, number + 1, numeral::Form::Digits, false).is_none()
        && measure::noun_phrase(view, number + 1)
            .is_none_or(|(phrase, _)| !measure::ends_in_plural(phrase.of(view.body)));
    ((comma || joint) && plain && !year && bare).then_some(number + 1)
}

fn list_follows(view: &View<'_>, at: usize) -> bool {
    next_in_list(view, at).is_some()
}

/// The end of a list that begins with a numbered thing: "Lines 1 and 2", "tram 4, 6 or 11".
fn list_end(view: &View<'_>, mut end: usize) -> usize {
    const MOST_MEMBERS: usize = 8;
    // A comma alone makes no list: "On page 4, 12 said no" ends with no "and".
    let mut sure = end;
    for _ in 0..MOST_MEMBERS {
        let Some(next) = next_in_list(view, end) else { break };
        let comma = view.is(end, w![","]) && next == end + 2;
        end = next;
        if !comma {
            sure = end;
        }
    }
    sure
}
