#include "order.hpp"

#include "annotations.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"
#include "pattern.hpp"
#include "suite/scope.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

namespace offbeat {
namespace {

std::string path_of(const TestMethod& test) {
    return test.class_name + '.' + test.name;
}

/// Whether a name, or all of it as a regular expression, is one of these.
/// \throws Error
template <class Texts>
bool matches(const std::string& name, const Texts& texts) {
    if (std::ranges::find(texts, name) != texts.end()) return true;
    if (is_identifier(name)) return false;  // most names: a regular expression costs more than all else here
    const Pattern pattern(name);
    return std::ranges::any_of(texts, [&](const auto& text) { return pattern.is_all_of(text); });
}

/// As dependsOnMethods knows it: by its own name in its own class.
std::vector<std::string> names_of(const TestMethod& upstream, const TestMethod& asking) {
    std::vector<std::string> names{path_of(upstream)};
    if (upstream.class_name == asking.class_name) names.push_back(upstream.name);
    return names;
}

/// Finds out what each method depends on.
class Resolver {
public:
    Resolver(const std::vector<TestMethod>& tests, Order& order, std::vector<std::string>& problems)
        : tests_(tests), order_(order), problems_(problems) {}

    void resolve(const TestMethod& test) {
        const auto names = [&](const TestMethod& upstream) { return names_of(upstream, test); };
        for (const auto name : test.annotation.dependsOnMethods) add(test, "dependsOnMethods", name, names, false);
        for (const auto name : test.annotation.dependsOnGroups) add(test, "dependsOnGroups", name, groups_of, false);
        if (test.scope != nullptr) {
            for (const auto& name : test.scope->groups_upstream) add(test, "dependsOnGroups", name, groups_of, false);
        }
        for (const auto name : test.annotation.dependsOnRows) add(test, "dependsOnRows", name, names, true);
    }

private:
    using NamesOf = std::function<std::vector<std::string>(const TestMethod&)>;

    void add(const TestMethod& test, const char* key, std::string_view wanted, const NamesOf& names, bool by_row) {
        const std::string name(wanted);
        std::vector<std::string> known;
        bool any = false;
        try {
            for (const auto& upstream : tests_) {
                const auto all = names(upstream);
                known.insert(known.end(), all.begin(), all.end());
                if (!matches(name, all)) continue;
                any = true;
                // Who names itself waits forever; a pattern or a group that it is in means the others.
                if (&upstream == &test && !is_identifier(name)) continue;
                if (&upstream == &test && key == std::string_view("dependsOnGroups")) continue;
                if (!upstream.annotation.enabled && test.annotation.ignoreMissingDependencies) continue;
                depend(test, {&upstream, !test.annotation.alwaysRun, by_row});
            }
        } catch (const Error& wrong) {
            return tell(test, key, name, std::string(" is no regular expression: ") + wrong.what(), {});
        }
        if (any || test.annotation.ignoreMissingDependencies) return;
        const bool group = std::string_view(key) == "dependsOnGroups";
        tell(test, key, name, group ? ": no method is in this group" : ": there is no such method",
             did_you_mean(name, known));
    }

    void depend(const TestMethod& test, Dependency dependency) {
        auto& all = order_.upstream[&test];
        const bool known = std::ranges::any_of(all, [&](const Dependency& other) {
            return other.on == dependency.on && other.by_row == dependency.by_row;
        });
        if (!known) all.push_back(dependency);
    }

    void tell(const TestMethod& test, const char* key, const std::string& name, const std::string& what,
              const std::string& hint) {
        problems_.push_back(
            to_string(Problem{test.where, path_of(test) + ": ." + key + " = {" + quoted(name) + '}' + what, {}, hint}));
    }

    const std::vector<TestMethod>& tests_;
    Order& order_;
    std::vector<std::string>& problems_;
};

/// Brings things into an order in which each stands behind those that it waits for, and else as they were.
template <class Thing>
class Sorter {
public:
    /// \param before what a thing waits for
    Sorter(std::vector<Thing> things, std::function<std::vector<Thing>(const Thing&)> before)
        : things_(std::move(things)), before_(std::move(before)) {}

    /// \param circle gets things that wait for each other, the first once more at the end; empty: there is none
    std::vector<Thing> sorted(std::vector<Thing>& circle) {
        circle_ = &circle;
        for (const Thing& thing : things_) visit(thing);
        return std::move(done_);
    }

private:
    void visit(const Thing& thing) {
        if (finished_.contains(thing) || !circle_->empty()) return;
        if (const auto open = std::ranges::find(path_, thing); open != path_.end()) {
            circle_->assign(open, path_.end());
            circle_->push_back(thing);
            return;
        }
        path_.push_back(thing);
        const auto before = before_(thing);
        if (before.empty()) return finish(thing);
        // Among themselves as they were.
        for (const Thing& other : things_) {
            if (std::ranges::find(before, other) != before.end()) visit(other);
        }
        finish(thing);
    }

    void finish(const Thing& thing) {
        path_.pop_back();
        if (finished_.insert(thing).second) done_.push_back(thing);
    }

    std::vector<Thing> things_;
    std::function<std::vector<Thing>(const Thing&)> before_;
    std::vector<Thing> path_;
    std::set<Thing> finished_;
    std::vector<Thing> done_;
    std::vector<Thing>* circle_ = nullptr;
};

std::string chain(const std::vector<std::string>& names) {
    return join(names, " → ");
}

std::mt19937 dice(const Arrangement& arrangement, const std::string& of) {
    return std::mt19937(static_cast<std::uint32_t>(*arrangement.seed ^ stable_hash(of)));
}

std::vector<std::string> classes_of(const std::vector<TestMethod>& tests, const Arrangement& arrangement) {
    std::vector<std::string> classes;
    std::set<std::string> seen;
    for (const auto& test : tests) {
        if (seen.insert(test.class_name).second) classes.push_back(test.class_name);
    }
    if (arrangement.seed) std::ranges::shuffle(classes, dice(arrangement, "classes"));
    std::stable_partition(classes.begin(), classes.end(),
                          [&](const auto& name) { return arrangement.has_first(name + '/'); });
    return classes;
}

using Before = std::map<const TestMethod*, std::vector<const TestMethod*>>;

Before before_of(const Order& order) {
    Before before;
    for (const auto& [test, upstream] : order.upstream) {
        for (const auto& dependency : upstream) before[test].push_back(dependency.on);
    }
    return before;
}

/// A worker runs a class as a whole.
std::vector<std::string> sorted_classes(const std::vector<std::string>& all, const Before& before,
                                        std::vector<std::string>& circle) {
    std::map<std::string, std::vector<std::string>> classes;
    for (const auto& [test, upstream] : before) {
        for (const auto* on : upstream) {
            if (on->class_name != test->class_name) classes[test->class_name].push_back(on->class_name);
        }
    }
    auto sorted = Sorter<std::string>(all, [&](const std::string& name) { return classes[name]; }).sorted(circle);
    return circle.empty() ? sorted : all;
}

/// Classes as wholes, one behind the other.
void bring_together(std::vector<const TestMethod*>& methods, const std::vector<std::string>& classes) {
    std::map<std::string, std::size_t> rank;
    for (const auto& name : classes) rank.emplace(name, rank.size());
    std::ranges::stable_sort(methods, {}, [&](const TestMethod* test) { return rank[test->class_name]; });
}

std::vector<const TestMethod*> by_priority(const std::vector<TestMethod>& tests, const Arrangement& arrangement) {
    std::vector<const TestMethod*> all;
    for (const auto& test : tests) all.push_back(&test);
    if (arrangement.seed) std::ranges::shuffle(all, dice(arrangement, "methods"));
    // Not std::ranges', whose subranges clang 14 can't make.
    std::stable_partition(all.begin(), all.end(), [&](const TestMethod* test) {
        return arrangement.has_first(test->class_name + '/' + test->name + '/');
    });
    std::ranges::stable_sort(all, {}, [](const TestMethod* test) { return test->annotation.priority; });
    return all;
}

}  // namespace

bool Arrangement::has_first(const std::string& beginning) const {
    const auto found = first.lower_bound(beginning);
    return found != first.end() && found->starts_with(beginning);
}

void arrange(PlannedMethod& method, const Arrangement& arrangement) {
    auto& rows = method.rows;
    const auto asks = [](const Row& row) { return row.rules != nullptr && !row.rules->dependsOnRows.empty(); };
    if (std::ranges::none_of(rows, asks)) {
        const std::string name = method.plan.class_name + '/' + method.plan.method + '/';
        if (arrangement.seed) std::ranges::shuffle(rows, dice(arrangement, name));
        if (!arrangement.first.empty())
            std::stable_partition(rows.begin(), rows.end(),
                                  [&](const Row& row) { return arrangement.first.contains(name + row.id); });
    }
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.rules == nullptr ? 0 : row.rules->priority; });
}

Order order_of(const std::vector<TestMethod>& tests, const Arrangement& arrangement,
               std::vector<std::string>& problems) {
    Order order;
    Resolver resolver(tests, order, problems);
    for (const auto& test : tests) resolver.resolve(test);

    Before before = before_of(order);
    std::vector<const TestMethod*> circle;
    order.methods = Sorter<const TestMethod*>(by_priority(tests, arrangement), [&](const TestMethod* test) {
                        return before[test];
                    }).sorted(circle);
    if (!circle.empty()) {
        std::vector<std::string> names;
        for (const auto* test : circle) names.push_back(path_of(*test));
        problems.push_back(to_string(
            Problem{circle.front()->where, "methods depend on each other in a circle: " + chain(names), {}, {}}));
        order.methods = by_priority(tests, arrangement);
        order.upstream.clear();
    }
    std::vector<std::string> classes;
    bring_together(order.methods, sorted_classes(classes_of(tests, arrangement), before_of(order), classes));
    if (!classes.empty())
        problems.push_back("classes wait for each other, and each runs as a whole: " + chain(classes) +
                           "; move the methods between them into a class of their own");
    return order;
}

std::vector<const TestMethod*> behind_rows(const Order& order, const Before& rows) {
    Before before = before_of(order);
    for (const auto* test : order.methods) {
        if (const auto named = rows.find(test); named != rows.end())
            before[test].insert(before[test].end(), named->second.begin(), named->second.end());
    }
    std::vector<const TestMethod*> circle;
    auto methods =
        Sorter<const TestMethod*>(order.methods, [&](const TestMethod* test) { return before[test]; }).sorted(circle);
    if (!circle.empty()) return order.methods;
    std::vector<std::string> classes;
    for (const auto* test : order.methods) {
        if (classes.empty() || classes.back() != test->class_name) classes.push_back(test->class_name);
    }
    std::vector<std::string> round;
    bring_together(methods, sorted_classes(classes, before, round));
    return round.empty() ? methods : order.methods;
}

}  // namespace offbeat
