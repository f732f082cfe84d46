#include "offbeat/expression/context.hpp"

namespace offbeat::expression {

std::optional<std::string> Context::bound(std::string_view /*which*/, bool /*of_length*/) const {
    return std::nullopt;
}

const Value* Context::attribute(std::string_view /*name*/) const {
    return nullptr;
}

}  // namespace offbeat::expression
