#include "offbeat/combine.hpp"

#include "combined_rows.hpp"
#include "offbeat/class_provider.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <algorithm>
#include <span>

namespace offbeat {
namespace {

constexpr int deepest = 32;  // providers of providers: more are a circle

using Sources = std::vector<std::unique_ptr<RowSource>>;

/// All at once: a wrong name is wrong before the first row.
Sources rows_of_all(const std::vector<std::string>& providers, const ProviderContext& context) {
    Sources sources;
    for (const auto& provider : providers) sources.push_back(rows_of(provider, context));
    return sources;
}

class Concatenated final : public RowSource {
public:
    explicit Concatenated(Sources sources) : sources_(std::move(sources)) {}

    bool next(Row& row) override {
        for (; at_ < sources_.size(); sources_[at_++].reset()) {
            if (sources_[at_]->next(row)) return true;
            row = Row{};
        }
        return false;
    }

private:
    Sources sources_;
    std::size_t at_ = 0;
};

/// Several rows as one.
Row combined(std::span<const Row> parts, const std::vector<std::string>& providers, const Location& where) {
    Row row;
    bool all_named = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Row& part = parts[i];
        if (part.state != RowState::ready) {
            Row same = part;
            if (same.id.empty()) same.id = "row_of_" + identifier(providers[i]);
            return same;
        }
        for (const auto& parameter : part.parameters) {
            if (row.find(parameter.name) != nullptr)
                return bad_row("clash", {where,
                                         quoted(providers[i]) + " and a provider before it both have a parameter " +
                                             quoted(parameter.name),
                                         "parameters of different names"});
            row.parameters.push_back(parameter);
        }
        all_named = all_named && !part.id.empty();
        row.id += (i == 0 ? "" : "_") + part.id;
        if (!part.description.empty()) row.description += (row.description.empty() ? "" : ", ") + part.description;
        row.labels.insert(row.labels.end(), part.labels.begin(), part.labels.end());
        for (const auto& group : part.groups) {
            if (std::ranges::find(row.groups, group) == row.groups.end()) row.groups.push_back(group);
        }
        if (part.rules != nullptr) row.rules = part.rules;
        row.time_out = std::max(row.time_out, part.time_out);
        if (row.source.file.empty()) row.source = part.source;
        // A row object that only its provider can make stays; of several, the method takes what the columns give.
        row.object = i == 0 ? part.object : part.object != nullptr && row.object == nullptr ? part.object : nullptr;
    }
    if (!all_named) row.id.clear();
    return row;
}

class Multiplied final : public RowSource {
public:
    Multiplied(std::vector<std::string> providers, const ProviderContext& context)
        : providers_(std::move(providers)),
          context_(context),
          levels_(rows_of_all(providers_, context)),
          parts_(providers_.size()),
          again_(providers_.size()) {}

    bool next(Row& row) override {
        if (providers_.empty()) return false;
        std::size_t level = level_;
        for (;;) {
            if (levels_[level] == nullptr) levels_[level] = rows_of(providers_[level], context_);
            parts_[level] = Row{};
            if (!levels_[level]->next(parts_[level])) {
                if (level == 0) {
                    level_ = 0;
                    return false;
                }
                levels_[level].reset();
                again_[level] = true;
                --level;
                continue;
            }
            // What is wrong with one of them is told once, and not with each of the others.
            if (parts_[level].state != RowState::ready && again_[level]) continue;
            if (parts_[level].state != RowState::ready || level + 1 == levels_.size()) break;
            ++level;
        }
        row = combined(std::span<const Row>(parts_).first(level + 1), providers_, context_.test.where);
        level_ = level;
        return true;
    }

private:
    std::vector<std::string> providers_;
    ProviderContext context_;
    Sources levels_;
    std::vector<Row> parts_;
    std::vector<bool> again_;  ///< by level: whether its rows come for another time
    std::size_t level_ = 0;    ///< whose next row is the next
};

class Zipped final : public RowSource {
public:
    Zipped(std::vector<std::string> providers, const ProviderContext& context)
        : providers_(std::move(providers)), where_(context.test.where), sources_(rows_of_all(providers_, context)) {}

    bool next(Row& row) override {
        if (ended_ || sources_.empty()) return false;
        std::vector<Row> parts(sources_.size());
        std::vector<std::string> over;
        std::vector<std::string> there;
        for (std::size_t i = 0; i < sources_.size(); ++i)
            (sources_[i]->next(parts[i]) ? there : over).push_back(quoted(providers_[i]));
        if (there.empty()) return false;
        ++count_;
        if (over.empty()) {
            row = combined(parts, providers_, where_);
            return true;
        }
        ended_ = true;
        row = bad_row("zip", {where_,
                              join(over, ", ") + " ends after " + std::to_string(count_ - 1) + " rows, and " +
                                  join(there, ", ") + " has more",
                              "as many rows of each"});
        return true;
    }

private:
    std::vector<std::string> providers_;
    Location where_;
    Sources sources_;
    std::size_t count_ = 0;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<RowSource> rows_of(const std::string& provider, const ProviderContext& context) {
    auto source = provider_for(context.test, provider).rows(context);
    if (source == nullptr)
        throw SetupError({context.test.where, "data provider " + quoted(provider) + " gave no rows"});
    return source;
}

std::unique_ptr<RowSource> CombinedProvider::rows(const ProviderContext& context) const {
    thread_local int depth = 0;
    struct Guard {
        Guard() { ++depth; }
        ~Guard() { --depth; }
    } const guard;
    if (depth > deepest) throw SetupError({context.test.where, "data providers are made of each other in a circle"});
    return make_(context);
}

CombinedProvider concat(std::vector<std::string> providers) {
    return CombinedProvider([providers = std::move(providers)](const ProviderContext& context) {
        return std::make_unique<Concatenated>(rows_of_all(providers, context));
    });
}

CombinedProvider product(std::vector<std::string> providers) {
    return CombinedProvider([providers = std::move(providers)](const ProviderContext& context) {
        return std::make_unique<Multiplied>(providers, context);
    });
}

CombinedProvider zip(std::vector<std::string> providers) {
    return CombinedProvider([providers = std::move(providers)](const ProviderContext& context) {
        return std::make_unique<Zipped>(providers, context);
    });
}

}  // namespace offbeat
