#include "run_tests.hpp"

#include "command_line_boost.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "offbeat/utf8.hpp"
#include "select/selection.hpp"

#include <algorithm>
#include <iostream>
#include <set>

namespace offbeat {
namespace {

using Methods = std::vector<const PlannedMethod*>;

/// As Boost.Test takes them apart: nothing between two separators is nothing.
std::vector<std::string> parts(const std::string& text, char separator) {
    auto all = split(text, separator);
    std::erase_if(all, [](const std::string& part) { return part.empty(); });
    return all;
}

/// The names at one level, below those that were named above it.
struct Level {
    const char* what;
    std::string below = {};  ///< where one class, or one method, is above it
    std::vector<std::string> names = {};
};

class Judge {
public:
    Judge(const Plan& plan, const std::vector<std::string>& others) : plan_(plan), others_(others) {}

    /// \returns whether a token such as `A/b,c`, `!@slow` names anything
    bool names(const std::string& token) {
        token_ = token;
        const std::string plain = token.substr(token.find_first_of("!+") == 0 ? 1 : 0);
        return plain.starts_with('@') ? names_group(plain.substr(1)) : names_rows(plain);
    }

    [[nodiscard]] const std::vector<std::string>& told() const { return told_; }

private:
    void tell(const std::string& what, const std::string& hint) {
        told_.push_back("--run_test=" + utf8::visible(token_) + ": " + utf8::visible(what) +
                        (hint.empty() ? "" : "; " + utf8::visible(hint)));
    }

    bool names_group(const std::string& group) {
        const auto known = select::groups_of(plan_);
        if (known.contains(group) || !others_.empty()) return true;
        tell("no row is in the group " + quoted(group), did_you_mean(group, {known.begin(), known.end()}));
        return false;
    }

    bool names_rows(const std::string& token) {
        const auto levels = parts(token, '/');
        Methods left;
        for (const auto& method : plan_.methods) left.push_back(&method);
        for (std::size_t i = 0; i < levels.size() && i < 2; ++i) {
            const auto name = [i](const PlannedMethod& method) {
                return i == 0 ? method.plan.class_name : method.plan.method;
            };
            Level level{i == 0 ? "class" : "method", i == 0 ? "" : one_of(left, false)};
            for (const auto* method : left) level.names.push_back(name(*method));
            bool other = false;
            Methods named;
            for (const auto& pattern : parts(levels[i], ',')) {
                const std::size_t before = named.size();
                for (const auto* method : left) {
                    if (fits(name(*method), pattern)) named.push_back(method);
                }
                if (named.size() > before) continue;
                if (i == 0 && is_other(pattern)) {
                    other = true;
                } else {
                    tell_missing(level, pattern);
                }
            }
            if (named.empty()) return other;
            left = std::move(named);
        }
        if (levels.size() < 3) return true;
        if (levels.size() == 3) return names_cases(left, parts(levels[2], ','));
        tell("there is nothing below a row", {});
        return false;
    }

    bool names_cases(const Methods& methods, const std::vector<std::string>& patterns) {
        Level level{"row", one_of(methods, true)};
        std::string streams;
        for (const auto* method : methods) {
            if (!method->plan.counted) streams = method->plan.class_name + '/' + method->plan.method;
            if (!method->plan.counted) level.names.emplace_back("rows");
            for (const Row& row : method->rows) {
                level.names.push_back(row.id);
                if (!row.own_id.empty()) level.names.push_back(row.own_id);
            }
        }
        bool any = false;
        for (const auto& pattern : patterns) {
            if (std::ranges::any_of(level.names, [&](const auto& name) { return fits(name, pattern); })) {
                any = true;
            } else if (streams.empty()) {
                tell_missing(level, pattern);
            } else {
                tell("the rows of " + streams + " are streamed", "--run_test=" + streams + " --row=" + pattern);
            }
        }
        return any;
    }

    /// What might be meant; of many names not all that there are.
    static std::string hint(const std::string& pattern, const std::vector<std::string>& names) {
        constexpr std::size_t most = 20;
        const std::set<std::string> known(names.begin(), names.end());
        if (known.size() > most && nearest(pattern, names).empty()) return {};
        return did_you_mean(pattern, {known.begin(), known.end()});
    }

    void tell_missing(const Level& level, const std::string& pattern) {
        tell(std::string("there is no ") + level.what + ' ' + quoted(pattern) +
                 (level.below.empty() ? "" : " in " + level.below),
             hint(pattern, level.names));
    }

    /// The one class or method above; empty where there are several.
    static std::string one_of(const Methods& methods, bool with_method) {
        std::set<std::string> all;
        for (const auto* method : methods)
            all.insert(method->plan.class_name + (with_method ? '/' + method->plan.method : ""));
        return all.size() == 1 ? *all.begin() : "";
    }

    [[nodiscard]] bool is_other(const std::string& pattern) const {
        return std::ranges::any_of(others_, [&](const auto& name) { return fits(name, pattern); });
    }

    const Plan& plan_;
    const std::vector<std::string>& others_;
    std::string token_;
    std::vector<std::string> told_;
};

/// The ids of rows that their tester spells so (`PID-1`, `PID-*`); also of `PID-1_run*`, as name_invocations() writes
/// it.
std::set<std::string> ids_for(const std::string& own, const Plan& plan) {
    constexpr std::string_view invocations = "_run*";
    const bool all = own.ends_with(invocations);
    const std::string_view name = std::string_view(own).substr(0, own.size() - (all ? invocations.size() : 0));
    std::set<std::string> ids;
    for (const auto& method : plan.methods) {
        for (const Row& row : method.rows) {
            // Where its own name fits too it is named already.
            if (!row.own_id.empty() && fits(row.own_id, name) && !fits(row.id, own))
                ids.insert(id_of_first(row.id) + std::string(all ? invocations : ""));
        }
    }
    // Boost.Test looks each row up among all of these.
    constexpr std::size_t most = 1000;
    if (ids.size() > most)
        throw Error("--run_test: " + utf8::visible(quoted(own)) + " names " + std::to_string(ids.size()) +
                    " rows by their testers' spelling, expected at most " + std::to_string(most) +
                    "; --rows takes any number, by a regular expression: --rows \"id =~ '^PID-'\"");
    return ids;
}

void write_ids(CommandLine& line, const Plan& plan) {
    const auto owns = [](const PlannedMethod& method) {
        return std::ranges::any_of(method.rows, [](const Row& row) { return !row.own_id.empty(); });
    };
    if (std::ranges::none_of(plan.methods, owns)) return;
    each_run_test(line.boost, [&](std::string& value) {
        std::vector<std::string> tokens = split(value, ':');
        for (auto& token : tokens) {
            auto levels = split(token, '/');
            if (levels.size() != 3) continue;
            std::vector<std::string> rows;
            for (const auto& row : split(levels[2], ',')) {
                rows.push_back(row);
                for (const auto& id : ids_for(row, plan)) rows.push_back(id);
            }
            token = levels[0] + '/' + levels[1] + '/' + join(rows, ",");
        }
        value = join(tokens, ":");
    });
}

}  // namespace

void settle_run_tests(CommandLine& line, const Plan& plan, const std::vector<std::string>& others) {
    if (line.run_tests.empty() || line.boost_lists) return;
    Judge judge(plan, others);
    bool any = false;
    for (const auto& value : line.run_tests) {
        for (const auto& token : parts(value, ':')) {
            // What is added to a filter, or taken away from it, leaves others.
            any = (judge.names(token) || token.starts_with('!') || token.starts_with('+')) || any;
        }
    }
    if (!any && !judge.told().empty()) throw Error(join(judge.told(), "\n"));
    for (const auto& told : judge.told()) std::cerr << line.program << ": " << told << '\n';
    write_ids(line, plan);
}

}  // namespace offbeat
