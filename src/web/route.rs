//! A route as data: method, path, the right it takes, and the function that answers. Nobody gets in
//! without being somebody, unless the route says so. The tests of rights and of forged requests go
//! by the same list as the server.

use super::answer::Answer;
use super::call::{Call, Entering};
use crate::desk::rights::Right;
use crate::workbench::Error;

/// Whether a route only looks or does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Does {
    /// It changes nothing: GET and HEAD.
    Looks,
    /// It does something: POST.
    Acts,
}

/// What answers.
#[derive(Clone, Copy)]
pub(super) enum Run {
    /// A page of the desk, which is open to read or to write.
    Page(fn(&mut Call<'_>) -> Result<Answer, Error>),
    /// A page of the desk that may take long: a few at once, and the others wait.
    Long(fn(&mut Call<'_>) -> Result<Answer, Error>),
    /// Reads and works things out on a desk that is open to read, a few at once; only what is then
    /// to be kept takes the desk that is open to write.
    First(fn(&mut Call<'_>) -> Result<Then, Error>),
    /// The same for what takes no longer than a page does.
    Quick(fn(&mut Call<'_>) -> Result<Then, Error>),
    /// The door: it opens the desk itself, and never for as long as a password takes.
    Door(fn(&Entering<'_>) -> Result<Answer, Error>),
}

/// Does something more of the same call, with the desk as it is then.
pub(super) type Step = Box<dyn FnOnce(&mut Call<'_>) -> Result<Then, Error> + Send>;

/// What follows once something is worked out or kept.
pub(super) enum Then {
    /// Nothing: this is the answer.
    Answer(Answer),
    /// That is kept, with the desk open to write.
    Keep(Step),
    /// That is looked at as it is now, with the desk open to read.
    Look(Step),
}

/// One route.
pub(super) struct Route {
    /// Whether it acts.
    pub(super) does: Does,
    /// The path, with names in braces: `/a/{article}`.
    pub(super) path: &'static str,
    /// What one must be allowed to do.
    pub(super) right: Right,
    /// Whether it is for anybody, let in or not.
    pub(super) open: bool,
    /// Answers.
    pub(super) run: Run,
}

/// Returns a route that only looks.
pub(super) const fn look(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does: Does::Looks, path, right, open: false, run: Run::Page(run) }
}

/// Returns a route that acts.
pub(super) const fn act(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does: Does::Acts, path, right, open: false, run: Run::Page(run) }
}

/// Returns a route that only looks, and may take long.
pub(super) const fn look_long(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does: Does::Looks, path, right, open: false, run: Run::Long(run) }
}

/// Returns a route that acts, and works out first what is to be kept.
pub(super) const fn act_after(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Then, Error>,
) -> Route {
    Route { does: Does::Acts, path, right, open: false, run: Run::First(run) }
}

/// Returns a route that acts, and looks first what is to be kept, as quickly as a page.
pub(super) const fn act_quick(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Then, Error>,
) -> Route {
    Route { does: Does::Acts, path, right, open: false, run: Run::Quick(run) }
}

/// Returns a route that does something at the door.
pub(super) const fn door(
    does: Does,
    path: &'static str,
    right: Right,
    run: fn(&Entering<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does, path, right, open: false, run: Run::Door(run) }
}

/// Returns a route before the door: for anybody.
pub(super) const fn outside(
    does: Does,
    path: &'static str,
    run: fn(&Entering<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does, path, right: Right::Read, open: true, run: Run::Door(run) }
}

/// A route as people may list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Described {
    /// Whether it does something: POST; otherwise it only looks.
    pub acts: bool,
    /// The path, with names in braces.
    pub path: &'static str,
    /// What one must be allowed to do.
    pub right: Right,
    /// Whether it is for anybody, let in or not.
    pub open: bool,
}

/// Returns every route of the desk, in the order of the menu.
pub fn routes() -> Vec<Described> {
    let described = |route: &Route| Described {
        acts: route.does == Does::Acts,
        path: route.path,
        right: route.right,
        open: route.open,
    };
    super::pages::ALL.iter().copied().flatten().map(described).collect()
}
