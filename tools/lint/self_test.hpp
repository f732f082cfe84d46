#pragma once

namespace house {

/// Builds a good tree and a bad one for each rule in a temporary folder and checks what is found in each.
/// Prints what differs; returns how many trees did.
int self_test();

}  // namespace house
