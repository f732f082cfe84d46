#pragma once

#include "aims.hpp"

#include "offbeat/csv/table.hpp"
#include "offbeat/provider.hpp"

#include <deque>
#include <memory>
#include <unordered_map>

namespace offbeat::orthotropic {

/// One row of the driver: a config, the legal request that it departs from, and what is expected.
struct DriverRow {
    std::string config, base, expect, expect_null_request;
    std::string cases; ///< the pinned number; empty: any
    Location where, config_at, base_at, cases_at;
    std::vector<std::string> groups;
};

/// The cases of a driver, one at a time: for each of its rows the null request, then every illegal value of every target.
class CaseSource final : public RowSource {
public:
    CaseSource(std::string driver, std::string default_config, std::shared_ptr<const RequestType> type);

    ~CaseSource() override;

    bool next(Row& row) override;
    [[nodiscard]] SourceNotes notes() const override;

private:
    struct Block; // what one row of the driver unfolds to

    bool next_driver_row();
    void open(DriverRow row);
    void next_case();
    void make_case(const Aim& aim, const expression::Expression& written, bool from_type, Value value);
    void add_null_request();
    void finish_block();
    void add_problem(const Problem& problem);
    [[nodiscard]] bool is_left_out(const Aim& aim, const Value& value) const;

    csv::Table table_;
    std::string folder_, default_config_;
    std::shared_ptr<const RequestType> type_;
    LegalFiles files_;
    std::vector<std::string> unique_;
    std::unique_ptr<Block> block_;
    std::deque<Row> ready_;
    std::unordered_map<std::string, int> bad_ids_;
    std::vector<std::string> sums_, lines_;
    std::size_t total_ = 0;
    bool any_problem_ = false;
};

} // namespace offbeat::orthotropic
