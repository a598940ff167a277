/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/held/held.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/messages/keys.h"
#include "io/file.h"

static arp_status read_one(const char *path, arp_text *out, arp_error *err) {
    arp_source *source = NULL;
    arp_status st = arp_source_open(path, NULL, &source, err);
    if (st == ARP_OK) st = arp_source_all(source, SIZE_MAX - 1, out, err);
    arp_source_close(source);
    return st;
}

/* A name may hold "=" no more than a path: the first one separates. */
arp_status arp_held_read(arp_request *request, const arp_study_options *options, arp_error *err) {
    arp_status st = ARP_OK;
    if (request->held || request->file.n == 0) return ARP_OK;
    request->held = arp_zalloc(request->file.n, sizeof *request->held);
    request->held_bytes = arp_zalloc(request->file.n, sizeof *request->held_bytes);
    if (!request->held || !request->held_bytes) return arp_fail_memory(err);
    for (size_t i = 0; i < request->file.n; i++) {
        char *name = request->file.at[i], *mark = strchr(name, '=');
        if (!mark || mark == name || !mark[1]) {
            return arp_fail(err, ARP_USAGE, ARP_MSG_CLI_HELD_NO_PAIR, "s", name);
        }
        ARP_TRY(arp_file_spare(mark + 1, options->output, options->entries, err));
        arp_text *bytes = &request->held_bytes[i];
        ARP_TRY(read_one(mark + 1, bytes, err));
        *mark = '\0'; /* what is left is the name */
        request->held[i] = (arp_file){name, bytes->bytes, bytes->n};
        request->n_held = i + 1;
    }
done:
    return st;
}

const arp_file *arp_held_find(const arp_request *request, const char *name) {
    for (size_t i = 0; i < request->n_held; i++) {
        if (strcmp(request->held[i].name, name) == 0) return &request->held[i];
    }
    return NULL;
}

void arp_held_free(arp_request *request) {
    for (size_t i = 0; request->held_bytes && i < request->file.n; i++) {
        arp_text_free(&request->held_bytes[i]);
    }
    arp_free(request->held_bytes);
    arp_free(request->held);
}
