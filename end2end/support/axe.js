// Accessibility: fails when axe finds something serious on the page as it stands.

import AxeBuilder from "@axe-core/playwright";

/** @param {import("@playwright/test").Page} page */
export async function expectAccessible(page) {
  const scriptsOff = await page.evaluate(() => matchMedia("(scripting: none)").matches);
  const subject = scriptsOff ? await copyWithScripts(page) : page;
  const { violations } = await new AxeBuilder({ page: subject }).analyze();
  if (scriptsOff) await subject.context().close();

  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  if (!bad.length) return;
  const lines = bad.flatMap(({ impact, id, help, nodes }) => [
    `${impact}: ${help} (${id})`,
    ...nodes.map(({ html, failureSummary }) => `    ${html}\n      ${failureSummary?.replaceAll("\n", "\n      ")}`),
  ]);
  throw new Error(`axe on ${page.url()}:\n${lines.join("\n")}`);
}

/** axe is a script itself: it looks at a copy of the page in a browser that runs some, without the page's own. */
async function copyWithScripts(page) {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, "").replaceAll(/<\/?noscript>/g, "");
  const storageState = await page.context().storageState();
  const context = await page.context().browser().newContext({ viewport: page.viewportSize(), storageState, javaScriptEnabled: true });
  const copy = await context.newPage();
  await copy.route(page.url(), (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await copy.goto(page.url());
  return copy;
}
