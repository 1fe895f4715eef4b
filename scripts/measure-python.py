"""Prints the shape of the Python files below a folder, as a table: sizes, imports, kinds of lines, depth.

    python3 scripts/measure-python.py /usr/lib/python3/dist-packages > scripts/bench/python-shape.tsv

`scripts/bench/monorepo.ts` draws files from it. No text or name of a file is kept. Files above LARGEST are left out:
the mean of the others is the 6 KB that the tree of the benchmark is to have.
"""

import ast
import io
import os
import re
import sys
import tokenize

LARGEST = 28_000
CLASSES = 20
IMPORT = re.compile(r"^\s*(import|from)\s")


def main(root):
    shapes = [shape for shape in map(shape_of, python_files(root)) if shape]
    shapes.sort(key=lambda shape: shape["size"])
    print("# What %d Python files of Debian 12's packages look like (those of up to %d bytes, %d on average)." % (
        len(shapes), LARGEST, sum(shape["size"] for shape in shapes) / len(shapes)))
    print("# Written by scripts/measure-python.py. One row for each twentieth of the files, smallest first: the largest")
    print("# size; the quarters of the number of import lines; of all lines, in per cent, those that are blank, comments,")
    print("# docstrings, and code; string literals for 100 lines of code.")
    print("bytes\timports\tblank\tcomment\tdocstring\tcode\tstrings")
    for number in range(CLASSES):
        part = shapes[len(shapes) * number // CLASSES:len(shapes) * (number + 1) // CLASSES]
        imports = sorted(shape["imports"] for shape in part)
        quarters = [imports[(len(imports) - 1) * quarter // 4] for quarter in range(5)]
        lines = {kind: sum(shape[kind] for shape in part) for kind in ("blank", "comment", "docstring", "code")}
        total = max(sum(lines.values()), 1)
        strings = 100 * sum(shape["strings"] for shape in part) / max(lines["code"], 1)
        shares = ["%d" % round(100 * count / total) for count in lines.values()]
        print(part[-1]["size"], ",".join(map(str, quarters)), *shares, round(strings), sep="\t")
    summary("kinds of imports", shapes, "kinds")
    summary("folders above a file", shapes, "depth")


def summary(title, shapes, key):
    counts = {}
    for shape in shapes:
        for value in shape[key]:
            counts[value] = counts.get(value, 0) + 1
    total = sum(counts.values())
    shares = ["%s %.1f %%" % (value, 100 * counts[value] / total) for value in sorted(counts)]
    print("# %s: %s" % (title, ", ".join(shares)))


def python_files(root):
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(".py") and not os.path.islink(path):
                yield path, os.path.relpath(path, root)


def shape_of(place):
    path, relative = place
    with open(path, "rb") as file:
        content = file.read()
    if len(content) > LARGEST:
        return None
    text = content.decode("latin-1")
    try:
        tree = ast.parse(content)
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (SyntaxError, ValueError, tokenize.TokenError):
        return None
    docstrings = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            if isinstance(body[0].value, ast.Constant) and isinstance(body[0].value.value, str):
                docstrings.update(range(body[0].lineno, body[0].end_lineno + 1))
    shape = {"size": len(content), "blank": 0, "comment": 0, "docstring": 0, "code": 0, "imports": 0, "strings": 0}
    for number, line in enumerate(text.splitlines(), 1):
        shape["imports"] += bool(IMPORT.match(line))
        stripped = line.strip()
        kind = "docstring" if number in docstrings else "comment" if stripped.startswith("#") else "code"
        shape[kind if stripped or kind == "docstring" else "blank"] += 1
    for token in tokens:
        shape["strings"] += token.type == tokenize.STRING and token.start[0] not in docstrings
    shape["depth"] = [relative.count(os.sep)]
    shape["kinds"] = list(kinds_of(tree, relative.split(os.sep)[0].removesuffix(".py")))
    return shape


def kinds_of(tree, own):
    for node in ast.walk(tree):
        place = "" if getattr(node, "col_offset", 0) == 0 else "inner "
        if isinstance(node, ast.ImportFrom) and node.level:
            yield place + "relative"
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            top = module.split(".")[0]
            standard = top in sys.stdlib_module_names
            yield place + ("own" if top == own else "standard" if standard else "other")


main(*sys.argv[1:])
