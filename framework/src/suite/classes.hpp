#pragma once

#include "offbeat/method.hpp"
#include "suite/file.hpp"
#include "suite/problems.hpp"

#include <string>
#include <vector>

namespace offbeat::suite {

/// A test class of the program.
struct KnownClass {
    std::string name;     ///< as the plan has it: `TransferTest`
    std::string package;  ///< its namespaces: `acme.bank`; empty where it has none
    std::vector<const TestMethod*> methods = {};
};

/// Those of the registered methods, in order of registration.
std::vector<KnownClass> known_classes(const std::vector<TestMethod>& registered);

/// The class that a file names: by its whole name, with `.` or `::`; else by its last part alone, so that
/// `com.acme.bank.TransferTest` of a Java project is `TransferTest` here. Null, and a problem, where there is none.
const KnownClass* find_class(const std::vector<KnownClass>& classes, const Named& name, Problems& problems);

/// The classes of a package. A package of a Java project is the namespaces that its last parts name:
/// `com.acme.bank` is `bank`, or `acme::bank`; behind it, `.*` takes nested ones too, and alone all classes.
std::vector<const KnownClass*> in_package(const std::vector<KnownClass>& classes, const PackageChoice& package,
                                          Problems& problems);

}  // namespace offbeat::suite
