#include "offbeat/value.hpp"
#include "select/node.hpp"

#include <algorithm>
#include <cctype>

namespace offbeat::select {
namespace {

using Node = Expression::Node;

constexpr std::size_t longest = 64 * 1024;
constexpr int deepest = 200;

bool begins_name(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool goes_on(char c) {
    return begins_name(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '[' ||
           c == ']';
}

class Parser {
public:
    Parser(std::string_view text, bool groups, std::vector<std::string>& names)
        : text_(text), groups_(groups), names_(names) {
        if (text.size() > longest) throw Mistake("is longer than 64 KiB", longest);
    }

    std::shared_ptr<const Node> whole() {
        auto node = any();
        blanks();
        if (at_ < text_.size()) throw Mistake("expected && or || or the end, not " + next(), at_);
        return node;
    }

private:
    using Part = std::shared_ptr<const Node>;

    Part any() {
        return several(Node::Kind::any, "||", [this] { return all(); });
    }
    Part all() {
        return several(Node::Kind::all, "&&", [this] { return one(); });
    }

    template <class Inner>
    Part several(Node::Kind kind, std::string_view between, Inner inner) {
        Part first = inner();
        if (!takes(between)) return first;
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->parts.push_back(std::move(first));
        do node->parts.push_back(inner());
        while (takes(between));
        return node;
    }

    Part one() {
        if (++depth_ > deepest) throw Mistake("is nested too deeply", at_);
        Part node;
        blanks();
        const std::size_t begin = at_;
        if (!is_next("!=") && !is_next("!~") && takes("!")) {
            auto negated = std::make_shared<Node>();
            negated->kind = Node::Kind::none;
            negated->parts.push_back(one());
            node = negated;
        } else if (takes("(")) {
            node = any();
            if (!takes(")"))
                throw Mistake("expected the ) that belongs to the ( at column " + std::to_string(begin + 1), at_);
        } else {
            node = groups_ ? group() : comparison();
        }
        --depth_;
        return node;
    }

    Part group() {
        auto node = std::make_shared<Node>();
        node->kind = Node::Kind::group;
        node->left = operand("a group");
        names_.push_back(node->left.text);
        return node;
    }

    Part comparison() {
        auto node = std::make_shared<Node>();
        const std::size_t begin = (blanks(), at_);
        node->left = operand("a name");
        if (node->left.kind != Operand::Kind::name) throw Mistake("expected a name on the left, not a value", begin);
        names_.push_back(node->left.text);
        const auto relation = this->relation();
        if (!relation) {
            node->kind = Node::Kind::truth;
            return node;
        }
        node->kind = Node::Kind::comparison;
        node->relation = *relation;
        blanks();
        const std::size_t behind = at_;
        node->right = operand("a value");
        if (node->right.kind == Operand::Kind::name) names_.push_back(node->right.text);
        const bool ordered = *relation != Relation::equal && *relation != Relation::unequal;
        const bool plain = node->right.kind == Operand::Kind::text || node->right.kind == Operand::Kind::name;
        if (ordered && !plain) throw Mistake("null, absent and empty are compared with == and != only", behind);
        if (*relation == Relation::matches || *relation == Relation::differs) {
            if (node->right.kind != Operand::Kind::text)
                throw Mistake("expected a regular expression in quotes", behind);
            try {
                node->pattern.emplace(node->right.text);
            } catch (const Error& wrong) {
                throw Mistake(std::string("no regular expression: ") + wrong.what(), behind);
            }
        }
        return node;
    }

    std::optional<Relation> relation() {
        constexpr std::pair<std::string_view, Relation> all[] = {
            {"==", Relation::equal},   {"!=", Relation::unequal}, {"<=", Relation::at_most}, {">=", Relation::at_least},
            {"=~", Relation::matches}, {"!~", Relation::differs}, {"<", Relation::less},     {">", Relation::greater}};
        for (const auto& [text, relation] : all) {
            if (takes(text)) return relation;
        }
        if (is_next("=")) throw Mistake("expected ==, not =", at_);
        return std::nullopt;
    }

    Operand operand(const char* expected) {
        blanks();
        if (at_ == text_.size()) throw Mistake(std::string("expected ") + expected + ", and it ends", at_);
        const char first = text_[at_];
        if (first == '\'' || first == '"') return {Operand::Kind::text, quoted_text(first)};
        const std::size_t begin = at_;
        const bool number = std::isdigit(static_cast<unsigned char>(first)) != 0 || first == '-' || first == '+';
        if (!number && !begins_name(first)) throw Mistake(std::string("expected ") + expected + ", not " + next(), at_);
        ++at_;
        while (at_ < text_.size() && goes_on(text_[at_])) ++at_;
        std::string word(text_.substr(begin, at_ - begin));
        if (groups_) return {Operand::Kind::name, std::move(word)};
        if (number || word == "true" || word == "false") return {Operand::Kind::text, std::move(word), number};
        if (word == "null") return {Operand::Kind::null};
        if (word == "absent") return {Operand::Kind::absent};
        if (word == "empty") return {Operand::Kind::empty};
        return {Operand::Kind::name, std::move(word)};
    }

    /// A backslash stands before a quote or a backslash, and for itself before all else, as regular expressions want
    /// it.
    std::string quoted_text(char quote) {
        const std::size_t begin = at_++;
        std::string text;
        for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
            const bool escapes =
                text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == quote || text_[at_ + 1] == '\\');
            if (escapes) ++at_;
            text += text_[at_];
        }
        if (at_ == text_.size()) throw Mistake("the quote is never closed", begin);
        ++at_;
        return text;
    }

    void blanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    }
    bool is_next(std::string_view what) {
        blanks();
        return text_.substr(at_).starts_with(what);
    }
    bool takes(std::string_view what) {
        if (!is_next(what)) return false;
        at_ += what.size();
        return true;
    }
    [[nodiscard]] std::string next() const { return quoted(text_.substr(at_, 1)); }

    std::string_view text_;
    bool groups_;
    std::vector<std::string>& names_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

Mistake::Mistake(const std::string& what, std::size_t at) : Error("column " + std::to_string(at + 1) + ": " + what) {}

Expression Expression::of_rows(std::string_view text) {
    Expression made;
    made.root_ = Parser(text, false, made.names_).whole();
    return made;
}

Expression Expression::of_groups(std::string_view text) {
    Expression made;
    made.root_ = Parser(text, true, made.names_).whole();
    return made;
}

bool Expression::holds(const Candidate& row) const {
    return root_->holds(row);
}

}  // namespace offbeat::select
