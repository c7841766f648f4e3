using StaticGen.Highlighting;
using Xunit;

namespace StaticGen.Tests.Highlighting;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("python", "python")]
    [InlineData("Py", "python")]
    [InlineData("PYCON", "pycon")]
    [InlineData("sh", "shell")]
    [InlineData("yml", "yaml")]
    [InlineData("js", "javascript")]
    [InlineData("C#", "csharp")]
    [InlineData("output", "text")]
    public void A_language_is_found_by_its_id_or_an_alias_in_any_case(string name, string id)
    {
        Assert.True(Languages.TryFind(name, out var language));
        Assert.Equal(id, language.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("brainfuck")]
    [InlineData(" python")]
    public void An_unknown_name_is_plain_text(string name)
    {
        Assert.False(Languages.TryFind(name, out var language));
        Assert.Same(Languages.Plain, language);
    }

    [Fact]
    public void Names_are_lower_case_and_belong_to_one_language()
    {
        var names = Languages.All.SelectMany(language => language.Aliases.Prepend(language.Id)).ToList();

        Assert.Equal(names.Count, names.ToHashSet(StringComparer.OrdinalIgnoreCase).Count);
        Assert.DoesNotContain(names, name => name.Any(char.IsUpper));
    }
}
