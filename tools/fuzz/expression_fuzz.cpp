#include "corpus.hpp"
#include "offbeat/error.hpp"
#include "offbeat/expression/expression.hpp"

#include <cstdint>
#include <cstdlib>

// Whatever stands in a cell: a value that can be shown, or an error with its place; no crash, no endless reckoning.
namespace {

using namespace offbeat;

void require(bool holds) {
    if (!holds) std::abort();
}

void try_cell(std::string_view cell, bool quoted, const expression::Context& context) {
    try {
        const auto parsed = expression::Expression::parse(cell, {"fuzz", 1, 1}, quoted);
        require(parsed.written() == cell);
        const auto* excluded = parsed.excluded();
        if (parsed.includes_type()) return;
        for (const Value& value : excluded != nullptr ? excluded->values(context) : parsed.values(context)) {
            require(value.text.size() <= (std::size_t{64} << 20U));
            // Showing 64 MiB counts its characters one by one: seconds under the sanitizers, and nothing new.
            if (value.text.size() < 100'000) require(!display(value).empty());
        }
    } catch (const SetupError& error) {
        const Location& where = error.problem().where;
        require(where.line > 0 && where.column > 0);
        require(!error.problem().what.empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const corpus::Request pid("pid");
    static const corpus::Request accounts("fundAccounts");
    static const corpus::Request value("faceValue");
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::string cell = text.starts_with('<') ? text : '<' + text + '>';
    try_cell(text, false, pid);
    try_cell(cell, true, accounts);
    try_cell(cell, false, value);
    try_cell(cell, false, expression::Context());
    return 0;
}
