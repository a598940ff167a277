#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every bench_* program but the coverage of rank sets, an hour (`./dev bench verdicts`), the kernel beside numpy, reading beside R, what users wait for, then each study of the case as a user would.
# Usage: run.sh ARPENT FOLDER_OF_PROGRAMS FOLDER_OF_STUDIES
set -eu
for program in "$2"/bench_*; do
    [ -f "$program" ] && [ -x "$program" ] || continue
    [ "${program##*/}" != bench_coverage ] || continue
    echo "== ${program##*/}"
    "$program"
done
echo "== kernel, beside numpy"
/usr/bin/python3 -B "${0%/*}/kernel.py" "$2/kernel_times"
echo "== reading, beside data.table and readxl"
/usr/bin/python3 -B "${0%/*}/reading.py" "$1"
echo "== what users wait for"
/usr/bin/python3 -B "${0%/*}/users.py" "$1" "$3"
echo "== two threads, beside a plain loop"
/usr/bin/python3 -B "${0%/*}/threads_gain.py" "$1" "$2/plain_loop" "$3/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for study in "$3"/*.yaml; do
    echo "== ${study##*/}"
    hyperfine --warmup 1 --style basic "$1 run $study -o $out/result" 2>/dev/null
done
