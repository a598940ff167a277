#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Debian packages of the tree as it is, into a folder. Usage: deb.sh SOURCE_DIR FOLDER
# The source is a copy of what git knows, so that nothing else can be in the packages.
set -eu
source=$(cd "$1" && pwd)
mkdir -p "$2"
to=$(cd "$2" && pwd)
. "$source/packaging/version.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/arpent-$version"
cd "$source"
git ls-files -z | xargs -0 cp --parents -t "$work/arpent-$version"
cd "$work/arpent-$version"
cp -R packaging/debian debian
# The licences of what report.html carries, as a paragraph of the file.
sed 's/^$/./; s/^/ /' page/dist/LICENSES.txt >"$work/licences"
sed -i -e "/^@PAGE@/{r $work/licences" -e 'd}' debian/copyright
cat >debian/changelog <<LOG
arpent ($version) bookworm; urgency=medium

  * What is new stands in CHANGELOG.md.

 -- $(sed -n 's/^Maintainer: //p' debian/control)  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
LOG
export DEB_BUILD_OPTIONS="noautodbgsym parallel=${ARPENT_JOBS:-2}"
dpkg-buildpackage --build=binary --unsigned-changes --no-pre-clean >"$to/deb.log" 2>&1 ||
    { tail -n 30 "$to/deb.log" >&2; exit 1; }
cp "$work"/*.deb "$to"
lintian --fail-on error "$work"/*.changes
