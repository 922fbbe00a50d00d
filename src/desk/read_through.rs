//! Texts read through: what the machine finds in an article, in places of its text, a large one
//! block by block. What it looks like as rows is left to `analysis.rs`.

use std::borrow::Cow;
use std::slice;

use super::blocks::{Block, blocks, shift};
use crate::check::{self, Allowances, Case, Flag, Memo, Place, References, Settings};
use crate::claim::{self, Extraction};
use crate::text::{Text, emphasis};

/// What the machine finds in one article, or in a block of a large one, in places of its text.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub text: &'a Text,
    /// The sentences, figures, labels and claims.
    pub extraction: Extraction,
    /// The flags, in order of place.
    pub flags: Vec<Flag>,
    /// Of which check and by which place a comment in the text silenced a flag.
    pub silenced: Vec<(Place, &'static str)>,
    /// How many flags the desk's settings silenced.
    pub left_out: usize,
}

impl Reading<'_> {
    /// Takes out the flags that a comment in the text or the desk silences.
    fn sift(&mut self, allowances: &Allowances, settings: Settings<'_>) {
        self.silenced = allowances.sift(&mut self.flags);
        self.left_out = settings.sift(&mut self.flags);
    }
}

/// Reads `text` through: the same text, date and settings give the same answer every time. A large
/// article comes block by block, any other in one. What is allowed raises no flag.
///
/// Marks of emphasis are read over even where no reader of the file said that they are markup.
pub fn readings<'a>(
    text: &'a Text,
    settings: impl Into<Settings<'a>>,
) -> impl Iterator<Item = Reading<'a>> {
    let settings = settings.into();
    let allowances = Allowances::of(text);
    let check = move |part: &Part<'_>| {
        flags_of(slice::from_ref(part), settings.references).pop().unwrap_or_default()
    };
    read(text, check).map(move |mut reading| {
        reading.sift(&allowances, settings);
        reading
    })
}

/// Reads articles of ordinary size through, each as [`readings`] does but in less time where they
/// are short. `None` stands for a large article, which is to be read block by block.
pub fn readings_together<'a>(
    texts: &[&'a Text],
    settings: impl Into<Settings<'a>>,
) -> Vec<Option<Reading<'a>>> {
    let settings = settings.into();
    let whole = texts.iter().enumerate().filter_map(|(at, text)| Some((at, whole(text)?)));
    let (small, blocks): (Vec<_>, Vec<_>) = whole.unzip();
    let parts = Part::read(blocks);
    let flags = flags_of(&parts, settings.references);
    let mut readings: Vec<_> = texts.iter().map(|_| None).collect();
    for ((at, part), flags) in small.into_iter().zip(parts).zip(flags) {
        let (Some(text), Some(place)) = (texts.get(at), readings.get_mut(at)) else { continue };
        let mut reading = part.reading(text, flags, 0);
        reading.sift(&Allowances::of(text), settings);
        *place = Some(reading);
    }
    readings
}

/// Reads `text` through as [`readings`] does, but raises no flags.
pub fn unchecked(text: &Text) -> impl Iterator<Item = Reading<'_>> {
    read(text, |_| Vec::new())
}

fn read(text: &Text, check: impl Fn(&Part<'_>) -> Vec<Flag>) -> impl Iterator<Item = Reading<'_>> {
    let mut figures = 0;
    blocks(text).flat_map(|block| Part::read(vec![block])).map(move |part| {
        let flags = check(&part);
        let reading = part.reading(text, flags, figures);
        figures += reading.extraction.figures.len();
        reading
    })
}

/// The whole of a text as one block; `None` when it is large.
fn whole(text: &Text) -> Option<Block<'_>> {
    let mut blocks = blocks(text);
    blocks.next().filter(|_| blocks.next().is_none())
}

/// Runs the checks over the parts; returns the flags of each.
fn flags_of(parts: &[Part<'_>], references: &References) -> Vec<Vec<Flag>> {
    let memos: Vec<_> = parts.iter().map(|_| Memo::default()).collect();
    let case = |(part, memo)| Part::case(part, references, memo);
    let cases: Vec<_> = parts.iter().zip(&memos).map(case).collect();
    check::run_together(&cases)
}

/// A block read as far as claims.
struct Part<'a> {
    start: usize,
    text: Cow<'a, Text>,
    extraction: Extraction,
}

impl<'a> Part<'a> {
    fn read(blocks: Vec<Block<'a>>) -> Vec<Self> {
        let marked = |Block { start, mut text }: Block<'a>| {
            let emphasised = text.skipped.is_empty();
            let marks = if emphasised { emphasis(&text.body) } else { Vec::new() };
            if !marks.is_empty() {
                text.to_mut().skipped = marks;
            }
            Block { start, text }
        };
        let blocks: Vec<_> = blocks.into_iter().map(marked).collect();
        let texts: Vec<&Text> = blocks.iter().map(|block| &*block.text).collect();
        let extractions = claim::extract_together(&texts);
        let part = |(Block { start, text }, extraction)| Self { start, text, extraction };
        blocks.into_iter().zip(extractions).map(part).collect()
    }

    fn case<'c>(&'c self, references: &'c References, memo: &'c Memo<'c>) -> Case<'c> {
        Case { text: &self.text, extraction: &self.extraction, references, memo }
    }

    /// What was found, in places of the whole `text`; `figures` of it stand before this part.
    fn reading(self, text: &'a Text, mut flags: Vec<Flag>, figures: usize) -> Reading<'a> {
        let mut extraction = self.extraction;
        extraction.tokens = Vec::new();
        if self.start > 0 {
            shift(&mut extraction, &mut flags, self.start, figures);
        }
        Reading { text, extraction, flags, silenced: Vec::new(), left_out: 0 }
    }
}
