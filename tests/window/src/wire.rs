//! One question to a WebDriver and its answer: JSON over HTTP on this machine. By hand, because it
//! takes a page of code and the alternative is an asynchronous HTTP library.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// Longer than anything that the driver is asked for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Asks and gives the `value` of the answer.
///
/// # Errors
/// Gives what the driver says, or why it says nothing.
pub fn ask(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let body = if method == "POST" { body.to_string() } else { String::new() };
    let (status, answer) = exchange(port, method, path, &body).map_err(|error| format!("{path}: {error}"))?;
    let mut answer: Value =
        serde_json::from_slice(&answer).map_err(|error| format!("{path}: no JSON: {error}"))?;
    let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
    if status == 200 {
        return Ok(value);
    }
    let word = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or("?").to_owned();
    Err(format!("{}: {}", word("error"), word("message")))
}

fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<(u16, Vec<u8>)> {
    let place = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&place, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = BufReader::new(stream);
    let mut line = String::new();
    answer.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
    let mut length = None;
    loop {
        line.clear();
        answer.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok();
        }
    }
    let mut bytes = Vec::new();
    match length {
        Some(length) => answer.take(length).read_to_end(&mut bytes)?,
        None => answer.read_to_end(&mut bytes)?,
    };
    Ok((status, bytes))
}
