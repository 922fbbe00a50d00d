//! The web desk over real connections: pages, forms, and what it refuses. What a browser makes of
//! the pages is left to `tests/web`.

mod galley;
mod guard;
mod live;
mod many;
mod pages;
mod server;
