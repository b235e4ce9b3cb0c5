//! The whole site through its real router and a real SQLite file. One binary, so that it links once.

mod site {
    mod app;
    mod client;
    mod desk;
    mod samples;
    mod seeker;

    mod attacks;
    mod backup;
    mod bad_input;
    mod batch;
    mod board;
    mod bodies;
    mod card;
    mod card_again;
    mod checking;
    mod counter;
    mod data_ask;
    mod exposure;
    mod flow;
    mod full_disk;
    mod guesses;
    mod import;
    mod journal;
    mod late;
    mod matrix;
    mod metrics;
    mod moves;
    mod own;
    mod paper;
    mod password_again;
    mod pdf;
    mod re_entry;
    mod ready;
    mod refused;
    mod reports;
    mod retention;
    mod running;
    mod seal;
    mod second_step;
    mod secrets;
    mod sessions;
    mod settings;
    mod sqlite;
    mod statistics;
    mod uploads;
    mod workbook;
}
