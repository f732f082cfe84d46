#pragma once

#include "offbeat/event.hpp"

#include <deque>
#include <string>
#include <unordered_map>

namespace offbeat::report {

/// What a reporter keeps of each method, in the plan's order. `T` is made from a MethodPlan and keeps it as `plan`.
/// Found by name, since an event's references live only during its call.
template <class T>
class ByMethod {
public:
    T& of(const MethodPlan& plan) {
        if (last_ && last_->plan.method == plan.method && last_->plan.class_name == plan.class_name) return *last_;
        const auto [place, fresh] = index_.try_emplace(plan.class_name + '\n' + plan.method, all_.size());
        if (fresh) all_.emplace_back(plan);
        last_ = &all_[place->second];
        return *last_;
    }

    [[nodiscard]] auto begin() { return all_.begin(); }
    [[nodiscard]] auto end() { return all_.end(); }
    [[nodiscard]] auto begin() const { return all_.begin(); }
    [[nodiscard]] auto end() const { return all_.end(); }
    [[nodiscard]] std::size_t size() const { return all_.size(); }

private:
    std::deque<T> all_;  // grows without moving what last_ points to
    std::unordered_map<std::string, std::size_t> index_;
    T* last_ = nullptr;
};

}  // namespace offbeat::report
