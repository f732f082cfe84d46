#include "suite/parse.hpp"

#include "offbeat/text.hpp"
#include "suite/parse_values.hpp"

#include <algorithm>

namespace offbeat::suite {
namespace {

constexpr std::string_view our_own = "offbeat.";  // parameters that say something to Offbeat, and nothing to TestNG
constexpr std::size_t most_tests = 1000;
constexpr const char* gate = "offbeat.gate";
constexpr const char* rows = "offbeat.rows";
constexpr const char* plan_class = "offbeat.class";

bool is_ours(const Element& parameter) {
    return parameter.name == "parameter" && parameter.value("name").starts_with(our_own);
}

class Parser {
public:
    explicit Parser(Problems& problems) : values_(problems), problems_(problems) {}

    Suite suite(const Element& element) {
        Suite suite;
        suite.name = values_.name(element);
        suite.settings = values_.settings(element);
        suite.config_failure_policy = values_.word(element, "configfailurepolicy", {"skip", "continue"});
        suite.parameters = parameters(element, {gate});
        for (const auto& child : element.children) {
            if (is_ours(child)) add_gates(suite, child);
            if (child.name == "groups") suite.groups.add(groups(child));
            if (child.name == "packages") add_packages(suite.packages, child);
            if (child.name == "method-selectors") refuse_selectors(child);
            if (child.name == "test") add_test(suite, child);
            for (const auto& inner : child.children) {
                if (inner.name == "listener") suite.listeners.push_back(values_.name(inner, "class-name"));
                if (inner.name == "suite-file") suite.files.push_back(values_.name(inner, "path"));
            }
        }
        return suite;
    }

private:
    /// \param ours which of our own parameters may stand here
    Parameters parameters(const Element& element, const std::vector<std::string>& ours = {}) {
        Parameters all;
        for (const auto& child : element.children) {
            if (child.name != "parameter") continue;
            const std::string name = child.value("name");
            if (name.starts_with(our_own)) {
                check_ours(child, element.name, ours);
                continue;
            }
            static_cast<void>(values_.name(child));
            const auto [known, is_new] = all.emplace(name, child.value("value"));
            if (!is_new && known->second != child.value("value"))
                problems_.add({child.where, "the parameter " + shown(name) + " stands twice in <" + element.name +
                                                ">, with two values"});
        }
        return all;
    }

    void check_ours(const Element& parameter, const std::string& in, const std::vector<std::string>& ours) {
        const std::string name = parameter.value("name");
        if (std::ranges::find(ours, name) != ours.end()) return;
        const std::vector<std::string> all{gate, rows, plan_class};
        const bool known = std::ranges::find(all, name) != all.end();
        problems_.add({parameter.place("name"),
                       known ? "the parameter " + name + " can't stand in <" + in + '>'
                             : "parameters " + std::string(our_own) + "… are Offbeat's own, and none is " + shown(name),
                       known ? "offbeat.gate in <suite>, offbeat.class in <class>, offbeat.rows in <include>" : "",
                       known ? "" : did_you_mean(name, all)});
    }

    static const Element* ours(const Element& element, const char* name) {
        const auto found = std::ranges::find_if(
            element.children, [&](const Element& child) { return is_ours(child) && child.value("name") == name; });
        return found == element.children.end() ? nullptr : &*found;
    }

    void add_gates(Suite& suite, const Element& parameter) {
        if (parameter.value("name") != gate) return;
        for (auto& word : words_of(parameter.value("value")))
            suite.gates.push_back({std::move(word), parameter.place("value")});
    }

    void refuse_selectors(const Element& element) {
        if (element.children.empty()) return;
        problems_.add({element.where, "<method-selectors> choose by a class or a script of Java, which can't run here",
                       "<groups> and <methods>, or --rows EXPR"});
    }

    Groups groups(const Element& element) {
        Groups all;
        for (const auto& child : element.children) {
            if (child.name == "define") {
                all.defines.push_back({values_.name(child), values_.names(child, "include")});
            } else if (child.name == "run") {
                all.add({{}, values_.names(child, "include"), values_.names(child, "exclude"), {}});
            } else if (child.name == "dependencies") {
                for (const auto& group : child.children)
                    all.dependencies.push_back(
                        {values_.name(group), words_of(group.value("depends-on")), group.place("depends-on")});
            }
        }
        return all;
    }

    void add_packages(std::vector<PackageChoice>& packages, const Element& element) {
        for (const auto& child : element.children)
            packages.push_back({values_.name(child), values_.names(child, "include"), values_.names(child, "exclude")});
    }

    MethodChoice method(const Element& element) {
        MethodChoice choice{values_.name(element), element.value("description"),
                            values_.numbers(element, "invocation-numbers")};
        choice.parameters = parameters(element, {rows});
        if (const Element* const named = ours(element, rows)) {
            const auto ids = words_of(named->value("value"));
            choice.rows.emplace(ids.begin(), ids.end());
            if (ids.empty()) problems_.add({named->place("value"), "offbeat.rows names no row", "ids between blanks"});
        }
        return choice;
    }

    ClassChoice test_class(const Element& element) {
        ClassChoice choice{values_.name(element)};
        choice.parameters = parameters(element, {plan_class});
        if (const Element* const named = ours(element, plan_class)) {
            choice.planned_as = named->value("value");
            if (!is_identifier(choice.planned_as))
                problems_.add({named->place("value"), "offbeat.class=" + shown(choice.planned_as),
                               "a name of letters, digits and _"});
        }
        for (const auto& methods : element.children) {
            if (methods.name != "methods") continue;
            for (auto& [name, value] : parameters(methods)) choice.parameters[name] = std::move(value);
            for (const auto& child : methods.children) {
                if (child.name == "include") choice.include.push_back(method(child));
                if (child.name == "exclude") choice.exclude.push_back(values_.name(child));
            }
        }
        return choice;
    }

    void add_test(Suite& suite, const Element& element) {
        if (suite.tests.size() == most_tests) {
            problems_.add({suite.name.where, "more than " + std::to_string(most_tests) + " tests"});
            return;
        }
        Test test;
        test.name = values_.name(element);
        const auto same = std::ranges::find(suite.tests, test.name.name, [](const Test& one) { return one.name.name; });
        if (same != suite.tests.end())
            problems_.add({test.name.where,
                           "a second <test> named " + shown(test.name.name),
                           {},
                           "the other one: " + to_string(same->name.where)});
        test.enabled = values_.flag(element, "enabled").value_or(true);
        test.settings = values_.settings(element);
        test.parameters = parameters(element);
        for (const auto& child : element.children) {
            if (child.name == "method-selectors") refuse_selectors(child);
            if (child.name == "groups") test.groups.add(groups(child));
            if (child.name == "packages") add_packages(test.packages, child);
            if (child.name != "classes") continue;
            for (auto& [name, value] : parameters(child)) test.parameters[name] = std::move(value);
            for (const auto& inner : child.children) {
                if (inner.name == "class") test.classes.push_back(test_class(inner));
            }
        }
        suite.tests.push_back(std::move(test));
    }

    Values values_;
    Problems& problems_;
};

}  // namespace

void Groups::add(const Groups& others) {
    defines.insert(defines.end(), others.defines.begin(), others.defines.end());
    include.insert(include.end(), others.include.begin(), others.include.end());
    exclude.insert(exclude.end(), others.exclude.begin(), others.exclude.end());
    dependencies.insert(dependencies.end(), others.dependencies.begin(), others.dependencies.end());
}

Suite parse(const Element& root, Problems& problems) {
    return Parser(problems).suite(root);
}

}  // namespace offbeat::suite
