// Logging in as a browser does it: the first account from its link, a session that ends while
// somebody types, and what a screen reader makes of the pages before the door.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start, violations } from "./desk.mjs";

const PASSWORD = "three herons by the weir";

const { desk, browser } = await start({ served: ["--accounts"] });

async function isFine(page, what) {
  assert.deepEqual(await violations(page), [], what);
}

async function logIn(page) {
  await page.getByLabel("Handle").fill("mara");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
}

test("the first account is made from its link, and one is in", async () => {
  const { page } = browser;
  await page.goto(desk.at("/c/c1"));
  assert.match(page.url(), /\/login\?to=/);
  assert.ok(await page.getByText("no account yet").isVisible());
  await isFine(page, "login without an account");
  await page.goto(await desk.link());
  await isFine(page, "the link");
  assert.equal(await page.getByLabel("Your handle").inputValue(), "mara");
  for (const label of ["Password", "Once more"]) await page.getByLabel(label, { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Keep it and log in" }).click();
  await page.waitForURL(desk.at("/"));
  for (const path of ["/account", "/accounts"]) {
    await page.goto(desk.at(path));
    await isFine(page, path);
  }
  await page.getByRole("button", { name: "Make a link for mara" }).click();
  assert.match(await page.getByRole("status").innerText(), /\/setup\?key=/);
  await isFine(page, "a link made");
});

test("a session that ends while somebody types loses nothing", async () => {
  const { page } = browser;
  await page.goto(desk.at("/c/c1"));
  const words = "Rang the port: <14> ships & a tug";
  await page.getByLabel("A note").fill(words);
  desk.command("reviewers", "logout", "mara", "--as", "mara");
  await page.getByRole("button", { name: "Write it" }).click();
  assert.ok(await page.getByText("What you typed is kept").isVisible());
  await isFine(page, "login with a form carried along");
  await logIn(page);
  assert.equal(await page.getByRole("textbox", { name: "A note" }).inputValue(), words);
  await isFine(page, "the form again");
  await page.getByRole("button", { name: "Send" }).click();
  await page.waitForURL(/\/c\/c1/);
  assert.ok(await page.getByText(words).first().isVisible());
  await page.goto(desk.at("/c/c1"));
  assert.equal(await page.getByLabel("A note").inputValue(), "", "the draft is done with");
});

test("logging out is out, and the page wanted comes after logging in", async () => {
  const { page, context, faults } = browser;
  await page.goto(desk.at("/"));
  await page.getByRole("button", { name: "Log out" }).click();
  await page.waitForURL(/\/login/);
  assert.deepEqual((await context.cookies()).map((cookie) => cookie.name).filter((name) => !name.includes("browser")), []);
  await page.goto(desk.at("/search?q=oil"));
  await page.getByLabel("Handle").fill("mara");
  await page.getByLabel("Password").fill("not the one");
  await page.getByRole("button", { name: "Log in" }).click();
  assert.match(await page.getByRole("alert").innerText(), /not the password/);
  await isFine(page, "a wrong password");
  await logIn(page);
  await page.waitForURL(/\/search\?q=oil/);
  const serious = faults.filter((fault) => !/status of 401/.test(fault));
  assert.deepEqual(serious, []);
});
