# SPDX-License-Identifier: GPL-3.0-or-later
# What published figures give away of a secret cell, kind by kind. The interval of each is found by hand.
. "$(dirname "$0")/lib.sh"

# put HEAD: a study of plain.csv that ranks A per POP, with HEAD above it
bound= people=
put() {
    cat >study.yaml <<YAML
$1
language: en
data: [{file: plain.csv, key: CODE}]
territories: {level: commune, population: POP$people}
indicators: [{id: x, polarity: 1, numerator: A, denominator: POP}, {id: p, polarity: 1, numerator: POP}]
index: {children: [{indicator: x}, {indicator: p}]}
method: {missing: {rule: mean, secret: mean$bound}}
YAML
}
# secret COLUMN CODE LEAST MOST STATE: what is left of a cell
secret() {
    expect_json "all([(near(r['least']), near(r['most']), r['state']) for r in t['secrets'] if (r['column'], r['code']) == ('$1', '$2')] == [($3, $4, '$5')] for near in [lambda x: x if x is None else round(x, 9)])"
}
# says TEXT: some notice has it
says() {
    expect_json "any('''$1''' in r['text_en'] for r in t['warnings'])"
}
check() {
    run check study.yaml --format json "$@"; expect_status 0
}

# a total beside its parts, marked by its code alone: 164 - 70 - 81
printf 'CODE;A;POP\n01001;70;400\n01002;s;300\n01003;81;500\n01T;164;1200\n02001;20;250\n02002;44;600\n02003;35;700\n02T;99;1550\n' >plain.csv
put 'title: T'; check
secret A 01002 13 13 given_away
says 'secret value of 01002 (column "A", "plain.csv") follows'
says 'A(01T) = A(01001) + A(01002) + A(01003)'
expect_json 'any("la valeur secrète de 01002" in r["text_fr"] for r in t["warnings"])'
run check study.yaml --strict; expect_status 65
run run study.yaml -o told; expect_status 0
expect; grep -rlq 'given_away' told && fault "a folder of results has the interval"
run check study.yaml --protect --format json; expect_status 0
expect_json '[(r["withheld"], r["at_least"], r["proved"], r["beyond_help"]) for r in t["withheld"]] == [(1, 1, True, 0)]'
expect_json 'sum(r["state"] == "withheld" for r in t["secrets"]) == 1 and all(r["state"] != "given_away" for r in t["secrets"])'
run run study.yaml --protect -o kept; expect_status 0
expect; [ "$(grep -c ',x,.*secret' kept/tables/values.csv)" = 2 ] || fault "one more value is secret"
run run study.yaml --protect -o kept --with kept; expect_status 73

people=', exclude: [T]'
# two secrets in a total: 25 between them, enough; 6 between them, too little
printf 'CODE;A;POP\n01;70;400\n02;s;300\n03;s;500\n04;9;99\nT;104;1299\n' >plain.csv
put 'title: T'; check; secret A 02 0 25 kept
printf 'CODE;A;POP\n01;70;400\n02;s;300\n03;s;500\n04;9;99\nT;85;1299\n' >plain.csv
put 'title: T'; check; secret A 02 0 6 given_away
bound=', secret_bound: 5'; put 'title: T'; check; secret A 02 0 6 kept; bound=

# a total that is itself secret gives nothing away; a secret cell alone in a total is the total
printf 'CODE;A;POP\n01;70;400\n02;s;300\n03;5;500\nT;s;1200\n' >plain.csv
put 'title: T'; check; expect_json '[(r["least"], r["most_state"], r["state"]) for r in t["secrets"] if r["code"] == "02"] == [(0, "inf", "kept")]'
expect_json '[(r["least"], r["most_state"]) for r in t["secrets"] if r["code"] == "T"] == [(75, "inf")]'
people=
printf 'CODE;A;B;POP\n01;70;70;400\n02;s;9;300\n03;5;5;500\n' >plain.csv
put 'relations: [B = A]'; check; secret A 02 9 9 given_away

# a relation, one with a column below 0, and a cell in two of them
printf 'CODE;A;F;H;D;SOLDE;POP\n01;70;30;40;80;-10;400\n02;s;s;7;12;-3;300\n03;5;s;s;9;-4;500\n' >plain.csv
put 'relations: [A = F + H, SOLDE = A - D]'; check
secret A 02 9 9 given_away; secret F 02 2 2 given_away; secret F 03 0 5 given_away
says 'A(02) = F(02) + H(02)'

# a rate gives its count with its own denominator, and nothing with another one
printf 'CODE;A;RATE;OTHER;POP\n01;70;17.5;9;400\n02;s;4.3;7;300\n03;5;1.0;2;500\n' >plain.csv
put 'relations: ["RATE = 100 * A / POP"]'; check; secret A 02 13 13 given_away
put 'title: T'; check; expect_json 't["secrets"] == []'
printf 'CODE;A;RATE;OTHER;POP\n01;70;s;9;400\n02;9;3.0;7;300\n03;5;1.0;2;500\n' >plain.csv
put 'relations: ["RATE = 100 * A / POP"]'; check; secret RATE 01 17.5 17.5 given_away

# rounding: a marked total to the nearest ten; a rounding that is stated
people=', exclude: [T]'
printf 'CODE;A;POP\n01;71;401\n02;s;300\n03;81;500\n04;33;222\nT;200;1420\n' >plain.csv
put 'title: T'; check; secret A 02 10 20 kept
people=
printf 'CODE;A;F;H;POP\n01;71;30;40;401\n02;55;s;7;300\n03;81;80;2;500\n' >plain.csv
put 'relations: ["A = F + H ± 1"]'; check; secret F 02 47 49 given_away

# figures that contradict each other are told, and so is a relation that does not hold
printf 'CODE;A;B;POP\n01;70;80;400\n02;s;5;300\n03;5;9;500\n' >plain.csv
put 'relations: [B = A + POP]'; check; secret A 02 None None contradiction
says 'no number can be the secret value of 02'
says '"relations:" does not hold for 2 rows all of whose figures are told, first: B(01) = A(01) + POP(01)'

# levels that overlap, each sum with two secrets, together give them away; without a relation as well
printf 'CODE;CV;EPCI;POP\n01001;C1;E1;400\n01002;C1;E1;300\n01003;C1;E2;500\n01004;C2;E1;250\n01005;C2;E2;600\n01006;C3;E3;700\n01007;C4;E4;900\n01008;C5;E5;100\n' >m.csv
printf 'CODE;A\n01001;70\n01002;s\n01003;s\n01004;20\n01005;44\n01006;35\n01007;52\n01008;60\n' >a.csv
printf 'K;AC\nC1;164\nC2;64\nC3;35\nC4;52\nC5;60\n' >c.csv
printf 'K;AE\nE1;103\nE2;125\nE3;35\nE4;52\nE5;60\n' >e.csv
zoned() {
    cat >study.yaml <<YAML
title: Z
language: en
zonings: {file: m.csv, key: CODE, levels: {canton: CV, epci: EPCI, commune: CODE}}
codes: equal
data: [{file: $1, key: CODE}, {file: c.csv, key: K, level: canton}, {file: e.csv, key: K, level: epci}]
territories: {level: ${2:-canton}, population: POP}
indicators: [{id: x, polarity: 1, numerator: A}, {id: p, polarity: 1, numerator: POP}]
index: {children: [{indicator: x}, {indicator: p}]}
method: {missing: {rule: mean, secret: ${4:-mean}}}
${3:-}
YAML
}
zoned a.csv canton 'relations: [AC = A, AE = A]'; check
secret A 01002 13 13 given_away; secret A 01003 81 81 given_away
says 'AE(E1) = A(01001) + A(01002) + A(01004)'
zoned a.csv canton 'relations: [AC = A, AE = A]'; check --protect
expect_json 'sum(r["withheld"] for r in t["withheld"]) == 2'
expect_json 'all(r["proved"] for r in t["withheld"]) and all(r["state"] != "given_away" for r in t["secrets"])'

# two runs: one on cantons when nothing was secret, one on communes with two secrets in a canton
sed 's/^01002;s/01002;13/; s/^01003;s/01003;81/' a.csv >all.csv
zoned all.csv canton; run run study.yaml -o first; expect_status 0
zoned all.csv epci; run run study.yaml -o second; expect_status 0
zoned a.csv commune; check; expect_json 't["secrets"] == []'
check --with first; secret A 01002 0 94 kept
check --with second/results.h5; secret A 01002 13 13 given_away; says '"a.csv") follows'
check --with second; says 'second = A(01001) + A(01002) + A(01004)'
check --with second --protect; expect_json 'all(r["proved"] and r["beyond_help"] == 0 for r in t["withheld"])'
zoned all.csv commune; run run study.yaml -o third; expect_status 0
zoned a.csv commune; check --with third --protect; says '2 secret values follow whatever is withheld'
run check study.yaml --with nowhere; expect_status 66
printf 'x\n' >bad.h5; run check study.yaml --with bad.h5; expect_status 66

# factors that no arithmetic bears: the secrets are taken as given away, nothing breaks
printf 'CODE;A;B;POP\n01;70;80;400\n02;s;s;300\n03;5;9;500\n' >plain.csv
put 'relations: ["A = 1e300 * B"]'; check; expect_json '{r["state"] for r in t["secrets"]} <= {"undecided", "kept", "contradiction"}'

# what is no relation is refused at its place
printf 'CODE;A;POP\n01;1;2\n02;3;4\n' >plain.csv
for wrong in 'A' 'A = ' 'A = B = POP' 'A + POP = A / POP' 'A = POP / 2 * A' 'A = POP ± x' 'A = (POP' 'A == POP'; do
    put "relations: [\"$wrong\"]"; run check study.yaml; expect_status 65; expect_err 'study.yaml:1:1[0-9]*: error'
done
put 'relations: [AA = POP]'; run check study.yaml; expect_status 65; expect_err '"AA"'
put 'relations: {A: POP}'; run check study.yaml; expect_status 65

finish
