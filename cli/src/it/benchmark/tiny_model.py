"""The one model that sweep and its peers run: two inputs, two outputs, almost no work."""

import math
import sys


def evaluate(x, y):
    return {"f": math.sin(x) * y, "g": x * x + y * y}


def evaluate_batch(x, y):
    import numpy

    return {"f": numpy.sin(x) * y, "g": x * x + y * y}


if __name__ == "__main__":
    from sweep_worker import serve

    if "batch" in sys.argv:
        serve(evaluate_batch, batch=True)
    else:
        serve(evaluate)
