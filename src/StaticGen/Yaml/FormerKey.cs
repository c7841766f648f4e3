using System.Globalization;

namespace StaticGen.Yaml;

/// <summary>A name that a key once had. It is read as the key is today, with a warning that says how to write it now.</summary>
/// <param name="Name">The name that it had.</param>
/// <param name="Today">The key of the same table that took its place, with the same type of value.</param>
/// <param name="Since">The version that renamed it.</param>
internal sealed record FormerKey(string Name, string Today, Version Since)
{
    /// <summary>The version that does not know the name any more: whoever moves up one major version at a time has been warned in one of them throughout.</summary>
    public Version Until { get; } = new(Since.Major + 2, 0);

    /// <summary>What the reference says of it.</summary>
    public string Note => string.Create(CultureInfo.InvariantCulture, $"Before {Since} it was called `{Name}`, which is read, with a warning, until {Until}.");
}
