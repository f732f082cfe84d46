// expect: describe

#include <offbeat/orthotropic/request.hpp>
#include <offbeat/orthotropic/test_base.hpp>
#include <offbeat/test.hpp>

#include <boost/describe/class.hpp>

#include <string>

struct CreateRequest {
    std::string pid = "2088";
};
#ifdef OFFBEAT_POSITIVE_CONTROL
BOOST_DESCRIBE_STRUCT(CreateRequest, (), (pid))
#endif

class InvalidCreateFuncExceptionTest
    : public offbeat::OrthotropicRequestTestBase<InvalidCreateFuncExceptionTest, CreateRequest> { // here
public:
    OFFBEAT_TEST(testInvalidCreate, .dataProvider = "OrthotropicRequestProvider") // here
    void testInvalidCreate(const offbeat::OrthotropicRequest<CreateRequest>&) {}

    std::string state() override { return {}; }
    offbeat::Response send(const CreateRequest*) override { return {}; }
};
