//! The one `<textarea>` of the program. Leptos 0.8 writes its children unescaped, so `</textarea><script>` would break out: on the
//! server the text is escaped here; in the browser it is set as text and needs none.

use leptos::prelude::*;

#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] name: Signal<String>,
    value: String,
    #[prop(default = 4)] rows: u8,
    #[prop(into)] described_by: Signal<Option<String>>,
    #[prop(into)] invalid: Signal<bool>,
    #[prop(into)] on_input: Callback<String>,
) -> impl IntoView {
    view! {
        <textarea
            id=id
            name=move || name.get()
            rows=rows.to_string()
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get().then_some("true")
            on:input=move |ev| on_input.run(event_target_value(&ev))
        >
            {content(&value)}
        </textarea>
    }
}

#[cfg(feature = "ssr")]
pub fn content(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(not(feature = "ssr"))]
pub fn content(value: &str) -> String {
    value.to_owned()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    #[test]
    fn nothing_breaks_out_of_a_text_area() {
        assert_eq!(super::content("</textarea><script>&amp;"), "&lt;/textarea>&lt;script>&amp;amp;");
    }
}
