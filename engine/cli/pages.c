/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run at build time: `arpent_pages man-fr`, `man-en`, `results PAGE`, `study-fr
   STUDY` or `study-en STUDY` on standard output. */
#include <stdio.h>
#include <string.h>

#include "cli/help/help.h"
#include "cli/results/page.h"
#include "cli/help/study_page.h"

static arp_status put(arp_text *t, const char *page, const char *file, arp_error *err) {
    if (strcmp(page, "man-fr") == 0) arp_put_manual(t, ARP_FR);
    if (strcmp(page, "man-en") == 0) arp_put_manual(t, ARP_EN);
    if (strcmp(page, "results") == 0) return arp_put_results(t, file, err);
    if (strcmp(page, "study-fr") == 0) return arp_put_study(t, file, ARP_FR, err);
    if (strcmp(page, "study-en") == 0) return arp_put_study(t, file, ARP_EN, err);
    return ARP_OK;
}

int main(int argc, char **argv) {
    arp_text t = {0};
    arp_error err = {0};
    if (put(&t, argc > 1 ? argv[1] : "", argc > 2 ? argv[2] : "", &err) != ARP_OK) {
        char why[4 * ARP_ERROR_TEXT];
        arp_error_text(&err, ARP_EN, why, sizeof why);
        fprintf(stderr, "%s: %s\n", err.path, why);
        arp_text_free(&t);
        return 1;
    }
    bool done = t.n > 0 && !t.bad && fwrite(t.bytes, 1, t.n, stdout) == t.n && fflush(stdout) == 0;
    arp_text_free(&t);
    return done ? 0 : 1;
}
