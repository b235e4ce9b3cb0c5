// Accessibility: fails when axe finds something serious on the page as it stands.

import AxeBuilder from "@axe-core/playwright";

/** @param {import("@playwright/test").Page} page */
export async function expectAccessible(page) {
  const scriptsOff = await page.evaluate(() => matchMedia("(scripting: none)").matches);
  const subject = scriptsOff ? await copyWithScripts(page) : page;
  const { violations } = await new AxeBuilder({ page: subject }).analyze();

  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  if (!bad.length) return;
  const lines = bad.flatMap(({ impact, id, help, nodes }) => [
    `${impact}: ${help} (${id})`,
    ...nodes.map(({ html, failureSummary }) => `    ${html}\n      ${failureSummary?.replaceAll("\n", "\n      ")}`),
  ]);
  throw new Error(`axe on ${page.url()}:\n${lines.join("\n")}`);
}

/** For each browser without scripts one that runs some, as long as the former is open. */
const withScripts = new WeakMap();

/** axe is a script itself: it looks at a copy of the page in a browser that runs some, without the page's own. */
async function copyWithScripts(page) {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "").replaceAll(/<\/?noscript>/g, "");
  const own = page.context();
  if (!withScripts.has(own)) {
    const context = await own.browser().newContext({ javaScriptEnabled: true });
    withScripts.set(own, await context.newPage());
    own.once("close", () => context.close());
  }
  const copy = withScripts.get(own);
  await copy.context().clearCookies();
  await copy.context().addCookies(await own.cookies());
  await copy.setViewportSize(page.viewportSize());
  await copy.unrouteAll();
  await copy.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await copy.goto(page.url());
  return copy;
}
