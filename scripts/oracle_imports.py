"""Prints what CPython's own parser says about the imports of every Python file below the given folders.

One JSON object a line: {"file", "records"} or {"file", "skipped"}. Places are UTF-16 offsets into the exact text,
a byte order mark included. A file that is not UTF-8 comes with its decoded "text".
"""

import ast
import io
import json
import os
import re
import sys
import tokenize
import warnings

GAP = r"(?:[ \t\f]|\\(?:\r\n|\r|\n))*"
FROM = re.compile(rf"from{GAP}(?P<dots>(?:\.{GAP})*)(?P<top>\w*)")
WORD = re.compile(r"\w+")
LITERAL = re.compile(r"[rRuU]?(\"\"\"|'''|\"|')(?P<dots>\.*)(?P<module>[^\\'\"\r\n]*)\1")
TRIVIA = re.compile(r"[ \t\f\r\n]|#[^\r\n]*")
CALLS = re.compile(r"(?:(?:importlib|builtins)\.)?(?:import_module|__import__)\(")


class Places:
    """Turns CPython's lines and UTF-8 columns into offsets of the text, and those into UTF-16 offsets."""

    def __init__(self, text, base):
        self.text = text
        self.base = base
        self.lines = [0] + [match.end() for match in re.finditer(r"\r\n|\r|\n", text)]
        self.is_ascii = text.isascii()
        self.is_bmp = self.is_ascii or max(text) <= "\uffff"

    def offset(self, line, column):
        start = self.lines[line - 1]
        if self.is_ascii:
            return start + column
        end = self.lines[line] if line < len(self.lines) else len(self.text)
        return start + len(self.text[start:end].encode()[:column].decode())

    def utf16(self, offset):
        if self.is_bmp:
            return self.base + offset
        return self.base + len(self.text[:offset].encode("utf-16-le")) // 2


def decoded(data):
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    plain = encoding in ("utf-8", "utf-8-sig")
    text = data.decode("utf-8" if plain else encoding)
    return text, plain


def record(places, kind, module, level, start, end, names=()):
    top = places.text[start:end]
    return [kind, module, level, places.utf16(start), places.utf16(start + len(top)), list(names)]


def of_import(places, node):
    for alias in node.names:
        start = places.offset(alias.lineno, alias.col_offset)
        end = WORD.match(places.text, start).end()
        yield record(places, "import", alias.name, 0, start, end, [alias.asname])


def of_from(places, node):
    match = FROM.match(places.text, places.offset(node.lineno, node.col_offset))
    module = node.module or ""
    start, end = match.span("top") if module else (match.end("dots"), match.end("dots"))
    names = [
        [alias.name, alias.asname, places.utf16(places.offset(alias.lineno, alias.col_offset))]
        for alias in node.names
    ]
    yield record(places, "from", module, node.level, start, end, names)


def of_call(places, node):
    """Only calls that the scanner promises to see: one plain literal as the first argument, no needless brackets."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name not in ("import_module", "__import__") or not node.args:
        return
    argument = node.args[0]
    if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
        return
    start = places.offset(argument.lineno, argument.col_offset)
    end = places.offset(argument.end_lineno, argument.end_col_offset)
    head = TRIVIA.sub("", places.text[places.offset(node.lineno, node.col_offset) : start])
    match = LITERAL.fullmatch(places.text[start:end])
    if not CALLS.fullmatch(head) or not match:
        return
    module, dots = match["module"], match["dots"]
    if not (module or dots) or not all(part.isidentifier() for part in module.split(".") if module):
        return
    top = start + match.start("module")
    yield record(places, "call", module, len(dots), top, top + len(module.split(".")[0]))


READERS = {ast.Import: of_import, ast.ImportFrom: of_from, ast.Call: of_call}


def read(path):
    try:
        with open(path, "rb") as file:
            text, plain = decoded(file.read())
        marked = text.startswith("\ufeff")
        body = text[1:] if marked else text
        tree = ast.parse(body)
    except (OSError, SyntaxError, ValueError, LookupError, RecursionError, MemoryError) as error:
        return {"file": path, "skipped": type(error).__name__}
    places = Places(body, int(marked))
    records = [
        found for node in ast.walk(tree) if type(node) in READERS for found in READERS[type(node)](places, node)
    ]
    records.sort(key=lambda found: found[3:5])
    return {"file": path, "records": records} | ({} if plain else {"text": text})


def main(folders):
    warnings.simplefilter("ignore")
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    for folder in folders:
        for parent, subfolders, files in os.walk(folder):
            subfolders.sort()
            for name in sorted(files):
                if name.endswith((".py", ".pyi", ".pyw")):
                    print(json.dumps(read(os.path.join(parent, name))))


if __name__ == "__main__":
    main(sys.argv[1:])
