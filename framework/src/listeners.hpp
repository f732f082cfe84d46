#pragma once

#include "offbeat/listener.hpp"

namespace offbeat {

/// Those that are at work.
std::vector<std::shared_ptr<Listener>>& listeners_at_work();

/// Only these are. \param names empty: all that are registered \throws SetupError for a name that nobody has
void set_to_work(const std::vector<std::string>& names);

/// Those of one interface, in the order of their registration.
template <class Interface>
const std::vector<Interface*>& all_of() {
    // Never destroyed: a body that calls exit() ends the run when the program's static objects are gone.
    static const auto& all = *[] {
        auto* found = new std::vector<Interface*>();
        for (const auto& listener : listeners_at_work()) {
            if (auto* one = dynamic_cast<Interface*>(listener.get())) found->push_back(one);
        }
        return found;
    }();
    return all;
}

/// Calls a row's body, the first hook outermost. \returns whether they came to call it
bool called_through_hooks(const MethodPlan& method, Row& row, const std::function<void()>& body);

/// Calls a configuration method between those who listen to that.
void heard(const ConfigurationMethod& method, const std::function<void()>& call);

/// Rows of a method's provider, as listeners and interceptors leave them.
std::unique_ptr<RowSource> intercepted_rows(const DataProvider& provider, const ProviderContext& context);

}  // namespace offbeat
