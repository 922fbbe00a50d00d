//! The local pages: the galley, the queue, the claim, in a browser. Every page renders what
//! `workbench` returns, every form calls one of its verbs; no SQL and no logic stand here. Each
//! page is one file under `pages` with its routes as data; `pages::ALL` lists them.

mod address;
mod answer;
mod asset;
mod body;
mod call;
mod chart;
mod door;
pub(crate) mod escape;
mod form;
mod frame;
mod guard;
mod hands;
mod limits;
mod listen;
mod live;
mod pages;
mod patient;
mod room;
mod route;
mod sealed;
mod site;
mod strict;
#[cfg(test)]
mod tests;
mod turns;
mod typed;
mod visit;
mod way;
mod written;

pub use listen::{Open, Options, serve};
pub use route::{Described, routes};
