//! `ak1 serve`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use chrono::NaiveTime;
use clap::Args;

use super::Place;
use crate::access::Hasher;
use crate::crypt::Cost;
use crate::domain::web_host::WebHost;
use crate::jobs::{self, backup::Nightly, mail::Mailer};
use crate::store::is_over;
use crate::web::{self, Services, assets};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address to listen on.
    #[arg(long, env = "AK1_LISTEN", default_value = "127.0.0.1:3000")]
    listen: SocketAddr,
    /// Folder with the built files; by default beside the folder of the executable.
    #[arg(long, env = "AK1_SITE")]
    site: Option<PathBuf>,
    /// The name under which phones everywhere reach the office, as in ak1.example.go.id. It is printed on every card with the code by which
    /// anybody can check it, so it should be the last one. Without it, behind a proxy, cards have no code; elsewhere it is the address to listen
    /// on, which is enough to try it.
    #[arg(long, env = "AK1_PUBLIC_HOST")]
    public_host: Option<WebHost>,
    /// A proxy in front speaks HTTPS to the world and passes Host and Origin unchanged. Only then its X-Request-Id is believed.
    #[arg(long, env = "AK1_BEHIND_PROXY")]
    behind_proxy: bool,
    /// Mail server for reminders, such as smtps://user:password@mail.example.go.id; without it none are mailed.
    #[arg(long, env = "AK1_SMTP", hide_env_values = true, requires_all = ["mail_from", "public_host"])]
    smtp: Option<String>,
    /// Sender of reminders, such as "Dinas Tenaga Kerja <ak1@example.go.id>".
    #[arg(long, env = "AK1_MAIL_FROM")]
    mail_from: Option<String>,
    /// Folder for the nightly backup, best on another disk; without it none is taken.
    #[arg(long, env = "AK1_BACKUP_DIR")]
    backup_dir: Option<PathBuf>,
    /// When it is taken, by the office's clock. A night on which the server did not run is made up for after the start.
    #[arg(long, env = "AK1_BACKUP_AT", default_value = "01:30", value_parser = time_of_day)]
    backup_at: NaiveTime,
    /// Address of the figures for Prometheus, such as 127.0.0.1:9100; without it there are none. Never one that the world can reach.
    #[arg(long, env = "AK1_METRICS")]
    metrics: Option<SocketAddr>,
    /// Writes the log as one JSON object in each line.
    #[arg(long, env = "AK1_LOG_JSON")]
    pub log_json: bool,
}

/// So long requests may go on that run when the server is asked to stop. The systemd unit waits longer.
const LONGEST_STOP: Duration = Duration::from_secs(25);

impl Serve {
    pub async fn run(self) -> anyhow::Result<()> {
        if !self.listen.ip().is_loopback() && !self.behind_proxy {
            bail!(
                "{} can be reached from other machines, but cookies and camera need HTTPS there. \
                 Put a proxy with TLS in front and say so with --behind-proxy.",
                self.listen
            );
        }
        let mailer = match (&self.smtp, &self.mail_from, &self.public_host) {
            (Some(server), Some(from), Some(host)) => Some(Mailer::new(server, from, &host.origin())?),
            _ => None,
        };
        let store = self.place.open().await?;
        if !store.has_officers().await? {
            tracing::warn!("there is no officer yet: add one with `ak1 officer add`");
        }
        let site = assets::site_folder(self.site);
        if !assets::are_there(site.as_deref()) {
            tracing::warn!("no folder with built files was found: pages have neither style nor WASM");
        }
        store.ensure_seal_key().await?;
        let host = self.public_host.or_else(|| self.listen.to_string().parse().ok().filter(|_| !self.behind_proxy));
        if host.is_none() {
            tracing::warn!("cards are printed without a code to check them by: set --public-host");
        }
        let hasher = Hasher::new(store.keys().clone(), Cost::STANDARD);
        let mut services = Services::new(store.clone(), hasher, assets::read(site.as_deref()));
        services.host = host;
        services.behind_proxy = self.behind_proxy;
        let router = web::router(services.clone(), site);
        let listener = listen(self.listen).await?;
        if let Some(address) = self.metrics {
            let metrics = listen(address).await?;
            tracing::info!("metrics on http://{}/metrics", metrics.local_addr()?);
            tokio::spawn(axum::serve(metrics, web::metrics::router(services)).into_future());
        }
        tokio::spawn(jobs::note_beside_the_key(store.clone()));
        tokio::spawn(jobs::anchor_journal(store.clone(), self.place.beside_key(jobs::HEAD)));
        tokio::spawn(jobs::let_go(store.clone()));
        tokio::spawn(jobs::remind(store.clone(), mailer));
        tokio::spawn(jobs::seal_old_prints(store.clone()));
        match self.backup_dir {
            Some(folder) => {
                tokio::spawn(jobs::backup::nightly(store.clone(), Nightly { folder, at: self.backup_at }));
            }
            None => tracing::warn!("no backups are taken: set --backup-dir"),
        }
        tracing::info!("serving on http://{}", listener.local_addr()?);
        let (stopping, mut stopped) = (store.clone(), store.changes());
        let asked = async move {
            asked_to_stop().await;
            tracing::info!("asked to stop: what runs is finished first");
            stopping.end_changes();
        };
        let too_long = async move {
            // Fails only when the store is gone, and then there is nothing to wait for.
            let _ = stopped.wait_for(|changes| is_over(*changes)).await;
            tokio::time::sleep(LONGEST_STOP).await;
        };
        tokio::select! {
            ended = axum::serve(listener, router).with_graceful_shutdown(asked).into_future() => ended?,
            () = too_long => tracing::warn!("requests that took too long were cut off"),
        }
        store.close().await;
        tracing::info!("stopped");
        Ok(())
    }
}

async fn listen(address: SocketAddr) -> anyhow::Result<tokio::net::TcpListener> {
    let listener = tokio::net::TcpListener::bind(address).await;
    listener.with_context(|| format!("{address} is taken or may not be used"))
}

fn time_of_day(text: &str) -> Result<NaiveTime, &'static str> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| "a time is hours and minutes, such as 01:30")
}

async fn asked_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.ok() };
    #[cfg(unix)]
    {
        let terminate = async {
            let mut signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok()?;
            signal.recv().await
        };
        tokio::select! { _ = interrupt => {}, _ = terminate => {} }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
