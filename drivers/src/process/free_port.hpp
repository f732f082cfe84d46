#pragma once

namespace offbeat::process {

/// A port of 127.0.0.1 that is nobody else's as long as this lives, whether a server listens there or none does: the
/// kernel gives it to no other socket by itself. Only what sets SO_REUSEADDR, as servers do, can listen there.
class HeldPort {
public:
    /// \throws std::runtime_error where there is none
    HeldPort();
    ~HeldPort();
    HeldPort(const HeldPort&) = delete;
    HeldPort& operator=(const HeldPort&) = delete;

    [[nodiscard]] int number() const { return number_; }

private:
    int socket_;
    int number_ = 0;
};

}  // namespace offbeat::process
