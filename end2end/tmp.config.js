import base from "./playwright.config.js";
for (const p of base.projects) if (p.name === "desktop") p.use = { ...p.use, javaScriptEnabled: false };
export default base;
