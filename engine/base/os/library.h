/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file library.h
 * Which C library this is.
 */
#ifndef BASE_OS_LIBRARY_H
#define BASE_OS_LIBRARY_H

/** Its version, "2.36"; the name of one that tells no version, "musl". */
const char *arp_os_library(void);

#endif
