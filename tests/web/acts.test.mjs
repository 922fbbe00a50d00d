// An act does what its page showed: two windows of one person, and what each of them is told.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start, violations } from "./desk.mjs";

const { desk, browser } = await start();
const { page } = browser;
const other = await browser.context.newPage();

async function note(page, words) {
  await page.locator("form[action$='/note'] textarea").fill(words);
  await page.locator("form[action$='/note'] button").click();
  await page.waitForURL(/told=[^&]*Your/);
}

test("undo in an older window says what is the last act now", async () => {
  await page.goto(desk.at("/c/c2"));
  await note(page, "Rang the press office.");
  await other.goto(desk.at("/c/c2"));
  await note(other, "Rang them again.");
  await page.bringToFront();
  assert.match(await page.locator(".undo").innerText(), /Undo your note n1 on claim/);
  await page.keyboard.press("u");
  await page.waitForSelector("h1:has-text('Undo which?')");
  assert.match(await page.locator("main").innerText(), /Your last act now: your note n2 on claim/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("u");
  await page.waitForURL(/Taken/);
  assert.equal(await page.locator("text=Rang the press office.").count(), 1);
  assert.equal(await page.locator("text=Rang them again.").count(), 0);
});

test("a claim settled in the galley is what undo takes back there", async () => {
  await page.goto(desk.at("/a/a1"));
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await page.waitForSelector(".drawer .verdict input:checked");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => /verdict accurate|“Accurate”/.test(document.querySelector(".undo").textContent));
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await page.waitForURL(/Taken/);
  assert.match(await page.locator(".told").innerText(), /Taken back: your verdict/);
});

test("what somebody else has set or heard stands beside what was typed", async () => {
  await page.goto(desk.at("/c/c2"));
  await page.locator("summary:has-text('Ask somebody')").click();
  await page.locator("form[action$='/question'] textarea").fill("Which year?");
  await page.locator("form[action$='/question'] button").click();
  await page.waitForURL(/told=/);
  for (const one of [page, other]) await one.goto(desk.at("/questions"));
  for (const [one, words] of [[other, "The last one."], [page, "The one before."]]) {
    await one.locator("form[action$='/answer'] textarea").first().fill(words);
    await one.locator("form[action$='/answer'] button.go").first().click();
    await one.waitForLoadState();
  }
  await page.waitForSelector("h2:has-text('What you typed')");
  assert.match(await page.locator(".versions").innerText(), /The last one\./);
  assert.equal(await page.locator(".versions textarea").inputValue(), "The one before.");
  assert.deepEqual(await violations(page), []);
  for (const one of [page, other]) await one.goto(desk.at("/settings#rules"));
  for (const one of [other, page]) {
    await one.locator("button:has-text('program’s own')").click();
    await one.waitForLoadState();
  }
  await page.waitForSelector("h2:has-text('What you were to set')");
  assert.deepEqual(await violations(page), []);
});
