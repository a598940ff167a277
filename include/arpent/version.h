/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file version.h
 * The version, in this one place; CMake and `arpent version` read it from here.
 */
#ifndef ARPENT_VERSION_H
#define ARPENT_VERSION_H

#define ARP_VERSION_MAJOR 0
#define ARP_VERSION_MINOR 1
#define ARP_VERSION_PATCH 0

#endif
