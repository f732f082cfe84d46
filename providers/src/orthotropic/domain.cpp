#include "offbeat/orthotropic/domain.hpp"

namespace offbeat {

Domain Domain::required() && {
    is_required = true;
    return std::move(*this);
}
Domain Domain::max_length(std::size_t characters) && {
    most_length = characters;
    return std::move(*this);
}
Domain Domain::min_length(std::size_t characters) && {
    least_length = characters;
    return std::move(*this);
}
Domain Domain::joined_by(std::string text) && {
    separator = std::move(text);
    return std::move(*this);
}
Domain Domain::one_of(std::vector<std::string> all) && {
    values = std::move(all);
    return std::move(*this);
}
Domain Domain::pattern(std::string regular_expression) && {
    expression = std::move(regular_expression);
    return std::move(*this);
}
Domain Domain::visible_text() && {
    is_visible = true;
    return std::move(*this);
}
Domain Domain::decimal(std::string least, std::string most, int scale) && {
    minimum = std::move(least);
    maximum = std::move(most);
    most_decimals = scale;
    return std::move(*this);
}
Domain Domain::integer(std::string least, std::string most) && {
    return std::move(*this).decimal(std::move(least), std::move(most), 0);
}
Domain Domain::time(std::string format) && {
    time_format = std::move(format);
    return std::move(*this);
}
Domain Domain::after(std::string other) && {
    later_than = std::move(other);
    return std::move(*this);
}
Domain Domain::given_when(std::string other, std::string value) && {
    only_when.emplace(std::move(other), std::move(value));
    return std::move(*this);
}
Domain Domain::items(std::size_t least, std::size_t most) && {
    least_items = least;
    most_items = most;
    return std::move(*this);
}
Domain Domain::each(Domain element_domain) && {
    element.assign(1, std::move(element_domain));
    return std::move(*this);
}
Domain Domain::unique() && {
    is_unique = true;
    return std::move(*this);
}

}  // namespace offbeat
