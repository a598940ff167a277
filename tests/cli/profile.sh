# SPDX-License-Identifier: GPL-3.0-or-later
# profile: one territory against its comparators, its numbers made again from the shipped table.
. "$(dirname "$0")/lib.sh"
config=$ARPENT_SOURCE/config/pyrenees-cathares.yaml
cantons=$ARPENT_SOURCE/indicators/midi-pyrenees/cantons.csv
narrow() {
    expect
    [ "$(/usr/bin/python3 -c 'print(max(len(l.rstrip("\n")) for l in open("out")))')" -le 80 ] || fault "wider than 80"
}

# ---- the founding case, from the table itself
cat >again.py <<'PY'
import csv, math, sys
from told import by, pick, read
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8"), delimiter=";"))
t = read("out")
line = by(t["profiles"], "indicator")
against = by(t["profile_comparators"], "indicator", "comparator")
number = lambda row, name: float(row[name].replace(",", "."))
kept = [r for r in rows if number(r, "P12_POP") >= 2000]
own = next(r for r in rows if r["CV"] == "0907")
def near(a, b, how=1e-9): assert abs(a - b) <= how * max(1, abs(b)), (a, b)
def log_choose(n, k): return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
def two_sided(x, n, share):
    term = lambda k: math.exp(log_choose(n, k) + k * math.log(share) + (n - k) * math.log(1 - share))
    below, above = math.fsum(map(term, range(x + 1))), math.fsum(map(term, range(x, n + 1)))
    return min(1, 2 * min(below, above))

# unemployment: a share of the active
got = line["chom_rp"]
rate = lambda r: 100 * number(r, "P07_CHOM1564") / number(r, "P07_ACT1564")
near(got["value"], rate(own))
assert got["n"] == len(kept) == t["study"][0]["n"]
assert got["rank"] == 1 + sum(rate(r) > rate(own) for r in kept)
least, most = min(kept, key=rate), max(kept, key=rate)
assert (got["least_at"], got["most_at"]) == (least["CV"], most["CV"])
near(got["least"], rate(least))
near(got["most"], rate(most))
near(got["position"], (rate(own) - rate(least)) / (rate(most) - rate(least)))
x, n, z = round(number(own, "P07_CHOM1564")), round(number(own, "P07_ACT1564")), 1.959963984540054
middle, half = (x + z * z / 2) / (n + z * z), z * math.sqrt(x * (n - x) / n + z * z / 4) / (n + z * z)
near(got["low"], 100 * (middle - half))
near(got["high"], 100 * (middle + half))
assert got["interval_rule"] == "wilson" and got["fewer_than"] is None

# Ariège: sums of all its cantons, small ones too; Holm over all cantons
ariege = against["chom_rp", "Ariège"]
of = [r for r in rows if r["DEP"] == "09"]
reference = 100 * sum(number(r, "P07_CHOM1564") for r in of) / sum(number(r, "P07_ACT1564") for r in of)
near(ariege["value"], reference)
p = {r["CV"]: two_sided(round(number(r, "P07_CHOM1564")), round(number(r, "P07_ACT1564")), reference / 100) for r in kept}
steps, most = {}, 0
for i, code in enumerate(sorted(p, key=p.get)):
    most = max(most, min(1, (len(p) - i) * p[code]))
    steps[code] = most
assert ariege["n_tested"] == len(kept) and ariege["is"] == "above" and ariege["significantly"] is True
assert abs(math.log(ariege["p"] / p["0907"])) < 1e-6 and abs(math.log(ariege["p_holm"] / steps["0907"])) < 1e-6

# a few dentists: an exact Poisson interval, flagged, and no gap beyond chance
got = line["dens_dent"]
x, people = number(own, "BPE18_D221"), number(own, "P17_POP")
near(got["value"], 1e5 * x / people)
assert got["count"] == x == 5
def below(x, mean): return math.fsum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(int(x) + 1))
low, high = (got[limit] * people / 1e5 for limit in ("low", "high"))
near(below(x, high), 0.025)
near(1 - below(x - 1, low), 0.025)
assert got["fewer_than"] == 10 and got["polarity"] == -1
dentists = pick(t["profile_comparators"], indicator="dens_dent")
assert len(dentists) == 2 and all(c["is"] == "below" and c["significantly"] is False for c in dentists)
# an income has no count behind it: compared, not tested
assert line["rev_med_men"]["low"] is None and line["rev_med_men"]["high"] is None
income = pick(t["profile_comparators"], indicator="rev_med_men")
assert all(c["p"] is None and c["significantly"] is None and c["is"] == "below" for c in income)
PY
run profile "$config" 0907 --format json
expect_status 0
expect; /usr/bin/python3 again.py "$cantons" 2>why || fault "$(tail -1 why)"
expect_json 'column(t["profile_places"], "rank") == [14, 2, 186] and {p["code"] for p in t["profiles"]} == {"0907"}'

run profile "$config" 0907; expect_status 0; narrow
expect_out '^0907 Lavelanet, '; expect_out '^critères sociaux : rang 2 sur 263'
expect_out '|-*2-*1-*o-*|'                                   # Midi-Pyrénées, Ariège, the territory
expect_out 'Ariège 12,49 : au-dessus, écart significatif (p < 0,001)'
expect_out 'moins de 10 événements (5) : valeur fragile'; expect_out '(plus bas = plus de besoin)'
expect; [ "$(grep -c '^ *[-0-9].* |.\{50\}| ' out)" -eq 9 ] || fault "not one strip of 50 for each indicator"
run profile "$config" 0907 --lang en; expect_status 0; narrow
expect_out '^social criteria: rank 2 of 263'; expect_out 'above, a significant gap (p < 0.001)'

run profile "$config" 0907 --format csv; expect_status 0
expect; [ "$(wc -l <out)" -eq 10 ] || fault "not one row an indicator"
expect_out '^code,indicator,label,side,domain,'
cp out first
run profile "$config" 0907 --format csv -o kept.csv; expect_status 0; expect_no_out
expect; cmp -s kept.csv first || fault "-o is not what standard output gives"
run profile "$config" 0907 --csv fr; expect_status 0; expect_out '^0907;chom_rp;Lavelanet;social;'; expect_out ';18,59'

# ---- who is not there
refused 65 "$config: " 'vouliez-vous dire « 0907 »' 'did you mean "0907"' profile "$config" 907
refused 65 "$config: " 'Quérigut.*population minimale' 'Quérigut.*minimum population' profile "$config" 0913
refused 65 "$config: " 'arpent rank' 'arpent rank' profile "$config" zzzzzzzzzz
study
change study.yaml 9 '  exclude: ["0903"]'
refused 65 'study.yaml: ' "l'étude l'exclut" 'the study excludes it' profile study.yaml 0903
study
change data.csv 4 '0903,Trois,,9,23,31,95'
refused 65 'study.yaml: ' 'population est inconnue' 'population is unknown' profile study.yaml 0903
run profile; expect_status 2; expect_err 'ÉTUDE'

# ---- every territory: the same rows as one by one
run profile "$config" --format csv; expect_status 0
expect; [ "$(wc -l <out)" -eq $((1 + 263 * 9)) ] || fault "not one row for each territory and indicator"
expect; { head -1 out; grep '^0907,' out; } | cmp -s - first || fault "a territory differs from its own profile"
study
run profile study.yaml --format json; expect_status 0
expect_json 'keys_hold(o)'
expect_json 'sorted(set(column(t["profiles"], "code"))) == ["0901", "0902", "0903", "0904", "0905", "0907", "0908"] and len(by(t["profiles"], "code", "indicator")) == 21'
run profile study.yaml; expect_status 0; narrow; expect; [ "$(grep -c '^090[1-8] ' out)" -eq 7 ] || fault "not one page a territory"

# ---- standardised rates: made again from their strata
cat >study.yaml <<'YAML'
data: [{file: data.csv, key: code, label: name}]
comparators: [{name: Nord, where: {dep: N}}, {name: Tous}]
indicators:
  - id: mort
    label_fr: Mortalité
    polarity: 1
    standardise: {method: direct, file: deces.csv, key: code, strata: [age, sexe], events: d, population: n, standard: {file: type.csv, population: pop}}
  - id: icm
    polarity: 1
    standardise: {method: indirect, file: deces.csv, key: code, strata: [age, sexe], events: d, population: n, comparator: Tous}
  - {id: ald, polarity: 1, value: ald, standard_error: se}
index: {children: [{name: sanitaire, children: [{indicator: mort}, {indicator: icm}, {indicator: ald}]}]}
YAML
printf 'code,name,dep,ald,se\n01,Un,N,120,10\n02,Deux,N,100,9\n03,Trois,S,90,8\n' >data.csv
cat >deces.csv <<'CSV'
code;age;sexe;d;n
01;j;F;3;400
01;j;H;6;400
01;v;F;10;110
01;v;H;9;90
02;j;F;2;900
02;j;H;8;800
02;v;F;15;160
02;v;H;12;140
03;j;F;0;200
03;j;H;1;200
03;v;F;2;60
03;v;H;1;40
CSV
printf 'age,sexe,pop\nj,F,40000\nj,H,39000\nv,F,12000\nv,H,9000\n' >type.csv
cat >again.py <<'PY'
import csv
from told import by, read
t = read("out")
line = by(t["profiles"], "indicator")
against = by(t["profile_comparators"], "indicator", "comparator")
rows = list(csv.DictReader(open("deces.csv"), delimiter=";"))
weight = {(r["age"], r["sexe"]): float(r["pop"]) for r in csv.DictReader(open("type.csv"))}
def near(a, b): assert abs(a - b) <= 1e-9 * max(1, abs(b)), (a, b)
def strata(codes):
    d, n = dict.fromkeys(weight, 0), dict.fromkeys(weight, 0)
    for r in rows:
        if r["code"] in codes:
            d[r["age"], r["sexe"]] += int(r["d"])
            n[r["age"], r["sexe"]] += int(r["n"])
    return d, n
def direct(codes):
    d, n = strata(codes)
    return 1e5 * sum(w * d[s] / n[s] for s, w in weight.items()) / sum(weight.values())
all_d, all_n = strata(["01", "02", "03"])
def indirect(codes):
    d, n = strata(codes)
    return 100 * sum(d.values()) / sum(n[s] * all_d[s] / all_n[s] for s in weight)
for name, rate in (("mort", direct), ("icm", indirect)):
    near(line[name]["value"], rate(["03"]))
    near(against[name, "Nord"]["value"], rate(["01", "02"]))
    near(against[name, "Tous"]["value"], rate(["01", "02", "03"]))
    assert line[name]["count"] == 4 and line[name]["fewer_than"] == 5
near(against["icm", "Tous"]["value"], 100)
assert line["mort"]["interval_rule"] == "dobson" and line["icm"]["interval_rule"] == "exact-poisson"
near(line["ald"]["high"], 90 + 8 * 1.959963984540054)
assert line["ald"]["interval_rule"] is None and against["ald", "Nord"]["value"] is None
PY
run profile study.yaml 03 --format json; expect_status 0
expect; /usr/bin/python3 again.py 2>why || fault "$(tail -1 why)"
run profile study.yaml 03; expect_status 0; narrow; expect_out 'moins de 5 événements (4)'; expect_out 'Nord : pas de valeur'
run check study.yaml; expect_status 0; expect_out 'd / n | age, sexe'; expect_out 'deces.csv'; expect_out 'type.csv'
change deces.csv 5 '01;v;H;9;0'
refused 65 'study.yaml:7:5: ' 'personne dans la strate « v, H »' 'nobody in the stratum "v, H"' profile study.yaml 03
change deces.csv 5 '01;v;H;-9;90'
refused 65 'deces.csv:5:8: ' 'nombre négatif.*-9\|-9.*nombre négatif' '-9.*below 0' profile study.yaml 03

finish
