#include "offbeat/option.hpp"
#include "offbeat/orthotropic/test_base.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace offbeat {
namespace {

const Option canary_every{"canary-every", "1",
                          "after how many illegal requests a legal one must be accepted again; 0: never"};

/// Different for every call, and from where an earlier run is likely to have been.
std::uint64_t unique_number() {
    static const std::uint64_t run = stable_hash(
        std::to_string(std::chrono::system_clock::now().time_since_epoch().count()) + '/' + std::to_string(getpid()));
    static std::uint64_t calls = 0;
    return run / 2 + ++calls;  // far from the end of its range
}

constexpr std::size_t token_length = 12;

/// Of digits and capitals, which most keys allow; it comes again only when all texts of that length were given.
std::string unique_token(std::size_t length) {
    std::string token;
    for (std::uint64_t number = unique_number(); token.size() < length; number /= 36) {
        token.insert(token.begin(), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 36]);
    }
    return token;
}

/// The same of digits; the first one is no 0, for the text may be a number.
std::string unique_digits(std::size_t length) {
    std::uint64_t first = 1;
    for (std::size_t i = 1; i < length; ++i) first *= 10;
    return length == 0 ? "" : std::to_string(first + unique_number() % (9 * first));
}

bool is_digits(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::int64_t> whole_number(const std::optional<std::string>& text) {
    std::int64_t number = 0;
    if (!text) return std::nullopt;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (failed != std::errc{} || end != text->data() + text->size()) return std::nullopt;
    return number;
}

/// A number that a domain of whole numbers allows; nothing where it isn't one.
std::optional<std::string> fresh_integer(const Domain& domain) {
    const auto least = whole_number(domain.minimum), most = whole_number(domain.maximum);
    if (domain.most_decimals != 0 || !least || !most || *most < *least) return std::nullopt;
    const std::uint64_t others = static_cast<std::uint64_t>(*most) - static_cast<std::uint64_t>(*least);
    const std::uint64_t step = others == UINT64_MAX ? unique_number() : unique_number() % (others + 1);
    return std::to_string(static_cast<std::int64_t>(static_cast<std::uint64_t>(*least) + step));
}

/// \throws SetupError where the option says something else: a canary that is switched off by a slip would go unnoticed
std::size_t canary_period() {
    const std::string& text = canary_every.value();
    std::size_t period = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), period);
    if (failed == std::errc{} && end == text.data() + text.size()) return period;
    throw SetupError({{}, "--canary-every=" + utf8::visible(text), "a number of cases, or 0 for never"});
}

/// The attributes whose declared domains don't hold in this request.
std::vector<std::string> broken_in(const Value& request, const std::vector<Domain>& domains) {
    std::vector<std::string> broken;
    for (const auto& domain : domains) {
        const Value* value = value_at(request, domain.attribute);
        if (value != nullptr && !violations(domain, *value, request).empty()) broken.push_back(domain.attribute);
    }
    return broken;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What the row says of itself, anew at each attempt.
void set_label(Row& row, const char* name, const std::string& value) {
    const auto label = std::ranges::find(row.labels, name, &Label::name);
    if (label != row.labels.end()) {
        label->value = value;
    } else if (!value.empty()) {
        row.labels.push_back({name, value});
    }
}

/// Fresh values so short that they may have been taken by an earlier run; empty where none is.
std::string short_fresh(const OrthotropicCase& details, const Value& request) {
    std::string told;
    for (const auto& attribute : details.unique) {
        const Value* value = value_at(request, attribute);
        if (value == nullptr || value->kind != Value::Kind::text || value->text.size() >= 6) continue;
        told +=
            "; the fresh value " + display(*value) + " for " + attribute + " is so short that it may be taken already";
    }
    return told;
}

}  // namespace

std::string to_string(const Response& response) {
    if (response.accepted) return "accepted";
    std::string text = "refused with " + (response.code.empty() ? "no code" : response.code);
    if (!response.attribute.empty()) text += ", blaming " + response.attribute;
    if (!response.message.empty()) text += " (" + utf8::visible(response.message) + ')';
    return text;
}

std::string fresh_like(const std::string& legal, std::optional<std::size_t> most_length) {
    // As long as the legal value, so that no length limit is touched: its beginning stays, its end is made unique.
    const std::size_t most = most_length.value_or(legal.size() + token_length);
    const bool one_byte_each = utf8::length(legal) == legal.size();
    const bool keeps_beginning = one_byte_each && legal.size() > token_length && legal.size() <= most;
    std::size_t length = token_length;
    if (legal.size() <= token_length) length = std::max<std::size_t>(legal.size(), 6);
    length = std::min(length, most);
    const std::string token = is_digits(legal) ? unique_digits(length) : unique_token(length);
    return keeps_beginning ? legal.substr(0, legal.size() - length) + token : token;
}

void OrthotropicProtocol::before_row(Row& row) {
    current_ = nullptr;
    judged_ = false;
    outcome_.clear();
    code_.clear();
    also_at_fault_.clear();
    const OrthotropicCase* details = case_of(row);
    if (details == nullptr) return;
    (void)canary_period();
    preparing_ = details;
    try {
        prove_legal(*details);
        if (details->target != null_request_target) {
            Value request = fresh_request(*details);
            const bool at_run_time = details->value.kind == Value::Kind::prepared;
            set_at(request, details->target, at_run_time ? Value::of_text(prepared(*details)) : details->value);
            also_at_fault_ = also_at_fault(*details, request);
            resolve(row, request);
        }
    } catch (const NotConvertible& wrong) {
        throw SetupError(wrong.at(details->rule));
    }
    state_before_ = state();
    current_ = details;  // from here on the illegal request is on its way
}

/// A body that sends and forgets to judge would be green whatever the service does.
void OrthotropicProtocol::body_ended(Row& row) {
    const OrthotropicCase* details = case_of(row);
    if (details == nullptr || judged_) return;
    fail("the body judged no response; expected a call of expect_refused()", details->rule.file.c_str(),
         details->rule.line);
}

void OrthotropicProtocol::after_row(Row& row) {
    if (current_ == nullptr) return;
    set_label(row, "outcome", outcome_);
    set_label(row, "code", code_);
    const OrthotropicCase& details = *current_;
    current_ = nullptr;
    const std::string state_after = state();
    check(state_after == state_before_,
          "the illegal request changed the service's state: it was " + state_before_ + ", it is " + state_after,
          details.rule.file.c_str(), details.rule.line);
    const std::size_t every = canary_period();
    if (every == 0 || ++cases_ % every != 0) return;
    const Response canary = send_value(fresh_request(details));
    check(canary.accepted,
          "after this case the legal request " + details.legal_name + " is no longer accepted: " + to_string(canary),
          details.rule.file.c_str(), details.rule.line);
}

/// Nothing where the attribute breaks its own domain: then it's the one to blame, whatever else falls with it.
std::vector<std::string> OrthotropicProtocol::also_at_fault(const OrthotropicCase& details,
                                                            const Value& request) const {
    std::vector<std::string> broken = broken_in(request, domains());
    if (contains(broken, details.attribute)) return {};
    const auto broken_before = broken_in(details.legal, domains());
    std::erase_if(broken, [&](const std::string& attribute) { return contains(broken_before, attribute); });
    return broken;
}

void OrthotropicProtocol::prove_legal(const OrthotropicCase& details) {
    auto proof = proved_.find(details.legal_name);
    if (proof == proved_.end()) {
        const Value request = fresh_request(details);
        const Response response = send_value(request);  // what throws has proved nothing: the next row asks again
        proof = proved_
                    .emplace(details.legal_name,
                             response.accepted ? "" : to_string(response) + short_fresh(details, request))
                    .first;
    }
    if (proof->second.empty()) return;
    throw SetupError({details.legal_at,
                      "the legal request " + details.legal_name + " is " + proof->second +
                          ": while it is, no refusal proves anything",
                      "a request that is accepted"});
}

Value OrthotropicProtocol::fresh_request(const OrthotropicCase& details) {
    Value request = details.legal;
    for (const auto& attribute : details.unique) {
        const Value* value = value_at(request, attribute);
        if (value == nullptr || value->kind != Value::Kind::text) continue;
        set_at(request, attribute, Value::of_text(legal_fresh(attribute, value->text, request)));
    }
    return request;
}

std::string OrthotropicProtocol::prepared(const OrthotropicCase& details) {
    const std::string& attribute = details.value.names.front();
    if (details.value.text == "existing") return existing(attribute);
    if (details.value.text == "missing") return missing(attribute);
    const Value* legal = value_at(details.legal, attribute);
    return legal_fresh(attribute, legal == nullptr ? "" : legal->text, details.legal);
}

/// An illegal one would be refused, and the tester's legal request would seem to be wrong.
std::string OrthotropicProtocol::legal_fresh(const std::string& attribute, const std::string& legal,
                                             const Value& request) {
    const std::string value = fresh(attribute, legal);
    const Domain* domain = domain_of(attribute);
    if (domain == nullptr || !violations(*domain, Value::of_text(legal), request).empty())
        return value;  // base.csv is wrong, and told so
    const auto wrong = violations(*domain, Value::of_text(value), request);
    if (wrong.empty()) return value;
    throw SetupError({{},
                      "the fresh value " + display(Value::of_text(value)) + " for " + attribute + " isn't legal (" +
                          wrong.front() + ')',
                      {},
                      "override fresh() to say which values are legal and unused"});
}

const Domain* OrthotropicProtocol::domain_of(const std::string& attribute) const {
    const auto found = std::find_if(domains().begin(), domains().end(),
                                    [&](const Domain& domain) { return domain.attribute == attribute; });
    return found == domains().end() ? nullptr : &*found;
}

std::string OrthotropicProtocol::fresh(const std::string& attribute, const std::string& legal) {
    const Domain* domain = domain_of(attribute);
    if (domain == nullptr) return fresh_like(legal);
    const auto number = fresh_integer(*domain);
    return number ? *number : fresh_like(legal, domain->most_length);
}

std::string OrthotropicProtocol::existing(const std::string& attribute) {
    const Value request = fresh_request(*preparing_);
    const Response response = send_value(request);
    if (!response.accepted) throw Error("existing(" + attribute + "): a legal request is " + to_string(response));
    const Value* taken = value_at(request, attribute);
    if (taken != nullptr && taken->kind == Value::Kind::text) return taken->text;
    throw SetupError({{},
                      "existing(" + attribute + "): the legal request has no text there",
                      {},
                      "override existing() to say which values are taken"});
}

std::string OrthotropicProtocol::missing(const std::string& attribute) {
    throw SetupError({{},
                      "missing(" + attribute + ") is not known to this test class",
                      {},
                      "override missing() to say which values the service doesn't know"});
}

void OrthotropicProtocol::expect_refused(const Response& response, const OrthotropicCase& details, const char* file,
                                         int line) {
    judged_ = true;
    const std::string expected = details.expected.empty() ? "any code" : details.expected;
    const std::string request =
        details.attribute.empty() ? "the null request" : details.target + " = " + display(details.value);
    code_ = response.code;
    if (response.accepted) {
        outcome_ = "accepted";
        fail(request + " was accepted; expected a refusal with " + expected, file, line);
        return;
    }
    bool right = true;
    const auto judge = [&](bool holds, const std::string& wrong) {
        right = right && holds;
        check(holds, wrong, file, line);
    };
    judge(details.expected.empty() || response.code == details.expected,
          request + " was " + to_string(response) + "; expected " + expected);
    attribute_named_ = attribute_named_ || !response.attribute.empty();
    const bool must_name = !details.attribute.empty() && refusals_name_the_attribute().value_or(attribute_named_);
    judge(!must_name || !response.attribute.empty(),
          request + " was " + to_string(response) + ", which names no attribute; expected " + details.attribute);
    std::string at_fault = details.attribute.empty() ? "none" : details.attribute;
    for (const auto& attribute : also_at_fault_) at_fault += " or " + attribute;
    judge(response.attribute.empty() || response.attribute == details.attribute ||
              contains(also_at_fault_, response.attribute),
          request + " was refused for the wrong attribute: " + to_string(response) + "; expected " + at_fault);
    outcome_ = right ? "refused" : "wrong reason";
}

}  // namespace offbeat
