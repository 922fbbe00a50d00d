//! Words around an age that show whether a person is meant, or what may well be older: a tree, a
//! firm, a tale. Which number is an age is told in `old_ages.rs`.

use super::case::Case;
use crate::text::{Span, Words};
use crate::w;

/// "Dyteon Simpson, 200, has lived": what only persons do.
pub(super) fn lives(case: &Case<'_>, at: usize) -> bool {
    let verbs = w![
        "lives",
        "lived",
        "says",
        "recalls",
        "recalled",
        "remembers",
        "remembered",
        "works",
        "worked",
        "teaches",
        "taught",
        "died",
        "retired",
        "drives",
        "drove",
        "sings",
        "sang",
        "knits",
        "walks",
        "walked",
        "swims",
        "swam",
        "cried",
        "wept",
        "smiled",
        "laughed",
    ];
    let done = w![
        "named",
        "appointed",
        "elected",
        "arrested",
        "charged",
        "jailed",
        "sentenced",
        "killed",
        "injured",
        "hurt",
        "rescued",
        "released",
        "chosen",
        "crowned",
        "convicted",
        "acquitted",
        "ordained",
        "stabbed",
        "treated",
        "hospitalised",
        "hospitalized",
        "buried",
        "sworn",
    ];
    case.is(at, verbs)
        || case.is(at, w!["was", "is"]) && case.is(at + 1, done)
        || case.is(at, w!["has", "had", "still", "never", "once"]) && case.is(at + 1, verbs)
}

/// Whether the sentence, or one next to it in the paragraph, speaks of one person.
pub(super) fn human_around(case: &Case<'_>, at: usize) -> bool {
    const HUMAN: &Words = w![
        "he",
        "she",
        "him",
        "his",
        "her",
        "who",
        "whom",
        "mr",
        "mrs",
        "ms",
        "arrested",
        "jailed",
        "detained",
        "charged",
        "convicted",
        "sentenced",
        "arrest",
        "bail",
        "killed",
        "married",
        "born",
        "son",
        "daughter",
        "wife",
        "husband",
        "mother",
        "father",
        "brother",
        "sister",
        "hospital",
        "student",
        "students",
        "college",
        "murder",
        "custody",
        "police",
        "shot",
        "trial",
        "undergoing",
        "jury",
        "accused",
        "pleaded",
        "captured",
        "guilty",
        "medal",
        "medals",
        "player",
        "coach",
        "career",
        "swimmer",
        "champion",
        "fighter",
        "supporters",
    ];
    let Some(start) = case.tokens().get(at).map(|token| token.span.start) else { return false };
    let Some(own) = case.sentence_index(start) else { return false };
    let sentences = &case.extraction.sentences;
    let tells = |index: usize| {
        sentences.get(index).is_some_and(|own| case.any(own.first_token..own.end_token, HUMAN))
    };
    let joined = |index: usize| sentences.get(index).is_some_and(|own| !case.begins(own));
    tells(own) || joined(own + 1) && tells(own + 1) || own > 0 && joined(own) && tells(own - 1)
}

/// Whether the words near speak of what may be older, of what counts in hundreds, or of a tale.
pub(super) fn not_human(case: &Case<'_>, span: Span) -> bool {
    const NEAR_TOKENS: usize = 8;
    const OTHERS: &Words = w![
        "tree",
        "trees",
        "oak",
        "oaks",
        "yew",
        "olive",
        "wine",
        "whisky",
        "whiskey",
        "wood",
        "tortoise",
        "turtle",
        "shark",
        "whale",
        "mummy",
        "mummies",
        "skeleton",
        "bones",
        "relic",
        "relics",
        "vampire",
        "vampires",
        "elf",
        "elves",
        "wizard",
        "legend",
        "legendary",
        "myth",
        "ghost",
        "immortal",
        "combined",
        "ancestors",
        "months",
        "weeks",
        "days",
        "hours",
        "planet",
        "rock",
        "rocks",
        "cheese",
        "company",
        "firm",
    ];
    /// Of which a whole sentence speaks.
    const TALES: &Words = w![
        "bible",
        "biblical",
        "genesis",
        "methuselah",
        "noah",
        "abraham",
        "adam",
        "fictional",
        "joked",
        "jokes",
        "joking",
        "runs",
        "innings",
        "wicket",
        "wickets",
        "batted",
        "batting",
        "bowled",
        "bowling",
        "tackle",
        "lineman",
        "linebacker",
        "heavyweight",
        "weighing",
        "votes",
        "vampire",
        "legend",
        "myth",
    ];
    let tale = case.sentence_at(span.start);
    let tale = tale.is_none_or(|own| case.any(own.first_token..own.end_token, TALES));
    tale || case.any(case.back(span, NEAR_TOKENS), OTHERS)
        || case.any(case.ahead(span, NEAR_TOKENS), OTHERS)
}
