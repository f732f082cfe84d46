#include "trace.hpp"

#include <offbeat/option.hpp>

#include <fstream>

namespace {

const offbeat::Option trace_file{"trace", "", "a file to which called methods are written"};

}  // namespace

void trace(const std::string& what) {
    if (!trace_file.value().empty()) std::ofstream(trace_file.value(), std::ios::app) << what << '\n';
}
