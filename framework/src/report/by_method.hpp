#pragma once

#include "offbeat/event.hpp"

#include <deque>
#include <string>
#include <unordered_map>

namespace offbeat::report {

/// Whether both are plans of one method: an event's references live only during its call, so it is known by its name.
inline bool same_method(const MethodPlan& one, const MethodPlan& other) {
    return one.method == other.method && one.class_name == other.class_name;
}

/// What a reporter keeps of each method, in the plan's order. `T` is made from a MethodPlan and keeps it as `plan`.
template <class T>
class ByMethod {
public:
    T& of(const MethodPlan& plan) {
        if (last_ && same_method(last_->plan, plan)) return *last_;
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
