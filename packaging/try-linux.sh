#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The program for any Linux: made again in another folder it has the same bytes; it needs nothing of the
# system, in a root with nothing else; it gives the tables of the program that is linked with the system's
# libraries. Usage: try-linux.sh SOURCE_DIR LIBRARIES PACKAGES PROGRAM FOLDER; as root
set -eu
source=$1 libraries=$2 packages=$(cd "$3" && pwd) program=$4
mkdir -p "$5"
folder=$(cd "$5" && pwd)
most=$((15 * 1024 * 1024))
packed=$(ls "$packages"/arpent-*-linux-x86_64.tar.xz)
name=$(basename "$packed" .tar.xz)

[ "$(stat -c %s "$packed")" -le $most ] || { echo "$packed has more than 15 MB"; exit 1; }
ARPENT_WORK=$folder/another/folder/altogether "$source/packaging/linux.sh" "$source" "$libraries" "$folder/again"
cmp "$packed" "$folder/again/$name.tar.xz"

root=$folder/empty
rm -rf "$root"
mkdir "$root"
tar xf "$packed" -C "$root"
inside() { unshare --net chroot "$root" "/$name/arpent" "$@"; }
if readelf -lW "$root/$name/arpent" | grep INTERP; then
    echo "the program asks for a loader"
    exit 1
fi
inside demo >"$folder/empty.txt"
grep -q Lavelanet "$folder/empty.txt"
grep -q Mirepoix "$folder/empty.txt"
inside run "/$name/examples/pays-d-avel/etude.yaml" -o /avel >/dev/null
[ -s "$root/avel/report.html" ] && [ -s "$root/avel/tables.xlsx" ] && [ -s "$root/avel/results.h5" ]
inside init "/$name/indicators/midi-pyrenees/epci.csv" -o /etude.yaml
inside rank /etude.yaml >/dev/null
/usr/bin/python3 -B "$source/packaging/same_tables.py" "$source/config/pyrenees-cathares.yaml" "$program" "$root/$name/arpent"
rm -rf "$root" "$folder/again"
echo "$(basename "$packed"): the same bytes twice; demo, run, init and rank in an empty root"
