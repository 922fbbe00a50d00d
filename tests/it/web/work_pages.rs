//! The pages on which work is done: queue, hand-outs, search, gate, call sheet, sources, reports,
//! history and settings, each through its forms alone.

use super::server::{Reply, Server};

/// Where a form led, and what it told there.
fn told(reply: &Reply) -> &str {
    assert_eq!(reply.status, 303, "{}", reply.body);
    reply.header("location").unwrap()
}

#[test]
fn the_queue_settles_claim_after_claim_and_takes_decisions_back() {
    let server = Server::with_samples();
    assert!(server.get("/queue").body.contains("Take the next claim"));
    let begun = server.post("/queue/next", &[("article", "a3"), ("then", "queue")]);
    assert_eq!(told(&begun), "/queue?article=a3");
    let page = server.get("/queue").body;
    let field = |page: &str, name: &str| {
        let from = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        from.split('"').next().unwrap().to_owned()
    };
    let (first, version) = (field(&page, "claim"), field(&page, "if_version"));
    let form = [
        ("claim", first.as_str()),
        ("if_version", &version),
        ("verdict", "accurate"),
        ("source", "https://example.org/accounts"),
        ("article", "a3"),
    ];
    assert!(told(&server.post("/queue/accept", &form)).contains("closed%3A%20accurate"));
    let page = server.get("/queue").body;
    assert_ne!(field(&page, "claim"), first, "the next one is there");
    assert!(page.contains(&format!("/c/{first}/take-back")), "{page}");
    // The source of the last one is offered for this one.
    assert!(page.contains("name=\"same\" value=\"s1\""), "{page}");
    // A claim left is left to others, and the queue goes on behind it.
    let second = field(&page, "claim");
    server.post("/queue/skip", &[("claim", &second), ("of", "a3"), ("article", "a3")]);
    let third = field(&server.get("/queue").body, "claim");
    assert!(third != first && third != second);
    assert!(told(&server.undo("/queue")).contains("Taken%20back"));
    assert!(!server.get("/queue").body.contains("/take-back"), "the verdict is taken back");
    // A decision of some acts ago is opened again.
    server.post("/queue/accept", &[("claim", &first), ("verdict", "accurate")]);
    server.post("/c/c1/note", &[("words", "Something else")]);
    let again = server.post(&format!("/c/{first}/take-back"), &[]);
    assert!(told(&again).starts_with(&format!("/c/{first}?told=")));
    assert!(server.get(&format!("/c/{first}")).body.contains("reopened"));
}

#[test]
fn no_file_of_the_server_becomes_a_source() {
    let server = Server::with_samples();
    for place in ["/etc/hostname", "Cargo.toml", "./s1"] {
        let refused = server.post("/c/c1/verdict", &[("verdict", "wrong"), ("source", place)]);
        assert_eq!(refused.status, 400, "{place}");
        let form = [("claim", "c1"), ("verdict", "accurate"), ("source", place)];
        assert_eq!(server.post("/queue/accept", &form).status, 400, "{place}");
        assert_eq!(server.post("/sources", &[("place", place)]).status, 400, "{place}");
    }
    assert!(server.get("/sources").body.contains("No source is on the desk yet"));
}

#[test]
fn work_is_shown_handed_out_and_taken_back() {
    let server = Server::with_samples();
    let form = [("handle", "ida"), ("name", "Ida Falk"), ("role", "reviewer")];
    assert!(told(&server.post("/settings/people", &form)).contains("ida%20is%20on%20the%20desk"));
    let page = server.get("/assign?article=a1&to=ida&claims=3-5").body;
    assert!(page.contains("That would be 3 claims"), "{page}");
    assert!(page.contains("Nothing of this article"), "showing hands out nothing");
    let form = [("article", "a1"), ("to", "ida"), ("claims", "3-5"), ("due", "18:00")];
    assert!(told(&server.post("/assign", &form)).contains("Handed%20to%20ida%3A%203%20claims"));
    let page = server.get("/assign?article=a1").body;
    assert!(page.contains("<strong>ida</strong>: claims 3, 4, 5"), "{page}");
    let back = [("article", "a1"), ("to", "ida"), ("claims", "3, 4, 5"), ("end", "yes")];
    assert!(told(&server.post("/assign", &back)).contains("Taken%20back%20from%20ida"));
    assert!(server.get("/assign?article=a1").body.contains("Nothing of this article"));
}

#[test]
fn a_search_is_in_its_address() {
    let server = Server::with_samples();
    let blank = server.get("/search?q=oil&kind=&state=open&flag=");
    assert_eq!(told(&blank), "/search?q=oil&state=open");
    let found = server.get("/search?q=oil&state=open").body;
    assert!(found.contains("1.64 tons of oil per year") && found.contains("must query"), "{found}");
    let none = server.get("/search?q=oil&state=closed").body;
    assert!(none.contains("No claim fits"), "{none}");
    server.post("/c/c1/verdict", &[("verdict", "wrong")]);
    for narrowed in ["verdict=wrong", "reviewer=mara", "state=checked", "flag=implausible-scale"] {
        for search in [format!("/search?{narrowed}"), format!("/search?q=oil&{narrowed}")] {
            let found = server.get(&search).body;
            assert!(found.contains("/c/c1\""), "{search}: {found}");
            assert!(!found.contains("/c/c3\""), "{search}");
        }
    }
    let all = server.get("/search?state=open").body;
    let next = all.split("href=\"/search?").find(|part| part.contains("after=")).unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&");
    let next = server.get(&format!("/search?{next}")).body;
    assert!(next.contains("state · open") || next.contains(" · open"), "{next}");
    assert_eq!(server.get("/search?verdict=nonsense").status, 404);
}

#[test]
fn the_gate_groups_what_stands_and_its_sheet_says_who_let_it_pass() {
    let server = Server::empty();
    let text = "Two ports\n\nThe port of Ume handled 14 ships on Monday.\n";
    server.post("/add", &[("text", text), ("date", "2024-05-14")]);
    let gate = server.get("/a/a1/gate").body;
    assert!(gate.contains("stand against print") && gate.contains("Nobody has settled these"));
    assert!(!gate.contains("action=\"/a/a1/clear\""));
    for claim in ["c1", "c2", "c3"] {
        let source = "https://example.org/ume";
        let form = [("verdict", "accurate"), ("source", source), ("resolution", "stet")];
        server.post(&format!("/c/{claim}/verdict"), &form);
    }
    let gate = server.get("/a/a1/gate").body;
    assert!(gate.contains("Nothing stands against print"), "{gate}");
    assert!(told(&server.post("/a/a1/clear", &[])).contains("Cleared"));
    let gate = server.get("/a/a1/gate").body;
    assert!(gate.contains("Cleared for print") && gate.contains("cleared by <strong>mara"));
    assert!(gate.contains("Take the clearance back"), "{gate}");
    assert_eq!(server.post("/a/a1/take-back", &[("reason", " ")]).status, 400);
    server.post("/a/a1/take-back", &[("reason", "The mayor rang")]);
    let gate = server.get("/a/a1/gate").body;
    assert!(!gate.contains("Cleared for print"), "{gate}");
    assert!(gate.contains("Clearance taken back by <strong>mara</strong>"), "{gate}");
    assert!(gate.contains(": The mayor rang</p>"), "{gate}");
    assert!(told(&server.post("/a/a1/clear", &[])).contains("Cleared"));
    let sheet = server.get("/a/a1/release-sheet").body;
    assert!(sheet.contains("<strong>cleared</strong> by mara"), "{sheet}");
    assert!(told(&server.post("/a/a1/publish", &[])).contains("printed"));
    // Another one goes against the gate, by name.
    server.post("/add", &[("text", "Ferry\n\nThe ferry took 900 people on Friday.\n")]);
    let reason = [("reason", "The editor in chief takes it on")];
    server.post("/a/a2/release", &reason);
    let sheet = server.get("/a/a2/release-sheet").body;
    assert!(sheet.contains("<strong>released</strong> with") && sheet.contains(reason[0].1));
}

#[test]
fn questions_are_grouped_by_whom_to_ring_and_answered_in_place() {
    let server = Server::with_samples();
    for (claim, words) in [("c1", "How many tons?"), ("c3", "Which Friday?")] {
        let form =
            [("of", "source"), ("person", "Port office"), ("contact", "555 01"), ("words", words)];
        server.post(&format!("/c/{claim}/question"), &form);
    }
    let page = server.get("/questions").body;
    assert_eq!(page.matches("<h2>Port office").count(), 1, "{page}");
    let form = [("words", "1.64 million"), ("said_by", "Ms Berg"), ("said_at", "00:00")];
    assert!(told(&server.post("/q/q1/answer", &form)).starts_with("/questions?told="));
    assert!(told(&server.post("/q/q2/withdraw", &[])).contains("taken%20back"));
    assert!(server.get("/questions").body.contains("Nobody is waited for"));
    let answered = server.get("/questions?show=answered").body;
    assert!(answered.contains("1.64 million") && answered.contains("answered by Ms Berg"));
}

#[test]
fn a_source_is_added_changed_merged_and_marked() {
    let server = Server::with_samples();
    let form = [("place", "https://example.org/report"), ("title", "Report"), ("type", "document")];
    assert!(told(&server.post("/sources", &form)).starts_with("/s/s1?told="));
    let talk = [("title", "Telephone, harbour master"), ("confidential", "yes")];
    assert!(told(&server.post("/sources", &talk)).starts_with("/s/s2?told="));
    assert!(server.get("/sources").body.contains("confidential</span>"));
    assert!(server.get("/s/s2").body.contains("<strong class=\"doubtful\">confidential</strong>"));
    let edit = [("title", "Annual report"), ("type", "document"), ("confidential", "no")];
    assert!(told(&server.post("/s/s1/edit", &edit)).contains("Changed"));
    // An older page must not lift what somebody has made confidential meanwhile.
    let page = server.get("/s/s1").body;
    let shown = page.split("name=\"shown\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let closed = [("title", "Annual report"), ("confidential", "yes")];
    assert!(told(&server.post("/s/s1/edit", &closed)).contains("Changed"));
    let stale = [("title", "Renamed"), ("confidential", "no"), ("shown", shown)];
    assert_eq!(server.post("/s/s1/edit", &stale).status, 409);
    let kept = server.get("/s/s1").body;
    assert!(kept.contains("<strong class=\"doubtful\">confidential</strong>"), "{kept}");
    assert!(!kept.contains("Renamed"));
    server.post("/s/s1/edit", &edit);
    assert!(server.get("/sources?q=annual").body.contains("Annual report"));
    assert!(!server.get("/sources?q=annual").body.contains("/s/s2"));
    assert_eq!(server.get("/s/s1/copy").status, 404, "no copy is kept of an address");
    server.post("/sources", &[("place", "https://example.org/report-2")]);
    assert!(told(&server.post("/s/s3/merge", &[("into", "s1")])).starts_with("/s/s1?"));
}

#[test]
fn every_report_is_drawn_listed_and_downloaded() {
    let server = Server::with_samples();
    server.post("/c/c1/verdict", &[("verdict", "wrong")]);
    for page in ["/reports", "/reports?article=a1"] {
        let body = server.get(page).body;
        for part in ["<svg", "role=\"img\"", "<title id=", "<desc id=", "url(#time-2)"] {
            assert!(body.contains(part), "{page} lacks {part}");
        }
        assert!(!body.contains("style="), "{page}");
        let links = body.split("href=\"").skip(1).filter_map(|part| part.split('"').next());
        let links: Vec<_> = links
            .filter(|to| to.starts_with("/reports/") || to.contains("-copy"))
            .map(|to| to.replace("&amp;", "&"))
            .collect();
        assert!(links.len() > 50, "{page}: {links:?}");
        for link in links {
            let reply = server.get(&link);
            assert_eq!(reply.status, 200, "{link}: {}", reply.body);
            if link.contains("for=excel") {
                assert!(reply.body.starts_with('\u{feff}'), "{link}");
            }
        }
    }
    let narrowed = server.get("/reports/claims.csv?article=a2");
    let name = narrowed.header("content-disposition").unwrap();
    assert_eq!(name, "attachment; filename=\"factdesk-claims-a2.csv\"");
    assert!(!narrowed.body.contains("\na1,") && narrowed.body.lines().count() > 5);
    assert_eq!(server.get("/reports/claims.csv?verdict=nonsense").status, 404);
}

#[test]
fn the_history_has_pages_and_is_verified() {
    let server = Server::with_samples();
    for turn in 0..110 {
        server.post("/c/c1/note", &[("words", &format!("note {turn}"))]);
    }
    let page = server.get("/history").body;
    assert_eq!(page.matches("<td class=\"n\">").count(), 100);
    let older = page.split("href=\"/history?before=").nth(1).unwrap().split('"').next().unwrap();
    let older = server.get(&format!("/history?before={older}")).body;
    assert!(older.contains("<td class=\"n\">1</td>") && !older.contains("Older acts"), "{older}");
    let head = page.split("<output>").nth(1).unwrap().split('<').next().unwrap();
    let verified = server.get(&format!("/history/verify?anchor={head}"));
    assert!(verified.body.contains("Everything is as it was written"), "{}", verified.body);
    let wrong = head.replace(head.get(head.len() - 4..).unwrap(), "0000");
    let altered = server.get(&format!("/history/verify?anchor={wrong}"));
    assert!(altered.body.contains("Something is altered"), "{}", altered.body);
}

#[test]
fn settings_are_changed_by_their_forms() {
    let server = Server::with_samples();
    let ida = [("handle", "Ida"), ("name", "Ida Falk"), ("role", "reviewer"), ("initials", "IF")];
    server.post("/settings/people", &ida);
    let left = [("name", "Ida Falk"), ("role", "reviewer"), ("initials", "IF"), ("active", "no")];
    assert!(told(&server.post("/settings/people/ida", &left)).contains("has%20left"));
    let page = server.get("/settings").body;
    let ida_at = page.find("/settings/people/ida").unwrap();
    let shown = page[ida_at..].split("name=\"shown\" value=\"").nth(1).unwrap();
    let shown = shown.split('"').next().unwrap();
    server.post("/settings/people/ida", &[("role", "viewer")]);
    let stale = [("role", "reviewer"), ("initials", "IX"), ("active", "yes"), ("shown", shown)];
    assert_eq!(server.post("/settings/people/ida", &stale).status, 409, "an older page");
    server.post("/settings/people/ida", &[("role", "reviewer")]);
    let same = server.post("/settings/people/ida", &left);
    assert!(told(&same).contains("Nothing%20was"), "{same:?}");
    assert_eq!(server.post("/settings/people", &[("handle", "x y"), ("role", "king")]).status, 400);
    assert!(told(&server.post("/settings/scale", &[("scale", "binary")])).starts_with("/settings"));
    assert!(server.get("/c/c1").body.contains("name=\"verdict\" value=\"ok\""));
    let rules = [("rules", "{\"sources\": {\"min\": 2}}")];
    assert!(told(&server.post("/settings/rules", &rules)).contains("from%20now%20on"));
    assert!(server.get("/settings").body.contains("&quot;min&quot;: 2"));
    assert_eq!(server.post("/settings/rules", &[("rules", "{\"nonsense\": 1}")]).status, 422);
    server.post("/settings/rules", &[("default", "yes")]);
    assert!(server.get("/settings").body.contains("&quot;min&quot;: 1"));
    let rows = server.get("/references?q=nuclear").body;
    assert!(rows.contains("/references/nuclear-reactor") && !rows.contains("oil-trade-mass"));
}

#[test]
fn the_next_draft_is_offered_with_the_agreed_changes_made() {
    let server = Server::empty();
    let text = "Two ports\n\nThe port of Ume handled 14 ships on Monday.\n";
    server.post("/add", &[("text", text), ("date", "14 May 2024"), ("due", "6 pm")]);
    assert!(!server.get("/add?article=a1").body.contains("made already"));
    let quote = server.get("/a/a1/gate").body;
    assert!(quote.contains("14 ships"), "{quote}");
    let claims = ["c1", "c2", "c3"];
    let page = |claim: &&str| server.get(&format!("/c/{claim}")).body;
    let of = |claim: &&str| page(claim).contains("<h1 class=\"quote\"><q>14 ships</q>");
    let claim = claims.into_iter().find(of).unwrap();
    let form = [
        ("verdict", "wrong"),
        ("source", "https://example.org/ume"),
        ("rationale", "The harbour log has 15."),
        ("correction", "15 ships"),
        ("resolution", "fix"),
    ];
    server.post(&format!("/c/{claim}/verdict"), &form);
    let add = server.get("/add?article=a1").body;
    assert!(add.contains("handled 15 ships on Monday"), "{add}");
    // What is refused comes back in the words of its form.
    let failed = server.post("/add", &[("text", "A line.\r\nAnother."), ("due", "soon")]).body;
    assert!(failed.contains("<label>Closes<textarea name=\"due\""), "{failed}");
    assert!(failed.contains("A line.&#13;&#10;Another."), "{failed}");
    let empty = server.post("/sources", &[("place", ""), ("title", "")]).body;
    assert!(empty.contains("<label>Its address<textarea"), "{empty}");
}
