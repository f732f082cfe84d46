// Suite files: TestNG's testng.xml, as a project of Java has it.

#include "sample.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace selftest;
namespace data = boost::unit_test::data;

namespace {

using Words = std::vector<std::string>;

const auto jobs = data::make({"--jobs=0", "--jobs=2"});

/// Runs the samples by a suite file, beside which nothing else lies.
struct Suite {
    Sample sample;
    Folder folder;

    SampleRun run(const std::string& text, Words options = {}) {
        std::ofstream(folder.path("testng.xml")) << "<suite name=\"all\">" << text << "</suite>\n";
        options.push_back("--suite=" + folder.path("testng.xml"));
        return sample.run_with(options);
    }
    SampleRun run_classes(const std::string& classes, Words options = {}) {
        return run("<test name=\"t\"><classes>" + classes + "</classes></test>", std::move(options));
    }
};

Words names(const SampleRun& run) {
    Words all;
    for (const auto& row : run.rows)
        all.push_back(text_of(row.all.at("class")) + '.' + text_of(row.all.at("method")) + '/' + row.id);
    return all;
}

/// What a row attached under a name.
std::string attached(const ReportedRow& row, const std::string& name) {
    if (!row.all.as_object().contains("attachments")) return "(nothing)";
    for (const auto& attachment : row.all.at("attachments").as_array()) {
        if (text_of(attachment.at("name")) == name) return text_of(attachment.at("content"));
    }
    return "(nothing)";
}

std::string pay(const std::string& methods) {
    return "<class name=\"com.acme.bank.SuitePayTest\"><methods>" + methods + "</methods></class>";
}

const std::string pays = pay("<include name=\"testPay\"/>");

#define EXPECT_ROWS(run, ...) BOOST_TEST(names(run) == (Words{__VA_ARGS__}), boost::test_tools::per_element())

}  // namespace

BOOST_AUTO_TEST_SUITE(suite_files)

BOOST_DATA_TEST_CASE(classes_and_methods_run_in_the_files_order, jobs, how) {
    Suite suite;
    const std::string text = "<class name=\"com.acme.bank.SuiteLoginTest\"><methods><exclude name=\"testLogin\"/>"
                             "</methods></class>" +
                             pay("<include name=\"test(Pay|Refund)\"/>");
    const SampleRun run = suite.run_classes(text, {how});
    BOOST_TEST(run.outcome.status == 0, run.outcome.out + run.outcome.err);
    // Two workers may tell of two classes at once.
    if (std::string(how) == "--jobs=0")
        EXPECT_ROWS(run, "SuiteLoginTest.testLogout/once", "SuitePayTest.testRefund/once", "SuitePayTest.testPay/SMALL",
                    "SuitePayTest.testPay/LARGE", "SuitePayTest.testPay/HUGE");
    BOOST_TEST(run.count("planned") == 5);
    BOOST_TEST(text_of(run.report.at("methods").at(0).at("suiteTest")) == "t");
    BOOST_TEST(holds(contents(suite.sample.report("junit.xml")), "<property name=\"suiteTest\" value=\"t\"/>"));
}

BOOST_AUTO_TEST_CASE(plan_and_lists_obey) {
    Suite suite;
    const std::string list = suite.run_classes(pays, {"--list"}).outcome.out;
    BOOST_TEST(lines_of(list).size() == 3U, list);
    BOOST_TEST(holds(list, "SuitePayTest/testPay/HUGE"), list);
    const std::string plan = suite.run_classes(pays, {"--plan"}).outcome.out;
    BOOST_TEST(holds(plan, "3 rows in 1 method, 0 problems"), plan);
    BOOST_TEST(lines_of(suite.run_classes(pays, {"--rows"}).outcome.out).size() == 3U);
    // Filters of the command line come on top.
    EXPECT_ROWS(suite.run_classes(pays, {"--rows=text > 500", "--run_test=*/*/LARGE"}), "SuitePayTest.testPay/LARGE");
    EXPECT_ROWS(suite.run_classes(pays, {"--groups=suite_slow"}), "SuitePayTest.testPay/HUGE");
}

BOOST_AUTO_TEST_CASE(groups_count_of_methods_and_of_rows) {
    Suite suite;
    const auto run = [&](const std::string& groups, const Words& options = {"--jobs=0"}) {
        return suite.run(
            "<test name=\"t\"><groups>" + groups +
                "</groups><classes><class name=\"SuitePayTest\"/><class name=\"SuiteLoginTest\"/></classes></test>",
            options);
    };
    EXPECT_ROWS(run("<run><include name=\"suite_large\"/><exclude name=\"suite_slow\"/></run>"),
                "SuitePayTest.testPay/LARGE", "SuitePayTest.testStreamed/LARGE");
    EXPECT_ROWS(run("<run><include name=\"suite_l.*(out|ge)\"/><exclude name=\"suite_la.*\"/></run>"),
                "SuiteLoginTest.testLogout/once");
    EXPECT_ROWS(run("<define name=\"mine\"><include name=\"suite_slow\"/></define><run><include name=\"mine\"/></run>",
                    {"--jobs=0", "--row-bound=1"}),
                "SuitePayTest.testPay/HUGE", "SuitePayTest.testStreamed/HUGE");
    // Who names a method means it, as in TestNG.
    EXPECT_ROWS(suite.run("<groups><run><include name=\"suite_slow\"/></run></groups><test name=\"t\"><classes>" +
                          pay("<include name=\"testRefund\"/>") + "</classes></test>"),
                "SuitePayTest.testRefund/once");
    const SampleRun unknown = run("<run><include name=\"suite_larg\"/></run>");
    BOOST_TEST(unknown.outcome.status == 200);
    BOOST_TEST(holds(unknown.outcome.err, "testng.xml:1:56: nothing is in a group \"suite_larg\"; did you mean "
                                          "\"suite_large\"?"),
               unknown.outcome.err);
    // Nothing is left of the class that the groups leave out: its before-class methods don't run.
    BOOST_TEST(holds(run("<run><include name=\"suite_logout\"/></run>", {"--plan"}).outcome.out, "1 row in 1 method"));
}

BOOST_DATA_TEST_CASE(a_class_in_two_tests_runs_in_each_with_its_parameters, jobs, how) {
    Suite suite;
    const std::string parameter = "<parameter name=\"browser\" value=\"";
    const SampleRun run =
        suite.run(parameter +
                      "lynx\"/><parameter name=\"scheme\" value=\"http\"/><test name=\"first\"><classes><class "
                      "name=\"SuiteLoginTest\"/></classes>"
                      "</test><test name=\"on Firefox\">" +
                      parameter +
                      "firefox\"/><classes><class name=\"SuiteLoginTest\"><methods>"
                      "<include name=\"testLogin\">" +
                      parameter +
                      "iceweasel\"/><parameter name=\"retries\" value=\"7\"/></include><include "
                      "name=\"testLogout\"/></methods></class>"
                      "<class name=\"SuitePayTest\">" +
                      parameter +
                      "chrome &amp; &quot;co&quot;\"/></class></classes></test>"
                      "<test name=\"off\" enabled=\"false\"><classes><class name=\"SuiteLoginTest\"/></classes></test>",
                  {how});
    BOOST_TEST(run.outcome.status == 0, run.outcome.out + run.outcome.err);
    BOOST_TEST(run.count("passed") == 11);
    const auto row = [&](const std::string& name) -> const ReportedRow& {
        const auto all = names(run);
        const auto found = std::ranges::find(all, name);
        BOOST_REQUIRE(found != all.end());
        return run.rows[static_cast<std::size_t>(found - all.begin())];
    };
    BOOST_TEST(attached(row("SuiteLoginTest.testLogin/once"), "seen") == "lynx 3 http");
    BOOST_TEST(attached(row("SuiteLoginTest_in_on_Firefox.testLogin/once"), "seen") == "iceweasel 7 http");
    BOOST_TEST(attached(row("SuiteLoginTest_in_on_Firefox.testLogout/once"), "browser") == "firefox");
    BOOST_TEST(attached(row("SuitePayTest.testPay/HUGE"), "browser") == "chrome & \"co\"");
    BOOST_TEST(attached(row("SuitePayTest.testRefund/once"), "opened") == "chrome & \"co\"");
    BOOST_TEST(text_of(row("SuiteLoginTest.testLogin/once").all.at("parameters").at("browser")) == "lynx");
}

BOOST_AUTO_TEST_CASE(the_command_line_outweighs_parameters) {
    Suite suite;
    const std::string classes = "<parameter name=\"browser\" value=\"lynx\"/><test name=\"t\"><classes>"
                                "<class name=\"SuiteLoginTest\"/></classes></test>";
    const SampleRun run = suite.run(classes, {"--param=browser=w3m=1", "--param", "retries=9"});
    BOOST_TEST(attached(run.row("testLogin", "once"), "seen") == "w3m=1 9 https");
    BOOST_TEST(attached(run.row("testLogout", "once"), "browser") == "w3m=1");
    // And needs no file.
    const SampleRun plain = suite.sample.run("SuiteLoginTest", {"--param=browser=links"});
    BOOST_TEST(attached(plain.row("testLogin", "once"), "seen") == "links 3 https");
    BOOST_TEST(suite.sample.run("SuiteLoginTest", {"--param=browser"}).outcome.status == 200);
    // What isn't there is a bad row, that names what is; and so is a value that isn't of the type.
    const SampleRun missing = suite.sample.run("SuiteLoginTest", {"--param=browsr=links", "--param=retries=1"});
    const auto& row = missing.row("testLogin", "provider");
    BOOST_TEST(row.status == "broken");
    BOOST_TEST(holds(row.cause,
                     "no parameter \"browser\"; expected it in the suite file, as --param browser=VALUE, or a "
                     "default: \"browser=VALUE\"; did you mean \"browsr\"? known: browsr, retries"),
               row.cause);
    const SampleRun wrong = suite.run(classes, {"--param=retries=many"});
    BOOST_TEST(wrong.row("testLogin", "once").status == "broken");
    BOOST_TEST(holds(wrong.row("testLogin", "once").cause, "retries"), wrong.row("testLogin", "once").cause);
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once_and_nothing_runs) {
    Suite suite;
    const SampleRun run =
        suite.run("\n<listeners><listener class-name=\"com.acme.Nobody\"/></listeners>\n<test name=\"t\" "
                  "paralel=\"true\">\n<classes>\n<class name=\"com.acme.SuitePayTst\"/>\n<class "
                  "name=\"com.acme.SuiteLoginTest\"><methods><include name=\"testLogn\"/></methods></class>\n"
                  "</classes></test>");
    BOOST_TEST(run.outcome.status == 200);
    BOOST_TEST(run.rows.empty());
    const std::string file = "PROBLEM " + suite.folder.path("testng.xml");
    for (const std::string part :
         {":2:22: there is no listener \"com.acme.Nobody\"; known: journal",
          ":3:16: <test> has no attribute \"paralel\"; did you mean \"parallel\"?",
          ":5:8: there is no test class \"com.acme.SuitePayTst\"; did you mean \"SuitePayTest\"?",
          ":6:57: <include>: SuiteLoginTest has no test method \"testLogn\"; did you mean"})
        BOOST_TEST(holds(run.outcome.err, file + part), run.outcome.err);
    BOOST_TEST(suite.sample.run_with({"--suite=/nowhere/testng.xml"}).outcome.status == 200);
    BOOST_TEST(suite.run("<test name=\"t\"/>").outcome.status == 200);
}

BOOST_DATA_TEST_CASE(what_failed_is_a_suite_file, jobs, how) {
    Suite suite;
    const std::string file = suite.folder.path("broken");
    const std::string option = "--suite-broken-while=" + file;
    std::ofstream(file) << '!';
    const std::string text =
        "<test name=\"a &lt;b&gt;\"><parameter name=\"browser\" value=\"&quot;x&quot; &lt;&amp;&#10;\"/>"
        "<classes><class name=\"SuitePayTest\"/></classes></test><test name=\"b\"><classes>" +
        pays + "</classes></test>";
    BOOST_TEST(suite.run(text, {how, option}).count("failed") == 4);
    const std::string failed = suite.sample.report("failed-suite.xml");
    const std::string written = contents(failed);
    BOOST_TEST(holds(written, "<parameter name=\"offbeat.rows\" value=\"LARGE HUGE\"/>"), written);
    // One of them is gone.
    std::string edited = written;
    edited.replace(edited.find("LARGE"), 5, "LARGO");
    std::ofstream(suite.folder.path("edited.xml")) << edited;
    const SampleRun vanished = suite.sample.run_with({"--suite=" + suite.folder.path("edited.xml"), how, option});
    BOOST_TEST(holds(vanished.outcome.err, "SuitePayTest/testPay/LARGO isn't in the plan any more"),
               vanished.outcome.err);
    BOOST_TEST(vanished.count("failed") == 3);
    BOOST_TEST(suite.sample.run_with({"--suite=" + suite.folder.path("edited.xml"), "--plan"}).outcome.status == 0);
    std::filesystem::remove(file);
    std::ofstream(suite.folder.path("again.xml")) << written;
    const SampleRun again = suite.sample.run_with({"--suite=" + suite.folder.path("again.xml"), "--jobs=0", option});
    EXPECT_ROWS(again, "SuitePayTest.testPay/LARGE", "SuitePayTest.testPay/HUGE", "SuitePayTest_in_b.testPay/LARGE",
                "SuitePayTest_in_b.testPay/HUGE");
    BOOST_TEST(attached(again.row("LARGE"), "browser") == "\"x\" <&\n");
    BOOST_TEST(!std::filesystem::exists(failed));
    // Without a suite file, too.
    std::ofstream(file) << '!';
    suite.sample.run("SuitePayTest", {option});
    const SampleRun plain = suite.sample.run_with({"--suite=" + failed, option, "--jobs=0"});
    EXPECT_ROWS(plain, "SuitePayTest.testPay/LARGE", "SuitePayTest.testPay/HUGE");
    BOOST_TEST(holds(contents(failed), "<test name=\"selftest_samples\">"));
}

BOOST_AUTO_TEST_CASE(a_number_without_a_row_and_two_policies_are_told) {
    Suite suite;
    const SampleRun run = suite.run_classes(pay("<include name=\"testPay\" invocation-numbers=\"0 7\"/>"));
    EXPECT_ROWS(run, "SuitePayTest.testPay/SMALL");
    BOOST_TEST(holds(run.outcome.err, "SuitePayTest/testPay's row 7, counted from 0, isn't in the plan any more"),
               run.outcome.err);
    for (const char* seed : {"--shuffle=1", "--shuffle=2", "--shuffle=3"}) {
        const SampleRun shuffled =
            suite.sample.run_with({"--suite=" + suite.folder.path("testng.xml"), seed, "--jobs=0"});
        EXPECT_ROWS(shuffled, "SuitePayTest.testPay/SMALL");
    }
    const auto write = [&](const char* name, const std::string& policy) {
        std::ofstream(suite.folder.path(name))
            << "<suite name=\"" << name << "\" configfailurepolicy=\"" << policy << "\"><test name=\"" << name
            << "\"><classes>" << pays << "</classes></test></suite>\n";
        return "--suite=" + suite.folder.path(name);
    };
    const Words both{write("mild.xml", "continue"), write("strict.xml", "skip")};
    const SampleRun two = suite.sample.run_with(both);
    BOOST_TEST(holds(two.outcome.err, "a run has one policy, and this one's is skip"), two.outcome.err);
    BOOST_TEST(suite.sample.run_with({both[1]}).outcome.err.empty());
}

BOOST_AUTO_TEST_CASE(a_rerun_line_runs_the_row_by_the_same_file) {
    Suite suite;
    const std::string file = suite.folder.path("broken");
    std::ofstream(file) << '!';
    const std::string both = "<test name=\"a\"><classes>" + pays +
                             "</classes></test><test name=\"b\"><parameter "
                             "name=\"browser\" value=\"lynx\"/><classes>" +
                             pays + "</classes></test>";
    const SampleRun run = suite.run(both, {"--suite-broken-while=" + file, "--jobs=0", "--param=other=1"});
    const SampleRun again = suite.sample.run_again(run.rows.back().rerun);
    BOOST_TEST(again.only().id == "HUGE");
    BOOST_TEST(text_of(again.only().all.at("class")) == "SuitePayTest_in_b");
    BOOST_TEST(attached(again.only(), "browser") == "lynx");
}

BOOST_AUTO_TEST_CASE(files_name_files_and_say_what_the_command_line_does_not) {
    Suite suite;
    std::filesystem::create_directories(suite.folder.path("more"));
    std::ofstream(suite.folder.path("more/pay.xml"))
        << "<suite name=\"pay\"><test name=\"p\"><classes>" << pays << "</classes></test></suite>";
    const std::string text =
        "<parameter name=\"browser\" value=\"lynx\"/><parameter name=\"offbeat.gate\" "
        "value=\"suite_large=50\n suite_pay=30\"/><suite-files><suite-file path=\"more/pay.xml\"/></suite-files>";
    const std::string file = suite.folder.path("broken");
    std::ofstream(file) << '!';
    const SampleRun run = suite.run(text, {"--suite-broken-while=" + file});
    BOOST_TEST(run.count("failed") == 2);
    BOOST_TEST(attached(run.row("SMALL"), "browser") == "lynx");
    BOOST_TEST(holds(run.outcome.out, "gate suite_pay"), run.outcome.out);
    BOOST_TEST(run.outcome.status == 201);
    BOOST_TEST(suite.run(text, {"--suite-broken-while=" + file, "--gate=suite_pay=30"}).outcome.status == 0);
    // Several files at once, in either spelling.
    const std::string other = suite.folder.path("more/pay.xml");
    BOOST_TEST(suite.run(text, {"--suite=" + other + ',' + other}).count("passed") == 9);
}

BOOST_AUTO_TEST_SUITE_END()
