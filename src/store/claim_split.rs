//! A claim that carries two facts, taken apart: the first part keeps the number, the others are
//! claims of their own. The verdict was about the whole, so it falls.

use super::Store;
use super::act::{Act, Acted, By};
use super::claims_by_hand::{
    Born, HandMade, PlacedFlag, changed, flags_of, give_figures, give_flags, hand_made, make,
    move_place, new_number,
};
use super::error::{Error, Trouble};
use super::galley::{Galley, encloses, galley, short, words_of};
use super::kinds;
use super::standing::Standing;
use super::unsettle::unsettle;
use super::versions;
use crate::desk::rights::Right;
use crate::text::Span;

/// Where a claim is cut.
#[derive(Clone, Copy, Debug)]
pub enum Cut<'a> {
    /// In two, where these words begin.
    At(&'a str),
    /// Into these words, in their order.
    Into(&'a [String]),
}

impl Store {
    /// Takes a claim apart and returns its parts, the first of which is the claim itself.
    pub fn split_claim(
        &mut self,
        by: &By<'_>,
        claim_id: i64,
        cut: Cut<'_>,
        if_version: Option<i64>,
    ) -> Result<Acted<Vec<HandMade>>, Error> {
        self.act(by, Right::EditClaims, "split", |act| split(act, claim_id, cut, if_version))
    }
}

fn split(
    act: &mut Act<'_>,
    claim_id: i64,
    cut: Cut<'_>,
    if_version: Option<i64>,
) -> Result<Vec<HandMade>, Trouble> {
    let mut claim = act.claim(claim_id)?;
    versions::refuse_if_changed(act, &claim, if_version, "change")?;
    let whole = words_of(&claim)?;
    let galley = galley(act.tx, claim.article_id)?;
    let parts = parts(&galley, &claim, whole, cut)?;
    act.on("claims", claim_id);
    let flags = flags_of(act.tx, &galley, Some(claim_id))?;
    let mut made = vec![first_part(act, &galley, &mut claim, &parts)?];
    let speaker = move_place(act, &galley, &claim, first_of(&parts))?;
    let mut number = claim.number.clone();
    for span in parts.iter().skip(1) {
        number = new_number(act.tx, &galley, Some(&number))?;
        let kind = kind_of_part(&galley, &claim, *span);
        let speaker = speaker.as_deref().filter(|_| kind == "quote");
        let born =
            Born { kind: &kind, number: &number, span: *span, speaker, split_from: Some(claim_id) };
        made.push(make(act, &galley, &born)?);
    }
    hand_out(act, &galley, claim_id, (&parts, &made), &flags)?;
    let numbers: Vec<_> = made.iter().map(|part| part.number.as_str()).collect();
    let reason = format!("Split into {}.", numbers.join(", "));
    let reopened = unsettle(act, &mut claim, &reason)?;
    made.iter_mut().take(1).for_each(|first| first.reopened = reopened);
    changed(act, &galley)?;
    Ok(made)
}

fn first_of(parts: &[Span]) -> Span {
    parts.first().copied().unwrap_or_default()
}

/// The claim itself goes on with its first part: its kind may be another now, its version grows.
fn first_part(
    act: &mut Act<'_>,
    galley: &Galley,
    claim: &mut Standing,
    parts: &[Span],
) -> Result<HandMade, Trouble> {
    let span = first_of(parts);
    let kind = kind_of_part(galley, claim, span);
    if kind == claim.kind {
        act.grow(claim, super::act::Fields::new())?;
    } else {
        kinds::set(act, claim, &kind)?;
    }
    Ok(hand_made(galley, claim.claim_id, &claim.number, &kind, span))
}

/// A part without figures of a claim with figures is what its words look like; a part of a quote is
/// a quote.
fn kind_of_part(galley: &Galley, claim: &Standing, part: Span) -> String {
    if encloses(&claim.kind) { claim.kind.clone() } else { galley.kind_of(part, false) }
}

/// Figures and flags go with their part; a figure between the parts belongs to no claim.
fn hand_out(
    act: &mut Act<'_>,
    galley: &Galley,
    claim_id: i64,
    (parts, made): (&[Span], &[HandMade]),
    flags: &[PlacedFlag],
) -> Result<(), Trouble> {
    for figure in galley.figures.iter().filter(|figure| figure.claim_id == Some(claim_id)) {
        let at = parts.iter().position(|part| part.contains(figure.span));
        let owner = at.and_then(|at| made.get(at)).map(|part| part.claim_id);
        give_figures(act, &[figure.figure_id], owner)?;
    }
    for flag in flags {
        let shared = |part: &Span| {
            part.end.min(flag.span.end).saturating_sub(part.start.max(flag.span.start))
        };
        let most = (0..parts.len()).rev().max_by_key(|&at| parts.get(at).map_or(0, shared));
        let owner = most.and_then(|at| made.get(at)).map_or(claim_id, |part| part.claim_id);
        give_flags(act, [flag.flag_id], owner)?;
    }
    Ok(())
}

/// Returns the words of each part.
fn parts(
    galley: &Galley,
    claim: &Standing,
    whole: Span,
    cut: Cut<'_>,
) -> Result<Vec<Span>, Trouble> {
    let parts = match cut {
        Cut::At(words) => {
            let second = once(galley, claim, whole, words)?;
            let first = trimmed(&galley.body, Span::new(whole.start, second.start));
            if first.is_empty() {
                return Err(refused(
                    format!("Nothing is left of claim {} before “{words}”.", claim.number),
                    claim,
                ));
            }
            vec![first, Span::new(second.start, whole.end)]
        }
        Cut::Into(words) => in_order(galley, claim, whole, words)?,
    };
    if parts.len() < 2 {
        return Err(refused("A claim is split into two parts at least.".to_owned(), claim));
    }
    for part in &parts {
        galley.refuse_cut_figure(*part)?;
    }
    Ok(parts)
}

/// Returns the one place of the words inside the claim.
fn once(galley: &Galley, claim: &Standing, whole: Span, words: &str) -> Result<Span, Trouble> {
    match galley.places(words, whole).as_slice() {
        [only] => Ok(*only),
        [] => Err(not_in(galley, claim, whole, words)),
        _ => Err(Trouble::refused(
            format!("“{words}” stands more than once in claim {}.", claim.number),
            "Give more of the words.",
        )),
    }
}

/// Returns the places of the words, each behind the one before.
fn in_order(
    galley: &Galley,
    claim: &Standing,
    whole: Span,
    words: &[String],
) -> Result<Vec<Span>, Trouble> {
    let mut from = whole.start;
    let mut parts = Vec::with_capacity(words.len());
    for words in words {
        let rest = Span::new(from, whole.end);
        let place = galley.places(words, rest).first().copied();
        let place = place.ok_or_else(|| not_in(galley, claim, rest, words))?;
        from = place.end;
        parts.push(place);
    }
    Ok(parts)
}

fn not_in(galley: &Galley, claim: &Standing, rest: Span, words: &str) -> Trouble {
    let (number, id) = (&claim.number, claim.claim_id);
    Trouble::refused(
        format!("Claim {number} (c{id}) does not hold “{words}” there."),
        format!("Its words are “{}”.", short(rest.of(&galley.body))),
    )
}

fn refused(message: String, claim: &Standing) -> Trouble {
    let hint = format!("factdesk claim split c{} --at WORDS of its second part", claim.claim_id);
    Trouble::refused(message, hint)
}

/// Returns the part without what only joined it to the next.
fn trimmed(body: &str, part: Span) -> Span {
    const JOINTS: [&str; 4] = [" and", " or", " but", " while"];
    let bare = |words: &str| {
        words.trim_end_matches(|sign: char| sign.is_whitespace() || ",;:—–(".contains(sign)).len()
    };
    let mut words = part.of(body);
    words = words.get(..bare(words)).unwrap_or(words);
    if let Some(joint) = JOINTS.iter().find_map(|joint| words.strip_suffix(joint)) {
        words = joint.get(..bare(joint)).unwrap_or(joint);
    }
    Span::new(part.start, part.start + words.len())
}
