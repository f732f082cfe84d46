#pragma once

#include "offbeat/plan.hpp"

namespace offbeat {

/// Makes a row as its provider gave it fit to run: with a place, and an id that Boost.Test and a shell take.
void complete(const PlannedMethod& method, Row& row);

/// Gives a row the labels that its method's annotation has for all.
void add_attributes(const TestMethod& test, Row& row);

/// How often each of a method's rows runs.
int invocations(const TestMethod& test, const PlanSettings& settings);

/// A row's id in its method's second and later invocations: `TEN_run2`.
std::string id_of_invocation(const std::string& id, int invocation);

/// Whether it stands for rows that nobody knows: their provider threw, died or yielded none, or the method can't be
/// planned.
bool stands_for_rows(const Row& row);

/// The id of the same row without --repeat: `TEN` of `TEN_run3`, where the annotation has it run fewer than three
/// times.
std::string lasting_id(const TestMethod& test, const std::string& id, int invocation);

/// The row that stands for what a provider threw; called while that is handled. A skip stays a skip.
Row row_for_thrown(const PlannedMethod& method);

/// The row that stands for a provider without rows: silence would look like success.
Row row_for_nothing(const PlannedMethod& method);

}  // namespace offbeat
