#include "options.hpp"

#include "offbeat/text.hpp"
#include "offbeat/value.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <charconv>

namespace command {
namespace {

namespace po = boost::program_options;

const Command& find(const std::string& name) {
    std::vector<std::string> names;
    for (const Command& command : all()) {
        if (name == command.name) return command;
        names.emplace_back(command.name);
    }
    names.emplace_back("help");
    throw UsageError("no subcommand " + offbeat::quoted(name) + "; " + offbeat::did_you_mean(name, names));
}

/// Takes what stands behind `--` away from the words: it is for the programs.
std::vector<std::string> split_off(std::vector<std::string>& words) {
    const auto dashes = std::find(words.begin(), words.end(), "--");
    if (dashes == words.end()) return {};
    std::vector<std::string> rest(dashes + 1, words.end());
    words.erase(dashes, words.end());
    return rest;
}

void read_options(const std::vector<std::string>& words, Request& request) {
    Arguments& arguments = request.arguments;
    po::options_description known;
    auto add = known.add_options();
    add("help,h", "");
    add("path", po::value(&arguments.paths));
    std::vector<std::string> names = {"help"};
    for (const char* option : request.command->options) {
        add(option, po::value(&arguments.options[option])->composing());
        names.emplace_back(option);
    }
    for (const char* option : request.command->switches) {
        add(option, po::value(&arguments.options[option])->zero_tokens()->implicit_value({"yes"}, "yes"));
        names.emplace_back(option);
    }
    po::positional_options_description positional;
    positional.add("path", -1);
    const auto style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
    po::variables_map given;
    try {
        po::store(po::command_line_parser(words).options(known).positional(positional).style(style).run(), given);
        po::notify(given);
    } catch (const po::unknown_option& wrong) {
        std::string name = wrong.get_option_name();
        name = name.substr(0, name.find('='));
        name.erase(0, name.find_first_not_of('-'));
        throw UsageError("no option --" + name + " here; " + offbeat::did_you_mean(name, names) +
                         " (what is for a program stands behind --)");
    } catch (const po::error& wrong) {
        throw UsageError(wrong.what());
    }
    std::erase_if(arguments.options, [](const auto& option) { return option.second.empty(); });
    if (given.count("help") != 0) request.ask = Request::Ask::help;
}

}  // namespace

unsigned count_in(const std::string& option, const std::string& text) {
    constexpr unsigned most = 1'000'000;
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value == 0 || value > most)
        throw UsageError(option + ": expected a number from 1 to " + std::to_string(most) + ", not " +
                         offbeat::quoted(text));
    return value;
}

Request read_command_line(std::vector<std::string> words) {
    Request request;
    request.arguments.for_programs = split_off(words);
    if (words.empty()) throw UsageError("no subcommand");
    const std::string first = words.front();
    words.erase(words.begin());
    if (first == "--version") {
        request.ask = Request::Ask::version;
    } else if (first == "--help" || first == "-h" || first == "help") {
        request.ask = Request::Ask::help;
        if (!words.empty()) request.command = &find(words.front());
    } else {
        if (first.starts_with('-')) throw UsageError("a subcommand comes first, not " + offbeat::quoted(first));
        request.command = &find(first);
        read_options(words, request);
        const bool has_paths = !request.arguments.paths.empty();
        if (request.ask == Request::Ask::run && has_paths != request.command->takes_paths) {
            const std::string wrong =
                has_paths ? "nothing to name here, but behind --: offbeat " : "nothing to look at: offbeat ";
            throw UsageError(wrong + first + ' ' + request.command->operands);
        }
    }
    return request;
}

}  // namespace command
