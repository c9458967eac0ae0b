#!/usr/bin/env python3
"""The Darcy friction factor of turbulent flow in a pipe, after Colebrook and White (1939).

    python3 colebrook.py --reynolds 1e5 --roughness 1e-4

prints one JSON object: {"friction_factor": 0.018513...}
"""

import argparse
import json
import math

LAMINAR_LIMIT = 4000.0


def friction_factor(reynolds, roughness):
    """Solves x = -2 log10(roughness / 3.7 + 2.51 x / reynolds) for x = 1 / sqrt(f), by Newton's method."""
    x = 6.0
    for _ in range(100):
        inner = roughness / 3.7 + 2.51 * x / reynolds
        slope = 1.0 + 2.0 * 2.51 / (reynolds * inner * math.log(10.0))
        step = (x + 2.0 * math.log10(inner)) / slope
        x -= step
        if abs(step) <= 1e-15 * x:
            break
    return 1.0 / (x * x)


def main():
    parser = argparse.ArgumentParser(description="Darcy friction factor of turbulent pipe flow")
    parser.add_argument("--reynolds", type=float, required=True, help="Reynolds number, at least 4000")
    parser.add_argument("--roughness", type=float, required=True, help="roughness over diameter, 0 for smooth")
    arguments = parser.parse_args()
    if arguments.reynolds < LAMINAR_LIMIT:
        parser.error(f"--reynolds {arguments.reynolds:g}: wanted at least {LAMINAR_LIMIT:g}, turbulent flow")
    if not 0.0 <= arguments.roughness < 1.0:
        parser.error(f"--roughness {arguments.roughness:g}: wanted at least 0 and less than 1")
    print(json.dumps({"friction_factor": friction_factor(arguments.reynolds, arguments.roughness)}))


if __name__ == "__main__":
    main()
