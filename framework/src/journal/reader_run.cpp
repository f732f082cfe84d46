#include "journal/pulled.hpp"
#include "journal/reader.hpp"
#include "offbeat/error.hpp"

#include <charconv>

// Lines that are no row's.
namespace offbeat::journal {

using json::Pull;

namespace {

std::uint64_t digest_in(Pull& line, std::string& scratch) {
    line.string(scratch);
    std::uint64_t digest = 0;
    const char* const end = scratch.data() + scratch.size();
    const auto [read, failed] = std::from_chars(scratch.data(), end, digest, 16);
    if (failed != std::errc() || read != end) throw Error("a digest is no hexadecimal number");
    return digest;
}

Shard shard_in(Pull& line) {
    Shard shard;
    std::string scratch;
    while (line.next_member()) {
        const auto key = line.key();
        if (key == "number") {
            shard.number = static_cast<unsigned>(line.integer());
        } else if (key == "of") {
            shard.of = static_cast<unsigned>(line.integer());
        } else if (key == "from") {
            line.string(shard.from);
        } else if (key == "balance") {
            shard.balance = digest_in(line, scratch);
        } else if (key == "rows") {
            shard.all.rows = line.integer();
        } else if (key == "digest") {
            shard.all.digest = digest_in(line, scratch);
        } else {
            line.skip();
        }
    }
    return shard;
}

JoinedShards joined_in(Pull& line) {
    JoinedShards shards;
    while (line.next_member()) {
        const auto key = line.key();
        if (key == "joined") {
            shards.joined = static_cast<unsigned>(line.integer());
        } else if (key == "missing") {
            while (line.next_item()) shards.missing.push_back(static_cast<unsigned>(line.integer()));
        } else {
            line.skip();
        }
    }
    return shards;
}

}  // namespace

void Reader::run_started(std::string_view text) {
    run_ = {};
    finished_ = false;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "program") {
            line.string(run_.program);
        } else if (key == "executable") {
            line.string(run_.executable);
        } else if (key == "options") {
            run_.options = strings(line);
        } else if (key == "started") {
            line.string(run_.started);
        } else if (key == "host") {
            line.string(run_.host);
        } else if (key == "testres") {
            line.string(run_.testres);
        } else if (key == "reportDir") {
            line.string(run_.report_dir);
        } else if (key == "planned") {
            run_.planned = line.integer();
        } else if (key == "resumed") {
            run_.resumed = static_cast<unsigned>(line.integer());
        } else if (key == "seed") {
            run_.seed = static_cast<std::uint32_t>(line.integer());
        } else if (key == "shard") {
            run_.shard = shard_in(line);
        } else if (key == "shards") {
            run_.shards = joined_in(line);
        } else if (key == "compiler") {
            line.string(run_.compiler);
        } else if (key == "boost") {
            line.string(run_.boost);
        } else if (key == "revision") {
            line.string(run_.revision);
        } else if (key == "commandLine") {
            line.string(run_.command_line);
        } else if (key == "gates") {
            run_.gates = strings(line);
        } else {
            line.skip();
        }
    }
    to_.on(run_);
}

void Reader::method_planned(std::string_view text) {
    MethodPlan& plan = methods_.emplace_back();
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "class") {
            line.string(plan.class_name);
        } else if (key == "method") {
            line.string(plan.method);
        } else if (key == "suiteTest") {
            line.string(plan.suite_test);
        } else if (key == "description") {
            line.string(plan.description);
        } else if (key == "groups") {
            plan.groups = strings(line);
        } else if (key == "provider") {
            line.string(plan.provider);
        } else if (key == "driver") {
            line.string(plan.driver);
        } else if (key == "planned") {
            plan.counted = !line.null();
            if (plan.counted) plan.rows = line.integer();
        } else if (key == "successPercentage") {
            plan.success_percentage = static_cast<int>(line.integer());
        } else if (key == "formula") {
            line.string(plan.formula);
        } else if (key == "dimensions") {
            plan.dimensions = strings(line);
        } else if (key == "notes") {
            plan.notes = strings(line);
        } else if (key == "source") {
            place(line, scratch_, plan.source);
        } else {
            line.skip();
        }
    }
    by_name_[plan.class_name + '\n' + plan.method] = &plan;
    last_ = &plan;
    to_.on(plan);
}

void Reader::remark(std::string_view text) {
    Remark remark;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "class") {
            line.string(remark.class_name);
        } else if (key == "method") {
            line.string(remark.method);
        } else if (key == "id") {
            line.string(remark.row);
        } else if (key == "text") {
            line.string(remark.text);
        } else {
            line.skip();
        }
    }
    to_.on(remark);
}

void Reader::stream_ended(std::string_view text) {
    std::string class_name, name;
    RowTally all;
    for (Pull line(text); line.next_member();) {
        const auto key = line.key();
        if (key == "class") {
            line.string(class_name);
        } else if (key == "method") {
            line.string(name);
        } else if (key == "rows") {
            all.rows = line.integer();
        } else if (key == "digest") {
            all.digest = digest_in(line, scratch_);
        } else {
            line.skip();
        }
    }
    to_.on(StreamEnded{method(class_name, name), all});
}

void Reader::run_finished(std::string_view text) {
    finished_ = true;
    for (Pull line(text); line.next_member();) {
        if (line.key() == "seconds") {
            seconds_ = line.number();
        } else {
            line.skip();
        }
    }
}

}  // namespace offbeat::journal
