// Opens the print dialog: by a button, and by itself where a print was just noted. Fonts and pictures come first, or the first sheet would
// be printed without them.
const ready = async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
};
const open = async () => {
  await ready();
  performance.mark("cetak");
  window.print();
};
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", open));
if (document.querySelector("[data-print-now]")) open();
