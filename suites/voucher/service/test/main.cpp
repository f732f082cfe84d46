#define BOOST_TEST_MODULE voucher_service
#include <boost/test/unit_test.hpp>

// libpqxx 6.4.5 loses one result (2 kB) whenever a connection breaks; the case that cuts connections would end asan
// runs.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libpqxx-6.4\n";
}
