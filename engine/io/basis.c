/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/basis.h"

#include <expat.h>
#include <hdf5.h>
#include <jansson.h>
#include <nettle/version.h>
#include <stdio.h>
#include <yaml.h>
#include <zip.h>
#include <zlib.h>

#include "io/store_quiet.h"

void arp_basis_of_files(arp_basis *to) {
    char text[ARP_BASIS_VALUE];
    unsigned major = 0, minor = 0, patch = 0;
    arp_quiet quiet = arp_quiet_begin();
    (void)H5get_libversion(&major, &minor, &patch);
    arp_quiet_end(quiet);
    (void)snprintf(text, sizeof text, "%u.%u.%u", major, minor, patch);
    arp_basis_add(to, "HDF5", text);
    arp_basis_add(to, "libyaml", yaml_get_version_string());
    arp_basis_add(to, "expat", XML_ExpatVersion());
    arp_basis_add(to, "libzip", zip_libzip_version());
    arp_basis_add(to, "zlib", zlibVersion());
    arp_basis_add(to, "jansson", JANSSON_VERSION);
    (void)snprintf(text, sizeof text, "%d.%d", nettle_version_major(), nettle_version_minor());
    arp_basis_add(to, "nettle", text);
}
