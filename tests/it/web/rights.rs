//! Every route against every role, and what is kept from some eyes on every page. The table is
//! written by hand: a route that is not in it fails.

use factdesk::desk::rights::{Right, Role};
use tempfile::TempDir;

use super::browser::{Browser, PASSWORD};
use super::server::{Reply, Server};

const EVERYBODY: Who = Who::These(&Role::ALL);
const WRITERS: Who =
    Who::These(&[Role::Author, Role::Reviewer, Role::Lawyer, Role::Editor, Role::Admin]);
const DESK: Who = Who::These(&[Role::Reviewer, Role::Lawyer, Role::Editor, Role::Admin]);
const CHECKERS: Who = Who::These(&[Role::Reviewer, Role::Editor, Role::Admin]);
const EDITORS: Who = Who::These(&[Role::Editor, Role::Admin]);
const ADMINS: Who = Who::These(&[Role::Admin]);

/// Who may.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    /// Before the door: whoever asks.
    Anybody,
    /// Who is logged in and is one of these.
    These(&'static [Role]),
}

const LOOKS: bool = false;
const ACTS: bool = true;

/// Every route, whether it acts, and who may. Those that end the session stand last.
const TABLE: &[(bool, &str, Who)] = &[
    (LOOKS, "/", EVERYBODY),
    (LOOKS, "/articles", EVERYBODY),
    (LOOKS, "/assign", EVERYBODY),
    (ACTS, "/assign", EDITORS),
    (LOOKS, "/queue", EVERYBODY),
    (ACTS, "/queue/next", CHECKERS),
    (ACTS, "/queue/back", CHECKERS),
    (ACTS, "/queue/skip", CHECKERS),
    (ACTS, "/queue/accept", CHECKERS),
    (ACTS, "/queue/undo", WRITERS),
    (ACTS, "/c/{claim}/take-back", CHECKERS),
    (LOOKS, "/add", CHECKERS),
    (ACTS, "/add", CHECKERS),
    (ACTS, "/a/{article}/revise", CHECKERS),
    (LOOKS, "/a/{article}", EVERYBODY),
    (LOOKS, "/a/{article}/gate", EVERYBODY),
    (LOOKS, "/a/{article}/release-sheet", EVERYBODY),
    (ACTS, "/a/{article}/clear", EDITORS),
    (ACTS, "/a/{article}/release", EDITORS),
    (ACTS, "/a/{article}/take-back", EDITORS),
    (ACTS, "/a/{article}/publish", EDITORS),
    (ACTS, "/a/{article}/correct", EDITORS),
    (LOOKS, "/a/{article}/checking-copy", EVERYBODY),
    (LOOKS, "/a/{article}/checked-copy", EVERYBODY),
    (LOOKS, "/c/{claim}", EVERYBODY),
    (ACTS, "/c/{claim}/verdict", CHECKERS),
    (ACTS, "/c/{claim}/resolve", CHECKERS),
    (ACTS, "/a/{article}/claim", CHECKERS),
    (ACTS, "/c/{claim}/source", CHECKERS),
    (ACTS, "/c/{claim}/source/off", CHECKERS),
    (ACTS, "/c/{claim}/dismiss", CHECKERS),
    (ACTS, "/c/{claim}/assign", EDITORS),
    (ACTS, "/f/{flag}/ask", DESK),
    (LOOKS, "/live", EVERYBODY),
    (ACTS, "/c/{claim}/note", DESK),
    (ACTS, "/c/{claim}/question", DESK),
    (ACTS, "/undo", WRITERS),
    (ACTS, "/f/{flag}/dismiss", CHECKERS),
    (ACTS, "/f/{flag}/accept", CHECKERS),
    (LOOKS, "/search", EVERYBODY),
    (LOOKS, "/sources", EVERYBODY),
    (LOOKS, "/s/{source}", EVERYBODY),
    (LOOKS, "/s/{source}/copy", EVERYBODY),
    (ACTS, "/sources", CHECKERS),
    (ACTS, "/s/{source}/edit", CHECKERS),
    (ACTS, "/s/{source}/merge", EDITORS),
    (LOOKS, "/questions", EVERYBODY),
    (ACTS, "/q/{question}/answer", WRITERS),
    (ACTS, "/q/{question}/withdraw", DESK),
    (LOOKS, "/reports", EVERYBODY),
    (LOOKS, "/reports/{file}", EVERYBODY),
    (LOOKS, "/history", EVERYBODY),
    (LOOKS, "/history/verify", EVERYBODY),
    (LOOKS, "/settings", EVERYBODY),
    (LOOKS, "/explain/{code}", EVERYBODY),
    (LOOKS, "/explain", EVERYBODY),
    (LOOKS, "/references", EVERYBODY),
    (LOOKS, "/references/{concept}", EVERYBODY),
    (ACTS, "/settings/people", ADMINS),
    (ACTS, "/settings/people/{person}", ADMINS),
    (ACTS, "/settings/scale", ADMINS),
    (ACTS, "/settings/scales", ADMINS),
    (ACTS, "/settings/rules", ADMINS),
    (LOOKS, "/login", Who::Anybody),
    (ACTS, "/login", Who::Anybody),
    (LOOKS, "/setup", Who::Anybody),
    (ACTS, "/setup", Who::Anybody),
    (LOOKS, "/account", EVERYBODY),
    (ACTS, "/account/password", EVERYBODY),
    (LOOKS, "/accounts", ADMINS),
    (ACTS, "/accounts/{handle}/link", ADMINS),
    (ACTS, "/accounts/{handle}/logout", ADMINS),
    (ACTS, "/logout", EVERYBODY),
    (ACTS, "/logout/everywhere", EVERYBODY),
];

/// An address of that route on the sample desk.
fn address(path: &str) -> String {
    let named = [
        ("{article}", "a1"),
        ("{claim}", "c1"),
        ("{flag}", "f1"),
        ("{question}", "q1"),
        ("{source}", "s1"),
        ("{file}", "claims.csv"),
        ("{code}", "wrong-weekday"),
        ("{handle}", "spare"),
        ("{person}", "spare"),
        ("{concept}", "x"),
    ];
    let filled = named.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id));
    assert!(!filled.contains('{'), "say in `address` what stands for the braces in {path}");
    filled
}

/// The sample desk with somebody of every role who can log in, and a confidential source, which a
/// claim cites, and a privileged note on it.
fn desk() -> Server {
    let server = Server::at(TempDir::new().unwrap(), &["--demo"]);
    let command = |arguments: &[&str]| {
        server.command(&[arguments, &["--as", "mara"]].concat());
    };
    command(&["reviewers", "add", "spare"]);
    command(&["source", "add", "--title", "Talk with Zebedee", "--confidential"]);
    command(&["cite", "c1", "s1", "--quoted", "Zebedee saw the tanker"]);
    command(&["note", "c1", "Quillfeather must not be named", "--privileged"]);
    command(&["question", "c1", "--to", "source", "--source", "s1", "Did Zebedee see it?"]);
    for role in Role::ALL {
        command(&["reviewers", "add", &handle(role), "--role", role.code()]);
        let done = server.run(&["reviewers", "password", &handle(role), "--as", "mara"], PASSWORD);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    server
}

fn handle(role: Role) -> String {
    format!("the{role}")
}

fn sent_to_log_in(reply: &Reply) -> bool {
    let to = reply.header("location").unwrap_or("");
    reply.status == 401 || (reply.status == 303 && to.starts_with("/login"))
}

#[test]
fn every_route_is_for_the_roles_in_the_table_and_no_others() {
    let routes = factdesk::web::routes();
    for route in &routes {
        let row = TABLE.iter().find(|(acts, path, _)| (*acts, *path) == (route.acts, route.path));
        let Some((.., who)) = row else {
            panic!("who may {}? Add a row to the table: {route:?}", route.path)
        };
        assert_eq!(route.open, *who == Who::Anybody, "{route:?}");
    }
    assert_eq!(routes.len(), TABLE.len(), "a row speaks of no route");

    let server = desk();
    let ask = |browser: &mut Browser<'_>, acts: bool, path: &str| {
        let own = [("now", PASSWORD), ("password", "x"), ("again", "y"), ("words", "x")];
        let address = address(path);
        if acts { browser.post(&address, &own) } else { browser.get(&address) }
    };
    for (acts, path, who) in TABLE {
        let reply = ask(&mut Browser::new(&server), *acts, path);
        let login = *path == "/login" && *acts; // an empty form opens nothing
        assert_eq!(sent_to_log_in(&reply), *who != Who::Anybody || login, "nobody: {path}");
        assert!(!reply.body.contains("Zebedee") && !reply.body.contains("tons of oil"), "{path}");
    }
    for role in Role::ALL {
        let mut browser = Browser::logged_in(&server, &handle(role));
        for (acts, path, who) in TABLE {
            if path.starts_with("/logout") {
                browser = Browser::logged_in(&server, &handle(role));
            }
            let reply = ask(&mut browser, *acts, path);
            let may = match who {
                Who::Anybody => true,
                Who::These(roles) => roles.contains(&role),
            };
            assert_eq!(reply.status != 403, may, "{role}: {path}: {}", reply.status);
            let out = path.starts_with("/logout") || (*acts && *path == "/login");
            assert!(out || !sent_to_log_in(&reply), "{role}: {path}: {}", reply.status);
            assert_ne!(reply.status, 500, "{role}: {path}");
        }
    }
}

#[test]
fn what_is_kept_from_some_eyes_is_on_no_page_of_theirs() {
    let server = desk();
    // Whatever one can look at: every route, every report.
    let mut addresses: Vec<String> = TABLE
        .iter()
        .filter(|(acts, path, _)| !acts && *path != "/reports/{file}")
        .map(|(_, path, _)| address(path))
        .collect();
    let mut mara = Browser::logged_in(&server, "theadmin");
    for part in mara.get("/reports").body.split("href=\"/reports/").skip(1) {
        addresses.push(format!("/reports/{}", part.split('"').next().unwrap()));
    }
    addresses.extend(
        ["/search?q=Zebedee", "/search?q=tanker", "/search?q=Quillfeather"].map(str::to_owned),
    );
    addresses.extend(["/history?article=a1", "/questions?of=source"].map(str::to_owned));
    assert!(addresses.len() > 30, "{addresses:?}");
    for role in Role::ALL {
        let mut browser = Browser::logged_in(&server, &handle(role));
        let (mut sources, mut notes) = (Vec::new(), Vec::new());
        for address in &addresses {
            // What one types oneself, the page of a search says again.
            let body = browser.get(address).body.replace("value=\"Zebedee\"", "");
            let body = body.replace("value=\"Quillfeather\"", "");
            if body.contains("Zebedee") {
                sources.push(address.as_str());
            }
            if body.contains("Quillfeather") {
                notes.push(address.as_str());
            }
        }
        let sees = [Role::Editor, Role::Admin].contains(&role);
        assert_eq!(sources.contains(&"/s/s1"), sees, "{role}: {sources:?}");
        assert_eq!(sources.contains(&"/c/c1"), sees, "{role}: {sources:?}");
        if !sees {
            assert!(sources.is_empty(), "{role} reads of the source on {sources:?}");
        }
        // What leaves the desk holds it for nobody.
        assert!(!sources.iter().any(|address| address.starts_with("/reports")), "{sources:?}");
        let counsel = sees || role == Role::Lawyer;
        assert_eq!(notes.contains(&"/c/c1"), counsel, "{role}: {notes:?}");
        assert!(counsel || notes.is_empty(), "{role} reads the note on {notes:?}");
        assert!(!notes.iter().any(|address| address.starts_with("/reports")), "{notes:?}");
    }
}

#[test]
fn nobody_is_offered_on_a_claim_what_they_would_be_refused() {
    let server = desk();
    for role in Role::ALL {
        let mut browser = Browser::logged_in(&server, &handle(role));
        for page in ["/a/a1", "/c/c1"] {
            let body = browser.get(page).body;
            let forms = body.split("<form method=\"post\" action=\"").skip(1);
            for form in forms.map(|form| form.split('"').next().unwrap()) {
                let named = |path: &str| address(path) == form;
                let row = TABLE.iter().find(|(acts, path, _)| *acts && named(path));
                let Some((.., Who::These(roles))) = row else { continue };
                assert!(roles.contains(&role), "{role} is offered {form} on {page}");
            }
            let settles = body.contains("/verdict\"") || body.contains("/f/f1/dismiss");
            assert_eq!(settles, role.may(Right::Review), "{role}: {page}");
        }
    }
}

#[test]
fn nobody_is_offered_on_any_page_what_they_would_be_refused() {
    let server = desk();
    let mut offered = Vec::new();
    for role in Role::ALL {
        let mut browser = Browser::logged_in(&server, &handle(role));
        for (acts, path, _) in TABLE.iter().filter(|(.., who)| *who != Who::Anybody) {
            if *acts || matches!(*path, "/live" | "/reports/{file}") {
                continue;
            }
            let page = address(path);
            let body = browser.get(&page).body;
            let own = body.split("method=\"post\" action=\"").skip(1);
            let sent = own.map(|form| form.split('"').next().unwrap().to_owned());
            // A form that looks, with a button that acts.
            let hands_out = body.contains("formmethod=\"post\"").then(|| "/assign".to_owned());
            for form in sent.chain(hands_out) {
                let fits = |path: &str| {
                    let (path, form) = (path.split('/'), form.split('/'));
                    path.clone().count() == form.clone().count()
                        && path.zip(form).all(|(a, b)| a == b || a.starts_with('{'))
                };
                let row = TABLE.iter().find(|(acts, path, _)| *acts && fits(path));
                let (.., who) = row.unwrap_or_else(|| panic!("{form} on {page} leads nowhere"));
                let Who::These(roles) = who else { continue };
                assert!(roles.contains(&role), "{role} is offered {form} on {page}");
                offered.push((role, form));
            }
        }
    }
    let has = |role: Role, form: &str| offered.iter().any(|(own, to)| *own == role && to == form);
    assert!(has(Role::Admin, "/settings/rules") && !has(Role::Editor, "/settings/rules"));
    assert!(has(Role::Editor, "/assign") && has(Role::Reviewer, "/sources"));
}
