//! The desk's rows for reports, one article after the other, so that memory holds only one page of
//! them. Confidential sources and privileged notes stay here.

use super::error::Error;
use super::list::{self, PAGE, WhichClaims};
use super::open::Desk;
use crate::desk::row::{
    ArticleRow, CitationRow, ClaimRow, CorrectionRow, FlagListRow, HistoryRow, NoteRow,
    ProgressRow, QuestionRow, ReviewerRow, SourceListRow, VerdictListRow,
};
use crate::desk::tally::FlagOutcome;
use crate::report::{self, ArticleText, Rows, Told, Which};
use crate::store::{
    CitationFilter, EventFilter, Eyes, FlagFilter, NoteFilter, QuestionFilter, SourceFilter,
};

/// A report may be read by anybody.
const FOR_ALL: Eyes = Eyes { person: None, privileged: false, confidential: false };

/// A desk that hands its rows to reports.
pub(super) struct DeskRows<'d> {
    pub(super) desk: &'d Desk,
}

impl Rows for DeskRows<'_> {
    fn claims(&self, which: &Which, told: Told<'_, ClaimRow>) -> Result<(), report::Error> {
        let asked = WhichClaims {
            article: which.article.map(|number| format!("a{number}")),
            state: which.state.clone(),
            flag: which.flag.clone(),
            reviewer: which.reviewer.clone(),
            verdict: which.verdict.clone(),
            ..WhichClaims::default()
        };
        list::claims(self.desk, &asked, &mut |claim| Ok(told(claim)?)).map_err(of_rows)
    }

    fn verdicts(&self, which: &Which, told: Told<'_, VerdictListRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            handed(self.desk.store.verdict_rows(article)?, told)
        })
    }

    fn flags(&self, which: &Which, told: Told<'_, FlagListRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            let filter = FlagFilter { article: Some(article), ..FlagFilter::default() };
            handed(self.desk.store.flags(&filter)?, told)
        })
    }

    fn flag_outcomes(
        &self,
        which: &Which,
        told: Told<'_, FlagOutcome>,
    ) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            handed(self.desk.store.flag_outcomes(article)?, told)
        })
    }

    fn sources(&self, which: &Which, told: Told<'_, SourceListRow>) -> Result<(), report::Error> {
        let filter = SourceFilter { article: which.article, ..SourceFilter::default() };
        let sources = self.desk.store.sources(&filter, FOR_ALL);
        sources.map_err(|error| of_rows(error.into()))?.into_iter().try_for_each(told)
    }

    fn citations(&self, which: &Which, told: Told<'_, CitationRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            let filter = CitationFilter { article: Some(article), ..CitationFilter::default() };
            handed(self.desk.store.citations(&filter, FOR_ALL)?, told)
        })
    }

    fn questions(&self, which: &Which, told: Told<'_, QuestionRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            let filter = QuestionFilter { article: Some(article), ..QuestionFilter::default() };
            handed(self.desk.store.questions(&filter)?, told)
        })
    }

    fn notes(&self, which: &Which, told: Told<'_, NoteRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            let filter = NoteFilter { article: Some(article), ..NoteFilter::default() };
            handed(self.desk.store.notes(&filter, FOR_ALL)?, told)
        })
    }

    fn reviewers(&self, _which: &Which, told: Told<'_, ReviewerRow>) -> Result<(), report::Error> {
        let people = self.desk.store.work_done().map_err(|error| of_rows(error.into()))?;
        people.into_iter().try_for_each(told)
    }

    fn progress(&self, which: &Which, told: Told<'_, ProgressRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            handed(self.desk.store.progress(article)?.into_iter().collect(), told)
        })
    }

    fn corrections(
        &self,
        which: &Which,
        told: Told<'_, CorrectionRow>,
    ) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| handed(self.desk.store.corrections(article)?, told))
    }

    fn articles(&self, which: &Which, told: Told<'_, ArticleRow>) -> Result<(), report::Error> {
        if let Some(number) = which.article {
            let detail = self.desk.store.article(number).map_err(|error| of_rows(error.into()))?;
            return detail.map_or(Ok(()), |detail| told(detail.row));
        }
        let state = which.state.as_deref();
        let each = &mut |article| Ok(told(article)?);
        list::articles(self.desk, state, None, None, each).map_err(of_rows)
    }

    fn history(&self, which: &Which, told: Told<'_, HistoryRow>) -> Result<(), report::Error> {
        let mut after = None;
        loop {
            let filter = EventFilter {
                article: which.article,
                from: which.from.clone(),
                reviewer: which.reviewer.clone(),
                after,
                limit: Some(PAGE),
                ..EventFilter::default()
            };
            let events = self.told_in_part(&filter).map_err(of_rows)?;
            let Some(last) = events.last() else { return Ok(()) };
            after = Some(last.seq);
            events.into_iter().try_for_each(&mut *told)?;
        }
    }

    fn text(&self, article: i64) -> Result<Option<ArticleText>, report::Error> {
        self.text_of(article).map_err(of_rows)
    }
}

impl DeskRows<'_> {
    fn text_of(&self, article: i64) -> Result<Option<ArticleText>, Error> {
        let Some(detail) = self.desk.store.article(article)? else { return Ok(None) };
        let markup = self.desk.store.markup(article)?;
        Ok(Some(ArticleText { detail, markup }))
    }

    /// Hands over the acts after that number, oldest first.
    pub(super) fn acts(
        &self,
        article: Option<i64>,
        mut after: Option<i64>,
        told: &mut dyn FnMut(HistoryRow),
    ) -> Result<(), Error> {
        loop {
            let filter =
                EventFilter { article, after, limit: Some(PAGE), ..EventFilter::default() };
            let events = self.told_in_part(&filter)?;
            let Some(last) = events.last() else { return Ok(()) };
            after = Some(last.seq);
            events.into_iter().for_each(&mut *told);
        }
    }

    /// Returns at most so many acts after that number, oldest first.
    pub(super) fn acts_among(
        &self,
        article: Option<i64>,
        after: i64,
        most: i64,
    ) -> Result<Vec<HistoryRow>, Error> {
        if most <= 0 {
            return Ok(Vec::new());
        }
        let (after, limit) = (Some(after), Some(most));
        self.told_in_part(&EventFilter { article, after, limit, ..EventFilter::default() })
    }

    /// Returns events; of one about what must not be known only that something was done.
    fn told_in_part(&self, filter: &EventFilter) -> Result<Vec<HistoryRow>, Error> {
        let mut events = self.desk.store.events(filter)?;
        let seqs: Vec<_> = events.iter().map(|event| event.seq).collect();
        let covered = self.desk.store.covered_events(&seqs)?;
        for event in events.iter_mut().filter(|event| covered.contains(&event.seq)) {
            (event.claim, event.number) = (None, None);
            event.id = String::new();
            "(It concerns what is confidential or privileged.)".clone_into(&mut event.words);
        }
        Ok(events)
    }

    /// Goes through the articles meant: one, or all that are in the listings.
    fn each_article(
        &self,
        which: &Which,
        each: &mut dyn FnMut(i64) -> Result<(), Error>,
    ) -> Result<(), report::Error> {
        if let Some(number) = which.article {
            return each(number).map_err(of_rows);
        }
        let all = &mut |article: ArticleRow| each(super::id::article_id(&article.id)?);
        list::articles(self.desk, None, None, None, all).map_err(of_rows)
    }
}

fn handed<R>(rows: Vec<R>, told: Told<'_, R>) -> Result<(), Error> {
    rows.into_iter().try_for_each(|row| Ok(told(row)?))
}

fn of_rows(error: Error) -> report::Error {
    report::Error::of_rows(error)
}
