/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file json.h
 * The pieces JSON is written with.
 */
#ifndef REPORT_WRITE_JSON_H
#define REPORT_WRITE_JSON_H

#include "report/write/out.h"

/** A text (UTF-8), quotes included; null for NULL. */
void arp_json_text(arp_out *out, const char *text);

/** The shortest form that reads back to the same double; null for NaN. */
void arp_json_number(arp_out *out, double x);

/** "name": and a blank; the name needs no escape. */
void arp_json_key(arp_out *out, const char *name);

/** A key with its text, then @p after as it is. */
void arp_json_pair(arp_out *out, const char *name, const char *text, const char *after);

#endif
