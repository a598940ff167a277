/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file spec.h
 * A study file as it was written: checked for form, before any data are read. Text lives in the
 * study's pool or in the trees; the study points into both, as long as it lives.
 */
#ifndef STUDY_SPEC_SPEC_H
#define STUDY_SPEC_SPEC_H

#include "base/tree.h"
#include "catalogue/catalogue.h"
#include "io/csv/csv.h"
#include "study/spec/asked.h"
#include "study/secrecy/secrecy.h"
#include "study/spec/keys.h"
#include "study/study.h"
#include "territory/interval.h"
#include "territory/shrink.h"
#include "territory/territory.h"

/** Of `data:`. */
typedef struct spec_file {
    const char *path, *key, *label;
    const arp_file *memory;      /* NULL: on disk                        */
    const char *const *key_more; /* columns pasted after key, n_key_more */
    size_t n_key_more;
    arp_csv_options options;
    const char *const *rename_from, *const *rename_to; /* n_renames */
    size_t n_renames;
    int vintage;       /* of its communes; 0: not stated */
    const char *level; /* its rows are territories of this level; NULL: communes, or no zonings */
    bool on_level;     /* the above, found among the levels */
    size_t level_at;
    arp_place place;
} spec_file;

/** One entry of `zonings.levels`. */
typedef struct spec_level {
    const char *name, *column;
    const char *const *part; /* columns pasted into the code, n_parts; the first is `column` */
    size_t n_parts;
    const char *label;           /* text column of the membership table, or NULL */
    const spec_file *names;      /* a file of codes and labels, or NULL          */
    const char *const *selected; /* `selection.territories` of the level, n_selected */
    size_t n_selected;
    arp_place place;
} spec_level;

/** `zonings:`, `codes:` and `passage:`; the membership table is the first of the files. */
typedef struct spec_zonings {
    bool given, by_passage;
    bool elsewhere; /* another level was asked for than the study's own */
    int vintage;    /* of the membership table; 0: not stated */
    const char *const *none;
    size_t n_none;
    const char *coverage; /* what coverage is a share of, or NULL */
    spec_level *level;
    size_t n_levels, own, at; /* own: of `territories.level`; at: asked for */
    const spec_file *passage; /* NULL: none */
    arp_place place;
} spec_zonings;

/** A value that a comparator states: that of its indicator, whatever its rows would give. */
typedef struct spec_value {
    const char *indicator;
    size_t leaf; /* after spec_comparators_check() */
    double x;
    arp_place place;
} spec_value;

/** One entry of `comparators:`: the rows that `where:` names (all of them without it), the values
    it states, or both. One that only states values has no rows. */
typedef struct spec_comparator {
    const char *name;
    arp_condition *where;
    size_t n_where;
    bool has_rows;
    spec_value *value; /* n_values */
    size_t n_values;
    arp_place place;
} spec_comparator;

/** A stratum of the population where only the total of the events is known. */
typedef struct spec_stratum {
    const char *label;
    arp_formula people; /* over the study's columns, not dated yet */
} spec_stratum;

/**
 * An indicator's `standardise:`.
 *
 *   method        direct (a rate per `per`, 100 000 by default) or indirect (`per` times observed
 *                 over expected events, 100 by default)
 *   file, key     a long file, one row a territory and stratum, and its column of codes; written
 *                 as a `data:` file is (separator, decimal, encoding, skip, marks, where)
 *   strata        the columns that make a stratum: [AGE, SEXE]
 *   events, population   its columns of counts, with {yy} where they have a vintage
 *   squares       direct, where a person may have several events: the sum over persons of the
 *                 square of their number of events
 *   standard      {file, population, and events when indirect}: the same strata, without codes;
 *                 texts of its `where:` may have {yy}
 *   comparator    instead: the summed strata of that comparator
 *   interval      a rule of territory/interval.h: dobson, fay-feuer; exact-poisson, poisson, ...
 *
 * Indirect, where the events are known in all only, from columns of `data:`, at any zoning:
 *
 *   total         the events, a formula
 *   strata        {LABEL: the people of the stratum, or their person-years, a formula}
 *   standard      {file, strata: its columns that make the labels, rate or events and population};
 *                 `of`: a comparator without `where:` of this name is the standard, and is at `per`
 */
typedef struct spec_rates {
    bool indirect;
    spec_file file, standard;  /* standard.path NULL: the comparator's own strata         */
    const char *const *strata; /* columns, n_strata, of the standard and, if any, of file */
    size_t n_strata;
    const char *events, *population; /* columns of `file`                               */
    const char *squares;             /* NULL: events are independent                    */
    const char *standard_events, *standard_population; /* a column of rates: _events alone */
    const char *comparator; /* NULL with `standard`                            */
    const char *total;      /* as written; NULL: events are known by stratum   */
    arp_formula all;        /* the same, parsed                                */
    spec_stratum *stratum;  /* n_cells, with total                             */
    size_t n_cells;
    const char *standard_of; /* whose rates the standard's are, or NULL         */
    const arp_interval_rule *rule;
    double per;
    arp_place place;
} spec_rates;

/** A leaf of the index: which indicator, of which vintage. */
typedef struct spec_leaf {
    size_t node;   /* in the plan it is of; ARP_NONE: it is in no index */
    bool beside;   /* of study->beside, not of study->plan */
    int published; /* year its figure was first published; 0: not stated, ARP_NEVER_PUBLISHED */
    const arp_indicator *indicator;
    const char *vintage[2];     /* numerator, denominator; NULL for none */
    spec_rates *rates;          /* of a standardised rate, otherwise NULL */
    const arp_shrinker *shrink; /* NULL: values as they are */
    const char *variant;        /* of another reading of the leaf of that node: its name; or NULL */
    arp_place place;
    bool polarity_guessed; /* neither the indicator nor the leaf says it */
    bool given;            /* by tables of a level: given_on */
    size_t given_on;
} spec_leaf;

/** `normalise.bounds`: numbers fixed for one leaf. */
typedef struct spec_bound {
    const char *leaf;
    const double *x;
    size_t n;
    arp_place place;
} spec_bound;

typedef struct spec_method {
    const char *comparator; /* for rule comparator, or NULL */
    spec_bound *bound;
    size_t n_bounds;
    double minimum_coverage;
    bool fill_secret;                       /* missing.secret: interval */
    double secret_between[2];               /* what a secret count is between */
    double secret_bound;                    /* told where less is left of a secret count */
    bool zero_is_missing;                   /* zero_denominator: missing */
    const struct arp_aggregator *aggregate; /* of nodes that do not say */
    double exponent;
    const struct arp_weight_rule *weigh;
    arp_place normalise; /* where its rule is chosen  */
} spec_method;

enum { SPEC_GIVEN_MOST = 3 };

/** One entry of `selection.given`: an indicator, or the population. */
typedef struct spec_given {
    size_t leaf; /* among the spec's; ARP_NONE: the population */
    bool log;
    arp_place place;
} spec_given;

typedef struct spec_selection {
    bool given;
    const char *const *code;
    size_t n_codes, first;
    const double *k;
    size_t n_k;
    spec_given besides[SPEC_GIVEN_MOST]; /* `given:`, n_besides */
    size_t n_besides;
    arp_place place, k_place;
} spec_selection;

/** Columns of a file of selections. */
typedef enum spec_selection_column {
    SPEC_SELECTION_NAME,
    SPEC_SELECTION_LABEL,
    SPEC_SELECTION_DECIDED,
    SPEC_SELECTION_STATUS,
    SPEC_SELECTION_STRATUM,
    SPEC_SELECTION_COLUMNS
} spec_selection_column;

/** A file of selections, or of what is known of each. */
typedef struct spec_selection_file {
    bool given;
    spec_file file;
    const char *column[SPEC_SELECTION_COLUMNS];
    bool
        stated[SPEC_SELECTION_COLUMNS]; /* false: its name is the usual one, and it may be absent */
} spec_selection_file;

/** One entry of `selections.list`. */
typedef struct spec_listed {
    const char *name, *label, *status, *stratum; /* NULL: not said */
    const char *const *code;
    size_t n_codes;
    int decided; /* 0: not said */
    arp_place place;
} spec_listed;

/** `selections:`: many at once, of a file or listed. */
typedef struct spec_selections {
    bool given, on_level;
    spec_selection_file codes, about;
    spec_listed *listed;
    size_t n_listed, level_at; /* level_at: with on_level, the level of the codes */
    const char *const *only;
    size_t n_only;
    double coverage, beside;
    const char *strata; /* text column, or NULL */
    arp_place place;
} spec_selections;

/** One entry of `perimeters:`. */
typedef struct spec_perimeter {
    const char *name;
    const char *const *code;
    size_t n_codes;
    arp_place place;
} spec_perimeter;

/** One entry of `claims:`. `than` is the name of a comparator, a number, or "rest" or "rest of
    COMPARATOR": all territories of the study, or those of the comparator, without the claim's own.
    A comparator that bears such a name is meant before it. */
typedef struct spec_claim {
    const char *text[2], *indicator, *of, *than;
    const char *const *lacks[2];
    size_t n_lacks;
    bool above;
    double alpha;
    arp_place place;
} spec_claim;
/** `contiguity:`: who is whose neighbour. */
typedef struct spec_contiguity {
    bool given;
    const char *path;         /* of the list or the outlines; NULL with `within`     */
    const arp_file *memory;   /* NULL: on disk                                        */
    const char *property;     /* of the outlines that holds the code; NULL: a list   */
    const char *column[2];    /* of the list; NULL: the only two it has              */
    const char *within;       /* text column of groups, or NULL                      */
    double population_factor; /* 0: none */
    bool drop_unmatched;
    arp_place place;
} spec_contiguity;

/** One file of `outlines:`. */
typedef struct spec_outlines {
    const char *path;       /* of a GeoJSON                                      */
    const arp_file *memory; /* NULL: on disk                                     */
    const char *property;   /* that holds the code                               */
    size_t level;           /* of the zonings; 0 without, of the territories     */
    arp_place place;
} spec_outlines;

/** `design:`: perimeters that could have been drawn. */
typedef struct spec_design {
    bool given;
    const char *const *around; /* codes that every one has, n_around */
    size_t n_around;
    size_t least, most;       /* most 0: not stated   */
    double from, to;          /* NaN: not stated      */
    const char *within, *cut; /* text columns or NULL */
    arp_place place;
} spec_design;

/** Files that may extend one another, of the study and its recipe together. */
enum { SPEC_BASES_MOST = 16 };

typedef struct spec {
    arp_tree tree, recipe; /* the study; the recipe it names, or empty; with what they extend */
    arp_tree base[SPEC_BASES_MOST]; /* the files extended, as written, n_bases of them */
    size_t n_bases;
    arp_tree catalogue_tree; /* the shipped catalogue */
    arp_tree *set;           /* values of --set, n_set of them */
    size_t n_set;
    const arp_study_options *options; /* while the study is opened */
    const char *path;                 /* of the study */
    spec_file *file;
    size_t n_files;
    arp_cell_marks marks; /* of files that do not say */
    bool drop_unmatched;
    const char *population;
    double minimum_population;
    const char *const *exclude;
    const arp_place *exclude_at; /* n_exclude, as exclude */
    size_t n_exclude;
    arp_condition *where; /* territories that have a commune where all hold */
    size_t n_where;
    arp_place territories;
    spec_zonings zonings;
    spec_comparator *comparator;
    size_t n_comparators;
    arp_catalogue catalogue;
    spec_leaf *leaf;
    size_t n_leaves;   /* of the index: the first ones                                     */
    size_t n_columns;  /* n_leaves, then the variants of `sensitivity.factors`: those of the table
                          of values                                                        */
    size_t n_measures; /* n_columns, then the indicators of `selection.given`, of no node */
    spec_method method;
    spec_selection selection;
    spec_selections selections;
    spec_perimeter *perimeter;
    size_t n_perimeters;
    spec_claim *claim;
    size_t n_claims;
    spec_contiguity contiguity, communes; /* of the territories; of the communes of zonings */
    spec_outlines *outlines;
    size_t n_outlines;
    spec_design design;
    spec_choose choose;
    secrecy_relation *relation; /* `relations:` */
    size_t n_relations;
    arp_place *factor_place; /* one a factor of the study */
    size_t told;             /* notices of the reading; those of a run come after them */
} spec;

/**
 * Read the study at @p path (on another of its levels where the options say so) and the recipe it
 * may name into @p out, and what is final already (title, language, notes, plan, alpha, seed) into
 * @p study, whose pool is there. Errors as for arp_study_open(). On failure the caller frees both.
 */
arp_status spec_read(const char *path, const arp_study_options *options, spec *out,
                     arp_study *study, arp_error *err);

void spec_free(spec *s);
/* Parts of spec_read(), one a file. */

/**
 * A file of YAML into @p tree, over those that it extends (`extends: OTHER.yaml`, which may extend
 * another in turn): maps are merged key by key, lists and single values replaced; a key without a
 * value takes away what is extended. What a file names stays beside that file (spec_locate()). All
 * are inputs of the study.
 *
 * @param[out] kept  the text of the file itself; may be NULL
 * @retval ARP_DOMAIN  a file that extends itself, however far round, or more than SPEC_BASES_MOST
 */
arp_status spec_document(const char *path, const arp_file *memory, arp_tree *tree, spec *s,
                         arp_study *study, const char **kept, arp_error *err);

/**
 * Put each "PATH=VALUE" of the options into s->tree, in turn. PATH goes down by keys, joined by
 * points; an item of a list is named by its name, indicator, id or file, or by its place from 1.
 * VALUE is YAML. A key that is absent is made; whether it may be there is checked with the rest.
 * Without a VALUE the key or the item is taken away, as a map or a list is where VALUE is "none".
 * @retval ARP_USAGE  no such item, nothing to take away, or no "="
 * @retval ARP_PARSE  a value that is not YAML
 */
arp_status spec_set(const arp_study_options *options, spec *s, arp_pool *pool, arp_error *err);

/** The node of a leaf, in the plan it is of. */
static inline arp_plan_node *spec_leaf_node(const arp_study *study, const spec_leaf *leaf) {
    return &(leaf->beside ? &study->beside : &study->plan)->node[leaf->node];
}

/** The tree of nodes under `index:`; fills the nodes of study->plan, those of study->beside with
    the branches that say `verdict: no`, and s->leaf. The methods stand. */
arp_status spec_index(const arp_node *index, const char *vintage, spec *s, arp_study *study,
                      arp_error *err);

/** Tell of `weight:` among a branch's children that the rule of its @p node does not read, or that
    stands on a branch that says `verdict: no`. */
arp_status spec_idle_weights(const arp_node *children, const arp_plan_node *node, arp_study *study,
                             arp_error *err);

/** Tell of what --set put where the study's factors draw values of their own: it moves the declared
    run and no draw. Cost: O(factors * nodes of the file). */
arp_status spec_idle_set(const arp_study *study, arp_error *err);

/** Indicator and vintage of a leaf, as one of the index has them. */
arp_status spec_leaf_read(const arp_node *map, const char *vintage, const spec *s, spec_leaf *leaf,
                          arp_error *err);

/** `vintage:` and `published:` of a leaf, each left as it was where it does not stand. */
arp_status spec_vintage_read(const arp_node *map, spec_leaf *leaf, arp_error *err);
arp_status spec_published_read(const arp_node *map, int *published, arp_error *err);

/** `sensitivity.factors.variants`: its readings behind the leaves of the index, which stand; then,
    @p map being that key, a factor for each indicator of it, into room that is there. */
arp_status spec_variants_read(const arp_node *root, spec *s, arp_study *study, arp_error *err);
arp_status spec_variants_factors(const arp_node *map, spec *s, arp_study *study, arp_error *err);

/** `selection.given`, or `selections.given` in its place, its indicators behind the leaves of the
 * index; @p vintage is the recipe's. */
arp_status spec_given_read(const arp_node *root, const char *vintage, spec *s, arp_error *err);

/** `method:` into the plan and s->method; the recipe's method stands where the study has no key. */
arp_status spec_method_read(const arp_node *own, const arp_node *recipe, spec *s, arp_study *study,
                            arp_error *err);

/** `sensitivity:` into the study: how much, the seed, the factors as written. */
arp_status spec_sensitivity(const arp_node *node, spec *s, arp_study *study, arp_error *err);

/** Refuse a factor that cannot be, with its place; a study whose declared index cannot be run
   passes: running it says why. Cost: two runs. */
arp_status spec_factors_check(const arp_study *study, arp_error *err);

/** @retval ARP_USAGE  a file in memory without a name, or a name given twice */
arp_status spec_memory_check(const arp_study_options *options, arp_error *err);

/** The file in memory of this very name, or NULL. */
const arp_file *spec_in_memory(const spec *s, const char *name);

/**
 * The file that the study names at @p node: the one in memory of that very name, otherwise the one
 * on disk, beside the study where @p name is relative, or beside the file extended that wrote it;
 * what the shipped catalogue names is in the library.
 *
 * @param[out] path    what messages call it, in @p pool
 * @param[out] memory  NULL: it is on disk
 * @retval ARP_INPUT   the study has files in memory, and this one is neither there nor on disk
 */
arp_status spec_locate(const spec *s, const arp_node *node, const char *name, arp_pool *pool,
                       const char **path, const arp_file **memory, arp_error *err);

/**
 * Open it.
 * @retval ARP_OUTPUT  the options say that the file on disk will be written over
 */
arp_status spec_open(const arp_study *study, const char *path, const arp_file *memory,
                     arp_source **out, arp_error *err);

/** `data:` with the study's `marks:` as the default. */
arp_status spec_data(const arp_node *root, spec *s, arp_pool *pool, arp_error *err);

/** One file with the keys it may have. f->key stands where it has none of its own, and
    f->options.marks where it states none. */
arp_status spec_file_read(const arp_node *entry, const arp_keys *keys, spec *s, spec_file *f,
                          arp_pool *pool, arp_error *err);

/** `zonings:`, `codes:`, `passage:`; @p level is what was asked for, NULL: the study's own. Stands
    after spec_data(), which leaves its first file free for the membership table, and after
    `territories:`. */
arp_status spec_zonings_read(const arp_node *root, const char *level, spec *s, arp_study *study,
                             arp_error *err);

/** Where a level stands among those there are, into @p at, which may be NULL.
    @retval ARP_DOMAIN  it is none of them, which are told */
arp_status spec_level_find(const spec_zonings *z, const char *name, arp_place place, size_t *at,
                           arp_error *err);

/** `outlines:`, of the study's own level or one file a level. Stands after spec_zonings_read(). */
arp_status spec_outlines_read(const arp_node *map, spec *s, arp_study *study, arp_error *err);

/** `standardise:` and `shrink:` of every leaf that has one. */
arp_status spec_rates_read(spec *s, arp_pool *pool, arp_error *err);

/** `comparators:`; then, after the index, the leaves of the values they state. */
arp_status spec_comparators(const arp_node *root, spec *s, arp_pool *pool, arp_error *err);
arp_status spec_comparators_check(spec *s, const arp_study *study, arp_error *err);

/** `selections:`; its `given:` is read with that of `selection:`. */
arp_status spec_selections_read(const arp_node *root, spec *s, arp_pool *pool, arp_error *err);

/** `perimeters:` and `claims:`; @p alpha is that of claims that do not say. */
arp_status spec_perimeters(const arp_node *root, spec *s, arp_pool *pool, arp_error *err);
arp_status spec_claims(const arp_node *root, double alpha, spec *s, arp_pool *pool, arp_error *err);
/** `contiguity:`, of the territories or of the communes (@p keys), which may be NULL; after
    `unmatched:` and `territories:`. */
arp_status spec_contiguity_read(const arp_node *map, const arp_keys *keys, spec *s,
                                spec_contiguity *out, arp_pool *pool, arp_error *err);

/** `design:`; after `contiguity:` and `territories:`. */
arp_status spec_design_read(const arp_node *root, spec *s, arp_pool *pool, arp_error *err);

/** `choose:`; after the index, `territories:` and `zonings:`. */
arp_status spec_choose_read(const arp_node *root, spec *s, const arp_study *study, arp_pool *pool,
                            arp_error *err);

/** `relations:`. */
arp_status spec_relations(const arp_node *root, spec *s, arp_pool *pool, arp_error *err);

/** A map {COLUMN: VALUE or [VALUES]} as conditions. */
arp_status spec_where(const arp_node *map, arp_pool *pool, arp_condition **out, size_t *n,
                      arp_error *err);

/** The rule and exponent of an `aggregate:` map, which may be NULL. */
arp_status spec_aggregate(const arp_node *map, const struct arp_aggregator **rule, double *exponent,
                          arp_error *err);

/** The rule of a `weights:` map, which may be NULL. */
arp_status spec_weights(const arp_node *map, const struct arp_weight_rule **rule, arp_error *err);

#endif
