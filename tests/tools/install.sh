#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs, moves the tree away, and builds another project against it: find_package(arpent), shared
# and static, and pkg-config. Usage: install.sh CMAKE BUILD_DIR CONSUMER_DIR VERSION
set -eu
cmake=$1 build=$2 consumer=$3 version=$4
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

"$cmake" --install "$build" --prefix "$tmp/first" >"$tmp/log"
mv "$tmp/first" "$tmp/tree" # nothing may remember where it was laid down
tree=$tmp/tree

have() { [ -s "$tree/$1" ] || { echo "not installed: $1"; exit 1; }; }
have bin/arpent
have share/man/man1/arpent.1
have share/man/fr/man1/arpent.1
have share/bash-completion/completions/arpent
have share/zsh/site-functions/_arpent
have share/fish/vendor_completions.d/arpent.fish
have share/arpent/indicators/catalogue.yaml
have share/arpent/config/pyrenees-cathares.yaml
have include/arpent/arpent.h
for text in README.md LICENSE CHANGELOG.md; do have "share/arpent/$text"; done
for link in $(grep -oh '](\([^):]*\))' "$tree/share/arpent/README.md" | tr -d '()]'); do
    [ -e "$tree/share/arpent/$link" ] || { echo "README.md links to $link, which is not installed"; exit 1; }
done

# what is installed is there once the program alone is built
if [ -f "$build/build.ninja" ]; then
    ninja -C "$build" -t inputs arpent >"$tmp/inputs"
    for made in libarpent.a "libarpent.so.$version" engine/cli/pages; do
        grep -qx "$made" "$tmp/inputs" || { echo "the target arpent does not make $made"; exit 1; }
    done
fi

"$cmake" -S "$consumer" -B "$tmp/build" -DCMAKE_PREFIX_PATH="$tree" >>"$tmp/log"
"$cmake" --build "$tmp/build" >>"$tmp/log" || { cat "$tmp/log"; exit 1; }
# By hand: 01 has the most need on both sides, 02 the least.
said="01 03 02 jobs care index jobs care"
same() { [ "$(echo "$1" | tr '\n' ' ')" = "$said " ] || { echo "$2 said: $1"; exit 1; }; }
same "$("$tmp/build/with_shared")" "find_package, shared"
same "$("$tmp/build/with_static")" "find_package, static"

pc=$(dirname "$(find "$tree" -name arpent.pc)")
PKG_CONFIG_PATH=$pc
export PKG_CONFIG_PATH
[ "$(pkg-config --modversion arpent)" = "$version" ]
libdir=$(pkg-config --variable=libdir arpent)
cc "$consumer/main.c" -o "$tmp/with_pc" $(pkg-config --cflags --libs arpent) "-Wl,-rpath,$libdir"
same "$("$tmp/with_pc")" "pkg-config"
cc "$consumer/main.c" -o "$tmp/with_pc_static" $(pkg-config --cflags arpent) "$libdir/libarpent.a" \
    $(pkg-config --static --libs arpent | sed 's/-larpent//')
same "$("$tmp/with_pc_static")" "pkg-config, static"
echo "installed, moved, used four ways"
