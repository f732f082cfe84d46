#include "samples.hpp"
#include "store_fixture.hpp"
#include "voucher/service/facade.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace voucher;
using namespace voucher::test;

namespace {

const auto engines = boost::unit_test::data::make({Engine::sqlite, Engine::postgresql});

bool refused_as_expected(const VcpResult& result, const IllegalCase& illegal) {
    return !result.success && result.errorCode == illegal.code && result.attribute == illegal.attribute;
}

// Answers "not taken" the first `lies` times: another session took the key just after.
struct RacingStore : Store {
    std::unique_ptr<Store> real = open_store("sqlite::memory:");
    int lies = 1;
    void create_table() override { real->create_table(); }
    long insert(const VpProduct& product) override { return real->insert(product); }
    std::optional<VpProduct> find(const std::string& pid, const std::string& number) override {
        return real->find(pid, number);
    }
    bool exists(const std::string& pid, const std::string& number) override {
        return lies-- > 0 ? false : real->exists(pid, number);
    }
    std::string fingerprint() override { return real->fingerprint(); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(facade_suite)

BOOST_DATA_TEST_CASE(stores_a_legal_request_and_reads_it_back, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    VcpVoucherProductFacade facade(*store);
    auto second = float_request();
    second.outBizNo = "OUT-2";
    second.fundAccounts = {{"券1", "2", "券1"}};
    for (const auto& request : {fixed_request(), second}) {
        const auto result = facade.createVoucherProduct(&request);
        BOOST_TEST(result.success, result.message);
        BOOST_TEST(result.errorCode == "");
        BOOST_TEST(result.id > 0);
        BOOST_TEST((facade.findVoucherProduct(*request.pid, *request.outBizNo) == request));
    }
    BOOST_TEST(!facade.findVoucherProduct("2088000000000001", "none").has_value());
}

BOOST_DATA_TEST_CASE(a_face_value_reads_back_with_two_decimals, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    VcpVoucherProductFacade facade(*store);
    auto request = fixed_request();
    request.faceValue = "010.5";
    BOOST_TEST(facade.createVoucherProduct(&request).success);
    BOOST_TEST(facade.findVoucherProduct(*request.pid, *request.outBizNo)->faceValue.value() == "10.50");
}

BOOST_DATA_TEST_CASE(refuses_all_53_and_stores_nothing, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    store_taken(*store);
    const auto before = store->fingerprint();
    VcpVoucherProductFacade facade(*store);
    for (const auto& illegal : illegal_cases()) BOOST_TEST_CONTEXT(illegal.name) {
            const auto result = facade.createVoucherProduct(illegal.pointer());
            BOOST_TEST(refused_as_expected(result, illegal), result.errorCode << ' ' << result.attribute);
            BOOST_TEST(result.id == 0);
            BOOST_TEST(store->fingerprint() == before);
        }
}

BOOST_DATA_TEST_CASE(no_constraint_can_go_unnoticed, engines, engine) {
    for (const auto& name : Validator::constraint_names()) {
        const auto store = empty_store(engine);
        if (!store) return;
        store_taken(*store);
        VcpVoucherProductFacade facade(*store, Validator().without(name));
        int noticed = 0;
        for (const auto& illegal : illegal_cases()) {
            noticed += refused_as_expected(facade.createVoucherProduct(illegal.pointer()), illegal) ? 0 : 1;
        }
        BOOST_TEST(noticed > 0, name);
    }
}

BOOST_DATA_TEST_CASE(a_failing_database_answers_storage_error, engines, engine) {
    const auto store = empty_store(engine);
    if (!store) return;
    VcpVoucherProductFacade facade(*store, Validator().without("pid.required").without("outBizNo.unique"));
    const auto before = store->fingerprint();
    auto request = fixed_request();
    request.pid = std::nullopt;
    const auto result = facade.createVoucherProduct(&request);
    BOOST_TEST(!result.success);
    BOOST_TEST(result.errorCode == "STORAGE_ERROR");
    BOOST_TEST(result.attribute == "");
    BOOST_TEST(store->fingerprint() == before);
}

BOOST_AUTO_TEST_CASE(a_key_taken_in_a_race_is_a_duplicate) {
    RacingStore store;
    VcpVoucherProductFacade facade(store);
    const auto request = fixed_request();
    BOOST_TEST(facade.createVoucherProduct(&request).success);
    store.lies = 1;
    const auto result = facade.createVoucherProduct(&request);
    BOOST_TEST(result.errorCode == "DUPLICATE_BIZ_NO");
    BOOST_TEST(result.attribute == "outBizNo");
}

BOOST_AUTO_TEST_SUITE_END()
