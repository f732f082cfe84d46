#pragma once

#include "offbeat/http/client.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace offbeat::http {

/// Takes an HTTP/1.1 response apart as its bytes come. The one file that knows Beast stands behind it.
class AnswerParser {
public:
    /// \param to_head whether the request was a HEAD, whose response has no body whatever its header says
    explicit AnswerParser(bool to_head);
    AnswerParser(const AnswerParser&) = delete;
    AnswerParser& operator=(const AnswerParser&) = delete;
    ~AnswerParser();

    /// Takes what was received. \returns what is wrong with it; empty: nothing
    std::string take(std::string_view bytes);
    /// Nothing more will come. \returns what is missing; empty: the response is whole
    std::string end();

    [[nodiscard]] bool whole() const;
    /// Whether anything came yet.
    [[nodiscard]] bool began() const { return began_; }
    /// Whether the server keeps the connection, and sent nothing behind the response.
    [[nodiscard]] bool keeps_connection() const;
    /// The whole response; to be called once.
    [[nodiscard]] Response response();

private:
    struct Parser;
    void restart();

    bool to_head_;
    bool began_ = false;
    std::string pending_;  // received and not yet taken by the parser: a header's beginning
    std::unique_ptr<Parser> parser_;
};

}  // namespace offbeat::http
