//! What tests make a window do that is built to be driven, to see that it would be noticed: a mistake in
//! the program, and a socket. Never part of a package.

use std::net::TcpStream;

use serde_json::Value;

#[allow(clippy::panic, reason = "it is the mistake")]
pub fn misbehave(ask: &Value) {
    if let Some(content) = ask.get("stumbleOver") {
        panic!("what somebody typed: {content}");
    }
    if let Some(place) = ask.get("connectTo").and_then(Value::as_str) {
        let _refused = TcpStream::connect(place);
    }
}
