// A contract: test methods of a base class, which each class derived from it runs. An abstract base runs none itself.

#include "offbeat/test.hpp"

#include <deque>
#include <vector>

class SequenceTest : public offbeat::TestBase<SequenceTest> {
public:
    OFFBEAT_TEST(testGrows, .groups = {"examples"})
    void testGrows() {
        push(7);
        OFFBEAT_CHECK(size() == 1);
    }

private:
    virtual void push(int value) = 0;
    virtual std::size_t size() const = 0;
};

class VectorTest : public SequenceTest {
public:
    using self_type = VectorTest;
    OFFBEAT_CLASS()

private:
    void push(int value) override { values_.push_back(value); }
    std::size_t size() const override { return values_.size(); }
    std::vector<int> values_;
};

class DequeTest : public SequenceTest {
public:
    using self_type = DequeTest;
    OFFBEAT_CLASS()

private:
    void push(int value) override { values_.push_back(value); }
    std::size_t size() const override { return values_.size(); }
    std::deque<int> values_;
};
