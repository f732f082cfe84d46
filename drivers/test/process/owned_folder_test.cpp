#include "owned_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <fstream>

using namespace offbeat::process;
namespace fs = std::filesystem;

namespace {

// A folder for the sweeps of one case.
struct Room {
    OwnedFolder room{"offbeat-owned-folder-test-"};

    fs::path folder(const std::string& name, const std::string& owner) const {
        const auto path = room.path() / name;
        fs::create_directory(path);
        if (!owner.empty()) std::ofstream(path / "owner") << owner << '\n';
        return path;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(owned_folder, Room)

BOOST_AUTO_TEST_CASE(is_made_and_removed) {
    fs::path path;
    {
        const OwnedFolder folder("offbeat-owned-folder-test-");
        path = folder.path();
        std::ofstream(path / "something") << "x";
        BOOST_TEST(fs::exists(path / "owner"));
    }
    BOOST_TEST(!fs::exists(path));
}

BOOST_AUTO_TEST_CASE(a_sweep_removes_what_the_dead_left_and_nothing_else) {
    const auto dead = folder("swept-dead", "4194304 1");                          // above the greatest pid there is
    const auto reused = folder("swept-reused", std::to_string(getpid()) + " 1");  // this pid, started another time
    const auto elsewhere = folder("swept-elsewhere", "4194304 1\npid:[1]");       // of another name space of processes
    const auto young = folder("swept-young", "");
    const auto other = folder("other", "4194304 1");
    const auto abandoned = folder("swept-abandoned", "");
    fs::last_write_time(abandoned, fs::file_time_type::clock::now() - std::chrono::hours(2));
    fs::create_directory_symlink(other, room.path() / "swept-link");
    const auto alive = folder("swept-alive", "");
    fs::copy_file(room.path() / "owner", alive / "owner");

    sweep_dead_folders(room.path(), "swept-");

    for (const auto& gone : {dead, reused, abandoned}) BOOST_TEST(!fs::exists(gone), gone);
    for (const auto& kept : {young, elsewhere, other, alive, room.path() / "swept-link"})
        BOOST_TEST(fs::exists(kept), kept);
}

BOOST_AUTO_TEST_SUITE_END()
