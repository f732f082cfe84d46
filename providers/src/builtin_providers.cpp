#include "offbeat/builtin_providers.hpp"

#include "csv_provider.hpp"
#include "docker_outage_provider.hpp"
#include "orthotropic_request_provider.hpp"

namespace offbeat {

void register_builtin_providers() {
    static const bool once = [] {
        providers().add("CsvProvider", make_provider(CsvProvider{}), __FILE__, __LINE__);
        providers().add("DockerOutageProvider", make_provider(DockerOutageProvider{}), __FILE__, __LINE__);
        providers().add("OrthotropicRequestProvider", make_provider(OrthotropicRequestProvider{}), __FILE__, __LINE__);
        return true;
    }();
    (void)once;
}

}  // namespace offbeat
