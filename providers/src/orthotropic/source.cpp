#include "source.hpp"

#include "case_id.hpp"
#include "context.hpp"

#include "offbeat/json_text.hpp"
#include "offbeat/text.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace offbeat::orthotropic {

struct CaseSource::Block {
    DriverRow driver;
    const Legal* legal = nullptr;
    std::string base_file;
    Config config;
    std::vector<Aim> aims;
    std::vector<std::size_t> counts; ///< cases of each aim so far
    std::size_t aim = 0, value = 0;
    std::size_t cases = 0;
    std::unordered_map<std::string, Location> sent; ///< target, legal request and value -> the cell that sends it
};

namespace {

const std::vector<std::string> driver_columns = {"caseId", "description", "config", "base", "expect", "expectNullRequest",
                                                 "cases", "groups", "enabled", "owner"};

/// Every class of illegality of a value at its target: its own first, then what it breaks elsewhere in the request.
std::vector<std::string> judge(const RequestType& type, const std::string& target, const Value& value, const Value& request) {
    std::vector<std::string> found;
    const auto add = [&](std::vector<std::string> more) { found.insert(found.end(), more.begin(), more.end()); };
    if (const Domain* own = domain_of_target(type, target)) add(violations(*own, value, request));
    if (target.find('[') != std::string::npos) {
        for (auto& illegality : found) illegality.insert(0, "element "); // not to be taken for the list's own
    }
    for (const auto& domain : type.domains) {
        if (domain.attribute == target) continue;
        const Value* other = value_at(request, domain.attribute);
        if (other != nullptr) add(violations(domain, *other, request));
    }
    return found;
}

std::string sum_of(const std::vector<std::size_t>& counts) {
    std::string sum = "1 + ";
    for (std::size_t i = 0; i < counts.size(); ++i) sum += (i > 0 ? "+" : "") + std::to_string(counts[i]);
    return counts.empty() ? "1" : sum;
}

} // namespace

CaseSource::CaseSource(std::string driver, std::string default_config, std::shared_ptr<const RequestType> type)
    : table_(csv::Reader(driver)), folder_(std::filesystem::path(driver).parent_path().string()),
      default_config_(std::move(default_config)), type_(std::move(type)), files_(folder_, *type_) {
    for (const auto& domain : type_->domains) {
        if (domain.is_unique) unique_.push_back(domain.attribute);
    }
    for (std::size_t i = 0; i < table_.columns().size(); ++i) {
        const std::string& name = table_.columns()[i];
        if (std::find(driver_columns.begin(), driver_columns.end(), name) != driver_columns.end()) continue;
        throw SetupError({table_.column_location(i), "a driver of OrthotropicRequestProvider has no column \"" + name + '"', {},
                          did_you_mean(name, driver_columns)});
    }
}

CaseSource::~CaseSource() = default;

bool CaseSource::next(Row& row) {
    while (ready_.empty()) {
        if (block_ != nullptr) {
            next_case();
        } else if (!next_driver_row()) {
            return false;
        }
    }
    row = std::move(ready_.front());
    ready_.pop_front();
    return true;
}

bool CaseSource::next_driver_row() {
    csv::TableRow cells;
    if (!table_.next(cells)) return false;
    if (cells.problem) {
        add_problem(*cells.problem);
        return true;
    }
    DriverRow driver;
    driver.where = table_.location_of(cells.cells.front());
    const auto take = [&](const char* column, std::string& text, Location& where) {
        const csv::Field* field = cells.find(column);
        text = field == nullptr ? std::string() : std::string(field->text);
        where = field == nullptr ? driver.where : table_.location_of(*field);
    };
    Location unused;
    std::string groups, enabled;
    take("config", driver.config, driver.config_at);
    take("base", driver.base, driver.base_at);
    take("expect", driver.expect, unused);
    take("expectNullRequest", driver.expect_null_request, unused);
    take("cases", driver.cases, driver.cases_at);
    take("groups", groups, unused);
    take("enabled", enabled, unused);
    driver.groups = split(groups, ' ');
    if (enabled == "false") {
        Row row;
        row.id = "disabled_line_" + std::to_string(driver.where.line);
        row.description = "a disabled row of the driver";
        row.source = driver.where;
        row.state = RowState::skipped;
        row.cause = to_string(driver.where) + ": disabled in its driver";
        ready_.push_back(std::move(row));
        return true;
    }
    try {
        open(std::move(driver));
    } catch (const SetupError& wrong) {
        add_problem(wrong.problem());
        block_.reset();
    }
    return true;
}

void CaseSource::open(DriverRow row) {
    block_ = std::make_unique<Block>();
    Block& block = *block_;
    block.driver = std::move(row);
    const LegalName base = legal_name(block.driver.base, "base.csv");
    block.base_file = base.file;
    std::vector<Problem> problems;
    const std::string config = block.driver.config.empty() ? default_config_ : block.driver.config;
    block.legal = &files_.get(base, block.driver.base_at, problems);
    block.config = read_config(config.front() == '/' ? config : folder_ + '/' + config, problems);
    block.aims = aims_of(block.config, *type_, *block.legal, block.base_file, files_, problems);
    block.counts.assign(block.aims.size(), 0);
    for (const auto& problem : problems) add_problem(problem);
    add_null_request();
}

void CaseSource::add_problem(const Problem& problem) {
    any_problem_ = true;
    std::string id = "bad_line_" + std::to_string(problem.where.line) + "_column_" + std::to_string(problem.where.column);
    const int again = bad_ids_[id]++;
    if (again > 0) id += '_' + std::to_string(again + 1);
    ready_.push_back(bad_row(std::move(id), problem));
}

void CaseSource::add_null_request() {
    const DriverRow& driver = block_->driver;
    const std::string expected = driver.expect_null_request.empty() ? driver.expect : driver.expect_null_request;
    Row row;
    row.id = "null_request";
    row.description = "the whole request is null";
    row.source = driver.where;
    row.groups = driver.groups;
    row.parameters = {{"target", Value::of_text(null_request_target), driver.where},
                      {"value", Value::null(), driver.where},
                      {"expect", Value::of_text(expected), driver.where}};
    row.labels = {{"target", null_request_target}, {"class", "null"}, {"legal", block_->legal->name},
                  {"rule", to_string(driver.where)}};
    row.object = type_->make({null_request_target, "", "<null>", Value::null(), driver.where, "null", block_->legal->name,
                              block_->legal->where, block_->legal->request, expected, unique_});
    // Two driver rows may share a class of cases, but the null request is one and the same.
    if (sums_.empty()) ready_.push_back(std::move(row));
    block_->cases = sums_.empty() ? 1 : 0;
}

void CaseSource::next_case() {
    Block& block = *block_;
    while (block.aim < block.aims.size()) {
        const Aim& aim = block.aims[block.aim];
        if (block.value == aim.values.size()) {
            ++block.aim;
            block.value = 0;
            continue;
        }
        const expression::Expression written = aim.values[block.value];
        const bool from_type = aim.from_type[block.value];
        ++block.value;
        const AttributeContext context(*type_, aim.target, aim.legal->request, value_at(aim.legal->request, aim.target),
                                       block.config.path);
        try {
            for (Value& value : written.values(context)) make_case(aim, written, from_type, std::move(value));
        } catch (const SetupError& wrong) {
            add_problem(wrong.problem());
        }
        if (!ready_.empty()) return;
    }
    finish_block();
}

bool CaseSource::is_left_out(const Aim& aim, const Value& value) const {
    const AttributeContext context(*type_, aim.target, aim.legal->request, value_at(aim.legal->request, aim.target),
                                   block_->config.path);
    return std::any_of(aim.left_out.begin(), aim.left_out.end(),
                       [&](const auto& left_out) { return left_out.value(context) == value; });
}

void CaseSource::make_case(const Aim& aim, const expression::Expression& written, bool from_type, Value value) {
    if (from_type && is_left_out(aim, value)) return;
    Block& block = *block_;
    const Legal& legal = *aim.legal;
    const Value* legal_value = value_at(legal.request, aim.target);
    const auto refuse = [&](const std::string& what, std::string expected = {}, std::string hint = {}) {
        add_problem({written.where(), what, std::move(expected), std::move(hint)});
    };
    const auto shown = [&] { return aim.target + " = " + display(value); };
    std::string key = aim.target + '\n' + legal.name + '\n';
    json::append_value(key, value); // exact, and different for values of different kinds
    const auto [other, is_new] = block.sent.try_emplace(std::move(key), written.where());
    if (!is_new) {
        return refuse("the same value twice: " + shown(), "each value once", "the first: " + to_string(other->second));
    }
    if (legal_value != nullptr && *legal_value == value) {
        return refuse(shown() + " is the legal request's own value (" + legal.name + ")", "an illegal value");
    }
    OrthotropicCase details{aim.target, aim.attribute, written.written(), value, written.where(), "", legal.name, legal.where,
                            legal.request, aim.expect.empty() ? block.driver.expect : aim.expect, unique_};
    Value request = legal.request;
    Row row;
    try {
        if (value.kind != Value::Kind::prepared) set_at(request, aim.target, value);
        row.object = type_->make(details);
    } catch (const NotConvertible& wrong) {
        return add_problem(wrong.at(written.where()));
    }
    const auto classes = judge(*type_, aim.target, value, request);
    if (classes.empty() && domain_of_target(*type_, aim.target) != nullptr) {
        return refuse(shown() + " is legal by the declared domain of " + aim.attribute, "an illegal value");
    }
    details.illegality = classes.empty() ? class_by_shape(value) : classes.front();
    row.object = type_->make(details);
    row.id = case_id(aim.target, value, legal_value, legal.label);
    row.description = shown() + ": " + details.illegality + (legal.label.empty() ? "" : ", departing from " + legal.name);
    row.source = {written.where().file, written.where().line, written.where().column};
    row.groups = block.driver.groups;
    row.parameters = {{"target", Value::of_text(aim.target), aim.where},
                      {"value", value, written.where()},
                      {"written", Value::of_text(written.written()), written.where()},
                      {"expect", Value::of_text(details.expected), aim.where},
                      {"legal", Value::of_text(legal.name), legal.where}};
    row.labels = {{"target", aim.target},
                  {"class", details.illegality},
                  {"legal", legal.name},
                  {"rule", to_string(written.where())},
                  {"origin", from_type ? "type row" : "attribute row"}};
    ready_.push_back(std::move(row));
    ++block.counts[block.aim];
    ++block.cases;
}

void CaseSource::finish_block() {
    Block& block = *block_;
    sums_.push_back(block.cases > 0 && sums_.empty() ? sum_of(block.counts) : sum_of(block.counts).substr(4));
    total_ += block.cases;
    for (std::size_t i = 0; i < block.aims.size(); ++i) {
        const Aim& aim = block.aims[i];
        std::string line = aim.target;
        line.resize(std::max<std::size_t>(line.size(), 20), ' ');
        line += ' ' + std::to_string(block.counts[i]) + "   " + to_string(aim.where);
        if (!aim.legal->label.empty()) line += "   departing from " + aim.legal->name;
        lines_.push_back(std::move(line));
    }
    if (!block.driver.cases.empty()) {
        std::size_t pinned = 0;
        const std::string& text = block.driver.cases;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), pinned);
        if (failed != std::errc{} || end != text.data() + text.size()) {
            add_problem({block.driver.cases_at, offbeat::quoted(text) + " is no number of cases", "a whole number"});
        } else if (pinned != block.cases && !any_problem_) {
            add_problem({block.driver.cases_at, "the driver pins cases=" + text + ", the config gives " +
                                                    std::to_string(block.cases) + " = " + sums_.back(), std::to_string(block.cases)});
        }
    }
    block_.reset();
}

SourceNotes CaseSource::notes() const {
    SourceNotes notes;
    notes.driver = table_.name();
    for (const auto& attribute : attributes_of(type_->schema)) {
        if (attribute.leaf) notes.dimensions.push_back(attribute.path);
    }
    notes.lines = lines_;
    if (!sums_.empty()) notes.formula = "cases = " + join(sums_, " + ") + " = " + std::to_string(total_);
    return notes;
}

} // namespace offbeat::orthotropic
