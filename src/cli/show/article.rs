//! An article on the screen: its text with every claim in brackets, then the doubtful ones.

use std::fmt::Write as _;

use super::super::clock::clock;
use super::super::galley::{doubtful_first, laid_out, loose, loudest};
use super::super::layout::wrap;
use super::super::output::{BOLD, DIM, Output};
use crate::check::Severity;
use crate::desk::row::{ArticleDetail, ClaimRow, FlagListRow};
use crate::report::{one_line, visible};

/// Returns the article as text.
pub(super) fn article(
    detail: &ArticleDetail,
    claims: &[ClaimRow],
    flags: &[FlagListRow],
    out: &Output,
) -> String {
    let row = &detail.row;
    let mut about = Vec::new();
    about.extend(row.date.clone());
    about.extend(row.author.as_deref().map(one_line));
    about.push(row.state.clone());
    if let Some(at) = &detail.taken_back_at {
        about.push(format!("draft {}, taken back {}", row.revision, clock(at)));
    }
    about.push(format!("{} claims, {} open", row.claims, row.open));
    if row.flags > 0 {
        about.push(format!("{} to query", row.flags));
    }
    about.extend(row.due_at.as_ref().map(|due| format!("due {due}")));
    let mut text = format!(
        "{}  {}\n{}\n\n",
        row.id,
        out.paint(BOLD, &one_line(&row.title)),
        out.paint(DIM, &about.join(" · "))
    );
    text.push_str(&marked(&detail.body, claims, out));
    let doubtful: Vec<_> =
        doubtful_first(claims).into_iter().filter(|claim| loudest(claim).is_some()).collect();
    if !doubtful.is_empty() {
        let _ = write!(text, "\n{}", laid_out(&doubtful, out));
    }
    text.push_str(&loose(flags, out));
    text
}

/// The text, wrapped, each claim in brackets with its number: `[1.64 tons of oil per year]⁴`.
fn marked(body: &str, claims: &[ClaimRow], out: &Output) -> String {
    let mut signs: Vec<(usize, bool, &ClaimRow)> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.state != "dismissed") {
        signs.push((claim.start, true, claim));
        signs.push((claim.end, false, claim));
    }
    // At one place: first what ends, then what begins; the longer one opens first, closes last.
    signs.sort_by_key(|&(at, opens, claim)| {
        let length = claim.end - claim.start;
        (at, opens, if opens { usize::MAX - length } else { length })
    });
    let mut text = String::with_capacity(body.len() * 2);
    let mut from = 0;
    for (at, opens, claim) in signs {
        text.push_str(&visible(body.get(from..at).unwrap_or("")));
        from = at;
        if opens {
            text.push('[');
        } else {
            text.push(']');
            text.extend(claim.number.chars().map(raised));
        }
    }
    text.push_str(&visible(body.get(from..).unwrap_or("")));
    let mut shown = String::with_capacity(text.len());
    for line in paragraphs(&text.replace("\\u{d}", "")) {
        for line in wrap(&line, out.width.min(100)) {
            let _ = writeln!(shown, "{}", coloured(&line, claims, out));
        }
    }
    shown
}

/// Lines that a program broke because they were long belong together; short ones, as in a heading
/// or a list, stay by themselves.
fn paragraphs(text: &str) -> Vec<String> {
    const LONG: usize = 60;
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        match lines.last_mut() {
            Some(last) if goes_on && !line.trim().is_empty() => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
        goes_on = line.chars().count() > LONG;
    }
    lines
}

/// The signs of a claim's number, and how they are raised; there is no raised q.
const PLAIN: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖqʳˢᵗᵘᵛʷˣʸᶻ";

fn raised(sign: char) -> char {
    PLAIN.chars().zip(RAISED.chars()).find(|(plain, _)| *plain == sign).map_or(sign, |(_, r)| r)
}

/// The number behind a doubtful claim in its colour.
fn coloured(line: &str, claims: &[ClaimRow], out: &Output) -> String {
    if !out.colour {
        return line.to_owned();
    }
    let mut line = line.to_owned();
    for claim in claims {
        let style = loudest(claim).map_or(DIM, |s: Severity| Output::severity_style(s.code()));
        let mark: String = claim.number.chars().map(raised).collect();
        let mark = format!("]{mark}");
        if let Some(at) = whole_mark(&line, &mark) {
            line.replace_range(at..at + mark.len(), &out.paint(style, &mark));
        }
    }
    line
}

/// Where the mark stands and no further digit follows.
fn whole_mark(line: &str, mark: &str) -> Option<usize> {
    line.match_indices(mark).map(|(at, _)| at).find(|at| {
        let after = line.get(at + mark.len()..).and_then(|rest| rest.chars().next());
        !after.is_some_and(|next| RAISED.contains(next) && next != 'q')
    })
}
