//! What must hold for any two drafts: the samples, with their figures changed one by one and their
//! paragraphs shuffled.

#![allow(clippy::string_slice)] // a test may cut

use std::fmt::Write;
use std::path::Path;

use super::{Change, Compared, Draft, DraftClaim, Match, compare, draft_diff, whereabouts};
use crate::claim;
use crate::desk::row::FigureRow;
use crate::desk::{Analysis, analyse};
use crate::text::{Span, Text};

/// A text, read through by the machine.
pub(super) struct Page {
    body: String,
    skipped: Vec<Span>,
    sentences: Vec<Span>,
    pub claims: Vec<DraftClaim>,
}

impl Page {
    /// Its text.
    pub fn body(&self) -> &str {
        &self.body
    }

    pub fn of(body: &str) -> Self {
        Self::read(&Text::plain(body))
    }

    fn read(text: &Text) -> Self {
        let Analysis { sentences, figures, claims, .. } =
            analyse("draft", text, &crate::check::References::built_in());
        let claims = claims.into_iter().map(|claim| DraftClaim {
            span: Span::new(claim.start, claim.end),
            kind: claim.kind,
            quote: claim.quote,
            figures: claim.figures.iter().map(|&at| figures[at].clone()).collect(),
            speaker: claim.speaker,
        });
        Self {
            body: text.body.clone(),
            skipped: text.skipped.clone(),
            sentences: sentences.iter().map(|row| Span::new(row.start, row.end)).collect(),
            claims: claims.collect(),
        }
    }

    pub fn draft(&self) -> Draft<'_> {
        let Self { body, skipped, sentences, claims } = self;
        Draft { body, skipped, sentences, claims }
    }
}

/// The samples' texts without their front matter.
pub(super) fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut texts: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let body = text.splitn(3, "---").nth(2).unwrap_or(&text).trim().to_owned();
            (path.display().to_string(), body)
        })
        .collect();
    texts.sort();
    texts.into_iter().map(|(_, body)| body).collect()
}

/// Asserts that every claim of both drafts stands in exactly one line.
pub(super) fn assert_total(old: &Page, new: &Page, lines: &[Match]) {
    let sorted = |side: fn(&Match) -> Option<usize>| {
        let mut all: Vec<usize> = lines.iter().filter_map(side).collect();
        all.sort_unstable();
        all
    };
    assert!(sorted(|line| line.old).into_iter().eq(0..old.claims.len()));
    assert!(sorted(|line| line.new).into_iter().eq(0..new.claims.len()));
    for line in lines {
        let shape = match line.compared {
            Compared::New => (false, true),
            Compared::Removed => (true, false),
            _ => (true, true),
        };
        assert_eq!((line.old.is_some(), line.new.is_some()), shape, "{line:?}");
    }
}

#[test]
fn a_draft_against_itself_is_unchanged() {
    for body in samples() {
        let page = Page::of(&body);
        let lines = compare(&page.draft(), &page.draft());
        assert_total(&page, &page, &lines);
        for (at, line) in lines.iter().enumerate() {
            let same = Match {
                old: Some(at),
                new: Some(at),
                compared: Compared::Unchanged,
                why: String::new(),
            };
            assert_eq!(*line, same);
        }
        assert!(draft_diff(&page.draft(), &page.draft()).iter().all(super::Passage::is_kept));
    }
}

#[test]
fn two_articles_have_nothing_in_common() {
    let pages: Vec<Page> = samples().iter().map(|body| Page::of(body)).collect();
    for old in &pages {
        for new in pages.iter().filter(|new| new.body != old.body) {
            let lines = compare(&old.draft(), &new.draft());
            assert_total(old, new, &lines);
            let kept = lines.iter().find(|line| line.compared.keeps_verdict());
            assert!(kept.is_none(), "{kept:?}");
        }
    }
}

/// The slips a number can suffer: digits changed, exchanged, lost and added, a scale word lost,
/// added and changed.
fn slips(number: &str) -> Vec<String> {
    let mut found = Vec::new();
    let digits: Vec<usize> =
        number.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    for &at in &digits {
        let digit = if &number[at..=at] == "8" { "1" } else { "8" };
        found.push(format!("{}{digit}{}", &number[..at], &number[at + 1..]));
    }
    for pair in digits.windows(2) {
        let (a, b) = (&number[pair[0]..=pair[0]], &number[pair[1]..=pair[1]]);
        let between = &number[pair[0] + 1..pair[1]];
        found.push(format!("{}{b}{between}{a}{}", &number[..pair[0]], &number[pair[1] + 1..]));
    }
    if let Some(&last) = digits.last() {
        found.push(format!("{}0{}", &number[..=last], &number[last + 1..]));
        found.push(format!("{} million{}", &number[..=last], &number[last + 1..]));
    }
    for (scale, others) in [("million", ["billion", "thousand"]), ("bn", ["m", "tn"])] {
        if let Some(stem) = number.strip_suffix(scale) {
            found.push(stem.trim_end().to_owned());
            found.extend(others.map(|other| format!("{stem}{other}")));
        }
    }
    for (word, other) in [("two", "ten"), ("three", "thirty"), ("four", "forty"), ("six", "sixty")]
    {
        found.extend(number.contains(word).then(|| number.replace(word, other)));
    }
    found.extend((!number.is_empty() && digits.is_empty()).then(|| "17".to_owned()));
    found.retain(|slip| slip != number);
    found
}

#[test]
fn no_verdict_outlives_a_changed_figure() {
    let mut tried = 0;
    for body in samples() {
        let text = Text::plain(body.as_str());
        let old = Page::read(&text);
        for figure in claim::extract(&text).figures {
            let holders: Vec<usize> = (0..old.claims.len())
                .filter(|at| {
                    let inside = |row: &FigureRow| row.start == figure.span.start;
                    old.claims[*at].figures.iter().any(inside)
                })
                .collect();
            for slip in slips(figure.number.of(&body)) {
                let Span { start, end } = figure.number;
                let new = Page::of(&format!("{}{slip}{}", &body[..start], &body[end..]));
                let lines = compare(&old.draft(), &new.draft());
                assert_total(&old, &new, &lines);
                tried += 1;
                for line in
                    lines.iter().filter(|line| line.old.is_some_and(|at| holders.contains(&at)))
                {
                    let fallen =
                        matches!(line.compared, Compared::ValueChanged | Compared::Removed);
                    // "60.0" is 60.
                    let equal = new_value(line, &old, &new);
                    assert!(
                        fallen || equal,
                        "{} → {slip}: {line:?}\n{:?}",
                        figure.number.of(&body),
                        line.new.map(|at| &new.claims[at])
                    );
                }
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

/// Whether the slip left the value as it was, and the comparison says no more than "reworded".
fn new_value(line: &Match, old: &Page, new: &Page) -> bool {
    let claims = line.old.zip(line.new).map(|(a, b)| (&old.claims[a], &new.claims[b]));
    line.compared == Compared::Reworded
        && claims.is_some_and(|(a, b)| super::figures::same_values(a, b))
}

#[test]
fn shuffled_paragraphs_keep_their_claims() {
    let (mut all, mut lost) = (0, 0);
    for body in samples() {
        let old = Page::of(&body);
        let paragraphs: Vec<&str> = body.split("\n\n").collect();
        for step in [3, 5, 7] {
            let mut order: Vec<usize> = (0..paragraphs.len()).collect();
            order.sort_by_key(|at| (at * step) % (paragraphs.len() | 1));
            let shuffled: Vec<&str> = order.iter().map(|at| paragraphs[*at]).collect();
            let new = Page::of(&shuffled.join("\n\n"));
            let lines = compare(&old.draft(), &new.draft());
            assert_total(&old, &new, &lines);
            for line in lines.iter().filter(|line| line.old.is_some()) {
                all += 1;
                if matches!(line.compared, Compared::ValueChanged | Compared::Removed) {
                    lost += 1;
                    println!("{:?} {:?}", line, old.claims[line.old.unwrap()].quote);
                }
            }
        }
    }
    assert!(lost * 50 <= all, "{lost} of {all} claims were lost by moving paragraphs");
}

#[test]
fn the_diff_of_two_drafts_prints_the_new_one() {
    let texts = samples();
    let (old, new) = (Page::of(&texts[0]), Page::of(&texts[0].replace("six years", "ten years")));
    let passages = draft_diff(&old.draft(), &new.draft());
    let changed: Vec<_> = passages.iter().filter(|passage| !passage.is_kept()).collect();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].changes.contains(&Change::Gone("six ".into())), "{changed:?}");
}

#[test]
fn a_long_draft_compares_at_once() {
    let mut body = String::new();
    for number in 0_u32..2_000 {
        let name = ["Ruiz", "Soto", "Lind", "Tal", "Noor"][number as usize % 5];
        let claim = if number % 7 == 0 { format!("{} grants", number + 3) } else { "much".into() };
        let _ = write!(body, "In ward w{number}, the clerk {name} counted {claim} again. ");
        if number % 6 == 5 {
            body.push_str("\n\n");
        }
    }
    let old = Page::of(&body);
    let new = Page::of(&body.replace("Lind", "Lindqvist").replace("0 grants", "1 grants"));
    assert!(old.claims.len() > 250 && old.sentences.len() >= 2_000);
    let start = std::time::Instant::now();
    let lines = compare(&old.draft(), &new.draft());
    assert_total(&old, &new, &lines);
    assert!(start.elapsed().as_millis() < 2_000, "{:?}", start.elapsed());
}

#[test]
fn markup_is_read_over() {
    let plain = Page::of("The hall seats 1,200 people.");
    let body = "The *hall* seats **1,200** people.".to_owned();
    let signs = body.match_indices('*').map(|(at, _)| Span::new(at, at + 1)).collect();
    let marked = Page::read(&Text { body, skipped: signs, ..Text::default() });
    let lines = compare(&plain.draft(), &marked.draft());
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].compared, Compared::Unchanged, "{lines:?}");
}

#[test]
fn words_marked_by_hand_are_found_again() {
    let mut old = Page::of("The old mill closed. Rain fell on Lorne.");
    let quote = "old mill closed".to_owned();
    let span = Span::new(4, 19);
    old.claims = vec![DraftClaim { span, kind: "event".into(), quote, ..DraftClaim::default() }];
    let new = Page::of("Rain fell on Lorne. The old mill has closed.");
    let found = whereabouts(&old.draft(), &new.draft());
    assert_eq!(found, [Some(Span::new(24, 43))]);
    assert_eq!(Span::new(24, 43).of(&new.body), "old mill has closed");
}

#[test]
fn a_sentence_that_never_ends_compares_in_time() {
    for length in [100, 400] {
        let list: Vec<String> = (0..length).map(|at| format!("{} dogs in w{at}", at + 3)).collect();
        let body = format!("The clerk counted {}.", list.join(", "));
        let (old, new) = (Page::of(&body), Page::of(&body.replace("60 dogs", "61 dogs")));
        assert!(old.claims.len() >= length, "{}", old.claims.len());
        let start = std::time::Instant::now();
        let lines = compare(&old.draft(), &new.draft());
        assert_total(&old, &new, &lines);
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
