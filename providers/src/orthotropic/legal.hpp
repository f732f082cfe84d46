#pragma once

#include "offbeat/orthotropic/request.hpp"

#include <map>
#include <string>
#include <vector>

namespace offbeat::orthotropic {

/// One legal request: a column of base.csv.
struct Legal {
    std::string name;  ///< `base.csv@fixed`
    std::string label; ///< in ids; empty for the first column of base.csv, which needs no telling apart
    Location where;    ///< the column's name
    Value request;
};

/// The legal requests of one file.
class LegalRequests {
public:
    /// Reads the whole file: it has as many rows as the request has attributes.
    /// \throws SetupError where nothing of it can be used; smaller mistakes go to `problems`
    LegalRequests(const std::string& path, const RequestType& type, std::vector<Problem>& problems);

    /// A column by its name; the first one for an empty name. \throws SetupError at `asked_at`
    [[nodiscard]] const Legal& get(const std::string& column, const Location& asked_at) const;

    /// Whether no attribute has a value yet, as in a file that Offbeat wrote.
    [[nodiscard]] bool empty() const { return columns_.empty(); }

private:
    std::string file_name_;
    std::vector<Legal> columns_;
    std::vector<std::string> names_;
};

/// `base.csv@fixed` taken apart.
struct LegalName {
    std::string file, column;
};
LegalName legal_name(const std::string& text, const std::string& default_file);

} // namespace offbeat::orthotropic
