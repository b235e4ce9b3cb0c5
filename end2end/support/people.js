// Somebody new for each test, who cannot exist: district 99 of the city is not given to anybody.

const SYLLABLES = ["ka", "ra", "wi", "sa", "nu", "di", "lo", "me", "ta", "ga", "ri", "pu", "ba", "yo", "he", "si"];

/** A woman or man of 20 to 29 with a NIK that fits, and a name that nobody else in the office has. */
export function newPerson({ sex = "P" } = {}) {
  const year = 1997 + random(8);
  const month = 1 + random(12);
  const day = 1 + random(28);
  const dayInNik = sex === "P" ? day + 40 : day;
  const nik = `337599${two(dayInNik)}${two(month)}${two(year % 100)}${String(1 + random(9999)).padStart(4, "0")}`;
  return {
    nik,
    sex,
    name: `Sari Nur'aini ${capital(word())}`,
    birthPlace: "Pekalongan",
    birthDate: `${two(day)}-${two(month)}-${year}`,
    otherBirthDate: `${two(day === 28 ? 1 : day + 1)}-${two(month)}-${year}`,
    phone: `08129${String(random(10_000_000)).padStart(7, "0")}`,
    password: "melati-biru-7",
  };
}

/** As people read it from the card. */
export function grouped(nik) {
  return nik.match(/.{4}/g).join(" ");
}

const word = () => Array.from({ length: 5 }, () => SYLLABLES[random(SYLLABLES.length)]).join("");
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const two = (number) => String(number).padStart(2, "0");
const random = (below) => Math.floor(Math.random() * below);
