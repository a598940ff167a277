/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file messages.h
 * What outlines are refused for once they are read.
 */
#ifndef OUTLINES_MESSAGES_H
#define OUTLINES_MESSAGES_H

#include "base/areas.h"

ARP_MESSAGES(OUTLINES)
ARP_MESSAGE(OUTLINES_TANGLED,
            "les lignes de ces contours s'emmêlent au point qu'on ne peut les couper où elles se "
            "rencontrent ; réparez les géométries : « ogr2ogr -makevalid »",
            "the lines of these outlines are so tangled that they cannot be cut where they meet; "
            "mend the geometries: \"ogr2ogr -makevalid\"")
ARP_MESSAGES_END;

#endif
