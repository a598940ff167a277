/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/checkpoint.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "io/file.h"
#include "io/messages.h"
#include "io/store.h"
#include "study/messages.h"

enum {
    FIRST_FILE = 6, /* rows of what the run depends on before those of its files */
    HEX = 65,
    PARTS = 3, /* blocks, counts, ends: one SHA-256 each */
    PATH = 64  /* bytes of a name in the file */
};

static const char FORMAT[] = "2";
static const char NAMES[] = "checkpoint/names", VALUES[] = "checkpoint/values", BLOCKS[] = "blocks",
                  COUNTS[] = "counts", ENDS[] = "ends", SUMS[] = "sha256";

static const char *const COMMANDS[] = {
    [ARP_CHECKPOINT_STUDY] = "sensitivity", [ARP_CHECKPOINT_LEVELS] = "perimeters"};

struct arp_checkpoint {
    const char *path;
    const char **name, **value; /* n: what the run depends on */
    size_t n;
    arp_checkpoint_of of;
    size_t n_runs, at;           /* one, or one a level; the one under way              */
    uint64_t *blocks;            /* n_runs: done, of what was read                      */
    arp_sensitivity_state *runs; /* n_runs, of levels: as they were saved or loaded last */
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
    size_t most = FIRST_FILE + study->n_inputs;
    c->name = arp_pool_take(c->pool, most, sizeof *c->name);
    c->value = arp_pool_take(c->pool, most, sizeof *c->value);
    const char *seed = digits(c->pool, study->seed);
    const char *draws = digits(c->pool, study->sensitivity.draws);
    if (!c->name || !c->value || !seed || !draws) return arp_fail_memory(err);
    const char *const rows[FIRST_FILE][2] = {
        {"format", FORMAT}, {"version", arp_version()}, {"command", COMMANDS[c->of]},
        {"seed", seed},     {"draws", draws},           {"options", study->options}};
    for (size_t i = 0; i < FIRST_FILE; i++) {
        c->name[i] = rows[i][0];
        c->value[i] = rows[i][1];
    }
    c->n = FIRST_FILE;
    for (size_t i = 0; i < study->n_inputs; i++) {
        if (study->input[i].drawn) continue; /* `sensitivity` does not read outlines, `run` does */
        c->name[c->n] = study->input[i].name;
        c->value[c->n++] = study->input[i].sha256;
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

/* What is kept, in the order of its sums. */
typedef struct part {
    const void *x;
    size_t n; /* of 8 bytes */
} part;

static void parts_of(const arp_sensitivity_state *state, part out[PARTS]) {
    out[0] = (part){&state->blocks, 1};
    out[1] = (part){state->count, state->n_counts};
    out[2] = (part){state->end, state->n_ends};
}

/* Where an array of a run stands in the file. */
static const char *name_in(const arp_checkpoint *c, size_t run, const char *array, char out[PATH]) {
    char number[ARP_NUMBER_ROOM];
    strcpy(out, "checkpoint/");
    if (c->of == ARP_CHECKPOINT_LEVELS) {
        arp_number_from_size(number, run);
        strcat(strcat(out, number), "/");
    }
    strcat(out, array);
    return out;
}

static arp_status put_sums(const arp_checkpoint *c, arp_store *store, size_t run,
                           const arp_sensitivity_state *state, arp_error *err) {
    static const arp_store_note SUM[] = {{"title", "SHA-256 of blocks, counts and ends"}, {0}};
    char hex[PARTS][HEX], name[PATH];
    const char *sums[PARTS];
    part all[PARTS];
    arp_status st = ARP_OK;
    parts_of(state, all);
    for (size_t i = 0; i < PARTS; i++) {
        ARP_TRY(hash(all[i].x, all[i].n * sizeof(uint64_t), hex[i], err));
        sums[i] = hex[i];
    }
    ARP_TRY(arp_store_texts(store, name_in(c, run, SUMS, name), SUM, sums, PARTS, err));

done:
    return st;
}

static arp_status put_run(const arp_checkpoint *c, arp_store *store, size_t run,
                          const arp_sensitivity_state *state, arp_error *err) {
    static const arp_store_note DONE[] = {{"title", "Blocks of 256 draws done, the first ones"},
                                          {0}};
    static const arp_store_note COUNT[] = {{"title", "All that was counted over them"}, {0}};
    static const arp_store_note END[] = {{"title", "Least, then greatest of each factor's number"},
                                         {0}};
    char name[PATH];
    arp_status st = ARP_OK;
    ARP_TRY(arp_store_whole(store, name_in(c, run, BLOCKS, name), DONE, &state->blocks, 1, 0, err));
    ARP_TRY(arp_store_whole(store, name_in(c, run, COUNTS, name), COUNT, state->count,
                            state->n_counts, 0, err));
    ARP_TRY(arp_store_doubles(store, name_in(c, run, ENDS, name), END, state->end, state->n_ends, 0,
                              err));
    ARP_TRY(put_sums(c, store, run, state, err));

done:
    return st;
}

static void forget(arp_sensitivity_state *state) {
    arp_free(state->count);
    arp_free(state->end);
    *state = (arp_sensitivity_state){0};
}

/* What a level's run counted stays in memory: it is written again with each of the others. */
static arp_status remember(arp_checkpoint *c, const arp_sensitivity_state *state, arp_error *err) {
    arp_sensitivity_state *own = &c->runs[c->at];
    if (c->of != ARP_CHECKPOINT_LEVELS) return ARP_OK;
    forget(own);
    if (!arp_zalloc_all(ARP_ARRAY(own->count, state->n_counts), ARP_ARRAY(own->end, state->n_ends)))
        return arp_fail_memory(err);
    own->blocks = state->blocks;
    own->n_counts = state->n_counts;
    own->n_ends = state->n_ends;
    memcpy(own->count, state->count, state->n_counts * sizeof *own->count);
    memcpy(own->end, state->end, state->n_ends * sizeof *own->end);
    return ARP_OK;
}

static arp_status save(void *user, const arp_sensitivity_state *state, arp_error *err) {
    static const arp_store_note NAME[] = {{"title", "What the run depends on"}, {0}};
    static const arp_store_note VALUE[] = {{"title", "What it was; of a file, its SHA-256"}, {0}};
    arp_checkpoint *c = user;
    arp_store *store = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(remember(c, state, err));
    ARP_TRY(arp_store_create(c->path, &store, err));
    ARP_TRY(arp_store_texts(store, NAMES, NAME, c->name, c->n, err));
    ARP_TRY(arp_store_texts(store, VALUES, VALUE, c->value, c->n, err));
    for (size_t run = 0; run < c->n_runs; run++) {
        if (run == c->at) ARP_TRY(put_run(c, store, run, state, err));
        else if (c->runs[run].blocks) ARP_TRY(put_run(c, store, run, &c->runs[run], err));
    }
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

/* What is missing or of another kind in a file that is a checkpoint was damaged. */
static arp_status read(const arp_checkpoint *c, const char *name, arp_stored *out, arp_error *err) {
    arp_status st = arp_store_read(c->path, name, out, NULL);
    if (st == ARP_MEMORY) return arp_fail_memory(err);
    return st == ARP_OK ? ARP_OK : damaged(c, err);
}

/* What was read; whole where it is of the kinds, extents and bytes that were saved. */
typedef struct held {
    arp_stored blocks, counts, ends, sums;
} held;

static void held_free(held *h) {
    arp_stored_free(&h->blocks);
    arp_stored_free(&h->counts);
    arp_stored_free(&h->ends);
    arp_stored_free(&h->sums);
}

static arp_status check_sums(const arp_checkpoint *c, const held *h, arp_error *err) {
    const arp_sensitivity_state state = {.blocks = *h->blocks.whole,
                                         .count = h->counts.whole,
                                         .n_counts = h->counts.rows,
                                         .end = h->ends.doubles,
                                         .n_ends = h->ends.rows};
    part all[PARTS];
    char hex[HEX];
    arp_status st = ARP_OK;
    parts_of(&state, all);
    for (size_t i = 0; i < PARTS; i++) {
        ARP_TRY(hash(all[i].x, all[i].n * sizeof(uint64_t), hex, err));
        if (strcmp(hex, h->sums.texts[i]) != 0) ARP_TRY(damaged(c, err));
    }

done:
    return st;
}

static arp_status hold(const arp_checkpoint *c, size_t run, held *h, arp_error *err) {
    char name[PATH];
    arp_status st = ARP_OK;
    ARP_TRY(read(c, name_in(c, run, BLOCKS, name), &h->blocks, err));
    ARP_TRY(read(c, name_in(c, run, COUNTS, name), &h->counts, err));
    ARP_TRY(read(c, name_in(c, run, ENDS, name), &h->ends, err));
    ARP_TRY(read(c, name_in(c, run, SUMS, name), &h->sums, err));
    bool kinds = h->blocks.whole && h->counts.whole && h->ends.doubles && h->sums.texts;
    bool extents = h->blocks.rows == 1 && h->sums.rows == PARTS && h->blocks.columns == 1 &&
                   h->counts.columns == 1 && h->ends.columns == 1 && h->sums.columns == 1;
    ARP_TRY(kinds && extents ? check_sums(c, h, err) : damaged(c, err));

done:
    return st;
}

static arp_status load(void *user, arp_sensitivity_state *state, arp_error *err) {
    arp_checkpoint *c = user;
    held h = {0};
    arp_status st = ARP_OK;
    if (c->blocks[c->at] == 0) return ARP_OK;
    ARP_TRY(hold(c, c->at, &h, err));
    if (h.counts.rows != state->n_counts || h.ends.rows != state->n_ends) {
        ARP_TRY(damaged(c, err));
    }
    memcpy(state->count, h.counts.whole, state->n_counts * sizeof *state->count);
    memcpy(state->end, h.ends.doubles, state->n_ends * sizeof *state->end);
    state->blocks = *h.blocks.whole;
    ARP_TRY(remember(c, state, err));

done:
    held_free(&h);
    return st;
}

/* Blocks of a run in the file; a level that had not begun is not there. */
static arp_status look_at(arp_checkpoint *c, size_t run, arp_error *err) {
    char name[PATH];
    held h = {0};
    arp_status st = arp_store_read(c->path, name_in(c, run, BLOCKS, name), &h.blocks, NULL);
    bool begun = st != ARP_DOMAIN || c->of != ARP_CHECKPOINT_LEVELS;
    arp_stored_free(&h.blocks);
    if (!begun) return ARP_OK;
    st = hold(c, run, &h, err);
    if (st == ARP_OK) c->blocks[run] = *h.blocks.whole;
    held_free(&h);
    return st;
}

/* Whether one can go on from what is there; it is read again when the draws begin, for keeping it
   until then would take twice the memory. */
static arp_status take_up(arp_checkpoint *c, arp_error *err) {
    arp_stored names = {0}, values = {0};
    arp_status st = ARP_OK;
    ARP_TRY(read_names(c, &names, &values, err));
    ARP_TRY(compare(c, &names, &values, err));
    for (size_t run = 0; run < c->n_runs; run++) ARP_TRY(look_at(c, run, err));

done:
    arp_stored_free(&names);
    arp_stored_free(&values);
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

arp_status arp_checkpoint_open(const arp_study *study, arp_checkpoint_of of, const char *path,
                               bool resume, arp_checkpoint **out, arp_error *err) {
    bool levels = of == ARP_CHECKPOINT_LEVELS && study->zoned;
    arp_status st = ARP_OK;
    arp_pool *pool = arp_pool_new();
    if (!pool) return arp_fail_memory(err);
    arp_checkpoint *c = arp_pool_take(pool, 1, sizeof *c);
    if (!c) {
        arp_pool_free(pool);
        return arp_fail_memory(err);
    }
    *c = (arp_checkpoint){.pool = pool,
                          .path = arp_pool_text(pool, path, strlen(path)),
                          .of = of,
                          .n_runs = levels ? study->zoned->n_levels : 1};
    if (!c->path ||
        !arp_pool_take_all(pool, ARP_ARRAY(c->blocks, c->n_runs), ARP_ARRAY(c->runs, c->n_runs)))
        ARP_TRY(arp_fail_memory(err));
    ARP_TRY(depend(study, c, err));
    ARP_TRY(look(c, resume, err));
    *out = c;
    c = NULL;

done:
    arp_checkpoint_free(c);
    return st;
}

uint64_t arp_checkpoint_draws(const arp_checkpoint *checkpoint) {
    uint64_t blocks = 0;
    for (size_t run = 0; run < checkpoint->n_runs; run++) blocks += checkpoint->blocks[run];
    return blocks * ARP_DRAWS_BLOCK;
}

static bool due(void *user) {
    const arp_checkpoint *c = user;
    return c->due && c->due(c->user);
}

static void turn(void *user, size_t run) {
    arp_checkpoint *c = user;
    c->at = run;
}

arp_sensitivity_keep arp_checkpoint_keep(arp_checkpoint *checkpoint, bool (*is_due)(void *user),
                                         void *user) {
    checkpoint->due = is_due;
    checkpoint->user = user;
    return (arp_sensitivity_keep){
        .due = due, .save = save, .load = load, .turn = turn, .user = checkpoint};
}

void arp_checkpoint_free(arp_checkpoint *checkpoint) {
    if (!checkpoint) return; /* it lies in its pool */
    for (size_t run = 0; checkpoint->runs && run < checkpoint->n_runs; run++) {
        forget(&checkpoint->runs[run]);
    }
    arp_pool_free(checkpoint->pool);
}
