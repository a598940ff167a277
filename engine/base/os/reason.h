/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file reason.h
 * What the system says of a fault.
 */
#ifndef BASE_OS_REASON_H
#define BASE_OS_REASON_H

/** The English text of an errno, whatever the locale, from any thread; "?" of one that is none. */
const char *arp_os_reason(int error);

#endif
