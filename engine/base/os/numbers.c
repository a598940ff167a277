/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/os/numbers.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h> /* where there is no strfromd() */
#include <stdlib.h>

/* The C locale as an object: it is kept ready, nothing is allocated. */
static locale_t c_locale(void) {
    return newlocale(LC_ALL_MASK, "C", (locale_t)0);
}

double arp_os_number(const char *text) {
    int kept = errno;
    double x = strtod_l(text, NULL, c_locale());
    errno = kept;
    return x;
}

void arp_os_write_number(char *out, size_t size, const char *how, double x) {
    locale_t before = uselocale(c_locale());
#ifdef __GLIBC__
    strfromd(out, size, how, x);
#else
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    (void)snprintf(out, size, how, x);
#endif
    uselocale(before);
}
