/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/spec/spec.h"

#include <math.h>
#include <string.h>

#include "base/messages.h"
#include "io/file.h"
#include "io/yaml.h"
#include "study/spec/messages.h"

static arp_status read_head(const arp_node *root, arp_study *study, arp_error *err) {
    size_t lang = ARP_FR;
    uint64_t decided = 0;
    arp_status st = ARP_OK;
    study->title[ARP_FR] = study->title[ARP_EN] = study->name;
    ARP_TRY(arp_read_pair(root, "title", "title_en", study->title, err));
    ARP_TRY(arp_read_word(root, "language", SPEC_LANGUAGES, &lang, err));
    ARP_TRY(arp_read_whole(root, "decided", 1900, 2100, &decided, err));
    ARP_TRY(
        arp_read_pairs(root, "notes", "notes_en", study->pool, study->note, &study->n_notes, err));
    study->lang = (arp_lang)lang;
    study->decided = (int)decided;
done:
    return st;
}

/* Where each code of `exclude` stands. */
static arp_status place_excluded(const arp_node *list, spec *s, arp_pool *pool, arp_error *err) {
    arp_place *at = arp_pool_take(pool, s->n_exclude, sizeof *at);
    if (!at) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_exclude; i++)
        at[i] = i < list->n ? list->item[i].place : list->place;
    s->exclude_at = at;
    return ARP_OK;
}

static arp_status read_territories(const arp_node *root, spec *s, arp_study *study,
                                   arp_error *err) {
    const arp_node *map = arp_node_get(root, "territories");
    arp_status st = ARP_OK;
    study->level = "territory";
    s->minimum_population = NAN;
    if (!map) return ARP_OK;
    s->territories = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_territories, err));
    ARP_TRY(arp_read_text(map, "level", &study->level, err));
    ARP_TRY(arp_read_text(map, "population", &s->population, err));
    ARP_TRY(arp_read_number(map, "minimum_population", 0.0, 1e12, &s->minimum_population, err));
    ARP_TRY(arp_read_texts(map, "exclude", study->pool, &s->exclude, &s->n_exclude, err));
    ARP_TRY(place_excluded(arp_node_get(map, "exclude"), s, study->pool, err));
    ARP_TRY(spec_where(arp_node_get(map, "where"), study->pool, &s->where, &s->n_where, err));
    if (!s->population && !isnan(s->minimum_population)) {
        return arp_fail_node(err, map, ARP_MSG_STUDY_POPULATION_ABSENT, "");
    }
done:
    return st;
}

/* `selection.territories` of every level, for those who ask for another one. */
static arp_status read_selected_levels(const arp_node *map, const arp_node *codes, spec *s,
                                       arp_pool *pool, arp_error *err) {
    const bool by_level = codes->kind == ARP_TREE_MAP;
    arp_status st = ARP_OK;
    for (size_t i = 0; by_level && i < codes->n && st == ARP_OK; i++)
        st = spec_level_find(&s->zonings, codes->item[i].key, codes->item[i].place, NULL, err);
    for (size_t i = 0; i < s->zonings.n_levels && st == ARP_OK; i++) {
        spec_level *level = &s->zonings.level[i];
        const bool own = i == s->zonings.own;
        if (by_level) {
            st =
                arp_read_texts(codes, level->name, pool, &level->selected, &level->n_selected, err);
        } else if (own) {
            st =
                arp_read_texts(map, "territories", pool, &level->selected, &level->n_selected, err);
        }
    }
    return st;
}

/* The codes of the selection: a list, or one a level. A list is of the study's own level, and says
   nothing on another. */
static arp_status read_selected(const arp_node *map, const arp_node *codes, spec *s,
                                arp_study *study, arp_error *err) {
    spec_selection *sel = &s->selection;
    const bool by_level = codes && codes->kind == ARP_TREE_MAP && s->zonings.given;
    const arp_node *from = by_level ? codes : map;
    const char *key = by_level ? study->level : "territories";
    if (codes && s->zonings.given) {
        arp_status st = read_selected_levels(map, codes, s, study->pool, err);
        if (st != ARP_OK) return st;
    }
    if (codes && (by_level ? !arp_node_get(codes, key) : s->zonings.elsewhere)) {
        sel->given = false;
        return arp_tell(study->notices, codes->place, err, ARP_MSG_ZONINGS_NO_SELECTION, "s",
                        study->level);
    }
    return arp_read_texts(from, key, study->pool, &sel->code, &sel->n_codes, err);
}

static arp_status read_selection(const arp_node *root, spec *s, arp_study *study, arp_error *err) {
    const arp_node *map = arp_node_get(root, "selection");
    spec_selection *sel = &s->selection;
    uint64_t first = 0;
    size_t planned = 0;
    arp_status st = ARP_OK;
    study->alpha = 0.05;
    if (!map) return ARP_OK;
    sel->given = true;
    sel->place = sel->k_place = map->place;
    ARP_TRY(arp_node_keys(map, &spec_keys_selection, err));
    const arp_node *codes = arp_node_get(map, "territories"),
                   *k = arp_node_get(map, "within_first");
    if (codes) sel->place = codes->place;
    if (k) sel->k_place = k->place;
    ARP_TRY(read_selected(map, codes, s, study, err));
    if (!sel->given) return ARP_OK;
    ARP_TRY(arp_read_whole(map, "first", 1, (uint64_t)1 << 32, &first, err));
    sel->first = (size_t)first;
    if ((sel->n_codes > 0) == (sel->first > 0)) {
        return arp_fail_node(err, codes ? codes : map, ARP_MSG_STUDY_SELECTION_EMPTY, "");
    }
    ARP_TRY(arp_read_numbers(map, "within_first", study->pool, 1.0, 4294967295.0, &sel->k,
                             &sel->n_k, err));
    for (size_t i = 0; i < sel->n_k; i++) {
        if (sel->k[i] != floor(sel->k[i])) {
            return arp_fail_node(err, k, ARP_MSG_STUDY_K_WHOLE, "n", sel->k[i]);
        }
    }
    ARP_TRY(arp_read_number(map, "alpha", 1e-9, 0.5, &study->alpha, err));
    ARP_TRY(arp_read_word(map, "planned", SPEC_NO_YES, &planned, err));
    study->planned = planned == 1;
done:
    return st;
}

/* The node that holds `index:` and `method:` beside the study's own: of the recipe it names. */
static arp_status read_recipe(const arp_node *index, spec *s, arp_study *study,
                              const char **vintage, arp_error *err) {
    const char *file = NULL;
    const arp_node *node;
    const char *path = NULL;
    const arp_file *memory = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_keys(index, &spec_keys_recipe, err));
    ARP_TRY(arp_read_text(index, "recipe", &file, err));
    ARP_TRY(arp_read_text(index, "vintage", vintage, err));
    node = arp_node_get(index, "recipe");
    ARP_TRY(spec_locate(s, node, file, study->pool, &path, &memory, err));
    ARP_TRY(spec_document(path, memory, &s->recipe, s, study, NULL, err));
    ARP_TRY(arp_node_keys(&s->recipe.root, &spec_keys_study, err));
    ARP_TRY(arp_node_need(&s->recipe.root, "index", &node, err));
    if (arp_node_get(node, "recipe")) {
        ARP_TRY(arp_fail_node(err, node, ARP_MSG_STUDY_RECIPE_CHAIN, ""));
    }
done:
    return st;
}

/* The shipped catalogue, then the recipe's own indicators, then the study's. */
static arp_status read_catalogue(const arp_node *root, spec *s, arp_error *err) {
    size_t len;
    const char *text = arp_catalogue_shipped(&len);
    arp_status st = ARP_OK;
    ARP_TRY(arp_yaml_read(text, len, "indicators/catalogue.yaml", &s->catalogue_tree, err));
    ARP_TRY(arp_catalogue_add(&s->catalogue, &s->catalogue_tree.root, false, err));
    const arp_node *own[] = {arp_node_get(&s->recipe.root, "indicators"),
                             arp_node_get(root, "indicators")};
    for (size_t i = 0; i < 2; i++) {
        if (own[i]) ARP_TRY(arp_catalogue_add(&s->catalogue, own[i], true, err));
    }
done:
    return st;
}

static arp_status read_index_and_method(const arp_node *root, spec *s, arp_study *study,
                                        arp_error *err) {
    const arp_node *index, *recipe = NULL;
    const char *vintage = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(arp_node_need(root, "index", &index, err));
    if (arp_node_get(index, "recipe")) {
        ARP_TRY(read_recipe(index, s, study, &vintage, err));
        index = arp_node_get(&s->recipe.root, "index");
        recipe = arp_node_get(&s->recipe.root, "method");
    }
    ARP_TRY(read_catalogue(root, s, err));
    ARP_TRY(spec_method_read(arp_node_get(root, "method"), recipe, s, study, err));
    ARP_TRY(spec_index(index, vintage, s, study, err));
    ARP_TRY(spec_variants_read(root, s, study, err));
    ARP_TRY(spec_given_read(root, vintage, s, err));
done:
    return st;
}

arp_status spec_read(const char *path, const arp_study_options *options, spec *s, arp_study *study,
                     arp_error *err) {
    size_t unmatched = 0;
    arp_status st = ARP_OK;
    s->path = path;
    s->options = options;
    ARP_TRY(spec_memory_check(options, err));
    study->input = arp_pool_take(study->pool, 2 + SPEC_BASES_MOST, sizeof *study->input);
    if (!study->input) return arp_fail_memory(err);
    ARP_TRY(spec_document(path, spec_in_memory(s, path), &s->tree, s, study, &study->text, err));
    ARP_TRY(spec_set(options, s, study->pool, err));
    const arp_node *root = &s->tree.root;
    study->name = study->input[0].name;
    ARP_TRY(arp_node_keys(root, &spec_keys_study, err));
    ARP_TRY(read_head(root, study, err));
    ARP_TRY(arp_read_word(root, "unmatched", SPEC_STOP_DROP, &unmatched, err));
    s->drop_unmatched = unmatched == 1;
    ARP_TRY(spec_data(root, s, study->pool, err));
    ARP_TRY(spec_relations(root, s, study->pool, err));
    ARP_TRY(read_territories(root, s, study, err));
    ARP_TRY(spec_zonings_read(root, options->level, s, study, err));
    ARP_TRY(spec_outlines_read(arp_node_get(root, "outlines"), s, study, err));
    ARP_TRY(spec_comparators(root, s, study->pool, err));
    if (!s->zonings.elsewhere)
        ARP_TRY(spec_contiguity_read(arp_node_get(root, "contiguity"), &spec_keys_contiguity, s,
                                     &s->contiguity, study->pool, err));
    if (!s->zonings.elsewhere) ARP_TRY(spec_design_read(root, s, study->pool, err));
    ARP_TRY(read_index_and_method(root, s, study, err));
    ARP_TRY(spec_comparators_check(s, study, err));
    ARP_TRY(spec_rates_read(s, study->pool, err));
    ARP_TRY(read_selection(root, s, study, err));
    ARP_TRY(spec_selections_read(root, s, study->pool, err));
    if (!s->zonings.elsewhere) {
        ARP_TRY(spec_choose_read(root, s, study, study->pool, err));
        ARP_TRY(spec_perimeters(root, s, study->pool, err));
        ARP_TRY(spec_claims(root, study->alpha, s, study->pool, err));
    }
    ARP_TRY(spec_sensitivity(arp_node_get(root, "sensitivity"), s, study, err));
done:
    return st;
}

void spec_free(spec *s) {
    arp_tree_free(&s->tree);
    arp_tree_free(&s->recipe);
    arp_tree_free(&s->catalogue_tree);
    for (size_t i = 0; i < s->n_bases; i++) arp_tree_free(&s->base[i]);
    for (size_t i = 0; i < s->n_set; i++) arp_tree_free(&s->set[i]);
    arp_catalogue_free(&s->catalogue);
}
