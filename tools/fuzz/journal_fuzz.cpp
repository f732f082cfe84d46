#include "journal/reader.hpp"
#include "json/pull.hpp"
#include "offbeat/error.hpp"
#include "offbeat/json_text.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

// Whatever a journal holds that somebody hands us: events, or an error that names the line. A value that was read is
// the same when it is written and read again.
namespace {

using namespace offbeat;

void require(bool holds) {
    if (!holds) std::abort();
}

void read_journal(std::string_view bytes, bool contents) {
    Reporter nobody;
    journal::Reader reader(nobody, contents);
    try {
        reader.take(bytes);
        for (const auto& [worker, open] : reader.open()) reader.complete(worker);
    } catch (const Error& error) {
        require(error.what()[0] != '\0');
    }
}

void read_value(std::string_view bytes) {
    Value value;
    try {
        json::Pull pull(bytes);
        value = json::value_of(pull);
    } catch (const Error&) {
        return;
    }
    std::string written;
    json::append_value(written, value);
    try {
        json::Pull again(written);
        std::string twice;
        json::append_value(twice, json::value_of(again));
        require(twice == written);
    } catch (const Error&) {
        require(false);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read_journal(bytes, true);
    read_journal(bytes, false);
    read_value(bytes);
    return 0;
}
