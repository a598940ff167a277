/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file file.h
 * Files in as bytes, files out whole or not at all.
 *
 * Reading goes through arp_source: bytes of a file or of memory, read in order, rewindable. A
 * file's SHA-256 is taken of the very bytes that were parsed.
 */
#ifndef IO_FILE_H
#define IO_FILE_H

#include "base/fail.h"
#include "base/text.h"

typedef struct arp_source arp_source;

/**
 * Open a regular file for reading.
 *
 * @param shown how messages name it; NULL for @p path itself
 * @retval ARP_INPUT  no such file, a folder, not a regular file, or not readable: said which
 */
arp_status arp_source_open(const char *path, const char *shown, arp_source **out, arp_error *err);

/** The same over len bytes of memory, which must outlive the source. */
arp_status arp_source_memory(const void *bytes, size_t len, const char *shown, arp_source **out,
                             arp_error *err);

/**
 * Where the bytes are packed by gzip, read what is in them from here on; any other source stays as
 * it is. One pass is made over them, so that size and soundness are known before the first byte is
 * believed: gzip's own checksum and length are held against what comes.
 *
 * @retval ARP_PARSE  damaged, incomplete, or unpacking to over 32 MiB and 300 times its size
 * Cost: O(bytes unpacked), which every later pass pays again; memory 100 KiB.
 */
arp_status arp_source_unpack(arp_source *source, arp_error *err);

/** SHA-256 of a packed source as it is stored, in hexadecimal; NULL when nothing was unpacked. */
const char *arp_source_packed_sha256(const arp_source *source);

void arp_source_close(arp_source *source);

const char *arp_source_name(const arp_source *source);

/** Bytes it had when it was opened, or, when it is packed, those that are in it. */
uint64_t arp_source_size(const arp_source *source);

/**
 * Read the next bytes, at most @p size of them; *got = 0 at the end.
 *
 * @retval ARP_INPUT  the disk failed, or the file became shorter than when it was opened
 */
arp_status arp_source_read(arp_source *source, void *bytes, size_t size, size_t *got,
                           arp_error *err);

/** Back to the first byte. */
arp_status arp_source_rewind(arp_source *source, arp_error *err);

/** SHA-256 of the whole content, as it is stored, in hexadecimal; rewinds before and after. Cost:
 * one pass. */
arp_status arp_source_sha256(arp_source *source, char hex[65], arp_error *err);

/** The whole content with a closing NUL, to be freed with arp_text_free(); over @p most bytes is
    refused as ARP_INPUT. */
arp_status arp_source_all(arp_source *source, size_t most, arp_text *out, arp_error *err);

/**
 * Write a file. A regular or new file is written beside its place, synced and renamed over it;
 * anything else (a device, a pipe) is written directly.
 *
 * @retval ARP_OUTPUT  not written: named, with the system's reason; a regular file is untouched
 */
arp_status arp_file_write(const char *path, const void *bytes, size_t n, arp_error *err);

/**
 * Refuse to replace what is read: where the file @p read is, by whatever name or link, the output
 * @p path, or with @p entries one of these NULL-terminated names in the folder @p path. A NULL
 * @p path is no file.
 *
 * @retval ARP_OUTPUT  it is: both named
 */
arp_status arp_file_spare(const char *read, const char *path, const char *const *entries,
                          arp_error *err);

/**
 * Try whether arp_file_write() could write here, before the work that it would be for: nothing is
 * changed, but that what killed runs left in the folder is swept.
 *
 * @retval ARP_OUTPUT  it could not: named, with the system's reason
 */
arp_status arp_file_try(const char *path, arp_error *err);

/** What a folder of ours holds. */
typedef struct arp_folder_kind {
    const char *const *ours; /* entries that may be replaced, NULL-terminated */
    const char *mark;        /* the one that shows that we wrote it: it begins so */
    const char *begins;
} arp_folder_kind;

/**
 * A results folder, whole or not at all: files are written into a temporary folder beside
 * @p path, which takes its place at arp_folder_commit(). An existing folder is replaced only
 * when the mark is in it and every entry is among ours, or with @p force (then entries of other
 * names are kept, in the new folder). An entry may lie in a sub-folder, one level deep:
 * "tables/nodes.csv"; foreign files in it are told and kept the same way.
 *
 * From here to the end nobody else can write the same folder. A process that is killed in between
 * leaves what the next run into the parent sweeps, and gives back what --force was carrying. Files
 * that are replaced hand their modes on. No link is followed, whatever is put in the place of the
 * two folders meanwhile.
 */
typedef struct arp_folder arp_folder;

/** @retval ARP_OUTPUT  the path is a file, lies below a file, cannot be written, holds foreign
    files (named), or is being written by another process (named) */
arp_status arp_folder_begin(const char *path, const arp_folder_kind *kind, bool force,
                            arp_folder **out, arp_error *err);

/** Path of an entry inside the temporary folder, for libraries that write files by name. */
const char *arp_folder_file(arp_folder *folder, const char *name);

/** One entry, open for writing. */
typedef struct arp_folder_entry {
    arp_folder *folder;
    int fd;
} arp_folder_entry;

arp_status arp_folder_open(arp_folder *folder, const char *name, arp_folder_entry *out,
                           arp_error *err);

/** Write the next n bytes to an arp_folder_entry. */
arp_status arp_folder_put(void *entry, const char *bytes, size_t n, arp_error *err);

/** Close it; @p so_far stands where it is a failure. */
arp_status arp_folder_close(arp_folder_entry *entry, arp_status so_far, arp_error *err);

/** Write one entry as a whole. */
arp_status arp_folder_write(arp_folder *folder, const char *name, const void *bytes, size_t n,
                            arp_error *err);

/** Put the folder in its place. The folder is closed whatever the answer. */
arp_status arp_folder_commit(arp_folder *folder, arp_error *err);

/** Remove what was written; NULL is fine. */
void arp_folder_abandon(arp_folder *folder);

/** The same, the folder still to be abandoned; for the last moment of a process: it asks for no
    memory and may be called while a signal is handled, except during arp_folder_commit(). */
void arp_folder_drop(const arp_folder *folder);

/** Is it a device or a pipe, which is written directly? */
bool arp_file_is_direct(const char *path);

/** Is there anything at @p path? */
bool arp_file_exists(const char *path);

/** folder part of @p beside joined with @p path; an absolute @p path is kept. Caller frees. */
char *arp_path_beside(const char *beside, const char *path);

/** The part after the last '/'. */
const char *arp_path_base(const char *path);

#endif
