//! Whether a date without its year lies behind or ahead: told by the verb that governs it, by the
//! plan it is part of, or by the figure it is compared with. The words are data; what a date is
//! where they tell nothing is left to `side.rs`.

use std::sync::LazyLock;

use super::Reader;
use crate::quantity::lexicon::Lexeme;
use crate::quantity::verbs::{MODALS, PARTICIPLES, PASTS};
use crate::text::{TokenKind, Word, WordMap, Words};
use crate::w;

/// What the words around a date say of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Over: "began on 1 September", "since May".
    Past,
    /// To come: "begins on 1 September", "must be paid by 31 March".
    Coming,
    /// Looked forward to from a time that is over: "had hoped to open in June".
    Either,
    Nothing,
}

/// What a word tells of the time of a date behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// "must", "will": whatever is done then.
    Modal,
    /// "coming", "next": the thing itself lies ahead.
    Ahead,
    /// "due", "scheduled", "expected": of those who wait for it.
    Plan,
    /// "hopes", "plans": of those who mean to do it.
    Means,
    /// "hoped", "intended": of those who meant to.
    Meant,
    /// "begins", "expires": the present of what is set down for a day.
    Begins,
    /// The same where the word may be a noun: "returns", "votes".
    Returns,
    /// The same without its s, said of several or behind "to": "begin".
    Begin,
    /// Of which the word behind it makes a timetable: "takes effect", "goes up".
    Takes,
    /// "rises", "doubles": a timetable from a day on, and else a headline of what is over.
    Moves,
    /// "was", "had".
    Was,
    /// "is", "are".
    Is,
    /// Behind which another clause begins.
    Clause,
}

const CUES: &[(Cue, &str)] = &[
    (Cue::Ahead, "coming next upcoming forthcoming"),
    (
        Cue::Plan,
        "due scheduled planned slated expected proposed timetabled pencilled penciled earmarked \
         poised likely bound ready certain booked billed tipped forecast projected anticipated",
    ),
    (Cue::Means, "hopes plans aims intends expects wants wishes hope plan aim intend expect want"),
    (Cue::Means, "vows pledges promises proposes threatens prepares vow pledge promise propose"),
    (Cue::Meant, "hoped intended wanted aimed meant supposed wished"),
    (
        Cue::Begins,
        "begins opens reopens closes expires lapses applies resumes restarts relaunches airs \
         premieres arrives departs retires convenes reconvenes commences ceases matures finishes \
         concludes meets sits holds leaves joins marries weds debuts",
    ),
    (Cue::Returns, "starts ends returns launches runs tours votes visits hosts plays faces lands"),
    (
        Cue::Begin,
        "begin open reopen close expire lapse apply resume restart relaunch air arrive depart \
         retire convene reconvene commence cease mature finish conclude meet leave start end \
         return launch run vote visit host play land",
    ),
    (Cue::Takes, "takes comes goes enters kicks steps falls take come go enter kick step fall"),
    (
        Cue::Moves,
        "rises falls drops increases climbs doubles halves triples changes switches moves rise \
         drop increase climb double halve triple change switch move",
    ),
    (Cue::Was, "was were had did"),
    (Cue::Is, "is are am 're ’re"),
    (
        Cue::Clause,
        "after following because while when where although though whose who than compared against \
         amid whether if despite",
    ),
];

/// What makes a timetable of "takes", "comes", "goes": effect, force, sale.
const TIMETABLE: &Words = w![
    "effect", "place", "office", "over", "into", "on", "up", "down", "live", "force", "service",
    "off", "out", "back", "due", "to",
];

/// What stands between a governing word and its date.
const PREPOSITIONS: &Words = w![
    "on",
    "in",
    "from",
    "by",
    "until",
    "till",
    "at",
    "before",
    "for",
    "to",
    "and",
    "or",
    "through",
    "between",
    "around",
    "about",
    "early",
    "late",
    "mid",
    "during",
    "over",
    "throughout",
];

/// Pasts before "to" behind which what was meant was done: "managed to", "used to".
const DONE: &Words = w![
    "managed",
    "failed",
    "used",
    "had",
    "did",
    "began",
    "continued",
    "refused",
    "tried",
    "forced",
    "came",
    "went",
    "led",
    "helped",
    "started",
    "rose",
    "fell",
];

/// Pasts of what was over with the date that "until" names.
const LASTED: &Words = w![
    "ran",
    "lasted",
    "stayed",
    "remained",
    "continued",
    "served",
    "lived",
    "worked",
    "reigned",
    "led",
    "waited",
    "stood",
    "played",
    "survived",
    "taught",
];

/// Stretches of time for which books are kept, before "to": "in the year to 31 March".
const PERIODS: &Words = w!["year", "years", "months", "quarter", "half", "weeks", "period"];

/// Pasts of which a date is the object.
const NAMED: &Words = w![
    "designated",
    "declared",
    "proclaimed",
    "set",
    "named",
    "marked",
    "celebrated",
    "picked",
    "chose",
    "chosen",
    "fixed",
    "called",
    "missed",
    "made",
    "proposed",
    "suggested",
    "approved",
];

/// A governing word stands so many tokens before its date, or behind it, at most.
const WITHIN: usize = 10;

/// Between a verb and its auxiliary so many words may stand.
const AUXILIARY_WITHIN: usize = 3;

static TABLE: LazyLock<WordMap<Cue>> = LazyLock::new(|| {
    let mut table = WordMap::default();
    for &(cue, line) in CUES {
        for word in line.split(' ') {
            table.insert(Word::of(word), cue);
        }
    }
    for &word in MODALS.iter() {
        table.insert(word, Cue::Modal);
    }
    table
});

impl Reader<'_, '_> {
    /// What the words around the date that begins at `first` say of its time.
    pub(super) fn told(&self, first: usize) -> Told {
        let view = self.view;
        let start = first - usize::from(view.before_is(first, w!["the"]));
        if view.before_is(start, w!["since"]) {
            return Told::Past;
        }
        let tied = view.before_is(start, PREPOSITIONS);
        if start > 0 && !tied && (start < first || self.cue(start - 1).is_none()) {
            // "said Monday", "will be announced May 3", but "proclaimed May 3 as Tree Day"
            let verb = start == first && self.is_past(start - 1) && !view.is(start - 1, NAMED);
            let told = if verb { self.participle(start - 1, start) } else { None };
            return told.unwrap_or(Told::Nothing);
        }
        // Where the words begin that tie the date to its verb: "by the" of "by the 31st".
        let tie = start - usize::from(tied);
        let near = first.saturating_sub(WITHIN)..tie;
        if view.is(tie, w!["to"]) && view.before_is(tie, PERIODS) {
            // "rose in the three months to 31 December": the books are closed.
            let planned = |at: usize| {
                matches!(self.cue(at), Some(Cue::Modal | Cue::Plan | Cue::Means | Cue::Meant))
            };
            return if near.into_iter().any(planned) { Told::Nothing } else { Told::Past };
        }
        for at in near.rev() {
            if self.breaks(at) {
                break;
            }
            if let Some(told) = self.told_by(at, tie) {
                return told;
            }
        }
        match () {
            () if tie == 0 => self.told_behind(first),
            // "she serves until June"
            () if view.is(tie, w!["until", "till"]) => Told::Coming,
            () => self.told_right_behind(first),
        }
    }

    /// "a gala on 3 May will end it", "the gala on 3 May was dull": the verb right behind a date.
    fn told_right_behind(&self, first: usize) -> Told {
        let view = self.view;
        let dated = |at: usize| {
            view.is_number(at)
                || matches!(view.lex(at), Lexeme::Month(_))
                || view.is(at, w!["st", "nd", "rd", "th", "of"])
        };
        let behind = (first..first + 4).find(|&at| !dated(at)).unwrap_or(first);
        match self.cue(behind) {
            Some(Cue::Modal) => self.modal(behind, behind + 1).unwrap_or(Told::Nothing),
            Some(Cue::Was) => Told::Past,
            _ => Told::Nothing,
        }
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        TABLE.get(self.view.word(at)).copied()
    }

    /// Whether a clause ends at a sign.
    fn breaks(&self, at: usize) -> bool {
        self.view.kind(at) == Some(TokenKind::Sign)
            && matches!(
                self.view.text(at),
                "," | ";" | ":" | "(" | ")" | "—" | "–" | "\"" | "“" | "”"
            )
    }

    /// What the word at `at` tells of the date that is tied to its clause at `tie`; `None` where it
    /// tells nothing and the next one may.
    fn told_by(&self, at: usize, tie: usize) -> Option<Told> {
        let view = self.view;
        let next = at + 1;
        match self.cue(at) {
            Some(Cue::Modal) => self.modal(at, tie),
            Some(Cue::Plan) => self.planned(at, tie),
            // "unveiled plans in May" tells of what was done.
            Some(Cue::Means) if next == tie => {
                let done = at > 0 && self.is_past(at - 1) && view.is(tie, w!["in", "on"]);
                Some(if done { Told::Past } else { Told::Nothing })
            }
            Some(Cue::Means) => self.is_verb(at).then_some(Told::Coming),
            Some(Cue::Meant) => Some(Told::Either),
            Some(Cue::Ahead | Cue::Begins) => Some(Told::Coming),
            Some(Cue::Returns) => {
                // "plays Sporting Vila on 2 May"
                let object = (next..tie).find(|&at| !view.capital(at)).unwrap_or(tie);
                (self.is_verb(at) && self.tied(object, tie)).then_some(Told::Coming)
            }
            Some(Cue::Begin) => self.bare(at, tie),
            Some(Cue::Takes) if view.is(next, TIMETABLE) => self.bare(at, tie),
            Some(Cue::Moves | Cue::Takes) if view.is(tie, w!["on", "from"]) => self.bare(at, tie),
            Some(Cue::Was) if view.is(next, w!["to"]) && !view.is(at, w!["had", "did"]) => {
                Some(Told::Either)
            }
            Some(Cue::Was) => Some(self.past(at, tie)),
            Some(Cue::Is) if view.is(next, w!["to"]) => Some(Told::Coming),
            // "is opening on 3 May"
            Some(Cue::Is) if view.text(next).ends_with("ing") && self.tied(next + 1, tie) => {
                Some(Told::Coming)
            }
            Some(Cue::Is) => {
                let day = view.is(tie, w!["on", "from", "until", "by"]) || next == tie;
                Some(if day && self.tied(next, tie) { Told::Coming } else { Told::Nothing })
            }
            Some(Cue::Clause) => Some(Told::Nothing),
            None if self.is_past(at) => self.participle(at, tie),
            Some(Cue::Moves | Cue::Takes) | None => None,
        }
    }

    /// Whether only small words stand between a verb that ends before `from` and its date.
    fn tied(&self, from: usize, tie: usize) -> bool {
        let view = self.view;
        (from..tie).all(|at| {
            view.lex(at) == Lexeme::Small
                || matches!(view.lex(at), Lexeme::Up | Lexeme::Down)
                || view.is(at, w!["force", "effect", "office", "place", "sale", "again", "anew"])
                || view.text(at).ends_with("ly")
        })
    }

    /// Whether what may be a noun is a verb here: nothing stands before it that a verb never has.
    fn is_verb(&self, at: usize) -> bool {
        let view = self.view;
        let Some(before) = at.checked_sub(1) else { return false };
        let owner = view.is(before, w!["his", "her", "its", "their", "our", "my", "your", "no"]);
        !(owner
            || view.is_number(before)
            || matches!(view.lex(before), Lexeme::A | Lexeme::The | Lexeme::Several)
            || view.is(before, w!["of", "for", "with", "into", "on", "in", "new", "all", "first"])
            || view.hyphen(before)
            || self.is_past(before))
    }

    /// Whether the word at `at` ends as a past does, or is one that does not.
    pub(super) fn is_past(&self, at: usize) -> bool {
        const NONE: &Words = w![
            "need", "speed", "hundred", "indeed", "exceed", "proceed", "succeed", "feed", "seed",
            "breed", "weed", "deed", "sacred", "red", "bed",
        ];
        let view = self.view;
        view.kind(at) == Some(TokenKind::Word)
            && (at == 0 || !view.capital(at))
            && (view.text(at).len() > 3 && view.text(at).ends_with("ed") && !view.is(at, NONE)
                || view.is(at, PASTS)
                || view.is(at, PARTICIPLES))
    }

    /// A past that governs its date, and nothing else does: "was shut on 3 May".
    fn past(&self, at: usize, tie: usize) -> Told {
        let view = self.view;
        if !self.tied(at + 1, tie) {
            return Told::Nothing;
        }
        match () {
            () if view.is(tie, w!["until", "till"]) && view.is(at, LASTED) => Told::Past,
            // "postponed until 3 May", "called for June" look ahead from what is over.
            () if view.is(tie, w!["until", "till", "for", "to"]) => Told::Either,
            () if view.is(tie, w!["by", "before", "from", "through"]) => Told::Nothing,
            () => Told::Past,
        }
    }

    /// A participle or past: its auxiliary decides.
    fn participle(&self, at: usize, tie: usize) -> Option<Told> {
        let view = self.view;
        match self.auxiliary(at) {
            Some((before, Cue::Modal)) => self.modal(before, tie),
            Some((before, Cue::Begin)) => self.infinitive(before, tie),
            Some((_, Cue::Is)) if view.is(tie, w!["until", "till"]) => Some(Told::Coming),
            Some((_, Cue::Is)) => Some(Told::Nothing),
            // "will have her hip done in April"
            None if view.any_before(at, AUXILIARY_WITHIN + 1, w!["have", "get"]) => None,
            _ => Some(self.past(at, tie)),
        }
    }

    /// The auxiliary of the verb at `at` and what it tells, with `Cue::Begin` for "to".
    fn auxiliary(&self, at: usize) -> Option<(usize, Cue)> {
        let view = self.view;
        for before in (at.saturating_sub(AUXILIARY_WITHIN)..at).rev() {
            if view.is(before, w!["to"]) {
                return Some((before, Cue::Begin));
            }
            match self.cue(before) {
                Some(cue @ (Cue::Modal | Cue::Was | Cue::Is)) => return Some((before, cue)),
                None if view
                    .is(before, w!["has", "have", "been", "be", "being", "not", "also"]) => {}
                None if view.text(before).ends_with("ly") => {}
                _ => return None,
            }
        }
        None
    }

    /// "will begin on", "must be paid by", but "would have opened in".
    fn modal(&self, at: usize, tie: usize) -> Option<Told> {
        let view = self.view;
        let month = matches!(view.lex(at), Lexeme::Month(_)) && view.capital(at);
        let have = |at: usize| {
            view.is(at, w!["have"]) && (view.is(at + 1, w!["been"]) || self.is_past(at + 1))
        };
        let done = (at + 1..tie.min(at + 4)).any(have);
        match () {
            () if month || view.is(at, w!["may"]) && view.is_number(at + 1) => None,
            () if done => Some(Told::Either),
            () => Some(Told::Coming),
        }
    }

    /// "a vote planned for", "is due on"; "was due on" and "analysts expected a rise in" stand in
    /// the past.
    fn planned(&self, at: usize, tie: usize) -> Option<Told> {
        let next = at + 1;
        if let Some((before, cue)) = self.auxiliary(at) {
            return match cue {
                Cue::Was => Some(Told::Either),
                Cue::Modal => self.modal(before, tie),
                _ => Some(Told::Coming),
            };
        }
        let active = self.is_past(at) && next != tie && !self.view.is(next, w!["to"]);
        Some(if active && self.is_verb(at) { Told::Either } else { Told::Coming })
    }

    /// "begin" and its like: of several, behind "to", or no verb at all.
    fn bare(&self, at: usize, tie: usize) -> Option<Told> {
        let view = self.view;
        let before = at.checked_sub(1)?;
        if view.is(before, w!["to"]) {
            return self.infinitive(before, tie);
        }
        if view.text(at).ends_with('s') {
            return self.is_verb(at).then_some(Told::Coming);
        }
        let several = view.is(before, w!["they", "we", "you", "which", "that", "and"])
            || view.is_word(before)
                && view.lex(before) == Lexeme::Other
                && view.text(before).ends_with('s');
        several.then_some(Told::Coming)
    }

    /// "to open on", with what stands before "to".
    fn infinitive(&self, to: usize, tie: usize) -> Option<Told> {
        let view = self.view;
        let Some(mut before) = to.checked_sub(1) else { return Some(Told::Coming) };
        if view.is(before, w!["not", "also", "now", "again"]) || view.text(before).ends_with("ly") {
            before = before.saturating_sub(1);
        }
        match self.cue(before) {
            Some(Cue::Plan) => return self.planned(before, tie),
            Some(Cue::Meant) => return Some(Told::Either),
            Some(Cue::Was) if !view.is(before, DONE) => return Some(Told::Either),
            _ if view.is(before, DONE) => return Some(Told::Nothing),
            // "were able to apply from 2 May"
            None if matches!(self.auxiliary(before), Some((_, Cue::Was))) => {
                return Some(Told::Nothing);
            }
            Some(Cue::Is | Cue::Means | Cue::Modal | Cue::Ahead) => return Some(Told::Coming),
            _ => {}
        }
        // "had expected the shop to open in June": looked forward to by somebody else.
        let hoped = (before.saturating_sub(AUXILIARY_WITHIN * 2)..before).rev();
        for at in hoped.take_while(|&at| !self.breaks(at)) {
            match self.cue(at) {
                Some(Cue::Plan) => return self.planned(at, tie),
                Some(Cue::Meant) => return Some(Told::Either),
                _ => {}
            }
        }
        Some(Told::Coming)
    }

    /// "On 1 March the museum reopens": the first verb behind a date that opens its sentence.
    fn told_behind(&self, first: usize) -> Told {
        let view = self.view;
        for at in first + 1..view.len().min(first + WITHIN + 2) {
            if matches!(view.text(at), ";" | ":" | "(" | "—" | "–") {
                break;
            }
            let told = match self.cue(at) {
                Some(Cue::Modal) => self.modal(at, at + 1),
                Some(Cue::Begins) => Some(Told::Coming),
                Some(Cue::Returns) => None,
                Some(Cue::Begin) => self.bare(at, at),
                Some(Cue::Takes) if view.is(at + 1, TIMETABLE) => self.bare(at, at),
                Some(Cue::Was) => Some(Told::Past),
                Some(Cue::Plan | Cue::Means | Cue::Meant | Cue::Is | Cue::Clause) => {
                    Some(Told::Nothing)
                }
                _ if view.is(at, PASTS) => Some(Told::Past),
                _ if self.is_past(at) => Some(Told::Nothing),
                _ => None,
            };
            if let Some(told) = told {
                return told;
            }
        }
        Told::Nothing
    }
}
