// What a browser makes of the pages: the editor's day, keys alone, without JavaScript, on a phone,
// in the dark, for a screen reader, and with hostile words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, pages, start, violations } from "./desk.mjs";

const { desk, browser } = await start();

test("the doubtful oil is settled with the keyboard alone", async () => {
  const { page, faults } = browser;
  await page.goto(desk.first);
  await page.getByRole("button", { name: /1\.64 million tons/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/told=/);
  assert.equal(await page.getByRole("textbox", { name: "Right wording" }).inputValue(), "1.64 million tons of oil per year");
  await page.keyboard.press("2");
  assert.ok(await page.getByRole("radio", { name: /Needs a fix/ }).isChecked());
  await page.keyboard.press("s");
  await page.keyboard.type("https://example.org/ministry");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/c\/c2\?told=/);
  assert.match(await page.getByRole("status").innerText(), /Claim 1 is closed: Needs a fix/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  assert.ok(await page.getByRole("dialog").isVisible());
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await page.waitForURL(/Taken/);
  assert.deepEqual(faults.splice(0), []);
});

test("what is typed survives a reload and a lost connection", async () => {
  const { page, context, faults } = browser;
  await page.goto(desk.at("/c/c5"));
  await page.getByRole("textbox", { name: /^Why/ }).fill("Rang the ministry, twice");
  await page.reload();
  assert.equal(await page.getByRole("textbox", { name: /^Why/ }).inputValue(), "Rang the ministry, twice");
  await context.setOffline(true);
  await page.getByRole("radio", { name: /Accurate/ }).check({ force: true });
  await page.getByRole("button", { name: "Save", exact: true }).click().catch(() => {});
  await context.setOffline(false);
  await page.goto(desk.at("/c/c5"));
  assert.equal(await page.getByRole("textbox", { name: /^Why/ }).inputValue(), "Rang the ministry, twice");
  await page.getByRole("radio", { name: /Accurate/ }).check({ force: true });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(/told=/);
  const drafts = await page.evaluate(() => Object.keys(localStorage).filter((name) => /\bc5$/.test(name)));
  assert.deepEqual(drafts, [], "a saved draft is done with");
  faults.splice(0);
});

test("no page has an accessibility violation, in the light and in the dark", async () => {
  const { page } = browser;
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(desk.at(path));
      assert.deepEqual(await violations(page), [], `${name} (${colorScheme})`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  browser.faults.splice(0);
});

test("nothing is wider than a phone", async () => {
  const { page } = browser;
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(desk.at(path));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${name} is ${wide} pixels wide`);
    if (name !== "not-here") assert.deepEqual(browser.faults.splice(0), [], name);
  }
  browser.faults.splice(0);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("a claim is read and settled without JavaScript", async () => {
  const plain = await browse({ javaScriptEnabled: false });
  try {
    const { page } = plain;
    await page.goto(desk.at("/a/a2"));
    await page.getByRole("button", { name: "Take the next claim" }).click();
    await page.waitForURL(/\/c\/c/);
    await page.getByRole("radio", { name: /Accurate/ }).check({ force: true });
    await page.getByRole("combobox", { name: /^Source/ }).fill("https://example.org/council");
    await page.getByLabel("The copy").selectOption("stet");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(/told=/);
    assert.match(await page.getByRole("status").innerText(), /closed: Accurate/);
  } finally {
    await plain.close();
  }
});

test("hostile words run nowhere", async () => {
  const { page, faults } = browser;
  const words = `<script>alert(1)</script>"'><img src=x onerror=alert(1)><svg onload=alert(1)> javascript:alert(1)`;
  await page.goto(desk.at("/add"));
  await page.getByRole("textbox", { name: "The text", exact: true }).fill(`${words}\n\nSome 14 ships ${words} came.`);
  await page.getByLabel(/Headline/).fill(words);
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/a\/a\d+$/);
  const article = page.url();
  await page.goto(desk.at(await page.locator('a[href^="/c/c"]').first().getAttribute("href")));
  await page.getByRole("textbox", { name: "A note" }).fill(words);
  await page.getByRole("button", { name: "Write it" }).click();
  await page.waitForURL(/told=/);
  for (const path of [article, page.url(), desk.at("/"), desk.at("/history"), desk.at("/search?q=ships")]) {
    await page.goto(path);
  }
  assert.deepEqual(faults.splice(0), []);
});
