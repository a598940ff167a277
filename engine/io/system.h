/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file system.h
 * What file.c and folder.c share: the system's reasons, temporary names, writing to a descriptor.
 */
#ifndef IO_SYSTEM_H
#define IO_SYSTEM_H

#include "base/fail.h"

/** Refuse an output with the system's reason for @p error (an errno), in the system's own words
    whatever the locale. A path below a regular file is told as such, the file named. */
arp_status arp_fail_output(arp_error *err, const char *path, int error);

/** The folder that holds @p path: "." when it has no '/', never an empty text. Caller frees with
    arp_free(); NULL when memory is short. */
char *arp_path_parent(const char *path);

/** parent/.arpent-PID-i.tmp, for the i-th try. Caller frees; NULL when memory is short. */
char *arp_path_temporary(const char *parent, unsigned i);

/** The process that a temporary name is of; 0 for a name of any other sort. */
long arp_temporary_process(const char *name);

/** Tries before giving up on a free temporary name. */
enum { ARP_TEMPORARY_TRIES = 1000 };

/** A new file in a folder, open for writing: its descriptor, and its name, which the caller frees
    with arp_free(); -1 with an errno. */
int arp_open_temporary(const char *parent, char **name, int *error);

/** Write n bytes to a descriptor; 0, or the errno of the failure. */
int arp_write_all(int fd, const void *bytes, size_t n);

/** Sync the file or folder at @p path to its disk; 0, or the errno of the failure. */
int arp_sync(const char *path);

struct sha256_ctx;

/** End a hash of nettle's, in hexadecimal. */
void arp_sha256_end(struct sha256_ctx *state, char hex[65]);

#endif
