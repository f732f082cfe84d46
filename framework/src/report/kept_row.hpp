#pragma once

#include "offbeat/event.hpp"
#include "report/row_json.hpp"

#include <string>
#include <vector>

namespace offbeat::report {

/// What is kept of a row that went wrong, to be told at the end. Bounded: a message of a megabyte is cut and says so;
/// `report.json` has all of it.
struct KeptRow {
    struct Argument {
        std::string name;
        std::string shown;  ///< as display() gives it
    };
    struct Fault {
        std::string kind;
        std::string place;
        std::string message;  ///< still as it came, control characters and all
    };

    std::string class_name;
    std::string method;
    std::string id;
    std::string description;
    Status status = Status::failed;
    std::string place;
    std::string cause;
    std::vector<Argument> arguments = {};
    std::size_t more_arguments = 0;
    std::vector<Fault> faults = {};
    std::size_t more_faults = 0;
    std::string attached = {};  ///< the attachments' names
    std::string rerun;
};

/// Whether a row with this verdict is told of at the end.
bool worth_keeping(Status status);

KeptRow keep(const RowFinished& event, Places& places);

/// `method[id]`; just the method's name where it is called once, without data.
std::string case_name(const KeptRow& row);

/// In one line, why: the first fault's message, else the cause.
std::string reason(const KeptRow& row);

/// All of it as lines of visible text, each begun with `indent`: description, arguments, driver line, faults, rerun.
std::string details(const KeptRow& row, std::string_view indent);

}  // namespace offbeat::report
