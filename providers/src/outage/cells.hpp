#pragma once

#include "offbeat/outage/scenario.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace offbeat::outage {

/// The cells of an outage driver. Each throws SetupError, whose problem has no place yet: its row adds it.

/// A cell as an error shows it: in quotes, visible, and cut where it is long.
std::string shown(const std::string& text);

/// `500ms`, `2s`, `1.5s`, `1m`.
std::chrono::milliseconds duration_of(const std::string& text);
/// A factor above 0 and up to 1.
double scale_of(const std::string& text);
/// A number of clients.
unsigned clients_of(const std::string& text);
/// `2`, `1..3`. \param words what else the cell could have said
Count count_of(const std::string& text, const std::vector<std::string>& words = {});
/// Checks `201`, `5xx`, `503|504`.
std::string status_of(const std::string& text);

Fault fault_of(const std::string& text);
Begin begin_of(const std::string& text);
/// \param fault whose end it is: one that is over by itself has none
End end_of(const std::string& text, const Fault& fault);

/// More would only measure the machine.
inline constexpr unsigned most_clients = 64;

}  // namespace offbeat::outage
