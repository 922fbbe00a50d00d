//! Words in quotation marks: “curly” and "straight" double ones. Single marks are left alone, an
//! apostrophe looks the same.

use super::{Gap, Span, Token};

/// Returns what stands inside each pair of double quotation marks, without the marks. A quotation
/// that is never closed ends with its paragraph.
pub fn quotations(body: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.gap == Gap::Paragraph
            && let Some(first) = open.take()
            && at > first + 1
        {
            found.push(tokens[first + 1].span.cover(tokens[at - 1].span));
        }
        match (token.span.of(body), open) {
            ("“", _) | ("\"", None) => open = Some(at),
            ("”" | "\"", Some(first)) => {
                if at > first + 1 {
                    found.push(tokens[first + 1].span.cover(tokens[at - 1].span));
                }
                open = None;
            }
            _ => {}
        }
    }
    if let (Some(first), Some(last)) = (open, tokens.len().checked_sub(1))
        && last > first
    {
        found.push(tokens[first + 1].span.cover(tokens[last].span));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use super::quotations;

    #[test]
    fn pairs_unclosed_and_stray_marks() {
        let words = |body: &str| -> Vec<String> {
            let tokens = tokens(body, &[]);
            quotations(body, &tokens).iter().map(|span| span.of(body).to_owned()).collect()
        };
        assert_eq!(words("He said “we won” and \"left\" it."), ["we won", "left"]);
        assert_eq!(words("“It rained.\n\n“It poured,” she said."), ["It rained.", "It poured,"]);
        assert_eq!(words("the States‘ plan” was"), Vec::<String>::new());
    }
}
