/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file claims.h
 * What claims in words and claims in JSON both say.
 */
#ifndef REPORT_WORDS_CLAIMS_H
#define REPORT_WORDS_CLAIMS_H

#include "base/fail.h"
#include "report/words/parts.h"

/** Why a claim that is not lacking anything has no significance; ARP_MSG_NONE where it has. */
arp_message arp_claim_why(const arp_claim *claim);

#endif
