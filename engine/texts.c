/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of all areas: the one file that sees every message, so that nothing else need. */
#define ARP_MESSAGES_ARE_TEXTS
#include "base/areas.h"

#include "base/messages.h"
#include "table/messages.h"
#include "catalogue/messages.h"
#include "io/xlsx/messages.h"
#include "io/messages.h"
#include "io/csv/messages.h"
#include "territory/messages.h"
#include "treat/messages.h"
#include "normalise/messages.h"
#include "weight/messages.h"
#include "aggregate/messages.h"
#include "init/messages.h"
#include "index/messages.h"
#include "drivers/resemblance/messages.h"
#include "drivers/around/messages.h"
#include "sensitivity/factors/messages.h"
#include "sensitivity/draws/messages.h"
#include "sensitivity/ranks/messages.h"
#include "sensitivity/indices/messages.h"
#include "study/spec/messages.h"
#include "study/gather/messages.h"
#include "study/messages.h"
#include "report/messages/report.h"
#include "report/messages/change.h"
#include "report/messages/check.h"
#include "report/messages/claims.h"
#include "report/messages/effective.h"
#include "report/messages/evidence.h"
#include "report/messages/levels.h"
#include "report/messages/missing.h"
#include "report/messages/neighbours.h"
#include "report/messages/perimeters.h"
#include "report/messages/power.h"
#include "report/messages/profile.h"
#include "report/messages/reliability.h"
#include "report/messages/rests.h"
#include "report/messages/results.h"
#include "report/messages/revealed.h"
#include "report/messages/sensitivity.h"
#include "report/messages/shares.h"
#include "report/messages/simplex.h"
#include "report/messages/subsets.h"
#include "report/messages/sweep.h"
#include "report/messages/volumes.h"
#include "report/messages/zonings.h"
#include "cli/messages.h"

const arp_area ARP_AREA_TEXTS[ARP_AREA_COUNT] = {
#define TEXTS(area)                                                                                \
    [ARP_AREA_##area] = {sizeof TEXTS_##area / sizeof TEXTS_##area[0], TEXTS_##area},
    ARP_AREAS(TEXTS)
#undef TEXTS
};
