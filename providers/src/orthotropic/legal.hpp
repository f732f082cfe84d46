#pragma once

#include "offbeat/orthotropic/request.hpp"

#include <map>
#include <string>
#include <vector>

namespace offbeat::orthotropic {

/// One legal request: a column of base.csv.
struct Legal {
    std::string name;   ///< `base.csv@fixed`
    std::string label;  ///< in ids; empty for the first column of base.csv, which needs no telling apart
    Location where;     ///< the column's name
    Value request;
    Value as_sent;                     ///< as its C++ type has it
    bool usable = true;                ///< whether its type can express it
    bool whole = true;                 ///< false: a row of the file is wrong, so an attribute may seem to be missing
    std::vector<std::string> illegal;  ///< the attributes that are illegal in it by their declared domains
};

/// The legal requests of one file.
class LegalRequests {
public:
    /// Reads the whole file: it has as many rows as the request has attributes.
    /// \param asked_at where the file is named, to tell that it can't be read
    /// \throws SetupError where nothing of it can be used; smaller mistakes go to `problems`
    LegalRequests(const std::string& path, const Location& asked_at, const RequestType& type,
                  std::vector<Problem>& problems);

    /// A column by its name; the first one for an empty name. \throws SetupError at `asked_at`
    [[nodiscard]] const Legal& get(const std::string& column, const Location& asked_at) const;

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

}  // namespace offbeat::orthotropic
