// expect: non-static member function

#include <offbeat/class_provider.hpp>

#include <vector>

class AmountTest : public offbeat::TestBase<AmountTest> {
public:
    OFFBEAT_CLASS_PROVIDER("amounts", amounts)  // here
#ifdef OFFBEAT_POSITIVE_CONTROL
    static std::vector<int> amounts() {
        return {1};
    }
#else
    std::vector<int> amounts() {
        return {1};
    }
#endif
};
