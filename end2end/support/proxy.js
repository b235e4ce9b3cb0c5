// A proxy with TLS in front of a server, with the file of `deploy/` that an office would copy: only its name, ports and paths are changed.

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { resolve } from "node:path";
import { freePort } from "../../bin/lib/free-port.mjs";

/** Each writes its files into `folder` and gives the command that runs it in the foreground. */
const KINDS = {
  caddy(folder, port, behind) {
    const options = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n}\n";
    const file = replaced("Caddyfile", [
      ["ak1.example.go.id {", `localhost:${port} {`],
      ["127.0.0.1:3000", behind],
      ["/var/log/caddy/", `${folder}/`],
    ]);
    writeFileSync(`${folder}/Caddyfile`, options + file);
    return ["caddy", ["run", "--adapter", "caddyfile", "--config", `${folder}/Caddyfile`]];
  },
  nginx(folder, port, behind, plain) {
    const [key, certificate] = [`${folder}/key.pem`, `${folder}/certificate.pem`];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject, "-keyout", key, "-out", certificate], { stdio: "ignore" });
    const site = replaced("nginx.conf", [
      ["ak1.example.go.id;", "localhost;"],
      ["/etc/letsencrypt/live/ak1.example.go.id/fullchain.pem", certificate],
      ["/etc/letsencrypt/live/ak1.example.go.id/privkey.pem", key],
      ["listen 80;", `listen ${plain};`],
      ["listen [::]:80;", ""],
      ["listen 443 ", `listen ${port} `],
      ["listen [::]:443 ssl http2;", ""],
      ["http://127.0.0.1:3000", `http://${behind}`],
      ["/var/log/nginx/", `${folder}/`],
    ]);
    writeFileSync(`${folder}/site.conf`, site);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n");
    writeFileSync(`${folder}/nginx.conf`, `pid ${folder}/pid;\nevents {}\nhttp {\n${temporary}\ninclude site.conf;\n}\n`);
    return ["nginx", ["-p", folder, "-e", `${folder}/error.log`, "-c", `${folder}/nginx.conf`, "-g", "daemon off;"]];
  },
};

export const PROXIES = Object.keys(KINDS);

/** With what else it needs here: nginx is given a certificate, and Caddy makes its own. */
export function isInstalled(kind) {
  try {
    if (kind === "nginx") execFileSync("openssl", ["version"], { stdio: "ignore" });
    execFileSync(kind, [kind === "nginx" ? "-v" : "version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** In front of what listens at `behind` (host:port). @returns {Promise<{ url: string, log: () => string, end: () => Promise<void> }>} */
export async function proxy(kind, port, behind) {
  const folder = resolve("target/test", `proxy-${kind}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [command, given] = KINDS[kind](folder, port, behind, await freePort());
  const said = openSync(`${folder}/said.txt`, "w");
  const process_ = spawn(command, given, { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder }, stdio: ["ignore", said, said] });
  const until = Date.now() + 20_000;
  while (!(await listens(port))) {
    if (process_.exitCode !== null || Date.now() > until) throw new Error(`${kind} does not listen: ${readFileSync(`${folder}/said.txt`)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  // Asked to stop, it would wait for pages that have news coming.
  const end = () => new Promise((done) => (process_.exitCode === null ? process_.once("exit", done).kill("SIGKILL") : done()));
  return { url: `https://localhost:${port}`, log: () => readFileSync(`${folder}/ak1.log`, "utf8"), end };
}

/** A file of `deploy/` in which each of `changes` was found. */
function replaced(name, changes) {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${name} has no "${from}"`);
    return text.replaceAll(from, to);
  }, readFileSync(`deploy/${name}`, "utf8"));
}

const listens = (port) =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => done(Boolean(socket.end()))).on("error", () => done(false));
  });
