# SPDX-License-Identifier: GPL-3.0-or-later
"""The code of one language that a guide shows, and the files that it shows, in a folder:
readme_code.py GUIDE.md LANGUAGE FOLDER writes FOLDER/code.LANGUAGE and each file under a line **`NAME`**."""
import pathlib
import re
import sys


def lay(guide, language, folder):
    """Write them; the code as one text."""
    text = pathlib.Path(guide).read_text(encoding="utf-8")
    fence = re.compile(r"^(?P<above>[^\n]*)\n\n```(?P<language>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
    code = []
    for found in fence.finditer(text):
        name = re.fullmatch(r"\*\*`([^`/]+)`\*\*", found["above"].strip())
        if name:
            pathlib.Path(folder, name[1]).write_text(found["body"], encoding="utf-8")
        elif found["language"] == language:
            code.append(found["body"])
    if not code:
        raise SystemExit(f"{guide} shows no {language}")
    pathlib.Path(folder, f"code.{language}").write_text("\n".join(code), encoding="utf-8")
    return "\n".join(code)


if __name__ == "__main__":
    lay(*sys.argv[1:4])
