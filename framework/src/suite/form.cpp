#include "suite/form.hpp"

#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"

#include <algorithm>

namespace offbeat::suite {
namespace {

using Words = std::vector<std::string>;

/// An element as TestNG's testng-1.0.dtd has it, up to 7.13.
struct Form {
    const char* name;
    Words required;
    Words optional;
    Words idle;    ///< accepted, and nothing is done: told once
    Words silent;  ///< accepted, and nothing is missed
    Words children;
};

const std::vector<Form>& forms() {
    static const std::vector<Form> all{
        {"suite",
         {"name"},
         {"parallel", "thread-count", "time-out", "configfailurepolicy", "skipfailedinvocationcounts",
          "preserve-order"},
         {"junit", "parent-module", "guice-stage", "guice-module", "object-factory", "group-by-instances",
          "lazy-factory", "data-provider-thread-count", "share-thread-pool-for-data-providers",
          "use-global-thread-pool"},
         {"verbose", "annotations", "allow-return-values"},
         {"groups", "listeners", "packages", "test", "parameter", "method-selectors", "suite-files"}},
        {"suite-files", {}, {}, {}, {}, {"suite-file"}},
        {"suite-file", {"path"}, {}, {}, {}, {}},
        {"parameter", {"name", "value"}, {}, {}, {}, {}},
        {"method-selectors", {}, {}, {}, {}, {"method-selector"}},
        {"method-selector", {}, {}, {}, {}, {"selector-class", "script"}},
        {"selector-class", {"name"}, {}, {}, {"priority"}, {}},
        {"script", {"language"}, {}, {}, {}, {}},
        {"test",
         {"name"},
         {"enabled", "parallel", "thread-count", "time-out", "skipfailedinvocationcounts", "preserve-order"},
         {"junit", "group-by-instances"},
         {"verbose", "annotations", "allow-return-values"},
         {"method-selectors", "parameter", "groups", "packages", "classes"}},
        {"groups", {}, {}, {}, {}, {"define", "run", "dependencies"}},
        {"define", {"name"}, {}, {}, {}, {"include"}},
        {"include", {"name"}, {"description", "invocation-numbers"}, {"factory-instances"}, {}, {"parameter"}},
        {"exclude", {"name"}, {}, {}, {}, {}},
        {"run", {}, {}, {}, {}, {"include", "exclude"}},
        {"dependencies", {}, {}, {}, {}, {"group"}},
        {"group", {"name", "depends-on"}, {}, {}, {}, {}},
        {"classes", {}, {}, {}, {}, {"class", "parameter"}},
        {"class", {"name"}, {}, {}, {}, {"methods", "parameter"}},
        {"methods", {}, {}, {}, {}, {"include", "exclude", "parameter"}},
        {"packages", {}, {}, {}, {}, {"package"}},
        {"package", {"name"}, {}, {}, {}, {"include", "exclude"}},
        {"listeners", {}, {}, {}, {}, {"listener"}},
        {"listener", {"class-name"}, {}, {}, {}, {}},
    };
    return all;
}

const Form* form_of(const std::string& name) {
    const auto found = std::ranges::find(forms(), name, &Form::name);
    return found == forms().end() ? nullptr : &*found;
}

bool has(const Words& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

std::string tag(const std::string& name) {
    return '<' + utf8::visible(name) + '>';
}

class Checker {
public:
    Checker(Problems& problems, std::set<std::string>& idle) : problems_(problems), idle_(idle) {}

    void check(const Element& element, const Form& form) {
        check_attributes(element, form);
        if (element.has_text && element.name != "script")
            problems_.add({element.where, "text inside " + tag(element.name), "elements and attributes only"});
        for (const auto& child : element.children) {
            if (problems_.full()) return;
            const Form* const known = form_of(child.name);
            if (known != nullptr && has(form.children, child.name)) {
                check(child, *known);
            } else if (form.children.empty()) {
                problems_.add({child.where, tag(child.name) + " inside " + tag(form.name) + ", which holds none"});
            } else {
                problems_.add({child.where,
                               known == nullptr ? "there is no element " + tag(child.name)
                                                : tag(child.name) + " can't stand in " + tag(form.name),
                               (form.children.size() > 1 ? "one of " : "") + join(form.children, ", "),
                               known == nullptr ? hint(child.name, form.children) : ""});
            }
        }
    }

private:
    void check_attributes(const Element& element, const Form& form) {
        std::set<std::string> seen;
        for (const auto& [name, value, where] : element.attributes) {
            if (!seen.insert(name).second) {
                problems_.add({where, "the attribute " + name + " stands twice in " + tag(element.name)});
            } else if (has(form.idle, name)) {
                idle_.insert(name);
            } else if (!has(form.required, name) && !has(form.optional, name) && !has(form.silent, name)) {
                Words known = form.required;
                known.insert(known.end(), form.optional.begin(), form.optional.end());
                problems_.add(
                    {where, tag(element.name) + " has no attribute " + quoted(name), {}, did_you_mean(name, known)});
            }
        }
        for (const auto& name : form.required) {
            if (!seen.contains(name)) problems_.add({element.where, tag(element.name) + " without " + name});
        }
    }

    /// The expected names are told anyway: of the hint only what was meant.
    static std::string hint(const std::string& name, const Words& known) {
        return nearest(name, known).empty() ? "" : did_you_mean(name, known);
    }

    Problems& problems_;
    std::set<std::string>& idle_;
};

}  // namespace

void check_form(const Element& root, Problems& problems, std::set<std::string>& idle) {
    if (root.name != "suite") {
        problems.add({root.where, "the outer element is " + tag(root.name), "<suite>"});
        return;
    }
    Checker(problems, idle).check(root, forms().front());
}

}  // namespace offbeat::suite
