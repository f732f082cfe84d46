#include "beyond.hpp"

#include <algorithm>

namespace offbeat::orthotropic {

bool may_be_bare(const Schema& schema) {
    using Kind = Schema::Kind;
    if (schema.optional) return false;
    const auto kinds = {Kind::boolean, Kind::enumeration, Kind::number, Kind::integer, Kind::duration};
    return std::find(kinds.begin(), kinds.end(), schema.kind) != kinds.end();
}

std::vector<std::string> beyond(const Schema& schema, const Domain& domain) {
    std::vector<std::string> values;
    if (domain.minimum) {
        const std::string step =
            domain.most_decimals == 0
                ? "1"
                : "0." + std::string(static_cast<std::size_t>(domain.most_decimals) - 1, '0') + '1';
        values = {"<min-" + step + '>', "<max+" + step + '>'};
    }
    if (domain.values.empty()) return values;
    for (const auto& enumerator : schema.enumerators) {
        if (std::find(domain.values.begin(), domain.values.end(), enumerator) == domain.values.end())
            values.push_back(enumerator);
    }
    return values;
}

}  // namespace offbeat::orthotropic
