#include "offbeat/error.hpp"
#include "postgresql_template.hpp"
#include "process/copy_tree.hpp"
#include "process/postgresql.hpp"
#include "process_stack_service.hpp"

#include <atomic>
#include <map>
#include <shared_mutex>

namespace offbeat::stack {
namespace {

namespace fs = std::filesystem;

void check_name(const std::string& name) {
    const char* allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
    if (name.empty() || name.find_first_not_of(allowed) != std::string::npos)
        throw Error("no name for a stack or service: \"" + name + "\"");
}

class ProcessStack : public Stack {
public:
    explicit ProcessStack(const std::string& name) : name_(name) { keeper::Keeper::instance(); }

    [[nodiscard]] const char* target() const override { return "process"; }
    [[nodiscard]] std::string own_address() const override { return "127.0.0.1"; }

    void launch(const Service& service) override {
        check_name(service.name);
        {
            const std::shared_lock lock(mutex_);
            if (services_.contains(service.name)) throw Error("there is a service " + service.name + " already");
        }
        auto made = make(service);
        const std::unique_lock lock(mutex_);
        if (!services_.emplace(service.name, std::move(made)).second)
            throw Error("there is a service " + service.name + " already");
    }

    void stop(const std::string& service) override { of(service).stop(); }
    void start(const std::string& service) override { of(service).start(); }
    void kill(const std::string& service) override { of(service).kill(); }
    void pause(const std::string& service) override { of(service).pause(); }
    void unpause(const std::string& service) override { of(service).unpause(); }
    bool disconnect(const std::string& service) override {
        static_cast<void>(of(service));
        return false;
    }
    void connect(const std::string& service) override { static_cast<void>(of(service)); }

    [[nodiscard]] Endpoint endpoint(const std::string& service) const override {
        return {"127.0.0.1", of(service).port()};
    }
    [[nodiscard]] State state(const std::string& service) const override {
        const std::shared_lock lock(mutex_);
        const auto found = services_.find(service);
        return found == services_.end() ? State::absent : found->second->state();
    }
    [[nodiscard]] std::string log(const std::string& service, std::size_t from) const override {
        return of(service).log(from);
    }

private:
    [[nodiscard]] std::unique_ptr<LocalService> make(const Service& service) const {
        static std::atomic<int> number = 0;  // two stacks may have one name, one after the other
        const fs::path folder =
            keeper::Keeper::instance().folder() / (name_ + '-' + service.name + '-' + std::to_string(++number));
        try {
            auto made = service.kind == Service::Kind::postgresql ? database(service, folder)
                                                                  : std::make_unique<LocalProgram>(service, folder);
            made->start();
            return made;
        } catch (const Error&) {
            throw;
        } catch (const std::exception& error) {  // the file system's
            throw Error("can't launch " + service.name + ": " + error.what());
        }
    }

    static std::unique_ptr<LocalService> database(const Service& service, const fs::path& folder) {
        const PostgresqlTemplate source(service.database);
        auto made = std::make_unique<LocalPostgresql>(service.name, folder, service.settings);
        process::copy_tree(source.path(), made->data(), process::postgresql::user());
        return made;
    }

    [[nodiscard]] LocalService& of(const std::string& service) const {
        const std::shared_lock lock(mutex_);
        const auto found = services_.find(service);
        if (found == services_.end()) throw Error("there is no service " + service);
        return *found->second;
    }

    const std::string name_;
    mutable std::shared_mutex mutex_;
    std::map<std::string, std::unique_ptr<LocalService>> services_;
};

}  // namespace

std::unique_ptr<Stack> make_process_stack(const std::string& name) {
    check_name(name);
    return std::make_unique<ProcessStack>(name);
}

}  // namespace offbeat::stack
