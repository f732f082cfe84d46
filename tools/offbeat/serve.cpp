#include "command.hpp"
#include "offbeat/live_page.hpp"
#include "offbeat/random_token.hpp"
#include "options.hpp"
#include "serve/folder_watch.hpp"
#include "serve/server.hpp"

#include <iostream>

namespace command {
namespace {

constexpr int between_looks = 150;  // ms: as often as people see something change
constexpr int at_most = -2000;      // ms: a run that is killed doesn't say so
constexpr unsigned last_port = 65535;

/// A run's page, as the server shows it.
class Shown final : public live::Feed {
public:
    explicit Shown(const offbeat::LivePage& page) : page_(page) {}

    [[nodiscard]] std::string page() const override { return page_.page(); }
    [[nodiscard]] std::uint64_t run() const override { return page_.run(); }
    [[nodiscard]] std::size_t messages() const override { return page_.messages(); }
    [[nodiscard]] std::string message(std::size_t index) override { return page_.message(index); }
    [[nodiscard]] std::uint64_t standing() const override { return page_.standing(); }
    [[nodiscard]] std::string state() const override { return page_.state(); }

private:
    const offbeat::LivePage& page_;
};

}  // namespace

int serve(const Arguments& arguments) {
    if (arguments.paths.size() != 1) throw UsageError("serve takes one folder");
    const unsigned port = arguments.is_set("port") ? count_in("--port", arguments.option("port")) : 0;
    if (port > last_port) throw UsageError("--port=" + arguments.option("port") + " is none; expected 1 to 65535");
    const std::string& folder = arguments.paths.front();
    live::FolderWatch watch(folder);
    offbeat::LivePage page(folder);
    Shown shown(page);
    live::Server server(shown, static_cast<unsigned short>(port), offbeat::random_token());
    std::cout << server.address() << std::endl;  // whoever reads it from a pipe waits for it
    server.serve(watch.descriptor(), [&] {
        watch.take();
        switch (page.follow()) {
        case offbeat::LivePage::Followed::nothing:
            return page.idle() ? 0 : at_most;
        case offbeat::LivePage::Followed::all:
            return between_looks;
        case offbeat::LivePage::Followed::part:
            return 1;
        }
        return 0;
    });
    return fine;
}

}  // namespace command
