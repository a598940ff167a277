#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One program for any Linux of this processor, linked with musl and all its libraries, with its data, studies
# and guides: FOLDER/arpent-VERSION-linux-x86_64.tar.xz. Usage: linux.sh SOURCE_DIR LIBRARIES FOLDER
# LIBRARIES is the folder of libraries.sh. Made twice, in whatever folders, it has the same bytes.
set -eu
source=$(cd "$1" && pwd)
libraries=$(cd "$2" && pwd)
mkdir -p "$3"
to=$(cd "$3" && pwd)
. "$source/packaging/version.sh"
name=arpent-$version-linux-x86_64
work=${ARPENT_WORK:-$to/work-linux}
rm -rf "$work"
mkdir -p "$work/source"
work=$(cd "$work" && pwd)
cd "$source"
git ls-files -z | xargs -0 cp --parents -t "$work/source"

# musl's own description of how to link, made to start a program that lies anywhere in memory.
specs=$(sed -n 's/.*-specs "\(.*\)".*/\1/p' "$(command -v musl-gcc)")
sed -e 's/Scrt1\.o/rcrt1.o/' -e 's/^-dynamic-linker .*/-static -pie --no-dynamic-linker -z text -nostdlib/' "$specs" >"$work/specs"
# A thread has 8 MiB of stack, as with glibc; musl's own 128 KiB are too few.
cmake -S "$work/source" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=None -DARPENT_TESTS=OFF -DARPENT_ALONE=ON \
    -DARPENT_LIBRARIES="$libraries/musl" -DCMAKE_C_COMPILER="$(command -v gcc)" \
    -DCMAKE_C_FLAGS="-specs=$work/specs -O2 -DNDEBUG -ffile-prefix-map=$work=. -ffunction-sections -fdata-sections" \
    -DCMAKE_EXE_LINKER_FLAGS="-Wl,--gc-sections,--build-id=none,-z,stack-size=8388608 -s" >"$work/configure.log"
cmake --build "$work/build" --target arpent -j "${ARPENT_JOBS:-2}" >"$work/build.log" 2>&1 ||
    { grep -v '^\[' "$work/build.log" | tail -n 30 >&2; exit 1; }
cmake --install "$work/build" --prefix "$work/installed" >/dev/null

# Beside the program what it shows, so that the folder can lie anywhere.
tree=$work/$name
mkdir -p "$tree/completion" "$tree/licences"
mv "$work/installed/bin/arpent" "$tree/arpent"
mv "$work/installed/share/arpent"/* "$tree"
mv "$work/installed/share/man" "$tree/man"
mv "$work/installed/share/bash-completion/completions/arpent" "$tree/completion/arpent.bash"
mv "$work/installed/share/zsh/site-functions/_arpent" "$work/installed/share/fish/vendor_completions.d/arpent.fish" "$tree/completion"
# The terms of each library that the program has inside, and which source it is of.
cp "$libraries/musl/sources.txt" "$tree/licences/sources.txt"
while read -r package _; do
    for terms in debian/copyright LICENSE COPYING; do
        [ -s "$libraries/sources/$package/unpacked/$terms" ] || continue
        cp "$libraries/sources/$package/unpacked/$terms" "$tree/licences/$package.txt"
        break
    done
    [ -s "$tree/licences/$package.txt" ] || { echo "linux.sh: no licence of $package" >&2; exit 1; }
done <"$libraries/musl/sources.txt"
cp /usr/share/doc/musl/copyright "$tree/licences/musl.txt"

tar c -C "$work" --sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --mode=u=rwX,go=rX "$name" | xz -9e -T1 >"$to/$name.tar.xz"
rm -rf "$work"
