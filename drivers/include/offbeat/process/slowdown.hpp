#pragma once

#include <string>

namespace offbeat::process {

/// How much longer starting a process takes here for now than on an idle machine of usual speed, from 1 to 16: by the
/// share of the last ten seconds in which somebody waited for a processor (Linux' pressure stall information), and by
/// what it costs to touch a page of memory, which under some hypervisors is thirty times as much as under others.
double slowdown();

/// How much longer a time-out, or a slack, must be where processes start so many times more slowly: the root of it, since only
/// a part of what is waited for is of that kind.
double leeway(double slowdown);

/// The first part, from the text of /proc/pressure/cpu; 1 where that doesn't tell.
double slowdown_by_pressure(const std::string& pressure);
/// The second part. \param microseconds that the first touch of a page takes
double slowdown_by_page_faults(double microseconds);

}  // namespace offbeat::process
