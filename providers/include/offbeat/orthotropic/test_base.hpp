#pragma once

#include "offbeat/orthotropic/request.hpp"
#include "offbeat/test.hpp"

#include <map>
#include <string>

namespace offbeat {

/// A service's answer, as the protocol judges it.
struct Response {
    bool accepted = false;
    std::string code = {};       ///< the refusal's code
    std::string attribute = {};  ///< the attribute that the refusal blames; empty: it names none
    std::string message = {};
};

std::string to_string(const Response& response);

/// A text that no earlier call gave, nor, where it has room for 12 characters, an earlier run: as long as `legal` where
/// that is at least 12 bytes of ASCII, with its beginning; digits and capitals at its end, or digits alone where
/// `legal` is of digits. Never longer than `most_length`; the fewer characters that leaves, the sooner texts come
/// again.
std::string fresh_like(const std::string& legal, std::optional<std::size_t> most_length = {});

/// The protocol around each illegal request, for any type of request:
/// before it, the legal request that it departs from is proved accepted; after it, the service's state must be what
/// it was, and a legal request must still be accepted (a canary, each `--canary-every` cases).
class OrthotropicProtocol : public TestClass {
public:
    /// What another class does to the service meanwhile would be taken for the illegal request's doing. A class whose
    /// service is each process's own may say false.
    static constexpr bool runs_alone = true;

    void before_row(Row& row) final;
    void after_row(Row& row) final;
    void body_ended(Row& row) final;

protected:
    /// All that an illegal request could have changed, as text: rows and contents of the store. Taken before and after
    /// each case; the two must be equal.
    virtual std::string state() = 0;

    /// A value of a unique attribute that nobody has taken yet, made from the legal one: by default fresh_like(), or a
    /// number within the declared bounds. It must be legal by the declared domain.
    virtual std::string fresh(const std::string& attribute, const std::string& legal);
    /// A value of the attribute that is taken: by default, a legal request is accepted first and its value is returned.
    virtual std::string existing(const std::string& attribute);
    /// A value of the attribute that is well-formed but unknown to the service. \throws SetupError unless overridden
    virtual std::string missing(const std::string& attribute);

    /// Whether the service's refusals name the attribute at fault: all must, or none need. Nothing, unless overridden:
    /// from the first one on that names an attribute, all must.
    [[nodiscard]] virtual std::optional<bool> refusals_name_the_attribute() const { return std::nullopt; }

    /// Checks that the response refuses the request for the right reason: not accepted, the expected code, and the
    /// attribute at fault, as refusals_name_the_attribute() says. A value that is legal by its own domain, but breaks
    /// another attribute's (a validFrom after validTo), is that one's fault too.
    void expect_refused(const Response& response, const OrthotropicCase& details, const char* file, int line);

    /// The case that the row carries; null pointer where the row is no orthotropic one.
    virtual const OrthotropicCase* case_of(Row& row) = 0;
    virtual void resolve(Row& row, const Value& request) = 0;
    virtual Response send_value(const Value& request) = 0;
    /// The declared domains of the request.
    [[nodiscard]] virtual const std::vector<Domain>& domains() const = 0;

private:
    [[nodiscard]] std::vector<std::string> also_at_fault(const OrthotropicCase& details, const Value& request) const;
    void prove_legal(const OrthotropicCase& details);
    [[nodiscard]] Value fresh_request(const OrthotropicCase& details);
    [[nodiscard]] std::string legal_fresh(const std::string& attribute, const std::string& legal, const Value& request);
    [[nodiscard]] const Domain* domain_of(const std::string& attribute) const;
    [[nodiscard]] std::string prepared(const OrthotropicCase& details);

    std::map<std::string, std::string> proved_;   // legal request -> its refusal; empty: accepted
    const OrthotropicCase* preparing_ = nullptr;  // whose legal request existing() sends
    const OrthotropicCase* current_ = nullptr;    // the case on its way; null: nothing was sent
    std::vector<std::string> also_at_fault_;      // what the case breaks besides the attribute that it aims at
    bool attribute_named_ = false;                // by any refusal so far
    bool judged_ = false;                         // whether the body judged a response
    std::string outcome_;                         // of the case, for reports
    std::string code_;                            // that the response had
    std::string state_before_;
    unsigned cases_ = 0;
};

/// The base of a test class for illegal requests of type T. Say how to send() and how to read state(); the rest is
/// done:
///
///     class InvalidCreateTest : public offbeat::OrthotropicRequestTestBase<InvalidCreateTest, CreateRequest> {
///         OFFBEAT_TEST(testInvalid, .dataProvider = "OrthotropicRequestProvider")
///         void testInvalid(const offbeat::OrthotropicRequest<CreateRequest>& request) { expect_refused(request); }
template <class Self, class T>
class OrthotropicRequestTestBase : public OrthotropicProtocol {
protected:
    using self_type = Self;

    /// Sends a request to the service; null pointer: the null request.
    virtual Response send(const T* request) = 0;

    /// Checks a response that the body got itself.
    void expect_refused(const Response& response, const OrthotropicRequest<T>& request,
                        const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
        OrthotropicProtocol::expect_refused(response, request.details(), file, line);
    }
    /// Sends the illegal request and checks that it is refused for the right reason.
    void expect_refused(const OrthotropicRequest<T>& request, const char* file = __builtin_FILE(),
                        int line = __builtin_LINE()) {
        expect_refused(send(request.request()), request, file, line);
    }

private:
    using Object = TypedObject<OrthotropicRequest<T>>;

    static OrthotropicRequest<T>* request_of(Row& row) {
        auto* object = dynamic_cast<Object*>(row.object.get());
        return object == nullptr ? nullptr : &object->value;
    }
    const OrthotropicCase* case_of(Row& row) final {
        const auto* request = request_of(row);
        return request == nullptr ? nullptr : &request->details();
    }
    void resolve(Row& row, const Value& request) final { request_of(row)->resolve(request); }
    Response send_value(const Value& request) final {
        const T object = from_value<T>(request);
        return send(&object);
    }
    [[nodiscard]] const std::vector<Domain>& domains() const final {
        static const std::vector<Domain> declared = Domains<T>::declare();
        return declared;
    }
};

}  // namespace offbeat
