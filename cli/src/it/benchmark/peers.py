"""Prints how many points a second a peer computes of tiny_model, one task a point.

usage: peers.py futures|joblib|dask|ipyparallel|mpi4py POINTS WORKERS
"""

import sys
import time

import tiny_model


def evaluate(x):
    return tiny_model.evaluate(x, 3.5)


def timed(compute, xs):
    compute(xs[:64])  # what is done once is done
    start = time.perf_counter()
    results = list(compute(xs))
    seconds = time.perf_counter() - start
    assert len(results) == len(xs) and results[-1] == evaluate(xs[-1])
    print(round(len(xs) / seconds), flush=True)


def futures(xs, workers):
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        timed(lambda some: list(pool.map(evaluate, some)), xs)


def joblib(xs, workers):
    from joblib import Parallel, delayed

    with Parallel(n_jobs=workers) as pool:
        timed(lambda some: pool(delayed(evaluate)(x) for x in some), xs)


def dask(xs, workers):
    from distributed import Client

    with Client(n_workers=workers, threads_per_worker=1, dashboard_address=None) as client:
        timed(lambda some: client.gather(client.map(evaluate, some)), xs)


def ipyparallel(xs, workers):
    import ipyparallel as ipp

    with ipp.Cluster(n=workers, log_level=40) as client:
        client.wait_for_engines(workers, timeout=60)
        view = client.load_balanced_view()
        timed(lambda some: view.map_sync(evaluate, some), xs)


def mpi4py(xs, workers):
    from mpi4py.futures import MPIPoolExecutor

    with MPIPoolExecutor(workers) as pool:
        timed(lambda some: list(pool.map(evaluate, some)), xs)


if __name__ == "__main__":
    peer, points, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    globals()[peer]([10 * i / points for i in range(points)], workers)
