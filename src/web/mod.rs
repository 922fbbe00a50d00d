//! The local pages: the galley, the queue, the claim, in a browser. Every page renders what
//! `workbench` returns, every form calls one of its verbs; no SQL and no logic stand here. Each
//! page is one file under `pages` with its routes as data; `pages::ALL` lists them.

mod answer;
mod asset;
mod call;
pub(crate) mod escape;
mod form;
mod frame;
mod guard;
mod hands;
mod listen;
mod live;
mod pages;
mod route;
mod site;

pub use listen::{Options, serve};
pub use route::{Described, routes};
