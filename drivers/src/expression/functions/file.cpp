#include "expression/functions/functions.hpp"
#include "expression/lines.hpp"

namespace offbeat::expression {
namespace {

class File : public Node {
public:
    File(std::string name, std::size_t at) : name_(std::move(name)), at_(at) {}

    [[nodiscard]] std::vector<Value> values(const Context& context) const override {
        std::vector<Value> values;
        for (std::string& line : lines_of(context.folder(), name_, at_))
            values.push_back(Value::of_text(std::move(line)));
        return values;
    }

private:
    std::string name_;
    std::size_t at_;
};

}  // namespace

NodePtr file(Arguments& arguments) {
    const std::size_t at = arguments.next_at();
    return std::make_shared<File>(arguments.text(), at);
}

}  // namespace offbeat::expression
