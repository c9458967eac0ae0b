"""Nanoseconds a point of numpy and scipy.stats.qmc, the least of several rounds: what run shows beside sweep's own."""
import sys
import time

import numpy as np
from scipy.stats import qmc

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
MILLION = 1 << 20


def least(name, points, call):
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    print(f"{name:12} {min(times) / points * 1e9:8.1f} ns/point", flush=True)


bits = np.random.Generator(np.random.PCG64(1))
philox = np.random.Generator(np.random.Philox(1))
least("uniform", MILLION, lambda: bits.random(MILLION))
least("philox", MILLION, lambda: philox.random(MILLION))
least("normal", MILLION, lambda: bits.standard_normal(MILLION))
least("lhs4", MILLION, lambda: qmc.LatinHypercube(4, seed=1).random(MILLION))
least("sobol4", MILLION, lambda: qmc.Sobol(4, seed=1).random(MILLION))
least("halton4", MILLION, lambda: qmc.Halton(4, seed=1).random(MILLION))
