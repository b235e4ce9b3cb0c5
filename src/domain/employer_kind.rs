//! Who takes somebody on (*penerima tenaga kerja*): the six kinds of employer of report IPK III/8.

use super::code::codes;

codes! {
    pub enum EmployerKind {
        Government = "instansi-pemerintah",
        StateOwned = "bumn-bumd",
        Cooperative = "koperasi",
        Company = "swasta",
        OtherBody = "badan-lain",
        Person = "perorangan",
    }
}
