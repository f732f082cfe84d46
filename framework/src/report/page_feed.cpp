#include "report/page_feed.hpp"

#include "offbeat/utf8.hpp"
#include "report/kept_row.hpp"
#include "report/packed.hpp"
#include "report/page_attachments.hpp"
#include "report/wording.hpp"

namespace offbeat::report {
namespace {

constexpr std::size_t longest = 300;

/// A text as people may see it; most texts are so as they are, and cost no copy.
class Shown {
public:
    std::string_view operator()(std::string_view text) {
        if (text.size() <= longest && utf8::plain(text)) return text;
        text_ = utf8::visible(cut(text, longest));
        return text_;
    }

private:
    std::string text_;
};

/// What the service answered; where nothing says so, what the row expects of it.
std::string_view code_of(const Row& row) {
    const std::string_view told = row.label("code");
    if (!told.empty()) return told;
    for (const char* name : {"expect", "expectStatus"}) {
        const Parameter* expected = row.find(name);
        if (expected != nullptr && expected->value.kind == Value::Kind::text) return expected->value.text;
    }
    return {};
}

std::string_view message_of(const RowFinished& event) {
    const std::string_view whole = event.failures.empty() ? event.cause : event.failures.front().message;
    return whole.substr(0, whole.find('\n'));
}

}  // namespace

void PageFeed::add(const RowFinished& event, std::uint64_t method, Matrix::Place place) {
    if (rows_ == most_rows) {
        ++left_out_;
        return;
    }
    ++rows_;
    const Row& row = event.row;
    const bool detailed = details_.add(event, places_, past_);
    const bool roomy = packed_rows_ < most_packed_with_texts;
    const bool named = roomy && (packed_rows_ < most_packed_with_ids || event.status != Status::passed);
    Shown id, attribute, kind, code, outcome, message, description;
    std::string own_groups;
    for (std::size_t i = 0; roomy && i < row.groups.size(); ++i)
        own_groups += (i == 0 ? "" : "\n") + utf8::visible(row.groups[i]);
    const std::string described = detailed && roomy ? description_of(row) : std::string();
    PageRow out;
    out.method = method;
    out.status = event.status;
    if (named) out.id = id(row.id);
    out.file = places_.file(row.source.file);
    out.line = row.source.line;
    out.at = event.at;
    out.seconds = event.seconds;
    out.worker = event.worker;
    out.shard = event.shard;
    out.attempts = event.attempts.size();
    out.groups = own_groups;
    out.attribute = attribute(place.line.empty() ? row.label("target") : place.line);
    out.kind = kind(place.column.empty() ? row.label("class") : place.column);
    if (roomy) out.code = code(code_of(row));
    out.outcome = outcome(row.label("outcome"));
    if (roomy && (event.status != Status::passed || !event.cause.empty())) out.message = message(message_of(event));
    out.description = description(described);
    out.detailed = detailed;
    out.drawn = has_timeline(row);
    columns_.append(out);
    if (columns_.full()) pass_on_rows();
    if (details_.full()) pass_on_details();
}

void PageFeed::flush() {
    if (columns_.rows() > 0) pass_on_rows();
    if (details_.rows() > 0) pass_on_details();
}

void PageFeed::pass_on_rows() {
    const std::size_t count = columns_.rows();
    std::string packed;
    append_packed(packed, columns_.take());
    packed_rows_ += packed.size();
    sink_("rows", count, packed);
}

void PageFeed::pass_on_details() {
    const std::size_t count = details_.rows();
    std::string packed;
    append_packed(packed, details_.take());
    details_.took(packed.size());
    sink_("details", count, packed);
}

}  // namespace offbeat::report
