/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file parts.h
 * The inside of a room, for the files of this folder.
 */
#ifndef DRIVERS_DECIDE_PARTS_H
#define DRIVERS_DECIDE_PARTS_H

#include "drivers/decide/decide.h"
#include "drivers/resemblance/conditional.h"

struct arp_decide_way {
    const char *name;
    bool (*present)(void);
};

#endif
