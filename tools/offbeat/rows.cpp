#include "command.hpp"
#include "offbeat/error.hpp"
#include "programs_rows.hpp"
#include "row_printer.hpp"

namespace command {

int rows(const Arguments& arguments) {
    if (!arguments.option("program").empty()) return programs_rows(arguments);
    RowPrinter printer;
    for (const auto& path : arguments.paths) {
        try {
            print_rows(path, printer);
        } catch (const offbeat::SetupError& wrong) {
            printer.problem(wrong.problem());
        }
    }
    return printer.any_problem() ? problems_found : fine;
}

}  // namespace command
