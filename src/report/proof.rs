//! The text as a screen shows it for work: paragraph by paragraph, every claim underlined, its
//! number and somebody's initials beside its line. What stands beside a paragraph is left to the
//! page.

use std::fmt::Write as _;

use super::galley::{Galley, Piece};
use super::marks::{Mark, class, marks, unseen};
use super::{ArticleText, card, escaped};
use crate::desk::row::ClaimRow;
use crate::text::Span;

/// One paragraph of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// Its words as HTML, with the claims in it.
    pub html: String,
}

/// Returns the paragraphs of an article, the claims given underlined and leading to their pages,
/// with the initials that `initials` knows. With `seen`, where else claims stand, every sentence
/// that no claim touches is shown as such.
pub fn proof<'c>(
    text: &ArticleText,
    claims: &'c [ClaimRow],
    initials: impl Fn(&'c ClaimRow) -> &'c str,
    seen: Option<&[Span]>,
) -> Vec<Paragraph> {
    let marks = marks(claims);
    let unseen = seen.map_or_else(Vec::new, |seen| {
        unseen(text, marks.iter().map(|mark| mark.span).chain(seen.iter().copied()))
    });
    let spans = marks.iter().map(|mark| mark.span).chain(unseen.iter().copied());
    let cuts: Vec<_> = spans.flat_map(|span| [span.start, span.end]).collect();
    let mut coming = marks.iter().peekable();
    let mut covering: Vec<&Mark<'_>> = Vec::new();
    let mut margin = Margin::default();
    let mut paragraphs = Vec::new();
    Galley::new(&text.detail.body, &text.markup).each_paragraph(
        cuts,
        |piece| {
            let next = unseen.partition_point(|sentence| sentence.end <= piece.span.start);
            if unseen.get(next).is_some_and(|next| next.contains(piece.span)) {
                return unlooked(piece);
            }
            covering.retain(|mark| mark.span.end > piece.span.start);
            let mut begun = String::new();
            while let Some(mark) = coming.next_if(|mark| mark.span.start <= piece.span.start) {
                let place = margin.place(&text.detail.body, mark.span.start);
                number(&mut begun, mark.claim, initials(mark.claim), place);
                covering.push(mark);
            }
            covering.sort_by_key(|mark| (mark.level, mark.span.len()));
            begun + &underlined(piece, &covering)
        },
        |span, html| paragraphs.push(Paragraph { span, html: html.to_owned() }),
    );
    paragraphs
}

fn unlooked(piece: &Piece) -> String {
    if piece.html.trim().is_empty() {
        return piece.html.clone();
    }
    format!("<span class=\"unseen\">{}</span>", piece.html)
}

/// Claims that begin so near each other may begin on one line, and then share its margin.
const LINE_BYTES: usize = 96;
/// Claims that begin so near each other most likely do.
const NEAR_BYTES: usize = 48;
/// So many numbers find room beside a line.
const PLACES: usize = 4;

/// What stands beside the lines: the claim that began last, and the last one in the first place.
#[derive(Default)]
struct Margin {
    first: Option<usize>,
    last: Option<(usize, usize)>,
}

impl Margin {
    /// Returns which place, from 0, the number of a claim that begins at this byte takes. Numbers
    /// that may stand beside one line stand in their order.
    fn place(&mut self, body: &str, start: usize) -> usize {
        let within = |from: usize, most: usize| {
            let between = body.get(from..start).unwrap_or("");
            let mut lines = between.split('\n');
            lines.next();
            lines.next_back();
            between.len() <= most && !lines.any(|line| line.trim().is_empty())
        };
        let next = match (self.first, self.last) {
            (Some(first), Some((last, place)))
                if within(first, LINE_BYTES) || within(last, NEAR_BYTES) =>
            {
                (place + 1) % PLACES
            }
            _ => 0,
        };
        if next == 0 {
            self.first = Some(start);
        }
        self.last = Some((start, next));
        next
    }
}

/// A claim's number, which stands in the margin beside the line its words begin on.
fn number(html: &mut String, claim: &ClaimRow, initials: &str, place: usize) {
    let (number, id, state) = (escaped(&claim.number), escaped(&claim.id), escaped(&claim.state));
    let (doubt, doubtful) = if card::is_doubtful(claim) { ("?", ", doubtful") } else { ("", "") };
    let initials = escaped(initials);
    let gap = if initials.is_empty() { "" } else { " " };
    let _ = write!(
        html,
        "<a class=\"no s{place}\" id=\"mark-{number}\" href=\"/c/{id}\" aria-label=\"Claim \
         {number}{doubt}{gap}{initials}, {state}{doubtful}\">{number}{doubt}{gap}\
         <i>{initials}</i></a>",
    );
}

/// A piece under the lines of the claims that cover it, the innermost first: it leads to that one.
fn underlined(piece: &Piece, covering: &[&Mark<'_>]) -> String {
    let Some((inner, outer)) = covering.split_first() else { return piece.html.clone() };
    if piece.html.is_empty() {
        return String::new();
    }
    let mut html = String::new();
    for mark in outer.iter().rev() {
        let _ =
            write!(html, "<span class=\"{}\" data-c=\"{}\">", class(mark), escaped(&mark.claim.id));
    }
    let id = escaped(&inner.claim.id);
    let _ = write!(
        html,
        "<a class=\"{}\" data-c=\"{id}\" href=\"/c/{id}\">{}</a>",
        class(inner),
        piece.html
    );
    html.push_str(&"</span>".repeat(outer.len()));
    html
}

#[cfg(test)]
mod tests {
    use super::Margin;

    fn places(starts: &[usize]) -> Vec<usize> {
        let body = format!("{}\n\n{}\n{}", "a".repeat(300), "b".repeat(300), "c".repeat(90));
        let mut margin = Margin::default();
        starts.iter().map(|&start| margin.place(&body, start)).collect()
    }

    #[test]
    fn claims_on_one_line_share_its_margin_in_their_order() {
        assert_eq!(places(&[0, 40, 80, 95, 110]), [0, 1, 2, 3, 0]);
        assert_eq!(places(&[0, 60, 100, 200]), [0, 1, 2, 0], "the next line begins anew");
        assert_eq!(places(&[290, 305]), [0, 0], "and so does a paragraph");
        assert_eq!(places(&[590, 610]), [0, 1], "but not a line of the file");
        assert_eq!(places(&[9000, 3]), [0, 1], "a place outside the text is no panic");
    }
}
