#pragma once

#include "case_maker.hpp"

#include <deque>
#include <memory>
#include <unordered_map>

namespace offbeat::orthotropic {

/// The cases of a driver, one at a time: for each of its rows the null request, then every illegal value of every
/// target.
class CaseSource final : public RowSource {
public:
    CaseSource(const std::string& driver, std::string default_config, std::shared_ptr<const RequestType> type);

    ~CaseSource() override;

    bool next(Row& row) override;
    [[nodiscard]] SourceNotes notes() const override;

private:
    struct Block;  // what one row of the driver unfolds to

    bool next_driver_row();
    void open(DriverRow row);
    void next_values();
    void begin_aim();
    void end_aim();
    [[nodiscard]] bool is_left_out(const Value& value);
    void finish_block();
    void check_pin();
    void add_skipped(const DriverRow& driver);
    void add_problem(const Problem& problem);

    DriverRows rows_;
    std::string folder_, default_config_;
    std::shared_ptr<const RequestType> type_;
    LegalFiles files_;
    CaseMaker maker_;
    std::unique_ptr<Block> block_;
    std::deque<Row> ready_;
    std::unordered_map<std::string, int> bad_ids_;
    std::vector<std::string> sums_, lines_;
    std::size_t total_ = 0;
    bool any_problem_ = false;
};

}  // namespace offbeat::orthotropic
