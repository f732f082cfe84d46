#include "offbeat/random_token.hpp"
#include "report/builtin.hpp"

#include <cstdio>

namespace offbeat::report {
namespace {

void tell(std::FILE* out, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), out);
    std::fflush(out);
}

/// GitHub's runner takes commands from whatever a program prints: a row's text, its worker's own output. From before
/// the first process is forked until all reporters have had their say it takes none but one that nobody can guess.
class GithubGuard final : public Reporter {
public:
    void on(const RunPrepares&) override { stop(); }
    void on(const RunStarted&) override { stop(); }  // shards that are joined, and reports made again, prepare nothing

    [[nodiscard]] bool needs_contents() const override { return false; }

    void on(const RunFinished&) override {
        if (token_.empty()) return;
        std::fflush(stderr);
        // At a line's beginning, whatever a row left unfinished.
        tell(stdout, "\n::" + token_ + "::\n");
        token_.clear();
    }

private:
    void stop() {
        if (!token_.empty()) return;
        token_ = random_token();
        // The runner reads two pipes, and either may come first.
        for (std::FILE* out : {stderr, stdout}) tell(out, "\n::stop-commands::" + token_ + '\n');
    }

    std::string token_;
};

}  // namespace

std::unique_ptr<Reporter> make_github_guard() {
    return std::make_unique<GithubGuard>();
}

}  // namespace offbeat::report
