#pragma once

#include "json.hpp"
#include "offbeat/docker/container.hpp"

namespace offbeat::docker {

Container container_of(const json::value& inspected);
ContainerSummary summary_of(const json::value& listed);
Labels labels_of(const json::value& labels);
/// What POST /containers/create takes.
std::string json_of(const ContainerSpec& spec);
/// An EndpointSettings object: what the container has asked for there.
json::object endpoint_of(const Attachment& attachment);

}  // namespace offbeat::docker
