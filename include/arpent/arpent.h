/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file arpent.h
 * Everything public.
 */
#ifndef ARPENT_ARPENT_H
#define ARPENT_ARPENT_H

#include <arpent/checkpoint.h>
#include <arpent/drivers.h>
#include <arpent/drivers/revealed.h>
#include <arpent/drivers/simplex.h>
#include <arpent/drivers/volumes.h>
#include <arpent/index.h>
#include <arpent/levels.h>
#include <arpent/report.h>
#include <arpent/sensitivity.h>
#include <arpent/status.h>
#include <arpent/study.h>
#include <arpent/sweep.h>
#include <arpent/table.h>
#include <arpent/version.h>
#include <arpent/zonings.h>

#endif
