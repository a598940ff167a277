/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/os/reason.h"

#include <string.h>

const char *arp_os_reason(int error) {
#ifdef __GLIBC__
    const char *reason = strerrordesc_np(error);
#else /* musl: English where nobody chose a locale, one constant text an errno */
    const char *reason = strerror(error);
#endif
    return reason ? reason : "?";
}
