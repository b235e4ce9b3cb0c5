// The keyboard alone: nothing is focused but by Tab, nothing pressed but by Enter, Space and arrows.

import { expect } from "@playwright/test";

const FAR = 80; // no page has more stops between two things that follow each other

/** Goes on from where the focus is until it is on `wanted`. @param {import("@playwright/test").Page} page */
export async function tabTo(page, wanted, key = "Tab") {
  const handle = await wanted.elementHandle();
  for (let stops = 0; stops < FAR; stops++) {
    if (await handle.evaluate((node) => node === document.activeElement)) return expectSeen(page, wanted);
    await page.keyboard.press(key);
  }
  throw new Error(`${wanted} is not reached by ${FAR} times ${key} on ${page.url()}`);
}

/** Whoever tabs must see where they are. */
async function expectSeen(page, wanted) {
  await expect(wanted).toBeInViewport();
  const drawn = () =>
    wanted.evaluate((node) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return document.activeElement === node && outlineStyle !== "none" && outlineWidth !== "0px";
    });
  await expect.poll(drawn, `the focus on ${wanted} is not seen`).toBe(true);
}

export async function press(page, role, name) {
  await tabTo(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press("Enter");
}

export async function write(page, field, text) {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Picks from a list by the letters it begins with. */
export async function pickOption(page, list, label) {
  await tabTo(page, list);
  await page.keyboard.type(label, { delay: 20 });
  await expect(list.locator("option:checked")).toHaveText(label);
}

/** A choice of several, of which Tab reaches the first or the chosen one; arrows go on from there. */
export async function pickChoice(page, choice) {
  const group = page.locator(`input[name="${await choice.getAttribute("name")}"]`);
  const checked = group.and(page.locator(":checked"));
  await tabTo(page, (await checked.count()) ? checked : group.first());
  await page.keyboard.press("Space");
  for (let stops = await group.count(); stops > 0 && !(await choice.isChecked()); stops--) await page.keyboard.press("ArrowDown");
  await expect(choice).toBeChecked();
}

export async function tick(page, box) {
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
}
