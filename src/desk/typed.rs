//! Words as people type them, found in a text as it is printed: straight quotes stand for curly
//! ones, a space for a line's end, and markup is read over. Which of several places is meant is
//! left to whoever asks.

use crate::text::Span;

/// Returns every place of `words` in `body`, in order and apart. Words are never found inside a
/// longer word or number.
///
/// ```
/// use factdesk::desk::typed;
/// let places = typed::find("He “bought” 1.64\ntons.", &[], "\"bought\" 1.64 tons");
/// assert_eq!(places.len(), 1);
/// assert!(typed::find("It sold 164 tons.", &[], "64 tons").is_empty());
/// ```
pub fn find(body: &str, skipped: &[Span], words: &str) -> Vec<Span> {
    let text = read(body, skipped);
    let wanted = read(words.trim(), &[]);
    let mut found = Vec::new();
    let mut at = 0;
    while !wanted.is_empty() && at + wanted.len() <= text.len() {
        if let Some(span) = place(&text, at, &wanted) {
            found.push(span);
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

/// Returns the line of `body`, from 1, that shares most words with these, and its words; `None`
/// when no line shares any.
pub fn nearest_line<'t>(body: &'t str, words: &str) -> Option<(usize, &'t str)> {
    let wanted = plain_words(words);
    let shared = |line: &str| {
        let there = plain_words(line);
        wanted.iter().filter(|word| there.contains(word)).count()
    };
    let lines = (1..).zip(body.lines()).map(|(number, line)| (shared(line), number, line.trim()));
    let best = lines.max_by_key(|(shared, number, _)| (*shared, std::cmp::Reverse(*number)));
    best.filter(|(shared, ..)| *shared > 0).map(|(_, number, line)| (number, line))
}

/// A sign of a text, and the bytes it was read from.
struct Sign {
    sign: char,
    span: Span,
}

fn read(text: &str, skipped: &[Span]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    let mut markup = skipped.iter().peekable();
    let mut from = 0;
    for (at, sign) in text.char_indices() {
        if at < from {
            continue;
        }
        let span = Span::new(at, at + sign.len_utf8());
        while markup.next_if(|skipped| skipped.end <= at).is_some() {}
        let Some(skipped) = markup.next_if(|skipped| skipped.start <= at) else {
            push(&mut signs, sign, span);
            continue;
        };
        from = skipped.end;
        if is_space(skipped.of(text)) {
            push(&mut signs, ' ', *skipped);
        }
    }
    signs
}

/// Whether markup parts words as a space does.
fn is_space(markup: &str) -> bool {
    markup.starts_with('&') && markup != "&shy;" || markup.starts_with("<br")
}

/// Adds a sign as it is meant: runs of white space are one space, what hides is left out.
fn push(signs: &mut Vec<Sign>, sign: char, span: Span) {
    let sign = match sign {
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => return,
        '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '…' => {
            signs.extend(['.', '.', '.'].map(|sign| Sign { sign, span }));
            return;
        }
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    };
    if sign == ' ' && signs.last().is_some_and(|last| last.sign == ' ') {
        return;
    }
    signs.push(Sign { sign, span });
}

/// Returns the bytes at which `wanted` stands from sign `at` on.
fn place(text: &[Sign], at: usize, wanted: &[Sign]) -> Option<Span> {
    let there = text.get(at..at + wanted.len())?;
    if !there.iter().zip(wanted).all(|(there, wanted)| there.sign == wanted.sign) {
        return None;
    }
    let sign = |at: usize| text.get(at).map(|sign| sign.sign);
    let end = at + wanted.len();
    let before = at.checked_sub(1).and_then(sign);
    let before_that = at.checked_sub(2).and_then(sign);
    let whole = !goes_on((before_that, before), sign(at))
        && !goes_on((sign(end + 1), sign(end)), sign(end - 1));
    if whole { Some(there.first()?.span.cover(there.last()?.span)) } else { None }
}

/// Whether a word or number goes on beyond its `edge`, seen from outside in.
fn goes_on((far, near): (Option<char>, Option<char>), edge: Option<char>) -> bool {
    let (Some(near), Some(edge)) = (near, edge) else { return false };
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    edge.is_alphanumeric() && near.is_alphanumeric()
        || edge.is_ascii_digit() && matches!(near, '.' | ',') && digit(far)
}

fn plain_words(text: &str) -> Vec<String> {
    let parts = text.split(|sign: char| !sign.is_alphanumeric());
    let mut words: Vec<_> = parts.filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(body: &'t str, words: &str) -> Vec<&'t str> {
        find(body, &[], words).iter().map(|span| span.of(body)).collect()
    }

    #[test]
    fn words_are_found_as_people_type_them() {
        for (body, words) in [
            ("She said “it’s over”.", "\"it's over\""),
            ("It cost 1.64\u{a0}million\n   tons a year", "1.64 million tons"),
            ("from 5–10 per\u{ad}cent", "5-10 percent"),
            ("and so on…", "so on..."),
        ] {
            assert_eq!(found(body, words).len(), 1, "{words}");
        }
        assert_eq!(found("Tin, tin and tin.", "tin"), ["tin", "tin"]);
    }

    #[test]
    fn no_word_and_no_number_is_cut() {
        assert!(found("The prime minister", "minis").is_empty());
        assert!(found("It is 1.64 tons", "64 tons").is_empty());
        assert!(found("It is 1,640 tons", "1").is_empty());
        assert_eq!(found("It is 1. Then 2.", "1"), ["1"]);
        assert!(found("anything", "").is_empty() && found("", "x").is_empty());
    }

    #[test]
    fn markup_is_read_over() {
        let body = "It has **1.64**&nbsp;tons.";
        let skipped = [Span::new(7, 9), Span::new(13, 15), Span::new(15, 21)];
        let places = find(body, &skipped, "has 1.64 tons");
        assert_eq!(
            places.iter().map(|p| p.of(body)).collect::<Vec<_>>(),
            ["has **1.64**&nbsp;tons"]
        );
    }

    #[test]
    fn the_nearest_line_shares_most_words() {
        let body = "One line.\nIt sold 1.64 tons of oil.\nThe end.";
        assert_eq!(nearest_line(body, "1.64 tons of oill"), Some((2, "It sold 1.64 tons of oil.")));
        assert_eq!(nearest_line(body, "zebra"), None);
    }
}
