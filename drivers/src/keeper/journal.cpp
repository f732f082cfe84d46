#include "journal.hpp"

#include "home.hpp"
#include "offbeat/error.hpp"
#include "offbeat/text.hpp"
#include "process/process_table.hpp"
#include "undo.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace offbeat::keeper {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const fs::path& file) {
    throw EnvironmentError("can't " + what + ' ' + file.string() + ": " + std::generic_category().message(errno));
}

// A file's name is on disk when its folder is.
void sync_folder(const fs::path& folder) {
    const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    fsync(descriptor);
    close(descriptor);
}

void take_in(const Record& record, Entries& entries) {
    if (record.has("run")) {
        entries.run = record.text("run");
        entries.folder = record.text("folder");
        entries.program = record.text("program");
        entries.keeper = record.text("keeper");
        entries.boot = record.text("boot");
        entries.space = record.text("space");
    } else if (record.has("intend")) {
        entries.open[static_cast<std::uint64_t>(record.number("intend"))] = {record.text("what"),
                                                                             record.below("with.")};
    } else if (record.has("done")) {
        entries.open.erase(static_cast<std::uint64_t>(record.number("done")));
    } else if (record.has("spawned")) {
        entries.spawned.push_back(record.text("spawned"));
    }
}

}  // namespace

bool is_run_id(const std::string& text) {
    return text.size() >= 4 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

std::string home_of(const std::string& run) {
    const auto parts = split(run, '-');
    return parts.size() == 4 ? parts[2] : "";
}

std::string folder_name(const std::string& run) {
    return "offbeat-" + run;
}

bool Entries::is_sound() const {
    return is_run_id(run) && folder.is_absolute() && folder.lexically_normal() == folder &&
           folder.filename() == folder_name(run);
}

bool Entries::lives(const std::string& identity) const {
    return boot == keeper::boot() && process::is_alive(identity);
}

Journal::Journal(const std::string& run, const fs::path& folder, const std::string& program) {
    const fs::path runs = home("runs");
    file_ = runs / (run + ".journal");
    // Under another name until it is locked and tells whose it is: a sweep must not take it for a dead run's.
    const fs::path unfinished = runs / (run + ".new");
    descriptor_ = open(unfinished.c_str(), O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) fail("write the journal", unfinished);
    flock(descriptor_, LOCK_EX);
    Record record("run", run);
    record.set("folder", folder.string());
    record.set("program", program);
    record.set("keeper", process::identity(getpid()));
    record.set("boot", boot());
    record.set("space", process::process_space());
    write(record, true);
    if (rename(unfinished.c_str(), file_.c_str()) != 0) fail("write the journal", file_);
    sync_folder(runs);
}

Journal::Journal(fs::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}

Journal::~Journal() {
    close(descriptor_);
}

std::unique_ptr<Journal> Journal::take_over(const fs::path& file) {
    const int descriptor = open(file.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return nullptr;
    std::unique_ptr<Journal> journal(new Journal(file, descriptor));
    struct stat status {};
    const bool ours = flock(descriptor, LOCK_EX | LOCK_NB) == 0 && fstat(descriptor, &status) == 0 &&
                      S_ISREG(status.st_mode) && status.st_uid == geteuid() && status.st_nlink == 1;
    if (!ours) return nullptr;
    journal->read();
    const auto& entries = journal->entries_;
    if (entries.boot == boot() && !entries.space.empty() && entries.space != process::process_space()) return nullptr;
    const auto& program = entries.program;
    if (program != process::identity(getpid()) && journal->entries_.lives(program)) return nullptr;
    return journal;
}

void Journal::read() {
    if (const auto entries = read_entries(file_)) entries_ = *entries;
    // A keeper that died while writing left half a line: what we add mustn't be glued to it.
    if (::write(descriptor_, "\n", 1) != 1) return;
}

std::uint64_t Journal::intend(const Undo& undo) {
    Record record("intend", std::to_string(++last_));
    record.set("what", undo.what);
    for (const auto& [name, value] : undo.with) record.set("with." + name, value);
    write(record, true);
    return last_;
}

void Journal::done(std::uint64_t intent) {
    if (!entries_.open.contains(intent)) return;
    // Needn't be on disk: undoing is idempotent.
    write({"done", std::to_string(intent)}, false);
}

void Journal::spawned(const std::string& identity) {
    write({"spawned", identity}, false);
}

void Journal::settled(std::uint64_t intent) {
    const auto found = entries_.open.find(intent);
    if (found != entries_.open.end()) found->second.with.erase(patience);
}

void Journal::remove() {
    unlink(file_.c_str());
}

fs::path Journal::set_aside() {
    const auto damaged = fs::path(file_).replace_extension(".damaged");
    rename(file_.c_str(), damaged.c_str());
    return damaged;
}

void Journal::write(const Record& record, bool to_disk) {
    const std::string line = record.json() + '\n';
    const auto size = static_cast<off_t>(lseek(descriptor_, 0, SEEK_END));
    const ssize_t written = ::write(descriptor_, line.data(), line.size());
    if (written != static_cast<ssize_t>(line.size()) || (to_disk && fdatasync(descriptor_) != 0)) {
        if (written >= 0) errno = ENOSPC;
        const int error = errno;
        if (ftruncate(descriptor_, size) != 0) errno = error;  // half a line would spoil the next
        errno = error;
        fail("write the journal", file_);
    }
    take_in(record, entries_);
}

std::vector<fs::path> journals() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(home("runs"))) {
        if (entry.path().extension() == ".journal") found.push_back(entry.path());
    }
    return found;
}

std::optional<Entries> read_entries(const fs::path& file) {
    std::ifstream stream(file);
    if (!stream) return std::nullopt;
    Entries entries;
    for (std::string line; std::getline(stream, line);) {
        // The last line may be half there: it was never confirmed.
        if (const auto record = Record::parse(line)) take_in(*record, entries);
    }
    return entries;
}

}  // namespace offbeat::keeper
