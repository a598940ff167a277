/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/os/library.h"

#include <stdlib.h> /* says whether it is glibc */

#ifdef __GLIBC__
#include <gnu/libc-version.h>

const char *arp_os_library(void) {
    return gnu_get_libc_version();
}
#else

const char *arp_os_library(void) {
    return "musl";
}
#endif
