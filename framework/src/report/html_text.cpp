#include "report/html_text.hpp"

#include "offbeat/utf8.hpp"
#include "report/wording.hpp"
#include "report/xml_text.hpp"

namespace offbeat::report {

// The page is well-formed XML too, so XML's references serve: they are all that HTML needs.
void append_html(std::string& out, std::string_view text) {
    append_xml(out, utf8::visible(text));
}

void append_html_lines(std::string& out, std::string_view text) {
    append_xml(out, visible_lines(text));
}

}  // namespace offbeat::report
