#pragma once

#include "offbeat/plan.hpp"
#include "select/expression.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace offbeat::select {

/// `Class.method`
std::string path_of(const MethodPlan& method);

/// A row's name among all rows: `Class/method/id`.
std::string name_of(const MethodPlan& method, const Row& row);

/// All groups of a plan's methods and rows; of rows that stream nobody knows.
std::set<std::string> groups_of(const Plan& plan);

/// Which of the rows that Boost.Test's filters leave a run is to have.
class Selection {
public:
    /// All that were asked for must hold.
    /// \param option for messages: `--rows=…` \throws Error
    void add_rows(const std::string& text);
    void add_groups(const std::string& text);
    /// Only rows of these names; one that ends with a slash is a method's, `Class/method/`, or a class's, `Class/`.
    void keep(std::set<std::string> names) { names_ = std::move(names); }
    /// Only rows for which this holds besides; the index counts from 1.
    void keep_if(std::function<bool(const MethodPlan&, const Row&, std::uint64_t index)> holds) {
        holds_ = std::move(holds);
    }

    /// Whether it selects at all.
    [[nodiscard]] bool any() const { return !all_.empty() || names_ || holds_; }
    /// \param index in the method's rows, counted from 1
    [[nodiscard]] bool has(const MethodPlan& method, const Row& row, std::uint64_t index) const;

    /// \throws Error for a name that no row of the plan has, and where no row is selected; nobody knows of rows that
    /// are streamed
    void check(const Plan& plan) const;

private:
    struct Asked {
        std::string option;  ///< as it was given
        Expression expression;
        bool groups;
    };

    void add(const char* option, const std::string& text, bool groups);

    std::vector<Asked> all_;
    std::optional<std::set<std::string>> names_;
    std::function<bool(const MethodPlan&, const Row&, std::uint64_t)> holds_;
};

}  // namespace offbeat::select
