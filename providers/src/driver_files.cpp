#include "driver_files.hpp"

#include "offbeat/csv/driver_path.hpp"

namespace offbeat {

std::string driver_of(const ProviderContext& context) {
    const std::string given(context.test.annotation.driver);
    if (given.empty()) return csv::driver_path(context.class_name(), context.method(), context.testres).file;
    return given.front() == '/' ? given : context.testres + '/' + given;
}

bool NotConfigured::next(Row& row) {
    if (done_) return false;
    done_ = true;
    row = row_;
    return true;
}

SourceNotes NotConfigured::notes() const {
    SourceNotes notes;
    notes.driver = driver_;
    return notes;
}

}  // namespace offbeat
