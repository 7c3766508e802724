//! The window itself. It keeps true that the page comes from the program alone, that it never
//! leads elsewhere, and that the web view keeps nothing on disk. What the page may call is
//! listed in `build.rs` and `capabilities/main.json`.

use tauri::{Url, WebviewUrl, WebviewWindowBuilder};

/// The address under which the page's own files are served: by a scheme of its own on Linux
/// and macOS, by a reserved host name on Windows.
const OWN_HOSTS: &[&str] = &["localhost", "tauri.localhost"];

/// Opens the window and returns when it has been closed.
///
/// # Errors
/// Fails when the system cannot show a window, or has no web view.
pub fn run() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Lernfall")
                .inner_size(1200.0, 800.0)
                .min_inner_size(320.0, 256.0)
                .zoom_hotkeys_enabled(true)
                .incognito(!cfg!(feature = "driven"))
                .on_navigation(is_own_page)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())
}

fn is_own_page(target: &Url) -> bool {
    matches!(target.scheme(), "tauri" | "http" | "https")
        && target.host_str().is_some_and(|host| OWN_HOSTS.contains(&host))
        && target.port().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        for (address, own) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("http://localhost:8080/", false),
            ("https://example.org/", false),
            ("file:///etc/hostname", false),
            ("data:text/html,x", false),
        ] {
            let target: Url = address.parse().expect("an address");
            assert_eq!(is_own_page(&target), own, "{address}");
        }
    }
}
