#include "expression/functions/functions.hpp"
#include "expression/registry.hpp"

namespace offbeat::expression {

void register_builtin_expressions() {
    static const Registration builtin[] = {
        {"null", null},         {"absent", absent},   {"empty", empty}, {"blank", blank}, {"repeat", repeat},
        {"len", len},           {"bytes", bytes},     {"utf16", utf16}, {"hex", hex},     {"list", list},
        {"existing", existing}, {"missing", missing}, {"fresh", fresh}, {"json", json},   {"file", file},
        {"raw", raw},           {"twice", twice},
    };
    static_cast<void>(builtin);
}

}  // namespace offbeat::expression
