//! What the desktop tells of somebody being away: that the computer goes to sleep, that the session or
//! the screen was locked. It listens to logind and to screen savers on D-Bus, over sockets of this machine
//! only, and asks sleep to wait until the workspace is locked. Where there is no bus, it hears nothing,
//! and the clock of [`crate::watch`] does what it can. What is done then is decided there.

use crate::watch::Watch;

/// Listens as long as the program runs. Belongs to the thread of the window.
#[cfg(target_os = "linux")]
pub fn listen(watch: &Watch) {
    linux::listen(watch);
}

#[cfg(not(target_os = "linux"))]
pub fn listen(_watch: &Watch) {}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::RefCell;
    use std::ffi::OsStr;
    use std::rc::Rc;
    use std::time::Duration;
    use std::vec::IntoIter;

    use gtk::gio::{self, BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};
    use gtk::glib::{self, ControlFlow, Variant};
    use gtk::prelude::*;

    use crate::watch::Watch;

    const LOGIND: &str = "org.freedesktop.login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    const LOGIND_AT: &str = "/org/freedesktop/login1";
    const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

    /// Whoever locks screens, by interface, which is the name on the bus, too.
    const SCREEN_SAVERS: [&str; 5] = [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    ];

    /// How long a question to logind may take, in milliseconds.
    const TO_ANSWER: i32 = 2000;

    /// Sleep waits as long as this is held.
    type Delay = Rc<RefCell<Option<UnixFDList>>>;
    /// How long it is from one look whether all is locked to the next.
    const LOOK: Duration = Duration::from_millis(50);
    /// After so many looks (4.5 seconds) sleep goes on all the same: logind grants five.
    const MOST_LOOKS: u32 = 90;

    pub fn listen(watch: &Watch) {
        let system = std::env::var_os("DBUS_SYSTEM_BUS_ADDRESS");
        if system.as_deref().is_none_or(is_of_this_machine) {
            let watch = watch.clone();
            gio::bus_get(BusType::System, None::<&Cancellable>, move |bus| {
                if let Ok(bus) = bus {
                    bus.set_exit_on_close(false);
                    hear_logind(&bus, &watch);
                }
            });
        }
        let session = std::env::var_os("DBUS_SESSION_BUS_ADDRESS");
        if session.as_deref().is_some_and(is_of_this_machine) {
            let watch = watch.clone();
            gio::bus_get(BusType::Session, None::<&Cancellable>, move |bus| {
                if let Ok(bus) = bus {
                    hear_screen_savers(&bus, &watch);
                }
            });
        }
    }

    /// Whether every place that an address names is a socket of this machine (D-Bus specification,
    /// server addresses).
    pub(super) fn is_of_this_machine(address: &OsStr) -> bool {
        let own = |places: &str| {
            let mut places = places.split(';').filter(|it| !it.is_empty()).peekable();
            places.peek().is_some() && places.all(|it| it.starts_with("unix:"))
        };
        address.to_str().is_some_and(own)
    }

    fn hear_screen_savers(bus: &DBusConnection, watch: &Watch) {
        for name in SCREEN_SAVERS {
            let (watch, kept) = (watch.clone(), bus.clone());
            hear(bus, name, name, "ActiveChanged", None, move |said| {
                // As long as somebody listens, the connection stays.
                let _kept = &kept;
                if said.get::<(bool,)>() == Some((true,)) {
                    watch.away();
                }
            });
        }
    }

    fn hear_logind(bus: &DBusConnection, watch: &Watch) {
        let delay = Delay::default();
        ask_to_wait(bus, &delay);
        let (own, kept, held) = (watch.clone(), bus.clone(), delay);
        hear(bus, LOGIND, MANAGER, "PrepareForSleep", Some(LOGIND_AT), move |said| {
            match said.get::<(bool,)>() {
                Some((true,)) => {
                    own.away();
                    let_go_when_locked(&own, &held);
                }
                Some((false,)) => ask_to_wait(&kept, &held),
                None => {}
            }
        });
        let named = std::env::var_os("XDG_SESSION_ID").and_then(|id| id.into_string().ok());
        let mut ways: Vec<(&str, Variant)> = Vec::new();
        ways.extend(named.map(|id| ("GetSession", (id,).to_variant())));
        // Whatever the person's systemd starts belongs to no session; logind then gives that of the display.
        ways.push(("GetSession", ("auto",).to_variant()));
        ways.push(("GetSessionByPID", (std::process::id(),).to_variant()));
        find_session(bus, watch, ways.into_iter());
    }

    /// Listens to the session that the first way finds.
    fn find_session(bus: &DBusConnection, watch: &Watch, mut ways: IntoIter<(&'static str, Variant)>) {
        let Some((name, with)) = ways.next() else { return };
        let (own, kept) = (watch.clone(), bus.clone());
        ask(bus, name, &with, move |said| {
            let path = said.and_then(|said| said.child_value(0).str().map(str::to_owned));
            match path {
                Some(path) => hear_session(&kept, &path, &own),
                None => find_session(&kept, &own, ways),
            }
        });
    }

    fn hear_session(bus: &DBusConnection, path: &str, watch: &Watch) {
        let own = watch.clone();
        hear(bus, LOGIND, SESSION, "Lock", Some(path), move |_| own.away());
        let own = watch.clone();
        hear(bus, LOGIND, PROPERTIES, "PropertiesChanged", Some(path), move |said| {
            let changed = glib::VariantDict::new(Some(&said.child_value(1)));
            if changed.lookup::<bool>("LockedHint").ok().flatten() == Some(true) {
                own.away();
            }
        });
    }

    fn hear(
        bus: &DBusConnection,
        sender: &str,
        interface: &str,
        signal: &str,
        path: Option<&str>,
        then: impl Fn(&Variant) + 'static,
    ) {
        bus.signal_subscribe(
            Some(sender),
            Some(interface),
            Some(signal),
            path,
            None,
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, said| then(said),
        );
    }

    /// Nothing is given where logind does not know it.
    fn ask(bus: &DBusConnection, name: &str, with: &Variant, then: impl FnOnce(Option<Variant>) + 'static) {
        let flags = DBusCallFlags::NO_AUTO_START;
        let none = None::<&Cancellable>;
        bus.call(Some(LOGIND), LOGIND_AT, MANAGER, name, Some(with), None, flags, TO_ANSWER, none, |said| {
            then(said.ok())
        });
    }

    /// Takes an inhibitor of the kind that delays (systemd, inhibitor locks).
    fn ask_to_wait(bus: &DBusConnection, delay: &Delay) {
        let held = delay.clone();
        let with = ("sleep", "Lernfall", "Lernfall", "delay").to_variant();
        bus.call_with_unix_fd_list(
            Some(LOGIND),
            LOGIND_AT,
            MANAGER,
            "Inhibit",
            Some(&with),
            None,
            DBusCallFlags::NO_AUTO_START,
            TO_ANSWER,
            None::<&UnixFDList>,
            None::<&Cancellable>,
            move |told| {
                if let Ok((_, files)) = told {
                    // The list owns what it was given, and closes it when it goes.
                    *held.borrow_mut() = Some(files);
                }
            },
        );
    }

    fn let_go_when_locked(watch: &Watch, delay: &Delay) {
        let (watch, delay, mut looks) = (watch.clone(), delay.clone(), 0);
        glib::timeout_add_local(LOOK, move || {
            looks += 1;
            if !watch.is_locked() && looks < MOST_LOOKS {
                return ControlFlow::Continue;
            }
            delay.borrow_mut().take();
            ControlFlow::Break
        });
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::linux::is_of_this_machine;

    #[test]
    fn only_sockets_of_this_machine_are_listened_to() {
        for (address, own) in [
            ("unix:path=/run/user/1000/bus", true),
            ("unix:path=/a;unix:abstract=/b", true),
            ("tcp:host=192.0.2.1,port=1", false),
            ("unix:path=/a;tcp:host=192.0.2.1,port=1", false),
            ("autolaunch:", false),
            ("unixexec:path=ssh", false),
            ("", false),
        ] {
            assert_eq!(is_of_this_machine(address.as_ref()), own, "{address}");
        }
    }
}
