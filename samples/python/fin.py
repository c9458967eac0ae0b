#!/usr/bin/env python3
"""The efficiency of a straight cooling fin with an insulated tip, by finite differences: a worker of sweep.

All points that are waiting are computed together: each parameter is a NumPy array with an element a point.
"""

import numpy as np
from sweep_worker import serve


def build(mesh=100):
    """Returns the model for a grid of so many intervals along the fin."""

    def fin(h, k, thickness, length):
        # theta'' = m^2 theta, theta(0) = 1, theta'(1) = 0, with x in units of the length; m^2 = 2 h L^2 / (k t)
        m2 = 2.0 * h * length**2 / (k * thickness)
        theta = temperatures(m2, mesh)
        # what the fin gives off, over what it would give off if it were as hot as its foot all along
        return {"efficiency": np.trapz(theta, dx=1.0 / mesh, axis=0), "tip": theta[-1]}

    return fin


def temperatures(m2, mesh):
    """Solves (theta[i-1] - 2 theta[i] + theta[i+1]) mesh^2 = m2 theta[i] for all points at once, by elimination."""
    diagonal = 2.0 + m2 / mesh**2
    # from the tip, where theta[mesh + 1] = theta[mesh - 1]: theta[i] = ratio[i] theta[i - 1]
    ratio = np.empty((mesh + 1, len(m2)))
    ratio[mesh] = 2.0 / diagonal
    for i in range(mesh - 1, 0, -1):
        ratio[i] = 1.0 / (diagonal - ratio[i + 1])
    ratio[0] = 1.0
    return np.cumprod(ratio, axis=0)


serve(build=build, batch=True)
