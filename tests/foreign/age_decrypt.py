#!/usr/bin/env python3
"""Takes the age envelope off a bundle with the command line tool `age`, which is not our code.

Usage: age_decrypt.py FILE OUT PASSPHRASE

Written from docs/format-bundle.md, section 1. `age` (Debian package `age`, written in Go) takes a
passphrase from a terminal only, so it gets one: a pseudo-terminal by Python's `pty`.
Exit 0 only if `age` ended well and OUT was written whole; 1 if not; 2 on wrong usage.
OUT does not appear, and stays as it was, if anything fails. Only for tests: the passphrase can be
seen in the list of processes.
"""

import os
import pty
import re
import select
import shutil
import signal
import sys
import termios
import time

SECONDS = 120


def run_with_passphrase(command, passphrase):
    """Exit status of the command, what it wrote to its terminal, whether it asked for the passphrase."""
    child, terminal = pty.fork()
    if child == 0:
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    written = b""
    typed = False
    end = time.monotonic() + SECONDS
    while True:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux says so when the other side of a pseudo-terminal is closed
            break
        if not piece:
            break
        written += piece
        if not typed and b"passphrase" in written.lower() and echo_is_off(terminal, end):
            os.write(terminal, passphrase.encode("utf-8") + b"\n")
            typed = True
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), written.decode("utf-8", "replace"), typed


def echo_is_off(terminal, end):
    """Waits for it: `age` asks first and hides what is typed a moment later."""
    while time.monotonic() < end:
        if not termios.tcgetattr(terminal)[3] & termios.ECHO:
            return True
        time.sleep(0.01)
    return False


def one_line(written, passphrase):
    """What `age` said, without the terminal's control codes, cut."""
    plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", written).replace(passphrase, "…")
    plain = "".join(c if c.isprintable() else " " for c in plain)
    return " ".join(plain.split())[:300] or "nothing"


def main():
    if len(sys.argv) != 4:
        print("usage: age_decrypt.py FILE OUT PASSPHRASE", file=sys.stderr)
        return 2
    _, source, out, passphrase = sys.argv
    if not os.path.isfile(source):
        print(f"age_decrypt.py: there is no file {source}", file=sys.stderr)
        return 2
    if shutil.which("age") is None:
        print("age_decrypt.py: the tool age is not installed", file=sys.stderr)
        return 2
    part = f"{out}.part"
    try:
        code, written, typed = run_with_passphrase(["age", "--decrypt", "--output", part, "--", source], passphrase)
        if code == 0 and typed and os.path.exists(part):
            os.replace(part, out)
            print(f"age decrypted {source}: {os.path.getsize(out)} bytes")
            return 0
        asked = "asked for" if typed else "not asked for"
        print(f"age did not decrypt {source} (exit {code}, passphrase {asked}); it said: {one_line(written, passphrase)}")
        return 1
    finally:
        if os.path.exists(part):
            os.remove(part)


if __name__ == "__main__":
    sys.exit(main())
