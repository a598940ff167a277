/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the files are that a study names. */
#include <string.h>

#include "base/text.h"
#include "io/file.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

enum { NAMED = 8 }; /* files in memory, in one message */

const arp_file *spec_in_memory(const spec *s, const char *name) {
    for (size_t i = 0; i < s->n_files_in; i++) {
        if (strcmp(s->file_in[i].name, name) == 0) return &s->file_in[i];
    }
    return NULL;
}

/* A name that is nowhere is most often one that was misspelt: those there are, are told. */
static arp_status refuse(const spec *s, const arp_node *node, const char *name, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    const char **all = arp_zalloc(s->n_files_in, sizeof *all);
    if (!all) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_files_in; i++) all[i] = s->file_in[i].name;
    arp_text_list(list, sizeof list, all, s->n_files_in, NAMED);
    arp_free(all);
    return arp_fail_at(err, node->place, ARP_INPUT, ARP_MSG_STUDY_FILE_NOWHERE, "ss", name, list);
}

arp_status spec_memory(const arp_study_options *options, spec *s, arp_error *err) {
    s->file_in = options->file;
    s->n_files_in = 0;
    for (size_t i = 0; i < options->n_files; i++) {
        const char *name = options->file[i].name;
        if (!name || !*name)
            return arp_fail(err, ARP_USAGE, ARP_MSG_STUDY_FILE_NAMELESS, "u", i + 1);
        if (spec_in_memory(s, name)) {
            return arp_fail_at(err, (arp_place){.path = name}, ARP_USAGE, ARP_MSG_STUDY_FILE_TWICE,
                               "");
        }
        s->n_files_in++;
    }
    return ARP_OK;
}

arp_status spec_locate(const spec *s, const arp_node *node, const char *name, arp_pool *pool,
                       const char **path, const arp_file **memory, arp_error *err) {
    const arp_file *held = spec_in_memory(s, name);
    char *beside = held ? NULL : arp_path_beside(s->path, name);
    const char *found = held ? name : beside;
    arp_status st = ARP_OK;
    const char *kept = found ? arp_pool_text(pool, found, strlen(found)) : NULL;
    if (!kept) ARP_TRY(arp_fail_memory(err));
    if (!held && s->n_files_in && !arp_file_exists(kept)) ARP_TRY(refuse(s, node, name, err));
    *path = kept;
    *memory = held;
done:
    arp_free(beside);
    return st;
}
