// Officers besides the five of the demonstration office, with a password of their own.

/** So many officers of a role; gives a function that signs one of them in, by their number. */
export async function addOfficers(server, office, role, count) {
  const logins = [];
  for (let number = 0; number < count; number++) {
    const login = `${role}-${number}`;
    const nip = `19850417201001${1 + (number % 2)}${String(number).padStart(3, "0")}`;
    const said = await server.run(["officer", "add", "--login", login, "--name", `Petugas Contoh ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]}`, "--nip", nip, "--role", role]);
    const once = said.match(/one-time password (\S+)/)?.[1];
    const browser = new office.Kind(office);
    await browser.submit("/api/meja-masuk", { login, password: once });
    await browser.submit("/api/meja-sandi", { current: "", password: office.password, password_again: office.password });
    logins.push(login);
  }
  return logins;
}
