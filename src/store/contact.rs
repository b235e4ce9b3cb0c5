//! A changed phone number or address, laid over the answers of the file that the card was printed from last, and of a renewal or
//! correction that is on its way: what its holder has typed there besides stays. What stood there is kept beside; the card itself stays as it
//! was printed.

use sqlx::Row;

use super::card_life::{self, LivingCard};
use super::{Result, Store, Tx, draft};
use crate::crypt::keys::Lookup;
use crate::domain::form::Step;
use crate::domain::new_contact::NewContact;
use crate::domain::phone::Phone;

pub(crate) async fn change(tx: &mut Tx, store: &Store, card: &LivingCard, new: &NewContact) -> Result<()> {
    let file = card_life::newest_file(tx, &card.id, &card.application).await?;
    write(tx, store, &file, new).await?;
    // Before its print was confirmed; afterwards its answers are those of the print.
    let open = sqlx::query(
        "SELECT id FROM application WHERE card = ? AND state IN ('draf', 'menunggu', 'dikembalikan', 'lengkap', 'hadir')",
    )
    .bind(&card.id)
    .fetch_optional(&mut **tx)
    .await?;
    match open {
        Some(open) => write(tx, store, open.get(0), new).await,
        None => Ok(()),
    }
}

async fn write(tx: &mut Tx, store: &Store, file: &str, new: &NewContact) -> Result<()> {
    let file = store.application_in(tx, file).await?;
    let key = store.data_key_in(tx, &file.data_key).await?;
    for (step, changes) in new.changes() {
        let answers = draft::lay_over(tx, &key, &file.id, step, changes, store.clock.now()).await?;
        // So that the desk finds the person by the new number.
        if let (Step::Contact, Ok(phone)) = (step, Phone::parse(answers.get("phone"))) {
            sqlx::query("UPDATE application SET phone_tag = ? WHERE id = ?")
                .bind(store.keys.lookup(Lookup::Phone, phone.international()).as_bytes())
                .bind(&file.id)
                .execute(&mut **tx)
                .await?;
        }
    }
    Ok(())
}
