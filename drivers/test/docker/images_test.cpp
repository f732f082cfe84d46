#include "docker/image_maker.hpp"
#include "scene.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace offbeat::docker;
using offbeat::EnvironmentError;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(images, NEEDS_ENGINE)

BOOST_AUTO_TEST_CASE(an_image_is_imported_tagged_listed_and_removed) {
    Scene scene;
    auto& engine = scene.engine;
    const auto folder = fs::temp_directory_path() / Scene::fresh_name();
    fs::create_directories(folder / "etc");
    const auto archive = folder / "image.tar";
    BOOST_REQUIRE(std::system(("tar -C " + folder.string() + " -cf " + archive.string() + " etc").c_str()) == 0);
    const std::string name = "offbeat-docker-test/imported";
    const auto id = engine.import_image(archive, name + ":1", {"LABEL offbeat-docker-test=images", "ENV A=b"});
    BOOST_TEST(id.starts_with("sha256:"));
    BOOST_TEST(engine.image_exists(name + ":1"));
    BOOST_TEST(engine.image_created(name + ":1") > 1'700'000'000);
    engine.tag_image(name + ":1", name, "2");
    auto names = engine.images({{"offbeat-docker-test", "images"}});
    std::sort(names.begin(), names.end());
    BOOST_TEST(names == (std::vector<std::string>{name + ":1", name + ":2"}), boost::test_tools::per_element());
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { engine.import_image(archive, name + ":3", {"NONSENSE x"}); }),
                     "is not a valid change command");
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { engine.import_image(archive, "Not A Name"); }),
                     "invalid reference format");
    BOOST_CHECK_THROW(engine.import_image(folder / "none.tar", name + ":4"), offbeat::Error);
    for (const auto* tag : {":1", ":2", ":2"}) engine.remove_image(name + tag);
    BOOST_TEST(!engine.image_exists(name + ":1"));
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { engine.tag_image(name + ":1", name, "3"); }), "No such image");
    BOOST_TEST_HOLDS(refusal<EngineError>([&] { engine.image_created(name + ":1"); }), "No such image");
    fs::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(a_missing_image_that_cannot_be_made) {
    Scene scene;
    const auto text_of = [&](const char* image) {
        return refusal<EnvironmentError>([&] { provide_image(scene.engine, image); });
    };
    BOOST_TEST(text_of("no-such/thing:1") == "the image no-such/thing:1 is missing: make or pull it first");
    const auto text = text_of("offbeat/nonsense:latest");
    BOOST_TEST_HOLDS(text, "the image offbeat/nonsense:latest is missing, and ");
    BOOST_TEST_HOLDS(text, "tools/images/build nonsense failed: ");
    BOOST_TEST_HOLDS(text, "no recipe nonsense; there are: postgresql python");
    setenv("OFFBEAT_IMAGES", "/nowhere", 1);
    BOOST_TEST_HOLDS(text_of("offbeat/nonsense:latest"), "so is /nowhere/build, which makes it; OFFBEAT_IMAGES may");
    unsetenv("OFFBEAT_IMAGES");
}

BOOST_AUTO_TEST_SUITE_END()
