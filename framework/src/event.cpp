#include "offbeat/event.hpp"

namespace offbeat {

const char* to_string(Status status) {
    switch (status) {
    case Status::passed:
        return "passed";
    case Status::failed:
        return "failed";
    case Status::broken:
        return "broken";
    case Status::skipped:
        return "skipped";
    case Status::not_configured:
        return "not configured";
    }
    return "";
}

void Summary::count(Status status) {
    switch (status) {
    case Status::passed:
        ++passed;
        break;
    case Status::failed:
        ++failed;
        break;
    case Status::broken:
        ++broken;
        break;
    case Status::skipped:
        ++skipped;
        break;
    case Status::not_configured:
        ++not_configured;
        break;
    }
}

bool Summary::green() const {
    return failed + broken + not_configured == 0 && passed > 0 && planned == run && run == reported();
}

}  // namespace offbeat
