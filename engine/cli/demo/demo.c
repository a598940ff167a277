/* SPDX-License-Identifier: GPL-3.0-or-later */
/* demo: the case that the program comes with, found from where the program lies. */
#include <limits.h>
#include <string.h>

#include "base/os/place.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/demo/messages.h"
#include "cli/say.h"
#include "io/file.h"

static const char CASE[] = "config/pyrenees-cathares.yaml";

enum { BESIDE, INSTALLED, PLACES };

/* Where data lie of a program in @p folder: beside it as in the archive, or from bin/ in share/. */
static void put_place(arp_text *path, const char *folder, int place) {
    const char *last = strrchr(folder, '/');
    const size_t n = place == BESIDE || !last ? strlen(folder) : (size_t)(last - folder);
    arp_text_add_n(path, folder, n);
    arp_text_add(path, place == BESIDE ? "/" : "/share/arpent/");
    arp_text_add(path, CASE);
}

static void say_study(const arp_request *request, const char *path) {
    arp_error note = {0};
    (void)arp_fail(&note, ARP_DOMAIN, ARP_MSG_CLI_DEMO_STUDY, "s", path);
    arp_say_note(request, &note);
}

arp_status arp_do_demo(arp_request *request, arp_error *err) {
    char folder[PATH_MAX] = "";
    arp_text path[PLACES] = {{0}};
    arp_status st = ARP_OK;
    int found = PLACES;
    (void)arp_os_program_folder(folder, sizeof folder); /* one that is not told has no data by it */
    for (int i = 0; i < PLACES; i++) {
        put_place(&path[i], folder, i);
        ARP_TRY(arp_text_status(&path[i], err));
        if (found == PLACES && arp_file_exists(path[i].bytes)) found = i;
    }
    if (found == PLACES) {
        st = arp_fail(err, ARP_INPUT, ARP_MSG_CLI_DEMO_ABSENT, "sss", CASE, path[BESIDE].bytes,
                      path[INSTALLED].bytes);
        goto done;
    }
    say_study(request, path[found].bytes);
    request->operand[0] = path[found].bytes;
    st = arp_do_run(request, err);
    request->operand[0] = NULL;

done:
    for (int i = 0; i < PLACES; i++) arp_text_free(&path[i]);
    return st;
}
