/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file checkpoint.h
 * A sensitivity run kept in a file, to be taken up again after a stop, a crash or a cut of power;
 * or several, one a level of the study.
 *
 * The file (HDF5, one group "checkpoint", in it one a level where there are several) holds how many
 * blocks of draws are done and all that was counted over them, each array with its SHA-256; and
 * what the run depends on: version, command, seed, draws, options, and the SHA-256 of the study and
 * of each file it reads. It is replaced whole or not at all, so whenever a run is killed there is a
 * checkpoint that is complete. The draws alone are kept; scenes, curve and indices are done again.
 *
 *     arp_checkpoint_open(&study, ARP_CHECKPOINT_STUDY, "long.h5", true, &kept, &err);
 *     arp_sensitivity_keep keep = arp_checkpoint_keep(kept, due, &clock);
 *     arp_study_sensitivity(&study, &(arp_sensitivity_options){.keep = &keep}, &answer, &err);
 */
#ifndef STUDY_CHECKPOINT_H
#define STUDY_CHECKPOINT_H

#include "study/study.h"

typedef struct arp_checkpoint arp_checkpoint;

/** Whose draws are kept. */
typedef enum arp_checkpoint_of {
    ARP_CHECKPOINT_STUDY, /* of arp_study_sensitivity() */
    ARP_CHECKPOINT_LEVELS /* of arp_levels_compare(): those of each level, which stay in memory */
} arp_checkpoint_of;

/**
 * A checkpoint of this study at @p path; nothing is written yet.
 *
 * @param resume    read what is there, and refuse to go on from another run. Where there is no
 * file, or an empty one, the run begins at the beginning. false: a checkpoint that is there is
 * replaced by the first one saved
 * @param[out] out  the study must outlive it; free with arp_checkpoint_free()
 * @retval ARP_DOMAIN  version, command, seed, draws, options, study or a file changed: it is said
 *                     which
 * @retval ARP_INPUT   what is there cannot be read, is damaged, or is no checkpoint
 * @retval ARP_OUTPUT  without @p resume: what is there is no checkpoint, and is left as it is
 * @retval ARP_MEMORY
 * Cost: with @p resume the file is read, and once more when the draws begin.
 */
ARP_CALL arp_status arp_checkpoint_open(const arp_study *study, arp_checkpoint_of of,
                                        const char *path, bool resume, arp_checkpoint **out,
                                        arp_error *err);

/** Draws in what was read, of all levels; 0: from the beginning. */
uint64_t arp_checkpoint_draws(const arp_checkpoint *checkpoint);

/**
 * How the run keeps itself there. @p due is asked between blocks whether it is time to save; NULL:
 * once the draws are done or stopped only. Saving gives ARP_OUTPUT where the disk refuses.
 */
arp_sensitivity_keep arp_checkpoint_keep(arp_checkpoint *checkpoint, bool (*due)(void *user),
                                         void *user);

/** Free it; the file stays. NULL is fine. */
void arp_checkpoint_free(arp_checkpoint *checkpoint);

#endif
