/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the files are that a study names: in memory, or on disk. */
#include <string.h>

#include "base/text.h"
#include "io/file.h"
#include "study/spec/messages.h"
#include "study/spec/spec.h"

enum { NAMED = 8 }; /* files in memory, in one message */

/* Among the first n. */
static const arp_file *among(const arp_file *file, size_t n, const char *name) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(file[i].name, name) == 0) return &file[i];
    }
    return NULL;
}

arp_status spec_memory_check(const arp_study_options *options, arp_error *err) {
    for (size_t i = 0; i < options->n_files; i++) {
        const char *name = options->file[i].name;
        if (!name || !*name) {
            return arp_fail(err, ARP_USAGE, ARP_MSG_STUDY_FILE_NAMELESS, "u", i + 1);
        }
        if (among(options->file, i, name)) {
            return arp_fail_at(err, (arp_place){.path = name}, ARP_USAGE, ARP_MSG_STUDY_FILE_TWICE,
                               "");
        }
    }
    return ARP_OK;
}

const arp_file *spec_in_memory(const spec *s, const char *name) {
    return among(s->options->file, s->options->n_files, name);
}

/* A name that is nowhere is most often one that was misspelt: those there are, are told. */
static arp_status refuse(const arp_study_options *options, const arp_node *node, const char *name,
                         arp_error *err) {
    char list[ARP_ERROR_TEXT];
    const char **all = arp_zalloc(options->n_files, sizeof *all);
    if (!all) return arp_fail_memory(err);
    for (size_t i = 0; i < options->n_files; i++) all[i] = options->file[i].name;
    arp_text_list(list, sizeof list, all, options->n_files, NAMED);
    arp_free(all);
    return arp_fail_at(err, node->place, ARP_INPUT, ARP_MSG_STUDY_FILE_NOWHERE, "ss", name, list);
}

/* What the shipped catalogue names stands beside it, in the library. */
static arp_status locate_shipped(const char *name, arp_pool *pool, const char **path,
                                 const arp_file **memory, arp_error *err) {
    arp_file *file = arp_pool_take(pool, 1, sizeof *file);
    if (!file) return arp_fail_memory(err);
    *file = (arp_file){.name = name};
    file->bytes = arp_catalogue_file(name, &file->n);
    *path = name;
    *memory = file;
    return ARP_OK;
}

/* Of what a name is beside: the file that wrote it, where it is one that is extended. */
static const char *writer(const spec *s, const arp_node *node) {
    for (size_t i = 0; i < s->n_bases; i++) {
        const char *path = s->base[i].root.place.path; /* one text for all its nodes */
        if (path && node->place.path == path) return path;
    }
    return s->path;
}

arp_status spec_locate(const spec *s, const arp_node *node, const char *name, arp_pool *pool,
                       const char **path, const arp_file **memory, arp_error *err) {
    const char *catalogue = s->catalogue_tree.root.place.path; /* one text for all its nodes */
    if (catalogue && node->place.path == catalogue)
        return locate_shipped(name, pool, path, memory, err);
    const arp_file *held = spec_in_memory(s, name);
    char *beside = held ? NULL : arp_path_beside(writer(s, node), name);
    const char *found = held ? name : beside;
    arp_status st = ARP_OK;
    if (found && !held) held = spec_in_memory(s, found);
    const char *kept = found ? arp_pool_text(pool, found, strlen(found)) : NULL;
    if (!kept) ARP_TRY(arp_fail_memory(err));
    if (!held && s->options->n_files && !arp_file_exists(kept)) {
        ARP_TRY(refuse(s->options, node, name, err));
    }
    *path = kept;
    *memory = held;
done:
    arp_free(beside);
    return st;
}

arp_status spec_open(const arp_study *study, const char *path, const arp_file *memory,
                     arp_source **out, arp_error *err) {
    const arp_study_options *options = study->spec->options;
    arp_source *source = NULL;
    arp_status st = memory ? ARP_OK : arp_file_spare(path, options->output, options->entries, err);
    if (st == ARP_OK && memory) {
        st = arp_source_memory(memory->bytes, memory->n, path, &source, err);
    } else if (st == ARP_OK) {
        st = arp_source_open(path, path, &source, err);
    }
    if (st == ARP_OK) st = arp_source_unpack(source, err);
    if (st == ARP_OK) *out = source;
    else arp_source_close(source);
    return st;
}
