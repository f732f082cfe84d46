#pragma once

#include "offbeat/orthotropic/request.hpp"

#include <string>

namespace offbeat::orthotropic {

/// The name of a class's config: `orthotropicCreateRequestConfig.csv` for the case InvalidCreateRequest.
std::string config_name(const std::string& case_name);

/// What a first run writes, made from the request's own attributes and their declared domains; everything in it that
/// a tester must decide is commented out.
std::string driver_template(const std::string& method, const std::string& case_name);
std::string config_template(const RequestType& type);
std::string base_template(const RequestType& type);

}  // namespace offbeat::orthotropic
