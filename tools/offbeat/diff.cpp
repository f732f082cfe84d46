#include "command.hpp"
#include "offbeat/difference.hpp"
#include "options.hpp"

#include <iostream>

namespace command {

int diff(const Arguments& arguments) {
    if (arguments.paths.size() != 2)
        throw UsageError("expected two report folders: the run before, and the run after it");
    offbeat::SlowerBy slower;
    if (arguments.is_set("slower")) slower.factor = count_in("--slower", arguments.option("slower"));
    const std::size_t most = arguments.is_set("most") ? count_in("--most", arguments.option("most")) : 100;
    const bool sound = offbeat::tell_difference(arguments.paths[0], arguments.paths[1], slower, most, std::cout);
    return sound ? fine : problems_found;
}

}  // namespace command
