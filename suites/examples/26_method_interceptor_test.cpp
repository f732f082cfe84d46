// A method interceptor leaves out methods and changes their order, before their rows are made. This one heeds its own
// class only, as the program has others.

#include "offbeat/listener.hpp"
#include "offbeat/test.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

class NoDrafts final : public offbeat::MethodInterceptor {
public:
    void intercept(std::vector<const offbeat::TestMethod*>& methods) override {
        std::erase_if(methods, [](const offbeat::TestMethod* method) {
            return method->class_name == "MethodInterceptorTest" && method->name.ends_with("Draft");
        });
    }
};
OFFBEAT_LISTENER("no drafts", NoDrafts);

}  // namespace

class MethodInterceptorTest : public offbeat::TestBase<MethodInterceptorTest> {
public:
    OFFBEAT_TEST(testFinished, .groups = {"examples"})
    void testFinished() { OFFBEAT_CHECK(true); }

    OFFBEAT_TEST(testDraft, .groups = {"examples"})
    void testDraft() { OFFBEAT_CHECK(false); }  // never runs
};
