#pragma once

#include "offbeat/proxy/fault.hpp"

// The built-in faults' makers, a file each. wire_faults.cpp names them.
namespace offbeat::proxy {

std::shared_ptr<const WireFault> make_reset(const Arguments& arguments);
std::shared_ptr<const WireFault> make_close(const Arguments& arguments);
std::shared_ptr<const WireFault> make_blackhole(const Arguments& arguments);
std::shared_ptr<const WireFault> make_hold(const Arguments& arguments);
std::shared_ptr<const WireFault> make_hang(const Arguments& arguments);
std::shared_ptr<const WireFault> make_latency(const Arguments& arguments);
std::shared_ptr<const WireFault> make_bandwidth(const Arguments& arguments);
std::shared_ptr<const WireFault> make_drip(const Arguments& arguments);
std::shared_ptr<const WireFault> make_cut(const Arguments& arguments);
std::shared_ptr<const WireFault> make_sqlstate(const Arguments& arguments);

}  // namespace offbeat::proxy
