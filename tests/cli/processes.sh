# SPDX-License-Identifier: GPL-3.0-or-later
# The program built with MPI, as 1, 2 and 4 processes: the bytes of the one without, whatever the
# threads; one leader; an error or a signal in any of them ends all. ARPENT_MPI is that program.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/sure.sh"
command -v mpirun >/dev/null || { echo "skipped: no mpirun here"; exit 77; }
[ -x "${ARPENT_MPI:-}" ] || { echo "skipped: no program with MPI here"; exit 77; }

# mpi N OPTIONS...: what mpirun itself adds to standard error is kept from err.
mpi() {
    ran="mpirun -n $*"
    mpirun --allow-run-as-root --oversubscribe -n "$@" >out 2>all
    status=$?
    grep '^arpent: \|erreur : \|error: ' all >err
}

uncertain 20000
run run study.yaml -o result; expect_status 0
keep whole
for processes in 1 2 4; do
    for threads in 1 2 7; do
        mpi $processes "$ARPENT_MPI" run study.yaml -o result --threads $threads; expect_status 0
        keep some; same some
    done
done
run sensitivity study.yaml --format json; expect_status 0
cp out whole.json
"$ARPENT_MPI" sensitivity study.yaml --format json >out
ran='the program with MPI, without mpirun'
expect; cmp whole.json out || fault "other bytes"

# The precision is looked at after the same blocks.
run sensitivity study.yaml --format json --precision 0.008; expect_status 0
cp out whole.json
for processes in 2 4; do
    mpi $processes "$ARPENT_MPI" sensitivity study.yaml --format json --precision 0.008
    expect_status 0
    expect; cmp whole.json out || fault "stopped at another border"
done

# The levels of a study share their draws as well; what is kept by three goes on with one.
levels 20000
run perimeters levels/levels.yaml --format json; expect_status 0
cp out whole.json
for processes in 1 2 4; do
    mpi $processes "$ARPENT_MPI" perimeters levels/levels.yaml --format json --threads 2
    expect_status 0
    expect; cmp whole.json out || fault "other bytes of the levels"
done
mpi 3 "$ARPENT_MPI" perimeters levels/levels.yaml --checkpoint levels.h5; expect_status 0
cp out taken
mpi 2 "$ARPENT_MPI" perimeters levels/levels.yaml --checkpoint levels.h5 --resume
expect_status 0
expect; cmp taken out || fault "two processes take up other levels"
run perimeters levels/levels.yaml --checkpoint levels.h5 --resume; expect_status 0
expect; cmp taken out || fault "one process takes up other levels"

# What one process tells and does, four do not tell four times.
mpi 4 "$ARPENT_MPI" version; expect_status 0
expect; [ "$(wc -l <out)" -eq 1 ] || fault "the version is told more than once"
mpi 4 "$ARPENT_MPI" sensitivity absent.yaml; expect_status 66; expect_no_out; expect_one_line_err
mpi 4 "$ARPENT_MPI" sensitivity study.yaml --draws many; expect_status 65; expect_one_line_err
mpi 2 "$ARPENT_MPI" sensitivity study.yaml -o nowhere/x; expect_status 73; expect_one_line_err

# One that fails alone, before the draws, ends all; the leader tells why.
cat >third.sh <<'SH'
[ "$OMPI_COMM_WORLD_RANK" != 2 ] || set -- "$1" sensitivity absent.yaml
exec "$@"
SH
mpi 4 sh third.sh "$ARPENT_MPI" sensitivity study.yaml
expect_status 66; expect_no_out; expect_one_line_err; expect_err_start 'absent.yaml: '

# A signal to any of them: all stop at one border, the leader keeps it; another number of
# processes, or one without MPI, goes on from there.
cat >signal.sh <<'SH'
[ "$OMPI_COMM_WORLD_RANK" != 1 ] || {
    pid=$$
    (while [ ! -e kept.h5 ]; do sleep 0.05; done; kill -TERM $pid) >/dev/null 2>&1 &
}
exec "$@"
SH
uncertain 1000000
mpi 3 sh signal.sh "$ARPENT_MPI" sensitivity study.yaml --format json --checkpoint kept.h5
expect_status 130
expect_json 't["draws"][0]["partial"] is True and 0 < t["draws"][0]["done"] < t["draws"][0]["asked"]'
expect_json '256 * blocks("kept.h5") == t["draws"][0]["done"]'
cp kept.h5 begun.h5
"$ARPENT" sensitivity study.yaml --format json >whole.json
"$ARPENT" sensitivity study.yaml --format json --checkpoint kept.h5 --resume >out
ran='arpent, after mpirun -n 3'
expect; cmp whole.json out || fault "one process goes on to other bytes"
mpi 2 "$ARPENT_MPI" sensitivity study.yaml --format json --checkpoint begun.h5 --resume
expect_status 0
expect; cmp whole.json out || fault "two processes go on to other bytes"
levels 1000000
rm -f kept.h5
mpi 3 sh signal.sh "$ARPENT_MPI" perimeters levels/levels.yaml --format json --checkpoint kept.h5
expect_status 130
"$ARPENT" perimeters levels/levels.yaml --format json >whole.json
mpi 2 "$ARPENT_MPI" perimeters levels/levels.yaml --format json --checkpoint kept.h5 --resume
expect_status 0
expect; cmp whole.json out || fault "two processes go on to other levels"

finish
