#pragma once

#include <string>
#include <vector>

/// Texts that break careless reports. Read by the program that sends them and by the one that looks for them.
inline std::vector<std::string> hostile_texts() {
    using namespace std::string_literals;
    return {
        "</script><img src=x onerror=alert(1)>",
        "a\0b"s,
        "\x01"s,
        "\x1b[2J\x1b[31m",
        "a\xff"s + "b",
        "]]>",
        std::string(1000000, 'x'),
        "=cmd|' /C calc'!A0",
        "\xe2\x80\xae"
        "gnp.exe",
        "line\nbreak\r\t",
        "\"quoted\" & <b>",
    };
}
