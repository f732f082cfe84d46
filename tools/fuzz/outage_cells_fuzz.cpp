#include "offbeat/error.hpp"
#include "outage/cells.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

// Whatever a tester types into a cell of an outage driver: a value within its bounds, or an error that says what is
// wrong; its row adds the place.
namespace {

using namespace offbeat;
using namespace offbeat::outage;

void require(bool holds) {
    if (!holds) std::abort();
}

template <class Read>
void read(Read cell) {
    try {
        cell();
    } catch (const SetupError& error) {
        require(!error.problem().what.empty());
        require(error.problem().where.file.empty());
    }
}

void read_end(const std::string& text, const Fault& fault) {
    const End end = end_of(text, fault);
    require(end.kind != End::Kind::after || end.after.count() > 0);
    require((end.kind == End::Kind::by_itself) != fault.lasts_until_ended());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto newline = text.find('\n');
    const std::string first = text.substr(0, newline);
    const std::string second = newline == std::string::npos ? "" : text.substr(newline + 1);
    require(!shown(text).empty());
    read([&] { require(duration_of(text) <= std::chrono::hours(1) && duration_of(text).count() >= 0); });
    read([&] { require(scale_of(text) > 0 && scale_of(text) <= 1); });
    read([&] { require(clients_of(text) <= most_clients); });
    read([&] { require(count_of(text).least <= count_of(text).most); });
    read([&] {
        const std::string status = status_of(text);
        bool any = false;
        for (int code = 100; code < 600; ++code) any = any || status_matches(status, code);
        require(any);
    });
    read([&] { require(begin_of(text).text == text); });
    read([&] { read_end(second, fault_of(first)); });
    return 0;
}
