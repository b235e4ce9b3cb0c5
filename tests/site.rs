//! The whole site through its real router and a real SQLite file. One binary, so that it links once.

mod site {
    mod app;
    mod client;
    mod desk;
    mod samples;
    mod seeker;

    mod backup;
    mod bad_input;
    mod batch;
    mod board;
    mod card;
    mod card_again;
    mod checking;
    mod counter;
    mod flow;
    mod full_disk;
    mod import;
    mod journal;
    mod late;
    mod matrix;
    mod moves;
    mod own;
    mod paper;
    mod pdf;
    mod re_entry;
    mod ready;
    mod refused;
    mod reports;
    mod retention;
    mod seal;
    mod secrets;
    mod settings;
    mod sqlite;
    mod statistics;
    mod uploads;
    mod workbook;
}
