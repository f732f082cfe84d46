#pragma once

#include "offbeat/keeper/keeper.hpp"
#include "offbeat/stack/stack.hpp"
#include "process/free_port.hpp"
#include "process/process_table.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace offbeat::stack {

/// One service of a process stack: a process with its descendants, in a folder of its own below the run's. Its actions
/// come one after the other; what it tells of itself may be asked meanwhile.
class LocalService {
public:
    /// Makes the folder. \throws Error
    LocalService(std::string name, std::filesystem::path folder);
    virtual ~LocalService();  ///< ends all of it and removes the folder
    LocalService(const LocalService&) = delete;
    LocalService& operator=(const LocalService&) = delete;

    void start();
    void stop();
    void kill();
    void pause();
    void unpause();

    [[nodiscard]] State state() const;
    [[nodiscard]] std::string log(std::size_t from) const;
    [[nodiscard]] int port() const { return port_.number(); }

protected:
    /// How it is started; its log and its user are set by start().
    [[nodiscard]] virtual keeper::Command command() const = 0;
    [[nodiscard]] virtual int stop_signal() const = 0;
    /// Whether it has come so far that it won't end at once.
    [[nodiscard]] virtual bool has_port() const = 0;
    /// How long start() waits for that, and whether it is an error when it doesn't come.
    [[nodiscard]] virtual std::chrono::milliseconds port_limit() const = 0;
    [[nodiscard]] virtual bool must_have_port() const = 0;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// The process it runs as, or ran as last; null where it was never started.
    [[nodiscard]] std::shared_ptr<const keeper::Process> process() const;
    /// Error: what happened, with the end of what it wrote since `from`.
    [[noreturn]] void fail(const std::string& what, std::size_t from) const;

    /// Ends all of it; for the destructors of those that have more to tell than this class knows.
    void end_all() noexcept;

private:
    void end_members(const keeper::Process& running) const;
    void await_port(std::size_t log_begin) const;
    [[nodiscard]] std::vector<process::Entry> members() const;
    [[nodiscard]] std::filesystem::path log_file() const { return folder_ / "log"; }

    const std::string name_;
    const std::filesystem::path folder_;
    process::HeldPort port_;
    std::mutex action_;
    mutable std::mutex process_mutex_;
    std::shared_ptr<const keeper::Process> process_;
    std::string identity_;  ///< of process_
};

/// A PostgreSQL server on the data that stands in its folder's `data`, or comes there from a template.
class LocalPostgresql : public LocalService {
public:
    LocalPostgresql(const std::string& name, const std::filesystem::path& folder, std::vector<std::string> settings);
    ~LocalPostgresql() override;

    [[nodiscard]] std::filesystem::path data() const { return folder() / "data"; }

protected:
    [[nodiscard]] keeper::Command command() const override;
    [[nodiscard]] int stop_signal() const override;
    [[nodiscard]] bool has_port() const override;
    [[nodiscard]] std::chrono::milliseconds port_limit() const override;
    [[nodiscard]] bool must_have_port() const override { return true; }

private:
    std::vector<std::string> settings_;
};

/// A program in a copy of its folder.
class LocalProgram : public LocalService {
public:
    LocalProgram(const Service& service, const std::filesystem::path& folder);

protected:
    [[nodiscard]] keeper::Command command() const override;
    [[nodiscard]] int stop_signal() const override;
    [[nodiscard]] bool has_port() const override;
    [[nodiscard]] std::chrono::milliseconds port_limit() const override;
    [[nodiscard]] bool must_have_port() const override { return false; }

private:
    [[nodiscard]] std::filesystem::path work() const { return folder() / "work"; }

    std::vector<std::string> command_, environment_;
};

}  // namespace offbeat::stack
