#include "proxy/session.hpp"

#include "proxy/messages.hpp"

#include <algorithm>

namespace offbeat::proxy {
namespace {

constexpr std::size_t shown = 240;  // bytes of a statement that are kept

std::string_view content(std::string_view bytes) {
    return bytes.substr(std::min<std::size_t>(5, bytes.size()));
}

std::shared_ptr<Statement> made(Sql sql) {
    return std::make_shared<Statement>(
        Statement{std::move(sql.verb), std::string(sql.text.substr(0, shown)), std::move(sql.tables)});
}

}  // namespace

void Session::name(const std::vector<std::string>& keys, bool& names) {
    if (keys.empty()) return;
    begins_ = 0;
    if (scope_ && *scope_ == keys) return;
    scope_ = std::make_shared<const Scope>(keys);
    names = true;
}

StatementPtr Session::statement_of(Sql sql, const Keys* keys, bool& names) {
    if (sql.verb == "BEGIN" && scope_ && ++begins_ == 2) scope_.reset();
    if (keys != nullptr) name(keys->named_in(sql.text), names);
    auto statement = made(std::move(sql));
    statement->scope = scope_;
    return statement;
}

StatementPtr Session::prepared(const std::string& name) const {
    const auto found = prepared_.find(name);
    return found == prepared_.end() ? nullptr : found->second;
}

Request Session::look(char type, std::string_view bytes, const Keys* keys) {
    using Kind = Request::Kind;
    Request request;
    Fields fields(content(bytes));
    switch (type) {
    case '\0':
        request.kind = Kind::startup;
        break;
    case 'Q':
        request.kind = Kind::query;
        if (keys == nullptr && !scope_) break;
        for (Sql& sql : statements_of(fields.text())) {
            request.statements.push_back(statement_of(std::move(sql), keys, request.names));
        }
        break;
    case 'P': {
        request.kind = Kind::parse;
        std::string name(fields.text());
        const std::string_view text = fields.text();
        if (keys != nullptr) this->name(keys->named_in(text), request.names);
        auto all = statements_of(text);
        prepared_[std::move(name)] = made(all.empty() ? Sql{} : std::move(all.front()));
        break;
    }
    case 'B': {
        request.kind = Kind::bind;
        Bound all = bound(bytes);
        if (keys != nullptr) {
            std::vector<std::string> named;
            for (const std::string_view parameter : all.parameters) {
                for (std::string& key : keys->named_in(parameter)) named.push_back(std::move(key));
            }
            name(named, request.names);
        }
        portals_[std::move(all.portal)] = prepared(all.statement);
        break;
    }
    case 'D':
        request.kind = Kind::describe;
        break;
    case 'E': {
        request.kind = Kind::execute;
        const auto portal = portals_.find(std::string(fields.text()));
        if (portal == portals_.end() || !portal->second) break;
        auto statement = std::make_shared<Statement>(*portal->second);
        if (statement->verb == "BEGIN" && scope_ && ++begins_ == 2) scope_.reset();
        statement->scope = scope_;
        request.statements.push_back(std::move(statement));
        break;
    }
    case 'C':
        request.kind = Kind::close;
        close(content(bytes));
        break;
    case 'S':
        request.kind = Kind::sync;
        break;
    case 'F':
        request.kind = Kind::call;
        break;
    case 'c':
    case 'f':
        copying_in_ = false;
        break;
    default:
        break;
    }
    return request;
}

void Session::close(std::string_view bytes) {
    if (bytes.empty()) return;
    Fields fields(bytes.substr(1));
    (bytes[0] == 'S' ? prepared_ : portals_).erase(std::string(fields.text()));
}

std::uint64_t Session::sent(Request request) {
    if (request.kind == Request::Kind::none) return 0;
    if (request.kind == Request::Kind::sync) {
        if (copying_in_) return 0;
        skipping_ = false;
    }
    if (skipping_) return 0;
    request.number = ++sent_;
    due_.push_back(std::move(request));
    return sent_;
}

}  // namespace offbeat::proxy
