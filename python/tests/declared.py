# SPDX-License-Identifier: GPL-3.0-or-later
"""What arpent.py declares of the library is what the public headers do: declared.py SOURCE_DIR CC

A C program that includes the headers prints the sizes and the offsets of every member that arpent.py declares, and
compiles every call against the header's own declaration."""
import pathlib
import re
import subprocess
import sys
import tempfile

root, cc = pathlib.Path(sys.argv[1]), sys.argv[2]
sys.path.insert(0, str(root / "python"))
try:
    import arpent
    from cffi import FFI
except ImportError as lacking:
    print(f"skipped: {lacking.name} is not there")
    sys.exit(77)

ffi = FFI()
ffi.cdef(arpent._DECLARED)
structs = re.findall(r"typedef struct (\w+) \{(.*?)\} \w+;", arpent._DECLARED, re.S)
calls = re.findall(r"^(.*?)\b(arp_\w+)\((.*)\);$", arpent._DECLARED, re.M)
lines, expected = [], []
for name, _ in structs:
    lines.append(f'printf("%zu\\n", sizeof({name}));')
    expected.append((name, ffi.sizeof(name)))
    for member, _ in ffi.typeof(name).fields:
        lines.append(f'printf("%zu\\n", offsetof({name}, {member}));')
        expected.append((f"{name}.{member}", ffi.offsetof(name, member)))
program = "#include <arpent/arpent.h>\n#include <stddef.h>\n#include <stdio.h>\n"
for result, call, parameters in calls:  # an enum is an int there
    result = {"int ": "arp_status "}.get(result, result)
    parameters = re.sub(r"\bint (status|lang|kind)\b", r"arp_\1 \1", parameters)
    program += f"{result}(*take_{call})({parameters}) = {call};\n"
program += "int main(void) {\n" + "\n".join(lines) + "\nreturn sizeof(arp_status) != sizeof(int); }\n"
with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder, "declared.c")
    source.write_text(program)
    subprocess.run([cc, "-std=c11", "-Werror", "-Wall", f"-I{root}/include", "-c", source, "-o", f"{folder}/declared.o"], check=True)
    # the calls are not linked: their types are what was asked
    source.write_text(re.sub(r"= arp_\w+;", ";", program))
    subprocess.run([cc, "-std=c11", f"-I{root}/include", source, "-o", f"{folder}/declared"], check=True)
    said = subprocess.run([f"{folder}/declared"], check=True, capture_output=True, text=True).stdout.split()
faults = [f"{name}: {here} in arpent.py, {there} in the headers"
          for (name, here), there in zip(expected, map(int, said)) if here != there]
if len(said) != len(expected) or len(calls) < 10:
    faults.append("not everything was looked at")
print("\n".join(faults) or f"{len(calls)} calls and {len(structs)} structures as the headers have them")
sys.exit(bool(faults))
