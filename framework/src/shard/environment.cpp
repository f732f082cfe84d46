#include "shard/environment.hpp"

#include "offbeat/error.hpp"
#include "report/descriptor.hpp"

#include <fcntl.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace offbeat::shard {
namespace {

/// How an engine tells a program which of several it is.
struct Protocol {
    const char* index;
    const char* total;
    unsigned base;      ///< the first one's number
    const char* first;  ///< a variable that tells the first one's number; null: the base
    const char* step;   ///< a variable that tells how far its numbers are apart; null: 1
};

// In the order in which they are asked.
constexpr Protocol protocols[] = {
    {"TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS", 0, nullptr, nullptr},    // Bazel
    {"GTEST_SHARD_INDEX", "GTEST_TOTAL_SHARDS", 0, nullptr, nullptr},  // GoogleTest
    {"CI_NODE_INDEX", "CI_NODE_TOTAL", 1, nullptr, nullptr},           // GitLab
    {"CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0, nullptr, nullptr},   // CircleCI
    {"BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0, nullptr, nullptr},
    // Kubernetes tells the index alone; its Job's author adds the other.
    {"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", 0, nullptr, nullptr},
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", 0, "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_STEP"},
};

constexpr unsigned most_shards = 1'000'000;
constexpr const char* forms = "2/5, auto, auto/5 or none";

std::string_view variable(const char* name) {
    const char* value = name == nullptr ? nullptr : std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

std::optional<unsigned> number_in(std::string_view text) {
    unsigned number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

unsigned number_of(const char* name, unsigned otherwise) {
    const std::string_view text = variable(name);
    if (text.empty()) return otherwise;
    if (const auto number = number_in(text)) return *number;
    throw Error(std::string(name) + '=' + std::string(text) + " can't be read; expected a number");
}

[[noreturn]] void by_halves(const char* there, const char* missing) {
    throw Error(std::string(there) + " says one half of which shard this is, and " + missing +
                " isn't set; --shard=2/5 says both, --shard=none runs all rows");
}

/// \param total how many there are where the command line says it; 0: the environment does
std::optional<Shard> from_environment(unsigned total) {
    for (const auto& protocol : protocols) {
        const bool has_index = !variable(protocol.index).empty();
        const bool has_total = !variable(protocol.total).empty();
        if (!has_index && (!has_total || total > 0)) continue;
        const unsigned of = total > 0 ? total : number_of(protocol.total, 0);
        if (!has_index) {
            if (of == 1) continue;  // GitLab says so in every job
            by_halves(protocol.total, protocol.index);
        }
        if (!has_total && total == 0) by_halves(protocol.index, protocol.total);
        const unsigned index = number_of(protocol.index, 0);
        const unsigned first = number_of(protocol.first, protocol.base);
        const unsigned step = std::max(number_of(protocol.step, 1), 1U);
        if (of == 0 || of > most_shards || index < first || (index - first) / step >= of ||
            (index - first) % step != 0) {
            throw Error(std::string(protocol.index) + '=' + std::to_string(index) + " isn't one of " +
                        std::to_string(of) + " shards, counted from " + std::to_string(first));
        }
        return Shard{(index - first) / step + 1, of, protocol.index};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Shard> shard_of(const std::string& option) {
    if (option.empty()) return from_environment(0);
    if (option == "none") return std::nullopt;
    const auto slash = option.find('/');
    const auto of = slash == std::string::npos ? std::nullopt : number_in(std::string_view(option).substr(slash + 1));
    const std::string_view which = std::string_view(option).substr(0, slash);
    const bool readable = slash == std::string::npos || (of.has_value() && *of > 0 && *of <= most_shards);
    if (which == "auto" && readable) {
        if (auto shard = from_environment(of.value_or(0))) return shard;
        throw Error("--shard=" + option + ": no environment says which shard this is");
    }
    const auto number = number_in(which);
    if (!number || !of || !readable) throw Error("--shard=" + option + " can't be read; expected " + forms);
    if (*number < 1 || *number > *of)
        throw Error("--shard=" + option + ": the shards are counted from 1 to " + std::to_string(*of));
    return Shard{*number, *of, "--shard"};
}

void acknowledge() {
    for (const char* name : {"TEST_SHARD_STATUS_FILE", "GTEST_SHARD_STATUS_FILE"}) {
        const std::string_view path = variable(name);
        if (!path.empty()) report::Descriptor(std::string(path), O_WRONLY | O_CREAT).close();
    }
}

}  // namespace offbeat::shard
