// Catch2 itself, compiled once for all of its programs: it takes longer than all of them.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
