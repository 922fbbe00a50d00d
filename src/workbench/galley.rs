//! An article as copy with its claims, narrowed to what is asked for: what the galley shows at
//! once. Where words stand in it is left to `places`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use super::error::Error;
use super::id::Sort;
use super::list::known_article;
use super::open::Desk;
use super::rows::DeskRows;
use super::who::Who;
use crate::desk::row::{ClaimRow, FlagListRow, HistoryRow, source_name};
use crate::report::{ArticleText, Rows};
use crate::store::{CitationFilter, ClaimFilter, FlagFilter, QuestionFilter};
use crate::text::Span;

/// What of a galley is asked for; nothing: all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GalleyAsked {
    /// One of the claim kinds.
    pub kind: Option<String>,
    /// One of the states.
    pub state: Option<String>,
    /// A check's code, or `any`.
    pub flag: Option<String>,
    /// A handle: who settled it, or to whom it is handed.
    pub person: Option<String>,
    /// `s3`, or the name of somebody who was asked: whom to ring.
    pub source: Option<String>,
}

/// What one may narrow a galley by: what there is in it, each with what people read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GalleyChoices {
    /// The kinds of its claims.
    pub kinds: BTreeSet<String>,
    /// Their states.
    pub states: BTreeSet<String>,
    /// The codes of their flags.
    pub flags: BTreeSet<String>,
    /// Who is on the desk, by handle.
    pub people: Vec<String>,
    /// Whom to ring: what `source` takes, and a name.
    pub sources: BTreeMap<String, String>,
}

/// An article as copy.
#[derive(Clone, Debug)]
pub struct GalleyShown {
    /// The text of its current draft, with its markup.
    pub text: ArticleText,
    /// The claims asked for, in galley order.
    pub claims: Vec<ClaimRow>,
    /// How many claims it has.
    pub of: usize,
    /// Where its claims stand, asked for or not.
    pub places: Vec<Span>,
    /// The flags on these claims, and on none.
    pub flags: Vec<FlagListRow>,
    /// The initials of everybody on the desk, by handle.
    pub initials: HashMap<String, String>,
    /// What one may narrow it by.
    pub choices: GalleyChoices,
    /// The number of the desk's last act: what happens after it is news to whoever reads this.
    pub seq: i64,
}

/// Returns an article's galley, narrowed to what is asked for and to what the reader may know.
pub fn galley(
    desk: &Desk,
    reader: &Who,
    id: &str,
    asked: &GalleyAsked,
) -> Result<GalleyShown, Error> {
    let article = known_article(desk, id)?;
    desk.store.at_one_moment(|| {
        let text = DeskRows { desk }.text(article)?;
        let text = text.ok_or_else(|| Error::usage(format!("There is no article {id}.")))?;
        let all = ClaimFilter { article: Some(article), ..ClaimFilter::default() };
        let mut claims = desk.store.claims(&all)?;
        let people = desk.store.people()?;
        let ring = Ring::read(desk, reader, article)?;
        let choices = GalleyChoices {
            kinds: claims.iter().map(|claim| claim.kind.clone()).collect(),
            states: claims.iter().map(|claim| claim.state.clone()).collect(),
            flags: claims.iter().flat_map(codes).map(str::to_owned).collect(),
            people: people.iter().map(|person| person.handle.clone()).collect(),
            sources: ring.names,
        };
        let of = claims.len();
        let places = claims.iter().map(|claim| Span::new(claim.start, claim.end)).collect();
        if let Some(handle) = asked.person.clone() {
            let theirs = desk.store.claims(&ClaimFilter { reviewer: Some(handle), ..all })?;
            let theirs: HashSet<_> = theirs.into_iter().map(|claim| claim.id).collect();
            claims.retain(|claim| theirs.contains(&claim.id));
        }
        if let Some(source) = &asked.source {
            let waiting = ring.claims.get(source);
            claims.retain(|claim| waiting.is_some_and(|waiting| waiting.contains(&claim.id)));
        }
        claims.retain(|claim| asked.has(claim));
        let filter = FlagFilter { article: Some(article), ..FlagFilter::default() };
        let mut flags = desk.store.flags(&filter)?;
        let shown: HashSet<_> = claims.iter().map(|claim| claim.id.as_str()).collect();
        flags.retain(|flag| flag.state != "withdrawn");
        flags.retain(|flag| flag.claim.as_deref().is_none_or(|claim| shown.contains(claim)));
        let initials = people.into_iter().map(|person| (person.handle, person.initials));
        Ok(GalleyShown {
            text,
            flags,
            claims,
            of,
            places,
            initials: initials.collect(),
            choices,
            seq: desk.store.head()?.seq,
        })
    })
}

fn codes(claim: &ClaimRow) -> impl Iterator<Item = &str> {
    claim.flags.iter().map(|flag| flag.code.as_str())
}

impl GalleyAsked {
    /// Returns whether all of it is asked for.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    fn has(&self, claim: &ClaimRow) -> bool {
        let is = |asked: &Option<String>, own: &str| asked.as_deref().is_none_or(|one| one == own);
        let flagged = match self.flag.as_deref() {
            None => true,
            Some("any") => claim.flags.iter().any(|flag| flag.state == "open"),
            Some(code) => codes(claim).any(|own| own == code),
        };
        flagged && is(&self.kind, &claim.kind) && is(&self.state, &claim.state)
    }
}

/// Whom to ring for which claims.
#[derive(Default)]
struct Ring {
    names: BTreeMap<String, String>,
    claims: HashMap<String, HashSet<String>>,
}

impl Ring {
    fn read(desk: &Desk, reader: &Who, article: i64) -> Result<Self, Error> {
        let eyes = desk.eyes(Some(reader))?;
        let mut ring = Self::default();
        let cited = CitationFilter { article: Some(article), ..CitationFilter::default() };
        for row in desk.store.citations(&cited, eyes)? {
            let (title, url, file) = (&row.title, &row.url, &row.file_name);
            let name = source_name(title.as_deref(), url.as_deref(), file.as_deref()).to_owned();
            ring.add(row.source, name, row.claim);
        }
        let asked = QuestionFilter { article: Some(article), eyes, ..QuestionFilter::default() };
        for row in desk.store.questions(&asked)? {
            let Some(claim) = row.claim.filter(|_| row.state == "open") else { continue };
            if let Some(source) = row.source {
                let name = row.person.clone().unwrap_or_else(|| source.clone());
                ring.add(source, name, claim.clone());
            }
            if let Some(person) = row.person {
                ring.add(person.clone(), person, claim);
            }
        }
        Ok(ring)
    }

    fn add(&mut self, key: String, name: String, claim: String) {
        self.names.entry(key.clone()).or_insert(name);
        self.claims.entry(key).or_default().insert(claim);
    }
}

/// Returns the headlines of the articles that acts were in, by their lettered ids.
pub fn titles_of(desk: &Desk, acts: &[HistoryRow]) -> Result<HashMap<String, String>, Error> {
    let named: BTreeSet<_> = acts.iter().filter_map(|act| act.article.as_deref()).collect();
    let ids = named.iter().filter_map(|id| Sort::Article.id(id).ok());
    let titles = desk.store.titles(ids)?;
    Ok(titles.into_iter().map(|(id, title)| (format!("a{id}"), title)).collect())
}

/// Returns where the chain of acts ends, and the newest acts first, at most so many; of the whole
/// desk, or of one article; those before an act, where its number is given.
pub fn newest_acts(
    desk: &Desk,
    article: Option<&str>,
    before: Option<i64>,
    most: usize,
) -> Result<(String, Vec<HistoryRow>), Error> {
    let article = article.map(|id| known_article(desk, id)).transpose()?;
    desk.store.at_one_moment(|| {
        let head = desk.store.head()?;
        let most_rows = i64::try_from(most).unwrap_or(i64::MAX);
        let end = before.unwrap_or(head.seq + 1).min(head.seq + 1);
        let mut newest = if article.is_none() {
            // Of the whole desk every number is an act, so a page of them is known by its numbers.
            let after = (end - 1).saturating_sub(most_rows).max(0);
            DeskRows { desk }.acts_among(None, after, end - 1 - after)?
        } else {
            let mut newest = VecDeque::new();
            DeskRows { desk }.acts(article, None, &mut |row| {
                if row.seq < end {
                    if newest.len() == most {
                        newest.pop_front();
                    }
                    newest.push_back(row);
                }
            })?;
            newest.into()
        };
        newest.reverse();
        Ok((head.to_string(), newest))
    })
}
