// The protocol around an illegal request, seen from outside: samples/protocol_sample.cpp against a service with a flaw.

#include "offbeat/orthotropic/test_base.hpp"
#include "support/sample.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace offbeat;
using namespace offbeat::test;

namespace {

constexpr const char* usual = "target,when,expect,values\nid,,,<null>,<empty>,<len(17)>\nid,,DUPLICATE,<existing(id)>\n"
                              "scene,,,<null>,INV\nowner,,,<null>\namount,,,0,501\n";
constexpr const char* bare =
    "target,when,expect,values\nid,,,<null>,<empty>,<len(17)>\nscene,,,<null>,INV\nowner,,,<null>\namount,,,0,501\n";

void write_suite(const TempDir& folder, const std::string& name, const std::string& config, const std::string& id) {
    const std::string path = "testres/funcExp/" + name + '/';
    write_file(folder.file(path + name + "FuncExceptionTest.test" + name + ".csv"),
               "config,base,expect,expectNullRequest\nc.csv,base.csv@legal,ILLEGAL,REQUEST_NULL\n");
    write_file(folder.file(path + "c.csv"), config);
    write_file(folder.file(path + "base.csv"),
               "attribute,legal,paid\nid," + id + ",\nscene,ORDER,PAY\nowner,Lee,\namount,10,\n");
}

SampleRun run(const std::string& arguments, const std::string& method = "OrderFuncExceptionTest",
              const std::string& config = usual) {
    const TempDir folder;
    write_suite(folder, "Order", config, "ORDER-0000000001");
    write_suite(folder, "Hooks", std::string(usual) + "owner,,X,<missing(owner)>\n", "ORDER-0000000001");
    write_suite(folder, "Bare", bare, "LEGAL");
    return run_sample("protocol_sample", folder, "--run_test=" + method + ' ' + arguments);
}

void check_counts(const SampleRun& run, int passed, int failed, int broken) {
    BOOST_TEST(run.count("passed") == passed, run.output);
    BOOST_TEST(run.count("failed") == failed, run.output);
    BOOST_TEST(run.count("broken") == broken, run.output);
    BOOST_TEST(run.status == (failed + broken == 0 ? 0 : 201));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol)

BOOST_AUTO_TEST_CASE(is_green_for_a_sound_service) {
    check_counts(run(""), 10, 0, 0);
    check_counts(run("--flaw=names_no_attribute"), 10, 0, 0);  // none need name one
}

BOOST_AUTO_TEST_CASE(fails_where_a_refusal_names_no_attribute_and_others_did) {
    const SampleRun ran = run("--flaw=names_id_only");
    check_counts(ran, 5, 5, 0);  // the null request and the four of id
    BOOST_TEST(ran.why("scene_INV") ==
               "|scene = \"INV\" was refused with ILLEGAL (no such scene), which names no attribute; expected scene");
}

BOOST_AUTO_TEST_CASE(lets_the_suite_say_whether_refusals_name_their_attribute) {
    check_counts(run("--flaw=names_no_attribute --naming=always"), 1, 9, 0);  // the null request is nobody's fault
    check_counts(run("--naming=always"), 10, 0, 0);
    check_counts(run("--flaw=names_id_only --naming=never"), 10, 0, 0);
}

BOOST_AUTO_TEST_CASE(breaks_every_row_where_the_legal_request_is_refused) {
    const SampleRun ran = run("--flaw=refuses_legal");
    check_counts(ran, 0, 0, 10);
    for (const char* id : {"null_request", "id_null", "scene_INV", "id_existing"}) {
        BOOST_TEST(
            ran.why(id).starts_with("testres/funcExp/Order/base.csv:1:11: the legal request base.csv@legal is refused "
                                    "with SERVICE_DOWN (no route): "
                                    "while it is, no refusal proves anything; expected a request that is accepted"),
            ran.why(id));
    }
}

BOOST_AUTO_TEST_CASE(breaks_only_what_departs_from_a_refused_request) {
    std::string config = usual;
    config += "scene,base.csv@paid,,CASH\n";
    const SampleRun ran = run("", "OrderFuncExceptionTest", config);
    check_counts(ran, 11, 0, 0);
    BOOST_TEST(ran.row("scene_CASH_when_paid") != nullptr);
}

BOOST_AUTO_TEST_CASE(fails_where_an_illegal_value_is_accepted) {
    const SampleRun ran = run("--flaw=accepts_scene");
    check_counts(ran, 8, 2, 0);
    BOOST_TEST(ran.why("scene_INV").find("scene = \"INV\" was accepted; expected a refusal with ILLEGAL") !=
                   std::string::npos,
               ran.why("scene_INV"));
    BOOST_TEST(ran.why("scene_INV").find("the illegal request changed the service's state") != std::string::npos,
               ran.why("scene_INV"));
}

BOOST_AUTO_TEST_CASE(fails_where_the_refusal_has_another_code) {
    const SampleRun ran = run("--flaw=wrong_code");
    check_counts(ran, 0, 10, 0);
    BOOST_TEST(ran.why("scene_INV") ==
               "|scene = \"INV\" was refused with OOPS, blaming scene (no such scene); expected ILLEGAL");
    BOOST_TEST(ran.why("null_request") == "|the null request was refused with OOPS; expected REQUEST_NULL");
    BOOST_TEST(ran.why("id_existing").find("expected DUPLICATE") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(fails_where_the_refusal_blames_another_attribute) {
    const SampleRun ran = run("--flaw=wrong_attribute");
    check_counts(ran, 0, 10, 0);
    BOOST_TEST(ran.why("scene_INV") == "|scene = \"INV\" was refused for the wrong attribute: refused with ILLEGAL, "
                                       "blaming elsewhere (no such scene); expected scene");
    BOOST_TEST(ran.why("null_request").find("expected none") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(may_blame_the_other_attribute_of_two_that_do_not_go_together) {
    const auto run_voucher = [](const std::string& arguments) {
        const TempDir folder;
        const std::string path = "testres/funcExp/Voucher/";
        write_file(folder.file(path + "VoucherFuncExceptionTest.testVoucher.csv"),
                   "config,base,expect\nc.csv,base.csv@fixed,ILLEGAL\n");
        write_file(folder.file(path + "c.csv"),
                   "target,when,expect,values\ncalcType,,,<null>,INV,FLOAT\nfaceValue,,,<null>\n"
                   "validFrom,,,tomorrow,<@validTo>\nvalidTo,,,<@validFrom>\n");
        write_file(folder.file(path + "base.csv"), "attribute,fixed\ncalcType,FIXED\nfaceValue,10.00\n"
                                                   "validFrom,2015-04-01 00:00:00\nvalidTo,2015-04-30 23:59:59\n");
        return run_sample("protocol_sample", folder, "--run_test=VoucherFuncExceptionTest " + arguments);
    };
    check_counts(run_voucher(""), 8, 0, 0);
    const SampleRun elsewhere = run_voucher("--flaw=wrong_attribute");
    check_counts(elsewhere, 1, 7, 0);
    BOOST_TEST(elsewhere.output.find("expected validFrom or validTo") != std::string::npos, elsewhere.output);
    BOOST_TEST(elsewhere.output.find("expected calcType or faceValue") != std::string::npos, elsewhere.output);
    // What breaks its own domain is to blame, though it breaks another's with it: `tomorrow` is no earlier than
    // validTo.
    check_counts(run_voucher("--flaw=blames_valid_to"), 3, 5, 0);
}

BOOST_AUTO_TEST_CASE(fails_where_a_refused_request_changes_the_state) {
    const SampleRun ran = run("--flaw=changes_state");
    check_counts(ran, 0, 10, 0);
    BOOST_TEST(ran.why("amount_0").find("the illegal request changed the service's state: it was ") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(fails_where_the_service_breaks_after_an_illegal_request) {
    const SampleRun ran = run("--flaw=breaks_after");
    BOOST_TEST(ran.why("null_request") == "|after this case the legal request base.csv@legal is no longer accepted: "
                                          "refused with SERVICE_DOWN (no route)");
    BOOST_TEST(ran.count("passed") == 0);
    BOOST_TEST(ran.status == 201);
}

BOOST_AUTO_TEST_CASE(sends_the_canary_as_often_as_it_is_told) {
    // After the first refusal all are SERVICE_DOWN, so only the code tells; the canary tells after the third case,
    // sixth and ninth.
    const auto canaries = [](const SampleRun& ran) {
        int count = 0;
        for (const auto& row : ran.report.at("rows").as_array()) {
            count +=
                ran.why(std::string(row.as_object().at("id").as_string())).find("after this case") != std::string::npos
                    ? 1
                    : 0;
        }
        return count;
    };
    BOOST_TEST(canaries(run("--flaw=breaks_after")) ==
               9);  // id_existing breaks before it: nothing can be made to exist
    const SampleRun third = run("--flaw=breaks_after --canary-every=3");
    BOOST_TEST(canaries(third) == 3);
    BOOST_TEST(third.why("id_null").find("after this case") == std::string::npos);   // the second
    BOOST_TEST(third.why("id_empty").find("after this case") != std::string::npos);  // the third
    BOOST_TEST(canaries(run("--flaw=breaks_after --canary-every=0")) == 0);
    check_counts(run("--canary-every=0"), 10, 0, 0);
}

BOOST_AUTO_TEST_CASE(refuses_a_canary_that_is_no_number) {
    for (const char* value : {"often", "-1", "3x"}) {
        const SampleRun ran = run("--canary-every=" + std::string(value));
        check_counts(ran, 0, 0, 10);
        BOOST_TEST(ran.why("null_request") ==
                   "--canary-every=" + std::string(value) + "; expected a number of cases, or 0 for never");
    }
}

BOOST_AUTO_TEST_CASE(breaks_the_row_that_throws_and_no_other) {
    const SampleRun ran = run("--flaw=throws");
    check_counts(ran, 9, 0, 1);
    BOOST_TEST(ran.why("scene_INV").find("unexpected std::runtime_error: connection reset") != std::string::npos,
               ran.why("scene_INV"));
}

BOOST_AUTO_TEST_CASE(fails_where_the_body_judges_nothing) {
    for (const char* flaw : {"body_is_empty", "body_only_sends"}) {
        const SampleRun ran = run("--flaw=" + std::string(flaw));
        check_counts(ran, 0, 10, 0);
        BOOST_TEST(ran.why("scene_INV") == "|the body judged no response; expected a call of expect_refused()");
        BOOST_TEST(ran.why("null_request") == "|the body judged no response; expected a call of expect_refused()");
    }
}

BOOST_AUTO_TEST_CASE(leaves_a_body_that_skips_skipped) {
    const SampleRun ran = run("--flaw=body_skips");
    BOOST_TEST(ran.count("skipped") == 10, ran.output);
    BOOST_TEST(ran.why("scene_INV") == "not today");
}

BOOST_AUTO_TEST_CASE(skips_with_its_reason_where_the_state_cannot_be_read) {
    const SampleRun ran = run("--flaw=no_state");
    BOOST_TEST(ran.count("skipped") == 10);
    BOOST_TEST(ran.why("scene_INV") == "the store can't be read");
    BOOST_TEST(ran.status == 201);  // nothing was proved
}

BOOST_AUTO_TEST_CASE(works_without_declared_domains) {
    const SampleRun ran = run("", "BareFuncExceptionTest");
    check_counts(ran, 9, 0, 0);
    BOOST_TEST(ran.row("scene_INV")->at("labels").as_object().at("class").as_string() == "other");
}

BOOST_AUTO_TEST_CASE(asks_the_hooks_for_prepared_data) {
    const SampleRun ran = run("", "HooksFuncExceptionTest");
    BOOST_TEST(ran.why("id_existing") == "");
    BOOST_TEST(ran.why("owner_missing").find("expected X") != std::string::npos,
               ran.why("owner_missing"));  // the row expects X
    check_counts(ran, 10, 1, 0);
}

BOOST_AUTO_TEST_CASE(breaks_where_a_hook_is_missing) {
    const SampleRun ran = run("", "OrderFuncExceptionTest", std::string(usual) + "owner,,X,<missing(owner)>\n");
    check_counts(ran, 10, 0, 1);
    BOOST_TEST(ran.why("owner_missing") == "missing(owner) is not known to this test class; override missing() to say "
                                           "which values the service doesn't know");
}

BOOST_AUTO_TEST_CASE(makes_fresh_texts_like_the_legal_one) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(fresh_like("OUT-20150401-0001"));
    BOOST_TEST(seen.size() == 1000U);
    BOOST_TEST(seen.begin()->size() == 17U);
    BOOST_TEST(seen.begin()->starts_with("OUT-2"));
    BOOST_TEST(fresh_like("").size() == 6U);
    BOOST_TEST(fresh_like("满50减10代金券").size() == 12U);
    BOOST_TEST(fresh_like("满50减10代金券", 9).size() == 9U);
}

BOOST_AUTO_TEST_CASE(makes_fresh_texts_that_the_legal_ones_domain_allows) {
    const auto all_digits = [](const std::string& text) {
        return text.find_first_not_of("0123456789") == std::string::npos;
    };
    for (const char* legal : {"7", "42", "5000", "2088000000", "208800000012", "2088000000000001"}) {
        const std::string text(legal), fresh = fresh_like(text, text.size());
        BOOST_TEST(all_digits(fresh), fresh);
        BOOST_TEST(fresh.front() != '0', fresh);
        BOOST_TEST(fresh.size() == text.size(), fresh);
    }
    BOOST_TEST(fresh_like("AB", 4).size() == 4U);
    BOOST_TEST(fresh_like("AB", 2).size() == 2U);
    BOOST_TEST(fresh_like("AB", 16).size() == 6U);
    std::set<std::string> seen;
    for (int i = 0; i < 900; ++i) seen.insert(fresh_like("100", 3));  // as many as there are
    BOOST_TEST(seen.size() == 900U);
    seen.clear();
    for (int i = 0; i < 1000; ++i) seen.insert(fresh_like("AB", 2));
    BOOST_TEST(seen.size() == 1000U);
}

BOOST_AUTO_TEST_CASE(keeps_fresh_values_within_the_declared_domain) {
    const auto run_ticket = [](const std::string& code, const std::string& arguments) {
        const TempDir folder;
        const std::string path = "testres/funcExp/Ticket/";
        write_file(folder.file(path + "TicketFuncExceptionTest.testTicket.csv"), "config,base\nc.csv,base.csv@legal\n");
        write_file(folder.file(path + "c.csv"),
                   "target,when,expect,values\nnumber,,,0\ncode,,,<null>\nserial,,,<null>\nscene,,,INV\n");
        write_file(folder.file(path + "base.csv"),
                   "attribute,legal\nnumber,5\ncode," + code + "\nserial,2088\nscene,PAY\n");
        return run_sample("protocol_sample", folder, "--run_test=TicketFuncExceptionTest " + arguments);
    };
    // Capitals where the pattern has small letters; of three characters that move on, all may be digits by chance.
    int broken = 0;
    SampleRun ran = run_ticket("ab", "");
    for (int i = 0; i < 3; ++i) {
        if (i > 0) ran = run_ticket("ab", "");
        BOOST_TEST(ran.count("failed") == 0);
        BOOST_TEST(ran.count("passed") + ran.count("broken") == 5);
        broken += ran.count("broken");
    }
    BOOST_TEST(broken > 0);
    for (const char* id : {"null_request", "code_null", "scene_INV"}) {
        if (ran.why(id).empty()) continue;
        BOOST_TEST(ran.why(id).starts_with("the fresh value \""), ran.why(id));
        BOOST_TEST(ran.why(id).ends_with(
                       "\" for code isn't legal (pattern); override fresh() to say which values are legal and unused"),
                   ran.why(id));
    }
    check_counts(run_ticket("12", ""), 5, 0, 0);
    const SampleRun refused = run_ticket("12", "--flaw=refuses_legal");
    check_counts(refused, 0, 0, 5);
    BOOST_TEST(refused.why("scene_INV").find(" for code is so short that it may be taken already") != std::string::npos,
               refused.why("scene_INV"));
}

BOOST_AUTO_TEST_SUITE_END()
