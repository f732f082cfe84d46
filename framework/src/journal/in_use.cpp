#include "journal/in_use.hpp"

#include "journal/file_parts.hpp"

#include <sys/stat.h>

#include <fstream>

namespace offbeat::journal {

bool in_use(const std::string& folder) {
    struct stat tail {};
    if (stat(tail_of(folder).c_str(), &tail) != 0) return false;
    // 1: FLOCK  ADVISORY  READ 4711 08:01:131090 0 EOF
    const std::string inode = ':' + std::to_string(tail.st_ino) + ' ';
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        if (line.find(" FLOCK ") != std::string::npos && line.find(inode) != std::string::npos) return true;
    }
    return false;
}

}  // namespace offbeat::journal
