#pragma once

#include "account.hpp"
#include "merge/part.hpp"
#include "report/by_method.hpp"
#include "shard/partition.hpp"

#include <string>
#include <vector>

namespace offbeat::merge {

/// Passes the rows of all parts on, and keeps the books: who reported how many, and which.
class Verdicts final : public Reporter {
public:
    /// A method's rows, over all parts.
    struct Counted {
        explicit Counted(const MethodPlan& from) : plan(from) {}

        MethodPlan plan;
        bool planned = false;             ///< false: no plan knows it, such as an after-class method that failed
        bool told = false;                ///< whether its plan was passed on
        RowTally reported = {};           ///< not those of a part's own, such as a provider's failure
        RowTally streamed = {};           ///< where it streams: as the shards that saw its end have it
        std::vector<unsigned> ends = {};  ///< those shards' numbers
        bool differ = false;              ///< whether they disagree
    };

    explicit Verdicts(Account& account, Summary& summary) : account_(account), summary_(summary) {}

    /// A method of the plan, told once.
    void plan(const MethodPlan& method);
    /// From now on, what comes is this part's.
    void begin(Part& part);

    void on(const MethodPlan& method) override;
    void on(const RowFinished& event) override;
    void on(const Remark& remark) override { account_.on(remark); }
    void on(const StreamEnded& stream) override;

    [[nodiscard]] const report::ByMethod<Counted>& methods() const { return methods_; }

private:
    /// The row as the whole has it: what is a part's own gets the part's name.
    const Row& named(const MethodPlan& method, const Row& row);

    Account& account_;
    Summary& summary_;
    Part* part_ = nullptr;
    report::ByMethod<Counted> methods_;
    Row own_;
    std::string scratch_;
};

/// The names of rows that were reported more than once, with who reported what; at most `most` of them.
std::vector<std::string> reported_twice(std::vector<Part>& parts, std::size_t most);

/// Whether a row is a part's own, and stands for no row of a plan's: what came instead of rows that a provider didn't
/// give, or that are left of a method that streams.
bool is_own(const MethodPlan& method, const Row& row);

}  // namespace offbeat::merge
