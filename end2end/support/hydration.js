// When the WASM has taken over. Leptos leaves no mark of it in the page, so one is set behind its back: `hydrate()` runs in the same
// turn in which the module is ready, and the mark in the turn after.

import { expect } from "@playwright/test";

/** Before the first page is opened. @param {import("@playwright/test").BrowserContext} context */
export async function markHydration(context) {
  await context.addInitScript(() => {
    const load = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const module = await load(...given);
      setTimeout(() => document.documentElement.setAttribute("data-hydrated", ""));
      return module;
    };
  });
}

/** @param {import("@playwright/test").Page} page */
export async function expectHydrated(page) {
  await expect(page.locator("html")).toHaveAttribute("data-hydrated");
}
