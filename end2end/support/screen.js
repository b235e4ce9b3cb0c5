// What holds for every page at any size.

import { expect } from "@playwright/test";
import { expectAccessible } from "./axe.js";

/** Nothing serious for axe, and nothing beyond the right edge of a screen this wide: of the narrowest phone unless told. */
export async function expectGoodPage(page, width = 320) {
  await expectAccessible(page);
  await expectFits(page, width);
}

export async function expectFits(page, width) {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: before.height });
  const wide = await page.evaluate((limit) => {
    const beyond = [...document.querySelectorAll("body *")].filter((part) => part.getBoundingClientRect().right > limit + 1);
    return { width: document.documentElement.scrollWidth, beyond: beyond.slice(0, 3).map((part) => part.outerHTML.slice(0, 120)) };
  }, width);
  await page.setViewportSize(before);
  expect(wide.width, `${page.url()} is wider than ${width} px: ${wide.beyond.join(" | ")}`).toBeLessThanOrEqual(width);
}
