#include "keeper/sample_run.hpp"

#include <boost/test/unit_test.hpp>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

// A file system of its own for runs' folders, seen by this thread and its children only.
class SmallDisk {
public:
    explicit SmallDisk(const fs::path& folder) : folder_(folder) {
        fs::create_directory(folder);
        made_ = unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }
    ~SmallDisk() { umount2(folder_.c_str(), MNT_DETACH); }

    bool hold(std::uintmax_t kilobytes) {
        umount2(folder_.c_str(), MNT_DETACH);
        const std::string size = "mode=755,size=" + std::to_string(kilobytes) + "k";
        return made_ && mount("offbeat", folder_.c_str(), "tmpfs", 0, size.c_str()) == 0;
    }

private:
    fs::path folder_;
    bool made_;
};

// What its files take on a tmpfs.
std::uintmax_t pages_of_template(const Scene& scene) {
    std::uintmax_t pages = 0;
    for (const auto& entry : fs::recursive_directory_iterator(scene.home() / "postgresql")) {
        if (entry.is_regular_file()) pages += (entry.file_size() + 4095) / 4096;
    }
    return pages;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(full_disk)

BOOST_AUTO_TEST_CASE(it_is_said_and_nothing_is_left) {
    const Scene scene;
    const auto disk = scene.folders() / "disk";
    SmallDisk small(disk);
    if (!small.hold(1)) {
        std::cout << "skipped: only root can make a small file system\n";
        BOOST_CHECK(true);
        return;
    }
    int failed_copies = 0, failed_starts = 0, up_at_last = 0;
    // Too small for the copy, then for what the server writes when it starts, then large enough.
    const auto copy = pages_of_template(scene) * 4;
    for (const auto kilobytes : {std::uintmax_t{1000}, copy / 2, copy - 100, copy + 4, copy + 8, copy + 16, copy + 32,
                                 copy + 64, copy + 128, copy + 512, copy + 50'000}) {
        BOOST_REQUIRE(small.hold(kilobytes));
        Sample sample(scene, "running", {"OFFBEAT_RUNS=" + disk.string()});
        std::string line = sample.line(), all;
        const bool up = line.starts_with("ready ");
        for (; !up && !line.empty(); line = sample.line()) all += line + '\n';
        BOOST_TEST_MESSAGE(kilobytes << " kB: " << (up ? "up\n" : all));
        if (up) {
            BOOST_TEST(kilobytes > copy);
            ++up_at_last;
            sample.kill();
        } else {
            BOOST_TEST(sample.status() == 3);
            BOOST_TEST(all.find("No space left on device") != std::string::npos, all);
            ++(all.find("its log ends") != std::string::npos ? failed_starts : failed_copies);
        }
        while (!fs::is_empty(scene.runs())) usleep(1000);
        BOOST_TEST(fs::is_empty(disk));
    }
    BOOST_TEST(failed_copies > 0);
    BOOST_TEST(failed_starts > 0);
    BOOST_TEST(up_at_last > 0);
    std::cout << "full disk: " << failed_copies << " copies and " << failed_starts << " starts failed clearly\n";
}

BOOST_AUTO_TEST_SUITE_END()
