#include "declared.hpp"

#include "decimal.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "target.hpp"

#include <re2/re2.h>

#include <algorithm>

namespace offbeat::orthotropic {
namespace {

class Check {
public:
    Check(const RequestType& type, const Location& asked_at) : type_(type), asked_at_(asked_at) {
        for (const auto& attribute : attributes_of(type.schema)) names_.push_back(attribute.path);
    }

    void all() {
        std::vector<std::string> seen;
        for (const auto& domain : type_.domains) {
            named(domain.attribute, "are declared for");
            if (std::find(seen.begin(), seen.end(), domain.attribute) != seen.end()) {
                refuse("declare " + domain.attribute + " twice", "one domain an attribute");
            }
            seen.push_back(domain.attribute);
            if (!domain.later_than.empty()) named(domain.later_than, domain.attribute + " is later than");
            if (domain.only_when) named(domain.only_when->first, domain.attribute + " depends on");
            readable(domain, domain.attribute);
            for (const auto& element : domain.element) readable(element, domain.attribute + "'s element");
        }
    }

private:
    void named(const std::string& attribute, const std::string& how) const {
        if (std::find(names_.begin(), names_.end(), attribute) != names_.end()) return;
        refuse(how + ' ' + quoted(attribute) + ", which " + type_.schema.name + " hasn't", {},
               did_you_mean(attribute, names_));
    }

    void readable(const Domain& domain, const std::string& who) const {
        for (const auto& bound : {domain.minimum, domain.maximum}) {
            if (bound && !parse_decimal(*bound)) refuse(who + " is bounded by " + quoted(*bound), "a decimal number");
        }
        if (domain.expression.empty()) return;
        const RE2 pattern(domain.expression, RE2::Quiet);
        if (!pattern.ok())
            refuse(who + "'s pattern " + quoted(domain.expression) + ": " + pattern.error(), "RE2's syntax");
    }

    [[noreturn]] void refuse(const std::string& what, std::string expected, std::string hint = {}) const {
        throw SetupError(
            {asked_at_, "the domains of " + type_.schema.name + ": " + what, std::move(expected), std::move(hint)});
    }

    const RequestType& type_;
    const Location& asked_at_;
    std::vector<std::string> names_;
};

}  // namespace

void check_declared(const RequestType& type, const Location& asked_at) {
    Check(type, asked_at).all();
}

}  // namespace offbeat::orthotropic
