#include "listeners.hpp"

#include <boost/range/adaptor/reversed.hpp>

#include <algorithm>
#include <deque>
#include <exception>

namespace offbeat {
namespace {

/// Tells listeners of what a provider throws while its rows are pulled.
class Heard final : public RowSource {
public:
    Heard(std::unique_ptr<RowSource> rows, const ProviderContext& context)
        : rows_(std::move(rows)), context_(context) {}

    bool next(Row& row) override {
        return heard([&] { return rows_->next(row); });
    }
    bool refill(Row& row) override {
        return heard([&] { return rows_->refill(row); });
    }
    [[nodiscard]] SourceNotes notes() const override { return rows_->notes(); }

private:
    template <class Call>
    bool heard(Call call);

    std::unique_ptr<RowSource> rows_;
    ProviderContext context_;
};

void tell_failed(const ProviderContext& context) {
    std::string what = "something that is no std::exception";
    try {
        throw;
    } catch (const std::exception& thrown) {
        what = thrown.what();
    } catch (...) {
    }
    for (auto* listener : all_of<ProviderListener>()) listener->provider_failed(context, what);
}

template <class Call>
bool Heard::heard(Call call) {
    try {
        return call();
    } catch (...) {
        tell_failed(context_);
        throw;
    }
}

}  // namespace

Registry<std::shared_ptr<Listener>>& listeners() {
    static auto& all = *new Registry<std::shared_ptr<Listener>>("listener");
    return all;
}

std::vector<std::shared_ptr<Listener>>& listeners_at_work() {
    static auto& at_work = *new std::vector<std::shared_ptr<Listener>>();  // as all_of()
    return at_work;
}

void set_to_work(const std::vector<std::string>& names) {
    for (const auto& name : names) static_cast<void>(listeners().get(name, {}));
    auto& at_work = listeners_at_work();
    at_work.clear();
    for (const auto& entry : listeners().entries()) {
        if (names.empty() || std::ranges::find(names, entry.name) != names.end()) at_work.push_back(entry.thing);
    }
}

bool called_through_hooks(const MethodPlan& method, Row& row, const std::function<void()>& body) {
    const auto& hooks = all_of<BodyHook>();
    bool called = false;
    std::exception_ptr thrown;  // what a hook catches is the row's all the same
    std::function<void()> next = [&] {
        called = true;
        thrown = nullptr;
        try {
            body();
        } catch (...) {
            thrown = std::current_exception();
            throw;
        }
    };
    for (auto* hook : boost::adaptors::reverse(hooks))
        next = [hook, &method, &row, inner = std::move(next)] { hook->around_body(method, row, inner); };
    try {
        next();
    } catch (...) {
        if (thrown == nullptr) throw;  // the hook's own
    }
    if (thrown != nullptr) std::rethrow_exception(thrown);
    return called;
}

void heard(const ConfigurationMethod& method, const std::function<void()>& call) {
    const auto& all = all_of<ConfigurationListener>();
    for (auto* listener : all) listener->configuration_begins(method);
    const auto ended = [&](bool went_well) {
        for (auto* listener : boost::adaptors::reverse(all)) listener->configuration_ended(method, went_well);
    };
    try {
        call();
    } catch (...) {
        ended(false);
        throw;
    }
    ended(true);
}

std::string_view kept(std::string text) {
    static std::deque<std::string> all;
    return all.emplace_back(std::move(text));
}

std::unique_ptr<RowSource> intercepted_rows(const DataProvider& provider, const ProviderContext& context) {
    std::unique_ptr<RowSource> rows;
    const bool heard = !all_of<ProviderListener>().empty();
    for (auto* listener : all_of<ProviderListener>()) listener->provider_begins(context);
    try {
        rows = provider.rows(context);
        if (rows == nullptr) throw Error("it gave no source of rows");
        for (auto* one : all_of<RowInterceptor>()) rows = one->intercept(std::move(rows), context);
    } catch (...) {
        if (heard) tell_failed(context);
        throw;
    }
    return heard ? std::make_unique<Heard>(std::move(rows), context) : std::move(rows);
}

}  // namespace offbeat
