#include "offbeat/reporter.hpp"

namespace offbeat {

Registry<ReporterFactory>& reporters() {
    static Registry<ReporterFactory> all("reporter");
    return all;
}

}  // namespace offbeat
