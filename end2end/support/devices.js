// The two screens, for the configuration and for tests that need both: `await otherDevice(desktop)`.
// Everything is said, since a context takes what is not said from the project that runs.

export const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  javaScriptEnabled: true,
};

export const desktop = {
  viewport: { width: 1366, height: 768 },
  deviceScaleFactor: 1,
  isMobile: false,
  hasTouch: false,
  javaScriptEnabled: true,
};
