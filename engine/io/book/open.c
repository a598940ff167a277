/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/book/parts.h"
#include "io/system.h"

enum { PROPERTY = 250 }; /* bytes of a property: a spreadsheet refuses over 255 characters */

/* 2000-01-01: when a workbook was made is no part of what it says. */
static const time_t CREATED = 946684800;

/* Where it is to be, and a new file beside that. */
static arp_status make_place(arp_book *book, const char *path, arp_error *err) {
    char target[PATH_MAX];
    struct stat about;
    int error = ENOMEM;
    if (stat(path, &about) == 0) {
        if (!S_ISREG(about.st_mode)) return arp_fail_output(err, path, EEXIST);
        if (!realpath(path, target)) return arp_fail_output(err, path, errno);
        if (access(target, W_OK) != 0) return arp_fail_output(err, path, errno);
        book->mode = about.st_mode & 07777;
        path = target;
    }
    book->path = arp_pool_text(book->pool, path, strlen(path));
    if (book->of_folder) { /* which knows the file by its name alone, and is not in its place yet */
        book->made = arp_zalloc(strlen(path) + 1, 1);
        if (book->made) memcpy(book->made, path, strlen(path));
        return book->made && book->path ? ARP_OK : arp_fail_memory(err);
    }
    char *parent = arp_path_parent(path);
    int fd = parent && book->path ? arp_open_temporary(parent, &book->made, &error) : -1;
    arp_free(parent);
    if (fd < 0) return arp_fail_output(err, path, error);
    (void)close(fd); /* the name is ours */
    return ARP_OK;
}

/* A text as a property can hold it; of the pool. */
static char *property(const arp_book *book, const char *text) {
    char own[PROPERTY];
    arp_text_harmless(own, sizeof own, text);
    return arp_pool_text(book->pool, own, strlen(own));
}

static arp_status begin(arp_book *book, const arp_book_about *about, arp_error *err) {
    char *parent = arp_path_parent(book->path);
    char *title = property(book, about->title), *maker = property(book, about->maker);
    lxw_doc_properties says = {.title = title, .comments = maker, .created = CREATED};
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = parent};
    book->none.book = book;
    book->most_rows = about->most_rows ? about->most_rows : ARP_BOOK_ROWS;
    book->before = uselocale(newlocale(LC_ALL_MASK, "C", (locale_t)0)); /* nothing is allocated */
    book->in_c = true;
    bool fine = parent && title && maker;
    if (fine) book->file = workbook_new_opt(book->made, &options);
    if (book->file) (void)workbook_set_properties(book->file, &says);
    if (book->file) book->plain = arp_book_ink(book, &(arp_book_style){0});
    arp_free(parent);
    return book->file ? ARP_OK : arp_fail_memory(err);
}

arp_status arp_book_create(const char *path, const arp_book_about *about, arp_book **out,
                           arp_error *err) {
    arp_book *book = arp_zalloc(1, sizeof *book);
    arp_status st = ARP_OK;
    if (!book) return arp_fail_memory(err);
    book->pool = arp_pool_new();
    if (!book->pool) ARP_TRY(arp_fail_memory(err));
    book->of_folder = about->of_folder;
    ARP_TRY(make_place(book, path, err));
    ARP_TRY(begin(book, about, err));
    *out = book;
    book = NULL;

done:
    arp_book_abandon(book);
    return st;
}

size_t arp_book_cut(const arp_book *book) {
    return book->cut;
}

/* The file of the library, closed; 0 or an errno. */
static int write_file(arp_book *book) {
    lxw_workbook *file = book->file;
    book->file = NULL;
    errno = 0;
    lxw_error error = workbook_close(file);
    int system = errno ? errno : EIO;
    if (!error) error = book->failed;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) return ENOMEM;
    return error ? system : 0;
}

/* From where it was made to where it is to be; 0 or an errno. */
static int put_in_place(arp_book *book) {
    if (book->mode) (void)chmod(book->made, book->mode); /* some file systems have no modes */
    int error = book->of_folder ? 0 : arp_sync(book->made);
    if (!error && !book->of_folder && rename(book->made, book->path) != 0) error = errno;
    if (error) return error;
    char *parent = book->of_folder ? NULL : arp_path_parent(book->path);
    if (parent) (void)arp_sync(parent); /* the file is whole either way */
    arp_free(parent);
    arp_free(book->made);
    book->made = NULL;
    return 0;
}

arp_status arp_book_close(arp_book *book, arp_error *err) {
    arp_status st = ARP_OK;
    book_end_sheets(book);
    if (book->bad) ARP_TRY(arp_fail_memory(err));
    int error = write_file(book);
    if (!error) error = book_is_whole(book->made, book->cells);
    if (!error) error = put_in_place(book);
    if (error) ARP_TRY(arp_fail_output(err, book->path, error));

done:
    arp_book_abandon(book);
    return st;
}

void arp_book_abandon(arp_book *book) {
    if (!book) return;
    if (book->file) lxw_workbook_free(book->file);
    if (book->made) (void)unlink(book->made);
    if (book->in_c) uselocale(book->before);
    arp_free(book->made);
    arp_text_free(&book->text);
    arp_pool_free(book->pool);
    arp_free(book);
}
