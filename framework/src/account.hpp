#pragma once

#include "offbeat/reporter.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace offbeat {

/// The reporters of a run, and what it amounts to. What one of them throws costs the others nothing, and is kept.
class Audience {
public:
    explicit Audience(std::vector<std::unique_ptr<Reporter>> reporters) : reporters_(std::move(reporters)) {}

    template <class Event>
    void tell(const Event& event) {
        for (auto& reporter : reporters_) {
            if (reporter == nullptr) continue;
            try {
                reporter->on(event);
            } catch (const std::exception& trouble) {
                // One report that can't be written must not cost the others, and must not stay unsaid.
                add_trouble(trouble.what());
                reporter = nullptr;
            }
        }
    }

    /// From now on nobody but this one. The others, and their troubles, stay as they are: they belong to another
    /// process now.
    void only(std::unique_ptr<Reporter> reporter) {
        static auto& others = *new std::vector<std::unique_ptr<Reporter>>();
        others.swap(reporters_);
        reporters_.push_back(std::move(reporter));
        trouble_.clear();
    }

    /// Whether any of them looks at what rows that passed hold.
    [[nodiscard]] bool needs_contents() const;

    /// What couldn't be written, or went wrong where no row could tell it; empty: nothing.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    void add_trouble(const std::string& what) { trouble_ += (trouble_.empty() ? "" : "; ") + what; }

private:
    std::vector<std::unique_ptr<Reporter>> reporters_;
    std::string trouble_;
};

/// Tells of an attempt with what went wrong in it.
void tell_attempt(Reporter& to, const RowRetried& event);
/// Tells of a row's end all that was told between its beginning and that.
void tell_again(Reporter& to, const RowFinished& event);

/// Counts the events of a run that other processes do, and passes them on.
class Account final : public Reporter {
public:
    Account(Audience& to, Summary& summary) : to_(to), summary_(summary) {}

    void on(const RunStarted& run) override;
    void on(const MethodPlan& method) override;
    void on(const RowStarted& event) override;
    void on(const RowFailure& event) override;
    void on(const RowRetried& event) override;
    void on(const RowFinished& event) override;
    void on(const Remark& remark) override;
    void on(const StreamEnded& stream) override;

    /// How many rows of a method that streams have ended.
    [[nodiscard]] std::uint64_t finished(const MethodPlan& method) const;

private:
    Audience& to_;
    Summary& summary_;
    std::map<std::string, std::uint64_t> streamed_;  ///< by class and method
    std::uint64_t* last_streamed_ = nullptr;
    const MethodPlan* last_ = nullptr;
    bool begun_ = false;  ///< a method that is planned now wasn't known to the plan
};

}  // namespace offbeat
