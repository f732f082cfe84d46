#include "expression/functions/functions.hpp"

namespace offbeat::expression {
namespace {

std::size_t size_of(const Value& value) {
    std::size_t size = sizeof value + value.text.size();
    for (const Value& item : value.items) size += size_of(item);
    return size;
}

class List : public Node {
public:
    explicit List(std::size_t at) : at_(at) {}
    void add(NodePtr item) { items_.push_back(std::move(item)); }

    [[nodiscard]] std::vector<Value> values(const Context& context) const override {
        std::vector<Value> values;
        std::size_t size = 0;
        for (const NodePtr& item : items_) {
            for (Value& value : item->values(context)) {
                size += size_of(value);
                if (size > longest_value) throw Mistake(at_, "a list of more than 64 MiB", "a shorter one");
                values.push_back(std::move(value));
            }
        }
        return {Value::of_list(std::move(values))};
    }

private:
    std::size_t at_;
    std::vector<NodePtr> items_;
};

}  // namespace

NodePtr list(Arguments& arguments) {
    auto list = std::make_shared<List>(arguments.at());
    while (arguments.more()) list->add(arguments.expression());
    return list;
}

}  // namespace offbeat::expression
