//! The galley: the article as copy, every claim underlined, its number in the margin and its flags
//! beside its paragraph; narrowed as one likes, at an address one can send.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use askama::Template;

use super::back::back;
use super::filters;
use super::may::May;
use super::undo::{Offered, offered};
use crate::check::Severity;
use crate::claim::ClaimKind;
use crate::desk::rights::Right;
use crate::desk::row::{ArticleRow, ClaimRow, FlagListRow};
use crate::report;
use crate::text::Span;
use crate::web::address::with;
use crate::web::answer::Answer;
use crate::web::call::Call;
use crate::web::form::Form;
use crate::web::frame::Frame;
use crate::web::route::{Route, act, look};
use crate::workbench::{
    self, AddingClaim, Error, GalleyAsked, GalleyChoices, GalleyShown, Place, WhichQuestions,
};

pub(super) const ROUTES: &[Route] = &[
    look("/a/{article}", Right::Read, show),
    act("/a/{article}/claim", Right::EditClaims, add_claim),
];

/// More flags than that are not all answered here: a browser stands still over thousands of forms.
const ANSWERED_HERE: usize = 80;
/// More paragraphs than that are many.
const LONG: usize = 200;

#[derive(Template)]
#[template(path = "galley.html")]
struct Page {
    frame: Frame,
    row: ArticleRow,
    /// The headline with the claims in it, where the text begins with it.
    headline: Option<Part>,
    parts: Vec<Part>,
    /// Whether there are so many paragraphs that a browser is to lay out those in sight only.
    long: bool,
    /// Who is asked and has not answered yet, by the flag or else the claim it is about.
    waiting: HashMap<String, String>,
    /// Flags on the whole article, which stand beside no paragraph.
    loose: Vec<FlagListRow>,
    asked: GalleyAsked,
    choices: GalleyChoices,
    unseen: bool,
    /// How many claims are shown, and how many there are.
    shown: usize,
    /// How many of them were found wrong while nobody has said what happens to the copy.
    unmended: usize,
    of: usize,
    seq: i64,
    kinds: Vec<&'static str>,
    told: Option<String>,
    /// What whoever looks may do.
    may: May,
    /// What they did last, to be taken back.
    undo: Option<Offered>,
    /// This page's address, for forms that lead back to it.
    back: String,
}

impl Page {
    /// Who was asked out of a flag that waits.
    fn asked(&self, flag: &FlagListRow) -> Option<&str> {
        self.waiting.get(&flag.id).filter(|_| flag.asks()).map(String::as_str)
    }

    /// Who was asked about the claim of a flag that waits, out of no flag.
    fn asked_of_claim(&self, flag: &FlagListRow) -> Option<&str> {
        let claim = flag.claim.as_ref().filter(|_| flag.asks())?;
        self.waiting.get(claim).map(String::as_str)
    }
}

/// Who is asked in that article and has not answered yet.
fn waiting(call: &Call<'_>, article: &str) -> Result<HashMap<String, String>, Error> {
    let article = Some(article.to_owned());
    let which = WhichQuestions { article, open: true, ..WhichQuestions::default() };
    let mut waiting = HashMap::new();
    workbench::questions(call.desk, Some(call.who), &which, &mut |row| {
        if let Some(about) = row.flag.or(row.claim) {
            waiting.insert(about, row.person.unwrap_or(row.asked_of));
        }
        Ok(())
    })?;
    Ok(waiting)
}

/// A paragraph with the flags that stand beside it.
struct Part {
    span: Span,
    /// Empty where it stands elsewhere on the page.
    html: String,
    /// Each flag, and whether it is answered here.
    flags: Vec<(FlagListRow, bool)>,
}

fn show(call: &mut Call<'_>) -> Result<Answer, Error> {
    let asked = asked(&call.query);
    let unseen = call.query.filled("unseen").is_some();
    let shown = workbench::galley(call.desk, call.who, call.id("article"), &asked)?;
    let back = address(&shown.text.detail.row.id, &asked, unseen);
    let (mut parts, loose) = parts(&shown, unseen);
    let headline = headline(&shown, &mut parts);
    let row = shown.text.detail.row;
    Answer::page(&Page {
        frame: call.frame(row.title.clone(), "Desk"),
        may: May::of(call),
        undo: offered(call, &workbench::scale(call.desk)?.1, &row.title)?,
        shown: shown.claims.len(),
        unmended: shown.claims.iter().filter(|claim| claim.is_unmended()).count(),
        told: call.query.filled("told"),
        kinds: ClaimKind::ALL.iter().map(|kind| kind.code()).collect(),
        of: shown.of,
        waiting: waiting(call, &row.id)?,
        seq: shown.seq,
        choices: shown.choices,
        row,
        headline,
        long: parts.len() > LONG,
        parts,
        loose,
        asked,
        unseen,
        back,
    })
}

/// What is asked for, as the address has it.
fn asked(query: &Form) -> GalleyAsked {
    GalleyAsked {
        kind: query.filled("kind"),
        state: query.filled("state"),
        flag: query.filled("flag"),
        person: query.filled("person"),
        source: query.filled("source"),
    }
}

/// The address of this galley as it is narrowed.
fn address(article: &str, asked: &GalleyAsked, unseen: bool) -> String {
    let GalleyAsked { kind, state, flag, person, source } = asked;
    let named = [
        ("kind", kind.as_deref()),
        ("state", state.as_deref()),
        ("flag", flag.as_deref()),
        ("person", person.as_deref()),
        ("source", source.as_deref()),
        ("unseen", unseen.then_some("1")),
    ];
    with(&format!("/a/{article}"), &named.map(|(name, value)| (name, value.unwrap_or(""))))
}

/// The paragraphs, each with the flags on its words; and the flags that stand in none.
fn parts(shown: &GalleyShown, unseen: bool) -> (Vec<Part>, Vec<FlagListRow>) {
    let GalleyShown { text, claims, initials, .. } = shown;
    let own = |claim| initials_of(claim, initials);
    let paragraphs = report::proof(text, claims, own, unseen.then_some(shown.places.as_slice()));
    let mut loose = Vec::new();
    let mut parts: Vec<Part> = paragraphs
        .iter()
        .map(|one| Part { span: one.span, html: one.html.clone(), flags: Vec::new() })
        .collect();
    let here = answered_here(&shown.flags);
    let mut flags = shown.flags.clone();
    flags.sort_by_key(|flag| flag.start);
    for flag in flags {
        let at = paragraphs.partition_point(|one| one.span.end <= flag.start);
        let beside = paragraphs.get(at).is_some_and(|one| one.span.start <= flag.start);
        match parts.get_mut(at).filter(|_| beside && flag.start < flag.end) {
            Some(part) => {
                let here = here.contains(&flag.id);
                part.flags.push((flag, here));
            }
            None => loose.push(flag),
        }
    }
    (parts, loose)
}

/// Takes the headline out of a text that begins with it: it stands over the page, once. Its flags
/// stay in their place.
fn headline(shown: &GalleyShown, parts: &mut [Part]) -> Option<Part> {
    let (first, detail) = (parts.first_mut()?, &shown.text.detail);
    let words = detail.body.get(first.span.start..first.span.end)?;
    // In Markdown it has its sign before it, which is no part of what people call the article.
    let line = |words: &str| words.trim().trim_start_matches('#').trim().to_owned();
    let is_it = line(words) == line(&detail.row.title);
    let html = is_it.then(|| std::mem::take(&mut first.html))?;
    Some(Part { span: first.span, html, flags: Vec::new() })
}

/// The flags that have their forms beside the text, the loudest first; the others are answered on
/// the pages of their claims.
fn answered_here(flags: &[FlagListRow]) -> HashSet<String> {
    let mut open: Vec<_> = flags.iter().filter(|flag| flag.state == "open").collect();
    open.sort_by_key(|flag| Reverse(Severity::from_code(&flag.severity)));
    open.into_iter().take(ANSWERED_HERE).map(|flag| flag.id.clone()).collect()
}

/// Who gave the verdict that stands.
fn initials_of<'c>(claim: &'c ClaimRow, initials: &'c HashMap<String, String>) -> &'c str {
    let verdict = claim.verdict.as_ref();
    verdict.and_then(|verdict| initials.get(&verdict.reviewer)).map_or("", String::as_str)
}

#[derive(Template)]
#[template(path = "which-place.html")]
struct WhichPlace {
    frame: Frame,
    row: ArticleRow,
    words: String,
    kind: String,
    places: Vec<Place>,
    back: String,
}

/// Makes a claim of words that were selected or typed; asks which are meant when they stand
/// several times.
fn add_claim(call: &mut Call<'_>) -> Result<Answer, Error> {
    let article = call.path.get("article").to_owned();
    let form = &call.form;
    let words = form.get("words").to_owned();
    let number = |name: &str| form.filled(name).and_then(|number| number.parse::<usize>().ok());
    let mut nth = number("nth");
    if let (None, Some(paragraph), Some(before)) = (nth, number("paragraph"), number("before")) {
        nth = workbench::selected_place(call.desk, &article, &words, (paragraph, before))?;
    }
    if nth.is_none() {
        let (row, places) = workbench::places(call.desk, &article, &words)?;
        if places.len() > 1 {
            let (kind, back) = (form.get("kind").to_owned(), form.get("back").to_owned());
            let frame = call.frame("Which of them?", "Desk");
            return Answer::page(&WhichPlace { frame, row, words, kind, places, back });
        }
    }
    let asked = AddingClaim {
        article: article.clone(),
        words,
        nth,
        kind: form.filled("kind"),
        speaker: None,
    };
    let made = workbench::add_claim(call.desk, call.who, &asked)?.value;
    let told = format!("“{}” is claim {} now.", made.quote, made.number);
    let to = call.form.get("back").split('#').next().unwrap_or_default().to_owned();
    let to = if to.is_empty() { format!("/a/{article}") } else { to };
    call.form = Form::new(vec![("back".to_owned(), format!("{to}#mark-{}", made.number))]);
    Ok(back(call, &made.id, &told))
}
