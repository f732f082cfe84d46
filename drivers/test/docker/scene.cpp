#include "scene.hpp"

#include "docker/image_maker.hpp"

#include <unistd.h>

#include <cstdio>

using namespace offbeat::docker;

boost::test_tools::assertion_result engine_answers(boost::unit_test::test_unit_id) {
    try {
        Engine().ping();
        return true;
    } catch (const offbeat::Error& error) {
        boost::test_tools::assertion_result no(false);
        no.message() << error.what();
        static const bool told = std::printf("skipped: %s\n", error.what()) > 0;
        static_cast<void>(told);
        return no;
    }
}

Scene::~Scene() {
    for (const auto& container : containers) engine.remove(container);
    for (const auto& network : networks) engine.remove_network(network);
}

std::string Scene::fresh_name() {
    static int count = 0;
    return "offbeat-docker-test-" + std::to_string(getpid()) + "-" + std::to_string(++count);
}

std::string Scene::make(const std::string& script, ContainerSpec spec) {
    if (spec.image.empty()) spec.image = "offbeat/postgresql:latest";
    provide_image(engine, spec.image);
    spec.entrypoint = {"/bin/sh", "-c"};
    spec.command = {script};
    return containers.emplace_back(engine.create(fresh_name(), spec));
}

std::string Scene::run(const std::string& script, ContainerSpec spec) {
    const auto id = make(script, std::move(spec));
    engine.start(id);
    return id;
}

std::string Scene::network(bool internal) {
    const auto name = fresh_name();
    networks.push_back(name);
    engine.create_network({name, {{"offbeat-docker-test", "1"}}, internal});
    return name;
}

std::chrono::steady_clock::time_point in(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}
