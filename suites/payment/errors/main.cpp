// What goes wrong with a whole run: an engine that goes away, names that don't exist, ports that are taken, full disks,
// services that end by themselves. Each must be told clearly, in bounded time, never be green, and leave nothing
// behind.
//
//     payment-errors [BOOST_TEST_OPTION…] -- PAYMENT_PROGRAM OFFBEAT_TOOL PAYMENT_SERVICE

#define BOOST_TEST_MODULE payment errors
#include <boost/test/unit_test.hpp>
