# SPDX-License-Identifier: GPL-3.0-or-later
"""What arpent says of selections whose rule is known: docs/validation.md, from the open data beside the
project. SOURCE_DIR PROGRAM [write]

With `write` the page is written anew; otherwise it has to be what the data give, and the figures those that
were computed without arpent, within their tolerances. 77 where the data are absent."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

SOURCE, PROGRAM = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
DATA = SOURCE / ".." / "shared" / "data"
PAGE = SOURCE / "docs/validation.md"
faults = []


def near(what, got, wanted, tolerance):
    if not (got is not None and abs(got - wanted) <= tolerance):
        faults.append(f"{what}: {got}, and not {wanted} within {tolerance}")


def ask(study):
    """The tables of `arpent contracts`."""
    done = subprocess.run([PROGRAM, "contracts", study, "--format", "json", "--lang", "en"],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{study}: {done.stderr}")
    return json.loads(done.stdout)["tables"]


FRANCE = """extends: {config}
title: EPCI of France
title_en: EPCI of France
notes:
notes_en:
zonings:
  file: {data}/france/epci-2024-communes.csv
  label:
  levels:
    epci: EPCI
data:
  - {{file: {data}/insee/base-cc-population.csv, key: CODGEO}}
  - {{file: {data}/insee/base-cc-emploi-pop-active.csv, key: CODGEO}}
  - {{file: {data}/insee/base-cc-scolarisation.csv, key: CODGEO}}
  - {{file: {data}/insee/filosofi-2016-communes.csv, key: CODGEO}}
  - {{file: {data}/france/apl-communes.csv, key: CODGEO}}
  - {{file: {data}/france/communes-2021-2022.csv, key: CODGEO}}
  - {{file: {data}/zonages/communes-2012.csv, key: CODGEO, rename: {{EPCI: EPCI2012}}}}
territories:
  minimum_population: 1
  exclude: {exclude}
indicators: {indicators}
method:
  missing: {{rule: exclude, minimum_coverage: 0.5}}
  zero_denominator: missing
selections:
  file: {selection}
  key: code
  selection: selection
  about:
  only:
  coverage: {coverage}
  beside: {coverage}
  given:
    - {{population: yes, log: yes}}
    - {{indicator: vieillissement, vintage: "22"}}
    - {{indicator: densite, log: yes}}
"""

# name, what the rule reads, which communes, share of the people that makes an EPCI one of them
RULES = [
    ("nurses", "Nurse zones 1 and 2 (2024)",
     "the accessibility of nurses (APL), by law", lambda r: r["ZON_INF_2024"][:1] in ("1", "2"), 0.5),
    ("gp", "GP zones of priority, ZIP (2024-25)",
     "the accessibility of general practitioners, by law", lambda r: r["ZON_MG"].endswith("ZIP"), 0.5),
    ("zrr", "Rural revitalisation, ZRR",
     "low density and low income of the EPCI, by law", lambda r: r["ZRR"] == "C", 0.5),
    ("acv", "Action coeur de ville", "towns, chosen by a programme", lambda r: bool(r["ACV"]), 1e-6),
    ("pvd", "Petites villes de demain", "small towns, chosen by a programme", lambda r: bool(r["PVD"]), 1e-6),
]
# computed without arpent: number of EPCI, social, access, and the indicator or column that the rule reads
KNOWN = {
    "nurses": (.440, .810, ("apl_infirmiers", .975)),
    "gp": (.602, .797, ("apl_medecins", .798)),
    "zrr": (.705, .700, ("vieillissement", .825)),
    "acv": (.673, .308, None),
    "pvd": (.597, .589, None),
}


def pick(rows, **keys):
    return next((r for r in rows if all(r[k] == v for k, v in keys.items())), None)


def found(tables):
    """The figures of one answer."""
    union = {r["side"]: r for r in tables["pooled"] if r["way"] == "union"}
    out = {"n": int(union["social"]["n"]), "m": int(union["social"]["m"]), "social": union["social"],
           "acces": union["acces"], "gap": pick(tables["pooled_gap"], way="union")}
    out["column"] = {r["indicator"]: r["concordance"] for r in tables["pooled_common"]}
    out["column"].update({r["given"]: r["concordance"] for r in tables["pooled_given"]})
    return out


def indicators():
    """Those of the region's study, and density."""
    text = (SOURCE / "config/cls-auvergne-rhone-alpes.yaml").read_text(encoding="utf-8")
    block = text.split("\nindicators:\n")[1].split("\n\n")[0]
    return "\n" + block + """
  - {id: densite, label_fr: Densité, label_en: Density, side: social, domain: démographie, polarity: -1,
     numerator: P17_POP, denominator: SUPERFICIE, year: 2017}
"""


def overseas():
    """EPCI outside metropolitan France, which lack figures of both sides, as a list of YAML."""
    with open(DATA / "france/epci-2024-communes.csv", encoding="utf-8-sig") as f:
        codes = sorted({r["EPCI"] for r in csv.DictReader(f, delimiter=";") if r["CODGEO"].startswith("97")})
    return "[" + ", ".join(f'"{code}"' for code in codes) + "]"


def of_france(folder):
    """{rule: its figures}"""
    out = {}
    with open(DATA / "france/selections-communes.csv", encoding="utf-8-sig") as f:
        communes = list(csv.DictReader(f, delimiter=";"))
    for name, _, _, rule, share in RULES:
        chosen = folder / f"{name}.csv"
        chosen.write_text("code;selection\n" + "".join(f"{r['CODGEO']};{name}\n" for r in communes if rule(r)),
                          encoding="utf-8")
        study = folder / f"{name}.yaml"
        study.write_text(FRANCE.format(config=SOURCE / "config/cls-auvergne-rhone-alpes.yaml", data=DATA,
                                       selection=chosen, coverage=share, exclude=overseas(),
                                       indicators=indicators()), encoding="utf-8")
        out[name] = found(ask(study))
    return out


def check(france, region):
    for name, (social, access, read) in KNOWN.items():
        near(f"{name}: social", france[name]["social"]["concordance"], social, .005)
        near(f"{name}: access", france[name]["acces"]["concordance"], access, .005)
        if read:
            near(f"{name}: {read[0]}", france[name]["column"][read[0]], read[1], .005)
    near("contracts: n", region["n"], 164, 0)
    near("contracts: m", region["m"], 43, 0)
    near("contracts: social", region["social"]["concordance"], .623, .002)
    near("contracts: access", region["acces"]["concordance"], .450, .002)
    near("contracts: p of the gap", region["gap"]["p"], .014, .001)
    # the social side given access, log population and ageing: z = 1.0 in a logit, one-sided
    near("contracts: p given", region["social"]["p_given"], .159, .012)
    near("contracts: population", region["column"]["P17_POP"], .664, .002)


def c(x):
    return "–" if x is None else f"{x:.3f}"


def p(x):
    return "–" if x is None else "< 0.001" if x < 0.001 else f"{x:.3f}"


def page(france, region):
    lines = ["<!-- Written by tests/tools/validation.py from the open data beside the project. -->",
             "# Selections whose rule is known", "",
             "An instrument that says what a choice resembles has to find the criterion of choices whose "
             "criterion is written in law. Below are such selections of French EPCI, beside two that a "
             "programme made. The figures were generated where the open data of `../shared` are (the files are "
             "not part of the project), by `tests/tools/validation.py`, and a test holds them to figures "
             "computed without arpent.", "",
             "An EPCI counts as selected where at least half of its people live in a commune of the zoning, or, "
             "for the two programmes, where one of its communes takes part. Social criteria: unemployment "
             "(2017), income (2016), aged 15-17 out of school (2017), change of the population (2007-2017). "
             "Access to care: accessibility (APL) of general practitioners (2018), nurses, midwives, "
             "physiotherapists (2016). Concordance: the chance that a selected EPCI is worse off than one that "
             "is not; 0.5 is chance.", "",
             "| selection | what its rule reads | n | m | social | access | general practitioners | nurses "
             "| aged 75 and over | density (low) |", "|---|---|---|---|---|---|---|---|---|---|"]
    for name, title, reads, _, _ in RULES:
        f = france[name]
        column = f["column"]
        lines.append(f"| {title} | {reads} | {f['n']} | {f['m']} | {c(f['social']['concordance'])} "
                     f"| {c(f['acces']['concordance'])} | {c(column.get('apl_medecins'))} "
                     f"| {c(column.get('apl_infirmiers'))} | {c(column['vieillissement'])} "
                     f"| {c(1 - column['densite'])} |")
    lines += ["", "## What it finds", ""] + findings(france)
    lines += ["", "## Contracts of Auvergne-Rhône-Alpes", ""] + contracts(region)
    return "\n".join(lines) + "\n"


def findings(france):
    nurses, gp, zrr, acv = (france[k] for k in ("nurses", "gp", "zrr", "acv"))
    return [
        f"- **Nurse zones** are drawn by the accessibility of nurses. Their concordance on it is "
        f"{c(nurses['column']['apl_infirmiers'])}, that of access as a whole {c(nurses['acces']['concordance'])}, "
        f"of the social side {c(nurses['social']['concordance'])}: the rule is found where its criterion is in "
        "the table. It is not 1 because zones are drawn by other areas than EPCI and by a later year.",
        f"- **GP zones** are drawn by that of general practitioners ({c(gp['column']['apl_medecins'])}), which "
        f"is lower there: the law leaves a part of the choice to each agency. The social side comes out too "
        f"({c(gp['social']['concordance'])}), and its p given access, population, ageing and density is "
        f"{p(gp['social']['p_given'])}: with {gp['m']} selected a small lean shows, and it is not in the law.",
        f"- **ZRR** are drawn by density and income. Without density in the table both sides come out "
        f"({c(zrr['social']['concordance'])}, {c(zrr['acces']['concordance'])}), and ageing more than either "
        f"({c(zrr['column']['vieillissement'])}): what is old is sparse. Low density has "
        f"{c(1 - zrr['column']['densite'])}, and given it (with ageing and population) p is "
        f"{p(zrr['social']['p_given'])} for the social side, where income stands, and {p(zrr['acces']['p_given'])} for access, of which "
        "the law says nothing. A criterion that is missing lends its weight to what goes with it.",
        f"- **Action coeur de ville** was a programme's choice of towns: socially worse off "
        f"({c(acv['social']['concordance'])}), and better off in access ({c(acv['acces']['concordance'])}). "
        "It is a contrast, not a control: no rule says so.",
    ]


def contracts(region):
    social, access, gap = region["social"], region["acces"], region["gap"]
    return [
        "`arpent contracts config/cls-auvergne-rhone-alpes.yaml`. "
        f"Of {region['n']} EPCI {region['m']} have at least half of their people under an active contract. "
        f"Social: {c(social['concordance'])} (p {p(social['p'])}); access: {c(access['concordance'])} "
        f"(p {p(access['p'])}); the gap between the two has p = {p(gap['p'])} ({gap['method']}). "
        f"Population alone has {c(region['column']['P17_POP'])}: given access, the logarithm of the population "
        f"and ageing, p of the social side is {p(social['p_given'])}. No rule is written for these contracts: "
        "they are the question, not a control.",
    ]


if not (DATA / "france").is_dir():
    print("skipped: needs ../shared/data/france")
    sys.exit(77)
with tempfile.TemporaryDirectory() as place:
    all_rules = of_france(pathlib.Path(place))
contracts_of = found(ask(SOURCE / "config/cls-auvergne-rhone-alpes.yaml"))
check(all_rules, contracts_of)
text = page(all_rules, contracts_of)
if sys.argv[3:] == ["write"]:
    PAGE.write_text(text, encoding="utf-8")
elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
    faults.append("docs/validation.md is not what the data give: run tests/tools/validation.py with `write`")
print("\n".join(faults) or "the rules are found")
sys.exit(bool(faults))
