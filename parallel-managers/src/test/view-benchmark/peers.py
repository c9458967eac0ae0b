"""What other systems cost on a function that costs nothing, as ViewBenchmark.java measures ours.

usage: peers.py PEER ITEMS WORKERS   (PEER: ipp, dask, joblib, futures)
"""
import statistics
import sys
import time


def evaluate(point):
    import math  # ipyparallel sends the function without what surrounds it
    x, y = point
    return math.sin(x) * y, x * x + y * y


def tell(peer, what, value, unit):
    print(f"{peer:9} {what:24} {value:10.0f} {unit}", flush=True)


def measure(peer, run, points, workers, what):
    run(points[:workers * 4])
    begin = time.perf_counter()
    results = run(points)
    seconds = time.perf_counter() - begin
    assert list(results)[-1] == evaluate(points[-1])
    unit = "tasks/s" if what == "one task an item" else "items/s"
    tell(peer, what, len(points) / seconds, unit)


def trips(peer, run, count=200):
    times = []
    for trip in range(count):
        begin = time.perf_counter()
        run((1.0, float(trip)))
        times.append(time.perf_counter() - begin)
    tell(peer, "one task there and back", statistics.median(times) * 1e6, "microseconds")


def main():
    peer, items, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    points = [(index * 1e-3, 1.0) for index in range(items)]
    single = "one task an item"
    if peer == "ipp":
        import ipyparallel
        with ipyparallel.Cluster(n=workers, log_level=40) as client:
            client.wait_for_engines(workers, timeout=60)
            view = client.load_balanced_view()
            measure(peer, lambda p: view.map_sync(evaluate, p), points, workers, single)
            trips(peer, lambda point: view.apply_sync(evaluate, point))
    elif peer == "dask":
        from distributed import Client
        with Client(n_workers=workers, threads_per_worker=1, dashboard_address=None) as client:
            measure(peer, lambda p: client.gather(client.map(evaluate, p)), points, workers, single)
            trips(peer, lambda point: client.submit(evaluate, point, pure=False).result())
    elif peer == "joblib":
        from joblib import Parallel, delayed
        with Parallel(n_jobs=workers) as pool:
            measure(peer, lambda p: pool(delayed(evaluate)(point) for point in p), points, workers,
                    "automatic chunks")
    elif peer == "futures":
        from concurrent.futures import ProcessPoolExecutor
        with ProcessPoolExecutor(workers) as pool:
            measure(peer, lambda p: list(pool.map(evaluate, p)), points, workers, single)
            trips(peer, lambda point: pool.submit(evaluate, point).result())
    else:
        sys.exit(f"no such peer: {peer}")


if __name__ == "__main__":
    main()
