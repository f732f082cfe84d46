#include "offbeat/error.hpp"
#include "suite/element.hpp"
#include "suite/xml_cursor.hpp"
#include "suite/xml_tags.hpp"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <algorithm>
#include <sstream>

namespace offbeat::suite {
namespace {

using boost::property_tree::ptree;

/// Gives each element of a tree the place of its tag: both are in the document's order.
class Placer {
public:
    Placer(const FileName& file, std::vector<Tag> tags) : file_(file), tags_(std::move(tags)) {}

    Element place(const std::string& name, const ptree& node) {
        if (next_ == tags_.size() || tags_[next_].name != name) lost();
        const Tag& tag = tags_[next_++];
        Element element{name, tag.where};
        for (const auto& [key, child] : node) {
            if (key == "<xmlattr>") {
                for (const auto& [attribute, value] : child) {
                    if (element.attributes.size() == tag.attributes.size()) lost();
                    element.attributes.push_back({attribute, value.data(), tag.attributes[element.attributes.size()]});
                }
            } else {
                element.children.push_back(place(key, child));
            }
        }
        element.has_text = node.data().find_first_not_of(" \t\r\n") != std::string::npos;
        return element;
    }

private:
    [[noreturn]] void lost() const {
        throw SetupError({{file_}, "two readers of XML don't agree on where its elements are", "plainer XML"});
    }

    FileName file_;
    std::vector<Tag> tags_;
    std::size_t next_ = 0;
};

}  // namespace

const Attribute* Element::find(std::string_view attribute) const {
    const auto found = std::ranges::find(attributes, attribute, &Attribute::name);
    return found == attributes.end() ? nullptr : &*found;
}

std::string Element::value(std::string_view attribute) const {
    const Attribute* const found = find(attribute);
    return found == nullptr ? std::string() : found->value;
}

const Location& Element::place(std::string_view attribute) const {
    const Attribute* const found = find(attribute);
    return found == nullptr ? where : found->where;
}

Element read_xml(const FileName& file, std::string_view text) {
    if (text.size() > largest_file) throw SetupError({{file}, "is larger than 16 MiB"});
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Placer placer(file, start_tags(file, text));
    ptree tree;
    try {
        std::istringstream in{std::string(text)};
        read_xml(in, tree,
                 boost::property_tree::xml_parser::no_comments | boost::property_tree::xml_parser::trim_whitespace);
    } catch (const boost::property_tree::xml_parser_error& wrong) {
        refuse_xml({file, static_cast<int>(wrong.line())}, wrong.message());
    }
    const auto first = std::ranges::find_if(tree, [](const auto& node) { return node.first != "<xmlattr>"; });
    if (first == tree.end()) refuse_xml({file}, "it has no element", "<suite>");
    return placer.place(first->first, first->second);
}

}  // namespace offbeat::suite
