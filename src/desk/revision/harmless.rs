//! What must hold of edits that change no fact: the samples in another typography, and with slips
//! of the pen that the new draft mends.

#![allow(clippy::string_slice)] // a test may cut

use super::properties::{Page, assert_total, samples};
use super::{Compared, compare};

/// Numbers that look like chance, the same ones each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// One kind of typography.
type Style = fn(&str, &mut Chance) -> String;

const STYLES: &[(&str, Style)] = &[
    ("other quotes", |body, _| {
        let straight = body.replace(['“', '”'], "\"").replace('’', "'");
        if straight == body { body.replace('\'', "’") } else { straight }
    }),
    ("spaces that do not break", |body, chance| {
        spaced(body, chance, |_, chance| if chance.one_in(3) { "\u{A0}" } else { " " })
    }),
    ("two spaces", |body, chance| {
        spaced(body, chance, |_, chance| if chance.one_in(3) { "  " } else { " " })
    }),
    ("other lines", |body, chance| wrapped(body, 64 + chance.below(40))),
    (SHORT_LINES, |body, chance| {
        spaced(
            &wrapped(body, usize::MAX),
            chance,
            |_, chance| {
                if chance.one_in(9) { "\n" } else { " " }
            },
        )
    }),
    ("emphasis", emphasised),
];

/// Lines so short that the machine reads a list, and sees other claims in it.
const SHORT_LINES: &str = "short lines";

/// Breaks each paragraph anew behind so many bytes.
fn wrapped(body: &str, width: usize) -> String {
    let paragraph = |text: &str| {
        let (mut out, mut line) = (String::new(), 0);
        for word in text.split_whitespace() {
            let glue = if out.is_empty() {
                ""
            } else if line + word.len() > width {
                "\n"
            } else {
                " "
            };
            line = if glue == "\n" { 0 } else { line } + word.len() + 1;
            out.push_str(glue);
            out.push_str(word);
        }
        out
    };
    body.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// The text without its tables, whose spaces and lines are no typography.
fn prose() -> Vec<String> {
    let is_prose = |paragraph: &&str| !paragraph.starts_with('|') && !paragraph.starts_with('*');
    let keep = |body: &String| body.split("\n\n").filter(is_prose).collect::<Vec<_>>().join("\n\n");
    samples().iter().map(keep).collect()
}

/// Replaces the single spaces of a text.
fn spaced(body: &str, chance: &mut Chance, space: fn(&str, &mut Chance) -> &'static str) -> String {
    let mut out = String::new();
    for (at, part) in body.split(' ').enumerate() {
        if at > 0 {
            out.push_str(space(part, chance));
        }
        out.push_str(part);
    }
    out
}

/// Puts marks of emphasis around some words.
fn emphasised(body: &str, chance: &mut Chance) -> String {
    let emphasise = |word: &str, chance: &mut Chance| {
        let stop = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if stop.is_empty() || !stop.chars().all(char::is_alphanumeric) || !chance.one_in(6) {
            return word.to_owned();
        }
        let mark = ["*", "**", "_", "`"][chance.below(4)];
        format!("{mark}{stop}{mark}{}", &word[stop.len()..])
    };
    let lines = body.split('\n').map(|line| {
        line.split(' ').map(|word| emphasise(word, chance)).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn typography_changes_no_fact() {
    let mut chance = Chance(7);
    let (mut all, mut kept) = (0, 0);
    let mut lost = Vec::new();
    for body in prose() {
        let old = Page::of(&body);
        for round in 0..4 {
            for (name, style) in STYLES {
                let new = Page::of(&style(&body, &mut chance));
                for (old, new) in [(&old, &new), (&new, &old)] {
                    let lines = compare(&old.draft(), &new.draft());
                    assert_total(old, new, &lines);
                    for line in lines {
                        let Some(at) = line.old else { continue };
                        all += 1;
                        kept += usize::from(line.compared.keeps_verdict());
                        let removed = line.compared == Compared::Removed && *name != SHORT_LINES;
                        if removed || line.compared == Compared::ValueChanged {
                            let claim = &old.claims[at];
                            lost.push(format!("{name} {round}: {:?} {line:?}", claim.quote));
                        }
                    }
                }
            }
        }
    }
    assert!(lost.is_empty(), "{} of {all}\n{}", lost.len(), lost.join("\n"));
    assert!(kept * 100 >= all * 98, "{kept} of {all} kept their verdict");
}

/// Ordinary words of six letters and more outside every claim: their places.
fn ordinary(page: &Page) -> Vec<(usize, usize)> {
    let body = page.body();
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in body.char_indices().chain([(body.len(), ' ')]) {
        if letter.is_alphanumeric()
            || matches!(letter, '-' | '’' | '\'' | '@' | '.') && start.is_some()
        {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            let word = body[from..at].trim_end_matches('.');
            let end = from + word.len();
            let free = page.claims.iter().all(|c| c.span.end <= from || end <= c.span.start);
            if free && word.len() >= 6 && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                found.push((from, end));
            }
        }
    }
    found
}

#[test]
fn a_slip_mended_far_from_the_claims_leaves_them_alone() {
    let mut chance = Chance(11);
    let (mut all, mut kept) = (0, 0);
    for body in samples() {
        let new = Page::of(&body);
        for (from, end) in ordinary(&new) {
            let word = &body[from..end];
            let at = 1 + chance.below(word.len() - 2);
            let (a, b) = (&word[at..=at], &word[at + 1..at + 2]);
            if a == b {
                continue;
            }
            let slip = format!("{}{b}{a}{}", &word[..at], &word[at + 2..]);
            let old = Page::of(&format!("{}{slip}{}", &body[..from], &body[end..]));
            // Of the claims of its own sentence; the others have nothing to fear.
            let near = |at: usize| old.claims[at].span.start.abs_diff(from) < 120;
            for line in compare(&old.draft(), &new.draft()) {
                if line.old.is_some_and(near) {
                    all += 1;
                    let whole = line.compared == Compared::Unchanged;
                    kept += usize::from(whole);
                    if !whole {
                        println!("{slip} for {word}: {line:?}");
                    }
                }
            }
        }
    }
    assert!(all > 500, "{all}");
    assert!(kept * 10 >= all * 9, "{kept} of {all} claims kept");
}
