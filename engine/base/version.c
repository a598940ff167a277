/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/status.h>
#include <arpent/version.h>

#define TEXT_OF(x)                      #x
#define VERSION(...)                    VERSION_OF(__VA_ARGS__)
#define VERSION_OF(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *arp_version(void) {
    return VERSION(ARP_VERSION_MAJOR, ARP_VERSION_MINOR, ARP_VERSION_PATCH);
}
