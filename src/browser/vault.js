// A locked drawer on this device, for what has not reached the server. JavaScript, since the browser's database and its ciphers speak in
// events and promises, for which the same lines cost six times the bytes in WASM.
//
// Everything is encrypted by a key that can be used but not read, and that is here only while its owner is signed in: without it, and
// with another's, what lies here is noise, and comes back when the owner signs in again.

const database = new Promise((resolve, reject) => {
  const opening = indexedDB.open("ak1", 1);
  opening.onupgradeneeded = () => ["key", "content"].forEach((name) => opening.result.createObjectStore(name));
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error);
});
database.catch(() => {});

const ask = async (store, mode, question) => {
  const transaction = (await database).transaction(store, mode);
  const answer = question(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(answer.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
};

const current = async () => {
  const found = await ask("key", "readonly", (keys) => keys.get("now"));
  if (!found) throw new Error("no owner");
  return found;
};

export const owner = () => current().then(({ owner }) => owner, () => undefined);

export const unlock = async (owner, bytes) => {
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  await ask("key", "readwrite", (keys) => keys.put({ owner, key }, "now"));
};

export const lock = () => ask("key", "readwrite", (keys) => keys.clear());

// What changes a name is done in the order in which it was asked for: what has been dropped while it was still being encrypted does not come back.
const changes = {};
const inTurn = (name, change) => (changes[name] = (changes[name] ?? database).then(change, change));

// `content` is bytes or a file.
export const put = (name, content) =>
  inTurn(name, async () => {
    const { owner, key } = await current();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const bytes = content instanceof Blob ? await content.arrayBuffer() : content;
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
    await ask("content", "readwrite", (content) => content.put({ iv, data }, [owner, name]));
  });

export const get = async (name) => {
  const { owner, key } = await current();
  const found = await ask("content", "readonly", (content) => content.get([owner, name]));
  if (!found) return undefined;
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, key, found.data));
};

export const drop = (name) =>
  inTurn(name, async () => {
    const { owner } = await current();
    await ask("content", "readwrite", (content) => content.delete([owner, name]));
  });

// The names that begin so, in order.
export const names = async (start) => {
  const { owner } = await current();
  const range = IDBKeyRange.bound([owner, start], [owner, start + "\uffff"]);
  const found = await ask("content", "readonly", (content) => content.getAllKeys(range));
  return found.map(([, name]) => name);
};
