#include "provided.hpp"

#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat {
namespace {

std::string name_of(const PlannedMethod& method) {
    return "data provider \"" + method.plan.provider + '"';
}

Row skipped_row(const PlannedMethod& method, const char* cause) {
    Row row;
    row.id = single_row_id;
    row.description = method.plan.description;
    row.source = method.test->where;
    row.state = RowState::skipped;
    row.cause = cause;
    return row;
}

}  // namespace

void add_attributes(const TestMethod& test, Row& row) {
    for (const auto& attribute : test.annotation.attributes) {
        const bool own =
            std::ranges::any_of(row.labels, [&](const Label& label) { return label.name == attribute.name; });
        if (!own) row.labels.push_back({std::string(attribute.name), std::string(attribute.value)});
    }
}

void complete(const PlannedMethod& method, Row& row) {
    add_attributes(*method.test, row);
    if (row.source.file.empty()) row.source = method.test->where;
    if (is_identifier(row.id)) return;
    if (row.id.empty() && !row.parameters.empty()) {
        row.id = content_id(row.parameters);
        return;
    }
    if (row.own_id.empty()) row.own_id = row.id;
    row.id = identifier(row.id);
}

int invocations(const TestMethod& test, const PlanSettings& settings) {
    return test.annotation.invocationCount * settings.repeat;
}

std::string id_of_invocation(const std::string& id, int invocation) {
    return id + "_run" + std::to_string(invocation);
}

std::string lasting_id(const TestMethod& test, const std::string& id, int invocation) {
    const int lasting = test.annotation.invocationCount;
    const std::string ending = id_of_invocation({}, invocation);
    if (invocation <= lasting || lasting < 1 || !id.ends_with(ending)) return id;
    const std::string first = id.substr(0, id.size() - ending.size());
    const int same = (invocation - 1) % lasting + 1;
    return same == 1 ? first : id_of_invocation(first, same);
}

std::string id_of_first(const std::string& id) {
    const std::size_t number = id.find_last_not_of("0123456789") + 1;
    const std::string_view before = std::string_view(id).substr(0, number);
    if (number == id.size() || !before.ends_with("_run")) return id;
    return id.substr(0, number - std::string_view("_run").size());
}

bool stands_for_rows(const Row& row) {
    // A tester's own row of that name has parameters.
    if (!row.parameters.empty()) return false;
    std::string id = row.id;
    // Shards that were joined have one each, and so have invocations.
    if (const auto shard = id.rfind("_shard_"); shard != std::string::npos) id.resize(shard);
    id = id_of_first(id);
    return id == "provider" || id == "no_rows" || id == "setup";
}

Row row_for_thrown(const PlannedMethod& method) {
    try {
        throw;
    } catch (const Skipped& skipped) {
        return skipped_row(method, skipped.what());
    } catch (const EnvironmentError& missing) {
        return skipped_row(method, missing.what());
    } catch (const SetupError& wrong) {
        return bad_row("provider", wrong.problem());
    } catch (const std::exception& thrown) {
        return bad_row("provider", {method.test->where, name_of(method) + " threw: " + thrown.what()});
    } catch (...) {
        return bad_row("provider", {method.test->where, name_of(method) + " threw something unknown"});
    }
}

Row row_for_nothing(const PlannedMethod& method) {
    return bad_row("no_rows", {method.test->where, name_of(method) + " yields no rows"});
}

}  // namespace offbeat
