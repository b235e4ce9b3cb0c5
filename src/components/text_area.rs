//! The one `<textarea>` of the program. Leptos 0.8 writes its children unescaped, so `</textarea><script>` would break out: on the
//! server the text is escaped here; in the browser it is set as text and needs none.

use leptos::prelude::*;

#[component]
pub fn TextArea(
    id: String,
    name: Signal<String>,
    value: String,
    #[prop(default = 4)] rows: u8,
    /// Most characters that can be typed; 0 for no limit.
    #[prop(default = 0)]
    longest: u16,
    /// The key that brings the cursor here, at the desk.
    #[prop(optional)]
    key: Option<&'static str>,
    described_by: Signal<Option<String>>,
    invalid: Signal<Option<&'static str>>,
    on_input: Callback<String>,
) -> impl IntoView {
    view! {
        <textarea
            id=id
            name=name
            rows=rows.to_string()
            maxlength=(longest > 0).then(|| longest.to_string())
            data-key=key
            aria-describedby=described_by
            aria-invalid=invalid
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
