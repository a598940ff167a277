# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/ says agrees with the tree: SOURCE_DIR VERSION CMAKE BUILD_DIR

Every file that is installed is in one package and no line of a package is for nothing; what the packages are
built of is what ./dev installs; there is a way to make each library that CMake asks for; scripts are scripts;
no mirror is named."""
import fnmatch
import pathlib
import re
import subprocess
import sys
import tempfile

root, version, cmake, build = pathlib.Path(sys.argv[1]), *sys.argv[2:]
packaging = root / "packaging"
faults = []
FOR_TESTS = {"libcmocka-dev", "libopenmpi-dev"}


def paragraphs(text):
    """The fields of each paragraph of a Debian control file."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        yield dict(re.findall(r"(?m)^(\S+):\s*((?:.*\n?(?:[ \t].*\n?)*))", paragraph))


def libraries(field):
    return {name for name in re.findall(r"[a-z0-9][a-z0-9.+-]+", re.sub(r"\([^)]*\)", "", field))
            if name.endswith("-dev") or name == "r-mathlib"}


def check_dependencies():
    source, *packages = paragraphs((packaging / "debian/control").read_text())
    ours = libraries(re.search(r'(?s)^base="(.*?)"', (root / "dev").read_text(), re.M).group(1)) - FOR_TESTS
    wanted = libraries(source["Build-Depends"])
    if ours != wanted:
        faults.append(f"debian/control builds with other libraries than ./dev: {sorted(ours ^ wanted)}")
    dev = next(p for p in packages if p["Package"].strip() == "libarpent-dev")
    # popt is the program's; the headers of random123 are nobody's who links
    lacking = wanted - libraries(dev["Depends"]) - {"libpopt-dev", "librandom123-dev"}
    if lacking:
        faults.append(f"libarpent-dev does not bring {sorted(lacking)}, which the static library needs")
    return {p["Package"].strip() for p in packages}


def check_installed(packages):
    patterns = [(name, line.split()[0].removeprefix("usr/").replace("lib/*/", "lib/"))
                for name in packages for line in (packaging / f"debian/{name}.install").read_text().splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([cmake, "--install", build, "--prefix", folder], check=True, capture_output=True)
        files = [p.relative_to(folder).as_posix() for p in pathlib.Path(folder).rglob("*") if not p.is_dir()]
        files = [re.sub(r"^lib/[a-z0-9_]+-linux-gnu/", "lib/", f) for f in files]
    used = set()
    for file in files:
        takes = [(name, p) for name, p in patterns if fnmatch.fnmatch(file, p) or file.startswith(p + "/")]
        used |= set(takes)
        if len(takes) != 1:
            faults.append(f"{file} is installed, and in {len(takes)} packages")
    faults.extend(f"debian/{name}.install: nothing is {p}" for name, p in patterns if (name, p) not in used)


def check_libraries():
    script = (packaging / "libraries.sh").read_text()
    all_of_them = re.search(r'(?m)^all="(.*)"', script).group(1).split()
    made = set(re.findall(r"(?m)^make_(\w+)\(\)", script))
    if made != {name.replace("-", "_") for name in all_of_them}:
        faults.append(f"libraries.sh: {sorted(made ^ {n.replace('-', '_') for n in all_of_them})} is listed or made, not both")
    asked = " ".join(re.findall(r"pkg_check_modules\(\w+ REQUIRED IMPORTED_TARGET\s+([^)]*)\)",
                                (root / "cmake/dependencies.cmake").read_text() + (root / "engine/cli/CMakeLists.txt").read_text()))
    known = set(re.findall(r"(?m)^\s+known (\S+)", script)) | {"popt"}  # which says it itself
    if set(asked.split()) - known:
        faults.append(f"libraries.sh makes nothing that pkg-config knows as {sorted(set(asked.split()) - known)}")


def check_scripts():
    for path in sorted(packaging.glob("*.sh")):
        done = subprocess.run(["bash", "-n", path], capture_output=True, text=True)
        if done.returncode:
            faults.append(done.stderr.strip())
    for path in sorted(p for p in packaging.rglob("*") if p.is_file()):
        for address in re.findall(r"https?://[^\s'\"]+", path.read_text()):
            if not address.startswith(("https://www.debian.org/doc/", "https://www.etalab.gouv.fr/")):
                faults.append(f"{path.relative_to(root)} names {address}")
    said = subprocess.run(["bash", "-c", f'source={root}; SOURCE_DATE_EPOCH=1; . "$source/packaging/version.sh"; echo "$version"'],
                          capture_output=True, text=True).stdout.strip()
    if said != version:
        faults.append(f"packaging/version.sh says {said}, not {version}")


check_installed(check_dependencies())
check_libraries()
check_scripts()
print("\n".join(faults) or "packages hold what is installed, and are made of what ./dev installs")
sys.exit(bool(faults))
