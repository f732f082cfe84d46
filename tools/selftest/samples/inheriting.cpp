// Test methods of base classes.

#include "trace.hpp"

#include <offbeat/assert.hpp>
#include <offbeat/test.hpp>

#include <string>

namespace {

/// What every store must do; each kind of store is a class derived from it.
class InheritedStoreTest : public offbeat::TestBase<InheritedStoreTest> {
public:
    OFFBEAT_TEST(testKeeps, .groups = {"contract"})
    void testKeeps() { trace(name() + " keeps"); }

    OFFBEAT_TEST(testEmpties, .groups = {"contract"})
    void testEmpties() { trace(name() + " empties"); }

    virtual std::string name() const = 0;
};

class InheritedMemoryTest : public InheritedStoreTest {
public:
    using self_type = InheritedMemoryTest;
    OFFBEAT_CLASS()
    std::string name() const override { return "memory"; }
};

class InheritedFileTest : public InheritedStoreTest {
public:
    using self_type = InheritedFileTest;

    OFFBEAT_TEST(testSyncs)
    void testSyncs() { trace("file syncs"); }

    OFFBEAT_TEST(testEmpties, .groups = {"own"})
    void testEmpties() { trace("file empties its own way"); }

    std::string name() const override { return "file"; }
};

class InheritedRemoteFileTest : public InheritedFileTest {
public:
    using self_type = InheritedRemoteFileTest;
    OFFBEAT_CONFIG(connect)
    void connect() { trace("connect"); }
    std::string name() const override { return "remote file"; }
};

}  // namespace
