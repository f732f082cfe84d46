#pragma once

#include <filesystem>
#include <string>

namespace offbeat::stack {

/// A PostgreSQL cluster with an empty database, made once per user, server version and database name and kept on disk:
/// a copy takes 45 ms where initdb takes a second. While this lives nobody removes it.
class PostgresqlTemplate {
public:
    /// Makes it where it isn't there. \param database empty: only `postgres`
    explicit PostgresqlTemplate(const std::string& database);
    ~PostgresqlTemplate();
    PostgresqlTemplate(const PostgresqlTemplate&) = delete;
    PostgresqlTemplate& operator=(const PostgresqlTemplate&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int lock_;
};

}  // namespace offbeat::stack
