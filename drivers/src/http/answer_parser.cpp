// The only file of this client that includes Beast: it costs seconds a file to compile.

#include "http/answer_parser.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <cstdint>

namespace offbeat::http {
namespace {

namespace beast_http = boost::beast::http;

constexpr std::uint64_t longest_body = std::uint64_t{256} << 20U;
constexpr std::uint32_t longest_header = std::uint32_t{1} << 20U;

}  // namespace

struct AnswerParser::Parser {
    beast_http::response_parser<beast_http::string_body> parser;

    explicit Parser(bool to_head) {
        parser.eager(true);
        parser.skip(to_head);
        parser.body_limit(longest_body);
        parser.header_limit(longest_header);
    }
};

AnswerParser::AnswerParser(bool to_head) : to_head_(to_head) {
    restart();
}

AnswerParser::~AnswerParser() = default;

void AnswerParser::restart() {
    parser_ = std::make_unique<Parser>(to_head_);
}

std::string AnswerParser::take(std::string_view bytes) {
    began_ = began_ || !bytes.empty();
    pending_ += bytes;
    while (!pending_.empty() && !whole()) {
        boost::beast::error_code error;
        const std::size_t taken = parser_->parser.put(boost::asio::buffer(pending_), error);
        pending_.erase(0, taken);
        if (error == beast_http::error::need_more) return {};
        if (error) return "not a response of HTTP: " + error.message();
        // 100 Continue and its like come before the response.
        const int status = parser_->parser.is_header_done() ? parser_->parser.get().result_int() : 0;
        if (whole() && status >= 100 && status < 200 && status != 101) restart();
        if (taken == 0) return {};
    }
    return {};
}

std::string AnswerParser::end() {
    if (!began_) return "the server closed the connection without a response";
    boost::beast::error_code error;
    if (parser_->parser.got_some()) parser_->parser.put_eof(error);
    if (whole() && !error) return {};
    return "the server closed the connection in the middle of its response";
}

bool AnswerParser::whole() const {
    return parser_->parser.is_done();
}

bool AnswerParser::keeps_connection() const {
    return whole() && pending_.empty() && parser_->parser.keep_alive();
}

Response AnswerParser::response() {
    auto message = parser_->parser.release();
    Response response;
    response.status = static_cast<int>(message.result_int());
    for (const auto& field : message.base()) {
        response.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    }
    response.body = std::move(message.body());
    return response;
}

}  // namespace offbeat::http
