#include "context.hpp"

#include "target.hpp"

#include <filesystem>

namespace offbeat::orthotropic {
namespace {

std::optional<std::string> number(const std::optional<std::size_t>& bound) {
    return bound ? std::optional<std::string>(std::to_string(*bound)) : std::nullopt;
}

}  // namespace

const Domain* domain_of_target(const RequestType& type, const std::string& target) {
    const Domain* domain = type.domain_of(target.substr(0, target.find('[')));
    if (domain == nullptr || target.find('[') == std::string::npos) return domain;
    return domain->element.empty() ? nullptr : &domain->element.front();
}

const Schema* schema_of_target(const Schema& request, const std::string& target) {
    const Path path = path_of(target);
    const Schema* schema = &request;
    for (const auto& name : path.names) {
        schema = schema->find(name);
        if (schema == nullptr) return nullptr;
    }
    if (!path.element) return schema;
    return schema->kind == Schema::Kind::list ? &schema->element.front() : nullptr;
}

AttributeContext::AttributeContext(const RequestType& type, std::string target, const Value& request,
                                   const Value* legal, std::string file)
    : type_(type),
      target_(std::move(target)),
      request_(request),
      legal_(legal),
      file_(std::move(file)),
      domain_(domain_of_target(type, target_)) {}

bool AttributeContext::is_list() const {
    const Schema* schema = schema_of_target(type_.schema, target_);
    return schema != nullptr && schema->kind == Schema::Kind::list;
}

std::optional<std::string> AttributeContext::bound(std::string_view which, bool of_length) const {
    if (domain_ == nullptr) return std::nullopt;
    if (of_length) return number(which == "max" ? domain_->most_length : domain_->least_length);
    return which == "max" ? domain_->maximum : domain_->minimum;
}

const Value* AttributeContext::attribute(std::string_view name) const {
    return value_at(request_, std::string(name));
}

std::vector<std::string> AttributeContext::attribute_names() const {
    std::vector<std::string> names;
    for (const auto& attribute : attributes_of(type_.schema)) names.push_back(attribute.path);
    return names;
}

std::string AttributeContext::folder() const {
    return std::filesystem::path(file_).parent_path().string();
}

}  // namespace offbeat::orthotropic
