#include <vector>
#include <string_view>

namespace demo {

template <typename T, int N = 10>
class Stack : public Base {
public:
    explicit Stack(std::size_t limit = 1'000) noexcept : limit_{limit} {}
    virtual ~Stack() = default;
    void push(const T &item) { items_.push_back(item); }
    [[nodiscard]] constexpr bool empty() const override { return items_.empty(); }

private:
    std::vector<T> items_;
    std::size_t limit_ = 0b1010;
    bool ready_{false};
};

struct Point { double x, y; };

}  // namespace demo

int main()
{
    using demo::Stack;
    auto text = R"x(raw "text" \n)x";
    auto wide = L"wide" u8"utf";
    Stack<int> stack;
    auto add = [&](auto a, int b) -> int { return a + b; };
    try {
        stack.push(add(1, 2));
        throw std::runtime_error("x");
    } catch (const std::exception &e) {
        delete static_cast<int *>(nullptr);
    }
    for (auto &&[key, value] : map) if (key == 'c' && !value) continue;
    return this_thread ? true : 0;
}
