/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Run at build time: `arpent_pages man-fr`, `man-en`, `completion` or `results PAGE` on standard
   output. */
#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "cli/results_page.h"

int main(int argc, char **argv) {
    arp_text t = {0};
    const char *page = argc == 2 ? argv[1] : "";
    arp_error err = {0};
    if (argc == 3 && strcmp(argv[1], "results") == 0 &&
        arp_put_results(&t, argv[2], &err) != ARP_OK) {
        char why[4 * ARP_ERROR_TEXT];
        arp_error_text(&err, ARP_EN, why, sizeof why);
        fprintf(stderr, "%s: %s\n", err.path, why);
        arp_text_free(&t);
        return 1;
    }
    if (strcmp(page, "man-fr") == 0) arp_put_manual(&t, ARP_FR);
    if (strcmp(page, "man-en") == 0) arp_put_manual(&t, ARP_EN);
    if (strcmp(page, "completion") == 0) arp_put_completion(&t);
    bool done = t.n > 0 && !t.bad && fwrite(t.bytes, 1, t.n, stdout) == t.n && fflush(stdout) == 0;
    arp_text_free(&t);
    return done ? 0 : 1;
}
