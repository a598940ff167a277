/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file arpent.h
 * Everything public.
 */
#ifndef ARPENT_ARPENT_H
#define ARPENT_ARPENT_H

#include <arpent/file.h>
#include <arpent/results.h>
#include <arpent/status.h>
#include <arpent/study.h>
#include <arpent/version.h>

#endif
