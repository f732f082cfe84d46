#include "voucher/service/postgresql_store.hpp"

#include "voucher/service/table_digest.hpp"

#include <pqxx/pqxx>

#include <vector>

namespace voucher {
namespace {

// vp_product.sql. The lock: two sessions that create one table at once would both fail on the catalogue's own key.
constexpr const char* create_sql = R"(
select pg_advisory_xact_lock(7672705);
create table if not exists vp_product (
  id            bigint generated always as identity primary key,
  pid           varchar(16)   not null,
  product_code  varchar(32)   not null,
  assets_code   varchar(32)   not null,
  use_scene     varchar(8)    not null,
  calc_type     varchar(8)    not null,
  fund_accounts varchar(1024) not null,
  voucher_name  varchar(64)   not null,
  face_value    numeric(10,2),
  valid_from    timestamp     not null,
  valid_to      timestamp     not null,
  out_biz_no    varchar(64)   not null,
  unique (pid, out_biz_no)
))";
constexpr const char* insert_sql =
    "insert into vp_product (pid, product_code, assets_code, use_scene, calc_type, fund_accounts, voucher_name, "
    "face_value, valid_from, valid_to, out_biz_no) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id";
constexpr const char* find_sql =
    "select id, pid, product_code, assets_code, use_scene, calc_type, fund_accounts, voucher_name, face_value, "
    "valid_from, valid_to, out_biz_no from vp_product where pid = $1 and out_biz_no = $2";
constexpr const char* exists_sql = "select 1 from vp_product where pid = $1 and out_biz_no = $2";
constexpr const char* contents_sql =
    "select id, pid, product_code, assets_code, use_scene, calc_type, fund_accounts, voucher_name, face_value, "
    "valid_from, valid_to, out_biz_no from vp_product order by id";

constexpr int column_count = static_cast<int>(product_columns.size());

// libpq takes text up to its first NUL: 'a\0b' would be stored as 'a' and nobody would know.
const char* parameter(const std::optional<std::string>& value) {
    if (!value) return nullptr;
    if (value->find('\0') != std::string::npos) throw StorageError("postgresql: text can't hold a NUL");
    return value->c_str();
}

}  // namespace

struct PostgresqlStore::Session {
    std::string url;
    std::unique_ptr<pqxx::connection> connection;

    void connect() {
        if (connection) return;
        connection = std::make_unique<pqxx::connection>(url);
        connection->set_client_encoding("UTF8");
        connection->set_variable("datestyle", "'ISO, YMD'");         // times must read back as the requests write them
        connection->set_variable("client_min_messages", "warning");  // "already exists, skipping" is no news
    }

    template <class Transaction, class Work>
    auto run(Work work) {
        try {
            connect();
            Transaction transaction(*connection);
            auto result = work(transaction);
            transaction.commit();
            return result;
        } catch (const StorageError&) {
            throw;
        } catch (const pqxx::unique_violation& error) {
            throw DuplicateKey(std::string("postgresql: ") + error.what());
        } catch (const std::exception& error) {
            const std::string message = std::string("postgresql: ") + error.what();
            if (connection && !connection->is_open()) connection.reset();
            throw StorageError(message);
        }
    }

    // A connection that broke while nobody used it shows only when it is used. Asking a second time does no harm;
    // an insert is never sent a second time.
    template <class Work>
    auto read(Work work) {
        const bool connected_before = connection != nullptr;
        try {
            return run<pqxx::nontransaction>(work);
        } catch (const StorageError&) {
            const bool lost = connected_before && !connection;
            if (!lost) throw;
        }
        return run<pqxx::nontransaction>(work);
    }
};

PostgresqlStore::PostgresqlStore(const std::string& url) : session_(new Session{url, nullptr}) {
    create_table();
}

PostgresqlStore::~PostgresqlStore() = default;

void PostgresqlStore::create_table() {
    session_->run<pqxx::work>([](auto& transaction) { return transaction.exec(create_sql); });
}

long PostgresqlStore::insert(const VpProduct& product) {
    std::vector<const char*> parameters;
    for (const auto& value : product.values) parameters.push_back(parameter(value));
    return session_->run<pqxx::work>([&](auto& transaction) {
        return transaction.exec_params1(insert_sql, pqxx::prepare::make_dynamic_params(parameters))[0]
            .template as<long>();
    });
}

std::optional<VpProduct> PostgresqlStore::find(const std::string& pid, const std::string& out_biz_no) {
    const auto rows = session_->read(
        [&](auto& transaction) { return transaction.exec_params(find_sql, parameter(pid), parameter(out_biz_no)); });
    if (rows.empty()) return std::nullopt;
    VpProduct product{rows[0][0].as<long>(), {}};
    for (int i = 0; i < column_count; ++i) {
        const auto field = rows[0][i + 1];
        if (!field.is_null()) product.values[static_cast<std::size_t>(i)] = field.c_str();
    }
    return product;
}

bool PostgresqlStore::exists(const std::string& pid, const std::string& out_biz_no) {
    return session_->read([&](auto& transaction) {
        return !transaction.exec_params(exists_sql, parameter(pid), parameter(out_biz_no)).empty();
    });
}

std::string PostgresqlStore::fingerprint() {
    using Kind = TableDigest::Kind;
    const auto rows = session_->read([](auto& transaction) { return transaction.exec(contents_sql); });
    TableDigest digest;
    for (const auto& row : rows) {
        digest.row();
        for (int i = 0; i <= column_count; ++i) {
            const auto field = row[i];
            digest.cell(field.is_null() ? Kind::null
                        : i == 0        ? Kind::integer
                                        : Kind::text,
                        {field.c_str(), field.size()});
        }
    }
    return digest.text("vp_product");
}

}  // namespace voucher
