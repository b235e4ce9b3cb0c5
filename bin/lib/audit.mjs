// Asks what is known about the crates and packages of the project: advisories, licences, sources. What cannot be asked (a tool that is not
// installed, a database or a registry out of reach) is skipped with a word, and nothing waits longer than some seconds for an answer.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";

const ADVISORIES = "https://github.com/RustSec/advisory-db";
const ANSWERS_WITHIN = 4_000; // milliseconds

const skip = (what, why) => console.log(`  Skipped: ${what}: ${why}`);
const run = (command, args, options = {}) => spawnSync(command, args, { timeout: 90_000, ...options });

/** Runs a check; what it says is shown, and its failure is that of the stage. */
function check(what, command, args) {
  console.log(`  ${what}`);
  const done = run(command, args, { stdio: "inherit" });
  if (done.error?.code === "ETIMEDOUT") skip(what, "no answer in time");
  else if (done.status !== 0) process.exitCode = 1;
}

const installed = (tool) => run("cargo", [tool, "--version"], { stdio: "ignore" }).status === 0;

const reachable = (address) =>
  fetch(address, { method: "HEAD", signal: AbortSignal.timeout(ANSWERS_WITHIN) }).then((answer) => answer.ok, () => false);

/** Whether a copy of the advisories lies here from a run before. */
function kept() {
  const cargo = process.env.CARGO_HOME ?? `${homedir()}/.cargo`;
  return existsSync(cargo) && readdirSync(cargo).some((name) => name.startsWith("advisory-db"));
}

async function crates() {
  const [deny, audit] = ["deny", "audit"].map(installed);
  if (deny) check("cargo deny: licences, bans, sources", "cargo", ["deny", "--locked", "check", "licenses", "bans", "sources"]);
  else skip("licences, bans and sources of the crates", "cargo-deny is not installed (tests/dependencies.rs looks at the most important)");
  if (!deny && !audit) return skip("advisories about crates", "neither cargo-deny nor cargo-audit is installed");
  const online = await reachable(ADVISORIES);
  if (!online && !kept()) return skip("advisories about crates", "their database is out of reach");
  const tool = deny ? ["deny", "--locked", "check", ...(online ? [] : ["--disable-fetch"]), "advisories"] : ["audit", ...(online ? [] : ["--no-fetch"])];
  check(`cargo ${tool[0]}: advisories${online ? "" : ", as they were kept"}`, "cargo", tool);
}

function packages() {
  const what = "advisories about npm packages";
  const asked = run("npm", ["audit", "--json", "--fetch-retries=0", `--fetch-timeout=${ANSWERS_WITHIN}`], { timeout: 20_000, encoding: "utf8" });
  if (asked.error) return skip(what, asked.error.code === "ETIMEDOUT" ? "no answer in time" : "npm is not installed");
  let report;
  try {
    report = JSON.parse(asked.stdout);
  } catch {
    report = {};
  }
  if (!report.auditReportVersion) return skip(what, "the registry gives none or is out of reach");
  const found = Object.values(report.vulnerabilities ?? {});
  for (const { name, severity, range } of found) console.error(`  ${severity}: ${name} ${range}`);
  console.log(`  npm audit: ${found.length} advisories`);
  if (found.length) process.exitCode = 1;
}

await crates();
packages();
