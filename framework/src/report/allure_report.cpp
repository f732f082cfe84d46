#include "offbeat/json_text.hpp"
#include "offbeat/utf8.hpp"
#include "report/allure_result.hpp"
#include "report/builtin.hpp"
#include "report/file_reporter.hpp"
#include "report/replacement.hpp"
#include "report/wording.hpp"

#include <boost/locale/encoding_utf.hpp>

#include <cstdlib>
#include <filesystem>

namespace offbeat::report {
namespace {

namespace fs = std::filesystem;

constexpr const char* categories = R"([
{"name":"refused for the wrong reason, or accepted","matchedStatuses":["failed"]},
{"name":"broken: nothing was proved","matchedStatuses":["broken"]},
{"name":"known bugs","matchedStatuses":["skipped"],"messageRegex":"(?s)known bug .*"},
{"name":"skipped","matchedStatuses":["skipped"]}
]
)";

/// Of a line of a Java properties file: what isn't plain ASCII by its number.
std::string property(const std::string& key, const std::string& value) {
    std::string out = key + '=';
    const std::u16string units = boost::locale::conv::utf_to_utf<char16_t>(utf8::visible(value));
    for (const char16_t unit : units) {
        constexpr const char* digits = "0123456789abcdef";
        if (unit == u'\\') {
            out += "\\\\";
        } else if (unit < 0x80) {
            out += static_cast<char>(unit);
        } else {
            out += {'\\',
                    'u',
                    digits[unit >> 12U],
                    digits[(unit >> 8U) & 15U],
                    digits[(unit >> 4U) & 15U],
                    digits[unit & 15U]};
        }
    }
    return out + '\n';
}

const char* variable(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

/// What a CI engine says of its build, for the report's box of executors.
std::string executor() {
    struct Engine {
        const char *type, *number, *url, *name;
    };
    constexpr Engine engines[] = {{"github", "GITHUB_RUN_NUMBER", "", "GITHUB_WORKFLOW"},
                                  {"gitlab", "CI_PIPELINE_IID", "CI_JOB_URL", "CI_JOB_NAME"},
                                  {"jenkins", "BUILD_NUMBER", "BUILD_URL", "JOB_NAME"}};
    for (const auto& engine : engines) {
        const std::string number = variable(engine.number);
        if (number.empty() || number.size() > 9 || number.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::string out = "{\"name\":\"" + std::string(engine.type) + "\",\"type\":\"" + engine.type +
                          "\",\"buildOrder\":" + std::to_string(std::stoul(number)) + ",\"buildName\":";
        json::append_string(out, variable(engine.name) + (" #" + number));
        if (*engine.url != '\0' && *variable(engine.url) != '\0') {
            out += ",\"buildUrl\":";
            json::append_string(out, variable(engine.url));
        }
        return out + ",\"reportName\":\"offbeat\"}\n";
    }
    return "{\"name\":\"offbeat\",\"type\":\"local\",\"reportName\":\"offbeat\"}\n";
}

/// `allure-results/`: a result for each attempt at each row, and its attachments.
class AllureReport final : public FileReporter {
public:
    explicit AllureReport(const std::string& report_dir)
        : FileReporter(report_dir), folder_(report_dir + "/allure-results") {}

    void on(const RunStarted& run) override {
        once_told([&] {
            run_ = run;
            start_ = milliseconds_of(run.started);
            make_directories(folder_);
            for (const auto& file : fs::directory_iterator(folder_)) {
                const std::string name = file.path().filename().string();
                // A history that somebody has put there for the trend stays.
                if (name.ends_with("-result.json") || name.find("-attachment.") != std::string::npos)
                    fs::remove(file.path());
            }
            std::string environment = property("program", run.program) + property("host", run.host) +
                                      property("command", run.command_line) + property("compiler", run.compiler) +
                                      property("boost", run.boost) + property("revision", run.revision);
            if (run.seed) environment += property("seed", std::to_string(*run.seed));
            write("environment.properties", environment);
            write("categories.json", categories);
            write("executor.json", executor());
        });
    }

    void on(const RowFinished& event) override {
        once_told([&] {
            const std::string base =
                unused(run_.started + '\n' + std::to_string(event.shard) + '\n' + event.method.class_name + '\n' +
                       event.method.method + '\n' + event.row.id + '\n');
            double at = event.at;
            std::size_t number = 0;
            for (const auto& attempt : event.attempts) {
                result(event, {attempt.status, number, at, attempt.seconds, attempt.cause, attempt.failures, false},
                       allure_uuid(base + std::to_string(number)), {});
                at += attempt.seconds;
                ++number;
            }
            const std::string uuid = allure_uuid(base + std::to_string(number));
            std::vector<AllureFile> files;
            for (const auto& attachment : event.row.attachments)
                files.push_back(attach(attachment, uuid, files.size()));
            result(event, {event.status, number, at, event.seconds - (at - event.at), event.cause, event.failures},
                   uuid, files);
        });
    }

private:
    /// A row that was reported twice, by a shard that was given twice, has results twice.
    [[nodiscard]] std::string unused(std::string base) const {
        const std::size_t size = base.size();
        for (int verdict = 2; fs::exists(folder_ + '/' + result_file(allure_uuid(base + '0'))); ++verdict) {
            base.resize(size);
            base += std::to_string(verdict) + '\n';
        }
        return base;
    }

    static std::string result_file(const std::string& uuid) { return uuid + "-result.json"; }

    void write(const std::string& name, const std::string& text) const {
        Replacement file(folder_ + '/' + name);
        file.write(text);
        file.commit();
    }

    void result(const RowFinished& event, const AllureAttempt& attempt, const std::string& uuid,
                const std::vector<AllureFile>& files) const {
        write(result_file(uuid), allure_result(event, attempt, uuid, run_, start_, files));
    }

    /// The bytes as they are, in a file whose ending says whether they are text: never one that a browser would run.
    AllureFile attach(const Attachment& attachment, const std::string& uuid, std::size_t number) const {
        const bool text = is_text(attachment.type) || same_type(attachment.type, timeline_type);
        AllureFile file{cut(attachment.name, 400), text ? "text/plain" : "application/octet-stream",
                        uuid + '-' + std::to_string(number) + "-attachment" + (text ? ".txt" : ".bin")};
        write(file.source, attachment.content);
        return file;
    }

    std::string folder_;
    RunStarted run_;
    std::int64_t start_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_allure_report(const std::string& report_dir) {
    return std::make_unique<AllureReport>(report_dir);
}

}  // namespace offbeat::report
