/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file neighbours.h
 * Names of the neighbours' null in machine files.
 */
#ifndef REPORT_NEIGHBOURS_H
#define REPORT_NEIGHBOURS_H

#include "drivers/around/neighbours.h"

#include "report/parts.h"

#endif
