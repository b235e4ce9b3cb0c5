//! The facts and rules of AK-1, shared by browser and server: types that can only be made by parsing, states and their moves, codes of
//! reference lists. No I/O and no clock here; `today` is always an argument.

pub mod code;
pub mod date;
pub mod line;
pub mod percentile;
pub mod period;
pub mod problem;

pub mod address;
pub mod disability;
pub mod education;
pub mod email;
pub mod employer_kind;
pub mod helper;
pub mod kbji;
pub mod kbli;
pub mod marital_status;
pub mod names;
pub mod nationality;
pub mod nik;
pub mod password;
pub mod person_name;
pub mod phone;
pub mod place;
pub mod placement_area;
pub mod religion;
pub mod removal;
pub mod reprint;
pub mod sex;
pub mod whatsapp;
pub mod work_end;
pub mod work_place;

pub mod crop;
pub mod document;
pub mod first_bytes;
pub mod form;
pub mod photo_look;
pub mod refusal;

pub mod application;
pub mod calendar;
pub mod calibration;
pub mod call;
pub mod carry;
pub mod correction;
pub mod counter_code;
pub mod data_ask;
pub mod erasure;
pub mod file_form;
pub mod office_hours;
pub mod opening;
pub mod purpose;
pub mod queue;
pub mod readiness;
pub mod return_reason;
pub mod role;
pub mod trouble;

pub mod device;
pub mod second_code;

pub mod amendment;
pub mod card_act;
pub mod card_face;
pub mod card_layout;
pub mod card_life;
pub mod card_number;
pub mod card_paper;
pub mod card_print;
pub mod found_work;
pub mod new_contact;
pub mod nip;
pub mod officer;
pub mod reminder;
pub mod seal_answer;
pub mod seal_code;
pub mod settings;
pub mod signature;
pub mod signer;
pub mod validity;
pub mod web_host;

pub mod backup_failure;
pub mod backup_name;
pub mod last_number;

pub mod issued_card;
pub mod register;
pub mod report_cell;
pub mod report_kind;
pub mod report_period;
pub mod report_table;
pub mod spell;

pub mod export;
pub mod exposure;
pub mod import;
pub mod ipk;
pub mod ipk_education;
pub mod statistics;

pub use problem::Problem;
