#include "database/insertion.hpp"

#include "offbeat/text.hpp"

namespace offbeat::database {

std::string insertion_of(const Database& database, const Table& table, const std::vector<const Column*>& columns,
                         const std::string& between) {
    if (columns.empty()) return "insert into " + table.quoted + " default values";
    std::vector<std::string> names, parameters;
    for (const Column* column : columns) {
        names.push_back(quoted_name(column->name));
        parameters.push_back(database.parameter(names.size()));
    }
    return "insert into " + table.quoted + " (" + join(names, ", ") + ')' + between + " values (" +
           join(parameters, ", ") + ')';
}

std::vector<std::vector<std::string>> readings_of(const std::string& name) {
    std::vector<std::vector<std::string>> readings = {{name}};
    if (const auto dot = name.find('.'); dot != std::string::npos)
        readings.push_back({name.substr(0, dot), name.substr(dot + 1)});
    return readings;
}

}  // namespace offbeat::database
