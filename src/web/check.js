// The check of a card's code in the browser. What stands behind # never leaves the phone: the WASM reads it with the office's two lists. The
// graver of the server's answer and this one is shown.
const box = document.getElementById("hasil");
const digits = location.hash.slice(1);
const token = location.pathname.split("/")[2] ?? "";
const text = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  return answer.text();
};
const show = ([rank, colour, title, why, ...lines]) => {
  if (Number(rank) < Number(box.dataset.rank ?? -1)) return;
  box.className = `verdict ${colour}`;
  box.dataset.rank = rank;
  box.querySelector("h2").textContent = title;
  box.querySelector("p").textContent = why;
  const list = box.querySelector("dl");
  list.replaceChildren();
  for (let at = 0; at < lines.length; at += 2) {
    const [row, label, value] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    label.textContent = lines[at];
    value.textContent = lines[at + 1];
    row.append(label, value);
    list.append(row);
  }
  // What makes sense of a genuine card alone.
  document.querySelectorAll("[data-genuine]").forEach((part) => (part.hidden = rank === "2"));
  box.hidden = false;
};
const run = async () => {
  const load = import(JS).then(async (module) => {
    await module.default({ module_or_path: fetch(WASM) });
    return module;
  });
  const [module, keys, ended] = await Promise.all([load, text("/periksa/kunci"), text("/periksa/daftar-dicabut")]);
  const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10); // the office's own day
  const told = module.check(token, digits, keys, ended, today);
  if (!told.length) throw new Error("lists");
  show(told);
};
if (box && digits)
  run().catch(() => {
    // Without the lists nothing is known of the code; what the server said stays.
    if (box.hidden) show(["-1", "warn", "", box.dataset.noLists]);
  });
if (navigator.serviceWorker) addEventListener("load", () => navigator.serviceWorker.register("/periksa-sw.js", { scope: "/periksa" }).catch(() => {}));
addEventListener("hashchange", () => location.reload());
