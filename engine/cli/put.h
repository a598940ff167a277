/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file put.h
 * Pieces of text, CSV and JSON that several commands write.
 */
#ifndef CLI_PUT_H
#define CLI_PUT_H

#include "base/text.h"

enum { ARP_WIDTH = 80 };

/** A JSON string; NULL gives null. */
void cli_put_json(arp_text *t, const char *s);

/** "key": in JSON; @p key is plain ASCII. */
void cli_put_key(arp_text *t, const char *key);

/** Shortest form that reads back the same, with @p decimal as its mark; NaN adds nothing. */
void cli_put_number(arp_text *t, double x, char decimal);

/** Wrap words to ARP_WIDTH characters; the cursor stands at column @p indent, where every further
    line starts too. Ends with a line break. */
void cli_put_wrapped(arp_text *t, const char *s, size_t indent);

/** s, then blanks up to @p width characters and at least two. */
void cli_put_padded(arp_text *t, const char *s, size_t width);

/** How a CSV is written: for machines, or for French Excel. */
typedef struct cli_csv_style {
    char separator, decimal;
} cli_csv_style;

/** The style; a French one starts the text with a byte order mark. */
cli_csv_style cli_put_csv_start(arp_text *t, bool french);

#endif
