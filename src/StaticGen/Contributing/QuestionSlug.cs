namespace StaticGen.Contributing;

/// <summary>Proposes a slug for a question: its words without those that every question has.</summary>
public static class QuestionSlug
{
    /// <summary>The longest slug that is proposed, in characters.</summary>
    public const int Longest = 60;

    /// <summary>A slug of at most 60 characters, cut between words; empty when the question has no letter that a slug may have.</summary>
    public static string Propose(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var slug = "";
        foreach (var word in QuestionWords.Telling(question))
        {
            var longer = slug.Length == 0 ? word : $"{slug}-{word}";
            if (longer.Length > Longest) return slug.Length == 0 ? longer[..Longest] : slug;
            slug = longer;
        }
        return slug;
    }
}
