#pragma once

#include "offbeat/value.hpp"

#include <string>

namespace offbeat::orthotropic {

inline constexpr std::size_t longest_target_in_id = 40;

/// A case's id, made from what is sent and nothing else, so that equivalent configs give the same ids and rows may be
/// added and moved, and different values differ, but for a hash's chance: `pid_length_17`, `useScene_INV`,
/// `fundAccounts_0_null`, `faceValue_10_00_1a2b3c_when_float`. \param legal the target's legal value, of which a text
/// of a length is a repetition; may be null \param legal_label tells the legal request apart; empty: the first one
std::string case_id(const std::string& target, const Value& value, const Value* legal, const std::string& legal_label);

}  // namespace offbeat::orthotropic
