#include "annotations.hpp"
#include "combined_rows.hpp"
#include "offbeat/class_provider.hpp"
#include "offbeat/combine.hpp"
#include "offbeat/text.hpp"
#include "offbeat/value.hpp"
#include "select/expression.hpp"
#include "select/selection.hpp"

#include <optional>
#include <queue>
#include <set>
#include <thread>

// Providers that leave some rows of another one, or ask it again.
namespace offbeat {
namespace {

class Filtered final : public RowSource {
public:
    using Holds = std::function<bool(const Row&)>;

    Filtered(std::unique_ptr<RowSource> source, Holds holds) : source_(std::move(source)), holds_(std::move(holds)) {}

    bool next(Row& row) override {
        for (; source_->next(row); row = Row{}) {
            if (row.state != RowState::ready || holds_(row)) return true;
        }
        return false;
    }
    [[nodiscard]] SourceNotes notes() const override { return source_->notes(); }

private:
    std::unique_ptr<RowSource> source_;
    Holds holds_;
};

/// Rows that fit an expression, whose names some row must have.
class FilteredByText final : public RowSource {
public:
    /// \param asked for messages: `filter("rows", "amount > 5")`
    FilteredByText(std::unique_ptr<RowSource> source, select::Expression expression, MethodPlan method,
                   std::string asked, const Location& where)
        : source_(std::move(source)),
          expression_(std::move(expression)),
          method_(std::move(method)),
          asked_(std::move(asked)),
          where_(where),
          known_(select::names_of_all_rows()) {
        for (const auto& name : expression_.names()) {
            if (!known_.contains(name)) missing_.insert(name);
        }
    }

    bool next(Row& row) override {
        for (; source_->next(row); row = Row{}) {
            if (row.state != RowState::ready) return true;
            if (!missing_.empty()) look_for_names(row);
            if (expression_.holds({method_, row, ++index_})) return true;
        }
        if (index_ == 0 || missing_.empty()) return false;
        // Else a misspelt name looked like rows of which none fits.
        const std::string name = *missing_.begin();
        throw SetupError({where_,
                          asked_ + ": no row has a " + quoted(name),
                          {},
                          did_you_mean(name, {known_.begin(), known_.end()})});
    }
    [[nodiscard]] SourceNotes notes() const override { return source_->notes(); }

private:
    void look_for_names(const Row& row) {
        select::add_names_of(row, known_);
        std::erase_if(missing_, [&](const auto& name) { return known_.contains(name); });
    }

    std::unique_ptr<RowSource> source_;
    select::Expression expression_;
    MethodPlan method_;
    std::string asked_;
    Location where_;
    std::set<std::string> known_;
    std::set<std::string> missing_ = {};
    std::uint64_t index_ = 0;
};

class At final : public RowSource {
public:
    At(std::unique_ptr<RowSource> source, std::string provider, std::set<std::uint64_t> places, const Location& where)
        : source_(std::move(source)), provider_(std::move(provider)), places_(std::move(places)), where_(where) {}

    bool next(Row& row) override {
        for (; !ended_ && source_->next(row); row = Row{}) {
            if (row.state != RowState::ready || places_.erase(index_++) > 0) return true;
        }
        ended_ = true;
        if (places_.empty()) return false;
        const std::uint64_t place = *places_.begin();
        places_.clear();
        row = bad_row("place", {where_, quoted(provider_) + " has no row at " + std::to_string(place),
                                "0 to " + std::to_string(index_ == 0 ? 0 : index_ - 1)});
        return true;
    }

private:
    std::unique_ptr<RowSource> source_;
    std::string provider_;
    std::set<std::uint64_t> places_;
    Location where_;
    std::uint64_t index_ = 0;
    bool ended_ = false;
};

class Retried final : public RowSource {
public:
    Retried(std::string provider, const ProviderContext& context, int retries, std::chrono::milliseconds pause)
        : provider_(std::move(provider)), context_(context), left_(retries), pause_(pause) {}

    bool next(Row& row) override {
        while (!begun_) {
            try {
                source_ = rows_of(provider_, context_);
                const bool any = source_->next(row);
                begun_ = true;
                return any;
            } catch (const Skipped&) {
                throw;
            } catch (const SetupError&) {
                throw;  // no second try makes a wrong file right
            } catch (...) {
                if (left_-- <= 0) throw;
            }
            row = Row{};
            std::this_thread::sleep_for(pause_);
        }
        return source_->next(row);
    }
    [[nodiscard]] SourceNotes notes() const override { return source_ == nullptr ? SourceNotes{} : source_->notes(); }

private:
    std::string provider_;
    ProviderContext context_;
    int left_;
    std::chrono::milliseconds pause_;
    std::unique_ptr<RowSource> source_ = {};
    bool begun_ = false;
};

/// By what a row is chosen.
std::uint64_t lot_of(const Row& row, std::uint64_t seed) {
    const std::string name = row.id.empty() ? content_id(row.parameters) : row.id;
    return stable_hash(std::to_string(seed) + '/' + name);
}

/// The greatest lot that is among the `count` least of all rows; nothing where all are.
std::optional<std::uint64_t> last_lot(RowSource& source, std::size_t count, std::uint64_t seed) {
    std::priority_queue<std::uint64_t> least;
    bool all = true;
    for (Row row; source.next(row); row = Row{}) {
        if (row.state != RowState::ready) continue;
        least.push(lot_of(row, seed));
        if (least.size() <= count) continue;
        least.pop();
        all = false;
    }
    if (all) return std::nullopt;
    return least.empty() ? 0 : least.top();
}

}  // namespace

CombinedProvider filter(std::string provider, std::function<bool(const Row&)> holds) {
    return CombinedProvider([provider = std::move(provider), holds = std::move(holds)](const ProviderContext& context) {
        return std::make_unique<Filtered>(rows_of(provider, context), holds);
    });
}

CombinedProvider filter(std::string provider, std::string expression) {
    return CombinedProvider(
        [provider = std::move(provider), text = std::move(expression)](const ProviderContext& context) {
            const std::string asked = "filter(" + quoted(provider) + ", " + quoted(text) + ")";
            std::optional<select::Expression> parsed;
            try {
                parsed = select::Expression::of_rows(text);
            } catch (const select::Mistake& wrong) {
                throw SetupError({context.test.where, asked + ": " + wrong.what()});
            }
            MethodPlan method;
            method.class_name = context.class_name();
            method.method = context.method();
            method.groups = groups_of(context.test);
            return std::make_unique<FilteredByText>(rows_of(provider, context), std::move(*parsed), std::move(method),
                                                    asked, context.test.where);
        });
}

CombinedProvider rows_at(std::string provider, std::vector<std::uint64_t> places) {
    return CombinedProvider([provider = std::move(provider),
                             places = std::set<std::uint64_t>(places.begin(), places.end())](const auto& context) {
        return std::make_unique<At>(rows_of(provider, context), provider, places, context.test.where);
    });
}

CombinedProvider retried(std::string provider, int retries, std::chrono::milliseconds pause) {
    return CombinedProvider([provider = std::move(provider), retries, pause](const ProviderContext& context) {
        static_cast<void>(provider_for(context.test, provider));
        return std::make_unique<Retried>(provider, context, retries, pause);
    });
}

CombinedProvider sample(std::string provider, std::size_t count, std::uint64_t seed) {
    return CombinedProvider([provider = std::move(provider), count, seed](const ProviderContext& context) {
        // Read twice, so that what is kept is numbers, and no rows.
        const auto last =
            count == 0 ? std::optional<std::uint64_t>() : last_lot(*rows_of(provider, context), count, seed);
        return std::make_unique<Filtered>(rows_of(provider, context), [=](const Row& row) {
            return count > 0 && (!last || lot_of(row, seed) <= *last);
        });
    });
}

}  // namespace offbeat
