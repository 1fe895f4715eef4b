"""Answers for oracle-requirements.ts: what `packaging` and pip make of strings and files.

Reads one JSON object a line from standard input and writes one a line:
  {"kind": "string", "text": ..., "marker": ours or null}  ->  packaging's reading, or {"error": ...}
  {"kind": "file", "text": ...}                             ->  pip's logical lines with options and names
Nothing is installed or built; names of addresses come from pip's own constructors, which only look at the spelling
because the working directory is an empty one.
"""

import io
import json
import os
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")


def read_string(text, marker):
    from packaging.markers import Marker
    from packaging.requirements import Requirement

    try:
        found = Requirement(text)
    except Exception as error:  # packaging lets several kinds through, SyntaxError among them
        return {"error": str(error).splitlines()[0]}
    same = (found.marker is None) == (marker is None)
    if same and marker is not None:
        try:
            same = str(Marker(marker)) == str(found.marker)
        except Exception:
            same = False
    return {
        "name": found.name,
        "extras": sorted(found.extras),
        "clauses": sorted({str(clause) for clause in found.specifier}),
        "url": found.url,
        "sameMarker": same,
    }


def read_file(text):
    from pip._internal.req import constructors, req_file

    parse_line = req_file.get_line_parser(None)
    lines = []
    for _, line in req_file.preprocess(text):
        answer = {"line": line}
        lines.append(answer)
        try:
            arguments, options = parse_line(line)
        except req_file.OptionParsingError as error:
            answer["error"] = error.msg
            continue
        answer["requirement"] = arguments or (options.editables or [None])[0]
        answer["editable"] = not arguments and bool(options.editables)
        answer["hashed"] = bool(options.hashes)
        if answer["requirement"] is None:
            answer["references"] = (options.requirements or []) + (options.constraints or [])
            answer["indexes"] = sorted(
                ([options.index_url] if options.index_url else [])
                + (options.extra_index_urls or [])
                + (options.find_links or [])
                + (options.trusted_hosts or [])
            )
            continue
        try:
            build = constructors.install_req_from_editable if answer["editable"] else constructors.install_req_from_line
            built = build(answer["requirement"])
            answer["name"] = built.req.name if built.req else None
            answer["extras"] = sorted(built.extras)
        except Exception as error:
            answer["refused"] = str(error).splitlines()[0]
    return {"lines": lines}


def main():
    with tempfile.TemporaryDirectory() as empty:
        os.chdir(empty)
        for line in io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8"):
            task = json.loads(line)
            if task["kind"] == "string":
                answer = read_string(task["text"], task["marker"])
            else:
                answer = read_file(task["text"])
            print(json.dumps(answer))
        os.chdir("/")


main()
