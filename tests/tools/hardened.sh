#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is built is guarded: a program that may lie anywhere, tables of the linker that are read-only
# once they are filled, no stack that runs, guarded stacks, calls that know how much room they have.
# Usage: hardened.sh READELF CONFIG FILE... (programs and libraries; a Debug build is not optimised)
set -eu
readelf=$1 config=$2
shift 2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
faults=0
lacks() {
    echo "$1 lacks $2"
    faults=$((faults + 1))
}

for file in "$@"; do
    "$readelf" -W -h -l -d "$file" >"$tmp/about"
    "$readelf" -W --dyn-syms "$file" >"$tmp/symbols"
    grep -q 'Type: *DYN' "$tmp/about" || lacks "$file" "a place of its own at each start (PIE)"
    case $file in *.so*) ;; *) grep -q 'FLAGS_1.*PIE' "$tmp/about" || lacks "$file" "the mark of a PIE" ;; esac
    grep -q 'GNU_RELRO' "$tmp/about" || lacks "$file" "RELRO"
    grep -q 'FLAGS.*NOW' "$tmp/about" || lacks "$file" "binding at the start (-z now)"
    grep 'GNU_STACK' "$tmp/about" | grep -q 'RW ' || lacks "$file" "a stack that is data alone"
    grep 'GNU_STACK' "$tmp/about" | grep -q 'E ' && lacks "$file" "a stack that does not run"
    grep -q '__stack_chk_fail' "$tmp/symbols" || lacks "$file" "guarded stacks"
    [ "$config" = Debug ] || grep -q '__[a-z]*_chk@' "$tmp/symbols" || lacks "$file" "calls that know their room"
done
echo "$# files looked at, $faults faults"
[ "$faults" -eq 0 ]
