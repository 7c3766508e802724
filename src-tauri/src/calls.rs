//! What the page asks for, on its way to the worker. Keeps true that only commands of the closed list
//! go on, that a native dialog is answered before the call is made, and that calls without a dialog
//! reach the worker in the order in which the page made them. What a call does is decided elsewhere.

use std::path::PathBuf;
use std::str::FromStr;

use lernfall_app::asks::Stay;
use lernfall_app::dispatch::{CANCEL, LISTEN, LOCK, STAY, command_names, pick};
use lernfall_app::error::{ApiError, Code};
use lernfall_app::event::Event;
use lernfall_core::text::Language;
use serde_json::Value;
use tauri::ipc::{
    Channel, Invoke, InvokeBody, InvokeError, InvokeResolver, InvokeResponseBody, JavaScriptChannelId,
};
use tauri::{Manager, Webview, Wry};

use crate::dialogs;
use crate::page::Page;
use crate::watch::Watch;
use crate::worker::{Call, Worker};

/// Takes a call of the page. False when there is no such command.
pub fn take(invoke: Invoke<Wry>, worker: &Worker, page: &Page, watch: &Watch) -> bool {
    let Invoke { message, resolver, acl: _ } = invoke;
    let name = message.command();
    if !command_names().contains(&name) {
        return false;
    }
    match read(name, message.payload()) {
        Some(call) if call.name == STAY => match serde_json::from_value(call.ask) {
            Ok(Stay { because }) => {
                watch.stays(because);
                resolver.respond(Ok(nothing()));
            }
            Err(_) => refuse(resolver, &ApiError::new(Code::Bug)),
        },
        Some(call) => {
            if call.name == LOCK {
                watch.locks();
            }
            go(call, resolver, message.webview(), worker, page);
        }
        None => refuse(resolver, &ApiError::new(Code::Bug)),
    }
    true
}

fn read(name: &str, payload: &InvokeBody) -> Option<Call> {
    let InvokeBody::Json(said) = payload else { return None };
    Some(Call {
        name: name.to_owned(),
        number: u32::try_from(said.get("call")?.as_u64()?).ok()?,
        language: match said.get("language")?.as_str()? {
            "de" => Language::De,
            "en" => Language::En,
            _ => return None,
        },
        ask: said.get("ask")?.clone(),
        picked: None,
    })
}

fn go(call: Call, resolver: InvokeResolver<Wry>, webview: Webview, worker: &Worker, page: &Page) {
    match (call.name.as_str(), pick(&call.name, &call.ask)) {
        (LISTEN, _) => match channel(&call.ask, webview) {
            Some(channel) => {
                page.listens(channel);
                resolver.respond(Ok(nothing()));
            }
            None => refuse(resolver, &ApiError::new(Code::Bug)),
        },
        (CANCEL, _) => {
            if let Some(number) = call.ask.get("call").and_then(Value::as_u64) {
                worker.cancel(u32::try_from(number).unwrap_or(u32::MAX));
            }
            resolver.respond(Ok(nothing()));
        }
        (_, None) => hand_over(worker, call, resolver),
        (_, Some(pick)) => {
            let worker = worker.clone();
            tauri::async_runtime::spawn(async move {
                let picked: Option<PathBuf> = match webview.get_webview_window(webview.label()) {
                    Some(window) => dialogs::choose(pick, call.language, &window).await,
                    None => None,
                };
                match picked {
                    Some(_) => hand_over(&worker, Call { picked, ..call }, resolver),
                    None => refuse(resolver, &ApiError::new(Code::Cancelled)),
                }
            });
        }
    }
}

fn hand_over(worker: &Worker, call: Call, resolver: InvokeResolver<Wry>) {
    let answer = move |answer: Result<String, ApiError>| match answer {
        Ok(json) => resolver.respond(Ok(InvokeResponseBody::Json(json))),
        Err(error) => refuse(resolver, &error),
    };
    worker.call(call, Box::new(answer));
}

fn refuse(resolver: InvokeResolver<Wry>, error: &ApiError) {
    resolver.invoke_error(InvokeError(serde_json::to_value(error).unwrap_or(Value::Null)));
}

fn channel(ask: &Value, webview: Webview) -> Option<Channel<Event>> {
    let id = ask.get("channel")?.as_str()?;
    Some(JavaScriptChannelId::from_str(id).ok()?.channel_on(webview))
}

/// The reply where nothing has to be said.
fn nothing() -> InvokeResponseBody {
    InvokeResponseBody::Json("{}".to_owned())
}
