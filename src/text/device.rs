//! Devices on which somebody is signed in.

use crate::domain::device::{Browser, Device, System};

pub const TITLE: &str = "Perangkat";
pub const LEAD: &str = "Di sinilah Anda sedang masuk. Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.";
pub const OWN_TITLE: &str = "Perangkat yang sedang masuk";
pub const OWN_LEAD: &str = "Ada yang tidak Anda kenal? Keluarkan, lalu minta kata sandi baru di loket.";
pub const DEVICE: &str = "Perangkat";
pub const SINCE: &str = "Masuk sejak";
pub const SEEN: &str = "Terakhir terlihat";
pub const THIS: &str = "perangkat ini";
pub const END: &str = "Keluarkan";
pub const END_OTHERS: &str = "Keluarkan semua yang lain";
pub const ALONE: &str = "Tidak ada perangkat lain.";
pub const ACCOUNT: &str = "Keamanan akun";

/// "Chrome di Android"; None where it was not noted.
pub fn device(device: Option<Device>) -> String {
    let Some(Device { browser, system }) = device else { return UNKNOWN.to_owned() };
    if (browser, system) == (Browser::Other, System::Other) {
        return UNKNOWN.to_owned();
    }
    format!("{} di {}", browser_name(browser), system_name(system))
}

const UNKNOWN: &str = "Browser yang tidak dikenal";

fn browser_name(browser: Browser) -> &'static str {
    match browser {
        Browser::Chrome => "Chrome",
        Browser::Firefox => "Firefox",
        Browser::Safari => "Safari",
        Browser::Edge => "Edge",
        Browser::Opera => "Opera",
        Browser::Samsung => "Samsung Internet",
        Browser::Uc => "UC Browser",
        Browser::Other => "Browser lain",
    }
}

fn system_name(system: System) -> &'static str {
    match system {
        System::Android => "Android",
        System::Ios => "iPhone atau iPad",
        System::Windows => "Windows",
        System::Mac => "Mac",
        System::Linux => "Linux",
        System::Other => "perangkat lain",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_as_people_name_it() {
        assert_eq!(device(Device::from_code("chrome/android")), "Chrome di Android");
        assert_eq!(device(Device::from_code("lain/windows")), "Browser lain di Windows");
        assert_eq!(device(Device::from_code("lain/lain")), UNKNOWN);
        assert_eq!(device(None), UNKNOWN);
    }
}
