/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file yaml.h
 * One YAML document into a base/tree, through libyaml's document API.
 *
 * The text is first walked as events, which refuse all that a study must not contain before
 * anything of it is composed; depth so costs neither stack nor memory. A BOM is allowed.
 *
 * @param text  UTF-8, len bytes; may be NULL when len is 0
 * @param name  how messages name it; copied
 *
 * @retval ARP_PARSE   not YAML, not UTF-8, empty, more than one document, an alias or an anchor,
 *                     a tag, a key that is no scalar, a key given twice (both lines told), more
 *                     than 64 levels, a NUL in a scalar; line and column are given
 * @retval ARP_MEMORY  also where it is libyaml that found none
 *
 * The whole document being a scalar or a list is fine here; who reads the tree says what it wants.
 * Cost: O(len); duplicate keys are found in O(k log k) for k keys of a map.
 */
#ifndef IO_YAML_H
#define IO_YAML_H

#include "base/tree.h"

arp_status arp_yaml_read(const char *text, size_t len, const char *name, arp_tree *out,
                         arp_error *err);

#endif
