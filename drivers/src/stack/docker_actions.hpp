#pragma once

#include "offbeat/docker/engine.hpp"
#include "offbeat/keeper/keeper.hpp"
#include "offbeat/stack/stack.hpp"

#include <map>
#include <mutex>
#include <vector>

namespace offbeat::stack {

/// What can be done to the containers of a stack, whoever made them.
class DockerActions : public Stack {
public:
    [[nodiscard]] const char* target() const override { return "docker"; }
    [[nodiscard]] std::string own_address() const override;

    void stop(const std::string& service) override;
    void start(const std::string& service) override;
    void kill(const std::string& service) override;
    void pause(const std::string& service) override;
    void unpause(const std::string& service) override;
    bool disconnect(const std::string& service) override;
    void connect(const std::string& service) override;

    [[nodiscard]] Endpoint endpoint(const std::string& service) const override;
    [[nodiscard]] State state(const std::string& service) const override;
    [[nodiscard]] std::string log(const std::string& service, std::size_t from) const override;

protected:
    struct Member {
        std::string id = {};
        int port = 0;
        Endpoint endpoint = {};
        std::vector<docker::Attachment> taken_off = {};  ///< networks that it was disconnected from, as it hung on them
    };

    /// Called before something is broken, with what heals it, and after it was healed.
    virtual void breaking(const Member&, const keeper::Undo&) {}
    virtual void healed(const Member&, const char* /*undo*/) {}

    /// \throws Error where the stack has no such service
    [[nodiscard]] Member member(const std::string& service) const;
    void add(const std::string& service, Member member);
    [[nodiscard]] std::vector<Member> members() const;
    /// Where it is reached now; where it was, if it doesn't run.
    void find_endpoint(const std::string& service);

    mutable docker::Engine engine_;
    docker::Network network_;

private:
    mutable std::mutex mutex_;
    std::map<std::string, Member> members_;
};

}  // namespace offbeat::stack
