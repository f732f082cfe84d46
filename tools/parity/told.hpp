#pragma once

#include <map>
#include <string>
#include <vector>

namespace parity {

/// What one side told of a scenario, in Offbeat's words: what of (`PayTest.pay#2`, the second row of that method;
/// `calls`; `junit.xml`; `run`), and what of it.
class Told {
public:
    /// The end of a method's next row, after so many attempts.
    void add_row(const std::string& method, const std::string& verdict, int attempts);
    void add(const std::string& what, const std::string& text);
    void add_calls(const std::vector<std::string>& calls);

    [[nodiscard]] bool has_rows() const { return !rows_.empty(); }
    /// "no row" where there is none, and nothing where a whole method has none.
    [[nodiscard]] std::string of(const std::string& what) const;
    [[nodiscard]] const std::vector<std::string>& order() const { return order_; }

private:
    std::map<std::string, int> rows_;  // of each method
    std::map<std::string, std::string> texts_;
    std::vector<std::string> order_;
};

/// Whether the names in a JUnit XML report tell its rows apart: "4 rows, 4 names".
std::string names_in_junit(const std::string& xml);

}  // namespace parity
