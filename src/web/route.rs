//! A route as data: method, path, the right it takes, and the function that answers. The tests of
//! rights and of forged requests go by the same list as the server.

use super::answer::Answer;
use super::call::Call;
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

/// One route.
pub(super) struct Route {
    /// Whether it acts.
    pub(super) does: Does,
    /// The path, with names in braces: `/a/{article}`.
    pub(super) path: &'static str,
    /// What one must be allowed to do.
    pub(super) right: Right,
    /// Answers.
    pub(super) run: fn(&mut Call<'_>) -> Result<Answer, Error>,
}

/// Returns a route that only looks.
pub(super) const fn look(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does: Does::Looks, path, right, run }
}

/// Returns a route that acts.
pub(super) const fn act(
    path: &'static str,
    right: Right,
    run: fn(&mut Call<'_>) -> Result<Answer, Error>,
) -> Route {
    Route { does: Does::Acts, path, right, run }
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
}

/// Returns every route of the desk, in the order of the menu.
pub fn routes() -> Vec<Described> {
    let described = |route: &Route| Described {
        acts: route.does == Does::Acts,
        path: route.path,
        right: route.right,
    };
    super::pages::ALL.iter().copied().flatten().map(described).collect()
}
