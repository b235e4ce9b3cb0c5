//! How far from home somebody is placed (*jenis antar kerja*): the columns of report IPK III/8.

use super::code::codes;

codes! {
    pub enum PlacementArea {
        /// *Antar kerja lokal*: within the province's own labour market.
        Local = "akl",
        /// *Antar kerja antar daerah*: in another province.
        OtherRegion = "akad",
        /// *Antar kerja antar negara*.
        Abroad = "akan",
    }
}
