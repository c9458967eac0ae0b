"""The peer of PoolBenchmark.java: the same by mpi4py, which has no pool, and a map by ipyparallel.

usage: mpirun -n 2 pool_benchmark.py mpi SMALL LARGE     or: pool_benchmark.py ipp ITEMS
"""

import sys
import time

BATCHES = 20


def measure(name, call, calls, scale, batches=BATCHES):
    """Returns the lower quartile over batches, which other work disturbs least, after as many others."""
    times = []
    for _ in range(2 * batches):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        times.append((time.perf_counter() - start) * scale / calls)
    return f"{name} {sorted(times[batches:])[batches // 4]:.4f}"


def mpi(small_calls, large_calls):
    import numpy
    from mpi4py import MPI

    comm = MPI.COMM_WORLD
    command = bytes(400)  # about as long as a lambda without captured values
    large = numpy.ones(1_000_000)

    def call():
        """All are told what to do, and all answer."""
        comm.bcast(command)
        comm.gather(1)

    def push():
        """All get an array, and say that they have."""
        comm.Bcast(large)
        comm.gather(None)

    lines = [measure("call", call, small_calls, 1e6), measure("push", push, large_calls, 1e6)]
    if comm.rank == 0:
        print("\n".join(lines))


def ipp(items):
    import ipyparallel

    with ipyparallel.Cluster(n=2, log_level=40) as client:
        client.wait_for_engines(2, timeout=60)
        view = client[:]
        numbers = list(range(items))
        line = measure("map", lambda: view.map_sync(lambda n: n + 1, numbers), 1, 1e6 / items, 2)
        print(line)


if sys.argv[1] == "mpi":
    mpi(int(sys.argv[2]), int(sys.argv[3]))
else:
    ipp(int(sys.argv[2]))
