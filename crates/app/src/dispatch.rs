//! The one door between the window and what can be done: every command by its name.
//!
//! Keeps the list of commands, their asks and replies in one place; the page's types are generated from
//! it. What a command does stands in the modules of [`crate::session`].

use std::path::PathBuf;

use lernfall_core::text::Language;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::asks::*;
use crate::error::{ApiError, Code};
use crate::jobs::Job;
use crate::pages::backups::BackupsPage;
use crate::pages::case::{CaseBegun, CasePage, CasesPage, InterviewAdded, Undone};
use crate::pages::checking::CheckPage;
use crate::pages::erasing::{BroughtBack, ErasedPage, TakenOut};
use crate::pages::guide::{GuidePage, RowAdded};
use crate::pages::handing::{ChosenBundle, FileSaved, HandedOver, PreviewPage, SheetPage, VerdictPage};
use crate::pages::levels::LevelsPage;
use crate::pages::salvage::SalvagedPage;
use crate::pages::search::SearchPage;
use crate::pages::start::{DeskOpened, FolderChosen, RecoverySheet, Settings, StartPage};
use crate::pages::versions::VersionsPage;
use crate::session::Session;
use crate::session::mending::Next;
use crate::view::backups::RestorePreview;
use crate::view::erasing::{Erasure, Purged};
use crate::view::keys::{KeyRenewed, WaysIn};

/// Handled by the shell: stops the work that runs.
pub const CANCEL: &str = "cancel";
/// Handled by the shell: gives the channel for events.
pub const LISTEN: &str = "listen";

/// Closes the workspace, as its reply says.
pub const LOCK: &str = "lock_desk";

/// Handled by the shell: puts off that it locks by itself.
pub const STAY: &str = "stay";

/// Says nothing of the case; a name on a drive is read by others.
pub(crate) const BUNDLE_NAME: &str = "Lernfall-Uebergabe";

/// What comes with every command besides its ask.
#[derive(Debug)]
pub struct With<'a, 'job> {
    /// The language of the screen.
    pub language: Language,
    /// What was chosen in the dialog that the command needs.
    pub picked: Option<PathBuf>,
    pub job: &'a mut Job<'job>,
}

impl With<'_, '_> {
    /// The chosen path; a shell that shows no dialog where one is needed is wrong.
    pub(crate) fn path(&mut self) -> Result<PathBuf, ApiError> {
        self.picked.take().ok_or_else(|| ApiError::new(Code::Bug))
    }
}

/// A native dialog that has to be answered before the command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pick {
    OpenFile(FileKind),
    OpenFolder,
    /// With the name that is offered.
    SaveFile {
        name: String,
        kind: FileKind,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    Any,
    Bundle,
    Word,
    Mail,
    Text,
}

/// Does what `name` says and gives the reply as JSON.
pub fn dispatch(
    session: &mut Session,
    name: &str,
    language: Language,
    ask: Json,
    picked: Option<PathBuf>,
    job: &mut Job<'_>,
) -> Result<String, ApiError> {
    session.turns_to(name);
    let before = session.written();
    let (ask_again, picked_again) = (may_be_repeated(name).then(|| ask.clone()), picked.clone());
    let failed = match run(session, name, ask, &mut With { language, picked, job }) {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    match (session.after_failing(failed, before), ask_again) {
        (Next::Repeat, Some(ask)) => {
            run(session, name, ask, &mut With { language, picked: picked_again, job })
                .map_err(|error| session.after_repeating(error))
        }
        (Next::Repeat, None) => Err(ApiError::new(Code::PageUnreadable)),
        (Next::Tell(error), _) => Err(error),
    }
}

/// Asks with a secret are not kept a moment longer than it takes to read them.
fn may_be_repeated(name: &str) -> bool {
    const WITH_SECRETS: &[&str] = &[
        "create_desk",
        "open_desk",
        "confirm_recovery",
        "change_passphrase",
        "set_passphrase",
        "renew_key",
        "let_agency_open",
        "preview_restore",
        "salvage_desk",
        "hand_over",
        "check_bundle",
    ];
    !WITH_SECRETS.contains(&name)
}

/// Which dialog the command needs.
pub fn pick(name: &str, ask: &Json) -> Option<Pick> {
    let save = |name: &str, kind| Some(Pick::SaveFile { name: name.to_owned(), kind });
    match name {
        "choose_folder" | "choose_backups" | "choose_second_place" => Some(Pick::OpenFolder),
        "attach_file" | "open_by_key_file" | "set_passphrase" => Some(Pick::OpenFile(FileKind::Any)),
        "check_bundle" if ask.get("again") != Some(&Json::Bool(true)) => {
            Some(Pick::OpenFile(FileKind::Bundle))
        }
        "save_sheet" => save("Fallblatt.docx", FileKind::Word),
        "save_salvaged" => save("Lernfall-Rettung.txt", FileKind::Text),
        "save_recovery_sheet" => save("Lernfall-Wiederherstellung.txt", FileKind::Text),
        "hand_over" => hand_over(ask),
        _ => None,
    }
}

/// Bundles have neutral names; a draft is named like its bundle, which is written beside it.
fn hand_over(ask: &Json) -> Option<Pick> {
    let mail = ask.get("way").and_then(Json::as_str) == Some("mail");
    let plain = ask.get("closed").is_some_and(|closed| closed.get("nothing").is_some());
    let (ending, kind) = match (mail, plain) {
        (true, _) => ("eml", FileKind::Mail),
        (false, true) => ("asice", FileKind::Bundle),
        (false, false) => ("lernfall", FileKind::Bundle),
    };
    let number = ask.get("number").and_then(Json::as_u64).unwrap_or(1);
    Some(Pick::SaveFile { name: format!("{BUNDLE_NAME}-{number}.{ending}"), kind })
}

fn read<T: DeserializeOwned>(ask: Json) -> Result<T, ApiError> {
    // What the page asks is typed like this; if it is not, the program was built wrong.
    serde_json::from_value(ask).map_err(|_| ApiError::new(Code::Bug))
}

fn reply<T: Serialize>(view: &T) -> Result<String, ApiError> {
    serde_json::to_string(view).map_err(|_| ApiError::new(Code::Bug))
}

macro_rules! commands {
    ($($name:ident: $ask:ty => $reply:ty),+ $(,)?) => {
        /// The closed list of what the window can ask for.
        pub fn command_names() -> Vec<&'static str> {
            vec![LISTEN, CANCEL, STAY, $(stringify!($name)),+]
        }

        fn run(
            session: &mut Session,
            name: &str,
            ask: Json,
            with: &mut With<'_, '_>,
        ) -> Result<String, ApiError> {
            match name {
                $(stringify!($name) => {
                    let ask: $ask = read(ask)?;
                    let view: $reply = session.$name(ask, with)?;
                    reply(&view)
                })+
                _ => Err(ApiError::new(Code::Bug)),
            }
        }

        /// Tells `types` of every ask and reply.
        pub(crate) fn describe(types: &mut crate::types::Types) {
            types.command::<Listen, Done>(LISTEN);
            types.command::<CancelCall, Done>(CANCEL);
            types.command::<Stay, Done>(STAY);
            $(types.command::<$ask, $reply>(stringify!($name));)+
        }
    };
}

/// It was done, and there is nothing to show of it.
#[derive(Clone, Copy, Debug, Serialize, ts_rs::TS)]
pub struct Done {}

commands! {
    start: Nothing => StartPage,
    choose_folder: ChooseFolder => FolderChosen,
    create_desk: CreateDesk => DeskOpened,
    open_desk: OpenDesk => DeskOpened,
    open_examples: Nothing => DeskOpened,
    lock_desk: LockDesk => Done,
    recovery_sheet: Nothing => RecoverySheet,
    save_recovery_sheet: Nothing => FileSaved,
    confirm_recovery: ConfirmRecovery => Done,
    change_passphrase: ChangePassphrase => Done,
    ways_in: Nothing => WaysIn,
    renew_key: RenewKey => KeyRenewed,
    let_agency_open: LetAgencyOpen => WaysIn,
    open_by_key_file: OpenByKeyFile => DeskOpened,
    set_passphrase: SetPassphrase => Done,
    salvage_desk: SalvageDesk => SalvagedPage,
    save_salvaged: SaveSalvaged => FileSaved,
    change_settings: ChangeSettings => Settings,

    backups: OfBackups => BackupsPage,
    choose_backups: OfBackups => BackupsPage,
    back_up: Nothing => BackupsPage,
    choose_second_place: Nothing => BackupsPage,
    end_second_place: Nothing => BackupsPage,
    preview_restore: PreviewRestore => RestorePreview,
    restore: Nothing => DeskOpened,
    end_restore: Nothing => Done,

    cases: Nothing => CasesPage,
    case: OfCase => CasePage,
    begin_case: BeginCase => CaseBegun,
    add_interview: AddInterview => InterviewAdded,
    change_interview: ChangeInterview => CasePage,
    erasure: OfErasure => Erasure,
    erase: OfErasure => TakenOut,
    erased: Nothing => ErasedPage,
    bring_back: BringBack => BroughtBack,
    purge_backups: PurgeBackups => Purged,

    page: OpenPage => GuidePage,
    save_draft: SaveDraft => GuidePage,
    leave_page: OfInterview => Done,
    set_status: SetStatus => GuidePage,
    set_stays: SetStays => GuidePage,
    set_later: SetLater => Done,
    tick_probe: TickProbe => Done,
    save_scratch: SaveScratch => Done,
    move_passage: MovePassage => GuidePage,
    not_asked: OfInterview => GuidePage,
    add_row: AddRow => RowAdded,
    move_row: MoveRow => GuidePage,
    remove_row: RemoveRow => GuidePage,
    attach_file: AttachTo => GuidePage,
    attach_dropped: AttachTo => GuidePage,
    undo: TakeBack => Undone,
    redo: TakeBack => Undone,
    versions: OfAnswer => VersionsPage,
    restore_version: RestoreVersion => VersionsPage,

    levels: OfInterview => LevelsPage,
    set_level: SetLevel => LevelsPage,
    confirm_levels: ConfirmLevels => LevelsPage,
    check: OfCase => CheckPage,
    decide_as_before: AsBefore => CheckPage,
    sheet: OfCase => SheetPage,
    save_sheet: OfCase => FileSaved,
    preview: ForAudience => PreviewPage,
    set_agency: SetAgency => Done,
    hand_over: HandOver => HandedOver,
    check_bundle: CheckBundle => VerdictPage,
    chosen_bundle: Nothing => ChosenBundle,
    search: Search => SearchPage,
}
