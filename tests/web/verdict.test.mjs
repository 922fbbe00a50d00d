// The form of a verdict in a browser: sent once, the claim seen above it on a phone, and no claim
// passed over.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "./desk.mjs";

const { desk, browser } = await start();

const titled = (page, number) => page.waitForFunction((wanted) => document.querySelector(".drawer h2")?.textContent.startsWith(`Claim ${wanted}:`), number);

test("Ctrl Enter sends a verdict once, and the copy is read before it is saved", async () => {
  const { page, faults } = browser;
  await page.goto(desk.at("/c/c20"));
  let sent = 0;
  page.on("request", (one) => one.method() === "POST" && one.url().endsWith("/verdict") && (sent += 1));
  await page.getByRole("radio", { name: /Needs a fix/ }).check({ force: true });
  await page.getByLabel(/Right wording/).fill("other words");
  assert.match(await page.locator(".would").innerText(), /other words/);
  await page.evaluate(() => {
    const form = document.querySelector("form.verdict");
    for (const repeat of [false, true, false]) form.elements.correction.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, repeat, bubbles: true, cancelable: true }));
  });
  await page.waitForURL(/told=/);
  assert.equal(sent, 1);
  assert.match(await page.locator(".told").innerText(), /Needs a fix.*It has no source/);
  assert.deepEqual(faults.splice(0), []);
});

test("on a phone a tap opens the claim, its words stand above the form, and j passes none over", async () => {
  const { page, faults } = browser;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(desk.at("/a/a1"));
  const numbers = await page.locator(".proof .no").evaluateAll((all) => all.map((one) => one.id.slice("mark-".length)));
  const third = await page.locator(`#mark-${numbers[2]}`).getAttribute("href");
  const words = page.locator(`.proof [data-c="${third.slice(3)}"]`).first();
  await words.scrollIntoViewIfNeeded();
  await words.click({ position: { x: 4, y: 4 } });
  await titled(page, numbers[2]);
  const inSight = async (id) => {
    const [bottom, top, left] = await page.evaluate((id) => {
      const box = document.querySelector(`.proof [data-c="${id}"]`).getBoundingClientRect();
      const drawer = document.querySelector(".drawer").getBoundingClientRect();
      return [box.top + 8 <= drawer.top, box.top >= 0, drawer.left >= 0];
    }, id);
    assert.ok(bottom && top && left, `${id}: ${bottom} ${top} ${left}`);
  };
  await inSight(third.slice(3));
  for (const nth of [3, 4]) {
    await page.keyboard.press("j");
    await titled(page, numbers[nth]);
    await inSight((await page.locator(`#mark-${numbers[nth]}`).getAttribute("href")).slice(3));
  }
  const settled = () => page.locator(".head > .meta").innerText();
  const before = await settled();
  await page.locator(".drawer").getByRole("radio", { name: /Accurate/ }).check({ force: true });
  await page.locator(".drawer").getByLabel("The copy").selectOption("stet");
  await page.locator(".drawer [name=source]").first().fill("https://example.org/register");
  await page.locator(".drawer").getByRole("button", { name: /Save, next/ }).click();
  await titled(page, numbers[5]);
  assert.notEqual(await settled(), before);
  await page.keyboard.press("j");
  await titled(page, numbers[6]);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(faults.splice(0), []);
});
