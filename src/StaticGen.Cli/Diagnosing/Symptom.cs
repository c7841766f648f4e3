namespace StaticGen.Cli.Diagnosing;

/// <summary>How well something about a site is.</summary>
internal enum Condition
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works, and not as the publisher probably means it.</summary>
    Doubtful,

    /// <summary>Something will not work.</summary>
    Bad,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Condition">How well it is.</param>
/// <param name="Topic">What it is about, in a word or two.</param>
/// <param name="Message">What was found. One sentence, no full stop.</param>
/// <param name="Remedy">What to do about it; null when nothing needs to be done.</param>
internal sealed record Symptom(Condition Condition, string Topic, string Message, string? Remedy = null)
{
    public static Symptom Good(string topic, string message) => new(Condition.Good, topic, message);

    public static Symptom Doubtful(string topic, string message, string remedy) => new(Condition.Doubtful, topic, message, remedy);

    public static Symptom Bad(string topic, string message, string remedy) => new(Condition.Bad, topic, message, remedy);
}
