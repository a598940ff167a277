/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file store.h
 * An HDF5 file of groups, datasets and attributes that explain them.
 *
 * Times are not tracked, so equal results are equal files. Text is UTF-8, variable length.
 * Errors of HDF5 are not printed; they come back as ARP_OUTPUT or ARP_INPUT with the path. HDF5 as
 * Debian builds it is not for several threads: a lock lets one thread of a process in at a time.
 *
 * What is read is believed as far as the file could hold it: 32 MiB, or 300 times its size, and no
 * cell that no byte of it stands for.
 *
 * A file is built in memory and written at arp_store_close(): memory is its size.
 */
#ifndef IO_STORE_H
#define IO_STORE_H

#include "base/fail.h"
#include "base/text.h"

typedef struct arp_store arp_store;

/**
 * Create a file at @p path. What is there stays as it is until arp_store_close() puts the new file
 * in its place, whole or not at all (arp_file_write()).
 *
 * @retval ARP_MEMORY
 */
arp_status arp_store_create(const char *path, arp_store **out, arp_error *err);

/** The same in a file that is open for writing, which is closed whatever the answer; @p shown is
   how messages name it, unlike any other open at the time; NULL: memory was short. */
arp_status arp_store_create_on(int fd, const char *shown, arp_store **out, arp_error *err);

/** What a dataset or a group says of itself, an attribute each; a list ends with a NULL name. */
typedef struct arp_store_note {
    const char *name, *text;
} arp_store_note;

/* One dataset each; names are paths ("ranking/score"), groups are made as needed, @p notes may be
   NULL. Two-dimensional data are row-major, rows x columns; columns = 0 makes it one-dimensional.
   ARP_OUTPUT: the name is taken. Kept as IEEE doubles and 64-bit unsigned, little-endian. */
arp_status arp_store_doubles(arp_store *store, const char *name, const arp_store_note *notes,
                             const double *x, size_t rows, size_t columns, arp_error *err);
arp_status arp_store_whole(arp_store *store, const char *name, const arp_store_note *notes,
                           const uint64_t *x, size_t rows, size_t columns, arp_error *err);
arp_status arp_store_texts(arp_store *store, const char *name, const arp_store_note *notes,
                           const char *const *x, size_t rows, arp_error *err);

/** Notes of a group, which is made if it is not there; "/" is the file's own. */
arp_status arp_store_group(arp_store *store, const char *name, const arp_store_note *notes,
                           arp_error *err);

/** A note of a group or a dataset that is a list of texts. */
arp_status arp_store_note_list(arp_store *store, const char *on, const char *name,
                               const char *const *texts, size_t n, arp_error *err);

/** Make the one-dimensional dataset @p scale the scale of dimension @p dimension (0: rows) of the
    dataset @p name, as HDF5's dimension scales are. */
arp_status arp_store_scale(arp_store *store, const char *name, unsigned dimension,
                           const char *scale, arp_error *err);

/** Write and close; the file is complete only when this answers ARP_OK. The store is freed whatever
    the answer. @retval ARP_OUTPUT  the disk refused, with the system's reason */
arp_status arp_store_close(arp_store *store, arp_error *err);

/** Free without writing, which leaves an empty file, or what was there where it is written whole;
    NULL is fine. */
void arp_store_abandon(arp_store *store);

/** One dataset read back: exactly one of doubles, whole, texts is set, rows x columns of it. */
typedef struct arp_stored {
    double *doubles;
    uint64_t *whole;
    char **texts;
    size_t rows, columns; /* columns = 1 for one-dimensional data */
} arp_stored;

/**
 * Read one dataset of a file.
 *
 * @retval ARP_INPUT   no such file, no HDF5 file, a damaged one, or data of a kind not written here
 * @retval ARP_DOMAIN  no such dataset
 */
arp_status arp_store_read(const char *path, const char *name, arp_stored *out, arp_error *err);
void arp_stored_free(arp_stored *stored);

/**
 * Read a note of a group or a dataset, one text or a list of them; an absent one has no rows.
 *
 * @param on  its path; "/" is the file's own
 * @retval ARP_INPUT   as for arp_store_read()
 * @retval ARP_DOMAIN  there is no @p on
 */
arp_status arp_store_read_note(const char *path, const char *on, const char *name, arp_stored *out,
                               arp_error *err);

#endif
