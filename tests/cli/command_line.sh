# SPDX-License-Identifier: GPL-3.0-or-later
# Words, options, help, languages, colour.
. "$(dirname "$0")/lib.sh"
study
commands='demo init check rank explain profile run sensitivity perimeters contracts place choose power sweep indicators export report map doctor complete help version'

run; expect_status 0; expect_no_err; expect_out 'arpent : '
for command in $commands; do expect_out "^  $command"; done
run help; expect_status 0; expect_out '^Commandes'
run help --lang en; expect_status 0; expect_out '^Commands'
awk 'length($0) > 90' out | grep -q . && fault "help is wider than a terminal"
for command in $commands; do
    run help $command; expect_status 0; expect_out "^arpent $command"; expect_out '^Exemples'
    cp out first
    run $command --help; expect_status 0; cmp -s out first || fault "--help is not help $command"
done
# What results rest on: two marks that stay the same, whatever the environment and the threads.
run doctor; expect_status 0; expect_no_err; cp out first
for name in arpent compiler vectors 'C library' OpenBLAS GLPK HDF5 libyaml; do expect_out "^$name  "; done
expect_out '^OpenBLAS, mark  *[0-9a-f]\{16\}$'; expect_out '^C library, mark  *[0-9a-f]\{16\}$'
expect_out 'SINGLE_THREADED'; expect_out 'pca'
LC_ALL=fr_FR.UTF-8 TZ=Asia/Tokyo OMP_NUM_THREADS=7 run doctor
cmp -s out first || fault "the environment has an effect on what results rest on"
run doctor --lang en; expect_status 0; expect_out 'Weights "pca"'
run version; expect_status 0; expect_out '^arpent [0-9.]*$'
run --version; expect_status 0; expect_out '^arpent [0-9.]*$'

# usage STDERR-LINE WORDS...: refused with exactly this line
usage() {
    line=$1
    shift
    run "$@"
    expect_status 2
    expect_no_out
    expect
    [ "$(cat err)" = "$line" ] || fault "not told: $line"
}
usage 'arpent: erreur : commande inconnue « rnak » ; vouliez-vous dire « rank » ?' rnak study.yaml
usage 'arpent: error: unknown command "rnak"; did you mean "rank"?' rnak --lang en
usage "arpent: erreur : commande inconnue « zzzz » ; commandes admises : $(echo $commands | sed 's/ /, /g')" zzzz
usage 'arpent: erreur : commande inconnue « expain » ; vouliez-vous dire « explain » ?' help expain
usage 'arpent: erreur : option inconnue « --fromat » ; vouliez-vous dire « --format » ?' rank study.yaml --fromat=csv
usage 'arpent: error: unknown option "--selct"; did you mean "--select"?' rank study.yaml --selct x --lang=en
usage "arpent: erreur : l'option « -o » attend une valeur ; écrivez « -o CHEMIN »" rank study.yaml -o
usage "arpent: erreur : l'option « --force » ne prend pas de valeur ; ôtez ce qui suit « = »" run study.yaml --force=1
usage "arpent: erreur : l'option « --k » ne va pas avec « rank » ; voyez « arpent help rank »" rank study.yaml --k 2
usage 'arpent: erreur : « --format » ne peut pas valoir « xml » ; mots admis : text, csv, json' rank study.yaml --format xml
usage 'arpent: erreur : « --lang » ne peut pas valoir « de » ; mots admis : fr, en' rank study.yaml --lang de
usage 'arpent: erreur : « --csv » ne peut pas valoir « de » ; mots admis : fr' rank study.yaml --csv de
usage "arpent: erreur : « --k » doit être un nombre entier d'au moins 1, et non « 2.5 »" explain study.yaml --k 2.5
usage "arpent: erreur : « --k » doit être un nombre entier d'au moins 1, et non « -1 »" explain study.yaml --k=-1
usage 'arpent: erreur : « rank » attend ÉTUDE ; écrivez « arpent rank ÉTUDE »' rank
usage 'arpent: error: "export" wants RESULTS [TABLE]; write "arpent export RESULTS [TABLE]"' export --lang en
usage 'arpent: erreur : argument de trop « b » ; voyez « arpent help rank »' rank a b
usage "arpent: erreur : une étude ne se lit pas sur l'entrée standard, car ses chemins partent de son dossier ; donnez le nom d'un fichier" rank -
usage 'arpent: erreur : « run » écrit un dossier et non la sortie standard ; donnez un nom à -o' run study.yaml -o -
usage "arpent: erreur : « --csv fr » ne va pas avec « --format text » ; gardez l'un des deux" rank study.yaml --csv fr --format text
usage "arpent: erreur : l'option « --csv » ne va pas avec « check » ; voyez « arpent help check »" check study.yaml --csv fr

run zzzz --format json
expect_status 2
expect_no_err
expect_json 'o["error"]["code"] == "USAGE" and o["error"]["path"] is None and o["error"]["line"] is None'
run indicators dens_mgg; expect_status 2; expect_err 'dens_mg'

# the keys of a study
run help study --lang en; expect_status 0; expect_out '^  selection  '; expect_out 'arpent help study KEY'
run help study data.skip --lang en; expect_status 0; expect_out '^data.skip$'; expect_out 'default *0$'; expect_out 'skip: 2, key: code'
run help study data.skip; expect_status 0; expect_out "sinon *0$"; expect_out '^Exemple$'
run help study data; expect_status 0; expect_out '^Ses clés$'; expect_out '^  code_width  '; expect_out '^  sheet  '
run help study zonings --lang en; expect_status 0; expect_out 'as the files of "data:" do: sheet,'
run help study sensitivity.factors.normalise --lang en; expect_status 0; expect_out '^  rules  '
printf 'data: [{file: x.csv, key: c, skipp: 1}]\n' >typo.yaml
run check typo.yaml --lang en; expect_status 65; expect_err 'did you mean "skip"? "arpent help study data.skip" explains it'
printf 'data: [{file: x.csv, key: c}]\nzzzzzzz: 1\n' >typo.yaml
run check typo.yaml; expect_status 65; expect_err '« arpent help study » les explique'
run help study exponent; expect_status 0; expect_out '^method.aggregate.exponent$'
run help study rule; expect_status 0; expect_out '^  method.missing.rule '; expect_out '^  method.weights.rule '
usage 'arpent: error: a study has no key "shet"; did you mean "arpent help study sheet"?' help study shet --lang en
usage "arpent: erreur : une étude n'a pas de clé « zzzzzzz » ; « arpent help study » donne celles qu'elle a" help study zzzzzzz
usage 'arpent: error: "help rank" takes no other word; remove "k" (keys are under "help study")' help rank k --lang en

# -- ends the options
cp study.yaml -- --format
run rank -- --format; expect_status 0
rm -- --format

# the study's language is the default, for its errors too
change study.yaml 1 'language: en'
run rank study.yaml; expect_status 0
change study.yaml 31 '  territories: ["0999"]'
run rank study.yaml; expect_status 65; expect_err ': error: '
run rank study.yaml --lang fr; expect_status 65; expect_err ': erreur : '

# colour on a terminal only
color() { /usr/bin/python3 - "$ARPENT" "$@" <<'PY'
import os, pty, subprocess, sys
words = sys.argv[2:]
env = dict(os.environ, TERM="xterm", NO_COLOR="")
while words and "=" in words[0]:
    key, value = words.pop(0).split("=", 1)
    env[key] = value
master, slave = pty.openpty()
subprocess.run([sys.argv[1], *words], stdout=subprocess.DEVNULL, stderr=slave, env=env)
os.close(slave)
sys.exit(b"\033[" not in os.read(master, 4096))
PY
}
ran='arpent zzzz on a terminal'
expect; color zzzz || fault "no colour on a terminal"
expect; color NO_COLOR=1 zzzz && fault "colour in spite of NO_COLOR"
expect; color TERM=dumb zzzz && fault "colour on a dumb terminal"
expect; color zzzz --no-color && fault "colour in spite of --no-color"
run zzzz; expect; grep -q "$(printf '\033')" err && fault "colour without a terminal"

finish
