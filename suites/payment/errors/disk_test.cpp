// Disks that are full: for the new database, and under one that runs.
#include "scene.hpp"

#include <sys/mount.h>

#include <fstream>

using namespace errors;
namespace fs = std::filesystem;
namespace test = boost::unit_test;

namespace {

/// A small file system, for the runs' folders alone.
class SmallDisk {
public:
    SmallDisk(const fs::path& folder, const std::string& size) : folder_(folder) {
        fs::create_directory(folder);
        // Servers run as a user of their own, and must get there.
        fs::permissions(folder.parent_path(), fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add);
        const std::string options = "mode=755,size=" + size;
        if (mount("payment-errors", folder.c_str(), "tmpfs", 0, options.c_str()) != 0)
            throw std::runtime_error("can't mount " + folder.string());
    }
    ~SmallDisk() {
        if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool empty() const { return fs::is_empty(folder_); }
    /// False where somebody still has something of it open, or works in it.
    bool unmount() {
        mounted_ = umount2(folder_.c_str(), 0) != 0;
        return !mounted_;
    }

private:
    fs::path folder_;
    bool mounted_ = true;
};

/// The service's own folder is on the same file system as its database: no payment finds any room.
constexpr const char* fills_the_disk = R"python(
import fcntl, os

@app.before_request
def fill():
    with open("lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        import flask
        if flask.request.method == "POST" and not os.path.exists("filling"):
            with open("filling", "wb", buffering=0) as file:
                try:
                    while True:
                        file.write(bytes(4096))
                except OSError:
                    pass
            afterwards()

def afterwards():
    pass
)python";

/// Then the next file of its log makes PostgreSQL panic, and it can't recover either.
constexpr const char* and_begins_a_new_log = R"python(
def afterwards():
    import psycopg2
    from payment_service.bounded import BoundedConnection
    try:
        other = BoundedConnection(os.environ["DATABASE_URL"], 5)
        other.autocommit = True
        for count in range(4):
            other.cursor().execute("select pg_logical_emit_message(true, 'more', 'to write')")
            other.cursor().execute("select pg_switch_wal()")
    except psycopg2.Error:
        pass  # the log is on the full disk, too
)python";

}  // namespace

BOOST_AUTO_TEST_SUITE(full_disk, *test::precondition(is_root))

BOOST_AUTO_TEST_CASE(for_the_new_database) {
    {
        const Scene first;  // makes the template that the copies are of
        BOOST_TEST(first.payment({"--outage-target=process"}).status == 0);
    }
    for (const auto* size : {"256k", "4m", "20m"}) {
        BOOST_TEST_CONTEXT(size) {
            Scene scene;
            SmallDisk disk(scene.folder() / "disk", size);
            scene.give("OFFBEAT_RUNS=" + (scene.folder() / "disk").string());
            const auto run = scene.payment({"--outage-target=process"});
            expect_told_and_healed(run, 30);
            BOOST_TEST(run.status_of("ROW") == "broken");
            EXPECT_HOLDS(run.told_of("ROW"), "can't launch db");
            EXPECT_HOLDS(run.told_of("ROW"), "No space left on device");
            BOOST_TEST(disk.empty());
            BOOST_TEST(disk.unmount());
        }
    }
}

BOOST_AUTO_TEST_CASE(under_a_database_that_runs) {
    Scene scene;
    scene.rows("ONE,,none,,,201,5s,0.025\nTWO,,none,,,201,5s,0.025\n");
    scene.spoil("app.py", fills_the_disk);
    SmallDisk disk(scene.folder() / "disk", "200m");
    scene.give("OFFBEAT_RUNS=" + (scene.folder() / "disk").string());
    const auto run = scene.payment({"--outage-target=process"});
    expect_told_and_healed(run, 60);
    BOOST_TEST(run.count("failed") == 2U);
    for (const auto* row : {"ONE", "TWO"}) {
        EXPECT_HOLDS(run.told_of(row), "got 503");
        EXPECT_HOLDS(run.told_of(row), "database unavailable");
        EXPECT_HOLDS(run.told_of(row), "No space left on device");
        BOOST_TEST(run.label_of(row, "verdict") == "exact");
    }
    BOOST_TEST(disk.empty());
    BOOST_TEST(disk.unmount());
}

BOOST_AUTO_TEST_CASE(under_a_database_until_it_panics) {
    Scene scene;
    scene.rows("ONE,,none,,,201,5s,0.025\nTWO,,none,,,201,5s,0.025\n");
    scene.spoil("app.py", std::string(fills_the_disk) + and_begins_a_new_log);
    SmallDisk disk(scene.folder() / "disk", "200m");
    scene.give("OFFBEAT_RUNS=" + (scene.folder() / "disk").string());
    const auto run = scene.payment({"--outage-target=process"});
    expect_told_and_healed(run, 60);
    BOOST_TEST(run.count("broken") == 2U);
    EXPECT_HOLDS(run.told_of("ONE"), "the service db ended by itself; db's log ends:");
    EXPECT_HOLDS(run.told_of("ONE"), "No space left on device");
    BOOST_TEST(disk.empty());
    BOOST_TEST(disk.unmount());
}

BOOST_AUTO_TEST_SUITE_END()
