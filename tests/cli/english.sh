# SPDX-License-Identifier: GPL-3.0-or-later
# English: what the catalogue and a study say in English stands on English screens and in tables.
. "$(dirname "$0")/lib.sh"
config=$ARPENT_SOURCE/config

# ---- no French word on an English screen of a shipped study; names of territories, of perimeters
# and of nodes stay as they are
french='médecins|infirmiers|dentistes|kinésithérapeutes|pour|habitants|chômage|revenu|décès'
french="$french|mortalité|Mortalité|naissances|années|critères|ménages|aucun|Aucun|santé|taux|Taux|est"
french="$french|une|dans|sont|offre|versant|unité|données|cantons de|solde|dépistage|Part|âges|âge"
no_french() {
    expect
    if grep -nwE "$french" out >found; then fault "French on an English screen: $(head -1 found)"; fi
}
for name in pyrenees-cathares ariege epci bassins-de-vie communes; do
    [ $name != communes ] || [ -d "$ARPENT_SOURCE/../shared/data/insee" ] || continue
    run check "$config/$name.yaml" --lang en; expect_status 0; no_french
    expect_out "Pays des Pyrénées cathares, 2010: "
    expect_out "per 100,000 inhabitants"
    run explain "$config/$name.yaml" --full --lang en; expect_status 0; no_french
    run rank "$config/$name.yaml" --format json; expect_status 0
    expect_json 't["study"][0]["title_en"] != t["study"][0]["title_fr"] == t["study"][0]["title"]'
    expect_json 'len(t["notes"]) >= 3 and all(n["text_en"] != n["text_fr"] for n in t["notes"])'
    expect_json 'all(i["source_en"] != i["source_fr"] == i["source"] for i in t["indicators"])'
    expect_json 'all(i["unit_en"] != i["unit_fr"] or i["unit"] == "%" for i in t["indicators"])'
done
for name in ariege pyrenees-cathares; do
    run profile "$config/$name.yaml" 0907 --lang en; expect_status 0; no_french
    run explain "$config/$name.yaml" --format json; expect_status 0
    expect_json 'all(c["text_en"] != c["text_fr"] == c["text"] for c in t["claims"])'
    expect_json 'all(c["lacks_en"] != c["lacks_fr"] == c["lacks"] for c in t["claim_lacks"])'
done
run explain "$config/pyrenees-cathares.yaml" --full --lang en
expect_out 'above that of Ariège'
expect_out 'ageing general practitioners'

# ---- the catalogue
run indicators --lang en; expect_status 0; no_french
for id in dens_mg rev_med ald_tot smr_ind eq_ehpad; do
    run indicators $id --lang en; expect_status 0; expect_out '^unit_en  '; expect_out '^reference_en  '
    expect; if grep -qE '^(unit|source|reference|label_fr) ' out; then fault "French beside English"; fi
    run indicators $id; expect_status 0; expect_out '^unit  '
    expect; if grep -qE '^[a-z]*_en ' out; then fault "English beside French"; fi
done

# ---- French articles: an EPCI on which a verdict rests
run explain "$config/epci.yaml"; expect_status 0; expect_out "tient à la CC du"
expect_out "sans la CC du Pays d'Olmes"
run explain "$config/epci.yaml" --lang en; expect_out "rests on CC du Pays d'Olmes"

# ---- a study's own words: one language stands for both, and lists go together
study
run check study.yaml --lang en; expect_status 0; expect_out '^Essai$'
change study.yaml 1 'title_en: Trial'
run check study.yaml; expect_out '^Trial$'
change study.yaml 1 'title: Essai'
add study.yaml 'title_en: Trial'
add study.yaml 'notes: [Une note, Une autre]'
add study.yaml 'notes_en: [A note, Another]'
run check study.yaml --lang en; expect_status 0; expect_out '^Trial$'; expect_out '- Another'
run check study.yaml; expect_status 0; expect_out '^Essai$'; expect_out '- Une autre'
last=$(wc -l <study.yaml)
change study.yaml "$last" 'notes_en: [A note]'
refused 65 "study.yaml:$last:1: " '« notes_en » a 1 textes et « notes » en a 2' '"notes_en" has 1 texts and "notes" has 2'
change study.yaml "$last" 'claims: [{text: Dit, text_en: Said, lacks: [un, deux], lacks_en: [one]}]'
refused 65 "study.yaml:$last:" 'traduction de chacun' 'translation of each'
change study.yaml "$last" 'claims: [{text: Dit, text_en: Said, lacks: [un], lacks_en: [one]}]'
run explain study.yaml --full --lang en; expect_status 0; expect_out 'Said'; expect_out 'one'
run explain study.yaml --full; expect_status 0; expect_out 'Dit'

finish
