#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs one with apt where this is root; else says how.
# The shell without windows comes first: the tests take little more than half of the processor time in it.
set -eu
find_one() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" 2>/dev/null; then
            exit 0
        fi
    done
}
find_one
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    {
        apt-get update -q
        export DEBIAN_FRONTEND=noninteractive
        apt-get install -qy --no-install-recommends chromium-headless-shell fonts-dejavu-core ||
            apt-get install -qy --no-install-recommends chromium fonts-dejavu-core
    } >&2
    find_one
fi
echo "The browser tests need Chromium or Google Chrome. Install it, for example: sudo apt-get install chromium-headless-shell" >&2
exit 1
