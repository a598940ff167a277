#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the package in a bare Debian, takes the network away, and runs the case and a first study.
# Usage: try-deb.sh DEB FOLDER; as root. The bare Debian is made in FOLDER by debootstrap, of this machine's
# release and mirror, and kept for the next time as FOLDER/bare.tar.
set -eu
deb=$(readlink -f "$1") folder=$2
. /etc/os-release
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
root=$folder/root
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
    sed -n "s/ $VERSION_CODENAME\$//p" | head -n 1)
rm -rf "$root"
if [ ! -s "$folder/bare.tar" ]; then
    debootstrap --variant=minbase "$VERSION_CODENAME" "$root" "$mirror" >"$folder/debootstrap.log"
    tar cf "$folder/bare.tar" -C "$root" .
else
    mkdir "$root"
    tar xf "$folder/bare.tar" -C "$root"
fi
# The machine's own way to the mirror, wherever that is.
cp -RL /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" 2>/dev/null || :
rm -f "$root"/etc/apt/apt.conf.d/*docker* "$root"/etc/apt/apt.conf.d/*packagekit*
cp "$deb" "$root/tmp/arpent.deb"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get -qq update
inside apt-get -qq -y --no-install-recommends install /tmp/arpent.deb >"$folder/install.log" 2>&1 ||
    { tail "$folder/install.log" >&2; exit 1; }

# No network from here on: a name space of its own has none.
offline() { unshare --net chroot "$root" env -i PATH=/usr/bin:/bin "$@"; }
offline arpent demo >"$folder/demo.txt"
grep -q Lavelanet "$folder/demo.txt"
grep -q Mirepoix "$folder/demo.txt"
offline sh -c 'cd /tmp && arpent init /usr/share/arpent/indicators/midi-pyrenees/epci.csv -o etude.yaml && arpent rank etude.yaml' \
    >"$folder/init.txt"
offline sh -c 'test -s /usr/share/man/man1/arpent.1.gz && cd /tmp && arpent run /usr/share/arpent/examples/pays-d-avel/etude.yaml -o avel && test -s avel/report.html' >/dev/null
inside dpkg --verify arpent
rm -rf "$root"
echo "installed in a bare $VERSION_CODENAME; offline: demo, init, rank, run with maps"
