// bench_measure SECONDS OUTPUT COMMAND…: runs a command, at most so long, its output into a file, and prints what it
// cost with all its processes as a JSON object. It's a program of its own, and a small one, because the kernel counts
// what the process that starts a command has in memory as the command's own peak.

#include "process_tree.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>

int main(int argc, char* argv[]) {
    if (argc < 4) {
        std::fputs("usage: bench_measure SECONDS OUTPUT COMMAND...\n", stderr);
        return 2;
    }
    try {
        const auto used = bench::run_measured({argv + 3, argv + argc}, argv[2], std::atof(argv[1]));
        std::printf("{\"status\": %d, \"cpu\": %.6f, \"wall\": %.6f, \"peak_kib\": %ld, \"most_processes\": %d, "
                    "\"left\": %d, \"timed_out\": %s}\n",
                    used.status, used.cpu, used.wall, used.peak_kib, used.most_processes, used.left,
                    used.timed_out ? "true" : "false");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_measure: %s\n", error.what());
        return 2;
    }
    return 0;
}
