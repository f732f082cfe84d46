#pragma once

namespace offbeat {

struct Row;

/// What every test class is. One instance serves all rows of its methods, as with TestNG.
class TestClass {
public:
    TestClass() = default;
    TestClass(const TestClass&) = delete;
    TestClass& operator=(const TestClass&) = delete;
    virtual ~TestClass() = default;

    /// Around each row, outside the user's own before- and after-methods: for base classes that bring a protocol.
    /// What before_row throws or asserts breaks the row; after_row runs whatever happened in between.
    virtual void before_row(Row& /*row*/) {}
    virtual void after_row(Row& /*row*/) {}
    /// Right after the row's body, where it returned: neither threw nor skipped.
    virtual void body_ended(Row& /*row*/) {}
};

/// The base of a test class that annotates its methods: `class PaymentTest : public offbeat::TestBase<PaymentTest>`.
template <class Self>
class TestBase : public TestClass {
protected:
    using self_type = Self;  // what OFFBEAT_TEST forms its member pointers with
};

}  // namespace offbeat
