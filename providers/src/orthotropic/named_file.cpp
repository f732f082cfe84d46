#include "named_file.hpp"

namespace offbeat::orthotropic {

csv::Reader open_named(const std::string& path, const std::string& kind, const Location& asked_at) {
    try {
        return csv::Reader(path);
    } catch (const SetupError& wrong) {
        Problem problem = wrong.problem();
        problem.what = "the " + kind + ' ' + to_string(problem.where) + ' ' + problem.what;
        problem.where = asked_at;
        throw SetupError(std::move(problem));
    }
}

}  // namespace offbeat::orthotropic
