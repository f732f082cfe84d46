#pragma once

#include "start_child.hpp"

#include <filesystem>
#include <optional>

namespace offbeat::process {

/// Copies a folder with all that is in it, links as links; the copy is new and belongs to `owner`.
/// \throws std::filesystem::filesystem_error
void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to, const std::optional<User>& owner);

/// Gives a file or folder away; nothing where there is no `owner`. \throws std::filesystem::filesystem_error
void give_to(const std::filesystem::path& path, const std::optional<User>& owner);

/// A new folder that only its owner may look into. \throws std::filesystem::filesystem_error
void make_folder_for(const std::filesystem::path& path, const std::optional<User>& owner);

}  // namespace offbeat::process
