/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/messages.h"
#include "io/store_quiet.h"

/* Names of the datasets of a file. */
typedef struct names {
    char **at;
    size_t n;
    bool short_of_memory;
} names;

static void free_names(names *all) {
    for (size_t i = 0; i < all->n; i++) arp_free(all->at[i]);
    arp_free(all->at);
    *all = (names){0};
}

static char *copy_text(const char *text) {
    size_t len = strlen(text);
    char *copy = arp_zalloc(len + 1, 1);
    if (copy) memcpy(copy, text, len);
    return copy;
}

/* H5Ovisit2's own signature. */
static herr_t keep_name(hid_t from, const char *name, const H5O_info_t *info, void *user) {
    (void)from;
    names *all = user;
    if (info->type != H5O_TYPE_DATASET) return 0;
    char **at = arp_resize(all->at, all->n + 1, sizeof *at);
    if (at) all->at = at;
    char *copy = at ? copy_text(name) : NULL;
    if (!copy) {
        all->short_of_memory = true;
        return -1;
    }
    all->at[all->n++] = copy;
    return 0;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static arp_status fail_here(const char *path, arp_message message, arp_error *err) {
    return arp_fail_at(err, (arp_place){path, 0, 0}, ARP_INPUT, message, "");
}

static arp_status list_names(const char *path, hid_t file, names *all, arp_error *err) {
    herr_t seen = H5Ovisit2(file, H5_INDEX_NAME, H5_ITER_INC, keep_name, all, H5O_INFO_BASIC);
    if (all->short_of_memory) return arp_fail_memory(err);
    if (seen < 0) return fail_here(path, ARP_MSG_STORE_DAMAGED, err);
    if (all->n) qsort(all->at, all->n, sizeof *all->at, by_text);
    return ARP_OK;
}

static arp_status open_file(const char *path, hid_t *file, arp_error *err) {
    struct stat about;
    int number = stat(path, &about) != 0 || access(path, R_OK) != 0 ? errno : 0;
    if (number == 0 && S_ISDIR(about.st_mode)) number = EISDIR;
    if (number) {
        const char *reason = strerrordesc_np(number);
        return arp_fail_at(err, (arp_place){path, 0, 0}, ARP_INPUT, ARP_MSG_STORE_OPEN, "s",
                           reason ? reason : "?");
    }
    if (!S_ISREG(about.st_mode) || H5Fis_hdf5(path) <= 0) {
        return fail_here(path, ARP_MSG_STORE_NOT_HDF5, err);
    }
    *file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    return *file < 0 ? fail_here(path, ARP_MSG_STORE_DAMAGED, err) : ARP_OK;
}

static arp_status check_name(const char *path, const char *name, const names *all, arp_error *err) {
    for (size_t i = 0; i < all->n; i++) {
        if (strcmp(all->at[i], name) == 0) return ARP_OK;
    }
    arp_place place = {path, 0, 0};
    const char *const *words = (const char *const *)all->at;
    const char *near = arp_text_nearest(name, words, all->n);
    if (near) return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STORE_UNKNOWN, "ss", name, near);
    char list[ARP_ERROR_TEXT];
    arp_text_list(list, sizeof list, words, all->n, 20);
    return arp_fail_at(err, place, ARP_DOMAIN, ARP_MSG_STORE_UNKNOWN_ALL, "ss", name, list);
}

/* The text of one attribute, "" where it is absent or no text; NULL when memory is short. */
static char *read_attribute(hid_t set, const char *name) {
    if (H5Aexists(set, name) <= 0) return copy_text("");
    char *text = NULL, *copy = NULL;
    hid_t attribute = H5Aopen(set, name, H5P_DEFAULT);
    hid_t kept = H5Aget_type(attribute), space = H5Aget_space(attribute);
    bool readable = H5Tis_variable_str(kept) > 0 && H5Sget_simple_extent_npoints(space) == 1;
    hid_t held = readable ? H5Tget_native_type(kept, H5T_DIR_ASCEND) : H5I_INVALID_HID;
    if (held >= 0 && H5Aread(attribute, held, &text) >= 0) {
        copy = copy_text(text ? text : "");
        H5Dvlen_reclaim(held, space, H5P_DEFAULT, &text);
    } else {
        copy = copy_text("");
    }
    arp_drop(held);
    arp_drop(space);
    arp_drop(kept);
    arp_drop(attribute);
    return copy;
}

/* An open dataset. */
typedef struct opened {
    const char *path, *name;
    hid_t set, kept, space;
    size_t cells;
} opened;

static arp_status fail_kind(const opened *o, arp_error *err) {
    return arp_fail_at(err, (arp_place){o->path, 0, 0}, ARP_INPUT, ARP_MSG_STORE_KIND, "s",
                       o->name);
}

static arp_status read_numbers(const opened *o, hid_t held, void **out, arp_error *err) {
    void *x = arp_zalloc(o->cells, 8); /* doubles and whole numbers alike */
    if (!x) return arp_fail_memory(err);
    if (H5Dread(o->set, held, H5S_ALL, H5S_ALL, H5P_DEFAULT, x) < 0) {
        arp_free(x);
        return fail_here(o->path, ARP_MSG_STORE_DAMAGED, err);
    }
    *out = x;
    return ARP_OK;
}

static arp_status read_texts(const opened *o, arp_stored *s, arp_error *err) {
    arp_status st = ARP_OK;
    hid_t held = H5Tget_native_type(o->kept, H5T_DIR_ASCEND);
    char **theirs;
    if (!arp_zalloc_all(ARP_ARRAY(theirs, o->cells), ARP_ARRAY(s->texts, o->cells))) {
        st = arp_fail_memory(err);
    } else if (held < 0 || H5Dread(o->set, held, H5S_ALL, H5S_ALL, H5P_DEFAULT, theirs) < 0) {
        st = fail_here(o->path, ARP_MSG_STORE_DAMAGED, err);
    } else {
        for (size_t i = 0; i < o->cells && st == ARP_OK; i++) {
            s->texts[i] = copy_text(theirs[i] ? theirs[i] : "");
            if (!s->texts[i]) st = arp_fail_memory(err);
        }
        H5Dvlen_reclaim(held, o->space, H5P_DEFAULT, theirs);
    }
    arp_free(theirs);
    arp_drop(held);
    return st;
}

static arp_status read_extent(opened *o, arp_stored *s, arp_error *err) {
    hsize_t extent[2] = {1, 1};
    if (H5Sget_simple_extent_type(o->space) == H5S_NULL) return fail_kind(o, err);
    if (H5Sget_simple_extent_ndims(o->space) > 2) return fail_kind(o, err);
    H5Sget_simple_extent_dims(o->space, extent, NULL);
    if (extent[1] != 0 && extent[0] > SIZE_MAX / extent[1]) return arp_fail_memory(err);
    s->rows = extent[0];
    s->columns = extent[1];
    o->cells = s->rows * s->columns;
    return ARP_OK;
}

static arp_status read_cells(const opened *o, arp_stored *s, arp_error *err) {
    void *x = NULL;
    arp_status st = ARP_OK;
    H5T_class_t class = H5Tget_class(o->kept);
    if (class == H5T_STRING && H5Tis_variable_str(o->kept) > 0) return read_texts(o, s, err);
    if (H5Tget_size(o->kept) > 8) return fail_kind(o, err);
    if (class == H5T_FLOAT) {
        st = read_numbers(o, H5T_NATIVE_DOUBLE, &x, err);
        s->doubles = x;
    } else if (class == H5T_INTEGER && H5Tget_sign(o->kept) == H5T_SGN_NONE) {
        st = read_numbers(o, H5T_NATIVE_UINT64, &x, err);
        s->whole = x;
    } else {
        st = fail_kind(o, err);
    }
    return st;
}

static arp_status read_set(const opened *o, arp_stored *s, arp_error *err) {
    arp_status st = read_cells(o, s, err);
    if (st != ARP_OK) return st;
    s->title = read_attribute(o->set, "title");
    s->unit = read_attribute(o->set, "unit");
    s->method = read_attribute(o->set, "method");
    return s->title && s->unit && s->method ? ARP_OK : arp_fail_memory(err);
}

static arp_status open_and_read(hid_t file, opened *o, arp_stored *s, arp_error *err) {
    arp_status st = ARP_OK;
    o->set = H5Dopen2(file, o->name, H5P_DEFAULT);
    o->kept = H5Dget_type(o->set);
    o->space = H5Dget_space(o->set);
    if (o->set < 0 || o->kept < 0 || o->space < 0) {
        st = fail_here(o->path, ARP_MSG_STORE_DAMAGED, err);
    } else {
        ARP_TRY(read_extent(o, s, err));
        ARP_TRY(read_set(o, s, err));
    }
done:
    arp_drop(o->space);
    arp_drop(o->kept);
    arp_drop(o->set);
    return st;
}

arp_status arp_store_read(const char *path, const char *name, arp_stored *out, arp_error *err) {
    arp_status st = ARP_OK;
    hid_t file = H5I_INVALID_HID;
    names all = {0};
    arp_stored s = {0};
    opened o = {.path = path, .name = name};
    while (*o.name == '/') o.name++;
    arp_quiet quiet = arp_quiet_begin();
    ARP_TRY(open_file(path, &file, err));
    ARP_TRY(list_names(path, file, &all, err));
    ARP_TRY(check_name(path, o.name, &all, err));
    ARP_TRY(open_and_read(file, &o, &s, err));
    *out = s;
    s = (arp_stored){0};
done:
    arp_drop(file);
    arp_quiet_end(quiet);
    free_names(&all);
    arp_stored_free(&s);
    return st;
}

void arp_stored_free(arp_stored *stored) {
    if (!stored) return;
    for (size_t i = 0; stored->texts && i < stored->rows * stored->columns; i++) {
        arp_free(stored->texts[i]);
    }
    arp_free(stored->texts);
    arp_free(stored->doubles);
    arp_free(stored->whole);
    arp_free(stored->title);
    arp_free(stored->unit);
    arp_free(stored->method);
    *stored = (arp_stored){0};
}

arp_status arp_store_list(const char *path, arp_text *out, arp_error *err) {
    arp_status st = ARP_OK;
    hid_t file = H5I_INVALID_HID;
    names all = {0};
    arp_text list = {0};
    arp_quiet quiet = arp_quiet_begin();
    ARP_TRY(open_file(path, &file, err));
    ARP_TRY(list_names(path, file, &all, err));
    for (size_t i = 0; i < all.n; i++) {
        arp_text_add(&list, all.at[i]);
        arp_text_add(&list, "\n");
    }
    ARP_TRY(arp_text_status(&list, err));
    arp_text_free(out);
    *out = list;
    list = (arp_text){0};
done:
    arp_drop(file);
    arp_quiet_end(quiet);
    free_names(&all);
    arp_text_free(&list);
    return st;
}
