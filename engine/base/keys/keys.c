/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/keys/keys.h"

#include <string.h>

const char *arp_key_type_name(arp_key_type type, int lang) {
    static const char *const NAME[][2] = {
#define TYPE_NAME(id, fr, en) {fr, en},
        ARP_KEY_TYPES(TYPE_NAME)
#undef TYPE_NAME
    };
    return NAME[type][lang];
}

size_t arp_key_names(const arp_keys *keys, const char *names[ARP_KEYS_MOST]) {
    size_t n = 0;
    for (; keys; keys = keys->more) {
        for (size_t i = 0; i < keys->n && n + 1 < ARP_KEYS_MOST; i++)
            names[n++] = keys->row[i].name;
    }
    names[n] = NULL;
    return n;
}

static void add(char out[ARP_KEY_PATH], const char *text) {
    size_t at = strlen(out), n = strlen(text), room = ARP_KEY_PATH - 1 - at;
    if (n > room) n = room;
    memcpy(out + at, text, n);
    out[at + n] = '\0';
}

void arp_key_join(const char *map, const char *name, char out[ARP_KEY_PATH]) {
    *out = '\0';
    add(out, map);
    if (*map && *name) add(out, ".");
    add(out, name);
}

void arp_key_operand(const arp_keys *keys, const char *name, char out[ARP_KEY_PATH]) {
    char path[ARP_KEY_PATH];
    const char *map = keys->path;
    for (const arp_keys *of = name ? keys : NULL; of; of = of->more) {
        for (size_t i = 0; i < of->n; i++) {
            if (strcmp(of->row[i].name, name) == 0) map = of->path;
        }
    }
    arp_key_join(map, name ? name : "", path);
    *out = '\0';
    if (*path) add(out, " ");
    add(out, path);
}

const char *arp_keys_name(const arp_keys *keys) {
    const char *dot = strrchr(keys->path, '.');
    return dot ? dot + 1 : *keys->path ? keys->path : "study";
}
