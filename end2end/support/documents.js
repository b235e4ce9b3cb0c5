// Counts the documents that a page loads: after the first, a single-page app loads none.
//
//   const documents = countDocuments(page);
//   await page.goto("/");
//   ...
//   expect(documents.count).toBe(1);

/** @param {import("@playwright/test").Page} page */
export function countDocuments(page) {
  const loaded = { count: 0, urls: [] };
  page.on("request", (request) => {
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    loaded.count++;
    loaded.urls.push(`${request.method()} ${request.url()}`);
  });
  return loaded;
}
