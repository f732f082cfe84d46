#include "report/failed.hpp"

#include "report/builtin.hpp"
#include "report/failures_command.hpp"
#include "report/file_reporter.hpp"
#include "report/replacement.hpp"
#include "select/selection.hpp"

#include <fstream>

namespace offbeat::report {
namespace {

std::set<std::string> read_names(const std::string& path) {
    std::set<std::string> names;
    std::ifstream in(path, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) names.insert(std::move(line));
    }
    return names;
}

void write_names(const std::string& path, const std::set<std::string>& names) {
    Replacement file(path);
    for (const auto& name : names) file.write(name + '\n');
    file.commit();
}

/// The rows that a rerun of the failures runs. One that didn't run this time stays what it was: a run of one row must
/// not forget all others.
class Failed final : public FileReporter {
public:
    using IdOf = std::function<std::string(const MethodPlan&, const std::string&)>;

    Failed(const std::string& report_dir, IdOf id) : FileReporter(report_dir), id_(std::move(id)) {}

    void on(const RunStarted&) override { names_ = read_failed(report_dir()); }

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RowFinished& event) override {
        if (event.began && last_ != &event.method) {
            last_ = &event.method;
            ran_.insert(event.method.class_name + '/');
            ran_.insert(event.method.class_name + '/' + event.method.method + '/');
        }
        switch (event.status) {
        case Status::failed:
        case Status::broken:
            if (names_.size() >= most) break;
            told_.insert(*names_.insert(name_of(event)).first);
            break;
        case Status::passed:
        case Status::flaky:
        case Status::known_bug:
            if (names_.size() == told_.size()) break;  // all that failed did so in this run
            // Of several invocations that are one row later, one has failed.
            if (std::string name = name_of(event); !told_.contains(name)) names_.erase(name);
            break;
        case Status::skipped:
        case Status::not_configured:
            break;
        }
    }

    void on(const RunFinished&) override {
        // It is told only where something goes wrong, and this time nothing did.
        std::erase_if(names_, [&](const std::string& name) {
            const std::string whole = whole_of(name);
            return !whole.empty() && ran_.contains(whole) && !told_.contains(name);
        });
        once_told([&] {
            make_directories(report_dir());
            write_names(path(failed_file), names_);
        });
    }

private:
    static constexpr std::size_t most = 100'000;  // beyond that, what failed is not these rows

    [[nodiscard]] std::string name_of(const RowFinished& event) const {
        if (!id_) {
            // Of a journal: the run knew by which id a later one finds the row again.
            const std::string known = run_test_of(event.rerun);
            const bool is_row = known.starts_with(event.method.class_name + '/' + event.method.method + '/') &&
                                known.find('*') == std::string::npos &&
                                event.rerun.find(" --row=") == std::string::npos;
            return is_row ? known : select::name_of(event.method, event.row);
        }
        return event.method.class_name + '/' + event.method.method + '/' + id_(event.method, event.row.id);
    }

    IdOf id_;
    std::set<std::string> names_;
    std::set<std::string> told_;  ///< in this run
    std::set<std::string> ran_;   ///< classes and methods of which a row began
    const MethodPlan* last_ = nullptr;
};

}  // namespace

std::string whole_of(const std::string& name) {
    const std::size_t row = name.rfind('/') + 1;
    const std::string id = name.substr(row);
    if (id.starts_with("after_")) return name.substr(0, name.find('/') + 1);
    if (id == "setup" || id == "provider" || id == "no_rows") return name.substr(0, row);
    return {};
}

std::set<std::string> read_failed(const std::string& report_dir) {
    return read_names(report_dir + '/' + failed_file);
}

std::set<std::string> failed_before(const std::string& report_dir, bool again) {
    const std::string kept = report_dir + "/last-failed.txt";
    if (again) return read_names(kept);
    auto names = read_failed(report_dir);
    make_directories(report_dir);
    write_names(kept, names);
    return names;
}

std::unique_ptr<Reporter> make_failed(const std::string& report_dir) {
    return make_failed(report_dir, {});
}

std::unique_ptr<Reporter> make_failed(const std::string& report_dir, Failed::IdOf id) {
    return std::make_unique<Failed>(report_dir, std::move(id));
}

}  // namespace offbeat::report
