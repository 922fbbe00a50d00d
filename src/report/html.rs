//! What every page shares: words made safe, the style sheet, head and foot. A page is one file; it
//! loads and runs nothing, and reads on a telephone, in the dark and on paper without colour.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::format::Stamp;
use super::visible;
use crate::desk::row::ArticleRow;

/// Returns `text` as HTML shows it, as words or within a quoted attribute; signs that hide or turn
/// the reading direction are written out.
///
/// ```
/// use factdesk::report::escaped;
/// assert_eq!(escaped("<b title='x'>\u{202e}"), r"&lt;b title=&#39;x&#39;&gt;\u{202e}");
/// ```
pub fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(sign),
        }
    }
    safe
}

/// Returns an address as a link, when it is one that a browser may follow.
pub(super) fn link(url: &str, words: &str) -> String {
    let followed = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    if followed {
        format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escaped(url), escaped(words))
    } else {
        escaped(words)
    }
}

/// Returns words with their first letter large: a heading.
pub(super) fn capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// Returns a UTC time as people read it, to the minute: "2023-07-14 16:42".
pub(super) fn time(at: &str) -> String {
    let words = at.strip_suffix('Z').unwrap_or(at).replacen('T', " ", 1);
    let short = words.get(..MINUTE_CHARS).unwrap_or(&words);
    format!("<time datetime=\"{}\">{}</time>", escaped(at), escaped(short))
}

/// So long is "2023-07-14 16:42".
const MINUTE_CHARS: usize = 16;

/// What a page holds, which decides how wide it may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// Lines to be read.
    Prose,
    /// A table with many columns.
    Table,
}

/// Writes what stands before the content of a page.
pub(super) fn begin(out: &mut dyn Write, title: &str, holds: Holds) -> io::Result<()> {
    let mut head = String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    head.push_str("<meta charset=\"utf-8\">\n");
    head.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    head.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    let _ = writeln!(
        head,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        escaped(policy)
    );
    let body = if holds == Holds::Table { "<body class=\"wide\">" } else { "<body>" };
    let title = escaped(title);
    let _ = writeln!(head, "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n{body}");
    out.write_all(head.as_bytes())
}

/// Returns the head of a page on one article: its headline, and in small letters what it is.
pub(super) fn article_head(kicker: &str, article: &ArticleRow, more: &str) -> String {
    let title = if article.title.is_empty() { &article.id } else { &article.title };
    let mut about = vec![escaped(&article.id), format!("draft {}", article.revision)];
    about.push(escaped(&article.state));
    about.extend(article.author.as_deref().map(escaped));
    about.extend(article.date.as_deref().map(escaped));
    about.extend(article.due_at.as_deref().map(|due| format!("due {} UTC", time(due))));
    about.push(escaped(more));
    format!(
        "<header>\n<p class=\"kicker\">{kicker}</p>\n<h1>{}</h1>\n<p class=\"meta\">{}</p>\n\
         </header>\n",
        escaped(title),
        about.join(" · ")
    )
}

/// Writes what stands after it: from which state of the desk it is, and when it was written.
pub(super) fn end(out: &mut dyn Write, stamp: Stamp<'_>) -> io::Result<()> {
    let mut foot = String::new();
    if !stamp.head.is_empty() {
        let _ = writeln!(
            foot,
            "<footer>Anchor <code>{}</code> · printed {} UTC · factdesk {}</footer>",
            escaped(stamp.head),
            time(stamp.at),
            env!("CARGO_PKG_VERSION")
        );
    }
    foot.push_str("</body>\n</html>\n");
    out.write_all(foot.as_bytes())?;
    out.flush()
}

/// The style of every page of a report, as it stands between its tags.
pub const STYLE: &str = concat!("\n", include_str!("page.css"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        const SEED: u64 = 0x5EED_2023_0714;
        const SIGNS: [&str; 16] = [
            "<script>", "</style>", "\"", "'", "&", "&amp;", "<", ">", "]]>", "<!--", "\u{202e}",
            "\u{0}", "\u{200b}", "=", "é", "onload=",
        ];
        println!("seed {SEED:#x}");
        let mut dice = SEED;
        for _ in 0..5_000 {
            let mut text = String::new();
            for _ in 0..8 {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let at = usize::try_from(dice >> 60).unwrap();
                text.push_str(SIGNS[at]);
            }
            let safe = escaped(&text);
            assert!(
                !safe.contains(['<', '>', '"', '\'', '\u{202e}', '\u{200b}', '\0']),
                "{text:?}"
            );
            assert_eq!(unescaped(&safe), visible(&text), "{text:?}");
        }
    }

    fn unescaped(safe: &str) -> String {
        let plain = safe.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        plain.replace("&#39;", "'").replace("&amp;", "&")
    }

    #[test]
    fn only_addresses_of_the_web_are_linked() {
        assert!(link("https://example.org/a?b=1&c=\"", "x").starts_with("<a href=\"https://"));
        assert!(!link("https://example.org/\" onclick=\"x", "x").contains("\" onclick"));
        assert_eq!(link("javascript:alert(1)", "<x>"), "&lt;x&gt;");
    }

    #[test]
    fn a_time_is_read_to_the_minute() {
        assert!(time("2023-07-14T16:42:10Z").contains(">2023-07-14 16:42<"));
        assert!(time("2023-07").contains(">2023-07<"));
    }
}
