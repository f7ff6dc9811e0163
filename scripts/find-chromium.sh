#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs one with apt where this is root; else says how.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" 2>/dev/null; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    {
        apt-get update -q
        DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium fonts-dejavu-core
    } >&2
    command -v chromium && exit 0
fi
echo "The browser tests need Chromium or Google Chrome. Install it, for example: sudo apt-get install chromium" >&2
exit 1
