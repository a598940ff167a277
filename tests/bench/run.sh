#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every bench_* program, then each study of the case as a user would.
# Usage: run.sh ARPENT FOLDER_OF_PROGRAMS FOLDER_OF_STUDIES
set -eu
for program in "$2"/bench_*; do
    [ -f "$program" ] && [ -x "$program" ] || continue
    echo "== ${program##*/}"
    "$program"
done
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for study in "$3"/*.yaml; do
    echo "== ${study##*/}"
    hyperfine --warmup 1 --style basic "$1 run $study -o $out/result" 2>/dev/null
done
