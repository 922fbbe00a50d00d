//! What holds for every text, as questions with an answer: `Err` says which promise was broken.

use factdesk::claim::{self, Claim, ClaimKind, Extraction};
use factdesk::desk::Analysis;
use factdesk::quantity::{Amount, Decimal, Figure, FigureKind, Label, Relation};
use factdesk::text::{Sentence, Span, Text};

/// `Err` names the promise that was broken.
pub(super) type Kept = Result<(), String>;

macro_rules! promise {
    ($holds:expr, $($what:tt)*) => {
        if !$holds {
            return Err(format!($($what)*));
        }
    };
}

/// Places, order and values of everything that was read.
pub(super) fn extraction_is_sound(text: &Text, read: &Extraction) -> Kept {
    let body = &text.body;
    sentences_part_the_text(body, &read.sentences)?;
    let mut last = 0;
    for (at, figure) in read.figures.iter().enumerate() {
        promise!(cuts(body, figure.span), "a figure that cuts no words, {:?}", figure.span);
        promise!(figure.span.start >= last, "figures overlap or are out of order");
        last = figure.span.end;
        promise!(within(figure.span, figure.number), "a number outside its figure");
        promise!(cuts(body, figure.number), "a number that cuts no words");
        promise!(within(figure.phrase, figure.span), "a figure outside its phrase");
        promise!(cuts(body, figure.phrase), "a phrase that cuts no words");
        let scale = figure.scale.is_none_or(|scale| cuts(body, scale));
        promise!(scale, "a scale word that cuts no words");
        let sentence = read.sentences.iter().find(|it| within(it.span, figure.phrase));
        let Some(sentence) = sentence.map(|sentence| sentence.span.of(body)) else {
            return Err("a figure across two sentences".to_owned());
        };
        let whole = figure.base.as_ref().is_none_or(|base| sentence.contains(base));
        promise!(whole, "a whole that is not of its sentence: {:?}", figure.base);
        value_is_sound(figure)?;
        if let Some(pair) = figure.pair {
            let other = read.figures.get(pair);
            let back = other.and_then(|other| other.pair);
            // "65 knots (75 mph; 120 km/h)": a third way to say it points to the second.
            let parallel = |figure: &Figure| figure.relation == Some(Relation::Parallel);
            let third = pair < at && parallel(figure) && other.is_some_and(parallel);
            promise!(back == Some(at) || third, "a pair that points one way");
            promise!(figure.relation.is_some(), "a pair without a relation");
        }
    }
    labels_are_sound(body, read)?;
    claims_are_sound(body, read)
}

fn labels_are_sound(body: &str, read: &Extraction) -> Kept {
    let mut last = 0;
    let mut figures = read.figures.iter().peekable();
    for Label { span, .. } in &read.labels {
        promise!(cuts(body, *span), "a label that cuts no words, {span:?}");
        promise!(span.start >= last, "labels overlap or are out of order");
        last = span.end;
        while figures.next_if(|figure| figure.span.end <= span.start).is_some() {}
        let free = figures.peek().is_none_or(|figure| figure.span.start >= span.end);
        promise!(free, "a label over a figure");
    }
    Ok(())
}

fn sentences_part_the_text(body: &str, sentences: &[Sentence]) -> Kept {
    let mut last = 0;
    for sentence in sentences {
        promise!(cuts(body, sentence.span), "a sentence that cuts no words");
        promise!(sentence.span.start >= last, "sentences overlap or are out of order");
        last = sentence.span.end;
    }
    Ok(())
}

fn value_is_sound(figure: &Figure) -> Kept {
    // Beyond 38 digits a decimal may refuse to be read, but never reads as another.
    let exact = |value: Decimal| {
        let printed = value.to_string();
        let digits = printed.bytes().filter(u8::is_ascii_digit).count();
        Decimal::parse(&printed).map_or(digits > 38, |read| read == value)
    };
    match figure.amount {
        Amount::Value(value) => {
            promise!(exact(value), "a value that cannot be read back: {value}");
        }
        Amount::Range(low, high) => {
            promise!(exact(low) && exact(high), "ends that cannot be read back: {low} to {high}");
            promise!(low <= high, "a range from more to less: {low} to {high}");
        }
        Amount::Unknown => {
            let dated = figure.timex.is_some() || figure.kind == FigureKind::Score;
            promise!(dated, "a figure without value or date: {:?}", figure.kind);
        }
    }
    let days = figure.from_date.zip(figure.to_date);
    promise!(days.is_none_or(|(from, to)| from < to), "days that end before they begin: {days:?}");
    promise!(days.is_some() || figure.from_date.is_none(), "days that never end");
    Ok(())
}

fn claims_are_sound(body: &str, read: &Extraction) -> Kept {
    let mut last = 0;
    let mut owned = vec![false; read.figures.len()];
    for Claim { span, kind, figures, speaker } in &read.claims {
        promise!(cuts(body, *span), "a claim that cuts no words");
        promise!(speaker.is_none_or(|speaker| cuts(body, speaker)), "a speaker who is no words");
        if !figures.is_empty() || ClaimKind::WITH_FIGURES.contains(kind) {
            promise!(span.start >= last, "claims with figures overlap or are out of order");
            last = span.end;
        }
        promise!(figures.is_sorted_by(|a, b| a < b), "a claim's figures are out of order");
        for &at in figures {
            let Some(figure) = read.figures.get(at) else {
                return Err("a claim of a figure that is not there".to_owned());
            };
            promise!(within(*span, figure.span), "a figure outside its claim");
            promise!(!owned[at], "a figure in two claims");
            owned[at] = true;
        }
    }
    Ok(())
}

/// The rows cut exactly what they quote, in bytes and in code points, and say what was read.
pub(super) fn rows_say_what_was_read(text: &Text, read: &Extraction, rows: &Analysis) -> Kept {
    let body = &text.body;
    let chars = CharText::new(body);
    let same = read.figures.len() == rows.figures.len()
        && read.claims.len() == rows.claims.len()
        && read.sentences.len() == rows.sentences.len()
        && read.labels.len() == rows.labels.len();
    promise!(same, "the analysis has other rows than the extraction");
    for (row, figure) in rows.figures.iter().zip(&read.figures) {
        promise!(row.surface == figure.span.of(body), "a figure's row cuts other words");
        let quote = chars.cut(row.start_char, row.end_char);
        promise!(quote == Some(&row.surface), "a figure's code points cut {quote:?}");
        let number = chars.cut(row.number_start_char, row.number_end_char);
        promise!(number == Some(figure.number.of(body)), "a number's code points cut {number:?}");
        let value = figure.value().map(|value| value.to_string());
        promise!(row.value == value, "a figure's row has another value");
    }
    for (row, claim) in rows.claims.iter().zip(&read.claims) {
        promise!(row.quote == claim.span.of(body), "a claim's row cuts other words");
        let quote = chars.cut(row.start_char, row.end_char);
        promise!(quote == Some(&row.quote), "a claim's code points cut {quote:?}");
    }
    for (row, label) in rows.labels.iter().zip(&read.labels) {
        promise!(row.surface == label.span.of(body), "a label's row cuts other words");
        let words = chars.cut(row.start_char, row.end_char);
        promise!(words == Some(&row.surface), "a label's code points cut {words:?}");
    }
    for (row, sentence) in rows.sentences.iter().zip(&read.sentences) {
        let words = chars.cut(row.start_char, row.end_char);
        promise!(words == Some(sentence.span.of(body)), "a sentence's code points cut {words:?}");
    }
    flags_are_sound(body, &chars, rows)
}

fn flags_are_sound(body: &str, chars: &CharText<'_>, rows: &Analysis) -> Kept {
    for flag in &rows.flags {
        let words = body.get(flag.start..flag.end).filter(|words| !words.is_empty());
        promise!(words.is_some(), "{} stands on no words", flag.code);
        let cut = chars.cut(flag.start_char, flag.end_char);
        promise!(cut == words, "{}: the code points cut {cut:?}", flag.code);
        for place in &flag.related {
            let related = chars.cut(place.start_char, place.end_char);
            promise!(related.is_some(), "{} points beyond the text", flag.code);
        }
        let said = !flag.message.trim().is_empty() && !flag.computation.trim().is_empty();
        promise!(said, "{} says nothing", flag.code);
    }
    Ok(())
}

/// A paragraph before the article changes nothing but the places.
pub(super) fn what_precedes_changes_nothing(text: &Text, alone: &Extraction) -> Kept {
    /// No figure, date, name, unit, quotation or verb of saying, so nothing may refer to it.
    const BEFORE: &str = "It was raining.\n\n";
    let by = BEFORE.len();
    let shift = |span: &Span| Span::new(span.start + by, span.end + by);
    let skipped = text.skipped.iter().map(shift).collect();
    let body = format!("{BEFORE}{}", text.body);
    let after = claim::extract(&Text { body, skipped, ..text.clone() });
    let figures = alone.figures.iter().map(|figure| Figure {
        span: shift(&figure.span),
        number: shift(&figure.number),
        phrase: shift(&figure.phrase),
        scale: figure.scale.as_ref().map(shift),
        ..figure.clone()
    });
    promise!(figures.eq(after.figures), "a paragraph before it changes the figures");
    let labels = alone.labels.iter().map(|label| Label { span: shift(&label.span), ..*label });
    promise!(labels.eq(after.labels), "a paragraph before it changes the labels");
    let claims = alone.claims.iter().map(|claim| Claim {
        span: shift(&claim.span),
        speaker: claim.speaker.as_ref().map(shift),
        ..claim.clone()
    });
    let behind = after.claims.into_iter().filter(|claim| claim.span.start >= by);
    promise!(claims.eq(behind), "a paragraph before it changes the claims");
    Ok(())
}

fn cuts(body: &str, span: Span) -> bool {
    body.get(span.start..span.end).is_some_and(|words| !words.is_empty())
}

fn within(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// A text that is cut by code points, the slow and sure way.
struct CharText<'a> {
    body: &'a str,
    /// The byte of every code point, and the end.
    bytes: Vec<usize>,
}

impl<'a> CharText<'a> {
    fn new(body: &'a str) -> Self {
        let bytes = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
        Self { body, bytes }
    }

    fn cut(&self, start: usize, end: usize) -> Option<&'a str> {
        self.body.get(*self.bytes.get(start)?..*self.bytes.get(end)?)
    }
}
