#pragma once

namespace offbeat {

/// The whole of a test program: reads the command line, makes the plan, runs it under Boost.Test, writes the reports.
/// Returns the exit status: 0 only when green; 201 when a row is not (with `--gate`, when a gate is red or a row
/// outside the gates' groups is not green); 200 when nothing could be run.
int run_program(int argc, char* argv[]);

}  // namespace offbeat
