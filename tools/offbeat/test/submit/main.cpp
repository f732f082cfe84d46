#define BOOST_TEST_MODULE submit
#include "shards.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace {

/// All cases share one Slurm: this program becomes its COMMAND.
struct WithSlurm {
    WithSlurm() {
        if (std::getenv("SLURM_CONF") != nullptr) return;
        std::vector<char*> words{const_cast<char*>(with_slurm().c_str())};
        // What Boost.Test took from the command line is wanted there too.
        const std::string text = selftest::contents("/proc/self/cmdline");
        std::string all = std::filesystem::read_symlink("/proc/self/exe").string() + text.substr(text.find('\0'));
        for (std::size_t begin = 0; begin < all.size(); begin = all.find('\0', begin) + 1)
            words.push_back(all.data() + begin);
        words.push_back(nullptr);
        execv(words[0], words.data());
        throw std::runtime_error(with_slurm() + ": " + std::strerror(errno));
    }
};

}  // namespace

BOOST_TEST_GLOBAL_CONFIGURATION(WithSlurm);
