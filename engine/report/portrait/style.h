/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file style.h
 * The style of a portrait and of the index of them, and its SHA-256 in base64, by which the page's
 * policy knows it (a test makes it again).
 */
#ifndef REPORT_PORTRAIT_STYLE_H
#define REPORT_PORTRAIT_STYLE_H

extern const char ARP_PORTRAIT_STYLE[], ARP_PORTRAIT_STYLE_SHA[];

#endif
