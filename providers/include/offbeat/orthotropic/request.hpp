#pragma once

#include "offbeat/method.hpp"
#include "offbeat/orthotropic/domain.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace offbeat {

/// The target of the null request.
inline constexpr const char* null_request_target = "(request)";

/// What is known of one case: one illegal value of one attribute, all else legal; or the null request.
struct OrthotropicCase {
    std::string target;      ///< as the config aims: `pid`, `owner.name`, `fundAccounts[0]`; `(request)`
    std::string attribute;   ///< the attribute at fault, which the refusal must name; empty for the null request
    std::string written;     ///< the value as the config has it: `<len(max+1)>`
    Value value;             ///< the value as it was resolved; Kind::prepared until the row runs
    Location rule;           ///< the config's cell; of the null request: the driver's row
    std::string illegality;  ///< its class: null, empty, too long, not one of …
    std::string legal_name;  ///< the legal request that it departs from: `base.csv@fixed`
    Location legal_at;       ///< that request's column
    Value legal;             ///< that request
    std::string expected;    ///< the refusal's code; empty: any
    std::vector<std::string> unique;  ///< the attributes that every sent request needs fresh
};

/// Puts a value at a target of a request: `pid`, `owner.name`, `fundAccounts[0]`.
/// \throws NotConvertible where the request has no such place
void set_at(Value& request, const std::string& target, Value value);
/// The value at a target; null pointer where the request has no such place.
const Value* value_at(const Value& request, const std::string& target);

/// What a test method of OrthotropicRequestProvider takes: an illegal request of type T, and why it is illegal.
template <class T>
class OrthotropicRequest {
public:
    explicit OrthotropicRequest(OrthotropicCase details) : details_(std::move(details)) {
        Value request = details_.legal;
        if (details_.target == null_request_target) return;
        if (details_.value.kind != Value::Kind::prepared) set_at(request, details_.target, details_.value);
        resolve(request);
    }

    /// The request to send; null pointer: the null request.
    [[nodiscard]] const T* request() const { return request_ ? &*request_ : nullptr; }

    /// As the config aims: `pid`, `fundAccounts[0]`, `(request)`.
    [[nodiscard]] const std::string& target() const { return details_.target; }
    /// The attribute that the refusal must name; empty for the null request.
    [[nodiscard]] const std::string& attribute() const { return details_.attribute; }
    /// The refusal's code that the driver or the config expects; empty: any.
    [[nodiscard]] const std::string& expected() const { return details_.expected; }
    [[nodiscard]] const OrthotropicCase& details() const { return details_; }

    /// Takes the request as it goes out, its fresh and prepared values filled in. \throws NotConvertible
    void resolve(const Value& request) { request_ = from_value<T>(request); }

private:
    OrthotropicCase details_;
    std::optional<T> request_;
};

/// What the provider must know of a request's type; made from its description and its declared domains.
class RequestType : public Facet {
public:
    Schema schema;
    std::vector<Domain> domains;

    /// The row's object. \throws NotConvertible where T can't express the request
    [[nodiscard]] virtual std::shared_ptr<RowObject> make(OrthotropicCase details) const = 0;
    /// The request as T has it: spellings of one number are one, and null is what is absent.
    /// \throws NotConvertible where T can't express the request
    [[nodiscard]] virtual Value canonical(const Value& request) const = 0;

    /// The declared domain of an attribute; null pointer where none is declared.
    [[nodiscard]] const Domain* domain_of(const std::string& attribute) const;
};

namespace detail {

/// Names the domain's attribute, and those that it depends on, from the request on: `owner.` is put before each.
void prefix(Domain& domain, const std::string& member);

template <class T>
struct Bare {
    using type = T;
};
template <class T>
struct Bare<std::optional<T>> {
    using type = T;
};

/// The struct's own domains, and those of the structs nested in it, directly or optionally.
template <class T>
std::vector<Domain> declared_domains() {
    std::vector<Domain> all = Domains<T>::declare();
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
        using Nested = typename Bare<std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>>::type;
        if constexpr (Described<Nested>) {
            if (schema_of<Nested>().kind != Schema::Kind::object) return;  // its own Convert makes something else of it
            for (Domain& domain : declared_domains<Nested>()) {
                prefix(domain, member.name);
                all.push_back(std::move(domain));
            }
        }
    });
    return all;
}

}  // namespace detail

template <class T>
class RequestTypeOf final : public RequestType {
public:
    RequestTypeOf() {
        schema = schema_of<T>();
        domains = detail::declared_domains<T>();
    }
    [[nodiscard]] std::shared_ptr<RowObject> make(OrthotropicCase details) const override {
        return std::make_shared<TypedObject<OrthotropicRequest<T>>>(OrthotropicRequest<T>(std::move(details)));
    }
    [[nodiscard]] Value canonical(const Value& request) const override { return to_value(from_value<T>(request)); }
};

template <class T>
struct ParameterTraits<OrthotropicRequest<T>> {
    static_assert(detail::Described<T>, "describe the request with BOOST_DESCRIBE_STRUCT");
    static ParameterType describe() {
        return {"OrthotropicRequest<" + type_name<T>() + '>', &typeid(OrthotropicRequest<T>), nullptr,
                std::make_shared<RequestTypeOf<T>>()};
    }
};

}  // namespace offbeat
