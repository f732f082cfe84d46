#pragma once

#include "channel.hpp"

#include <sys/types.h>

#include <string>

namespace offbeat::keeper {

/// The hidden first argument of a program that was started to be the keeper; a socket and the program's id follow it.
constexpr const char* keeper_argument = "--offbeat-be-the-keeper";

/// Whether this program's main called serve_if_asked, and so would be a keeper when it is started to be one.
bool can_be_asked();

struct Started {
    Channel channel;
    pid_t pid;
    Record ready;  ///< what it said first: its run and folder
};

/// Starts this program's file once more, to be the keeper, and waits until it is ready. \throws EnvironmentError
Started start_keeper();

}  // namespace offbeat::keeper
