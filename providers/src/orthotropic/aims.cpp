#include "aims.hpp"

#include "beyond.hpp"
#include "context.hpp"
#include "offbeat/text.hpp"

#include <algorithm>
#include <set>

namespace offbeat::orthotropic {
namespace {

class AimMaker {
public:
    AimMaker(const Config& config, const RequestType& type, const Legal& legal, const std::string& base,
             LegalFiles& files, std::vector<Problem>& problems)
        : config_(config),
          type_(type),
          legal_(legal),
          base_(base),
          files_(files),
          problems_(problems),
          attributes_(attributes_of(type.schema)) {
        for (const auto& attribute : attributes_) names_.push_back(attribute.path);
    }

    std::vector<Aim> make() {
        find_owners();
        for (const ConfigRow& row : config_.rows) {
            const Legal* legal = legal_of(row);
            if (legal == nullptr) continue;
            if (!row.targets.type.empty()) {
                type_row(row, *legal);
                continue;
            }
            for (const Target& target : row.targets.attributes) attribute_row(row, target, *legal);
        }
        find_unused_types();
        find_unreached();
        return std::move(aims_);
    }

private:
    [[nodiscard]] Location at(const ConfigRow& row, const Target& target) const {
        Location where = row.where;
        where.column += static_cast<int>(target.at) + (row.quoted ? 1 : 0);
        return where;
    }

    /// Which attributes have a plain row of their own; a second one for the same attribute is a contradiction.
    void find_owners() {
        for (const ConfigRow& row : config_.rows) {
            if (!row.is_plain()) continue;
            if (!row.targets.type.empty()) {
                const auto [first, is_new] = type_rows_.try_emplace(row.targets.type, &row);
                if (!is_new) twice("type:" + row.targets.type, row.where, first->second->where);
                find_borrowed(row);
                continue;
            }
            for (const Target& target : row.targets.attributes) {
                if (target.element != Target::Element::none) continue;
                const auto [first, is_new] = owners_.try_emplace(target.attribute, at(row, target));
                if (!is_new) twice(target.attribute, at(row, target), first->second);
            }
        }
    }

    /// A type's row lends values and takes none in.
    void find_borrowed(const ConfigRow& row) {
        for (const auto& value : row.values) {
            if (!borrows(value)) continue;
            problems_.push_back(
                {value.where(), value.written() + " stands in a type's row", "it in an attribute's row"});
        }
    }

    static bool borrows(const expression::Expression& value) {
        return value.includes_type() || value.excluded() != nullptr;
    }

    void twice(const std::string& what, const Location& where, const Location& first) {
        problems_.push_back({where, "a second plain row for " + what, "one row with all its illegal values",
                             "the first: " + to_string(first)});
    }

    const Legal* legal_of(const ConfigRow& row) {
        if (row.when.empty()) return &legal_;
        try {
            return &files_.get(legal_name(row.when, base_), row.when_at, problems_);
        } catch (const SetupError& wrong) {
            problems_.push_back(wrong.problem());
            return nullptr;
        }
    }

    void type_row(const ConfigRow& row, const Legal& legal) {
        const std::string& type = row.targets.type;
        std::vector<std::string> types;
        for (const auto& attribute : attributes_) {
            if (std::find(types.begin(), types.end(), attribute.schema->name) == types.end())
                types.push_back(attribute.schema->name);
            if (!attribute.top || !is_of_type(*attribute.schema, type)) continue;
            // A row with a legal request or an expectation of its own adds to whatever the attribute has.
            if (row.is_plain() && owners_.count(attribute.path) != 0) continue;
            used_types_.insert(type);
            add(row, attribute.path, attribute.path, legal, row.where);
        }
        if (std::find(types.begin(), types.end(), type) != types.end()) return;
        used_types_.insert(type);
        problems_.push_back(
            {row.where, "no attribute is of type " + display(Value::of_text(type)), {}, did_you_mean(type, types)});
    }

    /// A type's row that neither reaches an attribute nor lends its values to one says nothing.
    void find_unused_types() {
        for (const ConfigRow& row : config_.rows) {
            if (row.targets.type.empty() || used_types_.count(row.targets.type) != 0) continue;
            problems_.push_back({row.where,
                                 "type:" + row.targets.type + " reaches no attribute: each has a row of its own",
                                 "an attribute without one, or <+type> in its row"});
        }
    }

    void attribute_row(const ConfigRow& row, const Target& target, const Legal& legal) {
        const Location where = at(row, target);
        if (std::find(names_.begin(), names_.end(), target.attribute) == names_.end()) {
            problems_.push_back({where,
                                 type_.schema.name + " has no attribute " + display(Value::of_text(target.attribute)),
                                 {},
                                 did_you_mean(target.attribute, names_)});
            misspelt_ = true;
            return;
        }
        if (target.element == Target::Element::none) {
            add(row, target.attribute, target.attribute, legal, where);
            return;
        }
        for (const std::size_t index : elements(target, legal, where)) {
            add(row, target.attribute + '[' + std::to_string(index) + ']', target.attribute, legal, where);
        }
    }

    std::vector<std::size_t> elements(const Target& target, const Legal& legal, const Location& where) {
        reached_.push_back(target.attribute);
        if (schema_of_target(type_.schema, target.attribute)->kind != Schema::Kind::list) {
            problems_.push_back(
                {where, target.attribute + " is no list, so it has no elements", "the attribute without [ ]"});
            return {};
        }
        const Value* list = value_at(legal.request, target.attribute);
        const std::size_t size = list != nullptr && list->kind == Value::Kind::list ? list->items.size() : 0;
        if (size == 0 || (target.element == Target::Element::index && target.index >= size)) {
            problems_.push_back({where,
                                 "the legal request " + legal.name + " has " + std::to_string(size) + " elements in " +
                                     target.attribute,
                                 "a list with that element"});
            return {};
        }
        if (target.element == Target::Element::index) return {target.index};
        if (target.element == Target::Element::last) return {size - 1};
        std::vector<std::size_t> all(size);
        for (std::size_t i = 0; i < size; ++i) all[i] = i;
        return all;
    }

    void add(const ConfigRow& row, const std::string& target, const std::string& attribute, const Legal& legal,
             const Location& where) {
        reached_.push_back(attribute);
        if (row.bare) check_bare(row, target, legal, where);
        Aim aim{target, attribute, &legal, row.expect, where, {}, {}, {}};
        bool includes = false;
        for (const auto& value : row.values) {
            if (!row.targets.type.empty() && borrows(value)) continue;  // told already
            if (value.excluded() != nullptr) {
                aim.left_out.push_back(*value.excluded());
            } else if (value.includes_type()) {
                includes = true;
                include_type(aim, value.where());
            } else {
                aim.values.push_back(value);
                aim.from_type.push_back(false);
            }
        }
        // `<-empty>` alone means: the type's values, without that one.
        if (!includes && !aim.left_out.empty()) include_type(aim, aim.left_out.front().where());
        aims_.push_back(std::move(aim));
    }

    /// A row without values says that nothing illegal can be expressed; that can only be true of a few types.
    void check_bare(const ConfigRow& row, const std::string& target, const Legal& legal, const Location& where) {
        const Schema* schema = schema_of_target(type_.schema, target);
        if (row.is_plain() && target.find('[') == std::string::npos && may_be_bare(*schema) &&
            !any_illegal(target, *schema, legal))
            return;
        const std::string& who = row.targets.attributes.size() > 1 ? target : row.written;
        const auto told = std::find_if(problems_.begin(), problems_.end(), [&](const Problem& other) {
            return other.where.line == where.line && other.where.column == where.column;
        });
        if (told != problems_.end()) return;  // of a type's row or `[each]`, once
        problems_.push_back(
            {where, "no illegal value for " + display(Value::of_text(who)), "at least one cell under values"});
    }

    /// Whether the declared domain leaves out something that the C++ type can express.
    [[nodiscard]] bool any_illegal(const std::string& target, const Schema& schema, const Legal& legal) const {
        const Domain* domain = domain_of_target(type_, target);
        if (domain == nullptr || !legal.usable || value_at(legal.request, target) == nullptr) return false;
        const AttributeContext context(type_, target, legal.request, value_at(legal.request, target), config_.path);
        for (const auto& written : beyond(schema, *domain)) {
            try {
                Value request = legal.request;
                set_at(request, target, expression::value_of(written, config_.header, false, context));
                (void)type_.canonical(request);
                return true;
            } catch (const Error&) {
                continue;  // the type can't express it
            }
        }
        return false;
    }

    void include_type(Aim& aim, const Location& where) {
        const Schema* schema = schema_of_target(type_.schema, aim.target);
        const std::string type = schema == nullptr ? std::string() : schema->name;
        const auto found = type_rows_.find(type);
        if (found == type_rows_.end()) {
            problems_.push_back(
                {where, "there is no row type:" + type + " whose values " + aim.target + " could take"});
            return;
        }
        used_types_.insert(type);
        if (found->second->bare)
            problems_.push_back({where, "the row type:" + type + " has no values that " + aim.target + " could take"});
        for (const auto& value : found->second->values) {
            if (borrows(value)) continue;
            aim.values.push_back(value);
            aim.from_type.push_back(true);
        }
    }

    /// Where a target couldn't be read or is misspelt, an attribute that seems to be left out is mostly the one that
    /// was meant.
    void find_unreached() {
        if (misspelt_ || !config_.whole) return;
        for (const auto& attribute : attributes_) {
            if (!attribute.leaf || std::any_of(reached_.begin(), reached_.end(),
                                               [&](const std::string& row) { return covers(row, attribute.path); }))
                continue;
            const bool may_be =
                may_be_bare(*attribute.schema) && !any_illegal(attribute.path, *attribute.schema, legal_);
            const std::string bare =
                may_be ? "; a row without values, `" + attribute.path + ",,,`, says that its type can express none"
                       : "";
            problems_.push_back(
                {config_.header, "no row reaches " + attribute.path + " of " + type_.schema.name,
                 "a row `" + attribute.path + ",,,<illegal value>,…`: every attribute needs illegal values" + bare});
        }
    }

    /// An attribute's own row does, and that of an optional struct which it is in: null as a whole is what is illegal
    /// there.
    [[nodiscard]] bool covers(const std::string& row, const std::string& attribute) const {
        if (row == attribute) return true;
        return attribute.starts_with(row + '.') && schema_of_target(type_.schema, row)->optional;
    }

    const Config& config_;
    const RequestType& type_;
    const Legal& legal_;
    const std::string& base_;
    LegalFiles& files_;
    std::vector<Problem>& problems_;
    std::vector<Attribute> attributes_;
    std::vector<std::string> names_;
    std::map<std::string, Location> owners_;
    std::map<std::string, const ConfigRow*> type_rows_;
    std::vector<std::string> reached_;
    std::set<std::string> used_types_;
    bool misspelt_ = false;
    std::vector<Aim> aims_;
};

}  // namespace

const Legal& LegalFiles::get(const LegalName& name, const Location& asked_at, std::vector<Problem>& problems) {
    auto& file = files_[name.file];
    if (file == nullptr) {
        const std::string path = name.file.front() == '/' ? name.file : folder_ + '/' + name.file;
        file = std::make_unique<LegalRequests>(path, asked_at, type_, problems);
    }
    return file->get(name.column, asked_at);
}

std::vector<Aim> aims_of(const Config& config, const RequestType& type, const Legal& legal, const std::string& base,
                         LegalFiles& files, std::vector<Problem>& problems) {
    return AimMaker(config, type, legal, base, files, problems).make();
}

}  // namespace offbeat::orthotropic
