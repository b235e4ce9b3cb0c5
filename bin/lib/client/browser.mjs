// A browser with scripts off, as the benches use it: one cookie, one form or page at a time.

/** One browser with its cookie. */
export class Browser {
  constructor(office) {
    this.office = office;
    this.cookie = "";
    this.at = "/";
  }

  /** The page that a form is sent from, as browsers say it. */
  get referer() {
    return this.office.origin + this.at;
  }

  /** One request, made once; null when there was no answer. */
  async once(path, { form, headers = {}, body } = {}) {
    const { origin } = this.office;
    await this.office.serving();
    const posts = Boolean(form || body);
    const from = posts && this.referer ? { referer: this.referer } : {};
    if (!posts) this.at = path;
    try {
      const answer = await fetch(origin + path, {
        method: posts ? "POST" : "GET",
        body: form ? new URLSearchParams(form) : body,
        headers: { accept: "text/html", origin, "sec-fetch-site": "same-origin", cookie: this.cookie, ...from, ...headers },
        redirect: "manual",
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const given = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
      this.cookie = given.findLast((cookie) => !cookie.endsWith("=")) ?? given.at(-1) ?? this.cookie;
      const { status, headers: told } = answer;
      return { status, location: told.get("location") ?? "", type: told.get("content-type"), bytes, text: bytes.toString() };
    } catch {
      this.office.unanswered++;
      return null;
    }
  }

  /** The same request until it is answered. */
  async ask(path, request) {
    for (;;) {
      const answer = await this.once(path, request);
      if (answer) return answer;
    }
  }

  async page(path) {
    const answer = await this.ask(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return answer.text.replaceAll("<!>", "");
  }

  /** Sends a form until it is answered, which must be by a redirect without an error. */
  async submit(path, form) {
    const answer = await this.ask(path, { form });
    if (![302, 303].includes(answer.status) || answer.location.includes("__err")) {
      throw new Error(`${path} ${JSON.stringify(form)}: ${answer.status} ${answer.location} ${answer.text.slice(0, 300)}`);
    }
    return answer.location;
  }
}

/** The value of a hidden field. */
export function field(html, name) {
  const found = html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1];
  if (found === undefined) throw new Error(`the page has no ${name}: ${html.slice(0, 200)}`);
  return found;
}
