//! The checking copy: the whole article with every claim underlined and numbered in place, and
//! under it what is known of each. What would change in the text is marked in the checked copy.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::card::{self, Card};
use super::galley::{Galley, Piece};
use super::html::{self, Holds};
use super::marks::{Mark, class, marks, unseen};
use super::{ArticleText, Error, Filter, Page, Report, Rows, Which, escaped, format};
use crate::desk::row::{ClaimRow, ProgressRow};
use crate::text::Span;

pub(super) const REPORT: Report = Report {
    code: "checking-copy",
    what: "a page: the article with every claim numbered, and what is known of each",
    narrowed_by: &[Filter::Article],
    only: Some(format::HTML),
    columns: Vec::new,
    write,
};

fn write(rows: &dyn Rows, which: &Which, page: &mut Page<'_>) -> Result<usize, Error> {
    let text = which.article.map(|article| rows.text(article)).transpose()?.flatten();
    let Some(text) = text else { return Ok(0) };
    let (cards, rest) = gathered(rows, which)?;
    let mut progress = None;
    rows.progress(which, &mut |row| {
        progress = Some(row);
        Ok(())
    })?;

    let row = &text.detail.row;
    html::begin(page.out, &format!("Checking copy: {} ({})", row.title, row.id), Holds::Prose)?;
    let mut body = String::from("<main>\n");
    let left = progress.as_ref().map_or(0, |progress| progress.left);
    let about = format!("{} claims, {left} left to settle", cards.len());
    body.push_str(&html::article_head("Checking copy", row, &about));
    body.push_str("<nav aria-label=\"On this page\"><a href=\"#text\">Text</a> ");
    body.push_str("<a href=\"#claims\">Claims</a> <a href=\"#article\">On the article</a></nav>\n");
    body.push_str("<section aria-labelledby=\"text\">\n<h2 id=\"text\">Text</h2>\n");
    body.push_str(LEGEND);
    let _ = write!(
        body,
        "<div class=\"galley\">\n{}</div>\n</section>\n",
        marked(&text, cards.iter().filter_map(|card| card.claim.as_ref()), to_card)
    );
    body.push_str(&section("claims", "Claims", cards.iter().map(Card::html)));
    body.push_str(&section(
        "article",
        "On the whole article",
        [progress.as_ref().map(at_a_glance).unwrap_or_default(), rest.of_article()],
    ));
    body.push_str("</main>\n");
    page.out.write_all(body.as_bytes())?;
    html::end(page.out, page.look.stamp)?;
    Ok(cards.len())
}

const LEGEND: &str = "\
<p class=\"legend\">Key: <span class=\"u open\">open</span>, \
<span class=\"u checked\">checked</span>, <span class=\"u disputed\">disputed</span>, \
<span class=\"u closed\">settled</span>; a number with ? has a flag that nobody answered; \
<span class=\"eye\">○</span> before a sentence: nobody looked at it.</p>\n";

/// One card a claim in galley order, and one for what is on no claim.
fn gathered(rows: &dyn Rows, which: &Which) -> Result<(Vec<Card>, Card), Error> {
    let mut cards: Vec<Card> = Vec::new();
    rows.claims(which, &mut |claim| {
        cards.push(Card::of(claim));
        Ok(())
    })?;
    let places: HashMap<String, usize> =
        cards.iter().enumerate().map(|(at, card)| (card.id().to_owned(), at)).collect();
    let mut rest = Card::default();
    let at = |claim: Option<&String>| claim.and_then(|claim| places.get(claim)).copied();
    rows.verdicts(which, &mut |verdict| {
        let card = at(Some(&verdict.claim)).and_then(|at| cards.get_mut(at));
        if let Some(card) = card {
            card.verdicts.push(verdict);
        }
        Ok(())
    })?;
    rows.citations(which, &mut |citation| {
        if let Some(card) = at(Some(&citation.claim)).and_then(|at| cards.get_mut(at)) {
            card.citations.push(citation);
        }
        Ok(())
    })?;
    rows.notes(which, &mut |note| {
        let card = match (&note.claim, at(note.claim.as_ref())) {
            (None, _) => Some(&mut rest),
            (Some(_), at) => at.and_then(|at| cards.get_mut(at)),
        };
        if let Some(card) = card {
            card.notes.push(note);
        }
        Ok(())
    })?;
    rows.questions(which, &mut |question| {
        let card = match (&question.claim, at(question.claim.as_ref())) {
            (None, _) => Some(&mut rest),
            (Some(_), at) => at.and_then(|at| cards.get_mut(at)),
        };
        if let Some(card) = card {
            card.questions.push(question);
        }
        Ok(())
    })?;
    rows.flags(which, &mut |flag| {
        if flag.claim.is_none() {
            rest.flags.push(card::Doubt::from(flag));
        }
        Ok(())
    })?;
    Ok((cards, rest))
}

fn section(id: &str, title: &str, parts: impl IntoIterator<Item = String>) -> String {
    let mut html = format!("<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n");
    html.extend(parts);
    html.push_str("</section>\n");
    html
}

/// Where a claim's words lead on this page.
fn to_card(claim: &ClaimRow) -> String {
    format!("#claim-{}", claim.number)
}

/// Returns the text of an article as HTML, every claim underlined, numbered and leading to where
/// `leads` says, every sentence that no claim touches shown as such.
fn marked<'c>(
    text: &ArticleText,
    claims: impl IntoIterator<Item = &'c ClaimRow>,
    leads: impl Fn(&ClaimRow) -> String,
) -> String {
    let marks = marks(claims);
    let unseen = unseen(text, marks.iter().map(|mark| mark.span));
    let spans = marks.iter().map(|mark| mark.span).chain(unseen.iter().copied());
    let cuts: Vec<_> = spans.flat_map(|span| [span.start, span.end]).collect();
    let mut coming = marks.iter().peekable();
    let mut covering: Vec<&Mark<'_>> = Vec::new();
    Galley::new(&text.detail.body, &text.markup).paragraphs(cuts, |piece| {
        let next = unseen.partition_point(|sentence| sentence.end <= piece.span.start);
        if let Some(sentence) = unseen.get(next).filter(|next| next.contains(piece.span)) {
            return unlooked(piece, *sentence);
        }
        covering.retain(|mark| mark.span.end > piece.span.start);
        while let Some(mark) = coming.next_if(|mark| mark.span.start <= piece.span.start) {
            covering.push(mark);
        }
        covering.sort_by_key(|mark| (mark.level, mark.span.len()));
        underlined(piece, &covering, &leads)
    })
}

fn unlooked(piece: &Piece, sentence: Span) -> String {
    if piece.html.trim().is_empty() {
        return piece.html.clone();
    }
    let sign = if piece.span.start == sentence.start {
        "<span class=\"eye\" role=\"img\" aria-label=\"Nobody looked at this:\">○</span>"
    } else {
        ""
    };
    format!("{sign}<span class=\"unseen\">{}</span>", piece.html)
}

/// A piece under the lines of the claims that cover it, the innermost first: it leads to that one.
fn underlined(
    piece: &Piece,
    covering: &[&Mark<'_>],
    leads: &impl Fn(&ClaimRow) -> String,
) -> String {
    let Some((inner, outer)) = covering.split_first() else { return piece.html.clone() };
    let mut html = String::new();
    for mark in covering.iter().filter(|mark| mark.span.start == piece.span.start) {
        let _ = write!(html, "<span id=\"mark-{}\"></span>", escaped(&mark.claim.number));
    }
    for mark in outer.iter().rev() {
        let _ = write!(html, "<span class=\"{}\">", class(mark));
    }
    let to = escaped(&leads(inner.claim));
    let _ = write!(html, "<a class=\"{}\" href=\"{to}\">{}</a>", class(inner), piece.html);
    html.push_str(&"</span>".repeat(outer.len()));
    for mark in covering.iter().filter(|mark| mark.span.end == piece.span.end) {
        let number = escaped(&mark.claim.number);
        let query = if card::is_doubtful(mark.claim) { "?" } else { "" };
        let to = escaped(&leads(mark.claim));
        let _ = write!(html, "<sup><a href=\"{to}\">{number}{query}</a></sup>");
    }
    html
}

/// The article's counts as a table.
fn at_a_glance(progress: &ProgressRow) -> String {
    let mut html = String::from(
        "<table>\n<caption>How far it is</caption>\n<thead><tr><th scope=\"col\">What</th>\
         <th scope=\"col\" class=\"n\">How many</th></tr></thead>\n<tbody>\n",
    );
    let counts = [
        ("Claims", progress.claims),
        ("without a verdict", progress.open),
        ("taken up again", progress.reopened),
        ("disputed", progress.disputed),
        ("checked, not yet settled", progress.checked),
        ("settled", progress.closed),
        ("no claims after all", progress.dismissed),
        ("Flags that nobody answered", progress.flags),
        ("Questions that wait", progress.questions),
        ("Sentences that nobody looked at", progress.unseen),
    ];
    let always = ["Claims", "Sentences that nobody looked at"];
    for (what, count) in counts.iter().filter(|(what, n)| *n > 0 || always.contains(what)) {
        let _ =
            writeln!(html, "<tr><th scope=\"row\">{what}</th><td class=\"n\">{count}</td></tr>");
    }
    html.push_str("</tbody>\n</table>\n");
    html
}
