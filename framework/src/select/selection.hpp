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

/// Its name as its tester spells it; empty where that is its name.
std::string own_name_of(const MethodPlan& method, const Row& row);

/// The names that an expression may have of any row, such as `id`.
std::set<std::string> names_of_all_rows();
/// Adds those that it may have of this one: of its parameters, their members, its labels.
void add_names_of(const Row& row, std::set<std::string>& names);

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
    /// Only rows for which this holds besides.
    void keep_if(std::function<bool(const MethodPlan&, const Row&)> holds) { holds_ = std::move(holds); }

    /// Whether it selects at all.
    [[nodiscard]] bool any() const { return !all_.empty() || names_ || holds_; }
    /// \param row of a plan, or of a stream: with its place
    [[nodiscard]] bool has(const MethodPlan& method, const Row& row) const;

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
    std::function<bool(const MethodPlan&, const Row&)> holds_;
};

}  // namespace offbeat::select
