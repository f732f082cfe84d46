#include "report/page_columns.hpp"

#include "report/byte_writer.hpp"

#include <algorithm>
#include <cmath>

namespace offbeat::report {
namespace {

constexpr std::uint64_t version = 1;
constexpr std::uint64_t most_exact = 100'000;  // rows; of more, three digits of a duration are told
constexpr unsigned with_details = 0x80U;
constexpr unsigned with_timeline = 0x40U;

std::uint64_t micros_of(double seconds, bool exact) {
    constexpr double most = 4e15;  // microseconds: what a browser's numbers hold exactly
    const double micros = std::isfinite(seconds) ? std::clamp(seconds * 1e6, 0.0, most) : 0;
    auto whole = static_cast<std::uint64_t>(std::llround(micros));
    if (exact) return whole;
    std::uint64_t unit = 1;
    while (whole / unit >= 1000) unit *= 10;
    return (whole + unit / 2) / unit * unit;
}

void append_column(std::string& out, std::string& column) {
    append_counted(out, column);
    column.clear();
}

template <class Column>
void append_column(std::string& out, Column& column) {
    append_counted(out, column.bytes());
    column.clear();
}

}  // namespace

void PageColumns::append(const PageRow& row) {
    ++rows_;
    ++all_;
    append_numbers(row);
    id_.append(row.id);
    file_.append(table_, row.file);
    groups_.append(table_, row.groups);
    attribute_.append(table_, row.attribute);
    kind_.append(table_, row.kind);
    code_.append(table_, row.code);
    outcome_.append(table_, row.outcome);
    message_.append(table_, row.message);
    append_counted(description_, row.description);
}

void PageColumns::append_numbers(const PageRow& row) {
    status_ += static_cast<char>(static_cast<unsigned>(row.status) | (row.detailed ? with_details : 0U) |
                                 (row.drawn ? with_timeline : 0U));
    append_varint(method_, row.method);
    append_difference(line_, row.line - last_line_);
    last_line_ = row.line;
    const auto at = static_cast<std::int64_t>(micros_of(row.at, true) / 1000);
    append_difference(at_, at - last_at_);
    last_at_ = at;
    append_varint(micros_, micros_of(row.seconds, all_ <= most_exact));
    append_varint(worker_, static_cast<std::uint64_t>(std::max(row.worker, 0)));
    append_varint(attempts_, row.attempts);
    append_varint(shard_, row.shard);
}

std::string PageColumns::take() {
    std::string out;
    append_varint(out, version);
    append_varint(out, rows_);
    std::string texts;
    append_varint(out, table_.take_fresh(texts));
    append_counted(out, texts);
    for (std::string* column : {&status_, &method_}) append_column(out, *column);
    append_column(out, id_);
    append_column(out, file_);
    for (std::string* column : {&line_, &at_, &micros_, &worker_, &attempts_, &shard_}) append_column(out, *column);
    for (TextColumn* column : {&groups_, &attribute_, &kind_, &code_, &outcome_, &message_})
        append_column(out, *column);
    append_column(out, description_);
    rows_ = 0;
    last_line_ = 0;
    last_at_ = 0;
    return out;
}

}  // namespace offbeat::report
