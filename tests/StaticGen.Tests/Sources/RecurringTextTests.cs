using StaticGen.Sources;
using Xunit;

namespace StaticGen.Tests.Sources;

public class RecurringTextTests
{
    [Fact]
    public void A_text_met_again_is_the_same_object()
    {
        var first = RecurringText.Of("Explanation".AsSpan());

        Assert.Equal("Explanation", first);
        Assert.Same(first, RecurringText.Of("Explanation".AsSpan()));
        Assert.Same(first, RecurringText.Of(new string("Explanation")));
    }

    [Fact]
    public void Texts_that_take_each_others_places_stay_what_they_are()
    {
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 10_000; i++)
            {
                var text = $"heading {i}";
                Assert.Equal(text, RecurringText.Of(text.AsSpan()));
                Assert.Equal(text, RecurringText.Of(text));
            }
        }
    }

    [Fact]
    public void Empty_and_long_texts_are_returned_as_they_are()
    {
        var text = new string('a', RecurringText.MaxLength + 1);

        Assert.Same("", RecurringText.Of([]));
        Assert.Same("", RecurringText.Of(""));
        Assert.Same(text, RecurringText.Of(text));
        Assert.Equal(text, RecurringText.Of(text.AsSpan()));
    }
}
