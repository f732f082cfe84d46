#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "submission.hpp"

#include <fstream>

namespace fs = std::filesystem;

namespace command {
namespace {

std::string head(const Submission& submission) {
    return "results=" + offbeat::shell_quoted(submission.results.string()) +
           " shards=" + std::to_string(submission.shards) + '\n';
}

/// What the program was told of the whole: the merge must hear it too.
std::string of_the_whole(const Submission& submission) {
    std::string words;
    for (const auto& argument : submission.arguments)
        if (argument.starts_with("--gate=") || argument.starts_with("--reports="))
            words += ' ' + offbeat::shell_quoted(argument);
    return words;
}

/// A node that was only cut off goes on with a shard that has begun once more elsewhere, so every attempt has a folder
/// of its own. What counts is the first one that came to its end.
std::string shard_script(const Submission& submission) {
    std::string run =
        offbeat::shell_quoted(submission.program) + R"sh( --shard="$shard/$shards" --report-dir="$attempt")sh";
    for (const auto& argument : submission.arguments) run += ' ' + offbeat::shell_quoted(argument);
    return R"sh(#!/bin/sh
# Runs one shard; SLURM_ARRAY_TASK_ID is its number. Where one is missing: sbatch --array=NUMBER this, then merge.sh.
)sh" + head(submission) +
           R"sh(shard=$SLURM_ARRAY_TASK_ID
mine=$results/shard-$shard-of-$shards
attempt=$(mktemp -d "$mine.attempt-${SLURM_RESTART_COUNT:-0}.XXXXXX") && chmod =rwx "$attempt" || exit 3

# Who asks to end asks the program too: how it ends is waited for.
trap : HUP INT TERM
)sh" + run +
           R"sh(
status=$?
# A signal ended or interrupted it: another attempt may follow. If none does, the merge takes this one as it is.
if [ "$status" -gt 128 ] && [ "$status" -lt 193 ]; then exit "$status"; fi
# A folder isn't renamed onto one that holds something, however close two attempts are.
if mv -fT "$attempt" "$mine"; then
    echo "now in $mine"
else
    echo "this attempt of shard $shard of $shards isn't counted: $attempt"
fi
exit "$status"
)sh";
}

std::string merge_script(const Submission& submission) {
    return R"sh(#!/bin/sh
# Makes one report of all shards, when none of them runs any more.
)sh" + head(submission) +
           R"sh(exec >>"$results/log/merge.log" 2>&1
rm -f "$results/merge.status"
set --
shard=0
while [ "$shard" -lt "$shards" ]; do
    shard=$((shard + 1))
    mine=$results/shard-$shard-of-$shards
    if [ ! -d "$mine" ]; then
        newest=$(ls -td "$mine".attempt-* 2>/dev/null | head -n 1)
        if [ -n "$newest" ] && mv -fT "$newest" "$mine"; then
            echo "shard $shard of $shards didn't come to its end; what it did is here. Its output: $results/log/shard-$shard.log"
        fi
    fi
    if [ -d "$mine" ]; then set -- "$@" "$mine"; fi
done
if [ $# -gt 0 ]; then
    )sh" + offbeat::shell_quoted(fs::read_symlink("/proc/self/exe").string()) +
           R"sh( merge --report-dir="$results" --shards="$shards")sh" + of_the_whole(submission) + R"sh( "$@"
    status=$?
else
    echo "none of the $shards shards has begun; $results/log may tell why"
    status=1
fi
# Closed before it is told that all is written: a reader on another machine sees only what was closed.
exec >&- 2>&-
echo "$status" >"$results/merge.status.new" && mv "$results/merge.status.new" "$results/merge.status"
exit "$status"
)sh";
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw offbeat::EnvironmentError("can't write " + path.string());
    fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                    fs::perm_options::add);
}

}  // namespace

void write_scripts(const Submission& submission) {
    fs::create_directories(submission.merge_log().parent_path());
    write(submission.shard_script(), shard_script(submission));
    write(submission.merge_script(), merge_script(submission));
}

int merged(const Submission& submission) {
    std::ifstream file(submission.merge_status());
    int status = 0;
    return file >> status ? status : -1;
}

}  // namespace command
