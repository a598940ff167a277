/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/os/place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

bool arp_os_program_folder(char *out, size_t size) {
    const char *started = (const char *)getauxval(AT_EXECFN); /* NULL where it is not told */
    char whole[PATH_MAX];
    if (!started || !realpath(started, whole)) return false;
    const char *last = strrchr(whole, '/');
    const size_t n = last ? (size_t)(last - whole) : 0;
    if (!last || n >= size) return false;
    memcpy(out, whole, n);
    out[n] = '\0';
    return true;
}
