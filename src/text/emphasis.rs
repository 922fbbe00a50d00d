//! Marks of emphasis in a text that nobody told is Markdown: `**1.64 million**`, `_never_`. What
//! Markdown itself skips is left to the reader of its files.

use super::Span;

/// The signs that emphasise.
const MARKS: [u8; 3] = *b"*_`";

/// Open marks behind which a partner is still looked for: prose nests two or three.
const DEEPEST_NESTING: usize = 16;

/// Returns the marks that stand in pairs around words of one paragraph, in order and apart.
pub fn emphasis(body: &str) -> Vec<Span> {
    let [one, two, three] = MARKS;
    if memchr::memchr3(one, two, three, body.as_bytes()).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // Runs that may open a pair, since the paragraph began.
    let mut open: Vec<Span> = Vec::new();
    let mut last_end = 0;
    for run in runs(body) {
        let (before, after) = (body.get(..run.start), body.get(run.end..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        // Only the stretch since the last run is looked at, so that the time stays linear.
        if blank_line(Span::new(last_end, run.start).of(body)) {
            open.clear();
        }
        last_end = run.end;
        let farthest = open.len().saturating_sub(DEEPEST_NESTING);
        let partner = (farthest..open.len())
            .rev()
            .find(|&at| open.get(at).is_some_and(|other| other.of(body) == run.of(body)));
        if closes(before, after)
            && let Some(partner) = partner
        {
            found.extend([open.get(partner).copied().unwrap_or(run), run]);
            open.truncate(partner);
        } else if opens(before, after) {
            open.push(run);
        }
    }
    found.sort_by_key(|span| span.start);
    found
}

fn blank_line(between: &str) -> bool {
    let mut newline = false;
    for byte in between.bytes() {
        match byte {
            b'\n' if newline => return true,
            b'\n' => newline = true,
            b'\r' | b' ' => {}
            _ => newline = false,
        }
    }
    false
}

/// Runs of one mark: "**".
fn runs(body: &str) -> Vec<Span> {
    let bytes = body.as_bytes();
    let mut runs: Vec<Span> = Vec::new();
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| MARKS.contains(byte)) {
        match runs.last_mut() {
            Some(run) if run.end == at && bytes.get(run.start) == Some(byte) => run.end = at + 1,
            _ => runs.push(Span::new(at, at + 1)),
        }
    }
    runs
}

/// Behind a space, a bracket, a quote or another mark, and before a word.
fn opens(before: &str, after: &str) -> bool {
    let free = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    free && after.chars().next().is_some_and(|c| !c.is_whitespace())
}

/// Behind a word or its stop, and before no letter.
fn closes(before: &str, after: &str) -> bool {
    let free = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    free && before.chars().next_back().is_some_and(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(body: &str) -> String {
        let mut out = body.to_owned();
        for span in emphasis(body).into_iter().rev() {
            out.replace_range(span.start..span.end, "");
        }
        out
    }

    #[test]
    fn pairs_are_read_over_and_lone_signs_are_not() {
        assert_eq!(without("**1.64 million** tons of `oil`"), "1.64 million tons of oil");
        assert_eq!(
            without("We *never* closed, **Ines _Tal_** said."),
            "We never closed, Ines Tal said."
        );
        for text in
            ["* 12 wells\n* 9 ponds", "5 * 3 = 15", "a snake_case_name", "*one\n\ntwo*", "4.5*"]
        {
            assert_eq!(without(text), text);
        }
    }
}
