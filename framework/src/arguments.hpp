#pragma once

#include "offbeat/method.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace offbeat::detail {

/// Objects of any type, made one after the other, ended in reverse order.
class ObjectStore {
public:
    ObjectStore() = default;
    ObjectStore(const ObjectStore&) = delete;
    ObjectStore& operator=(const ObjectStore&) = delete;
    ~ObjectStore();

    /// \throws NotConvertible
    void* make(const ParameterOps& ops, const Value& value);
    void* make(const ParameterOps& ops, MemberValues& members);

private:
    struct Made {
        const ParameterOps* ops;
        void* object;
    };

    void* room_for(const ParameterOps& ops);
    void* keep(const ParameterOps& ops, void* object);

    Made made_[Names::capacity];
    int count_ = 0;
    // Room for what most methods take: a row of ten million must not ask for memory for its integers.
    alignas(std::max_align_t) std::byte near_[256];
    std::size_t used_ = 0;
    std::vector<std::unique_ptr<std::byte[]>> far_;
};

/// A row's arguments for a method: references to the row's object, or values converted from its columns, from left to
/// right, so that the first wrong one is told. They live as long as this does.
class Arguments {
public:
    /// \throws SetupError
    Arguments(const TestMethod& method, const Row& row);

    [[nodiscard]] void* const* addresses() const { return addresses_; }

private:
    ObjectStore store_;
    void* addresses_[Names::capacity] = {};
};

}  // namespace offbeat::detail
