// Compiled once for each public header: it brings all that it needs, and may be included again.
#include OFFBEAT_HEADER
#include OFFBEAT_HEADER
