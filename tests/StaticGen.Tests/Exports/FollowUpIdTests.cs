using StaticGen.Exports;

namespace StaticGen.Tests.Exports;

public sealed class FollowUpIdTests
{
    /// <summary>Readers' progress hangs on these ids: a change here would lose it.</summary>
    [Theory]
    [InlineData("Why is dict union | and not +?", "mfk7")]
    [InlineData("Größe in Ψ?", "22rh")]
    public void A_question_keeps_its_id_for_ever(string question, string id) => Assert.Equal(id, FollowUpId.Of(question));

    [Theory]
    [InlineData("When is ChainMap better?")]
    [InlineData("when is `ChainMap` better")]
    [InlineData("When is  ChainMap\nbetter ?")]
    public void Case_punctuation_and_space_do_not_change_it(string question) =>
        Assert.Equal(FollowUpId.Of("When is ChainMap better?"), FollowUpId.Of(question));

    /// <summary>.NET has no normal form for these.</summary>
    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uD800")]
    public void A_question_may_hold_what_is_no_character(string text) => Assert.Equal(FollowUpId.Of("What of it?"), FollowUpId.Of($"What of {text} it?"));

    [Fact]
    public void Other_words_do() => Assert.NotEqual(FollowUpId.Of("When is ChainMap better?"), FollowUpId.Of("When is ChainMap worse?"));
}
