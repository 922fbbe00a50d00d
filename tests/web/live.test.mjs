// Two people at one desk: they see each other and what changes, a save over a newer version shows
// both, and a server that was away is found again.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { browse, serve, start, violations } from "./desk.mjs";

const { desk, browsers: [mara, lena] } = await start({ browsers: [{}, {}] });

const settle = async (page, verdict, why) => {
  await page.getByRole("radio", { name: verdict }).check({ force: true });
  await page.getByRole("textbox", { name: /^Why/ }).first().fill(why);
  await page.getByRole("button", { name: "Save", exact: true }).click();
};

test("two on one claim see each other, and one hears when the other is done", async () => {
  await mara.page.goto(desk.at("/c/c2"));
  assert.equal(await mara.page.locator(".here").isVisible(), false, "alone");
  await lena.page.goto(desk.at("/c/c2"));
  await mara.page.getByText(/open elsewhere too/).waitFor();
  await lena.page.getByText(/open elsewhere too/).waitFor();
  await mara.page.getByRole("textbox", { name: /^Why/ }).fill("My own words");
  await settle(lena.page, /Accurate/, "The minister said so");
  await lena.page.waitForURL(/told=/);
  await mara.page.getByText(/has changed while you had it open: it is closed now/).waitFor();
  assert.equal(await mara.page.getByRole("textbox", { name: /^Why/ }).inputValue(), "My own words");
  await lena.page.goto(desk.at("/"));
  await mara.page.getByText(/open elsewhere/).waitFor({ state: "hidden" });
  assert.deepEqual(mara.faults.splice(0), []);
});

test("a save over a newer version shows both, and nothing is overwritten unseen", async () => {
  for (const choice of ["mine", "theirs", "merge"]) {
    await mara.page.goto(desk.at("/c/c8"));
    await lena.page.goto(desk.at("/c/c8"));
    await settle(lena.page, /Accurate/, `Lena read the ledger (${choice})`);
    await lena.page.waitForURL(/told=/);
    await settle(mara.page, /Wrong/, `Mara rang the bank (${choice})`);
    await mara.page.getByRole("alert").waitFor();
    assert.match(await mara.page.getByRole("region", { name: "What stands" }).innerText(), /Lena read the ledger/);
    assert.match(await mara.page.getByRole("region", { name: "What you typed" }).innerText(), /Wrong[\s\S]*Mara rang the bank/);
    assert.deepEqual(await violations(mara.page), []);
    if (choice === "mine") {
      await mara.page.getByRole("button", { name: /Keep mine/ }).click();
    } else if (choice === "theirs") {
      await mara.page.getByRole("link", { name: /Take theirs/ }).click();
    } else {
      const why = mara.page.getByRole("textbox", { name: /^Why/ });
      assert.equal(await why.inputValue(), `Lena read the ledger (${choice})\nMara rang the bank (${choice})`);
      await mara.page.getByRole("button", { name: /merged/ }).click();
    }
    await mara.page.waitForURL(choice === "theirs" ? /\/c\/c8$/ : /told=/);
    const stands = await mara.page.locator("section[aria-labelledby=verdict] > p").first().innerText();
    assert.match(stands, { mine: /Wrong.*Mara rang/s, theirs: /Accurate.*Lena read/s, merge: /Wrong.*Lena read[\s\S]*Mara rang/s }[choice]);
    const drafts = await mara.page.evaluate(() => Object.keys(localStorage).filter((name) => /\bc8\b/.test(name)));
    assert.deepEqual(drafts, [], "the draft is done with");
  }
  mara.faults.splice(0);
});

test("both versions are shown without a script too", async () => {
  const plain = await browse({ javaScriptEnabled: false });
  try {
    await plain.page.goto(desk.at("/c/c9"));
    await lena.page.goto(desk.at("/c/c9"));
    await settle(lena.page, /Accurate/, "From the annual report");
    await lena.page.waitForURL(/told=/);
    await settle(plain.page, /Unconfirmed/i, "Could not find it");
    await plain.page.getByRole("alert").waitFor();
    await plain.page.getByRole("button", { name: /Keep mine/ }).click();
    await plain.page.waitForURL(/told=/);
    assert.match(await plain.page.getByRole("status").first().innerText(), /Unconfirmed/);
  } finally {
    await plain.close();
  }
});

test("the galley shows what somebody else settles, where it stands", async () => {
  await mara.page.goto(desk.at("/a/a1"));
  const mark = mara.page.locator(".proof [data-c=c5]").first();
  assert.match(await mark.getAttribute("class"), /\bopen\b/);
  await lena.page.goto(desk.at("/c/c5"));
  await mara.page.getByText(/Also in this article: another window of yours \(claim 5\)/).waitFor();
  await lena.page.getByRole("radio", { name: /Accurate/ }).check({ force: true });
  await lena.page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/treaty");
  await lena.page.getByLabel("The copy").selectOption("stet");
  await lena.page.getByRole("button", { name: "Save", exact: true }).click();
  await mara.page.waitForFunction(() => document.querySelector(".proof [data-c=c5]").classList.contains("closed"));
  assert.match(await mara.page.locator("#mark-5").innerText(), /5 \w+/, "with the initials");
  assert.deepEqual(mara.faults.splice(0), []);
});

test("a server that went away is found again, and tells what was missed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "factdesk-"));
  const start = (bind, ...more) => {
    const server = spawn(process.env.FACTDESK, ["serve", "--bind", bind, "--as", "mara", "--db", join(folder, "desk.db"), ...more], { stdio: ["ignore", "ignore", "pipe"] });
    return new Promise((found) => {
      let said = "";
      server.stderr.on("data", (bytes) => {
        said += bytes;
        const address = /http:\/\/[\d.:]+/.exec(said);
        if (address) found({ server, address: address[0] });
      });
    });
  };
  let { server, address } = await start("127.0.0.1:0", "--demo");
  try {
    const { page } = mara;
    await page.goto(`${address}/a/a1`);
    await page.waitForTimeout(500);
    const told = Date.now();
    const ended = new Promise((done) => server.on("exit", done));
    server.kill("SIGTERM");
    await ended;
    assert.ok(Date.now() - told < 4000, "open streams do not hold the server");
    await page.getByText(/No connection to the desk/).waitFor({ timeout: 15000 });
    ({ server } = await start(new URL(address).host));
    // Settled before the page has found the server again: it must hear of it all the same.
    await fetch(`${address}/c/c6/verdict`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
      body: "verdict=accurate&source=https%3A%2F%2Fexample.org%2Fa&resolution=stet",
    });
    await page.waitForFunction(() => document.querySelector(".proof [data-c=c6]").classList.contains("closed"), null, { timeout: 30000 });
    await page.getByText(/No connection to the desk/).waitFor({ state: "hidden" });
  } finally {
    mara.faults.splice(0);
    server.kill();
    await mara.page.goto("about:blank");
    rmSync(folder, { recursive: true, force: true });
  }
});
