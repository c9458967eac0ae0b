"""The peer of MpiBenchmark.java in mpi4py: the same exchanges, by its calls for buffers."""

import sys

import numpy
from mpi4py import MPI

LARGE_DOUBLES = 1_000_000
BATCHES = 40

comm = MPI.COMM_WORLD
message = numpy.zeros(8, dtype=numpy.int8)
value = numpy.zeros(1)
large = numpy.ones(LARGE_DOUBLES)


def ping_pong(number):
    """One round trip of 8 bytes; its user halves the time."""
    if comm.rank == 0:
        comm.Send(message, 1)
        comm.Recv(message, 1)
    else:
        comm.Recv(message, 0)
        comm.Send(message, 0)


def allreduce(number):
    comm.Allreduce(MPI.IN_PLACE, value, MPI.MAX)


def broadcast(number):
    """The roots take turns, so that none can begin before the last broadcast has reached it."""
    comm.Bcast(large, number % 2)


def measure(name, call, calls, share):
    """Prints the lower quartile over batches, which other work disturbs least, after as many others."""
    micros = []
    for _ in range(2 * BATCHES):
        comm.Barrier()
        start = MPI.Wtime()
        for number in range(calls):
            call(number)
        micros.append((MPI.Wtime() - start) * 1e6 * share / calls)
    if comm.rank == 0:
        print(f"{name} {sorted(micros[BATCHES:])[BATCHES // 4]:.4f}")


small_calls = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
large_calls = int(sys.argv[2]) if len(sys.argv) > 2 else 20
if comm.size != 2:
    sys.exit(f"mpi_benchmark: {comm.size} ranks, wanted 2")
measure("ping-pong", ping_pong, small_calls, 0.5)
measure("allreduce", allreduce, small_calls, 1)
measure("broadcast", broadcast, large_calls, 1)
