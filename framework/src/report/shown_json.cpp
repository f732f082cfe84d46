#include "report/shown_json.hpp"

#include "offbeat/json_text.hpp"
#include "offbeat/utf8.hpp"
#include "report/wording.hpp"

namespace offbeat::report {

void append_shown(std::string& out, std::string_view text, std::size_t longest) {
    if (text.size() <= longest && utf8::plain(text)) return json::append_string(out, text);
    json::append_string(out, visible_lines(cut(text, longest)));
}

void append_shown_field(std::string& out, std::string_view key, std::string_view text, std::size_t longest) {
    json::append_key(out, key);
    append_shown(out, text, longest);
}

}  // namespace offbeat::report
