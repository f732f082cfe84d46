#pragma once

#include "offbeat/expression/context.hpp"

#include <map>
#include <string>
#include <vector>

// What the corpus says of each input, shared with the fuzz targets.
namespace offbeat::corpus {

/// The whole of a file; empty where there is none.
std::string contents(const std::string& path);

/// The paths of a folder's files, sorted.
std::vector<std::string> files(const std::string& folder);

/// What reading a text as a table gives: a line for each row, each problem, and a bad header.
std::vector<std::string> table_report(const std::string& name, const std::string& text);

/// What a cell gives in a context: its values, or the error.
std::string cell_report(const std::string& cell, const expression::Context& context);

/// A request of a few attributes around the cell.
class Request : public expression::Context {
public:
    /// \param target the attribute that the cell's value is for
    explicit Request(std::string target, std::string folder = {});

    [[nodiscard]] std::string target() const override { return target_; }
    [[nodiscard]] const Value* legal() const override { return attribute(target_); }
    [[nodiscard]] bool is_list() const override { return target_ == "fundAccounts"; }
    [[nodiscard]] std::optional<std::string> bound(std::string_view which, bool of_length) const override;
    [[nodiscard]] const Value* attribute(std::string_view name) const override { return request_.find(name); }
    [[nodiscard]] std::vector<std::string> attribute_names() const override { return request_.names; }
    [[nodiscard]] std::string folder() const override { return folder_; }

private:
    std::string target_;
    std::string folder_;
    Value request_ = Value::object();
};

}  // namespace offbeat::corpus
