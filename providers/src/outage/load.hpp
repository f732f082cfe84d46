#pragma once

#include "site.hpp"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace offbeat::outage {

/// Clients that keep on paying, each with a new key as soon as it has its answer.
class Load {
public:
    /// \param keys what all of their keys begin with
    Load(const Site& site, unsigned clients, std::string keys);
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;
    ~Load();

    /// Lets each finish the request that it is at.
    void end();

    /// Compares what they were told with what is stored. To be called once all is healed and settled.
    [[nodiscard]] LoadBooks books() const;

private:
    void pay(unsigned client);

    struct Paid {
        std::string key;
        http::Outcome outcome;
    };

    const Site& site_;
    std::string keys_;
    std::atomic<bool> over_ = false;
    std::mutex mutex_;
    std::vector<Paid> paid_;
    std::vector<std::thread> clients_;
};

}  // namespace offbeat::outage
