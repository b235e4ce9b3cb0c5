// What a page asks of the server while something is done; pictures and the like do not count.

/** @param {import("@playwright/test").Page} page */
export async function requestsDuring(page, act) {
  const asked = [];
  const note = (request) => {
    if (["document", "fetch", "xhr"].includes(request.resourceType())) asked.push(`${request.method()} ${request.url()}`);
  };
  page.on("request", note);
  await act();
  page.off("request", note);
  return asked;
}

/** Keeps the requests for `url` waiting until the returned function is called. */
export async function hold(page, url) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(url, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
