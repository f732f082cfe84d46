#include "case_maker.hpp"

#include "case_id.hpp"
#include "context.hpp"
#include "offbeat/text.hpp"

#include <algorithm>

namespace offbeat::orthotropic {
namespace {

/// The whole value, unambiguously.
std::string content(const Value& value) {
    std::string all =
        std::to_string(static_cast<int>(value.kind)) + ':' + std::to_string(value.text.size()) + ':' + value.text;
    for (const auto& name : value.names) all += name + ',';
    for (const Value& item : value.items) all += '[' + content(item) + ']';
    constexpr std::size_t longest = 200;  // values of megabytes aren't kept until the end
    return all.size() <= longest ? all : std::to_string(all.size()) + '#' + short_hash(all, 16);
}

/// The value as it goes out at the target: two spellings of one number, or null and absent, are one value in C++.
const Value& as_sent(const Value& written, const Value* sent) {
    return sent == nullptr || written.kind == Value::Kind::prepared ? written : *sent;
}

}  // namespace

CaseMaker::CaseMaker(std::shared_ptr<const RequestType> type) : type_(std::move(type)) {
    for (const auto& domain : type_->domains) {
        if (domain.is_unique) unique_.push_back(domain.attribute);
    }
    for (const auto& attribute : attributes_of(type_->schema)) {
        if (attribute.leaf) in_ids_.emplace_back(attribute.path, slug(attribute.path, longest_target_in_id));
    }
}

Row CaseMaker::null_request(const DriverRow& driver, const Legal& legal) const {
    const std::string expected = driver.expect_null_request.empty() ? driver.expect : driver.expect_null_request;
    Row row;
    row.id = "null_request";
    row.description = "the whole request is null";
    row.source = driver.where;
    row.groups = driver.groups;
    row.parameters = {{"target", Value::of_text(null_request_target), driver.where},
                      {"value", Value::null(), driver.where},
                      {"expect", Value::of_text(expected), driver.where}};
    row.labels = {
        {"target", null_request_target}, {"class", "null"}, {"legal", legal.name}, {"rule", to_string(driver.where)}};
    if (!driver.owner.empty()) row.labels.push_back({"owner", driver.owner});
    row.object = type_->make({null_request_target, "", "<null>", Value::null(), driver.where, "null", legal.name,
                              legal.where, legal.request, expected, unique_});
    return row;
}

Row CaseMaker::make(const DriverRow& driver, const Aim& aim, const expression::Expression& written, bool from_type,
                    const Value& value) {
    const Legal& legal = *aim.legal;
    const Location& where = written.where();
    const std::string shown = aim.target + " = " + display(value);
    Value request = legal.request;
    Row row;
    OrthotropicCase details{
        aim.target, aim.attribute, written.written(), value,         where,
        "",         legal.name,    legal.where,       legal.request, aim.expect.empty() ? driver.expect : aim.expect,
        unique_};
    std::string key = aim.target + '\n' + legal.where.file + '@' + legal.name + '\n';
    try {
        if (value.kind != Value::Kind::prepared) set_at(request, aim.target, value);
        const Value sent = type_->canonical(request);
        const Value* own = value_at(legal.as_sent, aim.target);
        const Value& out = as_sent(value, value_at(sent, aim.target));
        key += content(out);
        const auto [other, is_new] = sent_.try_emplace(key, where);
        if (!is_new) {
            throw SetupError(
                {where, "the same value twice: " + shown, "each value once", "the first: " + to_string(other->second)});
        }
        const bool told =
            !legal.whole || std::find(legal.illegal.begin(), legal.illegal.end(), aim.attribute) != legal.illegal.end();
        if (own != nullptr && *own == out && !told) {
            throw SetupError(
                {where, shown + " is the legal request's own value (" + legal.name + ")", "an illegal value"});
        }
        details.illegality = illegality(aim, where, value, request);
        row.object = type_->make(details);
    } catch (const NotConvertible& wrong) {
        throw SetupError(wrong.at(where));
    }
    row.id = id_of(aim, value, key);
    row.description = shown + ": " + details.illegality + (legal.label.empty() ? "" : ", departing from " + legal.name);
    row.source = where;
    row.groups = driver.groups;
    row.parameters = {{"target", Value::of_text(aim.target), aim.where},
                      {"value", value, where},
                      {"written", Value::of_text(written.written()), where},
                      {"expect", Value::of_text(details.expected), aim.where},
                      {"legal", Value::of_text(legal.name), legal.where}};
    row.labels = {{"target", aim.target},
                  {"class", details.illegality},
                  {"legal", legal.name},
                  {"rule", to_string(where)},
                  {"origin", from_type ? "type row" : "attribute row"}};
    if (!driver.owner.empty()) row.labels.push_back({"owner", driver.owner});
    return row;
}

/// The value's class: its own first, else what it breaks elsewhere in the request.
std::string CaseMaker::illegality(const Aim& aim, const Location& where, const Value& value,
                                  const Value& request) const {
    const Domain* own = domain_of_target(*type_, aim.target);
    if (own != nullptr) {
        const auto found = violations(*own, value, request);
        // An element's class is not to be taken for the list's own.
        if (!found.empty()) return (aim.target == aim.attribute ? "" : "element ") + found.front();
    }
    const auto& broken_before = aim.legal->illegal;
    for (const auto& domain : type_->domains) {
        if (domain.attribute == aim.target) continue;
        // What is illegal in the legal request already was told there, and isn't this value's doing.
        if (std::find(broken_before.begin(), broken_before.end(), domain.attribute) != broken_before.end()) continue;
        const Value* other = value_at(request, domain.attribute);
        if (other == nullptr) continue;
        const auto found = violations(domain, *other, request);
        if (!found.empty()) return found.front();
    }
    if (own == nullptr) return class_by_shape(value);
    throw SetupError({where,
                      aim.target + " = " + display(value) + " is legal by the declared domain of " + aim.attribute,
                      "an illegal value"});
}

/// Where one attribute's name begins another's, `pid` = `x_y` reads like `pid_x` = `y`: the shorter one's id gets a
/// hash.
std::string CaseMaker::id_of(const Aim& aim, const Value& value, const std::string& content) const {
    std::string id = case_id(aim.target, value, value_at(aim.legal->request, aim.target), aim.legal->label);
    const std::string own = slug(aim.target, longest_target_in_id);
    for (const auto& [attribute, other] : in_ids_) {
        if (attribute == aim.target || attribute == aim.attribute) continue;
        if (other == own || (other.size() > own.size() && id.starts_with(other + '_')))
            return id + '_' + short_hash(content);
    }
    return id;
}

}  // namespace offbeat::orthotropic
