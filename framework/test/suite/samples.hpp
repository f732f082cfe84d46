#pragma once

#include "offbeat/method.hpp"

#include <string>
#include <vector>

// A small program's tests, for suite files to choose from.
namespace offbeat::test {

/// TransferTest (testPay in the group funcExp, testRefund in slow, testAudit), bank::PayTest (testCard, in funcExp and
/// smoke), eu::bank::TaxTest (testVat).
const std::vector<TestMethod>& registered_samples();

}  // namespace offbeat::test
