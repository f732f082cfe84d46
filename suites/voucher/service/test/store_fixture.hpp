#pragma once

#include "voucher/service/store.hpp"

#include <memory>
#include <optional>
#include <string>

namespace voucher::test {

/// The stores that a case runs on: SQLite in memory always, PostgreSQL where VOUCHER_TEST_POSTGRESQL holds a url.
enum class Engine { sqlite, postgresql };

/// Gives the engine's name to Boost.Test's listings.
std::ostream& operator<<(std::ostream& out, Engine engine);

/// The url to open; nothing when there is none, and then says so.
std::optional<std::string> url_of(Engine engine);

/// An empty store; null when the engine isn't there, and then says so.
/// PostgreSQL's table is dropped first: the url must belong to the tests.
std::unique_ptr<Store> empty_store(Engine engine);

}  // namespace voucher::test
