// Browser tests. `bin/test e2e` fills a demonstration office, starts the server and sets AK1_URL (where it listens), AK1_PASSWORD
// (everybody's in that office) and AK1_CHROMIUM (the browser). Which device a file runs on is told by its name:
//
//   NAME.phone.spec.js     phone with scripts, and again without
//   NAME.script.spec.js    phone with scripts only
//   NAME.noscript.spec.js  phone without scripts only
//   NAME.spec.js           desktop

import { defineConfig } from "@playwright/test";
import { desktop, phone } from "./support/devices.js";

const asRoot = process.getuid?.() === 0; // Chromium's sandbox refuses root

export default defineConfig({
  testDir: "tests",
  outputDir: "../target/test/playwright",
  snapshotPathTemplate: "{testDir}/trees/{arg}{ext}",
  reporter: "list",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 40 * 60_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.AK1_URL,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.AK1_CHROMIUM || undefined,
      chromiumSandbox: !asRoot,
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "phone", testMatch: /\.(phone|script)\.spec\.js$/, use: phone },
    { name: "phone-noscript", testMatch: /\.(phone|noscript)\.spec\.js$/, use: { ...phone, javaScriptEnabled: false } },
    { name: "desktop", testIgnore: /\.(phone|script|noscript)\.spec\.js$/, use: desktop },
  ],
});
