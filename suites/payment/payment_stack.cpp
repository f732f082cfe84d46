#include "payment_stack.hpp"

#include "offbeat/error.hpp"
#include "offbeat/option.hpp"
#include "offbeat/proxy/fault_proxy.hpp"
#include "offbeat/ready/http.hpp"
#include "offbeat/ready/postgresql.hpp"
#include "offbeat/ready/running.hpp"

#include <algorithm>
#include <filesystem>
#include <future>

using offbeat::stack::Endpoint;
using offbeat::stack::Service;

namespace {

// Classes at once would each start a stack, and disturb what the others measure.
const offbeat::DefaultOptions one_at_a_time{"--jobs=1"};

const offbeat::Option service_option{"payment-service", PAYMENT_SERVICE, "the folder of the payment service"};

constexpr std::chrono::milliseconds database_limit{30'000};
constexpr std::chrono::milliseconds service_limit{30'000};

Service database() {
    Service db;
    db.name = "db";
    db.kind = Service::Kind::postgresql;
    db.database = "payment_db";
    // A killed server mustn't spend seconds on syncing files that no power cut threatens; what is committed stays.
    db.settings = {"fsync=off", "max_connections=200"};
    db.image = "offbeat/postgresql";
    return db;
}

Service web(const PaymentSettings& settings, const Endpoint& database) {
    Service web;
    web.name = "web";
    web.command = {"/usr/bin/python3", "-m",     "gunicorn",      "-c",
                   "gunicorn.conf.py", "--bind", "{host}:{port}", "app:app"};
    web.environment = {
        "DATABASE_URL=postgresql://postgres:postgres@" + database.host + ':' + std::to_string(database.port) +
            "/payment_db",
        "PAYMENT_WORKERS=" + std::to_string(payment_workers),
        "PAYMENT_RETRY_ATTEMPTS=" + std::to_string(payment_attempts),
        "PAYMENT_RETRY_DELAY=" + std::to_string(settings.retry_delay),
        "PAYMENT_DB_TIMEOUT=" + std::to_string(settings.database_timeout),
        "PAYMENT_OUTAGE_FRESH=" + std::to_string(settings.outage_fresh),
        "PAYMENT_PROBE_INTERVAL=" + std::to_string(settings.probe_interval),
        "PYTHONDONTWRITEBYTECODE=1",
    };
    web.folder = service_option.value();
    if (!std::filesystem::is_directory(web.folder))
        throw offbeat::SetupError(
            {{}, "--payment-service=" + service_option.value() + " is no folder", "the payment service's"});
    web.image = "offbeat/python";
    return web;
}

offbeat::ready::Postgresql database_ready(const Endpoint& database) {
    return offbeat::ready::Postgresql("host=" + database.host + " port=" + std::to_string(database.port) +
                                      " dbname=payment_db user=postgres password=postgres");
}

}  // namespace

PaymentSettings PaymentSettings::scaled(const offbeat::outage::Deployment& deployment) {
    // A busy machine may need so long for a statement, or for a request to begin, whatever the delays are; and an
    // engine so long to deliver a signal to a database whose client is held at its moment.
    const double scale = deployment.scale;
    const bool on_docker = deployment.stack.target() == std::string_view("docker");
    const double shortest_timeout = (on_docker ? 1.0 : 0.4) * deployment.leeway;
    // A server that is told to stop closes its connections, which dates the outage, some time before it has ended and
    // the request is sent; a container's network is then taken apart, too.
    const double shortest_freshness = on_docker ? 0.5 * deployment.leeway : 0.25;
    constexpr double shortest_interval = 0.025;
    PaymentSettings settings;
    settings.retry_delay *= scale;
    settings.database_timeout = std::max(settings.database_timeout * scale, shortest_timeout);
    settings.outage_fresh = std::max(settings.outage_fresh * scale, shortest_freshness);
    settings.probe_interval = std::max(settings.probe_interval * scale, shortest_interval);
    return settings;
}

void deploy_payment(offbeat::stack::Stack& stack, const PaymentSettings& settings, offbeat::proxy::FaultProxy* proxy) {
    // The service starts while the database still does: it has to wait for it anyway. Behind a proxy its address is
    // known before.
    std::future<void> launched;
    if (proxy != nullptr)
        launched = std::async(std::launch::async, [&] {
            stack.launch(web(settings, {stack.own_address(), proxy->port()}));
        });
    stack.launch(database());
    const Endpoint reached = stack.endpoint("db");
    if (proxy != nullptr) {
        proxy->set_upstream(reached);
        launched.get();
    } else {
        stack.launch(web(settings, reached));
    }
    auto accepts = database_ready(stack.endpoint("db"));
    offbeat::ready::wait_while_running(accepts, stack, "db", database_limit);
    offbeat::ready::Http healthy(stack.endpoint("web"));
    offbeat::ready::wait_while_running(healthy, stack, "web", service_limit);
}

void await_payment_database(const Endpoint& database, std::chrono::milliseconds limit) {
    auto ready = database_ready(database);
    offbeat::ready::wait(ready, limit);
}
