//! Numbers that measure nothing: clock times, phone numbers, addresses, model, law and page
//! numbers, names with a number in them. Each answer is where the scanner goes on.

use super::numeral::Numeral;
use super::view::View;
use crate::text::{TokenKind, Word};
use crate::w;

/// Words before a number that make it a name or a place in a document.
const NUMBERED: &[Word] = w![
    "no",
    "nos",
    "number",
    "section",
    "sections",
    "article",
    "articles",
    "chapter",
    "page",
    "pages",
    "p",
    "pp",
    "route",
    "highway",
    "interstate",
    "room",
    "flight",
    "game",
    "week",
    "phase",
    "level",
    "grade",
    "group",
    "channel",
    "type",
    "part",
    "title",
    "figure",
    "table",
    "item",
    "act",
    "scene",
    "resolution",
    "psalm",
    "category",
    "stage",
    "version",
    "round",
    "gate",
    "line",
    "question",
    "step",
    "volume",
    "issue",
    "episode",
    "season",
    "appendix",
    "clause",
    "paragraph",
    "platform",
    "terminal",
    "track",
    "apartment",
    "suite",
    "box",
    "unit",
    "model",
    "series",
    "generation",
    "mark",
    "mk",
    "class",
    "division",
    "district",
    "ward",
    "zone",
    "area",
    "pier",
    "runway",
    "i",
    "fy",
    "formula",
    "top",
    "proposition",
    "amendment",
    "prop",
    "hb",
    "sb",
    "bill",
    "rule",
    "form",
    "windows",
    "sp",
    "nasdaq",
    "ftse",
    "stoxx",
    "fortune",
    "russell",
    "csi",
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
    "channels",
    "tier",
    "mach",
    "day",
    "error",
    "code",
    "plan",
    "studio",
    "number",
    "verse",
    "verses",
    "vol",
    "fig",
    "sec",
    "art",
    "ch",
    "exit",
    "lot",
    "seed",
    "seeded",
];

/// Words that end an address: "49 Zorro Ranch Road".
const STREETS: &[Word] = w![
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "way",
    "court",
    "terrace",
    "square",
    "place",
    "parkway",
    "highway",
    "crescent",
    "floor",
];

/// Returns the token after what is no figure, when the number at token `at` begins such a thing.
pub(super) fn no_figure(view: &View<'_>, at: usize) -> Option<usize> {
    if view.is_number(at) {
        return clock(view, at)
            .or_else(|| phone(view, at))
            .or_else(|| slashed(view, at))
            .or_else(|| glued_name(view, at))
            .or_else(|| address(view, at))
            .or_else(|| numbered(view, at));
    }
    match view.kind(at) {
        Some(TokenKind::Word) => pronoun(view, at).or_else(|| numbered(view, at)),
        Some(TokenKind::Sign) if matches!(view.text(at), "#" | "№") => {
            view.is_number(at + 1).then_some(at + 2)
        }
        _ => None,
    }
}

/// "4:30", "4:30-5:30 p.m.", "11 a.m.", "10pm", "5 o'clock".
fn clock(view: &View<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let colon = |at: usize| {
        view.glued(at) && view.glued(at + 1) && view.text(at) == ":" && view.is_number(at + 1)
    };
    let mut timed = false;
    while colon(end) {
        end += 2;
        timed = true;
    }
    let other = end + 1;
    if (view.dash(end) || view.is(end, w!["to", "and"])) && view.is_number(other) {
        let mut last = other + 1;
        while colon(last) {
            last += 2;
        }
        if last > other + 1 && timed || half_of_day(view, last) {
            return Some(last + usize::from(half_of_day(view, last)));
        }
    }
    if half_of_day(view, end) {
        return Some(end + 1);
    }
    if view.is(end, w!["o"]) && view.is(end + 2, w!["clock"]) {
        return Some(end + 3);
    }
    timed.then_some(end)
}

fn half_of_day(view: &View<'_>, at: usize) -> bool {
    view.is(at, w!["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "gmt", "utc"])
}

/// "202-224-3154", "(202) 224-3154", "202/224-3154", "+44 20 7946 0000".
fn phone(view: &View<'_>, at: usize) -> Option<usize> {
    const MOST_GROUPS: usize = 6;
    let mut end = at + 1;
    let mut groups = 1;
    let mut digits = view.text(at).len();
    while groups < MOST_GROUPS {
        let joint = view.glued(end) && (view.dash(end) || matches!(view.text(end), "/" | "."));
        let step = if joint || view.text(end) == ")" {
            1
        } else if (groups >= 2 || view.text(at).starts_with('0')) && view.is_number(end) {
            0
        } else {
            break;
        };
        if !view.is_number(end + step) {
            break;
        }
        digits += view.text(end + step).len();
        groups += 1;
        end += step + 1;
    }
    let plain = |token: usize| view.text(token).bytes().all(|byte| byte.is_ascii_digit());
    (groups >= 3 && digits >= 9 && plain(at)
        || groups == 2 && digits >= 7 && view.text(at).len() == 3 && view.text(end - 1).len() == 4)
        .then_some(end)
}

/// "24/7", "9/11", "50-50", "202/224": numbers glued by a slash that are no fraction.
fn slashed(view: &View<'_>, at: usize) -> Option<usize> {
    let glued = view.glued(at + 1) && view.glued(at + 2) && view.is_number(at + 2);
    (glued && view.text(at + 1) == "/" && super::numeral::read(view, at, false)?.end == at + 1)
        .then_some(at + 3)
        .or_else(|| {
            (glued && view.dash(at + 1) && view.text(at) == "50" && view.text(at + 2) == "50")
                .then_some(at + 3)
        })
}

/// "COVID-19", "V-12", "1.2.3": glued to a name by a hyphen, or more than one point.
fn glued_name(view: &View<'_>, at: usize) -> Option<usize> {
    let hyphened = at >= 2 && view.hyphen(at - 1) && view.is_word(at - 2);
    let bound = at >= 2 && view.is(at - 2, w!["sub", "minus", "mid", "pre", "post", "plus"]);
    let range = at >= 2 && view.before_is(at - 1, w!["m", "k", "bn"]);
    if hyphened && !bound && !range && view.text(at - 2).starts_with(|c: char| c.is_uppercase()) {
        return Some(at + 1);
    }
    (super::numeral::parse_digits(view.text(at)).is_none()
        || at > 0 && view.glued(at) && matches!(view.text(at - 1), "#" | "@" | "_"))
    .then_some(at + 1)
}

/// "49 Zorro Ranch Road": a number, one to four capitals, a street word.
fn address(view: &View<'_>, at: usize) -> Option<usize> {
    let number = usize::from(view.dash(at + 1) && view.is_number(at + 2)) * 2;
    let at = at + number; // "16-18 Industrial Avenue"
    let mut end = at + 1;
    let capital = |at: usize| view.is_word(at) && view.text(at).starts_with(char::is_uppercase);
    while end < at + 6 && (capital(end) || view.is_number(end)) {
        if end > at + 1 && view.is(end, STREETS) {
            return Some(end + 1);
        }
        end += 1;
        if view.is(end, w!["st", "nd", "rd", "th"]) && view.glued(end) {
            end += 1;
        }
    }
    None
}

/// "Section 427", "page 12", "No. 4", "day five".
fn numbered(view: &View<'_>, at: usize) -> Option<usize> {
    let dotted = at >= 2 && view.before_is(at, w!["."]) && view.glued(at - 1);
    let name = if dotted { at.checked_sub(2)? } else { at.checked_sub(1)? };
    if !view.is(name, NUMBERED) || view.glued(at) && !dotted {
        return None;
    }
    let plain = super::numeral::read(view, at, false)?;
    // "a section 12 miles long", "Unit 4 percent": a unit makes it a figure after all.
    if super::measure::unit_at(view, plain.end, plain.form, false).is_some()
        || plain.scale.is_some()
    {
        return None;
    }
    let preceded = view.any_before(name, 1, w!["a", "an", "the", "each", "every", "this", "last"]);
    let ordinary =
        view.is(name, w!["top", "line", "area", "group", "class", "season", "week", "day"]);
    if view.is(name, w!["no"]) && !dotted && !view.capital(name) || preceded && ordinary {
        return None;
    }
    Some(plain.end)
}

/// "one" as a pronoun: "one another", "no one", "the one who".
fn pronoun(view: &View<'_>, at: usize) -> Option<usize> {
    const BEFORE: &[Word] = w![
        "no", "any", "some", "every", "each", "the", "this", "that", "which", "another", "only",
        "last", "loved", "other", "first", "next", "new", "big", "good", "bad", "great", "square",
        "day", "number", "air", "force",
    ];
    const AFTER: &[Word] = w![
        "another", "could", "would", "can", "should", "may", "must", "might", "day", "thing",
        "side", "hand", "way", "that", "who", "is", "was", "has", "does", "time", "s", "night",
    ];
    if !view.is(at, w!["one"]) {
        return None;
    }
    let hyphen =
        view.hyphen(at + 1) && !view.is(at + 2, w!["third", "fifth", "tenth", "quarter", "half"]);
    let suffix = view.kind(at + 1) == Some(TokenKind::Suffix);
    (view.before_is(at, BEFORE)
        || view.is(at + 1, AFTER)
        || suffix
        || hyphen && !view.is(at + 2, w!["year", "day", "week", "month", "hour", "mile"]))
    .then_some(at + 1)
}

/// Whether a number right behind a name belongs to it: "Boeing 737", "Nasdaq 100". Asked only of
/// digits without a unit.
pub(super) fn names(view: &View<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    view.capital(before)
        && view.lex(before) == super::lexicon::Lexeme::Other
        && (before > 0 || view.kind(before) == Some(TokenKind::Code))
        && !view.glued(numeral.first)
}
