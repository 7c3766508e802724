#!/bin/sh
# The linker that Cargo calls: the C compiler, as always. A fresh Debian has none, and without
# one not even xtask can be built, which installs all the rest; so it is installed here first.
set -eu
if ! command -v cc > /dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "A C compiler is missing. As root: apt-get install --no-install-recommends build-essential" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update && apt-get install --yes --no-install-recommends build-essential; } >&2
fi
exec cc "$@"
