using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class HttpLexerTests
{
    [Fact]
    public void A_request_has_a_line_headers_and_a_body() =>
        Assert.Equal(
            ["Keyword POST", "String /a?b=1", "Decorator HTTP/1.1", "Property Host", "Property \"a\"", "Number 1"],
            Lexed.As("http", "POST /a?b=1 HTTP/1.1\nHost: x\n\n{\"a\": 1}"));

    [Fact]
    public void A_response_has_a_status() =>
        Assert.Equal(
            ["Decorator HTTP/1.1", "Number 404", "Property A", "Tag b"],
            Lexed.As("http", "HTTP/1.1 404 Not Found\nA: b\n\n<b>"));
}
