# SPDX-License-Identifier: GPL-3.0-or-later
# --strict: what would be a note is a refusal, and nothing is written.
. "$(dirname "$0")/lib.sh"
study

# Nothing to tell: nothing changes.
for command in check rank explain 'run -o result'; do
    run ${command%% *} study.yaml ${command#"${command%% *}"}; expect_status 0; cp out without
    run ${command%% *} study.yaml ${command#"${command%% *}"} --strict; expect_status 0
    expect; cmp -s out without || fault "--strict changed what was given"
done
rm -rf result

# All are told, then the refusal at the place of the first; nothing is given.
one='--set method.weights.rule=equal'
for command in 'check study.yaml' 'rank study.yaml -o result' 'explain study.yaml' 'run study.yaml -o result'; do
    run $command $one; expect_status 0; expect_err 'note : '; rm -rf result
    run $command $one --strict
    expect_status 65; expect_no_out; expect_absent result
    expect_err 'study.yaml:20:7: note : .*sans effet'
    expect_err 'study.yaml:22:32: erreur : --strict refuse toute note (3 ici) ; la première : .*sans effet'
    run $command $one --strict --lang en
    expect_status 65; expect_err 'error: --strict refuses any note (3 here); the first: .*no effect'
    run $command $one --strict --format json
    expect_status 65; expect_no_err; expect_absent result
    expect_json 'o["error"]["message_id"] == "CLI_STRICT" and o["error"]["line"] == 22'
done
run rank study.yaml $one --k 2 2>/dev/null; expect_status 2
run rank study.yaml $one --draws 500 --strict; expect_status 65; expect_err '(4 ici)'
expect; [ "$(grep -c 'note : ' err)" -eq 4 ] || fault "not all are told"

# Commands that tell of their own.
run sweep study.yaml --over method.normalise.rule=zscore,zscor; expect_status 0; expect_err 'note : '
run sweep study.yaml --over method.normalise.rule=zscore,zscor --strict; expect_status 65; expect_no_out
run profile study.yaml 0901 $one --strict; expect_status 65; expect_no_out
run power study.yaml $one --strict; expect_status 65; expect_no_out
finish
