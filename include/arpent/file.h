/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file file.h
 * A file that is in memory.
 */
#ifndef ARPENT_FILE_H
#define ARPENT_FILE_H

#include <stddef.h>

/**
 * @p n bytes under the name by which others speak of the file: a study writes `file: NAME`, a
 * message says NAME:LINE:COLUMN. What the bytes are (CSV, XLSX, GeoJSON, YAML) is told by who reads
 * them, as of a file on disk. @p bytes may be NULL where n is 0.
 */
typedef struct arp_file {
    const char *name;
    const void *bytes;
    size_t n;
} arp_file;

#endif
