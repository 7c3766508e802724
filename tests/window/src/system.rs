//! The system around a window, played on its own bus: logind, which tells of sleep and of locked
//! sessions and lets programs delay sleep, and the desktop's screen saver.

use std::io::Read;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use gio::glib::variant::Handle;
use gio::glib::{self, ToVariant, VariantDict};
use gio::{Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags, DBusNodeInfo, UnixFDList};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const LOGIND_AT: &str = "/org/freedesktop/login1";
const SESSION_AT: &str = "/org/freedesktop/login1/session/_31";
const SCREEN_SAVER: &str = "org.gnome.ScreenSaver";

const METHODS: &str = "<node><interface name='org.freedesktop.login1.Manager'>\
    <method name='Inhibit'><arg direction='in' type='s'/><arg direction='in' type='s'/>\
    <arg direction='in' type='s'/><arg direction='in' type='s'/><arg direction='out' type='h'/></method>\
    <method name='GetSession'><arg direction='in' type='s'/><arg direction='out' type='o'/></method>\
    <method name='GetSessionByPID'><arg direction='in' type='u'/><arg direction='out' type='o'/></method>\
    </interface></node>";

/// Plays as long as the bus is there.
#[derive(Debug)]
pub struct System {
    bus: DBusConnection,
    /// Our end of what each program was given that delays sleep; it ends when the program lets go.
    delays: Receiver<UnixStream>,
    sessions: Receiver<()>,
}

impl System {
    /// Takes its names on the bus at `address`.
    pub(crate) fn play(address: &str) -> Self {
        let (ready, begun) = channel();
        let ((delayed, delays), (asked, sessions)) = (channel(), channel());
        let address = address.to_owned();
        std::thread::spawn(move || {
            let context = glib::MainContext::new();
            let played = context.with_thread_default(|| {
                ready.send(begin(&address, delayed, asked)).expect("somebody waits");
                glib::MainLoop::new(Some(&context), false).run();
            });
            played.expect("a context of its own");
        });
        Self { bus: begun.recv().expect("it begins"), delays, sessions }
    }

    /// Waits until a program has asked for its session.
    ///
    /// # Panics
    /// Stops when none does.
    pub fn is_heard(&self) {
        self.sessions.recv_timeout(Duration::from_secs(10)).expect("somebody asks for its session");
        // What it asks for then is on its way to the bus.
        std::thread::sleep(Duration::from_millis(300));
    }

    /// Goes to sleep, as far as programs can tell, and gives how long a program made it wait.
    ///
    /// # Panics
    /// Stops when no program delays it, or the one that does never lets go.
    pub fn sleeps(&self) -> Duration {
        let mut delay = self.delays.recv_timeout(Duration::from_secs(10)).expect("somebody delays sleep");
        let begun = crate::patience::clock();
        self.tell(LOGIND_AT, MANAGER, "PrepareForSleep", &(true,).to_variant());
        delay.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
        assert_eq!(delay.read(&mut [0]).expect("it lets go in time"), 0);
        begun.elapsed().unwrap_or_default()
    }

    pub fn wakes(&self) {
        self.tell(LOGIND_AT, MANAGER, "PrepareForSleep", &(false,).to_variant());
    }

    /// Somebody locks the session.
    pub fn session_is_locked(&self) {
        self.tell(SESSION_AT, "org.freedesktop.login1.Session", "Lock", &().to_variant());
    }

    /// The desktop says that it has locked the session.
    pub fn session_says_that_it_is_locked(&self) {
        let changed = VariantDict::new(None);
        changed.insert("LockedHint", true);
        let told = glib::Variant::tuple_from_iter([
            "org.freedesktop.login1.Session".to_variant(),
            changed.end(),
            Vec::<String>::new().to_variant(),
        ]);
        self.tell(SESSION_AT, "org.freedesktop.DBus.Properties", "PropertiesChanged", &told);
    }

    /// The screen saver comes on.
    pub fn screen_is_locked(&self) {
        self.tell("/org/gnome/ScreenSaver", SCREEN_SAVER, "ActiveChanged", &(true,).to_variant());
    }

    fn tell(&self, path: &str, interface: &str, signal: &str, what: &glib::Variant) {
        self.bus.emit_signal(None, path, interface, signal, Some(what)).expect("a signal");
        self.bus.flush_sync(None::<&Cancellable>).expect("it is on its way");
    }
}

fn begin(address: &str, delayed: Sender<UnixStream>, asked: Sender<()>) -> DBusConnection {
    let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    let bus = DBusConnection::for_address_sync(address, flags, None, None::<&Cancellable>).expect("the bus");
    let methods = DBusNodeInfo::for_xml(METHODS).expect("methods");
    let methods = methods.lookup_interface(MANAGER).expect("their interface");
    let (delayed, asked) = (std::sync::Mutex::new(delayed), std::sync::Mutex::new(asked));
    let answer = move |_,
                       _: &str,
                       _: &str,
                       _: &str,
                       name: &str,
                       with: glib::Variant,
                       call: gio::DBusMethodInvocation| {
        if name == "Inhibit" {
            let (own, given) = UnixStream::pair().expect("two ends");
            let _nobody = delayed.lock().expect("one at a time").send(own);
            let files = UnixFDList::from_array([given]);
            call.return_value_with_unix_fd_list(Some(&(Handle(0),).to_variant()), Some(&files));
        } else if with.child_value(0).str() == Some("auto") {
            let _nobody = asked.lock().expect("one at a time").send(());
            let path = glib::variant::ObjectPath::try_from(SESSION_AT.to_owned()).expect("a path");
            call.return_value(Some(&(path,).to_variant()));
        } else {
            // As for a program that the person's own systemd has started.
            call.return_dbus_error("org.freedesktop.login1.NoSessionForPID", "it belongs to no session");
        }
    };
    bus.register_object(
        LOGIND_AT,
        &methods,
        answer,
        |_, _, _, _, _| 0.to_variant(),
        |_, _, _, _, _, _| false,
    )
    .expect("it can be asked");
    for name in [LOGIND, SCREEN_SAVER] {
        let with = (name, 0_u32).to_variant();
        let (dbus, at) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
        let flags = DBusCallFlags::NONE;
        bus.call_sync(
            Some(dbus),
            at,
            dbus,
            "RequestName",
            Some(&with),
            None,
            flags,
            5000,
            None::<&Cancellable>,
        )
        .expect("a name");
    }
    bus
}
