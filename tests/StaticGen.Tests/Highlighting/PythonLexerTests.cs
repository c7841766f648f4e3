using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class PythonLexerTests
{
    [Fact]
    public void A_function_has_its_name_marked_where_it_is_defined_and_where_it_is_called() =>
        Assert.Equal(
            ["Keyword async", "Keyword def", "Name fetch", "Operator *", "Operator ->", "Constant None", "Keyword await", "Function get"],
            Python("async def fetch(url, *, timeout) -> None: await get(url)"));

    [Theory]
    [InlineData("match x:\n", TokenKind.Keyword)]
    [InlineData("match x, y:  # both\n", TokenKind.Keyword)]
    [InlineData("match (x):\n", TokenKind.Keyword)]
    [InlineData("match -x:\n", TokenKind.Keyword)]
    [InlineData("match {'a': 1}:\n", TokenKind.Keyword)]
    [InlineData("match (\n  x,\n):\n", TokenKind.Keyword)]
    [InlineData("    match not_done:\n", TokenKind.Keyword)]
    [InlineData("match = 1\n", TokenKind.Text)]
    [InlineData("match: int = 1\n", TokenKind.Text)]
    [InlineData("match.group(1)\n", TokenKind.Text)]
    [InlineData("match(x)\n", TokenKind.Function)]
    [InlineData("match[0] = {'a': 1}\n", TokenKind.Text)]
    [InlineData("match in (1, 2)\n", TokenKind.Text)]
    [InlineData("match is None\n", TokenKind.Text)]
    [InlineData("x = match\n", TokenKind.Text)]
    [InlineData("if match :\n", TokenKind.Text)]
    [InlineData("re.match(x)\n", TokenKind.Function)]
    [InlineData("(\nmatch x:\n", TokenKind.Text)]
    public void Match_is_a_keyword_only_where_it_begins_a_statement(string code, TokenKind kind) =>
        Assert.Equal(kind, Lexed.KindOf("match", "python", code));

    [Theory]
    [InlineData("case 1: pass", TokenKind.Keyword)]
    [InlineData("case _:", TokenKind.Keyword)]
    [InlineData("case [x, *rest] if x:", TokenKind.Keyword)]
    [InlineData("case {'a': b}:", TokenKind.Keyword)]
    [InlineData("case str() | None:", TokenKind.Keyword)]
    [InlineData("case 'a:b'", TokenKind.Text)]
    [InlineData("case = 1", TokenKind.Text)]
    [InlineData("case.x: int", TokenKind.Text)]
    public void Case_is_a_keyword_only_before_a_pattern_and_a_colon(string code, TokenKind kind) =>
        Assert.Equal(kind, Lexed.KindOf("case", "python", code));

    [Theory]
    [InlineData("type X = int", TokenKind.Keyword)]
    [InlineData("type X[T] = list[T]", TokenKind.Keyword)]
    [InlineData("x = 1; type X = int", TokenKind.Keyword)]
    [InlineData("type = 1", TokenKind.Builtin)]
    [InlineData("type(x)", TokenKind.Builtin)]
    [InlineData("type in x", TokenKind.Builtin)]
    [InlineData("print(type)", TokenKind.Builtin)]
    [InlineData("x.type = 1", TokenKind.Text)]
    public void Type_is_a_keyword_only_in_a_type_statement(string code, TokenKind kind) =>
        Assert.Equal(kind, Lexed.KindOf("type", "python", code));

    [Theory]
    [InlineData("lazy import json", TokenKind.Keyword)]
    [InlineData("lazy from a import b", TokenKind.Keyword)]
    [InlineData("lazy = True", TokenKind.Text)]
    public void Lazy_is_a_keyword_only_before_an_import(string code, TokenKind kind) =>
        Assert.Equal(kind, Lexed.KindOf("lazy", "python", code));

    [Fact]
    public void Type_parameters_are_types_and_their_bounds_are_what_they_are() =>
        Assert.Equal(
            ["Keyword class", "Name Box", "Type T", "Builtin int", "Operator *", "Type Ts", "Operator **", "Type P", "Operator =",
                "Builtin str", "Type Base"],
            Python("class Box[T: int, *Ts, **P = str](Base):"));

    [Fact]
    public void A_function_with_type_parameters_still_has_its_name() =>
        Assert.Equal(["Keyword def", "Name first", "Type T", "Builtin list",
            "Operator ->"], Python("def first[T](xs: list[T]) -> T:")[..5]);

    [Fact]
    public void The_field_of_an_f_string_is_code() =>
        Assert.Equal(
            ["String f\"a ", "Interpolation {", "Builtin len", "Operator +", "Number 1", "Interpolation !r:>10}", "String  b\""],
            Python("f\"a {len(x) + 1!r:>10} b\""));

    [Fact]
    public void The_format_of_a_field_may_hold_fields() =>
        Assert.Equal(
            ["String f'", "Interpolation {", "Interpolation :.{", "Interpolation }f}", "String '"],
            Python("f'{x:.{n}f}'"));

    [Fact]
    public void Quotes_nest_in_fields_as_of_python_3_12() =>
        Assert.Equal(
            ["String f'", "Interpolation {", "String ', '", "Function join", "String f'", "Interpolation {", "Interpolation }",
                "String '",
                "Keyword for", "Keyword in", "Interpolation }", "String '"],
            Python("f'{', '.join(f'{y}' for y in x)}'"));

    [Fact]
    public void A_field_may_span_lines() =>
        Assert.Equal(["String f'", "Interpolation {", "Comment # why", "Interpolation }", "String '",
            "Number 1"], Python("f'{\n  x  # why\n}'\n1"));

    [Fact]
    public void Doubled_braces_are_escapes_and_template_strings_have_fields_too() =>
        Assert.Equal(
            ["String t'", "Escape {{", "String x", "Escape }}", "Interpolation {", "Operator =", "Interpolation }", "String '"],
            Python("t'{{x}}{y=}'"));

    [Fact]
    public void A_walrus_in_a_field_needs_brackets() =>
        Assert.Equal(["String f'", "Interpolation {", "Operator :=", "Number 1", "Interpolation }", "String '"], Python("f'{(x:=1)}'"));

    [Theory]
    [InlineData("'a\\n'", "String 'a", "Escape \\n", "String '")]
    [InlineData("'\\N{BULLET}'", "String '", "Escape \\N{BULLET}", "String '")]
    [InlineData("b'\\x00\\u0041'", "String b'", "Escape \\x00", "String \\u0041'")]
    [InlineData("r'\\n'", "String r'\\n'")]
    [InlineData("Rb\"\\\"\"", "String Rb\"\\\"\"")]
    [InlineData("'\\d'", "String '\\d'")]
    public void Escapes_count_where_python_counts_them(string code, params string[] tokens) => Assert.Equal(tokens, Python(code));

    [Fact]
    public void A_string_in_triple_quotes_holds_quotes_and_lines() =>
        Assert.Equal(["String \"\"\"a \"b\"\nc\"\"\"", "Operator +", "Number 1"], Python("\"\"\"a \"b\"\nc\"\"\" + 1"));

    [Fact]
    public void A_string_that_is_not_closed_ends_with_its_line() =>
        Assert.Equal(["String 'a", "Keyword pass"], Python("'a\npass"));

    [Theory]
    [InlineData("0xFF")]
    [InlineData("0b1010_0101")]
    [InlineData("1_000.5e+10")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("3.14j")]
    public void Numbers_are_one_token(string number) => Assert.Equal([$"Number {number}"], Python(number));

    [Fact]
    public void A_decorator_is_marked_with_its_dots_and_the_matrix_product_is_an_operator() =>
        Assert.Equal(["Decorator @app.route", "String '/'", "Operator @"], Python("@app.route('/')\na @ b"));

    [Fact]
    public void The_name_of_an_argument_is_not_a_builtin() =>
        Assert.Equal(["Builtin print", "Builtin id", "Operator =", "Builtin id", "Operator =",
            "Builtin max"], Python("print(id, id=id, max=max)"));

    [Fact]
    public void Self_and_dunder_names_stand_out() =>
        Assert.Equal(["Variable self", "Builtin __class__", "Builtin __name__"], Python("self.__class__.__name__"));

    [Fact]
    public void Names_in_any_script_are_names() => Assert.Equal(["Keyword def", "Name größe",
        "Function 変数"], Python("def größe(): 変数(x)"));

    [Fact]
    public void A_bracket_that_is_never_closed_does_not_swallow_the_next_definition() =>
        Assert.Equal(TokenKind.Keyword, Lexed.KindOf("match", "python", "x = (1\ndef f():\n    match x:\n"));

    [Fact]
    public void Cython_adds_its_words() =>
        Assert.Equal(["Keyword cdef", "Type int", "Function f", "Type double", "Keyword nogil"], Lexed.As("cython",
            "cdef int f(double x) nogil:"));

    private static string[] Python(string code) => Lexed.As("python", code);
}
