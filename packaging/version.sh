# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by what makes packages, $source being the tree: $version, and the day of the last change, which is
# all the time that packages know of.
version=$(sed -n 's/^#define ARP_VERSION_[A-Z]* \([0-9]*\)$/\1/p' "$source/include/arpent/version.h" | paste -sd .)
[ "${version//[0-9]/}" = .. ] || { echo "include/arpent/version.h has no version of three numbers" >&2; exit 1; }
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$source" log -1 --format=%ct)}
