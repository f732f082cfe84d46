#define BOOST_TEST_MODULE with_postgresql
#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

/// A script's background jobs ignore SIGINT, and so would everything that these tests start.
struct SignalsAsUsual {
    SignalsAsUsual() { std::signal(SIGINT, SIG_DFL); }
};
BOOST_TEST_GLOBAL_FIXTURE(SignalsAsUsual);

/// The tests look at what a server leaves behind, and other tests' servers come and go beside them: so they have a
/// temporary directory of their own, which the servers' unprivileged user may pass through.
class OwnTemporaryDirectory {
public:
    OwnTemporaryDirectory() {
        auto pattern = (std::filesystem::temp_directory_path() / "with-postgresql-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("can't make " + pattern);
        path_ = pattern;
        chmod(path_.c_str(), 0755);
        setenv("TMPDIR", path_.c_str(), 1);
    }
    OwnTemporaryDirectory(const OwnTemporaryDirectory&) = delete;
    OwnTemporaryDirectory& operator=(const OwnTemporaryDirectory&) = delete;
    ~OwnTemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

private:
    std::filesystem::path path_;
};
BOOST_TEST_GLOBAL_FIXTURE(OwnTemporaryDirectory);
