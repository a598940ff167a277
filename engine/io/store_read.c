/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/os/reason.h"
#include "io/messages.h"
#include "io/store_quiet.h"

static char *copy_text(const char *text) {
    size_t len = strlen(text);
    char *copy = arp_zalloc(len + 1, 1);
    if (copy) memcpy(copy, text, len);
    return copy;
}

static arp_status fail_here(const char *path, arp_message message, arp_error *err) {
    return arp_fail_at(err, (arp_place){path, 0, 0}, ARP_INPUT, message, "");
}

/* What HDF5 may ask for to hold texts, since many cells may share one text of the file; a reading
   that fails forgets those it has. */
typedef struct budget {
    arp_pool *texts;
    uint64_t left;
    bool over, starved; /* more was asked for than is left, or than is to be had */
} budget;

static void *take_text(size_t size, void *user) {
    budget *b = user;
    b->over = b->over || size > b->left;
    if (b->over) return NULL;
    b->left -= size;
    void *text = arp_pool_take(b->texts, size, 1);
    b->starved = b->starved || !text;
    return text;
}

static void pass_text(void *text, void *user) {
    (void)text, (void)user; /* it lies in the pool */
}

/* A list for reading texts, in @p b; negative on failure. */
static hid_t text_reading(budget *b) {
    hid_t list = H5Pcreate(H5P_DATASET_XFER);
    if (list >= 0 && H5Pset_vlen_mem_manager(list, take_text, b, pass_text, b) < 0) {
        arp_drop(list);
        return H5I_INVALID_HID;
    }
    return list;
}

/* Bytes that a file of this size may declare: packed or not, nobody's results are larger. */
static uint64_t most_of(uint64_t file_size) {
    static const uint64_t ALWAYS_FINE = UINT64_C(32) << 20, MOST_RATIO = 300;
    uint64_t most = file_size > UINT64_MAX / MOST_RATIO ? UINT64_MAX : file_size * MOST_RATIO;
    return most > ALWAYS_FINE ? most : ALWAYS_FINE;
}

static arp_status open_file(const char *path, hid_t *file, uint64_t *size, arp_error *err) {
    struct stat about;
    int number = stat(path, &about) != 0 || access(path, R_OK) != 0 ? errno : 0;
    if (number == 0 && S_ISDIR(about.st_mode)) number = EISDIR;
    if (number) {
        return arp_fail_at(err, (arp_place){path, 0, 0}, ARP_INPUT, ARP_MSG_STORE_OPEN, "s",
                           arp_os_reason(number));
    }
    if (!S_ISREG(about.st_mode) || H5Fis_hdf5(path) <= 0) {
        return fail_here(path, ARP_MSG_STORE_NOT_HDF5, err);
    }
    if (!arp_store_has_room(0)) return arp_fail_memory(err);
    *size = (uint64_t)about.st_size;
    *file = H5Fopen(path, H5F_ACC_RDONLY, H5P_DEFAULT);
    return *file < 0 ? fail_here(path, ARP_MSG_STORE_DAMAGED, err) : ARP_OK;
}

static arp_status check_name(const char *path, hid_t file, const char *name, arp_error *err) {
    if (H5Lexists(file, name, H5P_DEFAULT) > 0) return ARP_OK;
    return arp_fail_at(err, (arp_place){path, 0, 0}, ARP_DOMAIN, ARP_MSG_STORE_ABSENT, "s", name);
}

/* An open dataset. */
typedef struct opened {
    const char *path, *name;
    hid_t set, kept, space;
    size_t cells;
    uint64_t file_size;
} opened;

static arp_status fail_kind(const opened *o, arp_error *err) {
    return arp_fail_at(err, (arp_place){o->path, 0, 0}, ARP_INPUT, ARP_MSG_STORE_KIND, "s",
                       o->name);
}

static arp_status fail_declared(const opened *o, arp_error *err) {
    char cells[ARP_NUMBER_ROOM];
    arp_number_from_size(cells, o->cells);
    return arp_fail_at(err, (arp_place){o->path, 0, 0}, ARP_INPUT, ARP_MSG_STORE_DECLARED, "ss",
                       o->name, cells);
}

/* Sizes are believed where the file could hold what they say. */
static arp_status check_size(const opened *o, arp_error *err) {
    static const uint64_t CELL = 8; /* bytes of one in memory */
    bool is_held = o->set < 0 || o->cells == 0 || H5Dget_storage_size(o->set) > 0;
    return is_held && o->cells <= most_of(o->file_size) / CELL ? ARP_OK : fail_declared(o, err);
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

/* Copies of HDF5's own texts. */
static arp_status keep_texts(char *const *theirs, arp_stored *s, arp_error *err) {
    for (size_t i = 0; i < s->rows * s->columns; i++) {
        s->texts[i] = copy_text(theirs[i] ? theirs[i] : "");
        if (!s->texts[i]) return arp_fail_memory(err);
    }
    return ARP_OK;
}

static arp_status read_texts(const opened *o, arp_stored *s, arp_error *err) {
    arp_status st = ARP_OK;
    budget b = {.texts = arp_pool_new(), .left = most_of(o->file_size)};
    hid_t held = H5Tget_native_type(o->kept, H5T_DIR_ASCEND), list = text_reading(&b);
    char **theirs = NULL;
    if (list < 0 || !b.texts ||
        !arp_zalloc_all(ARP_ARRAY(theirs, o->cells), ARP_ARRAY(s->texts, o->cells))) {
        st = arp_fail_memory(err);
    } else if (held < 0 || H5Dread(o->set, held, H5S_ALL, H5S_ALL, list, theirs) < 0) {
        st = b.starved ? arp_fail_memory(err)
             : b.over  ? fail_declared(o, err)
                       : fail_here(o->path, ARP_MSG_STORE_DAMAGED, err);
    } else {
        st = keep_texts(theirs, s, err);
    }
    arp_free(theirs);
    arp_pool_free(b.texts);
    arp_drop(list);
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
    return check_size(o, err);
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

static arp_status open_and_read(hid_t file, opened *o, arp_stored *s, arp_error *err) {
    arp_status st = ARP_OK;
    o->set = H5Dopen2(file, o->name, H5P_DEFAULT);
    o->kept = H5Dget_type(o->set);
    o->space = H5Dget_space(o->set);
    if (o->set < 0 || o->kept < 0 || o->space < 0) {
        st = fail_here(o->path, ARP_MSG_STORE_DAMAGED, err);
    } else {
        ARP_TRY(read_extent(o, s, err));
        ARP_TRY(read_cells(o, s, err));
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
    arp_stored s = {0};
    opened o = {.path = path, .name = name};
    arp_quiet quiet = arp_quiet_begin();
    ARP_TRY(open_file(path, &file, &o.file_size, err));
    ARP_TRY(check_name(path, file, name, err));
    ARP_TRY(open_and_read(file, &o, &s, err));
    *out = s;
    s = (arp_stored){0};
done:
    arp_drop(file);
    arp_quiet_end(quiet);
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
    *stored = (arp_stored){0};
}

/* The texts of an open attribute. */
static arp_status read_note(opened *o, hid_t attribute, arp_stored *s, arp_error *err) {
    arp_status st = ARP_OK;
    hid_t held = H5Tget_native_type(o->kept, H5T_DIR_ASCEND);
    hssize_t n = H5Sget_simple_extent_npoints(o->space);
    if (held < 0 || n < 0 || H5Tis_variable_str(o->kept) <= 0) {
        arp_drop(held);
        return fail_kind(o, err);
    }
    s->rows = (size_t)n;
    s->columns = 1;
    o->cells = s->rows;
    st = check_size(o, err);
    char **theirs = NULL;
    if (st != ARP_OK) {
        s->rows = 0;
    } else if (!arp_zalloc_all(ARP_ARRAY(theirs, s->rows), ARP_ARRAY(s->texts, s->rows))) {
        st = arp_fail_memory(err);
    } else if (H5Aread(attribute, held, theirs) < 0) {
        st = fail_here(o->path, ARP_MSG_STORE_DAMAGED, err);
    } else {
        st = keep_texts(theirs, s, err);
        H5Dvlen_reclaim(held, o->space, H5P_DEFAULT, theirs);
    }
    arp_free(theirs);
    arp_drop(held);
    return st;
}

/* The note of an open object; none is no fault. */
static arp_status open_note(hid_t object, opened o, arp_stored *s, arp_error *err) {
    const char *name = o.name;
    if (H5Aexists(object, name) <= 0) return ARP_OK;
    hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
    o.kept = H5Aget_type(attribute);
    o.space = H5Aget_space(attribute);
    arp_status st = read_note(&o, attribute, s, err);
    arp_drop(o.space);
    arp_drop(o.kept);
    arp_drop(attribute);
    return st;
}

arp_status arp_store_read_note(const char *path, const char *on, const char *name, arp_stored *out,
                               arp_error *err) {
    arp_status st = ARP_OK;
    hid_t file = H5I_INVALID_HID, object = H5I_INVALID_HID;
    opened o = {.path = path, .name = name, .set = H5I_INVALID_HID};
    arp_stored s = {0};
    arp_quiet quiet = arp_quiet_begin();
    ARP_TRY(open_file(path, &file, &o.file_size, err));
    ARP_TRY(check_name(path, file, on, err));
    object = H5Oopen(file, on, H5P_DEFAULT);
    if (object < 0) ARP_TRY(fail_here(path, ARP_MSG_STORE_DAMAGED, err));
    ARP_TRY(open_note(object, o, &s, err));
    *out = s;
    s = (arp_stored){0};
done:
    arp_drop(object);
    arp_drop(file);
    arp_quiet_end(quiet);
    arp_stored_free(&s);
    return st;
}
