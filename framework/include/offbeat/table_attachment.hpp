#pragma once

#include "offbeat/attachment.hpp"

#include <string>
#include <vector>

namespace offbeat {

/// A table of texts (see table_type), each row with a cell a column. The texts may hold any bytes.
Attachment table_attachment(std::string name, const std::vector<std::string>& columns,
                            const std::vector<std::vector<std::string>>& rows);

}  // namespace offbeat
