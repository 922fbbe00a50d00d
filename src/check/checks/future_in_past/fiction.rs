//! Stories, whose years are those of their plot: "the film, set in 2049". What happened to the work
//! itself is told of it, not in it. The check asks; nothing here reads dates.

use crate::check::Case;
use crate::text::{Span, Words};
use crate::w;

/// Whether the sentence, or the one before, speaks of a story: "the film, set in 2049".
pub(super) fn fiction(case: &Case<'_>, span: Span) -> bool {
    const STORIES: &Words = w![
        "film",
        "films",
        "movie",
        "movies",
        "novel",
        "novels",
        "thriller",
        "fiction",
        "fictional",
        "sci",
        "imagines",
        "imagined",
        "imagine",
        "dystopia",
        "dystopian",
        "futuristic",
        "fantasy",
        "screenplay",
        "simulation",
        "simulations",
        "simulated",
        "models",
        "modelled",
        "modeled",
    ];
    const TELLING: &Words = w![
        "book", "books", "series", "drama", "play", "game", "story", "comic", "episode", "musical"
    ];
    const TOLD: &Words =
        w!["which", "where", "about", "tells", "follows", "depicts", "told", "set", "plot"];
    // "won the prize in 2098 for her first novel", "the novel was published in 2098": about the
    // work, not in it.
    let of_author = |case: &Case<'_>, span: Span, at: usize| {
        const MADE: &Words = w![
            "published",
            "came",
            "released",
            "premiered",
            "wrote",
            "written",
            "won",
            "filmed",
            "shot",
            "directed",
            "appeared",
            "nominated",
            "screened",
            "adapted",
            "awarded",
            "earned",
            "made",
            "received",
            "sold",
        ];
        let date = case.tokens_of(span);
        let made = case.any(case.back(span, 6), MADE);
        let set =
            case.any(at..(at + 5).max(date.end.min(at + 9)), w!["set", "imagines", "imagined"]);
        made && !set && !case.any(at..at + 4, w!["about", "of", "on"])
    };
    let Some(index) = case.sentence_index(span.start) else { return false };
    [index.checked_sub(1), Some(index)].into_iter().flatten().any(|index| {
        let sentence = case.extraction.sentences.get(index);
        sentence.is_some_and(|own| {
            let end = own.end_token.min(own.first_token + 60);
            let tokens = own.first_token..end;
            case.find(tokens.clone(), STORIES).is_some_and(|at| !of_author(case, span, at))
                || case.any(tokens.clone(), TELLING) && case.any(tokens, TOLD)
        })
    })
}
