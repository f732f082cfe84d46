// An annotation transformer changes annotations before anything is planned: here, whoever names a ticket in an
// attribute is in that ticket's group, `--groups "ticket BANK-21"`.

#include "offbeat/listener.hpp"
#include "offbeat/test.hpp"

#include <string>

namespace {

class GroupsOfTickets final : public offbeat::AnnotationTransformer {
public:
    void transform(const offbeat::TestMethod& method, offbeat::Test& annotation) override {
        if (method.class_name != "TransformerTest") return;
        for (const auto& attribute : annotation.attributes) {
            if (attribute.name == "ticket")
                annotation.groups.add(offbeat::kept("ticket " + std::string(attribute.value)));
        }
    }
};
OFFBEAT_LISTENER("groups of tickets", GroupsOfTickets);

}  // namespace

class TransformerTest : public offbeat::TestBase<TransformerTest> {
public:
    OFFBEAT_CONFIG(note, .when = offbeat::beforeMethod, .onlyForGroups = {"ticket BANK-21"})
    void note() { noted_ = true; }

    OFFBEAT_TEST(testMended, .groups = {"examples"}, .attributes = {{"ticket", "BANK-21"}})
    void testMended() { OFFBEAT_CHECK(noted_); }

private:
    bool noted_ = false;
};
