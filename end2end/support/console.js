// The `test` that every file uses: it fails when a page wrote an error to the console, threw one, or missed a file.
//
//   import { expect, test } from "../support/console.js";
//   test.use({ allowedErrors: /status of 422/ });  // Chromium reports every page that answers 4xx as an error

import { test as base } from "@playwright/test";
import { markHydration } from "./hydration.js";
import { drawPapers } from "./pictures.js";
import { ownServer } from "./server.js";

export { expect } from "@playwright/test";

export const test = base.extend({
  // The three papers to upload, by kind.
  papers: [async ({ browser }, use) => use(await drawPapers(browser)), { scope: "worker" }],
  allowedErrors: [undefined, { option: true }],
  // Starts servers that end with the test. `context` and `otherDevice` ask for it, so that their pages are gone before: a page whose server ends while
  // it loads says so.
  startServer: async ({}, use, testInfo) => {
    const started = [];
    await use(async (name, ...how) => {
      started.push(await ownServer(`${name}-${testInfo.workerIndex}`, ...how));
      return started.at(-1);
    });
    for (const server of started) await server.end();
  },
  // A server of its own for a test that kills it.
  ownServer: async ({ startServer }, use) => use(await startServer("empty")),
  // The demonstration office, to be started at any time to come.
  laterOffice: async ({ startServer }, use) => use(await startServer("later", "target/test/office-later")),
  // People whose cards are hard to print, in the office of one day.
  paperOffice: async ({ startServer }, use) => use(await startServer("paper", "target/test/office-paper", { AK1_PUBLIC_HOST: "ak1.contoh.go.id" })),
  // An office whose register book of 2026 has 501 rows.
  bookOffice: async ({ startServer }, use) => use(await startServer("book", "target/test/office-book")),
  context: async ({ context, allowedErrors, startServer: _ }, use) => {
    const errors = watch(context);
    await markHydration(context);
    await countDialogs(context);
    await use(context);
    refuse(errors, allowedErrors);
  },
  // Another device in the same test, watched as well: `const officer = await otherDevice(desktop)`, then `officer.newPage()`.
  otherDevice: async ({ browser, allowedErrors, startServer: _ }, use) => {
    const opened = [];
    await use(async (device) => {
      const context = await browser.newContext(device); // the rest as the project has it
      opened.push({ context, errors: watch(context) });
      await markHydration(context);
      await countDialogs(context);
      return context;
    });
    for (const { context } of opened) await context.close();
    for (const { errors } of opened) refuse(errors, allowedErrors);
  },
});

/** Calls of the print dialog, which nobody would close here, are counted in `window.dialogs`. */
const countDialogs = (context) =>
  context.addInitScript(() => {
    window.dialogs = 0;
    window.print = () => void window.dialogs++;
  });

/** Collects what goes wrong on any page of the context. */
export function watch(context) {
  const errors = [];
  context.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.page()?.url()} console: ${message.text()}`);
  });
  context.on("weberror", (thrown) => errors.push(`${thrown.page()?.url()} thrown: ${thrown.error()}`));
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left, or a download, aborts what it was loading.
    if (reason !== "net::ERR_ABORTED") errors.push(`${request.url()} not loaded: ${reason}`);
  });
  return errors;
}

function refuse(errors, allowed) {
  const bad = errors.filter((error) => !allowed?.test(error));
  if (bad.length) throw new Error(`Errors in the browser:\n${bad.join("\n")}`);
}
