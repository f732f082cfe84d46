#pragma once

#include "offbeat/expression/context.hpp"
#include "offbeat/orthotropic/request.hpp"

namespace offbeat::orthotropic {

/// What an expression may ask about one attribute of a request.
class AttributeContext final : public expression::Context {
public:
    /// \param target `pid`, `fundAccounts[0]`
    /// \param legal the attribute's legal value; null pointer where there is none yet
    /// \param file the file that the expression stands in
    AttributeContext(const RequestType& type, std::string target, const Value& request, const Value* legal,
                     std::string file);

    [[nodiscard]] std::string target() const override { return target_; }
    [[nodiscard]] const Value* legal() const override { return legal_; }
    [[nodiscard]] bool is_list() const override;
    [[nodiscard]] std::optional<std::string> bound(std::string_view which, bool of_length) const override;
    [[nodiscard]] const Value* attribute(std::string_view name) const override;
    [[nodiscard]] std::vector<std::string> attribute_names() const override;
    [[nodiscard]] std::string folder() const override;

private:
    const RequestType& type_;
    std::string target_;
    const Value& request_;
    const Value* legal_;
    std::string file_;
    const Domain* domain_;
};

/// The domain of a target: the attribute's own, or that of its elements; null pointer where none is declared.
const Domain* domain_of_target(const RequestType& type, const std::string& target);

/// The type of a target; null pointer where the request has no such place.
const Schema* schema_of_target(const Schema& request, const std::string& target);

}  // namespace offbeat::orthotropic
