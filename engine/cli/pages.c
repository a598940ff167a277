/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run at build time: `arpent_pages man-fr`, `man-en` or `completion` on standard output. */
#include <stdio.h>
#include <string.h>

#include "cli/help.h"

int main(int argc, char **argv) {
    arp_text t = {0};
    const char *page = argc == 2 ? argv[1] : "";
    if (strcmp(page, "man-fr") == 0) arp_put_manual(&t, ARP_FR);
    if (strcmp(page, "man-en") == 0) arp_put_manual(&t, ARP_EN);
    if (strcmp(page, "completion") == 0) arp_put_completion(&t);
    bool done = t.n > 0 && !t.bad && fwrite(t.bytes, 1, t.n, stdout) == t.n && fflush(stdout) == 0;
    arp_text_free(&t);
    return done ? 0 : 1;
}
