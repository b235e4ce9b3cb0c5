//! The queues of the desk, and the search over all files.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::view::{Me, RowView};
use super::{ApiError, Postcard};
use crate::domain::queue::Queue;

/// The queues with their counts, and one of them or the outcome of a search.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Queues {
    pub me: Me,
    /// Count per queue; above 1,000 it is 1,001 and shown as "1.000+".
    pub counts: Vec<(Queue, i64)>,
    pub asked: Asked,
    pub rows: Vec<RowView>,
    /// The row behind which the next page begins, if there is one: the two parts of its place.
    pub next: Option<(String, String)>,
    /// The oldest file of the queue that nobody has open.
    pub first: Option<String>,
    /// How many requests about data wait for an answer, and how many of them too long; None for those who have no part in it.
    pub data_asks: Option<(i64, i64)>,
    /// The file that was decided just before, to be told of on top.
    pub decided: Option<RowView>,
}

/// What the page is to show; it stands in the address, so that Back and bookmarks work.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Code of a queue; where nothing at all was asked for, the answer names the one that this officer works on.
    pub queue: String,
    /// Beginnings of the words of a name. Numbers are never here: they go by [`find`].
    pub name: String,
    /// Id of a file: all files of the same NIK.
    pub same: String,
    /// A number or code that was not found.
    pub nothing: bool,
    /// Id of the file that was decided just before.
    pub decided: String,
    /// Behind which row the page begins: a number and an id, or a word and an id.
    pub behind: (String, String),
}

#[server(endpoint = "meja-antrean", output = Postcard)]
pub async fn read_queue(#[server(default)] asked: Asked) -> Result<Queues, ApiError> {
    use super::context;
    use crate::domain::application::State;
    use crate::domain::data_ask::sees_count;
    use crate::domain::queue::mine;
    use crate::store::queue::PAGE;
    let officer = context::officer().await?;
    let store = context::store()?;
    let now = store.clock().now();
    let counts = store.queue_counts().await?;
    let mut asked = asked;
    // Nothing is asked for: what this officer works on.
    if asked == (Asked { decided: asked.decided.clone(), ..Asked::default() }) {
        let waits = |queue: &Queue| counts.iter().any(|(of, count)| of == queue && *count > 0);
        asked.queue = mine(&officer.roles).into_iter().find(waits).map_or("", Queue::code).to_owned();
    }
    let queue = Queue::from_code(&asked.queue);
    let (place, id) = &asked.behind;
    let number = place.parse::<i64>().ok().filter(|_| !id.is_empty()).map(|number| (number, id.as_str()));
    let (mut rows, mut next, mut first) = (Vec::new(), None, None);
    if !asked.name.is_empty() {
        let behind = (!id.is_empty()).then_some((place.as_str(), id.as_str()));
        let found = store.find_by_name(&asked.name, behind).await?;
        (rows, next) = (found.rows, found.next);
    } else if !asked.same.is_empty() {
        rows = store.files_of_same_nik(&asked.same).await?;
    } else if let Some(queue) = queue {
        rows = store.queue(queue, number).await?;
        let last = rows.last().filter(|_| rows.len() as i64 == PAGE);
        next = last.map(|row| (row.place.to_string(), row.id.clone()));
        first = match number {
            None => rows.iter().find(|row| row.is_free_for(&officer.id)).map(|row| row.id.clone()),
            Some(_) => store.next_file(queue, &officer.id, "").await?,
        };
    }
    let decided = match asked.decided.as_str() {
        "" => None,
        id => store.queue_row(id).await.ok().filter(|row| row.state != State::Draft),
    };
    let data_asks = match sees_count(&officer.roles) {
        true => Some(store.ask_counts().await?),
        false => None,
    };
    Ok(Queues {
        data_asks,
        decided: decided.map(|row| RowView::at(row, now)),
        me: officer.into(),
        counts,
        rows: rows.into_iter().map(|row| RowView::at(row, now)).collect(),
        next,
        first,
        asked,
    })
}

/// Leads to what was searched for: to the file itself where a number or code names one, to a list otherwise. A form that is sent, not an
/// address, since a NIK may not stand in one.
#[server(endpoint = "meja-cari", output = Postcard)]
pub async fn find(text: String) -> Result<(), ApiError> {
    use super::context;
    use crate::domain::person_name::PersonName;
    context::officer().await?;
    let store = context::store()?;
    let to = match store.find_exactly(&text).await? {
        Some(rows) => match rows.as_slice() {
            [] => "/meja?tidak=ada".to_owned(),
            [row] => format!("/meja/berkas/{}", row.id),
            [row, ..] => format!("/meja?serupa={}", row.id),
        },
        None => match PersonName::parse(&text) {
            Ok(name) => format!("/meja?cari={}", name.words().join("+")),
            Err(_) if text.trim().is_empty() => "/meja".to_owned(),
            Err(_) => "/meja?tidak=ada".to_owned(),
        },
    };
    leptos_axum::redirect(&to);
    Ok(())
}
