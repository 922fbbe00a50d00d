//! `show`: an article with its claims marked in the text, or one claim with all that is known.

use std::fmt::Write as _;

use serde_json::json;

use super::galley::{doubted, doubtful_first, laid_out, loose, loudest};
use super::layout::wrap;
use super::output::{BOLD, DIM, GOOD, Output};
use super::{Global, exit, values};
use crate::check::Severity;
use crate::desk::row::{ArticleDetail, ClaimRow, FlagListRow};
use crate::report::{Format, format, in_words, one_line, visible};
use crate::workbench::{self, Desk, Error, Shown};

/// Show an article with its claims marked, or one claim
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1 for an article, c17 for a claim
    id: String,
    /// How to write it
    #[arg(long, value_parser = values::plain_format(), default_value = "text")]
    format: Format,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let desk = Desk::open_to_read(&global.db)?;
        let shown = workbench::show(&desk, &self.id)?;
        if self.format == format::JSON {
            let object = match &shown {
                Shown::Article(detail, claims, flags) => json!({
                    "article": detail.row,
                    "text": detail.body,
                    "sentences": detail.sentences,
                    "claims": claims,
                    "flags": flags,
                }),
                Shown::Claim(claim) => json!(claim),
            };
            serde_json::to_writer_pretty(out.data(), &object).map_err(std::io::Error::from)?;
            out.data().write_all(b"\n")?;
            return Ok(exit::FINE);
        }
        let text = match &shown {
            Shown::Article(detail, claims, flags) => article(detail, claims, flags, out),
            Shown::Claim(claim) => one_claim(claim, out),
        };
        out.print(&text)?;
        out.flush()?;
        Ok(exit::FINE)
    }
}

fn article(
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
    for claim in claims {
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

fn raised(sign: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = sign.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    match (digit.and_then(|digit| RAISED.get(digit)), sign) {
        (Some(raised), _) => *raised,
        (None, 'a') => 'ᵃ',
        (None, 'b') => 'ᵇ',
        (None, other) => other,
    }
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
        !after.is_some_and(|next| ('0'..='9').chain(['a', 'b']).any(|sign| raised(sign) == next))
    })
}

fn one_claim(claim: &ClaimRow, out: &Output) -> String {
    let mut text = format!(
        "{}  {}\n{}\n\n",
        claim.id,
        out.paint(BOLD, &one_line(&claim.quote)),
        out.paint(
            DIM,
            &format!(
                "claim {} of {} “{}” · {} · {}",
                claim.number,
                claim.article,
                one_line(&claim.article_title),
                claim.kind,
                claim.state
            )
        )
    );
    for line in wrap(&one_line(&claim.sentence), out.width.min(100)) {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    let mut said = |name: &str, words: &str| {
        let lines = wrap(&one_line(words), out.width.min(100).saturating_sub(12));
        let _ = writeln!(
            text,
            "{} {}",
            out.paint(DIM, &format!("{name:>10}:")),
            lines.join(&format!("\n{}", " ".repeat(12)))
        );
    };
    for figure in &claim.figures {
        said("figure", &format!("{} = {}", figure.surface, in_words(figure)));
    }
    if let Some(speaker) = &claim.speaker {
        said("said by", speaker);
    }
    if let Some(verdict) = &claim.verdict {
        said(
            "verdict",
            &format!("{} ({}, {})", verdict.verdict, verdict.reviewer, verdict.reviewed_at),
        );
        for (name, words) in [
            ("why", &verdict.rationale),
            ("should be", &verdict.correction),
            ("copy", &verdict.resolution),
        ] {
            if let Some(words) = words {
                said(name, words);
            }
        }
    }
    for source in &claim.sources {
        let title = source.title.as_deref().or(source.url.as_deref()).unwrap_or("");
        said("source", &format!("{} {} {title}", source.id, source.stance));
    }
    if claim.notes > 0 {
        said("notes", &claim.notes.to_string());
    }
    for flag in &claim.flags {
        let _ = writeln!(text, "\n{}  {}", flag.id, out.paint(BOLD, &flag.code));
        if flag.dismissed {
            let _ = writeln!(text, "  {}", out.paint(DIM, "dismissed"));
        }
        text.push_str(&doubted(flag, 2, out));
        for line in wrap(&format!("sum: {}", one_line(&flag.computation)), out.width.min(100) - 2) {
            let _ = writeln!(text, "  {}", out.paint(GOOD, &line));
        }
    }
    text
}
