// The whole of it as it is installed: a browser, TLS, the proxy with the file that `deploy/` has for it, and the program behind.

import { freePort } from "../../bin/lib/free-port.mjs";
import { expect, test } from "../support/console.js";
import { phone } from "../support/devices.js";
import { expectHydrated } from "../support/hydration.js";
import { signInOfficer } from "../support/officer.js";
import { newPerson } from "../support/people.js";
import { isInstalled, proxy, PROXIES } from "../support/proxy.js";
import * as seeker from "../support/seeker.js";
import { ownServer } from "../support/server.js";

// The certificate is the test's own, and no worker is fetched over it.
test.use({ ignoreHTTPSErrors: true, serviceWorkers: "block" });

for (const kind of PROXIES) {
  test(`${kind}: somebody registers, and the desk sees it come at once`, async ({ page, papers, otherDevice }) => {
    test.skip(!isInstalled(kind), `${kind} is not installed`);
    test.setTimeout(120_000);
    const port = await freePort();
    const settings = { AK1_BEHIND_PROXY: "true", AK1_PUBLIC_HOST: `localhost:${port}` };
    const server = await ownServer(kind, "target/test/office", settings);
    await server.start();
    const front = await proxy(kind, port, new URL(server.url).host);
    try {
      await signInOfficer(page, "informasi", front.url);
      await page.goto(`${front.url}/meja?antrean=menunggu`);
      await expectHydrated(page);

      const person = newPerson();
      const theirs = await (await otherDevice(phone)).newPage();
      const program = theirs.waitForResponse(/\.wasm$/);
      await theirs.goto(front.url);
      expect((await program).headers()["content-encoding"], "as small as without the proxy").toBe("br");
      await theirs.getByRole("link", { name: "Mulai daftar" }).click();
      await seeker.register(theirs, person);
      await theirs.getByRole("link", { name: "Identitas" }).click();
      await seeker.fillBiodata(theirs, person);
      await seeker.uploadPapers(theirs, papers);
      await seeker.answerAboutPapers(theirs);
      await seeker.goOn(theirs);
      await seeker.send(theirs);

      await expect(page.getByRole("row").filter({ hasText: person.name }), "without being asked for").toHaveCount(1);
      const id = (await theirs.request.get(`${front.url}/sehat?q=${person.nik}`)).headers()["x-request-id"];
      expect(id).toMatch(/^[\w-]{20,}$/);
      const log = front.log();
      expect(log).toContain("/sehat");
      expect(log, "no query strings").not.toContain("?");
      for (const secret of [person.nik, person.name, person.phone]) expect(log).not.toContain(secret);
    } finally {
      await page.close(); // it waits for news
      await front.end();
      await server.end();
    }
  });
}
