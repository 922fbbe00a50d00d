//! `article edit`: headline, author, address, section, closing time, publication date.

use super::super::output::Output;
use super::super::person::introduced;
use super::super::settings::Going;
use super::super::values::{self, Date};
use super::super::{Global, exit};
use crate::workbench::{self, EditedArticle, EditingArticle, Error};

/// Change what is said of an article
///
/// Another publication date gives "last year" and the like another meaning: the text is then read
/// anew as a further draft, and claims whose dates have changed are reopened.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// a1, or 1
    article: String,
    /// The headline
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who wrote it; "" takes it away
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Where it stands; "" takes it away
    #[arg(long)]
    url: Option<String>,
    /// In which part of the paper; "" takes it away
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// When the desk must be done: 18:00, "2023-07-14 18:00", with a zone, or none
    #[arg(long, value_name = "TIME|none")]
    due: Option<String>,
    /// Publication date: YYYY, YYYY-MM, YYYY-MM-DD, or "" when it is not known
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    date: Option<Date>,
    #[command(flatten)]
    going: Going,
}

impl Args {
    pub(super) fn run(self, global: &Global, out: &mut Output) -> Result<u8, Error> {
        let settings = self.going.by(Some(&global.db))?;
        let asked = EditingArticle {
            article: self.article,
            title: self.title,
            author: self.author,
            url: self.url,
            section: self.section,
            due: self.due,
            published: self.date.map(|date| date.0),
        };
        let who = global.who()?;
        let mut desk = global.desk_to_act()?;
        let done = workbench::edit_article(&mut desk, &who, &asked, &settings)?;
        introduced(&done, out);
        told(&done.value, done.seq.is_some(), out);
        Ok(exit::FINE)
    }
}

fn told(edited: &EditedArticle, changed: bool, out: &Output) {
    let article = &edited.article;
    for notice in &edited.notices {
        out.talk(notice);
    }
    if !changed {
        return out.talk(&format!("{article} says all that already: nothing was changed."));
    }
    out.talk(&format!("{article} is changed."));
    let Some(further) = &edited.further else { return };
    let reopened = match further.reopened.len() {
        0 => String::new(),
        1 => ", and 1 claim is reopened".to_owned(),
        many => format!(", and {many} claims are reopened"),
    };
    out.talk(&format!(
        "Its dates mean something else now: it is read anew as draft {}{reopened}.",
        further.number
    ));
    if further.taken_back {
        out.talk(&format!("{article} was cleared and no longer is."));
    }
    out.next(&format!("As it was read before: factdesk show {article} --draft {}", further.before));
}
