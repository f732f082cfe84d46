#include "offbeat/orthotropic/request.hpp"

#include "target.hpp"

namespace offbeat {

void set_at(Value& request, const std::string& target, Value value) {
    Value* place = const_cast<Value*>(value_at(request, target));
    if (place == nullptr) throw NotConvertible("the legal request has nothing at " + target);
    *place = std::move(value);
}

const Value* value_at(const Value& request, const std::string& target) {
    const orthotropic::Path path = orthotropic::path_of(target);
    const Value* place = &request;
    for (const auto& name : path.names) {
        place = place->find(name);
        if (place == nullptr) return nullptr;
    }
    if (!path.element) return place;
    if (place->kind != Value::Kind::list || *path.element >= place->items.size()) return nullptr;
    return &place->items[*path.element];
}

void detail::prefix(Domain& domain, const std::string& member) {
    const std::string before = member + '.';
    if (!domain.attribute.empty()) domain.attribute.insert(0, before);
    if (!domain.later_than.empty()) domain.later_than.insert(0, before);
    if (domain.only_when) domain.only_when->first.insert(0, before);
    for (Domain& element : domain.element) prefix(element, member);  // has no attribute, but may depend on others
}

const Domain* RequestType::domain_of(const std::string& attribute) const {
    for (const auto& domain : domains) {
        if (domain.attribute == attribute) return &domain;
    }
    return nullptr;
}

}  // namespace offbeat
