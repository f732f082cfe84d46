#include "offbeat/live_page.hpp"

#include "account.hpp"
#include "gates.hpp"
#include "journal/in_use.hpp"
#include "journal/reader.hpp"
#include "offbeat/error.hpp"
#include "report/descriptor.hpp"
#include "report/packed.hpp"
#include "report/page_gatherer.hpp"
#include "report/wording.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace offbeat {
namespace {

constexpr std::size_t most_at_once = 4 * 1024 * 1024;  // of a journal: some tens of milliseconds

/// What was told, in a file without a name.
class Log {
public:
    void append(std::string_view message) {
        if (!file_.is_open()) file_ = report::Descriptor::nameless(std::filesystem::temp_directory_path().string());
        file_.write_at(message, size_);
        size_ += message.size();
        ends_.push_back(size_);
    }
    [[nodiscard]] std::size_t messages() const { return ends_.size(); }
    [[nodiscard]] std::string message(std::size_t index) const {
        const std::uint64_t begin = index == 0 ? 0 : ends_[index - 1];
        std::string text(ends_[index] - begin, '\0');
        std::size_t got = 0;
        while (got < text.size()) {
            const std::size_t more = file_.read_at(text.data() + got, text.size() - got, begin + got);
            if (more == 0) throw Error("what was told of the run is gone");
            got += more;
        }
        return text;
    }

private:
    mutable report::Descriptor file_;
    std::uint64_t size_ = 0;
    std::vector<std::uint64_t> ends_;
};

/// Hands the events of a run on to what gathers them.
class Handed final : public Reporter {
public:
    Handed(report::PageGatherer& to, Summary& summary, const std::string& folder)
        : to_(to), summary_(summary), folder_(folder) {}

    void on(const RunStarted& event) override {
        summary_.gates = read_gates(event.gates);
        to_.on(event);
        to_.remember(report::read_history(folder_));
    }
    void on(const MethodPlan& event) override { to_.on(event); }
    void on(const RowFinished& event) override { to_.on(event); }
    void on(const Remark& event) override { to_.on(event); }

private:
    report::PageGatherer& to_;
    Summary& summary_;
    const std::string& folder_;
};

/// One journal, as far as it was read.
class Following {
public:
    Following(std::string folder, report::Descriptor journal, ino_t of)
        : inode(of), folder_(std::move(folder)), journal_(std::move(journal)) {}
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;

    LivePage::Followed follow() {
        if (!trouble_.empty()) return LivePage::Followed::nothing;
        std::string buffer(64 * 1024, '\0');
        std::size_t got = 0;
        std::size_t taken = 0;
        try {
            while (taken < most_at_once && (got = journal_.read_at(buffer.data(), buffer.size(), position_)) > 0) {
                reader_.take({buffer.data(), got});
                position_ += got;
                taken += got;
            }
            gatherer_.flush();
        } catch (const Error& wrong) {
            trouble_ = wrong.what();
        }
        if (taken == 0 && trouble_.empty()) return LivePage::Followed::nothing;
        return got > 0 && trouble_.empty() ? LivePage::Followed::part : LivePage::Followed::all;
    }

    /// Where another run has begun in the same file, it is shorter than what was read.
    [[nodiscard]] bool has_read_beyond(std::uint64_t size) const { return position_ > size; }
    [[nodiscard]] bool finished() const { return reader_.finished(); }
    [[nodiscard]] bool in_use() const { return journal::in_use(folder_); }
    [[nodiscard]] const Log& log() const { return log_; }

    /// \param in_use whether anybody writes to the journal
    std::string state(bool in_use) {
        report::HtmlPage& page = gatherer_.page;
        page.summary = summary_;
        report::LivePart live;
        live.finished = finished();
        live.interrupted = !live.finished && !in_use;
        live.trouble = trouble_;
        const bool over = live.finished || live.interrupted;
        page.seconds = over ? reader_.seconds() : seconds_since_start();
        // None of its rows runs any more.
        if (live.interrupted) return report::page_meta(page, &live);
        for (const auto& [worker, open] : reader_.open()) {
            if (open.method != nullptr)
                live.running.push_back({worker, open.method->class_name + '.' + open.method->method, open.row.id,
                                        std::max(page.seconds - open.at, 0.0)});
        }
        return report::page_meta(page, &live);
    }

    const ino_t inode;

private:
    [[nodiscard]] double seconds_since_start() const {
        const std::int64_t began = report::milliseconds_of(reader_.run().started);
        const auto now =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
        constexpr double a_second = 1000;
        return began == 0 ? 0 : std::max(static_cast<double>(now.count() - began) / a_second, 0.0);
    }

    void tell(const char* kind, std::size_t rows, std::string_view packed) {
        std::string message = std::string(kind) + ' ' + std::to_string(rows) + ' ';
        message += packed;
        log_.append(message);
    }

    std::string folder_;
    report::Descriptor journal_;
    std::uint64_t position_ = 0;
    std::string trouble_;
    Log log_;
    report::PageGatherer gatherer_{
        [this](const char* kind, std::size_t rows, std::string_view packed) { tell(kind, rows, packed); }};
    Summary summary_;
    Audience audience_{[this] {
        std::vector<std::unique_ptr<Reporter>> listeners;
        listeners.push_back(std::make_unique<Handed>(gatherer_, summary_, folder_));
        return listeners;
    }()};
    Account account_{audience_, summary_};
    journal::Reader reader_{account_, true};
};

}  // namespace

struct LivePage::Parts {
    explicit Parts(std::string report_dir) : folder(std::move(report_dir)) {}

    std::string folder;
    std::optional<Following> now = {};
    std::uint64_t run = 0;
    std::uint64_t standing = 0;
    bool in_use = false;
    std::string told = {};      ///< the state, for whoever asks next
    std::uint64_t told_of = 0;  ///< of which standing it is; 0: of none

    /// Opens the journal where it is another one than before. \returns whether it is
    bool look() {
        const std::string path = folder + "/journal.jsonl";
        struct stat found {};
        // While a run takes up an interrupted one there is none, and what was shown stays.
        if (stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return false;
        if (now && now->inode == found.st_ino && !now->has_read_beyond(static_cast<std::uint64_t>(found.st_size)))
            return false;
        report::Descriptor journal(path, O_RDONLY);
        if (fstat(journal.number(), &found) != 0) return false;
        now.emplace(folder, std::move(journal), found.st_ino);
        ++run;
        return true;
    }
};

LivePage::LivePage(std::string report_dir) : parts_(std::make_unique<Parts>(std::move(report_dir))) {}

LivePage::~LivePage() = default;

LivePage::Followed LivePage::follow() {
    const bool other = parts_->look();
    if (!parts_->now) return Followed::nothing;
    const Followed followed = parts_->now->follow();
    // That nobody writes any more stands nowhere in the journal.
    const bool left = std::exchange(parts_->in_use, parts_->now->in_use()) && !parts_->in_use;
    if (followed == Followed::nothing && !other && !left) return Followed::nothing;
    ++parts_->standing;
    return followed == Followed::nothing ? Followed::all : followed;
}

bool LivePage::idle() const {
    return !parts_->now || parts_->now->finished() || !parts_->in_use;
}

std::string LivePage::page() const {
    return report::live_document();
}

std::uint64_t LivePage::run() const {
    return parts_->run;
}

std::size_t LivePage::messages() const {
    return parts_->now ? parts_->now->log().messages() : 0;
}

std::string LivePage::message(std::size_t index) const {
    return parts_->now->log().message(index);
}

std::uint64_t LivePage::standing() const {
    return parts_->standing;
}

std::string LivePage::state() const {
    if (!parts_->now) return "waiting";
    // Each viewer asks for it.
    if (parts_->told_of != parts_->standing) {
        parts_->told = "state ";
        report::append_packed(parts_->told, parts_->now->state(parts_->in_use));
        parts_->told_of = parts_->standing;
    }
    return parts_->told;
}

}  // namespace offbeat
