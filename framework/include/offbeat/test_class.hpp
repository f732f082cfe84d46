#pragma once

#include <vector>

namespace offbeat {

struct Row;

/// What every test class is. One instance serves all rows of its methods, as with TestNG.
class TestClass {
public:
    /// Whether no other class may run beside it, in another worker. A class that compares what is everybody's, such as
    /// a service's state, says `static constexpr bool runs_alone = true;`
    static constexpr bool runs_alone = false;

    TestClass() = default;
    TestClass(const TestClass&) = delete;
    TestClass& operator=(const TestClass&) = delete;
    virtual ~TestClass() = default;

    /// Once before the first row of a method, behind the class's instance and its before-class methods, with all rows
    /// of the method that this run will run (those that are ready and selected), in the plan's order. For base classes
    /// that run rows together: each is still judged in its turn, and may be told to have taken `seconds` of its own;
    /// the time spent here is no row's. Rows keep what is attached to them here. What this throws or asserts breaks (or
    /// skips, as skip() and EnvironmentError do) each of these rows with that cause. Assertions belong to the thread
    /// that called. Not called for a method whose rows are streamed, since nobody knows them all.
    virtual void before_rows(const std::vector<Row*>& /*rows*/) {}
    /// Around each row, outside the user's own before- and after-methods: for base classes that bring a protocol.
    /// What before_row throws or asserts breaks the row; after_row runs whatever happened in between.
    virtual void before_row(Row& /*row*/) {}
    virtual void after_row(Row& /*row*/) {}
    /// Right after the row's body, where it returned or threw what it is expected to: it was not skipped.
    virtual void body_ended(Row& /*row*/) {}
};

/// The base of a test class that annotates its methods: `class PaymentTest : public offbeat::TestBase<PaymentTest>`.
template <class Self>
class TestBase : public TestClass {
protected:
    using self_type = Self;  // what OFFBEAT_TEST forms its member pointers with
};

}  // namespace offbeat
