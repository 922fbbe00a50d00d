//! Comments in a text that are meant for this program: `<!-- factdesk: … -->`. What they ask for is
//! left to whoever is asked.

use super::Span;

/// The name behind the mark, but for its first letter, which may be a capital.
const NAME: &str = "actdesk";
/// So much space at most stands between the mark and the name.
const MOST_SPACE_BYTES: usize = 80;

/// Returns every comment that begins with our name, in order: the whole of it, and the words in it,
/// with the colon behind the name or not. One that nobody closed is none.
///
/// ```
/// let body = "Up 5. <!-- factdesk: allow wrong-weekday -->";
/// let (comment, words) = factdesk::text::comments(body).next().unwrap();
/// assert!(comment.of(body).starts_with("<!--") && words.of(body).ends_with("weekday"));
/// ```
pub fn comments(body: &str) -> impl Iterator<Item = (Span, Span)> {
    // Most texts have no comment at all.
    let mut from = memchr::memchr(b'<', body.as_bytes()).unwrap_or(body.len());
    std::iter::from_fn(move || {
        loop {
            if from == body.len() {
                return None;
            }
            let at = from + body.get(from..)?.find(NAME)?;
            from = at + NAME.len();
            let Some(open) = opening(body, at) else { continue };
            // One that nobody closed runs to the end, and so does every later one.
            let close = from + body.get(from..)?.find("-->")?;
            from = close + "-->".len();
            let words = body.get(open + "<!--".len()..close)?;
            let start = open + "<!--".len() + (words.len() - words.trim_start().len());
            return Some((Span::new(open, from), Span::new(start, start + words.trim().len())));
        }
    })
}

/// Returns where the comment begins whose name, but for its first letter, stands at `name`.
fn opening(body: &str, name: usize) -> Option<usize> {
    let before = body.get(..name)?.strip_suffix(['f', 'F'])?;
    let open = before.trim_end();
    let near = before.len() - open.len() <= MOST_SPACE_BYTES;
    // Without its colon it does nothing, which somebody has to be told.
    let called = body.get(name + NAME.len()..)?.starts_with([':', ' ', '\t', '\r', '\n', '-', ',']);
    (near && called && open.ends_with("<!--")).then(|| open.len() - "<!--".len())
}
