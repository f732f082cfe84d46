#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace offbeat {

/// A run's page while the run goes on: follows the journal in a report folder, and makes of it what a page that is open
/// reads, message by message. The run itself knows nothing of it, and pays nothing for it: the journal is written
/// anyway. Memory stays flat: what was told stands in a file without a name.
///
/// Messages: `rows N TEXT`, `details N TEXT`, `state TEXT`; framework/src/report/page/README.md says what is in them.
class LivePage {
public:
    /// \param report_dir where a run writes, has written or will write
    explicit LivePage(std::string report_dir);
    LivePage(const LivePage&) = delete;
    LivePage& operator=(const LivePage&) = delete;
    ~LivePage();

    enum class Followed {
        nothing,  ///< there is nothing new
        all,      ///< there was something
        part,     ///< and there is more of it
    };
    /// Takes in what the journal has gained since; of a long one a part at a time. \throws Error: a full disk
    Followed follow();
    /// Whether the run has come to its end, or there is none yet: nothing is to be expected without a change in the
    /// folder. Else a run may still be killed without a word.
    [[nodiscard]] bool idle() const;

    /// The document, which asks for its messages where it was loaded from.
    [[nodiscard]] std::string page() const;
    /// Counts the runs that were met. With another one all messages begin anew.
    [[nodiscard]] std::uint64_t run() const;
    [[nodiscard]] std::size_t messages() const;
    [[nodiscard]] std::string message(std::size_t index) const;
    /// Changes when state() does.
    [[nodiscard]] std::uint64_t standing() const;
    /// What is known of the run besides its rows: `state TEXT`.
    [[nodiscard]] std::string state() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace offbeat
