#include "offbeat/outage/outage_test_base.hpp"

#include "campaign.hpp"
#include "decimal_text.hpp"
#include "expectations.hpp"
#include "offbeat/assert.hpp"
#include "offbeat/row.hpp"
#include "offbeat/text.hpp"
#include "tables.hpp"

#include <algorithm>

namespace offbeat {
namespace {

Outage* outage_of(Row& row) {
    auto* object = dynamic_cast<TypedObject<Outage>*>(row.object.get());
    return object == nullptr ? nullptr : &object->value;
}

/// What was seen, on the row: for every reporter, whatever becomes of the row.
void show(Row& row, const Outage& outage) {
    const outage::Observation& seen = outage.seen();
    row.seconds = seen.seconds;
    row.labels.push_back({"outageTarget", seen.target});
    if (seen.invalid.empty()) row.labels.push_back({"verdict", to_string(seen.verdict)});
    if (!seen.struck_again.empty()) row.labels.push_back({"struckAgain", seen.struck_again});
    if (!seen.disturbed.empty() && !disagreements(outage.scenario(), seen).empty())
        row.labels.push_back({"disturbed", seen.disturbed});
    row.labels.push_back({"retries", std::to_string(seen.retries_logged)});
    double slowest = 0;
    for (const auto& recovery : seen.recovery) slowest = std::max(slowest, recovery.seconds);
    if (!seen.recovery.empty()) row.labels.push_back({"recovered", outage::decimal_text(slowest) + " s"});
    row.attachments.push_back(to_attachment(seen.course.drawn()));
    row.attachments.push_back(outage::books_table(outage.key(), seen));
    row.attachments.push_back({"wire", "text/plain", join(seen.traffic, "\n")});
    row.attachments.push_back({"service log", "text/plain", seen.log});
    row.attachments.push_back({"database log", "text/plain", seen.database_log});
}

}  // namespace

OutageProtocol::OutageProtocol() = default;
OutageProtocol::~OutageProtocol() = default;

void OutageProtocol::before_rows(const std::vector<Row*>& rows) {
    std::vector<Outage*> outages;
    for (Row* row : rows) {
        if (Outage* outage = outage_of(*row)) outages.push_back(outage);
    }
    if (outages.empty()) return;
    campaign_ = std::make_unique<outage::Campaign>(
        outage::Settings::from_options(), [this](const outage::Deployment& deployment) { return deploy(deployment); });
    stacks_shown_ = false;
    campaign_->run(outages);
}

void OutageProtocol::before_row(Row& row) {
    Outage* outage = outage_of(row);
    if (outage == nullptr) return;
    // Rows that stream come one by one, and then there is nobody to share an outage with.
    if (campaign_ == nullptr || campaign_->find(*outage) == nullptr) before_rows({&row});
    const outage::Job* job = campaign_->find(*outage);
    if (job->trouble != nullptr) std::rethrow_exception(job->trouble);
    show(row, *outage);
    if (!stacks_shown_) row.attachments.push_back(outage::stacks_table(campaign_->times()));
    stacks_shown_ = true;
    if (!outage->seen().invalid.empty())
        throw SetupError({outage->scenario().where, "invalid, it proves nothing: " + outage->seen().invalid});
}

void OutageProtocol::expect_as_written(const Outage& outage, const char* file, int line) {
    for (const auto& disagreement : outage::disagreements(outage.scenario(), outage.seen()))
        fail(disagreement, file, line);
}

}  // namespace offbeat
