//! One request's way over the desk, once it is read: who asks and whether they may, what is looked
//! at, what is kept, and the answer. Each step of it waits for nothing but its own turn: who looks
//! keeps nobody from writing, and who waits to write keeps nobody from looking.

use std::mem::take;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::answer::{Answer, forbidden};
use super::call::{Call, Entering, Upload};
use super::door::Caller;
use super::form::Form;
use super::frame::Frame;
use super::pages::LOOKS_ON;
use super::route::{Does, Route, Run, Step, Then};
use super::site::{Site, asked_by};
use super::turns::{Turn, Turns};
use super::visit::Visit;
use super::written;
use crate::desk::rights;
use crate::workbench::{Desk, Error, Kind};

/// What came with a request.
pub(super) struct Asked {
    pub(super) visit: Visit,
    pub(super) path: Form,
    pub(super) query: Form,
    pub(super) form: Form,
    pub(super) files: Vec<Upload>,
    /// Whether the form was too large to be read for somebody who must log in first.
    pub(super) unread: bool,
}

/// Whoever has waited for so long is sent away.
const TURN_PATIENCE: Duration = Duration::from_secs(20);
/// What may take long may keep the database for so long.
const LONG: Duration = Duration::from_secs(30);

fn turn(turns: &Arc<Turns>, what: &str) -> Result<Turn, Error> {
    turns.take(TURN_PATIENCE).ok_or_else(|| {
        let message =
            format!("{what} at this moment, and nothing was changed. Try again in a minute.");
        Error::new(Kind::Busy, message)
    })
}

/// Goes the whole way, and returns the answer.
pub(super) async fn gone(site: Arc<Site>, route: &'static Route, asked: Asked) -> Response {
    let (own, quick) = (Arc::clone(&site), matches!(route.run, Run::Page(_) | Run::Quick(_)));
    let begun = looked(&site, quick, move || begun(own, route, asked)).await;
    let (way, mut asked, mut then) = match begun {
        Some(Begun::Over(response)) => return response,
        Some(Begun::Goes(way, asked, then)) => (way, asked, then),
        None => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let done = loop {
        let own = Arc::clone(&way);
        let went = match then {
            Then::Answer(answer) => break Ok(answer),
            Then::Keep(step) => {
                let kept = site.hands.write(move |desk| own.step(desk, asked, step)).await;
                site.live.ring();
                kept
            }
            Then::Look(step) => {
                let look = move || own.site.hands.read(|desk| own.step(desk, asked, step));
                looked(&site, true, look).await.unwrap_or_else(|| Err(panicked(route)))
            }
        };
        match went {
            Ok((next, kept)) => (then, asked) = (next, kept),
            Err(error) => break Err(error),
        }
    };
    way.answer(done)
}

/// Does something on a thread that may wait for the disk, and in the turn of those who look if it
/// is as quick as a page. `None`: it panicked.
async fn looked<T: Send + 'static>(
    site: &Site,
    quick: bool,
    look: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let looking = Arc::clone(&site.looking);
    let turn = if quick { looking.acquire_owned().await.ok() } else { None };
    let look = move || {
        let done = look();
        drop(turn);
        done
    };
    tokio::task::spawn_blocking(look).await.ok()
}

fn panicked(route: &Route) -> Error {
    Error::new(Kind::Fault, format!("the page {} panicked", route.path))
}

/// How far a request came with a first look.
enum Begun {
    /// To its answer.
    Over(Response),
    /// There is more to do.
    Goes(Arc<Way>, Box<Asked>, Then),
}

/// One request on its way.
struct Way {
    site: Arc<Site>,
    route: &'static Route,
    visit: Visit,
    /// Who asks; `None`: nobody who is let in.
    caller: Option<Caller>,
    /// Where a form was sent, and what was typed into it; empty where no page says it again.
    again: String,
    typed: Form,
}

/// Looks who asks and whether they may, and does what needs no writing.
fn begun(site: Arc<Site>, route: &'static Route, mut asked: Asked) -> Begun {
    let visit = asked.visit.clone();
    // What is typed at the door is a password, and no page says it again.
    let (again, typed) = match (route.does, route.run) {
        (Does::Acts, Run::Page(_) | Run::First(_) | Run::Quick(_)) => {
            (visit.asked.clone(), asked.form.clone())
        }
        _ => (String::new(), Form::default()),
    };
    let found = site.hands.read(|desk| site.door.caller(desk, &visit));
    let (caller, trouble) = match found {
        Ok(caller) => (caller, None),
        Err(error) => (None, Some(error)),
    };
    let way = Arc::new(Way { site, route, visit, caller, again, typed });
    if let Some(error) = trouble {
        return Begun::Over(way.troubled(&error));
    }
    if let Some(refused) = way.refused(&asked) {
        return Begun::Over(refused);
    }
    let done = catch_unwind(AssertUnwindSafe(|| way.first(&mut asked)));
    match done.unwrap_or_else(|_| Err(panicked(route))) {
        Ok(Then::Answer(answer)) => Begun::Over(way.answer(way.written(answer))),
        Ok(then) => Begun::Goes(way, Box::new(asked), then),
        Err(error) => Begun::Over(way.answer(Err(error))),
    }
}

impl Way {
    fn frame(&self) -> Frame {
        match &self.caller {
            Some(caller) => Frame::of(caller, "", ""),
            None => Frame::new("", "", ""),
        }
    }

    fn troubled(&self, error: &Error) -> Response {
        Site::troubled(error, self.route.path, self.frame(), &self.again, &self.typed)
    }

    /// Returns the answer to who may not do this; `None` when they may.
    fn refused(&self, asked: &Asked) -> Option<Response> {
        let Self { site, route, visit, again, typed, .. } = self;
        if route.open {
            return asked.unread.then(|| StatusCode::PAYLOAD_TOO_LARGE.into_response());
        }
        match &self.caller {
            None if route.does == Does::Acts && again.is_empty() => {
                Some(Answer::see("/login").into_response())
            }
            None => {
                let files = asked.unread || !asked.files.is_empty();
                let again = (route.does == Does::Acts).then_some(again.as_str());
                Some(site.ask_in(visit, again, typed, files))
            }
            Some(caller) if caller.session.is_none() && visit.forwarded => {
                Some(forbidden(THROUGH_A_PROXY, self.frame(), again, typed))
            }
            Some(caller) if !caller.may(route.right) => {
                let refusal = caller.role.map(|role| rights::refusal(role, route.right));
                let refusal = refusal.unwrap_or_default();
                Some(site.by(caller, forbidden(&refusal, self.frame(), again, typed)))
            }
            Some(_) => None,
        }
    }

    /// Does all that needs no writing, and says what follows.
    fn first(&self, asked: &mut Asked) -> Result<Then, Error> {
        let Site { hands, door, reading, going_through, .. } = &*self.site;
        match self.route.run {
            Run::Door(run) => {
                let (query, form) = (take(&mut asked.query), take(&mut asked.form));
                let (visit, caller) = (&self.visit, self.caller.as_ref());
                run(&Entering { hands, door, visit, caller, query, form }).map(Then::Answer)
            }
            Run::Page(run) if self.route.does == Does::Looks => {
                hands.read(|desk| self.call(desk, asked, run)).map(Then::Answer)
            }
            Run::Page(run) => Ok(Then::Keep(Box::new(move |call| run(call).map(Then::Answer)))),
            Run::Quick(run) => hands.read(|desk| self.call(desk, asked, run)),
            Run::First(run) => {
                let _turn = turn(reading, "Many texts are being read")?;
                hands.read_within(LONG, |desk| self.call(desk, asked, run))
            }
            Run::Long(run) => {
                let _turn = turn(going_through, "Many reports are being written")?;
                hands.read_within(LONG, |desk| self.call(desk, asked, run)).map(Then::Answer)
            }
        }
    }

    /// Takes one step more, and returns with what was asked for the next one.
    fn step(
        &self,
        desk: &mut Desk,
        mut asked: Box<Asked>,
        step: Step,
    ) -> Result<(Then, Box<Asked>), Error> {
        let then = self.call(desk, &mut asked, step)?;
        Ok((then, asked))
    }

    fn call<T>(
        &self,
        desk: &mut Desk,
        asked: &mut Asked,
        run: impl FnOnce(&mut Call<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let nobody = || Error::new(Kind::Fault, "a page was asked for by nobody");
        let caller = self.caller.as_ref().ok_or_else(nobody)?;
        let (path, query) = (take(&mut asked.path), take(&mut asked.query));
        let (form, files) = (take(&mut asked.form), take(&mut asked.files));
        let (who, visit, door, live) = (&caller.who, &self.visit, &self.site.door, &self.site.live);
        let mut call = Call { desk, who, caller, visit, door, path, query, form, files, live };
        let done = run(&mut call);
        let Call { path, query, form, files, .. } = call;
        (asked.path, asked.query, asked.form, asked.files) = (path, query, form, files);
        done
    }

    /// Begins to write what is sent while it is written.
    fn written(&self, answer: Answer) -> Result<Answer, Error> {
        match answer {
            Answer::Written { kind, name, write } => {
                let turn = turn(&self.site.going_through, "Many reports are being written")?;
                Ok(Answer::Coming(kind, name, written::begin(&self.site, turn, write)?))
            }
            answer => Ok(answer),
        }
    }

    fn answer(&self, done: Result<Answer, Error>) -> Response {
        let response = match done {
            Ok(answer) => answer.into_response(),
            Err(error) => self.troubled(&error),
        };
        match &self.caller {
            Some(caller) if self.route.path == LOOKS_ON => asked_by(caller, response),
            Some(caller) => self.site.by(caller, response),
            None => response,
        }
    }
}

const THROUGH_A_PROXY: &str = "This desk has no accounts, so it answers only to this machine; and \
                               this came through a proxy. Start it with --behind-proxy and make \
                               the first account.";
