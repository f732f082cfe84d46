#include "source.hpp"

#include "context.hpp"
#include "offbeat/text.hpp"
#include "typed_json.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace offbeat::orthotropic {

struct CaseSource::Block {
    /// `<-empty>`: a value that isn't taken from the type's row.
    struct LeftOut {
        const expression::Expression* written;
        Value value;
        bool used = false;
    };

    const RequestType* type;
    DriverRow driver;
    const Legal* legal = nullptr;
    std::string base_file;
    Config config;
    std::vector<Aim> aims;
    std::vector<std::size_t> counts;  ///< cases of each aim so far
    std::size_t aim = 0, value = 0;
    std::vector<LeftOut> left_out;  ///< of the current aim
    bool null_request = false;

    [[nodiscard]] AttributeContext context() const {
        const Aim& now = aims[aim];
        return {*type, now.target, now.legal->request, value_at(now.legal->request, now.target), config.path};
    }
    [[nodiscard]] std::size_t cases() const {
        std::size_t sum = null_request ? 1 : 0;
        for (const std::size_t count : counts) sum += count;
        return sum;
    }
};

namespace {

/// `1 + 3+2`: the null request, and the cases of each target.
std::string sum_of(bool null_request, const std::vector<std::size_t>& counts) {
    std::string sum;
    for (const std::size_t count : counts) sum += (sum.empty() ? "" : "+") + std::to_string(count);
    if (!null_request) return sum.empty() ? "0" : sum;
    return sum.empty() ? "1" : "1 + " + sum;
}

}  // namespace

CaseSource::CaseSource(const std::string& driver, std::string default_config, std::shared_ptr<const RequestType> type)
    : rows_(driver),
      folder_(std::filesystem::path(driver).parent_path().string()),
      default_config_(std::move(default_config)),
      type_(std::move(type)),
      files_(folder_, *type_),
      maker_(type_) {}

CaseSource::~CaseSource() = default;

bool CaseSource::next(Row& row) {
    while (ready_.empty()) {
        if (block_ != nullptr) {
            next_values();
        } else if (!next_driver_row()) {
            return false;
        }
    }
    row = std::move(ready_.front());
    ready_.pop_front();
    return true;
}

bool CaseSource::next_driver_row() {
    try {
        DriverRow driver;
        if (!rows_.next(driver)) return false;
        if (driver.enabled) {
            open(std::move(driver));
        } else {
            add_skipped(driver);
        }
    } catch (const SetupError& wrong) {
        add_problem(wrong.problem());
        block_.reset();
    }
    return true;
}

void CaseSource::open(DriverRow row) {
    block_ = std::make_unique<Block>();
    block_->type = type_.get();
    Block& block = *block_;
    block.driver = std::move(row);
    const LegalName base = legal_name(block.driver.base, "base.csv");
    block.base_file = base.file;
    const std::string config = block.driver.config.empty() ? default_config_ : block.driver.config;
    std::vector<Problem> problems;
    const auto tell = [&] {
        for (const auto& problem : problems) add_problem(problem);
    };
    try {
        block.legal = &files_.get(base, block.driver.base_at, problems);
        block.config =
            read_config(config.front() == '/' ? config : folder_ + '/' + config, block.driver.config_at, problems);
        block.aims = aims_of(block.config, *type_, *block.legal, block.base_file, files_, problems);
    } catch (const SetupError&) {
        tell();  // what was found before isn't lost
        throw;
    }
    tell();
    block.counts.assign(block.aims.size(), 0);
    // Two driver rows may share a class of cases, but the null request is one and the same.
    block.null_request = sums_.empty();
    if (block.null_request) ready_.push_back(maker_.null_request(block.driver, *block.legal));
    if (!block.aims.empty()) begin_aim();
}

void CaseSource::add_skipped(const DriverRow& driver) {
    Row row;
    row.id = "disabled_line_" + std::to_string(driver.where.line);
    row.description = "a disabled row of the driver";
    row.source = driver.where;
    row.state = RowState::skipped;
    row.cause = to_string(driver.where) + ": disabled in its driver";
    ready_.push_back(std::move(row));
}

void CaseSource::add_problem(const Problem& problem) {
    any_problem_ = true;
    std::string id =
        "bad_line_" + std::to_string(problem.where.line) + "_column_" + std::to_string(problem.where.column);
    const int again = bad_ids_[id]++;
    if (again > 0) id += '_' + std::to_string(again + 1);
    ready_.push_back(bad_row(std::move(id), problem));
}

/// Makes the cases of the next cell, several where it is a file of values.
void CaseSource::next_values() {
    Block& block = *block_;
    if (block.aim == block.aims.size()) return finish_block();
    const Aim& aim = block.aims[block.aim];
    if (block.value == aim.values.size()) return end_aim();
    const expression::Expression& written = aim.values[block.value];
    const bool from_type = aim.from_type[block.value];
    ++block.value;
    std::vector<Value> values;
    try {
        values = written.values(block.context());
    } catch (const SetupError& wrong) {
        return add_problem(wrong.problem());
    }
    const Schema* schema = schema_of_target(type_->schema, aim.target);
    for (const Value& value : values) {
        if (from_type && is_left_out(value)) continue;
        try {
            ready_.push_back(maker_.make(block.driver, aim, written, from_type, as_typed(value, schema)));
            ++block.counts[block.aim];
        } catch (const NotConvertible& wrong) {
            add_problem(wrong.at(written.where()));
        } catch (const SetupError& wrong) {
            add_problem(wrong.problem());  // this value alone
        }
    }
}

void CaseSource::begin_aim() {
    Block& block = *block_;
    block.value = 0;
    block.left_out.clear();
    const Aim& aim = block.aims[block.aim];
    // A legal request that its type can't express was told; values in its place would only say so again.
    if (!aim.legal->usable) block.value = aim.values.size();
    for (const auto& written : aim.left_out) {
        try {
            for (Value& value : written.values(block.context())) block.left_out.push_back({&written, std::move(value)});
        } catch (const SetupError& wrong) {
            add_problem(wrong.problem());
        }
    }
}

void CaseSource::end_aim() {
    Block& block = *block_;
    const Aim& aim = block.aims[block.aim];
    const bool any_from_type = std::find(aim.from_type.begin(), aim.from_type.end(), true) != aim.from_type.end();
    for (const auto& left_out : block.left_out) {
        if (left_out.used || !any_from_type || !aim.legal->usable) continue;
        add_problem({left_out.written->where(),
                     "the type's row has no value " + display(left_out.value) + " to leave out for " + aim.target,
                     "one of its values"});
    }
    if (++block.aim < block.aims.size()) begin_aim();
}

bool CaseSource::is_left_out(const Value& value) {
    for (auto& left_out : block_->left_out) {
        if (!(left_out.value == value)) continue;
        left_out.used = true;
        return true;
    }
    return false;
}

void CaseSource::finish_block() {
    const Block& block = *block_;
    sums_.push_back(sum_of(block.null_request, block.counts));
    total_ += block.cases();
    for (std::size_t i = 0; i < block.aims.size(); ++i) {
        const Aim& aim = block.aims[i];
        std::string line = aim.target;
        line.resize(std::max<std::size_t>(line.size(), 20), ' ');
        line += ' ' + std::to_string(block.counts[i]) + "   " + to_string(aim.where);
        if (!aim.legal->label.empty()) line += "   departing from " + aim.legal->name;
        lines_.push_back(std::move(line));
    }
    check_pin();
    block_.reset();
}

void CaseSource::check_pin() {
    const DriverRow& driver = block_->driver;
    const std::string& text = driver.cases;
    if (text.empty()) return;
    std::size_t pinned = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), pinned);
    if (failed != std::errc{} || end != text.data() + text.size()) {
        add_problem({driver.cases_at, display(Value::of_text(text)) + " is no number of cases", "a whole number"});
    } else if (pinned != block_->cases() && !any_problem_) {
        const std::string cases = std::to_string(block_->cases());
        add_problem({driver.cases_at,
                     "the driver pins cases=" + text + ", the config gives " + cases + " = " + sums_.back(), cases});
    }
}

SourceNotes CaseSource::notes() const {
    SourceNotes notes;
    notes.driver = rows_.name();
    for (const auto& attribute : attributes_of(type_->schema)) {
        if (attribute.leaf) notes.dimensions.push_back(attribute.path);
    }
    notes.lines = lines_;
    if (!sums_.empty()) notes.formula = "cases = " + join(sums_, " + ") + " = " + std::to_string(total_);
    return notes;
}

}  // namespace offbeat::orthotropic
