#include "offbeat/random_token.hpp"

#include "offbeat/error.hpp"
#include "offbeat/text.hpp"

#include <sys/random.h>

namespace offbeat {

std::string random_token() {
    std::string bytes(16, '\0');
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw Error("the system has no random bytes");
    return to_hex(bytes);
}

}  // namespace offbeat
