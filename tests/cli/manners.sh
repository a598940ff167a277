# SPDX-License-Identifier: GPL-3.0-or-later
# What is expected of any program on a terminal: its language, its width, its silence.
. "$(dirname "$0")/lib.sh"
study

# French, unless the locale of messages is an English one
for locale in "" C POSIX C.UTF-8 fr_FR.UTF-8 de_DE.UTF-8; do
    LC_ALL=$locale run help; expect_status 0; expect_out '^Emploi$'
    LANG=$locale run help; expect_status 0; expect_out '^Emploi$'
done
for locale in en en_GB.UTF-8 en_US; do
    LC_ALL=$locale run help; expect_out '^Usage$'
    LC_MESSAGES=$locale run help; expect_out '^Usage$'
    LANG=$locale run zzzz; expect_status 2; expect_err '^arpent: error: '
    LANG=$locale run help --lang fr; expect_out '^Emploi$'
    LC_ALL=fr_FR.UTF-8 LANG=$locale run help; expect_out '^Emploi$'
    LC_ALL='' LC_MESSAGES=fr_FR LANG=$locale run help; expect_out '^Emploi$'
done

# -V
run -V; expect_status 0; expect_out '^arpent [0-9]'
run version; cp out version; run -V; expect; cmp -s out version || fault "-V is not version"

# a note stands after the answer, and --quiet leaves it out; an error is still told
together() { "$ARPENT" "$@" 2>&1; }
printf 'a;b\n0901;0902\n0901;0999\n' >pairs.csv
sed 's/^selection:/contiguity: {file: pairs.csv, columns: [a, b], unmatched: drop}\nselection:/' study.yaml >near.yaml
run explain near.yaml
if [ "$status" -eq 0 ] && [ -s err ]; then
    expect; together explain near.yaml | grep -n 'note : ' | head -1 | grep -q '^1:' && fault "a note before the answer"
    run explain near.yaml --quiet; expect_status 0; expect_no_err
    run explain near.yaml -q --strict; expect_status 65; expect_err 'erreur : '
else
    fault "the study with neighbours was to be explained, with a note"
fi

# a reader that has enough
expect; { "$ARPENT" indicators; echo "$?" >left; } 2>err | head -1 >out
ran='arpent indicators | head -1'
expect_no_err

# tables are as wide as the terminal, paragraphs and files are not
wide() { /usr/bin/python3 - "$@" <<'PY'
import fcntl, os, pty, struct, subprocess, sys, termios
columns, words = int(sys.argv[1]), sys.argv[2:]
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
with subprocess.Popen(words, stdout=slave, stderr=subprocess.DEVNULL) as program:
    os.close(slave)
    text = b""
    while True:
        try:
            some = os.read(master, 1 << 16)
        except OSError:
            break
        if not some:
            break
        text += some
sys.stdout.write(text.decode().replace("\r\n", "\n"))
PY
}
long='Un nom de territoire qui est bien plus long que ce que tient une ligne de terminal ordinaire'
sed "s/0903,Trois/0903,$long/" data.csv >long.csv
sed 's/data\.csv/long.csv/' study.yaml >long.yaml
ran='arpent rank long.yaml on a terminal of 160 columns'
expect; wide 160 "$ARPENT" rank long.yaml | grep -q "$long" || fault "the name is cut"
for columns in 20 80; do
    expect; wide $columns "$ARPENT" rank long.yaml >on && ! grep -q "$long" on || fault "the name is whole at $columns"
done
expect; "$ARPENT" rank long.yaml >without; cmp -s on without || fault "80 columns are not as without a terminal"
wide 160 "$ARPENT" run long.yaml -o folder >/dev/null
expect; grep -q "$long" folder/screen.txt && fault "screen.txt depends on the terminal"

# what may follow: asked of the program, and of bash as its script has it
follows() { # WANT WORDS...: the words offered, in a line
    want=$1
    shift
    run complete -- arpent "$@"
    expect_status 0
    expect
    [ "$(tr '\n' ' ' <out)" = "$want" ] || fault "offered: $(tr '\n' ' ' <out), not $want"
}
follows 'rank ' ran
follows '--select --set --seed ' explain study.yaml --se
follows 'text csv json ' rank study.yaml --format ''
follows 'fr ' --lang f
follows '' rank ''
follows '' rank absent.yaml --level ''
follows '' zzzz ''
follows '0901 0902 0903 0904 0905 0907 0908 ' profile study.yaml 0
follows '0907,0908 ' explain study.yaml --select 0907,0908
follows 'method.missing.minimum_coverage= ' rank study.yaml --set method.missing.min
follows 'method.normalise.rule ' help study method.normalise.r
follows 'ranking ' export folder rankin
follows 'dens_mg ' indicators dens_mg
run complete; expect_status 2
if command -v bash >/dev/null; then
    mkdir shell
    ln -s "$ARPENT" shell/arpent
    cat >ask.bash <<'BASH'
. "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
compopt() { :; }
_arpent
printf '%s\n' "${COMPREPLY[@]}"
BASH
    asked() { PATH=$PWD/shell:$PATH bash ask.bash "$ARPENT_SOURCE/engine/cli/completion/arpent.bash" arpent "$@" >out 2>err; status=$?; ran="bash completing arpent $*"; }
    asked rank study.yaml --for; expect_status 0; expect_out '^--format$'
    asked rank "$ARPENT_SOURCE/config/communes.yaml" --level bass; expect_out '^bassin\\ de\\ vie$'
    asked rank study.yaml --set title; expect_out '^title=$'
fi

finish
