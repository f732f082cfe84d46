#include "offbeat/tables/database_test_base.hpp"

#include "offbeat/option.hpp"
#include "offbeat/provider.hpp"
#include "session.hpp"

namespace offbeat {
namespace {

const Option fill_back_option{
    "fill-back", "",
    "yes: instead of checking tables, write what rows changed in them to <Class>.<method>.filled.<table>.csv"};

bool fills_back() {
    const std::string& value = fill_back_option.value();
    if (value.empty() || value == "no") return false;
    if (value == "yes") return true;
    throw SetupError({{}, "--fill-back=" + value + " can't be read", "yes or no"});
}

}  // namespace

DatabaseProtocol::DatabaseProtocol() = default;
DatabaseProtocol::~DatabaseProtocol() = default;

tables::Session& DatabaseProtocol::session() {
    if (session_ == nullptr)
        session_ = std::make_unique<tables::Session>(tables::Settings{database_url(), tables(), fills_back()});
    return *session_;
}

void DatabaseProtocol::before_row(Row& row) {
    session().begin(running_method(), row);
}

void DatabaseProtocol::body_ended(Row& row) {
    session().check(row);
}

void DatabaseProtocol::after_row(Row& /*row*/) {
    if (session_ != nullptr) session_->end();
}

database::Database& DatabaseProtocol::connection() {
    return session().connection();
}

}  // namespace offbeat
