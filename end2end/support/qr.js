// QR codes as a camera sees them: a film of one for Chromium's fake camera, and a reader for a browser that has none of its own.

/** A film of one still picture (Y4M, 640×480) that shows `svg` on white. @param {import("@playwright/test").Page} page any page */
export async function filmOf(page, svg) {
  const grey = await page.evaluate(async (svg) => {
    const picture = new Image();
    // Percentages of nothing would make it as small as a thumbnail.
    picture.src = `data:image/svg+xml;base64,${btoa(svg.replace("<svg ", '<svg width="400" height="400" '))}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(640, 480).getContext("2d");
    canvas.fillStyle = "#fff";
    canvas.fillRect(0, 0, 640, 480);
    canvas.drawImage(picture, 120, 40, 400, 400);
    return [...canvas.getImageData(0, 0, 640, 480).data.filter((_, at) => at % 4 === 0)];
  }, svg);
  const frame = [Buffer.from("FRAME\n"), Buffer.from(grey), Buffer.alloc((2 * 640 * 480) / 4, 128)];
  return Buffer.concat([Buffer.from("YUV4MPEG2 W640 H480 F20:1 Ip A1:1 C420jpeg\n"), ...Array(10).fill(frame).flat()]);
}

/** `BarcodeDetector` as Chromium has it on phones, for `addInitScript`: it reads what really stands in the video. */
export function bringDetector() {
  window.BarcodeDetector = class {
    static getSupportedFormats = async () => ["qr_code"];

    constructor({ formats }) {
      if (formats.join() !== "qr_code") throw new TypeError("formats");
    }

    async detect(video) {
      if (!(video instanceof HTMLVideoElement)) throw new TypeError("not a picture");
      if (video.readyState < 2) throw new DOMException("no picture yet", "InvalidStateError");
      const { videoWidth: width, videoHeight: height } = video;
      const canvas = new OffscreenCanvas(width, height).getContext("2d");
      canvas.drawImage(video, 0, 0);
      const { data } = canvas.getImageData(0, 0, width, height);
      const text = read((x, y) => data[4 * (y * width + x)] < 128, width, height);
      return text === null ? [] : [{ format: "qr_code", rawValue: text }];
    }
  };

  /** An upright code of size 1 or 2 (ISO/IEC 18004), alphanumeric or bytes; errors are not corrected. */
  function read(isDark, width, height) {
    let [left, top, right] = [width, height, 0];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (isDark(x, y)) [left, top, right] = [Math.min(left, x), Math.min(top, y), Math.max(right, x)];
      }
    }
    if (right <= left) return null;
    let finder = 0; // seven modules wide
    while (isDark(left + finder, top + 1)) finder++;
    const size = 17 + 4 * Math.round((((right - left + 1) / finder) * 7 - 17) / 4);
    if (size !== 21 && size !== 25) return null;
    const module = (right - left + 1) / size;
    const dark = (row, column) =>
      isDark(Math.floor(left + (column + 0.5) * module), Math.floor(top + (row + 0.5) * module)) ? 1 : 0;

    const mask = ((dark(8, 2) << 2) | (dark(8, 3) << 1) | dark(8, 4)) ^ 0b101;
    const turned = [
      (i, j) => (i + j) % 2,
      (i) => i % 2,
      (_, j) => j % 3,
      (i, j) => (i + j) % 3,
      (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2,
      (i, j) => ((i * j) % 2) + ((i * j) % 3),
      (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2,
      (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2,
    ][mask];
    const isPattern = (i, j) =>
      i === 6 || j === 6 || (i < 9 && (j < 9 || j >= size - 8)) || (i >= size - 8 && j < 9) ||
      (size === 25 && Math.abs(i - 18) <= 2 && Math.abs(j - 18) <= 2);

    const bits = [];
    let up = true;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right--; // the timing pattern
      for (let step = 0; step < size; step++) {
        const i = up ? size - 1 - step : step;
        for (const j of [right, right - 1]) if (!isPattern(i, j)) bits.push(dark(i, j) ^ (turned(i, j) === 0 ? 1 : 0));
      }
      up = !up;
    }
    let at = 0;
    const take = (count) => {
      let value = 0;
      for (let bit = 0; bit < count; bit++) value = 2 * value + bits[at++];
      return value;
    };
    const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    const mode = take(4);
    if (mode === 4) return String.fromCharCode(...Array.from({ length: take(8) }, () => take(8)));
    if (mode !== 2) return null;
    let text = "";
    let count = take(9);
    for (; count > 1; count -= 2) {
      const pair = take(11);
      text += SIGNS[Math.floor(pair / 45)] + SIGNS[pair % 45];
    }
    return count ? text + SIGNS[take(6)] : text;
  }
}
