#include "voucher/service/sqlite_store.hpp"

#include "voucher/service/table_digest.hpp"

#include <sqlite3.h>

namespace voucher {
namespace {

// vp_product.sql in SQLite's dialect. Face value and times are text: the affinity of numeric(10,2) would turn 10.00
// into the integer 10. autoincrement, because an identity column never gives an id twice.
constexpr const char* create_sql = R"(
create table if not exists vp_product (
  id            integer primary key autoincrement,
  pid           varchar(16)   not null,
  product_code  varchar(32)   not null,
  assets_code   varchar(32)   not null,
  use_scene     varchar(8)    not null,
  calc_type     varchar(8)    not null,
  fund_accounts varchar(1024) not null,
  voucher_name  varchar(64)   not null,
  face_value    text,
  valid_from    text          not null,
  valid_to      text          not null,
  out_biz_no    varchar(64)   not null,
  unique (pid, out_biz_no)
))";
constexpr const char* insert_sql =
    "insert into vp_product (pid, product_code, assets_code, use_scene, calc_type, fund_accounts, voucher_name, "
    "face_value, valid_from, valid_to, out_biz_no) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* find_sql =
    "select id, pid, product_code, assets_code, use_scene, calc_type, fund_accounts, voucher_name, face_value, "
    "valid_from, valid_to, out_biz_no from vp_product where pid = ? and out_biz_no = ?";
constexpr const char* exists_sql = "select 1 from vp_product where pid = ? and out_biz_no = ?";
constexpr const char* contents_sql =
    "select id, pid, product_code, assets_code, use_scene, calc_type, fund_accounts, voucher_name, face_value, "
    "valid_from, valid_to, out_biz_no from vp_product order by id";

constexpr int column_count = static_cast<int>(product_columns.size());
constexpr int busy_milliseconds = 2000;

struct ResetAtEnd {
    SqliteStatement& statement;
    ~ResetAtEnd() { statement.reset(); }
};

}  // namespace

void SqliteStore::Close::operator()(sqlite3* database) const noexcept {
    sqlite3_close_v2(database);
}

SqliteStore::SqliteStore(const std::string& path) {
    sqlite3* database = nullptr;
    const int status = sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    database_.reset(database);  // even a failed open leaves something to close
    if (status != SQLITE_OK) {
        throw StorageError("sqlite: can't open " + path + ": " + sqlite3_errmsg(database));
    }
    sqlite3_busy_timeout(database, busy_milliseconds);
    create_table();
}

void SqliteStore::execute(const char* sql) {
    if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw_sqlite_error(database_.get());
}

SqliteStatement& SqliteStore::prepared(std::optional<SqliteStatement>& statement, std::string_view sql) {
    if (!statement) statement.emplace(database_.get(), sql);
    return *statement;
}

void SqliteStore::create_table() {
    execute(create_sql);
}

long SqliteStore::insert(const VpProduct& product) {
    auto& statement = prepared(insert_, insert_sql);
    execute("begin immediate");
    try {
        const ResetAtEnd reset{statement};
        for (int i = 0; i < column_count; ++i) statement.bind(i + 1, product.values[static_cast<std::size_t>(i)]);
        statement.step();
    } catch (...) {
        sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr);
        throw;
    }
    const long id = static_cast<long>(sqlite3_last_insert_rowid(database_.get()));
    try {
        execute("commit");
    } catch (...) {
        sqlite3_exec(database_.get(), "rollback", nullptr, nullptr, nullptr);
        throw;
    }
    return id;
}

std::optional<VpProduct> SqliteStore::find(const std::string& pid, const std::string& out_biz_no) {
    auto& statement = prepared(find_, find_sql);
    const std::optional<std::string> keys[] = {pid, out_biz_no};
    const ResetAtEnd reset{statement};
    statement.bind(1, keys[0]);
    statement.bind(2, keys[1]);
    if (!statement.step()) return std::nullopt;
    VpProduct product{statement.number(0), {}};
    for (int i = 0; i < column_count; ++i) product.values[static_cast<std::size_t>(i)] = statement.text(i + 1);
    return product;
}

bool SqliteStore::exists(const std::string& pid, const std::string& out_biz_no) {
    auto& statement = prepared(exists_, exists_sql);
    const std::optional<std::string> keys[] = {pid, out_biz_no};
    const ResetAtEnd reset{statement};
    statement.bind(1, keys[0]);
    statement.bind(2, keys[1]);
    return statement.step();
}

std::string SqliteStore::fingerprint() {
    auto& statement = prepared(contents_, contents_sql);
    const ResetAtEnd reset{statement};
    TableDigest digest;
    while (statement.step()) {
        digest.row();
        for (int i = 0; i <= column_count; ++i) statement.digest(i, digest);
    }
    return digest.text("vp_product");
}

}  // namespace voucher
