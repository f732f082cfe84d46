#include "offbeat/csv/reader.hpp"

#include "csv/parser.hpp"

#include <utility>

namespace offbeat::csv {

Reader::Reader(std::string path) {
    auto file = open_file(path);
    impl_ = std::make_unique<Impl>(std::move(path), std::move(file), std::size_t{1} << 18U);
}

Reader::Reader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Reader Reader::from_text(std::string name, std::string_view text, std::size_t chunk) {
    return Reader(std::make_unique<Impl>(std::move(name), open_text(text), chunk));
}

bool Reader::next(Record& record) {
    return impl_->next(record);
}

const std::string& Reader::name() const {
    return impl_->name();
}

Location Reader::location_of(const Field& field) const {
    return {impl_->name(), field.line, field.column};
}

}  // namespace offbeat::csv
