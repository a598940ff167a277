#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Read the file that unit.store wrote with h5dump, HDF5's own reader.
set -eu
command -v h5dump >/dev/null || {
    echo "skipped: h5dump is absent (Debian: hdf5-tools)"
    exit 77
}
said=$(h5dump "$1")
expect() {
    printf '%s\n' "$said" | grep -qF -- "$1" || {
        echo "h5dump does not say: $1"
        exit 1
    }
}
expect '(0): "0907", "2A004", "",'
expect '(1,0): nan, 1e+300,'
expect '(0): 1, 18446744073709551615, 3'
expect '(0): "scores by territory and node"'
expect 'GROUP "deep" {'
