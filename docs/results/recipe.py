import json, h5py, pandas
folder = "resultats"
package = {r["name"]: r for r in json.load(open(f"{folder}/datapackage.json", encoding="utf-8"))["resources"]}
kind = {"string": "string", "number": "float", "integer": "Int64", "boolean": "boolean"}
types = {field["name"]: kind[field["type"]] for field in package["ranking"]["schema"]["fields"]}
ranking = pandas.read_csv(f"{folder}/ranking.csv", dtype=types)
indices = pandas.DataFrame(json.load(open(f"{folder}/results.json", encoding="utf-8"))["tables"]["indices"])
with h5py.File(f"{folder}/results.h5") as f:
    codes, ranks = f["matrices/code"].asstr()[:], f["matrices/rank"][:].astype(int)
    acceptability = pandas.DataFrame(f["matrices/rank_acceptability"][:], index=codes, columns=ranks)
