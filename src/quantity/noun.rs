//! The noun that a number counts ("public housing properties"). The whole of which a share is taken
//! is left to `partitive.rs`, which numbers count at all to the rules.

use super::lexicon::Lexeme;
use super::view::View;
use crate::text::{Gap, Span, TokenKind, Word, Words};
use crate::w;

/// The counted noun phrase that begins at token `at` ("public housing properties"), and the token
/// after it.
pub(super) fn noun_phrase(view: &View<'_>, at: usize) -> Option<(Span, usize)> {
    view.noun_phrase(at, || phrase_anew(view, at))
}

fn phrase_anew(view: &View<'_>, at: usize) -> Option<(Span, usize)> {
    let end = Phrase { view, at, end: at, words: 0, plural: None, before_joint: None }.read();
    // "14 Pro Max", "6 B people": a name or a letter is nothing counted.
    let lone_letter = view.is_word(at) && view.text(at).len() == 1 && !view.hyphen(at + 1);
    if end <= at || lone_letter || view.is(at, w!["percent"]) || name(view, at, end) {
        return None;
    }
    Some((view.spans(at, end), end))
}

/// Whether nothing but a name stands there: "14 Pro Max", but "40 RBI", "one US soldier".
fn name(view: &View<'_>, at: usize, end: usize) -> bool {
    let upper = |token: usize| view.text(token).starts_with(char::is_uppercase);
    if !upper(at)
        || is_plural(view.text(end - 1))
        || view.glued(end - 1) && view.is(end - 1, w!["s"])
    {
        return false;
    }
    if end == at + 1 {
        return !acronym(view, at);
    }
    // "one C-130"
    if view.is_number(end - 1) && end >= at + 3 && view.hyphen(end - 2) {
        return false;
    }
    upper(end - 1) || !view.is_word(end - 1)
}

/// "0.8 WAR", "40 RBI": a measure known by its initials, and nothing else behind it.
fn acronym(view: &View<'_>, at: usize) -> bool {
    const ZONES: &Words =
        w!["ET", "EST", "EDT", "CT", "CST", "CDT", "PT", "PST", "PDT", "GMT", "BST", "CET", "IST"];
    let text = view.text(at);
    let initials =
        (2..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let upper = view.is_word(at + 1) && view.text(at + 1).starts_with(char::is_uppercase);
    let alone = !(view.is_number(at + 1) || upper);
    // Where all is in capitals, these say nothing.
    let lower =
        |token: usize| view.is_word(token) && view.text(token).ends_with(char::is_lowercase);
    let cased = (at.saturating_sub(6)..at + 3).any(lower);
    initials && alone && cased && !view.is(at, ZONES) && !view.glued(at)
}

/// A noun phrase while it is read.
struct Phrase<'v, 'a> {
    view: &'v View<'a>,
    at: usize,
    end: usize,
    words: usize,
    /// The token after the last plural.
    plural: Option<usize>,
    /// The token of the "and" that was taken in: "pink and yellow envelopes".
    before_joint: Option<usize>,
}

impl Phrase<'_, '_> {
    /// The token after the phrase.
    fn read(mut self) -> usize {
        const LONGEST_WORDS: usize = 7;
        const LONGEST_TOKENS: usize = 14;
        let view = self.view;
        while self.words < LONGEST_WORDS && self.end < view.len().min(self.at + LONGEST_TOKENS) {
            let apart = self.end > self.at && view.tokens[self.end].gap >= Gap::Paragraph;
            if apart || !self.inside() {
                break;
            }
            self.end += 1;
            self.words += 1;
            let last = self.end - 1;
            let plural = is_plural(view.text(last))
                || view.glued(last) && view.is(last, w!["s"]) && view.is_number(last - 1);
            if plural && !view.hyphen(self.end) {
                self.plural = Some(self.end);
                if !self.qualifies(last) {
                    break;
                }
            }
        }
        let end = self.plural.or(self.before_joint).unwrap_or(self.end);
        // "34 million currently": an adverb counts nothing.
        let adverb = self.plural.is_none() && end > self.at && adverb(view.text(end - 1));
        end - usize::from(adverb)
    }

    /// Whether the plural at token `last` only qualifies the next one: "sports fields", "women's
    /// clubs", "Texas ranches".
    fn qualifies(&self, last: usize) -> bool {
        const ATTRIBUTES: &Words = w![
            "sports",
            "arms",
            "sales",
            "systems",
            "operations",
            "communications",
            "customs",
            "savings",
            "goods",
            "electronics",
            "economics",
            "politics",
            "police",
            "staff",
            "women",
            "men",
            "children",
            "people",
            "media",
            "data",
            "games",
            "drugs",
            "parts",
            "records",
            "careers",
            "benefits",
            "awards",
            "jobs",
            "admissions",
            "girls",
            "boys",
            "ladies",
            "overseas",
            "services",
            "homeless",
            "unemployed",
            "wounded",
            "injured",
            "dead",
            "mathematics",
            "physics",
            "human",
            "materials",
            "futures",
            "bonds",
            "news",
            "headquarters",
            "fisheries",
            "works",
            "rights",
            "securities",
            "years",
            "aircraft",
            "fish",
            "sheep",
            "cattle",
            "troops",
        ];
        const PLACES: &Words = w![
            "texas",
            "dallas",
            "paris",
            "athens",
            "brussels",
            "wales",
            "kansas",
            "arkansas",
            "illinois",
            "massachusetts",
            "angeles",
            "los",
            "las",
            "vegas",
            "orleans",
            "states",
            "nations",
            "netherlands",
            "philippines",
            "honduras",
            "laos",
            "maldives",
            "james",
            "charles",
            "thomas",
            "mercedes",
            "barclays",
        ];
        let view = self.view;
        let next = self.end;
        if view.kind(next) == Some(TokenKind::Suffix) {
            return view.is(last, w!["women", "men", "children", "people"])
                && view.is_word(next + 1);
        }
        let goes_on = view.is_word(next) && fits_phrase(view, next);
        goes_on
            && (view.is(last, PLACES)
                || (view.is(last, ATTRIBUTES) || view.capital(last)) && is_plural(view.text(next)))
    }

    /// Whether the token at the end belongs to the phrase; a hyphen takes the word behind it along.
    fn inside(&mut self) -> bool {
        let (view, end) = (self.view, self.end);
        let later = end > self.at;
        match view.kind(end) {
            Some(TokenKind::Word) if later && view.is(end, w!["and", "or"]) => self.joint(),
            // "a mother of four runs the shop"
            Some(TokenKind::Word) if !later && view.is(end, VERB_NOUNS) => {
                let parents = w!["mother", "father", "parent", "widow", "mum", "dad"];
                !(end >= 3 && view.is(end - 2, w!["of"]) && view.is(end - 3, parents))
            }
            // "14 dead and 20 injured", but "20 injured their feet"
            Some(TokenKind::Word)
                if !later && view.is(end, w!["wounded", "injured", "missing"]) =>
            {
                let object = w!["him", "her", "them", "his", "their", "themselves", "from", "by"];
                !view.is(end + 1, object)
                    && !matches!(view.lex(end + 1), Lexeme::The | Lexeme::A)
                    && !view.is_number(end + 1)
            }
            Some(TokenKind::Word) if view.is(end, NO_NOUN) => false,
            // "landed with one engine dead", "two men dead"; but "500 Japanese dead"
            Some(TokenKind::Word) if later && view.is(end, w!["dead", "wounded"]) => {
                let whole = view.before_is(self.at, w!["one"]) || is_plural(view.text(end - 1));
                noun_next(view, end) || !whole
            }
            // "318 home runs", "14 All-Star game starts"
            Some(TokenKind::Word) if later && view.is(end, VERB_NOUNS) => {
                !view.before_is(self.at, w!["one", "1"])
            }
            Some(TokenKind::Word) => {
                // "two opened in May": a participle before a small word is the verb.
                let participle = view.text(end).ends_with("ed")
                    && (!noun_next(view, end) || later && self.called(end));
                let verb = later && view.text(end).ends_with("ing") && !noun_next(view, end);
                let verb = verb && !view.is(end, NOUNS_IN_ING);
                // "five off-duty officers", "two All-Star games"
                let compound = view.hyphen(end + 1) && view.is_word(end + 2);
                !participle && !verb && (fits_phrase(view, end) || compound)
            }
            Some(TokenKind::Code) => true,
            Some(TokenKind::Suffix) => later && view.is_word(end + 1) && fits_phrase(view, end + 1),
            Some(TokenKind::Number) => {
                let plural = view.glued(end + 1) && view.is(end + 1, w!["s"]);
                plural || later && view.is_word(end + 1) && view.capital(end - 1)
            }
            Some(TokenKind::Sign) if view.hyphen(end) && later => {
                self.end += 1;
                let number = view.is_number(end + 1) && view.capital(end - 1);
                view.is_word(end + 1) || view.kind(end + 1) == Some(TokenKind::Code) || number
            }
            _ => false,
        }
    }

    /// "12 page report titled Blue Harbour": a participle before a name begins something else.
    fn called(&self, at: usize) -> bool {
        self.view.capital(at + 1)
            && !self.view.text(at - 1).ends_with("ly")
            && !self.view.capital(at - 1)
    }

    /// "and" between two that share a plural: "270 Fiat and Renault vehicles", "pink and yellow
    /// envelopes"; "one cat and dogs" are two things.
    fn joint(&mut self) -> bool {
        const BEFORE: usize = 2;
        const AFTER: usize = 4;
        let (view, end) = (self.view, self.end);
        let one = view.before_is(self.at, w!["one", "1"]);
        let fits = |at: usize| view.is_word(at) && fits_phrase(view, at);
        if one || self.before_joint.is_some() || self.words > BEFORE || !fits(end + 1) {
            return false;
        }
        let plural = (end + 1..end + 1 + AFTER).take_while(|&at| fits(at));
        let found = plural.into_iter().any(|at| is_plural(view.text(at)));
        self.before_joint = Some(end);
        found
    }
}

/// Words behind a number that are never what it counts.
const NO_NOUN: &Words = w![
    "earlier",
    "later",
    "ad",
    "bc",
    "bce",
    "ce",
    "apiece",
    "strong",
    "worth",
    "wait",
    "waits",
    "noon",
    "midnight",
    "onwards",
    "upwards",
    "afterwards",
    "aboard",
    "alike",
    "alive",
    "ashore",
    "abroad",
    "here",
    "there"
];

/// Whether a word is an adverb that ends in "-ly".
fn adverb(word: &str) -> bool {
    const NOUNS: &Words = w![
        "family",
        "july",
        "italy",
        "supply",
        "ally",
        "bully",
        "reply",
        "rally",
        "assembly",
        "anomaly",
        "monopoly",
        "butterfly",
        "jelly",
        "belly",
        "lily",
        "fly",
        "elderly",
        "weekly",
        "daily",
        "monthly",
        "quarterly",
        "melee",
        "homily",
        "doily",
        "gully",
        "folly"
    ];
    let at = word.len().saturating_sub(2);
    word.len() > 3 && word.as_bytes()[at..] == *b"ly" && !Word::of(word).is_in(NOUNS)
}

/// Words of the small list that are nouns right behind a number.
const VERB_NOUNS: &Words = w![
    "wins", "votes", "plays", "starts", "ends", "calls", "runs", "works", "stands", "leads",
    "lives", "holds", "needs", "moves", "turns", "sets", "uses", "stays", "stops", "reports"
];

/// Nouns that end like a participle: one may end a phrase that has no plural.
const NOUNS_IN_ING: &Words = w![
    "building",
    "meeting",
    "hearing",
    "wedding",
    "painting",
    "listing",
    "offering",
    "ruling",
    "filing",
    "shooting",
    "killing",
    "stabbing",
    "bombing",
    "opening",
    "ending",
    "rating",
    "ranking",
    "sibling",
    "morning",
    "evening",
    "king",
    "ring",
    "spring",
    "wing",
    "thing",
    "string",
    "inning",
    "dwelling",
    "sitting",
    "reading",
    "training",
    "warning",
    "drawing",
    "recording",
    "sighting",
    "posting",
    "booking",
    "crossing",
    "landing",
    "outing",
    "setting",
    "briefing",
    "gathering",
    "screening",
    "housing",
    "clothing",
    "darling",
    "herring",
];

pub(super) fn noun_next(view: &View<'_>, at: usize) -> bool {
    view.is_word(at + 1) && fits_phrase(view, at + 1)
}

/// Small words that may stand before the noun counted: "16 other senators", "two daily flights".
const INSIDE: &Words = w![
    "combined",
    "recorded",
    "square",
    "total",
    "registered",
    "working",
    "running",
    "other",
    "more",
    "fewer",
    "daily",
    "weekly",
    "monthly",
    "yearly",
    "such",
    "further",
    "bigger",
    "larger",
    "smaller",
    "older",
    "younger",
    "longer",
    "shorter",
    "missing",
    "injured",
    "wounded",
    "living",
    "armed",
    "estimated",
    "built",
    "near",
    "paying"
];

/// Plurals that are verbs elsewhere: "two more cuts".
const MOVES: &Words =
    w!["cuts", "gains", "losses", "rises", "hikes", "increases", "falls", "drops"];

pub(super) fn fits_phrase(view: &View<'_>, at: usize) -> bool {
    match view.lex(at) {
        Lexeme::Other => true,
        Lexeme::Small => {
            view.is(at, INSIDE)
                && view.is_word(at + 1)
                && (view.lex(at + 1) == Lexeme::Other
                    || view.is(at, w!["more", "other", "further", "such"])
                        && view.is(at + 1, MOVES))
        }
        Lexeme::Ordinal(_) => view.is_word(at + 1) && view.lex(at + 1) == Lexeme::Other,
        Lexeme::Up | Lexeme::Down => view.is(
            at,
            w!["rising", "growing", "falling", "lost", "fallen", "gains", "losses", "cuts"],
        ),
        _ => false,
    }
}

/// Whether the last word of a phrase looks like a plural.
pub(super) fn ends_in_plural(phrase: &str) -> bool {
    phrase.rsplit([' ', '-']).next().is_some_and(is_plural)
}

/// Plurals that end like a singular.
const IN_IS: &Words = w![
    "buses",
    "taxis",
    "menus",
    "gnus",
    "iraqis",
    "israelis",
    "pakistanis",
    "saudis",
    "somalis",
    "omanis",
    "yemenis",
    "kuwaitis",
    "qataris",
    "emiratis",
    "bahrainis",
    "bangladeshis",
    "nepalis",
    "punjabis",
    "kashmiris",
    "azeris",
    "thais",
    "skis",
    "alibis",
    "safaris",
    "bikinis",
    "rabbis",
    "kiwis",
    "tsunamis",
    "chilis",
    "emus",
    "gurus",
    "tutus",
];

/// Whether the word looks like a plural.
pub(super) fn is_plural(word: &str) -> bool {
    const IRREGULAR: &Words = w![
        "people",
        "men",
        "women",
        "children",
        "police",
        "staff",
        "personnel",
        "cattle",
        "sheep",
        "fish",
        "deer",
        "aircraft",
        "spacecraft",
        "teeth",
        "feet",
        "mice",
        "geese",
        "media",
        "data",
        "dead",
        "wounded",
        "injured",
        "troops",
        "series",
        "species",
        "homeless",
        "unemployed",
        "alumni",
        "criteria",
        "fatalities",
        "ties",
        "lives",
        "wives",
        "salmon",
        "shrimp",
        "buffalo",
        "crew",
        "folk",
        "cavalry",
        "infantry",
        "youth",
        "livestock",
        "poultry",
        "elk",
        "moose",
        "bison",
        "trout",
        "cod",
        "tuna",
        "swine",
        "offspring",
        "clergy",
        "bacteria",
        "larvae",
        "oxen",
    ];
    if !word.starts_with(char::is_alphabetic) {
        return false; // "’s"
    }
    let ends = |ending: &str| {
        let at = word.len().saturating_sub(ending.len());
        word.as_bytes()[at..].eq_ignore_ascii_case(ending.as_bytes())
    };
    let among = |words: &Words| Word::of(word).is_in(words);
    match word.len() {
        4.. if ends("s") => !(ends("ss") || ends("us") || ends("is")) || among(IN_IS),
        3 if ends("s") => !among(w!["was", "has", "his", "its", "yes", "gas", "bus"]),
        len => among(IRREGULAR) || len > 5 && (ends("men") || ends("people") || ends("children")),
    }
}
