#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace errors {

/// A socket that passes on to the real engine, until it is cut: the engine has gone away, though nobody touched it.
class EngineWire {
public:
    explicit EngineWire(const std::filesystem::path& socket);
    ~EngineWire();
    EngineWire(const EngineWire&) = delete;
    EngineWire& operator=(const EngineWire&) = delete;

    /// For how long it is away.
    enum class Away { for_good, a_moment };
    /// Cuts all connections when the nth request with this text in its first line comes, before the engine has it.
    void cut_at(const std::string& text, int nth, Away away);
    /// Takes connections again.
    void come_back();
    [[nodiscard]] bool was_cut() const;

private:
    struct Loop;
    std::unique_ptr<Loop> loop_;
};

}  // namespace errors
