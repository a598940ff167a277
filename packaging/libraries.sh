#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The libraries arpent needs, as archives for one target, from Debian's source packages.
# Usage: libraries.sh TARGET FOLDER: musl, mingw or arm64, into FOLDER/TARGET; ARPENT_JOBS at a time (2).
# What is there already is not made again. FOLDER/TARGET/sources.txt says which source is in each.
set -eu
target=${1:?libraries.sh TARGET FOLDER} top=${2:?libraries.sh TARGET FOLDER} jobs=${ARPENT_JOBS:-2}
self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
mkdir -p "$top/sources" "$top/$target"
top=$(cd "$top" && pwd)
to=$top/$target sources=$top/sources
# What a mirror has not of its own release is taken of the next, signed by the same archive.
next=trixie

case $target in
musl) host=x86_64-linux-musl cc=musl-gcc tools='' fortran=gfortran blas="TARGET=GENERIC" ;;
mingw) host=x86_64-w64-mingw32 cc=$host-gcc tools=$host- fortran=$host-gfortran blas="TARGET=GENERIC OSNAME=WINNT" ;;
arm64) host=aarch64-linux-gnu cc=$host-gcc tools=$host- fortran=$host-gfortran blas="TARGET=ARMV8" ;;
*) echo "libraries.sh: no target $target: musl, mingw or arm64" >&2; exit 2 ;;
esac
# Neither the folder nor the day is in what is made.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1} ZERO_AR_DATE=1 LC_ALL=C
flags="-O2 -fPIC -ffp-contract=off -fstack-protector-strong -ffunction-sections -fdata-sections
       -ffile-prefix-map=$to=. -w"
flags=$(echo $flags) # one line

say() { echo "libraries: $target: $*" >&2; }

# --- Debian's sources -------------------------------------------------------------------------------

# list NAME RELEASE...: an apt of its own, that asks the machine's mirrors for sources.
list() {
    local name=$1 release=$2 at=$sources/apt-$1
    [ ! -e "$at/done" ] || return 0
    mkdir -p "$at/lists/partial"
    # Security last: where both have a version, the release's own place is asked first.
    apt-get indextargets --format 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        sort -ru >"$at/all"
    if [ -n "$release" ]; then
        grep -E ' [a-z]+ main$' "$at/all" | head -n 1 | sed -E "s/ [a-z]+ main\$/ $release main/" >"$at/list"
    else
        cp "$at/all" "$at/list"
    fi
    say "asking for the list of sources${release:+ of $release}"
    apt_of "$name" apt-get -qq update
    touch "$at/done"
}

# apt_of NAME COMMAND...: with that list and nothing of the machine's.
apt_of() {
    local at=$sources/apt-$1 command=$2
    shift 2
    "$command" -o "Dir::State::Lists=$at/lists" -o "Dir::Etc::SourceList=$at/list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3 "$@"
}

versions() { # LIST PACKAGE: newest first
    apt_of "$1" apt-cache showsrc --only-source "$2" 2>/dev/null | sed -n 's/^Version: //p' | sort -Vru
}

# original LIST PACKAGE VERSION: the upstream archive alone, against the checksum of Debian's signed list.
original() {
    local file sum
    read -r sum file < <(apt_of "$1" apt-cache showsrc --only-source "$2" 2>/dev/null | awk -v want="Version: $3" '
        $0 == "" { here = 0 } $0 == want { here = 1 }
        here && length($1) == 64 && $3 ~ /[.]orig[.]tar[.][a-z0-9]+$/ { print $1, $3; exit }') || return 1
    [ -s "$file" ] && echo "$sum  $file" | sha256sum --quiet -c - >/dev/null 2>&1 || return 1
    rm -rf unpacked
    mkdir unpacked
    tar xf "$file" -C unpacked --strip-components=1
    say "$2 $3: of the mirror the upstream archive alone, without Debian's changes"
}

# source_of PACKAGE: unpacked in sources/PACKAGE/unpacked; apt and dpkg-source check every checksum.
source_of() {
    local package=$1 from version how
    [ ! -e "$sources/$package/version" ] || return 0
    mkdir -p "$sources/$package"
    cd "$sources/$package"
    for how in whole original; do
        for from in own next; do
            list "$from" "$([ "$from" = own ] || echo "$next")"
            for version in $(versions "$from" "$package"); do
                if [ $how = whole ]; then
                    rm -rf unpacked
                    apt_of "$from" apt-get -qq source --only-source --download-only "$package=$version" >fetch.log 2>&1 &&
                        dpkg-source --no-check -x "${package}_${version#*:}.dsc" unpacked >unpack.log 2>&1 || continue
                else
                    original "$from" "$package" "$version" || continue
                fi
                echo "$version" >version
                say "$package $version"
                cd "$top"
                return 0
            done
        done
    done
    say "$package: the mirror has no source; see $sources/$package/fetch.log"
    exit 1
}

# --- how a library is made ----------------------------------------------------------------------------

lib=$to/lib include=$to/include
mkdir -p "$lib/pkgconfig" "$include" "$to/log" "$to/build"

# archive NAME FLAGS FILE...: each file compiled, all in libNAME.a. Paths are those of the working folder.
archive() {
    local name=$1 more=$2
    shift 2
    rm -rf "$to/objects/$name"
    mkdir -p "$to/objects/$name"
    printf '%s\n' "$@" | xargs -P "$jobs" -I '{}' sh -c \
        'o=$(echo "$1" | tr / _); exec '"$cc $flags $more"' -c "$1" -o "'"$to/objects/$name"'/$o.o"' sh '{}'
    rm -f "$lib/lib$name.a"
    (cd "$to/objects/$name" && LC_ALL=C "${tools}ar" rcsD "$lib/lib$name.a" *.o)
}

# known NAME VERSION LIBS [REQUIRES]: for pkg-config; it lies where it is read.
known() {
    printf '%s\n' 'prefix=${pcfiledir}/../..' "Name: $1" "Description: $1" "Version: $2" "Cflags: -I\${prefix}/include" \
        "Libs: -L\${prefix}/lib $3" "Requires: ${4:-}" >"$lib/pkgconfig/$1.pc"
}

version_of() { sed -E 's/^[0-9]+://; s/[-+~].*//; s/\.dfsg//' "$sources/$1/version"; }

# configured ARGUMENTS...: configure in the working folder.
configured() {
    ./configure --host="$host" --prefix="$to" --libdir="$lib" --disable-shared --enable-static "$@" \
        CC="$cc" AR="${tools}ar" RANLIB="${tools}ranlib" CFLAGS="$flags" CPPFLAGS="-I$include" LDFLAGS="-L$lib"
}

# cmade SOURCE ARGUMENTS...: cmake, and installed. Of mingw and arm64 what runs while it is built runs emulated.
cmade() {
    local from=$1 other=()
    shift
    case $target in
    mingw) other=(-DCMAKE_SYSTEM_NAME=Windows -DCMAKE_RC_COMPILER=$host-windres -DCMAKE_CROSSCOMPILING_EMULATOR=wine64) ;;
    arm64) other=(-DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64
        "-DCMAKE_CROSSCOMPILING_EMULATOR=qemu-aarch64;-L;/usr/$host") ;;
    esac
    mkdir -p made
    cd made # what is tried while it is configured writes into the working folder
    cmake -S "../$from" -B . -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flags" \
        -DCMAKE_AR="$(command -v "${tools}ar")" -DCMAKE_RANLIB="$(command -v "${tools}ranlib")" \
        -DCMAKE_PREFIX_PATH="$to" -DCMAKE_FIND_ROOT_PATH="$to" -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY \
        -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY \
        -DCMAKE_INSTALL_PREFIX="$to" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF "${other[@]}" "$@"
    cmake --build . -j "$jobs" --target install
    cd ..
}

# --- the libraries, each from the folder of its source ------------------------------------------------

make_zlib() {
    archive z "-D_LARGEFILE64_SOURCE=1 -DHAVE_HIDDEN -DHAVE_UNISTD_H" *.c
    cp zlib.h zconf.h "$include"
    known zlib "$(version_of zlib)" -lz
}

make_libcsv() {
    archive csv "" libcsv.c
    cp csv.h "$include"
}

make_libyaml() {
    local v
    v=$(version_of libyaml)
    printf '#define YAML_VERSION_%s %s\n' MAJOR "${v%%.*}" MINOR "$(echo "$v" | cut -d. -f2)" PATCH "${v##*.}" \
        STRING "\"$v\"" >config.h
    archive yaml "-I. -Iinclude -DYAML_DECLARE_STATIC -DHAVE_CONFIG_H" src/*.c
    cp include/yaml.h "$include"
    known yaml-0.1 "$v" -lyaml
}

make_jansson() {
    sed -e 's/@json_inline@/inline/' -e 's/@json_have_long_long@/1/' -e 's/@json_have_localeconv@/1/' \
        -e 's/@json_have_atomic_builtins@/1/' -e 's/@json_have_sync_builtins@/1/' src/jansson_config.h.in >jansson_config.h
    : >jansson_private_config.h
    archive jansson "-I. -Isrc -DHAVE_CONFIG_H -DHAVE_STDINT_H -DHAVE_ATOMIC_BUILTINS -DHAVE_UNISTD_H -DHAVE_SYS_TIME_H -DHAVE_GETTIMEOFDAY -DHAVE_LOCALECONV" src/*.c
    cp src/jansson.h jansson_config.h "$include"
    known jansson "$(version_of jansson)" -ljansson
}

make_popt() {
    configured --disable-nls
    make -j "$jobs" -C src install
    make install-pkgconfigDATA
}

make_nettle() {
    # The one hash that is asked of it, in C.
    local v
    v=$(version_of nettle)
    sed -e "s/@MAJOR_VERSION@/${v%%.*}/" -e "s/@MINOR_VERSION@/$(echo "$v" | cut -d. -f2)/" \
        -e 's/@NETTLE_USE_MINI_GMP@/0/' version.h.in >version.h
    archive nettle "-I." sha256.c sha256-compress.c write-be32.c version.c
    mkdir -p "$include/nettle"
    cp *.h "$include/nettle"
    known nettle "$v" -lnettle
}

make_utf8proc() {
    archive utf8proc -DUTF8PROC_STATIC utf8proc.c
    cp utf8proc.h "$include"
    known libutf8proc "$(version_of utf8proc)" -lutf8proc
}

make_expat() {
    cd expat
    # How random is of no weight to whoever reads files one by one; it is a matter of hashes that are attacked.
    local random=-DHAVE_GETRANDOM
    [ "$target" != mingw ] || random=-D_WIN32_WINNT=0x0600
    : >expat_config.h
    archive expat "-I. -DXML_STATIC -DXML_NS -DXML_DTD -DXML_GE=1 -DXML_CONTEXT_BYTES=1024 -DHAVE_MEMMOVE -DBYTEORDER=1234 $random" \
        lib/xmlparse.c lib/xmlrole.c lib/xmltok.c
    cp lib/expat.h lib/expat_external.h "$include"
    known expat "$(version_of expat)" -lexpat
}

make_libzip() {
    cmade . -DENABLE_COMMONCRYPTO=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF -DENABLE_OPENSSL=OFF -DENABLE_WINDOWS_CRYPTO=OFF \
        -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF -DBUILD_TOOLS=OFF -DBUILD_REGRESS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF
    known libzip "$(version_of libzip)" -lzip zlib
}

make_hdf5() {
    cmade . -DHDF5_EXTERNALLY_CONFIGURED=OFF -DBUILD_TESTING=OFF -DHDF5_BUILD_TOOLS=OFF -DHDF5_BUILD_EXAMPLES=OFF \
        -DHDF5_BUILD_CPP_LIB=OFF -DHDF5_BUILD_FORTRAN=OFF -DHDF5_BUILD_JAVA=OFF -DHDF5_BUILD_HL_LIB=ON \
        -DHDF5_ENABLE_Z_LIB_SUPPORT=ON -DHDF5_ENABLE_SZIP_SUPPORT=OFF -DHDF5_ENABLE_EMBEDDED_LIBINFO=OFF \
        -DHDF5_ENABLE_DIRECT_VFD=OFF -DHDF5_ENABLE_ROS3_VFD=OFF -DHDF5_ENABLE_HDFS=OFF -DZLIB_USE_EXTERNAL=OFF \
        -DHDF5_GENERATE_HEADERS=OFF
    # Debian's names, which arpent asks for
    mv "$lib/libhdf5.a" "$lib/libhdf5_serial.a"
    mv "$lib/libhdf5_hl.a" "$lib/libhdf5_serial_hl.a"
    known hdf5-serial "$(version_of hdf5)" "-lhdf5_serial" zlib
}

make_glpk() {
    archive glpk "-Isrc $(find src -mindepth 1 -type d -not -name zlib -printf '-I%p ') -I$include -DTLS=_Thread_local -DHAVE_SYS_TIME_H -DHAVE_GETTIMEOFDAY" \
        $(find src -name '*.c' -not -path 'src/zlib/*' -not -path 'src/proxy/main.c')
    cp src/glpk.h "$include"
}

make_r_base() {
    # The mathematics alone, standing by itself: what R's own configure would find is said here.
    local at=$to/objects/Rmath-include
    mkdir -p "$at"
    sed -e 's/@RMATH_HAVE_WORKING_LOG1P@/# define HAVE_WORKING_LOG1P 1/' -e "s/@PACKAGE_VERSION@/$(cut -d' ' -f1 VERSION)/" \
        src/include/Rmath.h0.in >"$at/Rmath.h"
    printf '#define %s 1\n' HAVE_EXPM1 HAVE_HYPOT HAVE_LOG1P HAVE_WORKING_LOG1P HAVE_LONG_DOUBLE HAVE_NEARBYINT IEEE_754 >"$at/config.h"
    cp "$at/config.h" "$at/Rconfig.h"
    archive Rmath "-I$at -Isrc/include -Isrc/nmath -DMATHLIB_STANDALONE -DHAVE_CONFIG_H" src/nmath/*.c src/nmath/standalone/sunif.c
    # It stands by itself for whoever includes it, too.
    sed 's,^/\* #undef MATHLIB_STANDALONE \*/$,#ifndef MATHLIB_STANDALONE\n# define MATHLIB_STANDALONE\n#endif,' "$at/Rmath.h" >"$include/Rmath.h"
    known libRmath "$(version_of r-base)" -lRmath
}

make_readstat() {
    local more
    more="-DHAVE_ZLIB=1 -Isrc -std=c99 -D_GNU_SOURCE"
    archive readstat "$more -I$include" $(find src -name '*.c' -not -path '*/bin/*' -not -path '*/test/*' -not -path '*/fuzz/*')
    cp src/readstat.h "$include"
}

make_libxlsxwriter() {
    archive xlsxwriter "-Iinclude -Ithird_party/minizip -I$include -DNOCRYPT -DNOUNCRYPT" src/*.c \
        third_party/minizip/zip.c third_party/minizip/ioapi.c third_party/tmpfileplus/tmpfileplus.c third_party/md5/md5.c \
        $([ "$target" != mingw ] || echo third_party/minizip/iowin32.c)
    cp -R include/xlsxwriter.h include/xlsxwriter "$include"
    known xlsxwriter "$(version_of libxlsxwriter)" -lxlsxwriter zlib
}

make_librandom123() {
    cp -R include/Random123 "$include"
}

# OpenBLAS for any processor of the target and without threads: the one thing arpent asks of it, the
# eigenvectors of a few correlations, is then the same bits on each.
make_openblas() {
    # Doubles alone would have a part of the threads of floats with them.
    sed -i '/^ifneq (\$(BUILD_SINGLE),1)/,/^ifneq (\$(BUILD_DOUBLE),1)/{/ssyrk_thread/d}' driver/level3/Makefile
    make -j "$jobs" libs $blas BINARY=64 CC="$cc" AR="${tools}ar" RANLIB="${tools}ranlib" HOSTCC=gcc CROSS=1 NOFORTRAN=1 \
        NO_LAPACK=1 NO_LAPACKE=1 USE_THREAD=0 USE_LOCKING=1 USE_OPENMP=0 NUM_THREADS=1 NO_SHARED=1 BUILD_DOUBLE=1 BUILD_SINGLE=0 \
        BUILD_COMPLEX=0 BUILD_COMPLEX16=0 COMMON_OPT="$flags"
    cp libopenblas_*.a "$lib/libopenblas.a"
    # As its own installing makes them, without all that this would make besides.
    {
        printf '#ifndef OPENBLAS_CONFIG_H\n#define OPENBLAS_CONFIG_H\n'
        awk 'NF { print $1, "OPENBLAS_" $2, $3 }' config_last.h
        printf '#define OPENBLAS_VERSION " OpenBLAS %s "\n' "$(version_of openblas)"
        cat openblas_config_template.h
        printf '#endif\n'
    } >"$include/openblas_config.h"
    sed 's/common/openblas_config/g' cblas.h >"$include/cblas.h"
}

# dsyev and all below it, in Fortran, with its face in C. OpenBLAS has what it says of a wrong argument.
make_lapack() {
    local at=$to/objects/lapack file
    rm -rf "$at"
    mkdir -p "$at"
    for file in la_constants.f90 la_xisnan.F90 dlartg.f90 dlassq.f90 dsyev.f dlansy.f dlascl.f dlaset.f dlacpy.f dorgtr.f dorgql.f \
        dorgqr.f dorg2l.f dorg2r.f dsteqr.f dsterf.f dsytrd.f dlatrd.f dsytd2.f dlarfb.f dlarft.f dlarf.f dlarfg.f dlapy2.f \
        dlasr.f dlae2.f dlaev2.f dlasrt.f dlanst.f disnan.f dlaisnan.f iladlc.f iladlr.f ilaenv.f ieeeck.f iparmq.f dcombssq.f; do
        [ -e "SRC/$file" ] || continue
        (cd "$at" && "$fortran" ${flags/-w/} -w -c "$OLDPWD/SRC/$file" -o "${file%.*}.o")
    done
    for file in INSTALL/dlamch.f INSTALL/lsame.f; do
        (cd "$at" && "$fortran" ${flags/-w/} -w -c "$OLDPWD/$file" -o "$(basename "${file%.f}").o")
    done
    cp LAPACKE/include/*.h "$include"
    [ -e "$include/lapacke_mangling.h" ] || cp LAPACKE/include/lapacke_mangling_with_flags.h.in "$include/lapacke_mangling.h"
    for file in LAPACKE/src/lapacke_dsyev.c LAPACKE/src/lapacke_dsyev_work.c LAPACKE/utils/lapacke_d*y_trans.c LAPACKE/utils/lapacke_dtr_trans.c \
        LAPACKE/utils/lapacke_dge_trans.c LAPACKE/utils/lapacke_dsy_nancheck.c LAPACKE/utils/lapacke_dtr_nancheck.c \
        LAPACKE/utils/lapacke_lsame.c LAPACKE/utils/lapacke_xerbla.c LAPACKE/src/lapacke_nancheck.c; do
        "$cc" $flags -I"$include" -c "$file" -o "$at/$(basename "${file%.c}").o"
    done
    rm -f "$lib/liblapacke.a"
    (cd "$at" && "${tools}ar" rcsD "$lib/liblapacke.a" *.o)
}

all="zlib libcsv libyaml jansson popt nettle utf8proc expat librandom123 readstat libxlsxwriter libzip lapack openblas r-base glpk hdf5"

# This script again for a part of its work, so that the first fault ends that part: a shell that is asked
# whether a function went well does not stop in it.
case ${3:-} in
--make)
    cd "$to/build/$4"
    "make_$(echo "$4" | tr - _)"
    exit
    ;;
--source)
    source_of "$4"
    exit
    ;;
esac

# one PACKAGE: its source, and the library, in a copy of its own; its log is kept.
one() {
    local package=$1 log=$to/log/$1
    "$BASH" "$self" "$target" "$top" --source "$package" || return 1
    [ "$(cat "$to/$package.made" 2>/dev/null)" != "$(cat "$sources/$package/version")" ] || return 0
    say "making $package"
    rm -rf "$to/build/$package"
    cp -a "$sources/$package/unpacked" "$to/build/$package"
    if ! "$BASH" "$self" "$target" "$top" --make "$package" >"$log" 2>&1; then
        say "$package cannot be made; the end of $log:"
        tail -n 15 "$log" >&2
        return 1
    fi
    rm -rf "$to/build/$package"
    cp "$sources/$package/version" "$to/$package.made"
}

failed=
for package in ${3:-$all}; do
    one "$package" || failed="$failed $package"
done
[ -z "$failed" ] || { say "not made:$failed"; exit 1; }
for package in $all; do echo "$package $(cat "$to/$package.made" 2>/dev/null || echo '?')"; done >"$to/sources.txt"
say "all there"
