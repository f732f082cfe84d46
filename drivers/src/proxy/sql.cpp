#include "proxy/sql.hpp"

#include "proxy/sql_lexer.hpp"

namespace offbeat::proxy {
namespace {

/// Behind these words a table's name may stand.
bool leads_to_table(const std::string& word) {
    return word == "into" || word == "from" || word == "update" || word == "join" || word == "table" || word == "copy";
}

bool is_noise(const std::string& word) {
    return word == "only" || word == "if" || word == "not" || word == "exists" || word == "lateral";
}

/// Reads `schema.table`, or only a table, or a part of `a.b.c`; then a comma goes on with the next of a list.
class TableReader {
public:
    explicit TableReader(std::vector<TableName>& tables) : tables_(tables) {}

    void see(const Token& token) {
        const bool word = token.kind == Token::Kind::word;
        const bool name = word || token.kind == Token::Kind::quoted_name;
        if (state_ == State::expecting && name) {
            if (word && is_noise(token.text)) return;
            tables_.push_back({{}, token.text});
            state_ = State::named;
        } else if (state_ == State::dotted && name) {
            tables_.back().schema = std::move(tables_.back().name);
            tables_.back().name = token.text;
            state_ = State::named;
        } else if (state_ == State::named && token.is('.')) {
            state_ = State::dotted;
        } else if (in_list() && token.is(',')) {
            state_ = State::expecting;
        } else if (word && leads_to_table(token.text)) {
            // `update` may only begin a statement: `for update` and `do update` name no table
            if (token.text != "update" || first_) state_ = State::expecting;
            listed_ = token.text == "from";
        } else if (in_list() && name && (token.text == "as" || !aliased_)) {
            state_ = State::alias;
            aliased_ = token.text != "as";
        } else {
            state_ = State::other;
        }
        if (state_ == State::expecting || state_ == State::named) aliased_ = false;
        first_ = false;
    }

private:
    enum class State { other, expecting, named, dotted, alias };

    [[nodiscard]] bool in_list() const { return listed_ && (state_ == State::named || state_ == State::alias); }

    std::vector<TableName>& tables_;
    State state_ = State::other;
    bool listed_ = false;
    bool aliased_ = false;
    bool first_ = true;
};

std::string upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

}  // namespace

std::string usual_verb(std::string verb) {
    if (verb == "END") return "COMMIT";
    if (verb == "ABORT") return "ROLLBACK";
    if (verb == "START") return "BEGIN";
    return verb;
}

std::vector<Sql> statements_of(std::string_view text) {
    std::vector<Sql> all;
    SqlLexer lexer(text);
    for (Token token = lexer.next(); token.kind != Token::Kind::end;) {
        if (token.is(';')) {
            token = lexer.next();
            continue;
        }
        const std::size_t begin = token.at;
        all.emplace_back();
        if (token.kind == Token::Kind::word) all.back().verb = usual_verb(upper(token.text));
        TableReader tables(all.back().tables);
        for (; token.kind != Token::Kind::end && !token.is(';'); token = lexer.next()) tables.see(token);
        const std::size_t end = token.kind == Token::Kind::end ? text.size() : token.at;
        all.back().text = text.substr(begin, end - begin);
    }
    return all;
}

bool names_table(const std::vector<TableName>& tables, const std::string& wanted) {
    SqlLexer lexer(wanted);
    TableName asked{{}, lexer.next().text};
    if (lexer.next().is('.')) asked = {asked.name, lexer.next().text};
    for (const TableName& table : tables) {
        const bool schema = asked.schema.empty() || table.schema.empty() || asked.schema == table.schema;
        if (schema && asked.name == table.name) return true;
    }
    return false;
}

}  // namespace offbeat::proxy
