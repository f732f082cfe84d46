#include "report/row_json.hpp"

#include "offbeat/json_text.hpp"
#include "report/wording.hpp"

#include <charconv>

namespace offbeat::report {
namespace {

/// As a string: a number of 64 bits is more than some readers of JSON can hold.
void append_digest(std::string& out, const char* key, std::uint64_t digest) {
    char digits[16];
    const auto [end, failed] = std::to_chars(digits, digits + sizeof digits, digest, 16);
    static_cast<void>(failed);  // 16 digits are enough
    json::append_key(out, key);
    out += '"';
    out.append(digits, end);
    out += '"';
}

}  // namespace

const Places::File& Places::known(const FileName& name) {
    if (!(files_[latest_].name == name)) latest_ = 1 - latest_;
    File& file = files_[latest_];
    if (!(file.name == name) || file.quoted.empty()) {
        file = {name, to_string(Location{name}), {}};
        json::append_string(file.quoted, file.shown);
        file.quoted.pop_back();
    }
    return file;
}

void Places::append_numbers(std::string& out, const Location& where) {
    if (where.line <= 0) return;
    out += ':';
    append_number(out, static_cast<std::uint64_t>(where.line));
    if (where.column <= 0) return;
    out += ':';
    append_number(out, static_cast<std::uint64_t>(where.column));
}

const std::string& Places::text(const Location& where) {
    text_ = known(where.file).shown;
    append_numbers(text_, where);
    return text_;
}

void Places::append(std::string& out, const Location& where) {
    out += known(where.file).quoted;
    append_numbers(out, where);
    out += '"';
}

void append_parameters(std::string& out, const Row& row) {
    out += '{';
    for (const auto& parameter : row.parameters) {
        json::append_key(out, parameter.name);
        json::append_value(out, parameter.value);
    }
    out += '}';
}

void append_labels(std::string& out, const Row& row, std::size_t from) {
    out += '{';
    for (std::size_t i = from; i < row.labels.size(); ++i) {
        json::append_key(out, row.labels[i].name);
        json::append_string(out, row.labels[i].value);
    }
    out += '}';
}

void append_contents(std::string& out, const Row& row, Places& places) {
    if (!row.description.empty()) {
        out += ",\"description\":";
        json::append_string(out, row.description);
    }
    out += ",\"source\":";
    places.append(out, row.source);
    if (!row.parameters.empty()) {
        out += ",\"parameters\":";
        append_parameters(out, row);
    }
    if (!row.labels.empty()) {
        out += ",\"labels\":";
        append_labels(out, row);
    }
    if (!row.groups.empty()) {
        out += ",\"groups\":";
        append_strings(out, row.groups);
    }
}

void append_attachments_field(std::string& out, const Row& row) {
    if (row.attachments.empty()) return;
    out += ",\"attachments\":[";
    for (const auto& attachment : row.attachments) {
        out += &attachment == &row.attachments.front() ? "{\"name\":" : ",{\"name\":";
        json::append_string(out, attachment.name);
        out += ",\"type\":";
        json::append_string(out, attachment.type);
        out += ",\"content\":";
        json::append_bytes(out, attachment.content);  // as values are: the exact bytes
        out += '}';
    }
    out += ']';
}

void append_gates_field(std::string& out, const Summary& summary) {
    if (summary.gates.empty()) return;
    out += ",\"gates\":[";
    for (const auto& gate : summary.gates) {
        out += &gate == &summary.gates.front() ? "{" : ",{";
        if (gate.method.empty()) {
            out += "\"group\":";
            json::append_string(out, gate.group);
        } else {
            out += "\"class\":";
            json::append_string(out, gate.class_name);
            out += ",\"method\":";
            json::append_string(out, gate.method);
        }
        out += ",\"wanted\":" + percent_text(gate.wanted);
        out += ",\"got\":" + (gate.judged > 0 ? percent_text(gate.got()) : "null");
        out += ",\"passed\":";
        append_number(out, gate.passed);
        out += ",\"judged\":";
        append_number(out, gate.judged);
        out += gate.green() ? ",\"green\":true}" : ",\"green\":false}";
    }
    out += ']';
}

void append_environment_fields(std::string& out, const RunStarted& run) {
    const auto text = [&](const char* key, const std::string& value) {
        if (value.empty()) return;
        json::append_key(out, key);
        json::append_string(out, value);
    };
    text("compiler", run.compiler);
    text("boost", run.boost);
    text("revision", run.revision);
    text("commandLine", run.command_line);
}

void append_strings(std::string& out, const std::vector<std::string>& texts) {
    out += '[';
    for (const auto& text : texts) {
        if (&text != &texts.front()) out += ',';
        json::append_string(out, text);
    }
    out += ']';
}

void append_failure_fields(std::string& out, const Failure& failure, Places& places) {
    out += "\"kind\":\"";
    out += kind_text(failure.kind);
    out += "\",\"source\":";
    places.append(out, failure.where);
    out += ",\"message\":";
    json::append_bytes(out, failure.message);  // as values are: the exact bytes
    if (!failure.compared) return;
    out += ",\"actual\":";
    json::append_bytes(out, failure.compared->actual);
    out += ",\"expected\":";
    json::append_bytes(out, failure.compared->expected);
}

void append_attempts_field(std::string& out, const std::vector<Attempt>& attempts, Places& places) {
    if (attempts.empty()) return;
    out += ",\"attempts\":[";
    for (const auto& attempt : attempts) {
        out += &attempt == &attempts.front() ? "{\"status\":\"" : ",{\"status\":\"";
        out += to_string(attempt.status);
        out += "\",\"cause\":";
        json::append_string(out, attempt.cause);
        out += ",\"seconds\":";
        append_seconds(out, attempt.seconds, 6);
        append_failures_field(out, attempt.failures, places);
        out += '}';
    }
    out += ']';
}

void append_failures_field(std::string& out, const std::vector<Failure>& failures, Places& places) {
    out += ",\"failures\":[";
    for (const auto& failure : failures) {
        out += &failure == &failures.front() ? "{" : ",{";
        append_failure_fields(out, failure, places);
        out += '}';
    }
    out += ']';
}

const char* field_name(Status status) {
    return status == Status::not_configured ? "notConfigured"
           : status == Status::known_bug    ? "knownBug"
                                            : to_string(status);
}

void append_summary(std::string& out, const Summary& summary, bool green) {
    out += "{\"planned\":";
    append_number(out, summary.planned);
    out += ",\"run\":";
    append_number(out, summary.run);
    out += ",\"reported\":";
    append_number(out, summary.reported());
    for (const Status status : all_statuses) {
        json::append_key(out, field_name(status));
        append_number(out, count_of(summary, status));
    }
    out += green ? ",\"green\":true}" : ",\"green\":false}";
}

void append_pass_rate(std::string& out, const Summary& summary) {
    const std::string rate = pass_rate_text(summary);
    out += ",\"passRate\":" + (rate.empty() ? "null" : rate);
}

void append_tally_fields(std::string& out, const RowTally& tally) {
    out += "\"rows\":";
    append_number(out, tally.rows);
    append_digest(out, "digest", tally.digest);
}

void append_joined_field(std::string& out, const JoinedShards& shards) {
    if (shards.joined == 0) return;
    out += ",\"shards\":{\"joined\":";
    append_number(out, shards.joined);
    out += ",\"missing\":[";
    for (const unsigned number : shards.missing) {
        if (out.back() != '[') out += ',';
        append_number(out, number);
    }
    out += "]}";
}

void append_shard_field(std::string& out, const Shard& shard) {
    out += ",\"shard\":{\"number\":";
    append_number(out, shard.number);
    out += ",\"of\":";
    append_number(out, shard.of);
    if (!shard.from.empty()) {
        out += ",\"from\":";
        json::append_string(out, shard.from);
    }
    if (shard.balance != 0) append_digest(out, "balance", shard.balance);
    out += ',';
    append_tally_fields(out, shard.all);
    out += '}';
}

void append_method_fields(std::string& out, const MethodPlan& method, Places& places) {
    out += "\"class\":";
    json::append_string(out, method.class_name);
    out += ",\"method\":";
    json::append_string(out, method.method);
    if (!method.suite_test.empty()) {
        out += ",\"suiteTest\":";
        json::append_string(out, method.suite_test);
    }
    out += ",\"description\":";
    json::append_string(out, method.description);
    out += ",\"groups\":";
    append_strings(out, method.groups);
    out += ",\"provider\":";
    json::append_string(out, method.provider);
    out += ",\"driver\":";
    json::append_string(out, method.driver);
    out += ",\"planned\":";
    if (method.counted) {
        append_number(out, method.rows);
    } else {
        out += "null";
    }
    if (method.success_percentage < 100) {
        out += ",\"successPercentage\":";
        append_number(out, static_cast<std::uint64_t>(method.success_percentage));
    }
    out += ",\"formula\":";
    json::append_string(out, method.formula);
    out += ",\"dimensions\":";
    append_strings(out, method.dimensions);
    out += ",\"notes\":";
    append_strings(out, method.notes);
    out += ",\"source\":";
    places.append(out, method.source);
}

}  // namespace offbeat::report
