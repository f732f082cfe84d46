#include "command.hpp"

namespace command {

const std::vector<Command>& all() {
    static const std::vector<Command> commands = {
        {"rows", "FILE... [--program=PROGRAM [-- ARGUMENT...]]", "print what drivers yield, one JSON object a row",
         "Any CSV file: {\"source\",\"values\"}; an orthotropic config: {\"source\",\"target\",\"when\",\"expect\",\n"
         "\"values\"}; legal requests (base.csv): {\"source\",\"legal\",\"values\"}, an object for each request. A bad "
         "row\n"
         "becomes {\"source\",\"problem\"}, and the rows after it follow. Cells are evaluated as far as they can be\n"
         "without a request; what needs one is shown as {\"expression\":\"<len(max+1)>\"}. <empty> is shown as \"\", "
         "as\n"
         "only the program knows which attributes are lists.\n"
         "With --program: the rows that this program's methods make of these drivers, as its --rows prints them.\n"
         "ARGUMENTs go to the program. Methods above the program's row bound stream, and aren't listed.\n",
         true, rows},
        {"plan", "PROGRAM... [-- ARGUMENT...]", "print what programs would run, and the sum; run nothing",
         "ARGUMENTs go to each program: offbeat plan build/bin/voucher -- --testres=testres\n", false, plan},
        {"lint", "PATH...", "tell what is wrong with CSV files, folders of them, and programs' plans",
         "Files and folders (all *.csv below): syntax, headers, expressions, the rules of configs, legal requests and\n"
         "drivers as far as they can be checked without the program, and places below testres that fit no class.\n"
         "Programs: the problems of their plans. One line a problem: file:line:column: what; expected ...\n",
         false, lint},
    };
    return commands;
}

}  // namespace command
