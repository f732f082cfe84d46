#pragma once

#include "offbeat/event.hpp"

#include <string>

namespace offbeat::report {

/// Places as JSON strings, quickly: most rows of a run stand in one file, whose shown name is made once; where they
/// fail, it takes turns with the test's source.
class Places {
public:
    void append(std::string& out, const Location& where);
    /// The place as text; valid until the next call.
    const std::string& text(const Location& where);
    /// The file alone, as it is shown; valid until the next call.
    const std::string& file(const FileName& name) { return known(name).shown; }

private:
    struct File {
        FileName name = {};
        std::string shown = {};
        std::string quoted = {};  ///< as a JSON string without its last quote
    };

    const File& known(const FileName& name);
    static void append_numbers(std::string& out, const Location& where);

    File files_[2];
    std::size_t latest_ = 0;
    std::string text_;
};

/// `{"pid":null,"names":["a"]}`, with the exact bytes of every value.
void append_parameters(std::string& out, const Row& row);

/// \param from the first of them
void append_labels(std::string& out, const Row& row, std::size_t from = 0);

/// `,"description":"…","source":"…","parameters":{…},"labels":{…},"groups":[…]` of a row, without those that it hasn't.
void append_contents(std::string& out, const Row& row, Places& places);

/// `,"attachments":[{"name":"log","type":"text/plain","content":"…"}]`; nothing where there are none.
void append_attachments_field(std::string& out, const Row& row);

/// `,"gates":[{"group":"fault","wanted":80,"got":95.5,"passed":21,"judged":22,"green":true}]`; nothing where none was
/// asked for. `got` is null where no row was judged.
void append_gates_field(std::string& out, const Summary& summary);

/// `,"compiler":"GNU C++ version 12.2.0","boost":"1.81.0"` and what else a run ran with, as far as it is known.
void append_environment_fields(std::string& out, const RunStarted& run);

void append_strings(std::string& out, const std::vector<std::string>& texts);

/// `"kind":"assertion","source":"file:line","message":"…"`, and `"actual"` and `"expected"` of a comparison
void append_failure_fields(std::string& out, const Failure& failure, Places& places);

/// `,"failures":[{…}]`
void append_failures_field(std::string& out, const std::vector<Failure>& failures, Places& places);
/// `,"attempts":[{"status":"failed",…}]`; nothing where the first was the only one
void append_attempts_field(std::string& out, const std::vector<Attempt>& attempts, Places& places);

/// What counts of a status are called: `passed`, `notConfigured`.
const char* field_name(Status status);

/// `{"planned":53,…,"green":true}`
void append_summary(std::string& out, const Summary& summary, bool green);

/// `,"passRate":98.11`: percent of the judged rows, rounded down so that what failed never looks as if all had passed;
/// null where no row was judged.
void append_pass_rate(std::string& out, const Summary& summary);

/// `,"shard":{"number":2,"of":5,"from":"--shard","rows":53,"digest":"9e37…"}`, the first two as `--shard=2/5` has them.
void append_shard_field(std::string& out, const Shard& shard);

/// `,"shards":{"joined":2,"missing":[3]}`; nothing for a run that wasn't joined.
void append_joined_field(std::string& out, const JoinedShards& shards);

/// `"rows":53,"digest":"9e37…"`
void append_tally_fields(std::string& out, const RowTally& tally);

/// The fields of a method, `"class"` the first; `planned` is null where rows are only streamed.
void append_method_fields(std::string& out, const MethodPlan& method, Places& places);

}  // namespace offbeat::report
