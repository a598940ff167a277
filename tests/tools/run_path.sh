#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No program or library has a run path, built or installed, and a library in the working folder is
# not loaded. Usage: run_path.sh READELF CMAKE BUILD_DIR STUDY FILE... (the first FILE is the program)
set -eu
readelf=$1 cmake=$2 build=$3 study=$4
shift 4
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$cmake" --install "$build" --prefix "$tmp/tree" >/dev/null

for file in "$@" "$tmp"/tree/bin/* "$(find "$tmp/tree" -name 'libarpent.so')"; do
    "$readelf" -d "$file" >"$tmp/dynamic"
    grep -q NEEDED "$tmp/dynamic" || { echo "$file: no dynamic section to read"; exit 1; }
    if grep -E '\((RPATH|RUNPATH)\)' "$tmp/dynamic"; then
        echo "$file has a run path"
        exit 1
    fi
done

# a file of that name that is no library: a loader that finds it stops there
"$readelf" -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' >"$tmp/needed"
grep -qx 'libyaml-0.so.2' "$tmp/needed"
mkdir "$tmp/here"
cd "$tmp/here"
while read -r name; do echo "not a library" >"$name"; done <"$tmp/needed"
if LD_LIBRARY_PATH=. "$1" check "$study" >"$tmp/out" 2>&1; then
    echo "the false libraries would do no harm: nothing is shown"
    exit 1
fi
for program in "$1" "$tmp/tree/bin/arpent"; do
    env -u LD_LIBRARY_PATH "$program" check "$study" >"$tmp/out" 2>&1 ||
        { echo "$program loads from the working folder:"; cat "$tmp/out"; exit 1; }
done
echo "no run path in $# built files and the installed ones; nothing is loaded from the working folder"
