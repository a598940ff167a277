# SPDX-License-Identifier: GPL-3.0-or-later
# Files of SAS, SPSS and Stata, and of gzip: the ranking of the CSV to the bit, kinds of missing, labels,
# encodings, codes, dates; lying and damaged files. pandas and ReadStat's writers make them.
. "$(dirname "$0")/lib.sh"
study

# of FORM: the study over x.FORM, with more lines under its file where they are given
of() {
    awk -v file="x.$1" -v more="${2-}" '/file: data.csv/ {sub("data.csv", file)} {print} /key: CODE/ && more {print "    " more}' study.yaml >of.yaml
}
text() { # zeros-format date-format: the table as text for STAT_FILE
    printf 'column CODE number %s\ncolumn LIB text 12\n' "$1"
    for name in POP A B C D; do printf 'column %s number\n' "$name"; done
    printf 'column JOUR number %s\ncolumn ZONE number\n' "$2"
    awk -F, 'NR > 1 {printf "row %d|%s|%s|%s|%s|%s|%s|18000|%d\n", $1, $2, $3, $4, $5, $6, $7, NR % 2 + 1}' data.csv
}
make() { "$STAT_FILE" "$1" "x.$1" <"$2" || fault "x.$1 was not written"; }

run rank study.yaml --format json; /usr/bin/python3 -c 'import json; print(json.dumps(json.load(open("out"))["tables"]["ranking"]))' >csv.json
same_ranking() {
    run rank of.yaml --format json; expect_status 0; expect_no_err
    /usr/bin/python3 -c 'import json; print(json.dumps(json.load(open("out"))["tables"]["ranking"]))' >this.json
    expect; cmp -s csv.json this.json || fault "x.$1 does not give the ranking of the CSV"
}

# numbers that were codes have their zeros back by their format, which is told
text Z4. DATE9. >sas.txt
text N4 DATE11 >spss.txt
text %04.0f %td >stata.txt
for form in sas7bdat sas7bdat-rows; do make $form sas.txt; of $form; same_ranking $form; done
for form in sav sav-rows zsav; do make $form spss.txt; of $form; same_ranking $form; done
for form in dta111 dta113 dta115 dta117 dta118 dta119; do make $form stata.txt; of $form; same_ranking $form; done
run check of.yaml; expect_status 0; expect_out 'x.dta119  *8  *DTA'; expect_out 'zéros des codes.*%04.0f'
run check of.yaml --format json; expect_json '"%04.0f" in column(t["inputs"], "code_format") and "DTA" in column(t["inputs"], "encoding")'

# pandas reads what ReadStat wrote, and writes what is read
expect; /usr/bin/python3 -c '
import pandas as pd
sas, dta = pd.read_sas("x.sas7bdat", encoding="utf-8"), pd.read_stata("x.dta118")
csv = pd.read_csv("data.csv")
for d in sas, dta: assert (d[["CODE", "POP", "A", "B", "C", "D"]] == csv[["CODE", "POP", "A", "B", "C", "D"]]).all().all() and (d.LIB == csv.LIB).all()
csv["CODE"] = ["%04d" % c for c in csv.CODE]
csv["TEXTE"] = csv.LIB * 100
for v in 114, 117, 118, 119: csv.to_stata("x.pandas%d" % v, write_index=False, version=v, convert_strl=["TEXTE"] if v > 114 else None) if v > 114 else csv.drop(columns="TEXTE").to_stata("x.pandas114", write_index=False, version=114)
' || fault "pandas and ReadStat do not agree"
for form in pandas114 pandas117 pandas118 pandas119; do of $form; same_ranking $form; done

# a number where a code is wanted has lost its zeros, unless the study says how long it is
sed 's/Z4\.$/BEST12./' sas.txt >plain.txt; make sas7bdat plain.txt; of sas7bdat
refused 65 'x.sas7bdat:1:1: ' 'nombre.*code_width' 'number.*code_width' rank of.yaml
of sas7bdat 'code_width: 4'; same_ranking sas7bdat
# the number that Stata's encode gives is no code
(sed 's/%04.0f$//; s/^row 90\([1-8]\)/row \1/' stata.txt; awk -F, 'NR > 1 {printf "label CODE %d %s\n", NR - 1, $1}' data.csv) >encoded.txt
make dta118 encoded.txt; of dta118 'code_width: 4'
refused 65 'x.dta118:1:1: ' 'étiquette.*decode' 'label.*decode' rank of.yaml

# dates are no numbers
for form in sas7bdat:sas.txt sav:spss.txt dta118:stata.txt; do
    make "${form%:*}" "${form#*:}"; of "${form%:*}"; sed 's/polarity: 1, value: A}/polarity: 1, value: JOUR}/' of.yaml >dates.yaml
    refused 65 "x.${form%:*}:1:8: " 'JOUR.*date.*format' 'JOUR.*date.*format' rank dates.yaml
done

# every kind of missing: its own mark where the study names it or its label does, else missing; all told
cut_row() { awk -F'|' -v OFS='|' -v at="$2" -v cell="$3" -v row="$1" '/^row/ && ++n == row {$at = cell} {print}'; }
missing() { # FORM TEXT KIND: row 1 plainly missing, 2 of the kind, 3 of one labelled secret
    cut_row 1 4 . <"$2" | cut_row 2 4 "$3" | cut_row 3 4 "$4" >missing.txt
    printf 'label A %s pas de réponse\nlabel A %s secret\n' "$3" "$4" >>missing.txt
    case $1 in *sav*) printf 'missing A %s %s\n' "$3" "$3" >>missing.txt; printf 'missing A %s %s\n' "$4" "$4" >>missing.txt ;; esac
    make "$1" missing.txt; of "$1"
    run check of.yaml --format json
    expect_json "[k for k in column(t['inputs'], 'kinds') if k] == ['. = missing: 1; $3 (pas de réponse) = missing: 1; $4 (secret) = secret: 1']"
    of "$1" "marks: {secret: ['$3'], not_applicable: [\"secret\"]}"
    run check of.yaml --format json
    expect_json "[k for k in column(t['inputs'], 'kinds') if k] == ['. = missing: 1; $3 (pas de réponse) = secret: 1; $4 (secret) = not_applicable: 1']"
    run check of.yaml; expect_out 'valeurs manquantes : . = missing: 1'
}
missing dta118 stata.txt .a .b
missing sav spss.txt 97 98
missing zsav spss.txt 97 98
# SAS keeps labels in a file of its own
cut_row 1 4 . <sas.txt | cut_row 2 4 .A | cut_row 3 4 ._ >missing.txt; make sas7bdat missing.txt
of sas7bdat 'marks: {secret: [".a"]}'; run check of.yaml --format json
expect_json "[k for k in column(t['inputs'], 'kinds') if k] == ['. = missing: 1; .A = secret: 1; ._ = missing: 1']"

# a condition names the value or its label
(cat spss.txt; printf 'label ZONE 1 Montagne\nlabel ZONE 2 Plaine\n') >zones.txt; make sav zones.txt
for value in Plaine 2; do
    of sav "where: {ZONE: \"$value\"}"; sed -i '/^selection/,$d' of.yaml
    run check of.yaml --format json; expect_status 0
    expect_json 'column(t["inputs"], "rows")[-1] == 4 and column(t["inputs"], "left_out")[-1] == 4 and "ZONE" in column(t["inputs"], "labelled")'
done

# texts of another encoding: what the file says, what the study says where it is silent or wrong
sed 's/|Un|/|Orlu-lès-Ax|/' stata.txt | iconv -f UTF-8 -t CP1252 >cp1252.txt; make dta115 cp1252.txt
of dta115; run rank of.yaml; expect_status 0; expect_out 'Orlu-lès-Ax'
make dta118 cp1252.txt; of dta118
refused 65 'x.dta118:1:1: ' 'encodage.*CP1252' 'encoding.*CP1252' rank of.yaml
of dta118 'encoding: CP1252'; run rank of.yaml; expect_status 0; expect_out 'Orlu-lès-Ax'
sed 's/|Un|/|Orlu-lès-Ax|/' sas.txt >utf8.txt; make sas7bdat utf8.txt; of sas7bdat; run rank of.yaml; expect_status 0; expect_out 'Orlu-lès-Ax'
iconv -f UTF-8 -t CP1252 utf8.txt >cp1252.txt; make sas7bdat cp1252.txt
printf '\076' | dd of=x.sas7bdat bs=1 seek=70 conv=notrunc 2>dd.log # wlatin1
run rank of.yaml; expect_status 0; expect_out 'Orlu-lès-Ax'
sed 's/|Un|/|Orlu-lès-Ax|/' spss.txt >utf8.txt; make sav utf8.txt; of sav; run rank of.yaml; expect_status 0; expect_out 'Orlu-lès-Ax'

# options of other files
of sav 'skip: 1'; refused 65 'x.sav:1:1: ' 'skip.*retirez' 'skip.*remove' rank of.yaml
of sav 'sheet: A'; refused 65 'x.sav:1:1: ' 'sheet.*retirez' 'sheet.*remove' rank of.yaml

# an incomplete file is refused wherever it ends; so is one that says it has more than it has
make sas7bdat sas.txt; make sav spss.txt; make zsav spss.txt; make dta113 stata.txt; make dta118 stata.txt
for form in sas7bdat sav zsav dta113 dta118; do
    cp "x.$form" "whole.$form"; of "$form"; size=$(wc -c <"whole.$form")
    for part in 1 3 5 7 9; do
        head -c $((size * part / 10)) "whole.$form" >"x.$form"
        run rank of.yaml; expect_status 65; expect_one_line_err; expect_err_start "x.$form:1:1: "; expect_err 'incomplet\|abîmé'
    done
    head -c $((size - 1)) "whole.$form" >"x.$form"; run rank of.yaml; expect_status 65; expect_err 'incomplet\|abîmé'
    cp "whole.$form" "x.$form"
done
# lie FORM OFFSET BYTES: other bytes in the header
lie() {
    cp "whole.$1" "x.$1"
    # shellcheck disable=SC2059
    printf "$3" | dd of="x.$1" bs=1 seek="$2" conv=notrunc 2>dd.log
    of "$1"; run rank of.yaml; expect_status 65; expect_one_line_err; expect_err_start "x.$1:1:1: "; expect_err 'incomplet\|abîmé'
    run rank of.yaml --lang en; expect_status 65; expect_err 'incomplete\|damaged'
}
lie sas7bdat 200 '\377\377\377\177'; lie sas7bdat 204 '\377\377\377\177'; lie sas7bdat 208 '\377\377\377\177'
lie sav 80 '\377\377\377\177'; lie sav 180 '\377\377\377\177'; lie sav 184 '\1\377\377\177'
lie dta113 4 '\377\177'; lie dta113 6 '\377\377\377\177'
lie dta118 70 '\377\177'; lie dta118 79 '\377\377\377\177'; lie dta118 79 '\11'

# other files that are no table here, named, with what to do
printf 'BZh91AY&SY' >x.bz2; of bz2; refused 65 'x.bz2:1:1: ' 'bzip2.*décompressez' 'bzip2.*unpack' rank of.yaml
printf 'PAR1' >x.parquet; of parquet; refused 65 'x.parquet:1:1: ' 'Parquet.*CSV' 'Parquet.*CSV' rank of.yaml
printf 'HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!' >x.xpt; of xpt; refused 65 'x.xpt:1:1: ' 'xpt.*CSV' 'xpt.*CSV' rank of.yaml

# gzip: the file inside, whatever it is, under the digest of the one that is there
for form in csv dta118 sav; do
    case $form in csv) cp data.csv x.csv ;; *) cp "whole.$form" "x.$form" ;; esac
    gzip -nf "x.$form"; of "$form.gz"; same_ranking "$form.gz"
    run check of.yaml --format json; expect_json "'$(sha256sum "x.$form.gz" | cut -c 1-64)' in column(t['inputs'], 'sha256')"
done
(head -4 data.csv | gzip -n; tail -n +5 data.csv | gzip -n; head -c 512 /dev/zero) >x.gz; of gz; same_ranking gz
gzip -nc data.csv >whole.gz; size=$(wc -c <whole.gz)
for n in 3 12 40 $((size - 9)) $((size - 1)); do
    head -c "$n" whole.gz >x.gz; run rank of.yaml; expect_status 65; expect_err_start 'x.gz:1:1: '; expect_err 'gzip incomplet'
done
for at in $((size - 2)) $((size - 6)) 30; do # length, checksum, data
    cp whole.gz x.gz; printf '\376' | dd of=x.gz bs=1 seek=$at conv=notrunc 2>dd.log
    run rank of.yaml; expect_status 65; expect_err_start 'x.gz:1:1: '; expect_err 'gzip abîmé'
done
(cat whole.gz; echo more) >x.gz; refused 65 'x.gz:1:1: ' 'gzip abîmé.*gunzip' 'gzip file is damaged.*unpack' rank of.yaml
(cat data.csv; head -c 40000000 /dev/zero | tr '\0' '\n') | gzip -n9 >x.gz
refused 65 'x.gz:1:1: ' 'démesurée.*gunzip' 'excessive.*gunzip' rank of.yaml

finish
