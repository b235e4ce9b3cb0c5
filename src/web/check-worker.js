// So that the page of the check, opened before, answers with the server down: the page without a token, the WASM, and the lists as they were
// fetched last.
const LISTS = ["/periksa/kunci", "/periksa/daftar-dicabut"];
addEventListener("install", (event) =>
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([...FILES, ...LISTS])).then(() => skipWaiting())),
);
const tidy = async () => {
  for (const name of await caches.keys()) if (name.startsWith("periksa ") && name !== NAME) await caches.delete(name);
  await clients.claim();
};
addEventListener("activate", (event) => event.waitUntil(tidy()));
const newest = async (request, path) => {
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok && LISTS.includes(path)) await cache.put(path, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request.mode === "navigate" ? "/periksa" : path)) ?? Response.error();
  }
};
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate" || FILES.includes(pathname) || LISTS.includes(pathname)) event.respondWith(newest(event.request, pathname));
});
