#include <offbeat/orthotropic/test_base.hpp>

#include <boost/describe.hpp>

struct Login {
    std::optional<std::string> user, password, language;
};
BOOST_DESCRIBE_STRUCT(Login, (), (user, password, language))

template <>
struct offbeat::Domains<Login> {
    static std::vector<offbeat::Domain> declare() {
        return {domain(&Login::user).required().pattern("[a-z]+"), domain(&Login::password).required().min_length(8),
                domain(&Login::language).required().max_length(2)};
    }
};

class InvalidLoginFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<InvalidLoginFuncExceptionTest, Login> {
public:
    OFFBEAT_TEST(testRefusal, .dataProvider = "OrthotropicRequestProvider")
    void testRefusal(const offbeat::OrthotropicRequest<Login>& login) { expect_refused(login); }

protected:
    offbeat::Response send(const Login* login) override {
        const auto refused = [](const char* attribute) {
            return offbeat::Response{.code = "ILLEGAL", .attribute = attribute};
        };
        if (login == nullptr) return {.code = "NO_LOGIN"};
        const std::string user = login->user.value_or("");
        if (user.empty() || user.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)
            return refused("user");
        if (login->password.value_or("").size() < 8) return refused("password");
        if (login->language.value_or("").empty() || login->language->size() > 2) return refused("language");
        return {.accepted = true};
    }
    std::string state() override { return {}; }
};
