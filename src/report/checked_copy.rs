//! The checked copy: the article with the changes that the desk proposes, as a printer would mark
//! them, and a list of them. What else is known of a claim stands in the checking copy.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::galley::{Galley, Piece};
use super::html::{self, Holds, time};
use super::{ArticleText, Error, Filter, Page, Report, Rows, Which, escaped, format};
use crate::desk::row::{ClaimRow, CorrectionRow};
use crate::text::Span;

pub(super) const REPORT: Report = Report {
    code: "checked-copy",
    what: "a page: the article with the proposed changes marked in the text",
    narrowed_by: &[Filter::Article],
    only: Some(format::HTML),
    columns: Vec::new,
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let text = which.article.map(|article| rows.text(article)).transpose()?.flatten();
    let Some(text) = text else { return Ok(0) };
    let mut places = HashMap::new();
    rows.claims(which, &mut |claim: ClaimRow| {
        places.insert(claim.id, Span::new(claim.start, claim.end));
        Ok(())
    })?;
    let mut changes = Vec::new();
    rows.corrections(which, &mut |row| {
        if row.claim.is_some() {
            let place = row.claim.as_ref().and_then(|claim| places.get(claim)).copied();
            changes.push(Change { place: place.filter(|_| !row.made), inside: None, row });
        }
        Ok(())
    })?;
    settle(&mut changes);

    let row = &text.detail.row;
    let title = format!("Checked copy: {} ({})", row.title, row.id);
    html::begin(page.out, &title, Holds::Prose)?;
    let proposed = changes.iter().filter(|change| change.place.is_some()).count();
    let mut body = String::from("<main>\n");
    body.push_str(&html::article_head("Checked copy", row, &counted(proposed)));
    body.push_str("<nav aria-label=\"On this page\"><a href=\"#text\">Text</a> ");
    body.push_str("<a href=\"#changes\">Changes</a></nav>\n");
    body.push_str("<section aria-labelledby=\"text\">\n<h2 id=\"text\">Text</h2>\n");
    body.push_str(LEGEND);
    let _ = write!(body, "<div class=\"galley\">\n{}</div>\n</section>\n", marked(&text, &changes));
    body.push_str(&listed(&changes));
    body.push_str("</main>\n");
    page.out.write_all(body.as_bytes())?;
    html::end(page.out, page.look.stamp)?;
    Ok(changes.len())
}

const LEGEND: &str = "\
<p class=\"legend\">Key: <del>to be taken out</del>, <ins>to be put in</ins>, \
<mark>to be attributed</mark>; the number leads to the change.</p>\n";

/// A change, and where in the current draft it is to be made.
struct Change {
    row: CorrectionRow,
    /// `None`: it is made, or its words are gone.
    place: Option<Span>,
    /// The number of the change around it, which takes it with it.
    inside: Option<String>,
}

impl Change {
    fn number(&self) -> &str {
        self.row.number.as_deref().unwrap_or("")
    }

    /// What is to be done in the text; `None` when nothing is, or no words are proposed yet.
    fn edit(&self, body: &str) -> Option<Edit> {
        let old = self.place?;
        let new = match self.row.change.as_str() {
            "cut" => "",
            _ => self.row.new_text.as_deref()?,
        };
        let (head, tail) = shared(old.of(body), new);
        let leaves = Span::new(old.start + head, old.end - tail);
        Some(Edit { leaves, comes: new.get(head..new.len() - tail).unwrap_or("").to_owned() })
    }
}

/// Which words leave, and which come in their stead.
struct Edit {
    leaves: Span,
    comes: String,
}

impl Edit {
    /// A piece of the changed words as it is shown.
    fn shown(&self, piece: &Piece, place: Span) -> String {
        let comes = match self.comes.as_str() {
            "" => String::new(),
            words => format!("<ins>{}{}</ins>", hear("put in: "), escaped(words)),
        };
        let Span { start, end } = self.leaves;
        if self.leaves.is_empty() {
            return match piece.span {
                span if span.start == start => format!("{comes}{}", piece.html),
                span if span.end == start && start == place.end => format!("{}{comes}", piece.html),
                _ => piece.html.clone(),
            };
        }
        if !self.leaves.contains(piece.span) {
            return piece.html.clone();
        }
        let comes = if piece.span.end == end { comes } else { String::new() };
        format!("<del>{}{}</del>{comes}", hear("take out: "), piece.html)
    }
}

/// Puts the changes in galley order; one inside another is made with it and no more by itself.
fn settle(changes: &mut [Change]) {
    let key =
        |change: &Change| change.place.map(|place| (place.start, std::cmp::Reverse(place.end)));
    changes.sort_by_key(|change| (change.place.is_none(), key(change)));
    let mut around: Option<(Span, String)> = None;
    for change in changes {
        let Some(place) = change.place else { continue };
        match &around {
            Some((span, number)) if span.overlaps(place) => {
                change.inside = Some(number.clone());
                change.place = None;
            }
            _ => around = Some((place, change.number().to_owned())),
        }
    }
}

/// Returns how many bytes two wordings share at their beginning and at their end, in whole words.
fn shared(old: &str, new: &str) -> (usize, usize) {
    let (old, new) = (words(old), words(new));
    let bytes = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let head = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let (first, old) = old.split_at(head);
    let (_, new) = new.split_at(head);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (_, last) = old.split_at(old.len() - tail);
    (bytes(first), bytes(last))
}

/// Words and the spaces between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let space = first.is_whitespace();
        let end = rest.find(|sign: char| sign.is_whitespace() != space).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// The text with the changes in it.
fn marked(text: &ArticleText, changes: &[Change]) -> String {
    let body = &text.detail.body;
    let placed = changes.iter().filter_map(|change| Some((change, change.place?)));
    let edits: Vec<_> = placed.map(|(change, place)| (change, place, change.edit(body))).collect();
    let cuts = edits.iter().flat_map(|(_, place, edit)| {
        let leaves = edit.as_ref().map_or(*place, |edit| edit.leaves);
        [place.start, leaves.start, leaves.end, place.end]
    });
    Galley::new(body, &text.markup).paragraphs(cuts, |piece: &Piece| {
        let next = edits.partition_point(|(_, place, _)| place.end <= piece.span.start);
        let found = edits.get(next).filter(|(_, place, _)| place.contains(piece.span));
        let Some((change, place, edit)) = found else { return piece.html.clone() };
        let number = escaped(change.number());
        let mut html = String::new();
        if piece.span.start == place.start {
            let _ = write!(html, "<span id=\"mark-{number}\"></span>");
        }
        match edit {
            Some(edit) => html.push_str(&edit.shown(piece, *place)),
            None => {
                let _ = write!(html, "<mark>{}</mark>", piece.html);
            }
        }
        if piece.span.end == place.end {
            let _ = write!(html, "<sup><a href=\"#change-{number}\">{number}</a></sup>");
        }
        html
    })
}

fn hear(words: &str) -> String {
    format!("<span class=\"hear\">{words}</span>")
}

/// The list of changes: what waits, then what is done or gone.
fn listed(changes: &[Change]) -> String {
    let mut html =
        String::from("<section aria-labelledby=\"changes\">\n<h2 id=\"changes\">Changes</h2>\n");
    if changes.is_empty() {
        html.push_str("<p>No change is proposed.</p>\n</section>\n");
        return html;
    }
    html.push_str(
        "<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"Changes\">\n<table>\n\
         <thead><tr><th scope=\"col\">Claim</th><th scope=\"col\">Change</th>\
         <th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\">Why</th>\
         <th scope=\"col\">By</th></tr></thead>\n<tbody>\n",
    );
    for change in changes {
        html.push_str(&line(change));
    }
    html.push_str("</tbody>\n</table>\n</div>\n</section>\n");
    html
}

fn line(change: &Change) -> String {
    let row = &change.row;
    let (number, old) = (escaped(change.number()), row.old_text.as_deref().unwrap_or(""));
    let name = if change.place.is_some() {
        format!("<a href=\"#mark-{number}\">{number}</a>")
    } else {
        number.clone()
    };
    let state = match (&change.inside, row.made, change.place) {
        (Some(around), ..) => format!(" (within {})", escaped(around)),
        (_, true, _) => " (made)".to_owned(),
        (_, _, None) => " (no longer in the text)".to_owned(),
        _ => String::new(),
    };
    let why = [row.category.as_deref(), row.reason.as_deref()];
    let why: Vec<_> = why.into_iter().flatten().map(escaped).collect();
    format!(
        "<tr id=\"change-{number}\"><th scope=\"row\">{name}</th><td>{}{state}</td><td>{}</td>\
         <td>{}</td><td class=\"said\">{}</td><td>{} {}</td></tr>\n",
        escaped(&row.change),
        escaped(old),
        escaped(row.new_text.as_deref().unwrap_or("")),
        why.join(": "),
        escaped(row.initials.as_deref().unwrap_or("")),
        time(&row.at),
    )
}

fn counted(changes: usize) -> String {
    match changes {
        0 => "no change proposed".to_owned(),
        1 => "1 change proposed".to_owned(),
        more => format!("{more} changes proposed"),
    }
}

#[cfg(test)]
mod tests {
    use super::shared;

    #[test]
    fn what_both_wordings_share_stays_in_whole_words() {
        let kept = |old: &str, new: &str| {
            let (head, tail) = shared(old, new);
            let part = |from: usize, to: usize| old.get(from..to).unwrap_or("").to_owned();
            (part(0, head), part(old.len() - tail, old.len()))
        };
        let pair = |head: &str, tail: &str| (head.to_owned(), tail.to_owned());
        assert_eq!(
            kept("1.64 tons a year", "1.64 million tons a year"),
            pair("1.64 ", "tons a year")
        );
        assert_eq!(kept("40 tons", "50 tons"), pair("", " tons"));
        assert_eq!(kept("40 tons", ""), pair("", ""));
        assert_eq!(kept("a day", "a day in two provinces"), pair("a day", ""));
        assert_eq!(kept("a a", "a a a"), pair("a a", ""));
        assert_eq!(kept("étoile 5", "étoile 6"), pair("étoile ", ""));
        assert_eq!(kept("same", "same"), pair("same", ""));
    }
}
