"""CSV reading: ours, libcsv and a memory copy over one file of quoted data with line breaks."""
import json
import os
import subprocess

import measuring
import ways

READ = os.path.join(ways.BIN, "bench_read_csv")


def measure(megabytes, rounds):
    """{who: [MB/s]}; raises Wrong where the two readers don't agree on what is in the file."""
    path = os.path.join(ways.BUILD, "rows", "%d_MB.csv" % megabytes)
    measuring.make_file("bytes", megabytes * 10 ** 6, path)
    done = subprocess.run([READ, path, str(rounds)], stdout=subprocess.PIPE, text=True, timeout=measuring.LONGEST)
    if done.returncode != 0:
        raise measuring.Wrong("bench_read_csv ended with status %d" % done.returncode)
    return throughput(done.stdout)


def throughput(printed):
    rates, seen = {}, {}
    for line in printed.splitlines():
        run = json.loads(line)
        rates.setdefault(run["who"], []).append(run["bytes"] / 1e6 / run["cpu"])
        seen.setdefault(run["who"], set()).add((run["rows"], run["characters"]))
    if seen["ours"] != seen["libcsv"] or len(seen["ours"]) != 1:
        raise measuring.Wrong("ours saw (rows, characters) %s, libcsv %s" % (seen["ours"], seen["libcsv"]))
    return rates
