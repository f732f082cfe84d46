#include "provided.hpp"

#include "offbeat/text.hpp"

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

void complete(const PlannedMethod& method, Row& row) {
    if (row.source.file.empty()) row.source = method.test->where;
    if (is_identifier(row.id)) return;
    row.id = row.id.empty() && !row.parameters.empty() ? content_id(row.parameters) : identifier(row.id);
}

int invocations(const TestMethod& test, const PlanSettings& settings) {
    return test.annotation.invocationCount * settings.repeat;
}

std::string id_of_invocation(const std::string& id, int invocation) {
    return id + "_run" + std::to_string(invocation);
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
