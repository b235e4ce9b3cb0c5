//! The kind of device (*perangkat*) behind a session: browser and system, as the browser says of itself at the sign-in. Enough for its owner to
//! know it again, and too little to follow anybody.

use std::fmt;

use super::code::{Code, codes};

codes! {
    pub enum Browser {
        Chrome = "chrome",
        Firefox = "firefox",
        Safari = "safari",
        Edge = "edge",
        Opera = "opera",
        Samsung = "samsung",
        Uc = "uc",
        Other = "lain",
    }
}

codes! {
    pub enum System {
        Android = "android",
        /// iPhone and iPad.
        Ios = "ios",
        Windows = "windows",
        Mac = "mac",
        Linux = "linux",
        Other = "lain",
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Device {
    pub browser: Browser,
    pub system: System,
}

/// Words in a `User-Agent`, in the order in which they are looked for: most browsers also say that they are Chrome, and all but Firefox that
/// they are Safari.
const BROWSERS: [(&str, Browser); 13] = [
    ("UCBrowser", Browser::Uc),
    ("UBrowser", Browser::Uc),
    ("SamsungBrowser", Browser::Samsung),
    ("OPR/", Browser::Opera),
    ("OPT/", Browser::Opera),
    ("Opera", Browser::Opera),
    ("Edg", Browser::Edge),
    ("FxiOS", Browser::Firefox),
    ("Firefox/", Browser::Firefox),
    ("CriOS", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// The same for the system; Android also says that it is Linux, an iPhone that it is like a Mac.
const SYSTEMS: [(&str, System); 9] = [
    ("Android", System::Android),
    ("iPhone", System::Ios),
    ("iPad", System::Ios),
    ("Windows", System::Windows),
    ("Macintosh", System::Mac),
    ("Mac OS X", System::Mac),
    ("CrOS", System::Linux),
    ("Linux", System::Linux),
    ("X11", System::Linux),
];

impl Device {
    /// From a `User-Agent`. Whatever it says, there is an answer.
    pub fn of(user_agent: &str) -> Device {
        let browser =
            BROWSERS.iter().find(|(word, _)| user_agent.contains(word)).map_or(Browser::Other, |found| found.1);
        let system = SYSTEMS.iter().find(|(word, _)| user_agent.contains(word)).map_or(System::Other, |found| found.1);
        Device { browser, system }
    }

    /// From its stored form. None for sessions that are older than this note.
    pub fn from_code(code: &str) -> Option<Device> {
        let (browser, system) = code.split_once('/')?;
        Some(Device { browser: Browser::from_code(browser)?, system: System::from_code(system)? })
    }
}

/// As it is stored, `chrome/android`.
impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.browser.code(), self.system.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_told_apart() {
        const KIT: &str = "AppleWebKit/537.36 (KHTML, like Gecko)";
        for (said, code) in [
            (format!("Mozilla/5.0 (Linux; Android 10; K) {KIT} Chrome/131.0.0.0 Mobile Safari/537.36"), "chrome/android"),
            (format!("Mozilla/5.0 (Linux; Android 13; SM-A135F) {KIT} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36"), "samsung/android"),
            (format!("Mozilla/5.0 (Linux; U; Android 9; id; CPH1923) {KIT} Version/4.0 Chrome/78.0 UCBrowser/13.4.0.1306 Mobile Safari/537.36"), "uc/android"),
            (format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"), "edge/windows"),
            (format!("Mozilla/5.0 (Linux; Android 12) {KIT} Chrome/120.0 Mobile Safari/537.36 OPR/78.0"), "opera/android"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0".to_owned(), "firefox/linux"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1".to_owned(), "safari/ios"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15".to_owned(), "safari/mac"),
            (String::new(), "lain/lain"),
            ("<script>alert(1)</script>".to_owned(), "lain/lain"),
        ] {
            let device = Device::of(&said);
            assert_eq!(device.to_string(), code, "{said}");
            assert_eq!(Device::from_code(code), Some(device));
        }
        for code in ["", "chrome", "chrome/", "netscape/os2"] {
            assert_eq!(Device::from_code(code), None, "{code}");
        }
    }
}
