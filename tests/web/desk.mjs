// A desk served to the browser tests: the program itself on a free port of this machine, and a
// headless Chromium with a new profile. Both are stopped by the process that started them.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";

const program = process.env.FACTDESK;
if (!program || !existsSync(program)) {
  throw new Error("Set FACTDESK to the program that is to be tested.");
}

const browserAt = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** Serves a new desk with the samples; `stop` ends it. */
export async function serve(...more) {
  const folder = mkdtempSync(join(tmpdir(), "factdesk-"));
  const server = spawn(program, ["serve", "--bind", "127.0.0.1:0", "--as", "mara", "--db", join(folder, "desk.db"), ...more], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  const first = await new Promise((found, failed) => {
    server.stderr.on("data", (bytes) => {
      said += bytes;
      const address = /http:\/\/\S+/.exec(said);
      if (address) found(new URL(address[0]));
    });
    server.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    first: first.href,
    at: (path) => new URL(path, first).href,
    /** The link to the first account. */
    link: async () => {
      for (let tries = 0; tries < 200 && !/setup\?key=\S+/.test(said); tries += 1) await new Promise((done) => setTimeout(done, 20));
      return new URL(/\/setup\?key=\S+/.exec(said)[0], first).href;
    },
    /** Runs a command on the served desk. */
    command: (...more) => {
      const done = spawnSync(program, [...more, "--db", join(folder, "desk.db")]);
      if (done.status !== 0) throw new Error(String(done.stderr));
      return String(done.stdout);
    },
    stop: () => {
      server.removeAllListeners("exit");
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a browser with a profile of its own. */
export async function browse(options = {}) {
  const profile = mkdtempSync(join(tmpdir(), "factdesk-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserAt,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return {
    context,
    page,
    faults,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Starts a desk with the samples and so many browsers for a file of tests, and ends them after it. */
export async function start({ served = [], browsers = [{}] } = {}) {
  const ends = [];
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const desk = await serve("--demo", ...served);
  ends.push(() => desk.stop());
  const started = [];
  for (const options of browsers) {
    const browser = await browse(options);
    ends.push(() => browser.close());
    started.push(browser);
  }
  return { desk, browser: started[0], browsers: started };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What breaks a rule of accessibility on a page. */
export async function violations(page) {
  // The policy of the pages lets no script in but their own, so the tool goes in by the debugger.
  await page.evaluate(axe).catch(() => {});
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`);
}

/** Every page of the sample desk. */
export const pages = {
  desk: "/",
  articles: "/articles",
  queue: "/queue",
  assign: "/assign?article=a1",
  add: "/add",
  "new-draft": "/add?article=a1",
  galley: "/a/a1",
  "galley-narrowed": "/a/a1?unseen=1&flag=any",
  claim: "/c/c1",
  gate: "/a/a1/gate",
  "release-sheet": "/a/a1/release-sheet",
  "checking-copy": "/a/a1/checking-copy",
  search: "/search?q=oil&state=open",
  sources: "/sources",
  questions: "/questions",
  answered: "/questions?show=answered",
  reports: "/reports",
  history: "/history",
  verify: "/history/verify",
  settings: "/settings",
  references: "/references?q=oil",
  reference: "/references/oil-trade-mass",
  checks: "/explain",
  explain: "/explain/implausible-scale",
  account: "/account",
  accounts: "/accounts",
  "not-here": "/nope",
};
