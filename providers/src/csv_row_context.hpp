#pragma once

#include "offbeat/expression/context.hpp"
#include "offbeat/row.hpp"
#include "offbeat/schema.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace offbeat {

/// What an expression in a driver may ask: the columns of its own row that stand before it.
class RowContext final : public expression::Context {
public:
    RowContext(std::span<const Parameter> before, const std::string& column, const Schema* schema,
               const std::string& file)
        : before_(before), column_(column), schema_(schema), file_(file) {}

    [[nodiscard]] std::string target() const override { return column_; }
    [[nodiscard]] bool is_list() const override { return schema_ != nullptr && schema_->kind == Schema::Kind::list; }
    [[nodiscard]] const Value* attribute(std::string_view name) const override {
        for (const auto& parameter : before_) {
            if (parameter.name == name) return &parameter.value;
        }
        return nullptr;
    }
    [[nodiscard]] std::vector<std::string> attribute_names() const override {
        std::vector<std::string> names;
        for (const auto& parameter : before_) names.push_back(parameter.name);
        return names;
    }
    [[nodiscard]] std::string folder() const override { return std::filesystem::path(file_).parent_path().string(); }

private:
    std::span<const Parameter> before_;
    const std::string& column_;
    const Schema* schema_;
    const std::string& file_;
};

}  // namespace offbeat
