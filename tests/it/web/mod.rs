//! The web desk over real connections: pages, forms, and what it refuses. What a browser makes of
//! the pages is left to `tests/web`.

mod accounts;
mod browser;
mod desk_pages;
mod guard;
mod hostile;
mod many;
mod pages;
mod rights;
mod server;
mod work_pages;
