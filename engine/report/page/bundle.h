/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file bundle.h
 * The files of page/dist, inside the program: their bytes and a NUL; len, which may be NULL, is
 * without it. Made by cmake/embed.cmake.
 */
#ifndef REPORT_PAGE_BUNDLE_H
#define REPORT_PAGE_BUNDLE_H

#include <stddef.h>

const char *arp_page_script(size_t *len);   /* report.js */
const char *arp_page_style(size_t *len);    /* report.css */
const char *arp_page_policy(size_t *len);   /* policy.txt: the Content-Security-Policy of both */
const char *arp_page_licences(size_t *len); /* LICENSES.txt: of what report.js is made of */

#endif
