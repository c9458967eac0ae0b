"""Turns a Python function into a worker of sweep. Copy this file beside your model; it needs nothing else.

    from sweep_worker import serve

    def heat(T, k):                       # a parameter each, by name
        return {"q": k * T ** 4}          # the outputs; an exception fails the point, with its traceback

    serve(heat)                           # in the configuration: model: {worker: [python3, heat.py]}

What takes long is done once, in a function that is given the options of the configuration and returns the model:

    def build(mesh=20):
        solver = Solver(mesh)
        return lambda T, k: {"q": solver.flux(T, k)}

    serve(build=build)                    # model: {worker: [python3, heat.py], options: {mesh: 50}}

With batch=True the model computes many points in one call: each parameter is a NumPy array, and so is each output.

Whatever the model prints goes to the log, not among the answers.
"""

import json
import os
import sys
import time
import traceback

FLUSH_SECONDS = 0.005


def serve(model=None, *, build=None, batch=False):
    """Answers requests until there are no more; see above."""
    requests, answers = _take_streams()
    lines = _heaps_of_lines(requests)
    first = [json.loads(line) for line in next(lines, [])]
    if not first:
        return
    try:
        options = first[0]["build"]
        if build is not None:
            model = build(**options)
        elif options:
            raise TypeError("options are given, but serve has no build: " + ", ".join(options))
    except Exception as failure:
        traceback.print_exc()
        _write(answers, [json.dumps({"error": _text(failure)})])
        sys.exit(1)
    _write(answers, ['{"ready": true}'])
    answer = _answer_batch if batch else _answer_each
    for heap in lines:
        answer(model, json.loads(b"[" + b",".join(heap) + b"]"), answers)


def _take_streams():
    """Keeps standard input and output for the protocol; the model gets no input, and its prints become the log."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return requests, answers


def _heaps_of_lines(requests):
    """Gives all lines that can be read at once, again and again."""
    rest = []
    while chunk := os.read(requests, 1 << 16):
        *lines, last = chunk.split(b"\n")
        if lines:
            lines[0] = b"".join(rest) + lines[0]
            rest = []
            yield lines
        rest.append(last)


def _write(answers, lines):
    data = memoryview(("\n".join(lines) + "\n").encode())
    while data:
        data = data[os.write(answers, data):]


def _answer_each(model, requests, answers):
    lines, flushed = [], time.monotonic()
    for request in requests:
        lines.append(_answer(model, request))
        now = time.monotonic()
        if now - flushed > FLUSH_SECONDS:
            _write(answers, lines)
            lines, flushed = [], now
    if lines:
        _write(answers, lines)


def _answer(model, request):
    point = request["point"]
    try:
        return '{"point": %d, "outputs": %s}' % (point, _json(model(**request["parameters"])))
    except Exception as failure:
        return _failed(point, failure)


def _answer_batch(model, requests, answers):
    """Gives all points to the model that have the same parameters; with a `when`, some lack some."""
    groups = {}
    for request in requests:
        groups.setdefault(tuple(request["parameters"]), []).append(request)
    for alike in groups.values():
        _answer_alike(model, alike, answers)


def _answer_alike(model, requests, answers):
    """Gives all points to the model at once; should that fail, each alone, so that only the culprits fail."""
    import numpy

    try:
        names = requests[0]["parameters"]
        columns = {name: numpy.array([request["parameters"][name] for request in requests]) for name in names}
        outputs = {name: numpy.asarray(column).tolist() for name, column in model(**columns).items()}
        for name, column in outputs.items():
            if not isinstance(column, list) or len(column) != len(requests):
                raise ValueError("output %r must have an element for each of %d points" % (name, len(requests)))
        rows = [{name: column[i] for name, column in outputs.items()} for i in range(len(requests))]
        lines = [
            '{"point": %d, "outputs": %s}' % (request["point"], _json(row)) for request, row in zip(requests, rows)
        ]
    except Exception as failure:
        if len(requests) > 1:
            for request in requests:
                _answer_alike(model, [request], answers)
            return
        lines = [_failed(requests[0]["point"], failure)]
    _write(answers, lines)


def _failed(point, failure):
    return json.dumps({"point": point, "error": _text(failure), "log": traceback.format_exc()})


def _text(failure):
    return ("%s: %s" % (type(failure).__name__, failure)).rstrip(": ")


def _plain(value):
    """Turns NumPy's scalars and arrays into plain values."""
    try:
        return value.tolist()
    except AttributeError:
        raise TypeError("an output is a %s; wanted numbers, booleans, texts or arrays" % type(value).__name__)


_json = json.JSONEncoder(default=_plain).encode  # writes NaN and Infinity as such
