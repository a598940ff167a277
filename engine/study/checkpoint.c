/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <arpent/study/checkpoint.h>

#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "io/file.h"
#include "io/store.h"

enum { FIRST_FILE = 5, HEX = 65 }; /* rows of what the run depends on before those of its files */

static const char FORMAT[] = "1";
static const char NAMES[] = "checkpoint/names", VALUES[] = "checkpoint/values",
                  BLOCKS[] = "checkpoint/blocks", SUMS[] = "checkpoint/sha256";

struct arp_checkpoint {
    const char *path;
    const char **name, **value; /* n: what the run depends on */
    size_t n;
    uint64_t blocks; /* done, of what was read */
    bool (*due)(void *user);
    void *user;
    arp_pool *pool;
};

static arp_status fail_here(const arp_checkpoint *c, arp_status code, arp_message message,
                            arp_error *err) {
    return arp_fail_at(err, (arp_place){.path = c->path}, code, message, "");
}

/* A whole number as a text of the pool. */
static const char *digits(arp_pool *pool, uint64_t x) {
    char text[ARP_NUMBER_ROOM];
    arp_number_from_size(text, (size_t)x);
    return arp_pool_text(pool, text, strlen(text));
}

static arp_status depend(const arp_study *study, arp_checkpoint *c, arp_error *err) {
    c->n = FIRST_FILE + study->n_inputs;
    c->name = arp_pool_take(c->pool, c->n, sizeof *c->name);
    c->value = arp_pool_take(c->pool, c->n, sizeof *c->value);
    const char *seed = digits(c->pool, study->seed);
    const char *draws = digits(c->pool, study->sensitivity.draws);
    if (!c->name || !c->value || !seed || !draws) return arp_fail_memory(err);
    const char *const rows[FIRST_FILE][2] = {{"format", FORMAT},
                                             {"version", arp_version()},
                                             {"seed", seed},
                                             {"draws", draws},
                                             {"options", study->options}};
    for (size_t i = 0; i < FIRST_FILE; i++) {
        c->name[i] = rows[i][0];
        c->value[i] = rows[i][1];
    }
    for (size_t i = 0; i < study->n_inputs; i++) {
        c->name[FIRST_FILE + i] = study->input[i].name;
        c->value[FIRST_FILE + i] = study->input[i].sha256;
    }
    return ARP_OK;
}

static arp_status hash(const void *bytes, size_t n, char hex[HEX], arp_error *err) {
    arp_source *source = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_source_memory(bytes, n, "", &source, err));
    ARP_TRY(arp_source_sha256(source, hex, err));

done:
    arp_source_close(source);
    return st;
}

static const void *numbers(const arp_kept *part) {
    return part->whole ? (const void *)part->whole : part->real;
}

/* One part's dataset: "checkpoint/" and its name. */
static void name_part(const char *name, char out[64]) {
    strcpy(out, "checkpoint/");
    strncat(out, name, 32);
}

static arp_status put_parts(arp_store *store, const arp_sensitivity_state *state, arp_error *err) {
    static const arp_store_about WHAT = {"Counted over the draws done", "", ""};
    static const arp_store_about SUM = {"SHA-256 of the blocks, then of each part", "", ""};
    char hex[1 + ARP_KEPT_PARTS][HEX], name[64];
    const char *sums[1 + ARP_KEPT_PARTS] = {hex[0]};
    arp_status st = ARP_OK;
    ARP_TRY(hash(&state->blocks, sizeof state->blocks, hex[0], err));
    for (size_t i = 0; i < ARP_KEPT_PARTS; i++) {
        const arp_kept *part = &state->part[i];
        name_part(part->name, name);
        if (part->whole) ARP_TRY(arp_store_whole(store, name, WHAT, part->whole, part->n, 0, err));
        else ARP_TRY(arp_store_doubles(store, name, WHAT, part->real, part->n, 0, err));
        ARP_TRY(hash(numbers(part), part->n * sizeof(uint64_t), hex[1 + i], err));
        sums[1 + i] = hex[1 + i];
    }
    ARP_TRY(arp_store_texts(store, SUMS, SUM, sums, 1 + ARP_KEPT_PARTS, err));

done:
    return st;
}

static arp_status save(void *user, const arp_sensitivity_state *state, arp_error *err) {
    static const arp_store_about NAME = {"What the run depends on", "", ""};
    static const arp_store_about VALUE = {"What it was; of a file, its SHA-256", "", ""};
    static const arp_store_about DONE = {"Blocks of 256 draws done, the first ones", "", ""};
    const arp_checkpoint *c = user;
    arp_store *store = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_store_create_whole(c->path, &store, err));
    ARP_TRY(arp_store_texts(store, NAMES, NAME, c->name, c->n, err));
    ARP_TRY(arp_store_texts(store, VALUES, VALUE, c->value, c->n, err));
    ARP_TRY(arp_store_whole(store, BLOCKS, DONE, &state->blocks, 1, 0, err));
    ARP_TRY(put_parts(store, state, err));
    st = arp_store_close(store, err);
    store = NULL;

done:
    arp_store_abandon(store);
    return st;
}

/* The first row in which the run that was kept is not this one. */
static arp_status compare(const arp_checkpoint *c, const arp_stored *names,
                          const arp_stored *values, arp_error *err) {
    const arp_place here = {.path = c->path};
    for (size_t i = 0; i < c->n || i < names->rows; i++) {
        bool both = i < c->n && i < names->rows && strcmp(names->texts[i], c->name[i]) == 0;
        if (both && strcmp(values->texts[i], c->value[i]) == 0) continue;
        if (both && i < FIRST_FILE) {
            return arp_fail_at(err, here, ARP_DOMAIN, ARP_MSG_CHECKPOINT_CHANGED, "sss", c->name[i],
                               values->texts[i], c->value[i]);
        }
        return arp_fail_at(err, here, ARP_DOMAIN, ARP_MSG_CHECKPOINT_FILE, "s",
                           i < c->n ? c->name[i] : names->texts[i]);
    }
    return ARP_OK;
}

static arp_status damaged(const arp_checkpoint *c, arp_error *err) {
    return fail_here(c, ARP_INPUT, ARP_MSG_CHECKPOINT_DAMAGED, err);
}

/* Is there a checkpoint? What it depends on, or why not. */
static arp_status read_names(const arp_checkpoint *c, arp_stored *names, arp_stored *values,
                             arp_error *err) {
    arp_error why = {0};
    arp_status st = arp_store_read(c->path, NAMES, names, &why);
    if (st == ARP_OK) st = arp_store_read(c->path, VALUES, values, &why);
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    if (st != ARP_OK) {
        bool whole = why.message != ARP_MSG_STORE_DAMAGED;
        return whole ? fail_here(c, ARP_INPUT, ARP_MSG_CHECKPOINT_NONE, err) : damaged(c, err);
    }
    if (!names->texts || !values->texts || names->rows != values->rows) {
        return damaged(c, err);
    }
    return ARP_OK;
}

static arp_status match(const arp_checkpoint *c, const void *bytes, size_t n, const char *sum,
                        arp_error *err) {
    char hex[HEX];
    arp_status st = hash(bytes, n, hex, err);
    return st != ARP_OK || strcmp(hex, sum) == 0 ? st : damaged(c, err);
}

/* What is missing or of another kind in a file that is a checkpoint was damaged. */
static arp_status read(const arp_checkpoint *c, const char *name, arp_stored *out, arp_error *err) {
    arp_status st = arp_store_read(c->path, name, out, NULL);
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    return st == ARP_OK ? ARP_OK : damaged(c, err);
}

static arp_status read_blocks(arp_checkpoint *c, arp_stored *sums, arp_error *err) {
    arp_stored blocks = {0};
    arp_status st = ARP_OK;
    ARP_TRY(read(c, BLOCKS, &blocks, err));
    ARP_TRY(read(c, SUMS, sums, err));
    bool whole = blocks.whole && blocks.rows == 1 && blocks.columns == 1 && sums->texts &&
                 sums->rows == 1 + ARP_KEPT_PARTS;
    if (!whole) ARP_TRY(damaged(c, err));
    ARP_TRY(match(c, blocks.whole, sizeof *blocks.whole, sums->texts[0], err));
    c->blocks = *blocks.whole;

done:
    arp_stored_free(&blocks);
    return st;
}

/* One part; how long it is follows from the study. */
static arp_status read_part(const arp_checkpoint *c, const arp_kept *to, const char *sum,
                            arp_error *err) {
    char name[64];
    arp_stored from = {0};
    arp_status st = ARP_OK;
    name_part(to->name, name);
    ARP_TRY(read(c, name, &from, err));
    bool kind = to->whole ? from.whole != NULL : from.doubles != NULL;
    if (!kind || from.rows != to->n || from.columns != 1) ARP_TRY(damaged(c, err));
    const void *x = to->whole ? (const void *)from.whole : from.doubles;
    ARP_TRY(match(c, x, to->n * sizeof(uint64_t), sum, err));
    if (to->whole) memcpy(to->whole, x, to->n * sizeof(uint64_t));
    else memcpy(to->real, x, to->n * sizeof(double));

done:
    arp_stored_free(&from);
    return st;
}

static arp_status load(void *user, arp_sensitivity_state *state, arp_error *err) {
    arp_checkpoint *c = user;
    arp_stored sums = {0};
    arp_status st = ARP_OK;
    if (c->blocks == 0) return ARP_OK;
    ARP_TRY(read_blocks(c, &sums, err));
    for (size_t i = 0; i < ARP_KEPT_PARTS; i++) {
        ARP_TRY(read_part(c, &state->part[i], sums.texts[1 + i], err));
    }
    state->blocks = c->blocks;

done:
    arp_stored_free(&sums);
    return st;
}

/* Go on from what is there. */
static arp_status take_up(arp_checkpoint *c, arp_error *err) {
    arp_stored names = {0}, values = {0}, sums = {0};
    arp_status st = ARP_OK;
    ARP_TRY(read_names(c, &names, &values, err));
    ARP_TRY(compare(c, &names, &values, err));
    ARP_TRY(read_blocks(c, &sums, err));

done:
    arp_stored_free(&names);
    arp_stored_free(&values);
    arp_stored_free(&sums);
    return st;
}

/* A checkpoint, damaged or not, may be replaced; what else is there may not. */
static arp_status may_replace(const arp_checkpoint *c, arp_error *err) {
    arp_stored names = {0}, values = {0};
    arp_error why = {0};
    arp_status st = read_names(c, &names, &values, &why);
    arp_stored_free(&names);
    arp_stored_free(&values);
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    if (why.message != ARP_MSG_CHECKPOINT_NONE) return ARP_OK;
    return fail_here(c, ARP_OUTPUT, ARP_MSG_CHECKPOINT_NONE, err);
}

/* What is at the path, where there is something. */
static arp_status look(arp_checkpoint *c, bool resume, arp_error *err) {
    arp_source *source = NULL;
    if (!arp_file_exists(c->path)) return ARP_OK;
    arp_status st = arp_source_open(c->path, NULL, &source, err);
    if (st != ARP_OK) return st;
    bool empty = arp_source_size(source) == 0;
    arp_source_close(source);
    if (empty) return ARP_OK;
    return resume ? take_up(c, err) : may_replace(c, err);
}

arp_status arp_checkpoint_open(const arp_study *study, const char *path, bool resume,
                               arp_checkpoint **out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_pool *pool = arp_pool_new();
    if (!pool) return arp_fail_memory(err);
    arp_checkpoint *c = arp_pool_take(pool, 1, sizeof *c);
    if (!c) {
        arp_pool_free(pool);
        return arp_fail_memory(err);
    }
    *c = (arp_checkpoint){.pool = pool, .path = arp_pool_text(pool, path, strlen(path))};
    if (!c->path) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(depend(study, c, err));
    ARP_TRY(look(c, resume, err));
    *out = c;
    c = NULL;

done:
    arp_checkpoint_free(c);
    return st;
}

uint64_t arp_checkpoint_draws(const arp_checkpoint *checkpoint) {
    return checkpoint->blocks * ARP_DRAWS_BLOCK;
}

static bool due(void *user) {
    const arp_checkpoint *c = user;
    return c->due && c->due(c->user);
}

arp_sensitivity_keep arp_checkpoint_keep(arp_checkpoint *checkpoint, bool (*is_due)(void *user),
                                         void *user) {
    checkpoint->due = is_due;
    checkpoint->user = user;
    return (arp_sensitivity_keep){.due = due, .save = save, .load = load, .user = checkpoint};
}

void arp_checkpoint_free(arp_checkpoint *checkpoint) {
    if (!checkpoint) return; /* it lies in its pool */
    arp_pool_free(checkpoint->pool);
}
