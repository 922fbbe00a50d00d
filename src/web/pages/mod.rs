//! Every page, one file each with its routes. The list is written by hand, in the order of the
//! menu.

mod account;
mod accounts;
mod add;
mod assign;
mod back;
mod claim;
mod copies;
mod desk;
mod explain;
mod filters;
mod flag;
mod galley;
mod gate;
mod gate_rules;
mod happened;
mod history;
mod live;
mod login;
mod may;
mod meanwhile;
mod new_source;
mod questions;
mod queue;
mod reports;
mod resolve;
mod search;
mod settings;
mod setup;
mod sources;
mod threads;
mod undo;
mod verdict;

use super::route::Route;

pub(super) use live::LOOKS_ON;
pub(super) use login::{Wanted, ask_in, login_for};

/// Every route of the desk.
pub(super) const ALL: &[&[Route]] = &[
    desk::ROUTES,
    queue::ROUTES,
    assign::ROUTES,
    add::ROUTES,
    galley::ROUTES,
    claim::ROUTES,
    verdict::ROUTES,
    resolve::ROUTES,
    threads::ROUTES,
    undo::ROUTES,
    flag::ROUTES,
    gate::ROUTES,
    copies::ROUTES,
    search::ROUTES,
    sources::ROUTES,
    questions::ROUTES,
    reports::ROUTES,
    live::ROUTES,
    history::ROUTES,
    settings::ROUTES,
    gate_rules::ROUTES,
    explain::ROUTES,
    login::ROUTES,
    setup::ROUTES,
    account::ROUTES,
    accounts::ROUTES,
];
