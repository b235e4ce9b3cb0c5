// Pictures to upload, drawn by the browser; nothing of anybody lies in the repository.

/** The three papers that are asked for, as `setInputFiles` takes them. */
export async function drawPapers(browser) {
  return {
    foto: await draw(browser, { name: "foto.jpg", words: "☺", ground: "#b3202a", width: 600, height: 800 }),
    ktp: await draw(browser, { name: "ktp.jpg", words: "KTP contoh", ground: "#9cc4e4", width: 1000, height: 640 }),
    ijazah: await draw(browser, { name: "ijazah.jpg", words: "Ijazah contoh", ground: "#f4ead0", width: 900, height: 1200 }),
  };
}

/** What people also try: a text whose name says it is a photo. */
export const textNamedJpg = { name: "foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("Ini bukan foto.") };

async function draw(browser, { name, words, ground, width, height }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1, javaScriptEnabled: true });
  const page = await context.newPage();
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground};font:bold 90px sans-serif">${words}`,
  );
  const buffer = await page.screenshot({ type: "jpeg", quality: 80 });
  await context.close();
  return { name, mimeType: "image/jpeg", buffer };
}
