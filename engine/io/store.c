/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/store.h"

#include <errno.h>
#include <hdf5_hl.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "io/file.h"
#include "io/messages.h"
#include "io/store_quiet.h"
#include "io/system.h"

/* HDF5 builds the file in memory and the bytes are written at the end: a full disk is then a plain
   failed write, where HDF5 would keep a file that it can neither flush nor close. */
enum { GROWTH = 1 << 20 };

/* For every column of texts HDF5 clears a buffer, a megabyte unless it is told that less will do; a
   column that does not fit is written in strips, which changes where it lies in the file. */
enum { STRIP = 1 << 20, LEAST_STRIP = 1 << 10, CELL = 16 /* bytes of a text's place */ };

struct arp_store {
    hid_t file;
    void *image; /* what HDF5 has left of the file, once it has closed it for good */
    bool ends;   /* it is being closed for good */
    hid_t text;  /* the type of a UTF-8 text of any length */
    hid_t strip; /* how datasets are written */
    int out;     /* the file, -1: none yet */
    char *path;
    bool starved; /* it was short of memory */
};

static arp_status fail_write(const arp_store *store, const char *name, arp_error *err) {
    arp_place place = {store->path, 0, 0};
    if (store->starved) return arp_fail_memory(err);
    return arp_fail_at(err, place, ARP_OUTPUT, ARP_MSG_STORE_WRITE, "s", name);
}

/* A property list of a class, times of creation and change left out; negative on failure. */
static hid_t timeless(hid_t class) {
    hid_t list = H5Pcreate(class);
    if (list >= 0 && H5Pset_obj_track_times(list, 0) < 0) {
        arp_drop(list);
        return H5I_INVALID_HID;
    }
    return list;
}

static hid_t text_type(void) {
    hid_t type = H5Tcopy(H5T_C_S1);
    if (type >= 0 &&
        (H5Tset_size(type, H5T_VARIABLE) < 0 || H5Tset_cset(type, H5T_CSET_UTF8) < 0)) {
        arp_drop(type);
        return H5I_INVALID_HID;
    }
    return type;
}

/* Buffers as long as the rows take. */
static bool set_strip(const arp_store *store, size_t rows) {
    size_t size = rows < STRIP / CELL ? rows * CELL : STRIP;
    return H5Pset_buffer(store->strip, size > LEAST_STRIP ? size : LEAST_STRIP, NULL, NULL) >= 0;
}

/* The memory that HDF5 builds the file in, which is its own. It gives it back when it closes the
   file, which is when the bytes are whole: no copy of them is needed. */
static void *image_more(void *bytes, size_t size, H5FD_file_image_op_t op, void *store) {
    (void)op;
    (void)store;
    return H5resize_memory(bytes, size);
}

static void *image_new(size_t size, H5FD_file_image_op_t op, void *store) {
    return image_more(NULL, size, op, store);
}

static void *image_copy(void *to, const void *from, size_t size, H5FD_file_image_op_t op,
                        void *store) {
    (void)op;
    (void)store;
    return memcpy(to, from, size);
}

/* HDF5 opens and closes a file that is there already before it makes the new one. */
static herr_t image_left(void *bytes, H5FD_file_image_op_t op, void *user) {
    arp_store *store = user;
    if (store->ends && op == H5FD_FILE_IMAGE_OP_FILE_CLOSE) store->image = bytes;
    else H5free_memory(bytes);
    return 0;
}

static void *same_user(void *user) {
    return user;
}

static herr_t keep_user(void *user) {
    (void)user;
    return 0;
}

static hid_t new_file(const char *path, arp_store *store) {
    H5FD_file_image_callbacks_t image = {image_new, image_copy, image_more, image_left,
                                         same_user, keep_user,  store};
    hid_t file = H5I_INVALID_HID;
    hid_t made = timeless(H5P_FILE_CREATE), access = H5Pcreate(H5P_FILE_ACCESS);
    if (made >= 0 && access >= 0 && H5Pset_fapl_core(access, GROWTH, 0) >= 0 &&
        H5Pset_file_image_callbacks(access, &image) >= 0) {
        file = H5Fcreate(path, H5F_ACC_TRUNC, made, access);
    }
    arp_drop(made);
    arp_drop(access);
    return file;
}

arp_status arp_store_create(const char *path, arp_store **out, arp_error *err) {
    arp_store *store = arp_zalloc(1, sizeof *store);
    if (!store) return arp_fail_memory(err);
    store->file = store->text = store->strip = H5I_INVALID_HID;
    store->out = -1;
    size_t len = strlen(path);
    store->path = arp_zalloc(len + 1, 1);
    if (!store->path) {
        arp_store_abandon(store);
        return arp_fail_memory(err);
    }
    memcpy(store->path, path, len);
    if (!arp_store_has_room(0)) {
        arp_store_abandon(store);
        return arp_fail_memory(err);
    }
    arp_quiet quiet = arp_quiet_begin();
    store->file = new_file(path, store);
    store->text = text_type();
    store->strip = H5Pcreate(H5P_DATASET_XFER);
    arp_quiet_end(quiet);
    if (store->file < 0 || store->text < 0 || store->strip < 0) {
        arp_store_abandon(store);
        return arp_fail_memory(err); /* nothing but memory was asked for */
    }
    *out = store;
    return ARP_OK;
}

arp_status arp_store_create_on(int fd, const char *shown, arp_store **out, arp_error *err) {
    arp_status st = shown ? arp_store_create(shown, out, err) : arp_fail_memory(err);
    if (st == ARP_OK) (*out)->out = fd;
    else close(fd);
    return st;
}

/* One group, unless it is there. */
static bool make_group(const arp_store *store, const char *name) {
    htri_t there = H5Lexists(store->file, name, H5P_DEFAULT);
    if (there != 0) return there > 0;
    hid_t list = timeless(H5P_GROUP_CREATE);
    hid_t made = list < 0 ? list : H5Gcreate2(store->file, name, H5P_DEFAULT, list, H5P_DEFAULT);
    arp_drop(list);
    arp_drop(made);
    return made >= 0;
}

/* The groups before the last '/' of a name. */
static arp_status make_groups(const arp_store *store, const char *name, arp_error *err) {
    size_t len = strlen(name);
    bool ok = true;
    char *group = arp_zalloc(len + 1, 1);
    if (!group) return arp_fail_memory(err);
    memcpy(group, name, len);
    char *from = group + (*group == '/');
    for (char *slash = strchr(from, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        ok = make_group(store, group);
        *slash = '/';
    }
    arp_free(group);
    return ok ? ARP_OK : fail_write(store, name, err);
}

/* One text, or a list of n where @p list. */
static bool put_note(arp_store *store, hid_t on, const char *name, const char *const *text,
                     size_t n, bool list) {
    const hsize_t extent = n;
    store->starved = store->starved || !arp_store_has_room(0);
    if (store->starved) return false;
    hid_t space = list ? H5Screate_simple(1, &extent, NULL) : H5Screate(H5S_SCALAR);
    hid_t attribute =
        space < 0 ? space : H5Acreate2(on, name, store->text, space, H5P_DEFAULT, H5P_DEFAULT);
    bool ok = attribute >= 0 && H5Awrite(attribute, store->text, text) >= 0;
    arp_drop(attribute);
    arp_drop(space);
    return ok;
}

static bool put_notes(arp_store *store, hid_t on, const arp_store_note *notes) {
    bool ok = on >= 0;
    for (; ok && notes && notes->name; notes++) {
        ok = put_note(store, on, notes->name, &notes->text, 1, false);
    }
    return ok;
}

/* One dataset to be written: rows x columns of `held` in memory, `kept` in the file. */
typedef struct dataset {
    const char *name;
    const arp_store_note *notes;
    hid_t kept, held;
    const void *x;
    size_t rows, columns;
} dataset;

static bool put(arp_store *store, const dataset *d) {
    const hsize_t extent[2] = {d->rows, d->columns};
    hid_t set = H5I_INVALID_HID;
    hid_t space = H5Screate_simple(d->columns ? 2 : 1, extent, NULL);
    hid_t list = timeless(H5P_DATASET_CREATE);
    if (space >= 0 && list >= 0) {
        set = H5Dcreate2(store->file, d->name, d->kept, space, H5P_DEFAULT, list, H5P_DEFAULT);
    }
    bool ok = set >= 0 && set_strip(store, d->rows) &&
              H5Dwrite(set, d->held, H5S_ALL, H5S_ALL, store->strip, d->x) >= 0 &&
              put_notes(store, set, d->notes);
    arp_drop(set);
    arp_drop(list);
    arp_drop(space);
    return ok;
}

/* The file in memory grows by what is written, and may be moved as it does; texts are copied. */
static bool has_room(const arp_store *store, const dataset *d) {
    hsize_t size = 0;
    if (H5Fget_filesize(store->file, &size) < 0) return false;
    uint64_t cells = (uint64_t)d->rows * (d->columns ? d->columns : 1);
    const uint64_t each = UINT64_C(4) * CELL;
    return cells < UINT64_MAX / each && arp_store_has_room(size + each * cells);
}

static arp_status put_in_place(arp_store *store, const dataset *d, arp_error *err) {
    if (!has_room(store, d)) return arp_fail_memory(err);
    arp_status st = make_groups(store, d->name, err);
    if (st == ARP_OK && !put(store, d)) st = fail_write(store, d->name, err);
    return st;
}

arp_status arp_store_doubles(arp_store *store, const char *name, const arp_store_note *notes,
                             const double *x, size_t rows, size_t columns, arp_error *err) {
    arp_quiet quiet = arp_quiet_begin();
    dataset d = {name, notes, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, x, rows, columns};
    arp_status st = put_in_place(store, &d, err);
    arp_quiet_end(quiet);
    return st;
}

arp_status arp_store_whole(arp_store *store, const char *name, const arp_store_note *notes,
                           const uint64_t *x, size_t rows, size_t columns, arp_error *err) {
    arp_quiet quiet = arp_quiet_begin();
    dataset d = {name, notes, H5T_STD_U64LE, H5T_NATIVE_UINT64, x, rows, columns};
    arp_status st = put_in_place(store, &d, err);
    arp_quiet_end(quiet);
    return st;
}

arp_status arp_store_texts(arp_store *store, const char *name, const arp_store_note *notes,
                           const char *const *x, size_t rows, arp_error *err) {
    arp_quiet quiet = arp_quiet_begin();
    dataset d = {name, notes, store->text, store->text, x, rows, 0};
    arp_status st = put_in_place(store, &d, err);
    arp_quiet_end(quiet);
    return st;
}

arp_status arp_store_group(arp_store *store, const char *name, const arp_store_note *notes,
                           arp_error *err) {
    arp_quiet quiet = arp_quiet_begin();
    arp_status st = make_groups(store, name, err);
    if (st == ARP_OK && strcmp(name, "/") != 0 && !make_group(store, name)) {
        st = fail_write(store, name, err);
    }
    hid_t group = st == ARP_OK ? H5Gopen2(store->file, name, H5P_DEFAULT) : H5I_INVALID_HID;
    if (st == ARP_OK && !put_notes(store, group, notes)) st = fail_write(store, name, err);
    arp_drop(group);
    arp_quiet_end(quiet);
    return st;
}

arp_status arp_store_note_list(arp_store *store, const char *on, const char *name,
                               const char *const *texts, size_t n, arp_error *err) {
    arp_quiet quiet = arp_quiet_begin();
    hid_t object = H5Oopen(store->file, on, H5P_DEFAULT);
    bool ok = object >= 0 && put_note(store, object, name, texts, n, true);
    arp_drop(object);
    arp_quiet_end(quiet);
    return ok ? ARP_OK : fail_write(store, on, err);
}

arp_status arp_store_scale(arp_store *store, const char *name, unsigned dimension,
                           const char *scale, arp_error *err) {
    arp_quiet quiet = arp_quiet_begin();
    hid_t set = H5Dopen2(store->file, name, H5P_DEFAULT);
    hid_t along = H5Dopen2(store->file, scale, H5P_DEFAULT);
    bool ok = set >= 0 && along >= 0;
    if (ok && H5DSis_scale(along) == 0) ok = H5DSset_scale(along, scale) >= 0;
    ok = ok && H5DSattach_scale(set, along, dimension) >= 0;
    arp_drop(along);
    arp_drop(set);
    arp_quiet_end(quiet);
    return ok ? ARP_OK : fail_write(store, name, err);
}

/* Close the file, whose bytes are then in `image`: how many; 0 where that failed. */
static size_t end_file(arp_store *store) {
    ssize_t n =
        H5Fflush(store->file, H5F_SCOPE_LOCAL) < 0 ? -1 : H5Fget_file_image(store->file, NULL, 0);
    hid_t file = store->file;
    store->file = H5I_INVALID_HID;
    store->ends = true;
    return H5Fclose(file) >= 0 && store->image && n > 0 ? (size_t)n : 0;
}

/* Write into the file that was opened, down to the disk where there is one, and close it. */
static arp_status finish_file(arp_store *store, const void *bytes, size_t n, arp_error *err) {
    int number = arp_write_all(store->out, bytes, n);
    if (!number && fsync(store->out) != 0 && errno != EINVAL && errno != ENOTSUP) number = errno;
    if (close(store->out) != 0 && number == 0) number = errno;
    store->out = -1;
    return number ? arp_fail_output(err, store->path, number) : ARP_OK;
}

arp_status arp_store_close(arp_store *store, arp_error *err) {
    arp_status st = ARP_OK;
    arp_quiet quiet = arp_quiet_begin();
    size_t n = end_file(store);
    arp_quiet_end(quiet);
    if (n == 0) st = arp_fail_memory(err);
    else if (store->out >= 0) st = finish_file(store, store->image, n, err);
    else st = arp_file_write(store->path, store->image, n, err);
    arp_store_abandon(store);
    return st;
}

/* HDF5 is entered only where something of it is there: it does not bear to be short of memory. */
static void drop_all(arp_store *store) {
    if (store->file < 0 && store->text < 0 && store->strip < 0 && !store->image) return;
    arp_quiet quiet = arp_quiet_begin();
    arp_drop(store->strip);
    arp_drop(store->text);
    arp_drop(store->file);
    H5free_memory(store->image);
    arp_quiet_end(quiet);
}

void arp_store_abandon(arp_store *store) {
    if (!store) return;
    drop_all(store);
    if (store->out >= 0) close(store->out);
    arp_free(store->path);
    arp_free(store);
}
