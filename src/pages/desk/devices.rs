//! `/meja/perangkat`: where an officer is signed in, and what keeps the account safe. Without scripts.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_meta::Title;

use super::frame::nav;
use crate::api::device::{DeviceView, DevicesView, EndDeskSessions, OTHERS, read_devices};
use crate::components::trouble::Trouble;
use crate::text::{common, desk, device as text};

#[component]
pub fn DevicesPage() -> impl IntoView {
    let body = Suspend::new(async move {
        match read_devices().await {
            Ok(page) => show(page),
            Err(error) => view! { <Trouble error=error sign_in="/meja/masuk"/> }.into_any(),
        }
    });
    view! { <Title text=common::page_title(text::TITLE)/>{body} }
}

fn show(page: DevicesView) -> AnyView {
    view! {
        {nav(&page.me)}
        <h1>{text::TITLE}</h1>
        <p class="lead">{text::LEAD}</p>
        {devices(page.devices, EndDeskSessions::PATH)}
        <h2>{text::ACCOUNT}</h2>
        <ul>
            <li><a href="/meja/sandi">{desk::NEW_PASSWORD}</a></li>
            <li><a href="/meja/dua-langkah">{desk::SECOND_STEP}</a></li>
        </ul>
    }
    .into_any()
}

/// The list, with a form for each that ends it; `function` is the address of the server function.
pub fn devices(devices: Vec<DeviceView>, function: &'static str) -> AnyView {
    let alone = devices.len() < 2;
    let end = move |which: String, words: &'static str| {
        view! {
            <form method="post" action=function>
                <button class="secondary" name="which" value=which>{words}</button>
            </form>
        }
        .into_any()
    };
    let line = |device: DeviceView| {
        let deed = match device.this {
            true => view! { <strong>{text::THIS}</strong> }.into_any(),
            false => end(device.name, text::END),
        };
        view! {
            <tr>
                <td>{device.device}</td>
                <td>{device.since}</td>
                <td>{device.seen}</td>
                <td>{deed}</td>
            </tr>
        }
    };
    let rows: Vec<_> = devices.into_iter().map(line).collect();
    let others = match alone {
        true => view! { <p class="hint">{text::ALONE}</p> }.into_any(),
        false => end(OTHERS.to_owned(), text::END_OTHERS),
    };
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{text::DEVICE}</th>
                    <th scope="col">{text::SINCE}</th>
                    <th scope="col">{text::SEEN}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {others}
    }
    .into_any()
}
