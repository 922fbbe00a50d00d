//! The web desk over real connections: pages, forms, and what it refuses. What a browser makes of
//! the pages is left to `tests/web`.

mod accounts;
mod acts;
mod browser;
mod desk_pages;
mod galley;
mod guard;
mod hostile;
mod inject;
mod live;
mod many;
mod pages;
mod rights;
mod server;
mod sight;
mod slow;
mod traps;
mod verdict_form;
mod work_pages;
