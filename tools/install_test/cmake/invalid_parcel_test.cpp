#include <offbeat/orthotropic/test_base.hpp>

#include <boost/describe.hpp>

namespace post {

struct Parcel {
    std::optional<std::string> sender;
    std::optional<std::string> size;
    std::vector<std::string> marks;
};
BOOST_DESCRIBE_STRUCT(Parcel, (), (sender, size, marks))

offbeat::Response accept(const Parcel* parcel) {
    if (parcel == nullptr) return {.code = "NO_PARCEL"};
    if (parcel->sender.value_or("").empty() || parcel->sender->size() > 10)
        return {.code = "ILLEGAL", .attribute = "sender"};
    if (parcel->size != "S" && parcel->size != "L") return {.code = "ILLEGAL", .attribute = "size"};
    if (parcel->marks.empty() || parcel->marks.size() > 2) return {.code = "ILLEGAL", .attribute = "marks"};
    return {.accepted = true};
}

}  // namespace post

template <>
struct offbeat::Domains<post::Parcel> {
    static std::vector<offbeat::Domain> declare() {
        return {domain(&post::Parcel::sender).required().max_length(10),
                domain(&post::Parcel::size).required().one_of({"S", "L"}), domain(&post::Parcel::marks).items(1, 2)};
    }
};

class InvalidParcelFuncExceptionTest
    : public offbeat::OrthotropicRequestTestBase<InvalidParcelFuncExceptionTest, post::Parcel> {
public:
    OFFBEAT_TEST(testRefusal, .dataProvider = "OrthotropicRequestProvider")
    void testRefusal(const offbeat::OrthotropicRequest<post::Parcel>& parcel) { expect_refused(parcel); }

protected:
    offbeat::Response send(const post::Parcel* parcel) override { return post::accept(parcel); }
    std::string state() override { return {}; }
};
