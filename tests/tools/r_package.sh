#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The R package: built, with its vignettes, where the library is hidden from it, so that the program does the work;
# then checked as CRAN checks, tests and vignettes with the library. r_package.sh CMAKE BUILD_DIR SOURCE_DIR
set -eu
cmake=$1 build=$2 source=$3
lack() { echo "skipped: $1"; exit 77; }
for program in R pkg-config checkbashisms qpdf; do # the last two are the check's own
    command -v "$program" >/dev/null || lack "$program is not there"
done
for package in jsonlite testthat ggplot2 sf knitr markdown; do
    Rscript -e "quit(status = !requireNamespace('$package', quietly = TRUE))" >/dev/null 2>&1 ||
        lack "the R package $package is not there"
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$cmake" --install "$build" --prefix "$tmp/arpent" >"$tmp/log"
PATH=$tmp/arpent/bin:$PATH
# no network, no second search path, nothing of this machine's own settings
mkdir -p "$tmp/cran/src/contrib"
: >"$tmp/cran/src/contrib/PACKAGES"
echo "options(repos = c(CRAN = 'file://$tmp/cran'))" >"$tmp/profile"
R_PROFILE_USER=$tmp/profile R_ENVIRON_USER=$tmp/none R_LIBS_USER=$tmp/none
export PATH R_PROFILE_USER R_ENVIRON_USER R_LIBS_USER
cd "$tmp"
ARPENT_PREFIX=none R CMD build "$source/r" >build.log 2>&1 || { cat build.log; exit 1; }
mkdir look
tar -xzf arpent_*.tar.gz -C look
# a chosen canton is named where the study was run
for vignette in mes-cantons my-cantons; do
    grep -q Lasserre "look/arpent/inst/doc/$vignette.html" || { echo "$vignette was not run by the program"; exit 1; }
done
export ARPENT_PREFIX="$tmp/arpent" ARPENT_TEST_ALL=yes _R_CHECK_CRAN_INCOMING_=false _R_CHECK_SYSTEM_CLOCK_=false
R CMD check --as-cran --no-manual arpent_*.tar.gz >check.log 2>&1 || { cat check.log; find . -name '*.fail' -exec cat {} +; exit 1; }
grep -q 'checking whether package .* can be installed .* OK' check.log
sed -n '/NOTE$/,/^\*/p' check.log
tail -n 5 check.log
# notes only
grep -q '^Status: \(OK\|[0-9]* NOTEs\?\)$' check.log || { cat check.log; exit 1; }
test -n "$(find arpent.Rcheck/arpent/libs -name 'arpent.so')" || { echo "built without the library"; exit 1; }
# and what the README shows of it
mkdir readme
python3 -B "$source/tests/tools/readme_code.py" "$source/README.md" r readme
cd readme
R_LIBS=$tmp/arpent.Rcheck Rscript code.r >said 2>&1 || { cat said; exit 1; }
grep -q Fontvieille said && [ -s Rplots.pdf ] || { cat said; exit 1; }
