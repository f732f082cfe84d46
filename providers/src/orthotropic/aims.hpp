#pragma once

#include "config.hpp"
#include "legal.hpp"

#include <memory>

namespace offbeat::orthotropic {

/// One row's values for one of its targets: a term of the sum that counts the cases.
struct Aim {
    std::string target;     ///< resolved: `fundAccounts[0]`
    std::string attribute;  ///< `fundAccounts`
    const Legal* legal = nullptr;
    std::string expect;                            ///< empty: the driver's
    Location where;                                ///< the row
    std::vector<expression::Expression> values;    ///< those of the type's row included
    std::vector<expression::Expression> left_out;  ///< `<-empty>`: values not to take from the type's row
    std::vector<bool> from_type;                   ///< which of the values came from the type's row
};

/// The legal requests that a config may start from, each file read once.
class LegalFiles {
public:
    LegalFiles(std::string folder, const RequestType& type) : folder_(std::move(folder)), type_(type) {}

    /// \throws SetupError where there is no such file or column
    const Legal& get(const LegalName& name, const Location& asked_at, std::vector<Problem>& problems);

private:
    std::string folder_;
    const RequestType& type_;
    std::map<std::string, std::unique_ptr<LegalRequests>> files_;
};

/// Turns a config into its aims, by the rules of formats.md: an attribute's own row replaces the type's row,
/// rows with a `when`, an element or an `expect` always add. Whatever is wrong goes to `problems`.
/// \param legal the driver's legal request, \param base its file
std::vector<Aim> aims_of(const Config& config, const RequestType& type, const Legal& legal, const std::string& base,
                         LegalFiles& files, std::vector<Problem>& problems);

}  // namespace offbeat::orthotropic
