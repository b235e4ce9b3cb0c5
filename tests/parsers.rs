//! Everything that reads what strangers send, with random input and with good input gone wrong: it answers or refuses, and never panics; what it
//! lets in keeps its bounds, and is read again as the same. Pictures, PDFs and old registers: `src/intake/mutated.rs`; bodies of forms: `tests/site/bodies.rs`.

use ak1::domain::Problem;
use ak1::domain::address;
use ak1::domain::card_number::{CardNumber, OldNumber};
use ak1::domain::correction::Pin;
use ak1::domain::counter_code::CounterCode;
use ak1::domain::date::{BirthDate, parse_date, parse_year};
use ak1::domain::email::Email;
use ak1::domain::export::ExportPurpose;
use ak1::domain::exposure::{Span, parse_moment};
use ak1::domain::form::check::{Rules, check};
use ak1::domain::form::{Answers, Step};
use ak1::domain::ipk::CellKey;
use ak1::domain::nik::Nik;
use ak1::domain::nip::Nip;
use ak1::domain::password::NewPassword;
use ak1::domain::person_name::PersonName;
use ak1::domain::phone::Phone;
use ak1::domain::register::RowNumber;
use ak1::domain::report_cell::ReportCell;
use ak1::domain::report_period::ReportPeriod;
use ak1::domain::seal_code::SealCode;
use ak1::domain::second_code::SecondCode;
use ak1::domain::signature::Signature;
use ak1::domain::web_host::WebHost;
use ak1::seal::{EndedList, Keyring, SealId, SealToken, Unverified, digits};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any text, and good text with signs put in, taken away or doubled.
fn text(good: &'static [&'static str]) -> impl Strategy<Value = String> {
    let slip = (any::<Index>(), prop_oneof![any::<char>(), "[0-9A-Za-z .,:/@+-]".prop_map(|one| first(&one))], 0..3_u8);
    let slipped = (proptest::sample::select(good), proptest::collection::vec(slip, 0..4)).prop_map(|(text, slips)| {
        let mut signs: Vec<char> = text.chars().collect();
        for (at, sign, how) in slips {
            let at = at.index(signs.len() + 1);
            match how {
                0 => signs.insert(at, sign),
                1 if at < signs.len() => drop(signs.remove(at)),
                _ if at < signs.len() => signs[at] = sign,
                _ => signs.push(sign),
            }
        }
        signs.into_iter().collect()
    });
    prop_oneof![1 => any::<String>(), 1 => ".{0,400}", 3 => slipped]
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or('-')
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day")
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn a_nik_is_sixteen_digits_or_refused(text in text(&["3375011204060001", "3375 0112 0406 0001", "3375015204060001"])) {
        if let Ok(nik) = Nik::parse(&text) {
            let plain = nik.to_string();
            prop_assert!(plain.len() == 16 && plain.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(Nik::parse(&plain), Ok(nik.clone()));
            prop_assert!(!nik.masked().contains(&plain));
            let birth = BirthDate::parse("24-06-2006", today()).ok();
            let _ = (nik.warnings(birth, None), nik.grouped(), nik.birth_day_month(), nik.sex());
        }
    }

    #[test]
    fn a_name_keeps_its_bounds(text in text(&["Nur'aini Rahmawati", "Drs. H. Ali, M.Si.", "Siti"])) {
        if let Ok(name) = PersonName::parse(&text) {
            prop_assert!(!name.as_str().is_empty() && !name.as_str().chars().any(char::is_control));
            prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
            let _ = (name.upper(), name.words(), ak1::domain::person_name::masked(name.as_str()));
        }
    }

    #[test]
    fn days_and_moments_are_real_or_refused(
        text in text(&["2006-06-24", "24-06-2006", "24 Juni 2006", "24062006", "2026-11-24T08:00", "24-11-2026 08.00"]),
    ) {
        if let Ok(day) = parse_date(&text) {
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
        }
        if let Ok(birth) = BirthDate::parse(&text, today()) {
            prop_assert!(birth.date() <= today() && birth.age_on(today()) <= 100);
        }
        if let Ok(moment) = parse_moment(&text) {
            prop_assert!(Span::parse(&text, &text).is_ok_and(|span| span.from() == moment));
        }
        if let Ok(year) = parse_year(&text, today()) {
            prop_assert!((1940..=2026).contains(&year));
        }
        if let Some(period) = ReportPeriod::of_typed(&text) {
            prop_assert!(period.first() <= period.last());
            prop_assert_eq!(ReportPeriod::from_code(&period.code()), Some(period));
        }
    }

    #[test]
    fn a_phone_number_is_one_that_can_be_called(text in text(&["0812-3456-7890", "+62 812 3456 7890", "(0285) 421234"])) {
        if let Ok(phone) = Phone::parse(&text) {
            prop_assert!(phone.international().starts_with('+') && phone.international().len() <= 16);
            prop_assert!(phone.whatsapp_digits().bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(Phone::parse(phone.international()), Ok(phone.clone()));
            prop_assert_eq!(Phone::parse(&phone.national()), Ok(phone.clone()));
        }
    }

    #[test]
    fn an_address_of_mail_has_no_sign_that_ends_a_line_or_begins_another(
        text in text(&["sari@contoh.id", "a.b+c@mail.contoh.co.id", "a@b.id\r\nBcc: x@y.id", "<a@b.id>"]),
    ) {
        if let Ok(email) = Email::parse(&text) {
            let plain = email.as_str();
            prop_assert!(plain.len() <= 254 && plain.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert!(!plain.contains(['<', '>', ',', ';', '"', '(', ')']) && plain.matches('@').count() == 1);
            prop_assert_eq!(Email::parse(plain), Ok(email.clone()));
        }
    }

    #[test]
    fn codes_and_numbers_are_themselves_or_refused(
        text in text(&["K7QM2-XDR4T", "k7qm2xdr4t", "K7QM-2XDR", "123456", "3375241126000012", "12/2026", "198504172010012999"]),
    ) {
        if let Ok(code) = SealCode::parse(&text) {
            prop_assert_eq!(SealCode::parse(&code.to_string()), Ok(code.clone()));
            prop_assert_eq!((code.normalised().len(), code.group().len()), (10, 1));
        }
        if let Ok(code) = CounterCode::parse(&text) {
            prop_assert_eq!(CounterCode::parse(&code.to_string()).map(|one| one.normalised().to_owned()), Ok(code.normalised().to_owned()));
        }
        if let Ok(number) = CardNumber::parse(&text) {
            prop_assert_eq!(number.digits().len(), 16);
            let _ = (number.boxes(), number.region(), number.issued_day(), number.counter());
        }
        if let Ok(old) = OldNumber::parse(&text) {
            prop_assert_eq!(OldNumber::parse(old.as_str()).map(|one| one.key()), Ok(old.key()));
        }
        let _ = (SecondCode::parse(&text), Nip::parse(&text), RowNumber::from_code(&text));
        let _ = (address::parse_rt(&text), address::parse_postcode(&text), ExportPurpose::parse(&text));
    }

    #[test]
    fn what_stands_in_addresses_and_hidden_fields_is_read_or_refused(
        text in text(&["terdaftar", "P,20-29,smk,7", "ktp/1@40,55", "www.contoh.go.id:8443", "M0,0L10,10", "sandi-12345"]),
    ) {
        let _ = (Pin::from_code(&text), text.parse::<CellKey>(), text.parse::<ReportCell>(), Signature::parse(&text));
        let _ = NewPassword::parse(&text, "3375011204060001");
        if let Ok(host) = text.parse::<WebHost>() {
            prop_assert!(host.to_string().len() <= 40);
        }
    }

    #[test]
    fn a_seal_is_read_or_refused(
        text in text(&["0123456789012345678901234567890", "2026-11-24\n", "kunci-ak1 3375\n"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let _ = (SealToken::parse(&text), SealId::parse(&text), Keyring::parse(&text), EndedList::parse(&text));
        if let Some(read) = digits::decode(&text) {
            prop_assert_eq!(digits::encode(&read), text);
        }
        prop_assert_eq!(digits::decode(&digits::encode(&bytes)), Some(bytes.clone()));
        let _ = Unverified::read(&bytes);
    }

    #[test]
    fn the_form_judges_whatever_is_typed(
        typed in proptest::collection::vec(
            (text(&["name", "ktp_rt", "edu.0.level", "edu.250.school", "exp.1.from", "kelurahan", "same", "phone", "a.b.c.d"]),
             text(&["Sari", "003", "smk", "2019", "33.75.01.1002", "tidak", "0812-3456-7890", "24-06-2006"])),
            0..12),
    ) {
        let mut answers = Answers::default();
        for (key, value) in &typed {
            answers.set(key, value.clone());
        }
        let nik = Nik::parse("3375011204060001").ok();
        let rules = Rules { today: today(), age_floor: 15, required: ak1::domain::document::Required::default(), nik };
        for step in Step::ALL {
            let wrong: Vec<(String, Problem)> = check(step, &answers, &rules);
            prop_assert!(wrong.len() < 500, "bounded, whatever row a key names");
        }
        answers.keep(|key| key.len() < 40);
        prop_assert!(answers.iter().all(|(_, value)| value.chars().count() <= 2000));
    }
}
