#pragma once

#include "voucher/service/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voucher {

class Store;

/// Why a request is refused.
struct Violation {
    /// The constraint, `pid.maxLength`.
    std::string constraint;
    /// One of `error_code`.
    std::string code;
    /// The attribute at fault; empty for the request as a whole.
    std::string attribute;
    /// For people: the attribute and what is expected of it.
    std::string message;
};

/// Judges requests by a table of named constraints. Each can be switched off alone: a service with one defect,
/// on which a test suite shows whether it would notice.
class Validator {
public:
    /// Every constraint on.
    Validator();

    /// This validator with one more constraint off.
    /// Throws std::invalid_argument on an unknown name, with the nearest one and all that are known.
    [[nodiscard]] Validator without(std::string_view constraint) const;

    /// Is this constraint on? Throws as `without` does.
    [[nodiscard]] bool has(std::string_view constraint) const;

    /// The first constraint that `request` (nullptr: the null request) violates; nothing when it is legal.
    /// Asks `store` whether the key is taken, and throws StorageError when it can't say.
    std::optional<Violation> check(const VcpCreateVoucherProductRequest* request, Store& store) const;

    /// The names of all constraints, in the order in which they are asked.
    static std::vector<std::string> constraint_names();

private:
    std::vector<bool> on_;  // beside the table, row by row
};

}  // namespace voucher
