//! A headline that stands beside the text, as a field of JSON Lines or of front matter: it is read
//! as if it stood above the story. It has no place in the text, so that what does not fit is shown
//! at the figure of the story.

use super::case::{Case, Memo};
use super::elsewhere::rarer;
use super::{Flag, spelled, wording};
use crate::claim::{self, Extraction};
use crate::quantity::{Figure, FigureKind};
use crate::text::{Span, Text, TokenKind, Word, Words};
use crate::w;

/// Words of a number besides those up to a hundred.
const SCALES: &Words =
    w!["hundred", "thousand", "million", "billion", "dozen", "half", "third", "quarter", "fifth"];

/// Whether a word is of a number, as "one" mostly is not.
fn is_number(word: &str) -> bool {
    let word = Word::of(word);
    spelled::one(word).is_some_and(|number| number > 1)
        || spelled::ten(word).is_some()
        || word.is_in(SCALES)
}

/// Returns what `look` finds in the headline's line, at the story's places.
pub(super) fn flags(case: &Case<'_>, look: fn(&Case<'_>) -> Vec<Flag>) -> Vec<Flag> {
    const GAP: &str = "\n\n";
    let title = case.text.title.trim();
    let digits = |c: char| c.is_ascii_digit() || "$€£".contains(c);
    let words = || title.split(|c: char| !c.is_alphabetic()).any(is_number);
    let number = title.contains(digits) || words();
    let repeated = case.text.body.starts_with(title);
    if repeated || !number || title.contains('\n') || stands_above(case, title) {
        return Vec::new();
    }
    let alone = claim::extract(&Text::plain(title));
    if alone.figures.iter().all(|own| borne_out(case, title, own)) {
        return Vec::new();
    }
    let shift = title.len() + GAP.len();
    let moved = |span: &Span| Span::new(span.start + shift, span.end + shift);
    let text = Text {
        body: format!("{title}{GAP}{}", case.text.body),
        title: String::new(),
        published: case.text.published,
        skipped: case.text.skipped.iter().map(moved).collect(),
    };
    let extraction = claim::extract(&text);
    let memo = Memo::default();
    let joined =
        Case { text: &text, extraction: &extraction, references: case.references, memo: &memo };
    let found = look(&joined).into_iter().filter(|flag| flag.span.end <= title.len());
    found.filter_map(|flag| in_story(&joined, &flag, shift)).collect()
}

/// The flag at the story’s figure, where that is more probably the slip than the headline’s.
pub(super) fn at_likelier(case: &Case<'_>, flag: Flag) -> Flag {
    let figure = |span: &Span| at_span(case.extraction, *span);
    let [story] = flag.related.as_slice() else { return flag };
    let rare = figure(story).zip(figure(&flag.span)).is_some_and(|(own, head)| rarer(own, head));
    let weak = figure(story).zip(figure(&flag.span)).is_some_and(|(own, head)| {
        own.value()
            .zip(head.value())
            .is_some_and(|(own, head)| too_weak(case, *story, own.to_f64(), head.to_f64()))
    });
    let moved = if rare || weak { in_story(case, &flag, 0) } else { None };
    let Some(mut moved) = moved else { return flag };
    moved.related.push(flag.span);
    moved
}

/// Whether the story tells of damage that no quake of its magnitude does, and the headline’s does.
fn too_weak(case: &Case<'_>, place: Span, story: f64, headline: f64) -> bool {
    const LEAST_MAGNITUDE: f64 = 4.5;
    const DAMAGE: &Words = w![
        "killed",
        "killing",
        "dead",
        "died",
        "destroyed",
        "collapsed",
        "collapsing",
        "toppled",
        "toppling",
        "flattened",
        "rubble",
        "ruins",
        "damaged",
        "injured",
        "injuring"
    ];
    const REACH: usize = 60;
    let near = case.back(place, 3).chain(case.ahead(place, 2));
    let magnitude = { near }.any(|at| case.is(at, w!["magnitude"]));
    let at = case.token_at(place.start);
    let told = at.saturating_sub(REACH)..(at + REACH).min(case.tokens().len());
    magnitude && story < LEAST_MAGNITUDE && headline >= LEAST_MAGNITUDE && case.any(told, DAMAGE)
}

/// Whether the text begins with its headline, whatever the markup.
fn stands_above(case: &Case<'_>, title: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let title = letters(title);
    let mut head = String::new();
    let words = case.tokens().iter().filter(|token| token.kind != TokenKind::Sign);
    for token in words.take(title.len()) {
        head.push_str(&letters(case.words(token.span)));
        if head.len() >= 2 * title.len() {
            break;
        }
    }
    head.contains(&title)
}

/// Whether the story has the value of a headline's figure, or prints it as the headline does.
fn borne_out(case: &Case<'_>, title: &str, own: &Figure) -> bool {
    let dated = own.kind == FigureKind::Date || own.value().is_none();
    if dated {
        return case.text.body.contains(own.span.of(title));
    }
    case.extraction.figures.iter().any(|other| other.value() == own.value())
}

/// The flag at the first place of the story that the headline contradicts.
fn in_story(joined: &Case<'_>, flag: &Flag, shift: usize) -> Option<Flag> {
    let places: Vec<Span> =
        flag.related.iter().filter(|place| place.start >= shift).copied().collect();
    let (place, others) = places.split_first()?;
    let back = |span: &Span| Span::new(span.start - shift, span.end - shift);
    let amount =
        |span: Span| at_span(joined.extraction, span).filter(|own| own.kind != FigureKind::Date);
    let both = amount(*place).zip(amount(flag.span));
    let rare = both.is_some_and(|(story, headline)| rarer(headline, story));
    // What the story says twice is not mended towards a headline that says it once, nor is a usual
    // sum towards one that is seldom so large.
    let both = both.filter(|_| others.is_empty() && !rare);
    let reading = both.map(|(story, headline)| wording::with_number(joined, story, headline));
    let advised = flag.suggestions.first().map(|first| format!(" {first} would fit"));
    let fault = advised.and_then(|advised| flag.message.split_once(&advised));
    let fault = fault.or_else(|| flag.message.split_once(" Check which is right"))?.0.to_owned();
    let advice = match &reading {
        Some(reading) => format!("{reading} would fit here, unless the headline is wrong"),
        None if others.is_empty() && !rare => "Check both".to_owned(),
        None => "Check the headline first".to_owned(),
    };
    Some(Flag {
        span: back(place),
        message: format!("{fault} {advice}."),
        related: others.iter().map(back).collect(),
        suggestions: reading.into_iter().collect(),
        ..flag.clone()
    })
}

fn at_span(extraction: &Extraction, span: Span) -> Option<&Figure> {
    extraction.figures.iter().find(|figure| figure.span == span)
}

#[cfg(test)]
mod tests {
    use crate::check::Flag;
    use crate::check::trial::flags_of;
    use crate::text::Text;

    fn flags(title: &str, body: &str) -> Vec<Flag> {
        flags_of(&Text { title: title.to_owned(), ..Text::plain(body) })
    }

    const STORY: &str = "The harbour of Orm was given a grant of $340,000 for its new pier, the \
                         council said on Monday. The pier is to open in spring.";

    #[test]
    fn a_headline_beside_the_text_is_compared_with_it() {
        let flags = flags("Orm harbour gets grant of $34,000 for new pier", STORY);
        let told: Vec<_> = flags.iter().map(|own| (own.code, own.span.of(STORY))).collect();
        assert_eq!(told, [("headline-and-body", "$340,000")], "{flags:?}");
        assert_eq!(flags[0].suggestions, ["$34,000"]);
        assert_eq!(
            flags[0].message,
            "The headline has $34,000, the story $340,000: a zero was lost or put in. $34,000 \
             would fit here, unless the headline is wrong."
        );
    }

    #[test]
    fn what_the_story_says_twice_is_not_mended_towards_its_headline() {
        let body = "The harbour of Orm was given a grant of $340,000 for its new pier. The mayor \
                    said the grant of $340,000 for the new pier of Orm harbour was welcome.";
        let found = flags("Orm harbour gets grant of $34,000 for new pier", body);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].suggestions.is_empty() && found[0].message.ends_with("headline first."));
        let dated = "The mayor is to open the new harbour pier of Orm on Monday, January 28, 2008, \
                     the council said.";
        let found = flags("Mayor to open new harbour pier of Orm on Jan. 27", dated);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.contains("Jan. 27, the story") && found[0].suggestions.is_empty());
    }

    #[test]
    fn a_headline_in_words_is_compared_too() {
        let body = "Seven people were killed on Friday when a ferry sank off Orm, the coastguard \
                    said.";
        let found = flags("Four killed as ferry sinks", body);
        let told: Vec<_> = found.iter().map(|own| (own.code, own.span.of(body))).collect();
        assert_eq!(told, [("headline-and-body", "Seven people")], "{found:?}");
        assert!(flags("Seven killed as ferry sinks", body).is_empty());
        assert!(flags("Ferry sinks off Orm", body).is_empty());
    }

    #[test]
    fn a_headline_that_fits_or_stands_above_is_silent() {
        assert!(flags("Orm harbour gets grant of $340,000", STORY).is_empty());
        assert!(flags("Orm harbour gets grant", STORY).is_empty());
        // What stands above is flagged there, once.
        let title = "Orm harbour gets grant of $34,000 for new pier";
        let above = format!("# {title}\n\n{STORY}");
        let flags = flags(title, &above);
        let told: Vec<_> = flags.iter().map(|own| own.span.of(&above)).collect();
        assert_eq!(told, ["$34,000"], "{flags:?}");
    }
}
