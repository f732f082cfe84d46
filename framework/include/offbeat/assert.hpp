#pragma once

#include <string>

namespace offbeat {

/// Fails the running row and goes on, through Boost.Test, for code that doesn't include it.
/// Outside a running row it throws Error, since nobody would hear it.
void fail(const std::string& message, const char* file = __builtin_FILE(), int line = __builtin_LINE());

/// fail() unless `holds`. Returns `holds`.
bool check(bool holds, const std::string& message, const char* file = __builtin_FILE(), int line = __builtin_LINE());

/// Attaches something to the running row, for the reports: a log, what went over the wire; see Attachment.
/// Only from the thread that runs the row. Outside a running row it throws Error, in TestClass::before_rows too: there
/// each row has its own `attachments`.
void attach(std::string name, std::string type, std::string content);

}  // namespace offbeat
