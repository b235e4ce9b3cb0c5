//! The fictitious job seekers. Nobody here is meant to be anybody.

use crate::domain::application::State::{
    self, Attended, Complete, Confirmed, HandedOver, Issued, Returned, Signed, Submitted,
};
use crate::domain::education::Education::{self, *};
use crate::domain::religion::Religion;
use crate::domain::sex::Sex::{self, Female, Male};
use Way::{Again, Cancelled, Draft, To, WalkIn, WalkInBare};

#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub name: &'a str,
    pub sex: Sex,
    /// Year, month, day.
    pub born: (i32, u32, u32),
    /// Name of the kelurahan, or [`OUTSIDE`].
    pub village: &'static str,
    pub level: Education,
    pub job: &'static str,
    /// KBJI major group.
    pub kbji: &'static str,
    pub way: Way,
    /// Working days since the last thing that happened to the file.
    pub ago: u16,
    pub religion: Religion,
    pub special: Special,
}

/// Lives outside the city.
pub const OUTSIDE: &str = "";

/// How far a file comes, and how.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Not sent: so many steps of the form begun, so many papers there.
    Draft(usize, usize),
    To(State),
    /// Returned once and sent again on the way.
    Again(State),
    /// Came without an account; an officer fills in the form.
    WalkIn(State),
    /// The same, with the biodata still to be asked.
    WalkInBare,
    /// Came so far and was cancelled.
    Cancelled(State),
}

/// What makes somebody worth looking at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Special {
    Nothing,
    /// So many years old or a year less, with a guardian's consent; the year of birth in the table does not count.
    Minor(i32),
    /// The NIK holds another birth date.
    NikDiffers,
    /// As many rows of education and courses as the form takes.
    ManyRows,
    Disabled,
}

/// Those whose password is printed: their places in [`PEOPLE`], with what to see there.
pub fn to_try() -> Vec<(usize, &'static str)> {
    let first = |fits: fn(Way) -> bool| PEOPLE.iter().position(|person| fits(person.way));
    let draft = first(|way| matches!(way, Draft(3.., _))).map(|at| (at, "an unfinished draft"));
    let returned = first(|way| way == To(Returned)).map(|at| (at, "returned with corrections to make"));
    let holder = first(|way| way == To(HandedOver)).map(|at| (at, "holds a card"));
    [draft, returned, holder].into_iter().flatten().collect()
}

#[expect(clippy::too_many_arguments, reason = "a row of the table below")]
const fn row(
    name: &'static str,
    sex: Sex,
    born: (i32, u32, u32),
    village: &'static str,
    level: Education,
    job: &'static str,
    kbji: &'static str,
    way: Way,
    ago: u16,
) -> Person<'static> {
    let (religion, special) = (Religion::Islam, Special::Nothing);
    Person { name, sex, born, village, level, job, kbji, way, ago, religion, special }
}

impl Person<'static> {
    const fn faith(mut self, religion: Religion) -> Self {
        self.religion = religion;
        self
    }

    const fn special(mut self, special: Special) -> Self {
        self.special = special;
        self
    }
}

/// Eighty characters.
const LONG_NAME: &str = "Raden Ajeng Kusumaningrum Retno Wulandari Prameswari Hadiningrat Tjokrosudarmono";

#[rustfmt::skip]
pub const PEOPLE: [Person<'static>; 40] = [
    row("Wahyu Setiawan", Male, (1999, 5, 17), "Medono", Vocational, "Operator mesin tenun", "8", Draft(4, 1), 0),
    row("Rina Kusumawati", Female, (2003, 11, 2), "Klego", SeniorHigh, "Pramuniaga", "5", Draft(0, 0), 1),
    row("Teguh Prayitno", Male, (1987, 2, 23), "Krapyak", JuniorHigh, "Pembatik cap", "7", Draft(1, 0), 2),
    row("Lestari Handayani", Female, (2001, 8, 30), "Jenggot", Diploma3, "Tenaga administrasi", "4", Draft(5, 2), 1),
    row("Bagas Wicaksono", Male, (2004, 1, 12), "Setono", Vocational, "Mekanik sepeda motor", "7", Draft(7, 2), 0),
    row("Yuliana Tanoto", Female, (1996, 7, 7), "Kauman", Bachelor, "Akuntan", "2", Draft(7, 3), 1).faith(Religion::Catholic),

    row("Ahmad Fauzan", Male, (2002, 4, 19), "Pringrejo", Vocational, "Teknisi komputer", "3", To(Submitted), 0),
    row("Nur'aini Ma'rifah", Female, (2000, 12, 5), "Degayu", IslamicSeniorHigh, "Pengasuh anak", "5", To(Submitted), 0),
    row("Dimas Saputra", Male, (0, 1, 2), "Gamer", JuniorHigh, "Pelayan toko", "5", To(Submitted), 0).special(Special::Minor(16)),
    row("Sri Wahyuningsih", Female, (1990, 3, 21), "Tirto", SeniorHigh, "Penjahit", "7", To(Submitted), 0).special(Special::NikDiffers),
    row("Joko Purwanto", Male, (1979, 9, 9), "Bandengan", Primary, "Nelayan", "6", To(Submitted), 1),
    row("Ratna Anggraini", Female, (1998, 6, 14), "Poncol", Bachelor, "Perawat", "2", Again(Submitted), 0),

    row("Eko Priyambodo", Male, (1997, 10, 28), "Podosugih", Vocational, "Juru las", "7", To(Returned), 1),
    row("Maya Puspitasari", Female, (1994, 5, 3), "Noyontaansari", SeniorHigh, "Kasir", "5", To(Returned), 0),
    row("Hendra Kurniawan", Male, (1985, 8, 11), "Banyurip", SeniorHigh, "Sopir", "8", To(Returned), 2),

    row("Fitri Ramadhaniyah", Female, (2001, 12, 16), "Sokoduwet", Vocational, "Penata rambut", "5", To(Complete), 0),
    row("Slamet", Male, (1975, 4, 1), "Kuripan Kertoharjo", Primary, "Petugas kebersihan", "9", To(Complete), 1),
    row("Agustina Simarmata", Female, (1993, 8, 17), "Kandang Panjang", Diploma4, "Analis laboratorium", "3", Again(Complete), 0).faith(Religion::Christian),
    row("Rizky Maulana", Male, (2003, 7, 24), "Panjang Wetan", SeniorHigh, "Kurir", "8", To(Complete), 2),

    row("Indah Cahyaningsih", Female, (1999, 2, 8), "Kuripan Yosorejo", Bachelor, "Guru", "2", To(Attended), 0),
    row("Mulyono Hadi", Male, (1981, 11, 30), "Bendan Kergon", SeniorHigh, "Satpam", "5", WalkInBare, 0),
    row("Putri Amaliyah", Female, (0, 1, 2), "Buaran Kradenan", JuniorHigh, "Operator jahit", "8", To(Attended), 0).special(Special::Minor(17)),

    row("Dwi Hartono", Male, (1991, 1, 27), "Sapuro Kebulen", Diploma3, "Juru gambar", "3", To(Confirmed), 0),
    row("Nabila Zahra Khoirunnisa", Female, (2002, 9, 18), "Pasirkratonkramat", PackageC, "Staf gudang", "4", To(Confirmed), 0),

    row("Arif Budiyanto", Male, (1995, 3, 6), OUTSIDE, Vocational, "Montir", "7", To(Issued), 0),
    row("Siti Maesaroh", Female, (1988, 10, 10), "Kali Baros", JuniorHigh, "Juru masak", "5", To(Issued), 1),
    row("Yohanes Kristianto", Male, (1992, 12, 25), "Panjang Baru", Bachelor, "Pengembang web", "2", To(Issued), 0).faith(Religion::Catholic),

    row("Wulan Sariningrum", Female, (2000, 5, 29), "Padukuhan Kraton", Diploma3, "Apoteker muda", "3", To(Signed), 0),
    row("Bambang Sutejo", Male, (1972, 7, 13), "Medono", SeniorHigh, "Penjaga malam", "9", To(Signed), 1).special(Special::Disabled),

    row(LONG_NAME, Female, (1996, 4, 21), "Kauman", Bachelor, "Sekretaris", "4", To(HandedOver), 4),
    row("Muhammad Ilham Nurdiansyah", Male, (1975, 6, 2), "Klego", Doctor, "Dosen", "2", To(HandedOver), 7).special(Special::ManyRows),
    row("Khoirul Anam", Male, (2001, 2, 14), "Jenggot", IslamicSeniorHigh, "Staf gudang", "4", Again(HandedOver), 13),
    row("Tri Utami", Female, (1997, 11, 22), "Krapyak", Vocational, "Penjahit", "7", To(HandedOver), 12),
    row("Galih Pamungkas", Male, (1994, 9, 1), "Pringrejo", Bachelor, "Penyuluh pertanian", "2", To(HandedOver), 10),
    row("Suyatmi", Female, (1969, 8, 5), "Degayu", NoPrimary, "Pembantu rumah tangga", "9", WalkIn(HandedOver), 6),
    row("Anisa Fitriani", Female, (2002, 3, 31), "Podosugih", Diploma1, "Resepsionis", "4", To(HandedOver), 3),
    row("Doni Firmansyah", Male, (1998, 12, 12), "Tirto", Vocational, "Operator gudang", "8", To(HandedOver), 0),

    row("Mega Oktaviani", Female, (2000, 10, 4), "Setono", SeniorHigh, "Pramusaji", "5", Cancelled(Submitted), 5),
    row("Rudi Hermanto", Male, (1989, 5, 20), "Gamer", JuniorHigh, "Tukang kayu", "7", Cancelled(Complete), 8),
    row("Lia Marlianti", Female, (1995, 1, 15), "Poncol", Bachelor, "Staf pemasaran", "2", Cancelled(Issued), 9),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::Village;

    #[test]
    fn the_long_name_has_eighty_characters_and_the_villages_exist() {
        assert_eq!(LONG_NAME.chars().count(), 80);
        for person in &PEOPLE {
            let known = Village::ALL.iter().any(|village| village.name() == person.village);
            assert!(known || person.village == OUTSIDE, "{}", person.village);
        }
    }

    #[test]
    fn there_is_a_draft_a_returned_file_and_a_card_to_try() {
        assert_eq!(to_try().len(), 3);
    }
}
