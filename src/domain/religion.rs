//! Religion (*agama*), as the KTP states it. Sensitive: asked only because the card prints it.

use super::code::codes;

codes! {
    pub enum Religion {
        Islam = "islam",
        /// Protestant.
        Christian = "kristen",
        Catholic = "katolik",
        Hindu = "hindu",
        Buddhist = "buddha",
        Confucian = "khonghucu",
        /// *Kepercayaan terhadap Tuhan YME*, on the KTP since the Constitutional Court's ruling of 2017.
        Belief = "kepercayaan",
    }
}
