// A service in memory, with a flaw of one's choice, and the suites that strike it.

#include "offbeat/error.hpp"
#include "offbeat/option.hpp"
#include "offbeat/orthotropic/test_base.hpp"

#include <boost/describe.hpp>

#include <map>
#include <stdexcept>

namespace {

const offbeat::Option flaw{"flaw", "none", "what is wrong with the service"};

const offbeat::Option naming{"naming", "",
                             "what the suite says: refusals name their attribute always, never or nothing"};

bool has(const char* which) {
    return flaw.value() == which;
}

struct Order {
    std::optional<std::string> id, scene, owner;
    int amount;
};
BOOST_DESCRIBE_STRUCT(Order, (), (id, scene, owner, amount))

/// The same without declared domains.
struct BareOrder : Order {};
BOOST_DESCRIBE_STRUCT(BareOrder, (Order), ())

/// Keys that leave little room.
struct Ticket {
    int number;
    std::optional<std::string> code, serial, scene;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (number, code, serial, scene))

/// The voucher's attributes whose domains depend on each other.
struct Voucher {
    std::optional<std::string> calcType, faceValue, validFrom, validTo;
};
BOOST_DESCRIBE_STRUCT(Voucher, (), (calcType, faceValue, validFrom, validTo))

class Service {
public:
    offbeat::Response create(const Order* order) {
        ++requests_;
        if (has("throws") && order != nullptr && order->scene == "INV") throw std::runtime_error("connection reset");
        if (has("refuses_legal") || broken_) return {false, "SERVICE_DOWN", "", "no route"};
        offbeat::Response answer = judge(order);
        if (answer.accepted) orders_[*order->id] = *order;
        if (!answer.accepted && has("changes_state")) orders_["stray" + std::to_string(requests_)] = {};
        if (!answer.accepted && has("breaks_after")) broken_ = true;
        if (!answer.accepted && has("wrong_code")) answer.code = "OOPS";
        if (!answer.accepted && has("wrong_attribute")) answer.attribute = "elsewhere";
        if (!answer.accepted && has("names_no_attribute")) answer.attribute.clear();
        if (!answer.accepted && has("names_id_only") && answer.attribute != "id") answer.attribute.clear();
        return answer;
    }

    [[nodiscard]] std::string contents() const {
        if (has("no_state")) throw offbeat::EnvironmentError("the store can't be read");
        std::string all;
        for (const auto& entry : orders_) all += entry.first + ' ';
        return all;
    }

private:
    offbeat::Response judge(const Order* order) const {
        if (order == nullptr) return {false, "REQUEST_NULL"};
        if (order->id.value_or("").empty() || order->id->size() > 16) return {false, "ILLEGAL", "id"};
        if (orders_.count(*order->id) != 0) return {false, "DUPLICATE", "id"};
        const bool known = order->scene == "ORDER" || order->scene == "PAY";
        if (!known && !has("accepts_scene")) return {false, "ILLEGAL", "scene", "no such scene"};
        if (order->owner.value_or("") != "Lee") return {false, "ILLEGAL", "owner"};
        if (order->amount < 1 || order->amount > 500) return {false, "ILLEGAL", "amount"};
        return {true};
    }

    std::map<std::string, Order> orders_;
    int requests_ = 0;
    bool broken_ = false;
};

Service service;

}  // namespace

template <>
struct offbeat::Domains<Order> {
    static std::vector<Domain> declare() {
        return {domain(&Order::id).required().max_length(16).unique(),
                domain(&Order::scene).required().one_of({"ORDER", "PAY"}), domain(&Order::owner).required(),
                domain(&Order::amount).integer("1", "500")};
    }
};

template <>
struct offbeat::Domains<Voucher> {
    static std::vector<Domain> declare() {
        constexpr const char* moment = "yyyy-MM-dd HH:mm:ss";
        return {domain(&Voucher::calcType).required().max_length(8).one_of({"FIXED", "FLOAT"}),
                domain(&Voucher::faceValue).decimal("0.01", "5000.00", 2).given_when("calcType", "FIXED"),
                domain(&Voucher::validFrom).required().time(moment),
                domain(&Voucher::validTo).required().time(moment).after("validFrom")};
    }
};

template <>
struct offbeat::Domains<Ticket> {
    static std::vector<Domain> declare() {
        return {domain(&Ticket::number).integer("1", "500").unique(),
                domain(&Ticket::code).required().max_length(3).pattern("[a-z0-9]+").unique(),
                domain(&Ticket::serial).required().max_length(4).pattern("[0-9]+").unique(),
                domain(&Ticket::scene).one_of({"PAY"})};
    }
};

class OrderFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<OrderFuncExceptionTest, Order> {
public:
    OFFBEAT_TEST(testOrder, .dataProvider = "OrthotropicRequestProvider")
    void testOrder(const offbeat::OrthotropicRequest<Order>& request) {
        if (has("body_is_empty")) return;
        if (has("body_skips")) offbeat::skip("not today");
        if (has("body_only_sends")) {
            send(request.request());
            return;
        }
        expect_refused(request);
    }

protected:
    offbeat::Response send(const Order* order) override { return service.create(order); }
    std::string state() override { return service.contents(); }
    [[nodiscard]] std::optional<bool> refusals_name_the_attribute() const override {
        if (naming.value().empty()) return OrthotropicProtocol::refusals_name_the_attribute();
        return naming.value() == "always";
    }
};

/// Says itself which values are taken, unknown and unused.
class HooksFuncExceptionTest : public OrderFuncExceptionTest {
    using self_type = HooksFuncExceptionTest;

public:
    OFFBEAT_TEST(testHooks, .dataProvider = "OrthotropicRequestProvider")
    void testHooks(const offbeat::OrthotropicRequest<Order>& request) {
        if (request.target() == "id" && request.details().value.kind == offbeat::Value::Kind::prepared) {
            offbeat::check(*request.request()->id == "taken-by-hook", "existing() gave " + *request.request()->id);
        }
        if (request.target() == "owner" && request.details().value.kind == offbeat::Value::Kind::prepared) {
            offbeat::check(*request.request()->owner == "nobody", "missing() gave " + *request.request()->owner);
        }
        expect_refused(request);
    }

protected:
    std::string existing(const std::string&) override {
        Order order{"taken-by-hook", "ORDER", "Lee", 1};
        service.create(&order);
        return "taken-by-hook";
    }
    std::string missing(const std::string&) override { return "nobody"; }
    std::string fresh(const std::string& attribute, const std::string& legal) override {
        return "H" + OrderFuncExceptionTest::fresh(attribute, legal).substr(1);
    }
};

class BareFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<BareFuncExceptionTest, BareOrder> {
public:
    OFFBEAT_TEST(testBare, .dataProvider = "OrthotropicRequestProvider")
    void testBare(const offbeat::OrthotropicRequest<BareOrder>& request) { expect_refused(request); }

protected:
    offbeat::Response send(const BareOrder* order) override {
        if (order == nullptr) return service.create(nullptr);
        BareOrder own = *order;  // no domain says that the id must be fresh
        if (own.id == "LEGAL") own.id = offbeat::fresh_like("LEGAL-0000000001");
        return service.create(&own);
    }
    std::string state() override { return service.contents(); }
};

/// A service that blames the later of two attributes that don't go together, as the voucher's does.
class VoucherFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<VoucherFuncExceptionTest, Voucher> {
public:
    OFFBEAT_TEST(testVoucher, .dataProvider = "OrthotropicRequestProvider")
    void testVoucher(const offbeat::OrthotropicRequest<Voucher>& request) { expect_refused(request); }

protected:
    offbeat::Response send(const Voucher* voucher) override {
        if (voucher == nullptr) return {false, "ILLEGAL"};
        offbeat::Response answer = judge(*voucher);
        if (!answer.accepted && has("wrong_attribute")) answer.attribute = "elsewhere";
        if (!answer.accepted && has("blames_valid_to")) answer.attribute = "validTo";
        return answer;
    }
    std::string state() override { return ""; }

private:
    static offbeat::Response judge(const Voucher& voucher) {
        if (voucher.validFrom.value_or("").size() != 19) return {false, "ILLEGAL", "validFrom"};
        if (voucher.calcType != "FIXED" && voucher.calcType != "FLOAT") return {false, "ILLEGAL", "calcType"};
        if (voucher.faceValue.has_value() != (voucher.calcType == "FIXED")) return {false, "ILLEGAL", "faceValue"};
        if (*voucher.validFrom >= voucher.validTo) return {false, "ILLEGAL", "validTo"};
        return {true};
    }
};

class TicketFuncExceptionTest : public offbeat::OrthotropicRequestTestBase<TicketFuncExceptionTest, Ticket> {
public:
    OFFBEAT_TEST(testTicket, .dataProvider = "OrthotropicRequestProvider")
    void testTicket(const offbeat::OrthotropicRequest<Ticket>& request) { expect_refused(request); }

protected:
    offbeat::Response send(const Ticket* ticket) override {
        if (ticket == nullptr || has("refuses_legal")) return {false, "ILLEGAL"};
        if (ticket->number < 1 || ticket->number > 500) return {false, "ILLEGAL", "number"};
        if (ticket->code.value_or("").empty() || ticket->code->size() > 3) return {false, "ILLEGAL", "code"};
        if (ticket->serial.value_or("").empty() || ticket->serial->size() > 4) return {false, "ILLEGAL", "serial"};
        if (ticket->scene != "PAY") return {false, "ILLEGAL", "scene"};
        return {true};
    }
    std::string state() override { return ""; }
};
