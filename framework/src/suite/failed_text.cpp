#include "suite/failed_text.hpp"

#include "report/xml_text.hpp"
#include "suite/scope.hpp"

#include <algorithm>
#include <span>

namespace offbeat::suite {
namespace {

constexpr std::size_t longest_list = 32 * 1024;  // of ids in one attribute: readers refuse what is too long

const Parameters& parameters_of(const FailedMethod& failed) {
    static const Parameters none;
    const auto& scope = failed.method->test->scope;
    return scope == nullptr ? none : scope->parameters;
}

class Writer {
public:
    void line(int depth, const std::string& text) {
        out_ += std::string(2 * static_cast<std::size_t>(depth), ' ') + text + '\n';
    }

    static std::string attribute(const char* name, std::string_view value) {
        std::string text = std::string(" ") + name + "=\"";
        report::append_xml_attribute(text, value);
        return text + '"';
    }

    void parameter(int depth, const std::string& name, const std::string& value) {
        line(depth, "<parameter" + attribute("name", name) + attribute("value", value) + "/>");
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// What all of them have alike.
Parameters common(std::span<const FailedMethod> methods) {
    Parameters all = parameters_of(methods.front());
    for (const auto& failed : methods) {
        const Parameters& own = parameters_of(failed);
        std::erase_if(all, [&](const auto& one) {
            const auto found = own.find(one.first);
            return found == own.end() || found->second != one.second;
        });
    }
    return all;
}

/// The ids as the lists of several attributes.
std::vector<std::string> lists(const std::vector<std::string>& ids) {
    std::vector<std::string> all{""};
    for (const auto& id : ids) {
        if (all.back().size() + id.size() > longest_list) all.emplace_back();
        all.back() += (all.back().empty() ? "" : " ") + id;
    }
    return all;
}

void write_method(Writer& to, const FailedMethod& failed, const Parameters& known) {
    const std::string name = "<include" + Writer::attribute("name", failed.method->test->name);
    for (const auto& ids : lists(failed.whole ? std::vector<std::string>() : failed.rows)) {
        to.line(5, name + '>');
        for (const auto& [parameter, value] : parameters_of(failed)) {
            if (!known.contains(parameter)) to.parameter(6, parameter, value);
        }
        if (!failed.whole) to.parameter(6, "offbeat.rows", ids);
        to.line(5, "</include>");
    }
}

/// The methods at the front that are alike.
template <class Key>
std::span<const FailedMethod> alike(std::span<const FailedMethod> methods, Key key) {
    const auto end = std::ranges::find_if(methods, [&](const auto& one) { return key(one) != key(methods.front()); });
    return methods.first(static_cast<std::size_t>(end - methods.begin()));
}

void write_class(Writer& to, std::span<const FailedMethod> methods, const Parameters& known) {
    const TestMethod& test = *methods.front().method->test;
    to.line(3, "<class" + Writer::attribute("name", test.class_name) + '>');
    if (planned_class(test) != test.class_name) to.parameter(4, "offbeat.class", planned_class(test));
    to.line(4, "<methods>");
    for (const auto& failed : methods) write_method(to, failed, known);
    to.line(4, "</methods>");
    to.line(3, "</class>");
}

void write_test(Writer& to, std::span<const FailedMethod> methods, const std::string& name) {
    std::string tag = "<test" + Writer::attribute("name", name);
    if (const auto& scope = methods.front().method->test->scope; scope != nullptr) {
        if (!scope->time_out.empty()) tag += Writer::attribute("time-out", scope->time_out);
        if (scope->skips_failed) tag += Writer::attribute("skipfailedinvocationcounts", "true");
    }
    to.line(1, tag + '>');
    const Parameters known = common(methods);
    for (const auto& [parameter, value] : known) to.parameter(2, parameter, value);
    to.line(2, "<classes>");
    while (!methods.empty()) {
        const auto of_class = alike(methods, [](const FailedMethod& one) { return one.method->plan.class_name; });
        write_class(to, of_class, known);
        methods = methods.subspan(of_class.size());
    }
    to.line(2, "</classes>");
    to.line(1, "</test>");
}

}  // namespace

std::string failed_text(const std::string& program, const std::vector<FailedMethod>& methods) {
    Writer to;
    to.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    to.line(0, "<!DOCTYPE suite SYSTEM \"https://testng.org/testng-1.0.dtd\">");
    to.line(0, "<suite" + Writer::attribute("name", "Failed suite [" + program + ']') + '>');
    std::set<std::string> names;
    for (std::span<const FailedMethod> left(methods); !left.empty();) {
        const auto of_test = alike(left, [](const FailedMethod& one) { return one.method->plan.suite_test; });
        const std::string& test = left.front().method->plan.suite_test;
        const std::string own = test.empty() ? program : test;
        std::string name = own;
        // Two suites may each have a test of that name.
        for (int count = 2; !names.insert(name).second; ++count) name = own + " (" + std::to_string(count) + ')';
        write_test(to, of_test, name);
        left = left.subspan(of_test.size());
    }
    to.line(0, "</suite>");
    return to.take();
}

}  // namespace offbeat::suite
