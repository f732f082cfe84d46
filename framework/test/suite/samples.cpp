#include "suite/samples.hpp"

#include "offbeat/test_class.hpp"

namespace {
class TransferTest : public offbeat::TestClass {};
}  // namespace
namespace bank {
class PayTest : public offbeat::TestClass {};
}  // namespace bank
namespace eu::bank {
class TaxTest : public offbeat::TestClass {};
}  // namespace eu::bank

namespace offbeat::test {
namespace {

template <class Class>
TestMethod method(std::string name, const Test& annotation = {}) {
    TestMethod test;
    test.class_name = type_name<Class>();
    test.name = std::move(name);
    test.annotation = annotation;
    test.where = {"tests.cpp", 7};
    test.ops.test_class = &detail::class_ops<Class>;
    return test;
}

}  // namespace

const std::vector<TestMethod>& registered_samples() {
    static const std::vector<TestMethod> all{
        method<TransferTest>("testPay", {.groups = {"funcExp"}}),
        method<TransferTest>("testRefund", {.groups = {"slow"}}),
        method<TransferTest>("testAudit"),
        method<::bank::PayTest>("testCard", {.groups = {"funcExp", "smoke"}}),
        method<eu::bank::TaxTest>("testVat"),
    };
    return all;
}

}  // namespace offbeat::test
