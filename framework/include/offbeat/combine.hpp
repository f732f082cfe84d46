#pragma once

/// Data providers made of others, named as in annotations:
///
///     OFFBEAT_PROVIDER("transfers", offbeat::product({"accounts", "amounts"}));
///     OFFBEAT_PROVIDER("large transfers", offbeat::filter("transfers", "amount > 1000"));

#include "offbeat/provider.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace offbeat {

/// What the functions below give: a provider for OFFBEAT_PROVIDER. All of them stream, and ask the others for their
/// rows anew whenever they need them.
class CombinedProvider final : public DataProvider {
public:
    using Make = std::function<std::unique_ptr<RowSource>(const ProviderContext&)>;

    explicit CombinedProvider(Make make) : make_(std::move(make)) {}
    /// \throws SetupError for a name that no provider has, and for providers that are made of each other
    [[nodiscard]] std::unique_ptr<RowSource> rows(const ProviderContext& context) const override;

private:
    Make make_;
};

/// The rows of the first, then those of the second, and so on.
CombinedProvider concat(std::vector<std::string> providers);

/// Each row of the first with each of the second, and so on; the last one's change fastest. A combined row has the
/// parameters, labels and groups of all, and an id made of theirs. A row
/// that isn't ready is told once, and combined with nothing. A
/// parameter that several have is an error.
CombinedProvider product(std::vector<std::string> providers);

/// The first rows of all as one row, then the second ones, and so on, combined likewise. That one has more rows than
/// another is told as a bad row.
CombinedProvider zip(std::vector<std::string> providers);

/// The rows for which it holds. Rows that aren't ready stay: what is wrong with them mustn't go unseen.
CombinedProvider filter(std::string provider, std::function<bool(const Row&)> holds);
/// \param expression as `--rows` takes it: `amount > 1000 && currency != 'EUR'`
CombinedProvider filter(std::string provider, std::string expression);

/// At most so many of the rows, chosen by a hash of each one's id (or content) and the seed: the same ones each time,
/// wherever they stand, and mostly the same when others are added. In the order in which they were provided.
CombinedProvider sample(std::string provider, std::size_t count, std::uint64_t seed = 0);

/// Its rows at these places, counted from 0, as TestNG's `indices`. Rows that aren't ready don't count, and stay. A
/// place that has no row is told as a bad row.
CombinedProvider rows_at(std::string provider, std::vector<std::uint64_t> places);

/// The same rows; where the provider throws before its first, it is asked again, at most so many times more, as
/// TestNG's `retryUsing`. Behind its first row nobody could tell which rows were had: there it fails as ever.
CombinedProvider retried(std::string provider, int retries, std::chrono::milliseconds pause = {});

}  // namespace offbeat
