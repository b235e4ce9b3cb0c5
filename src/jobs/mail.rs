//! Reminders by e-mail, where the office has a mail server. Each goes out once: it is noted as sent before it is sent, so that a server that
//! dies in between sends it never rather than twice; the desk's list still has it.

use lettre::message::Mailbox;
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::domain::email::Email;
use crate::store::reminder::{ReminderRow, Way};
use crate::store::{Store, StoreError};
use crate::text::reminder;

/// The office's way to send.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The address of the holder's card page.
    page: String,
}

/// What became of the e-mails of one run.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Mailed {
    pub sent: usize,
    /// The mail server will never take them: there is no such address.
    pub refused: usize,
    /// The mail server did not answer, or took nothing from this office; the next run tries again.
    pub later: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    #[error("the address of the mail server cannot be read (smtps://user:password@host)")]
    Server,
    #[error("the sender's address cannot be read (Name <name@host>)")]
    From,
}

impl Mailer {
    /// `server` is an address like `smtps://user:password@host:465`, or `smtp://…?tls=required`; `from` the sender; `public` the address under
    /// which people reach the office's pages.
    ///
    /// # Errors
    /// When one of them cannot be read. Neither is shown: the first has a password in it.
    pub fn new(server: &str, from: &str, public: &str) -> Result<Mailer, MailerError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(|_| MailerError::Server)?;
        let from = from.parse().map_err(|_| MailerError::From)?;
        Ok(Mailer { transport: transport.build(), from, page: [public.trim_end_matches('/'), "/kartu"].concat() })
    }

    async fn send(&self, to: &Email, row: &ReminderRow) -> Result<(), SmtpError> {
        let message = to.as_str().parse().ok().and_then(|to| {
            let message = Message::builder().from(self.from.clone()).to(to).subject(reminder::MAIL_SUBJECT);
            message.body(reminder::message(row.occasion, row.due_on, &self.page)).ok()
        });
        match message {
            Some(message) => self.transport.send(message).await.map(|_| ()),
            None => Ok(()),
        }
    }
}

/// Sends what is due, a page of reminders at a time. A mail server that does not answer, or takes nothing from
/// this office, ends the run.
///
/// # Errors
/// When the database fails.
pub async fn send_reminders(store: &Store, mailer: &Mailer) -> Result<Mailed, StoreError> {
    let mut mailed = Mailed::default();
    let mut last: Option<ReminderRow> = None;
    loop {
        let behind = last.as_ref().map(|row| (row.due_on, row.card.as_str(), row.occasion));
        let page = store.reminders_to_mail(behind).await?;
        let Some(end) = page.last().cloned() else { return Ok(mailed) };
        for row in page {
            let Some(email) = &row.email else { continue };
            if !store.note_reminded(&row.card, row.occasion, Way::Mail).await? {
                continue;
            }
            match mailer.send(email, &row).await {
                Ok(()) => mailed.sent += 1,
                Err(error) if is_of_recipient(&error) => {
                    store.note_mail_refused(&row.card, row.occasion, true).await?;
                    mailed.refused += 1;
                }
                Err(error) => {
                    // Without the address: the error of a mail server may repeat it.
                    tracing::warn!(
                        timeout = error.is_timeout(),
                        status = error.status().map(u16::from),
                        "the mail server did not take a reminder"
                    );
                    store.note_mail_refused(&row.card, row.occasion, false).await?;
                    mailed.later += 1;
                    return Ok(mailed);
                }
            }
        }
        last = Some(end);
    }
}

/// Whether the mail server knows no such address (RFC 5321, 4.2.3). Other refusals for good are about this office, as a password that has
/// changed: once that is mended, the letters go out.
fn is_of_recipient(error: &SmtpError) -> bool {
    error.status().is_some_and(|code| [550, 551, 553].contains(&u16::from(code)))
}

#[cfg(test)]
mod tests;
