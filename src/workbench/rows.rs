//! The desk's rows for reports, one article after the other, so that memory holds only one page of
//! them. Confidential sources and privileged notes stay here.

use super::error::Error;
use super::list::{self, WhichClaims};
use super::open::Desk;
use crate::desk::row::{ArticleRow, ClaimRow, FlagListRow};
use crate::report::{self, Rows, Told, Which};
use crate::store::FlagFilter;

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

    fn flags(&self, which: &Which, told: Told<'_, FlagListRow>) -> Result<(), report::Error> {
        self.each_article(which, &mut |article| {
            let filter = FlagFilter { article: Some(article), ..FlagFilter::default() };
            handed(self.desk.store.flags(&filter)?, told)
        })
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
}

impl DeskRows<'_> {
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
