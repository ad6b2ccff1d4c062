"""A sweep for a process that will be killed: it imports little."""

import fullcost as fc

OUTPUTS = ["fleet_tco", "usd_per_busy_gpu_hour"]


def sweep(folder):
    """Sweep 90,000 rows into 20 files."""
    steps = [place / 300 for place in range(1, 301)]
    grid = {"busy_share": steps, "fleet[h20].count": [100.0 * place for place in range(300)]}
    fc.sweep(fc.scenario("deepseek").reading("by-type"), grid, OUTPUTS, into=folder, chunk_rows=4500, threads=1)
