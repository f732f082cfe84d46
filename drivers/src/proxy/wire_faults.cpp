#include "offbeat/proxy/fault.hpp"
#include "proxy/faults/faults.hpp"

namespace offbeat::proxy {

Registry<WireFaultMaker>& wire_faults() {
    static Registry<WireFaultMaker> registry = [] {
        Registry<WireFaultMaker> all("fault");
        all.add("reset", make_reset, __FILE__, __LINE__);
        all.add("close", make_close, __FILE__, __LINE__);
        all.add("blackhole", make_blackhole, __FILE__, __LINE__);
        all.add("hold", make_hold, __FILE__, __LINE__);
        all.add("hang", make_hang, __FILE__, __LINE__);
        all.add("latency", make_latency, __FILE__, __LINE__);
        all.add("bandwidth", make_bandwidth, __FILE__, __LINE__);
        all.add("drip", make_drip, __FILE__, __LINE__);
        all.add("cut", make_cut, __FILE__, __LINE__);
        all.add("sqlstate", make_sqlstate, __FILE__, __LINE__);
        return all;
    }();
    return registry;
}

}  // namespace offbeat::proxy
