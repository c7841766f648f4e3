namespace StaticGen.Yaml;

/// <summary>The codes under which the rules of YAML and of key tables are reported.</summary>
/// <remarks>The config and the front matter share the rules; each has codes in its own range, so that a code tells where one looks.</remarks>
/// <param name="Syntax">The text is not YAML.</param>
/// <param name="Unsupported">A feature of YAML that is not used here: anchors, aliases, tags, several documents, keys that are not text.</param>
/// <param name="UnknownKey">A key that nothing reads.</param>
/// <param name="DuplicateKey">A key given twice.</param>
/// <param name="MissingKey">A required key is not there.</param>
/// <param name="WrongKind">A list where text belongs, and the like.</param>
/// <param name="NotText">A number, truth value or nothing where text belongs.</param>
/// <param name="Size">Too long, too short, too many, too few, too large, too small.</param>
/// <param name="UnknownValue">Not one of the allowed values.</param>
/// <param name="Malformed">Text that does not have the form its key asks for.</param>
/// <param name="Repeated">An item given twice in one list.</param>
/// <param name="TooComplex">More text or more nesting than is read.</param>
/// <param name="RenamedKey">A key under a name that it had in a former version.</param>
internal sealed record YamlRules(
    string Syntax,
    string Unsupported,
    string UnknownKey,
    string DuplicateKey,
    string MissingKey,
    string WrongKind,
    string NotText,
    string Size,
    string UnknownValue,
    string Malformed,
    string Repeated,
    string TooComplex,
    string RenamedKey)
{
    /// <summary>For <c>site.config.yaml</c>.</summary>
    public static YamlRules Configuration { get; } = new(
        Syntax: "SG1001",
        Unsupported: "SG1002",
        UnknownKey: "SG1003",
        DuplicateKey: "SG1004",
        MissingKey: "SG1005",
        WrongKind: "SG1006",
        NotText: "SG1007",
        Size: "SG1008",
        UnknownValue: "SG1009",
        Malformed: "SG1010",
        Repeated: "SG1011",
        TooComplex: "SG1012",
        RenamedKey: "SG1013");

    /// <summary>For the front matter of pages.</summary>
    public static YamlRules FrontMatter { get; } = new(
        Syntax: "SG2001",
        Unsupported: "SG2002",
        UnknownKey: "SG2003",
        DuplicateKey: "SG2004",
        MissingKey: "SG2005",
        WrongKind: "SG2006",
        NotText: "SG2007",
        Size: "SG2008",
        UnknownValue: "SG2009",
        Malformed: "SG2010",
        Repeated: "SG2011",
        TooComplex: "SG2012",
        RenamedKey: "SG2013");

    /// <summary>For <c>_search.yaml</c>. No key of it ever had another name.</summary>
    public static YamlRules GoldenQueries { get; } = new(
        Syntax: "SG6001",
        Unsupported: "SG6002",
        UnknownKey: "SG6003",
        DuplicateKey: "SG6004",
        MissingKey: "SG6005",
        WrongKind: "SG6006",
        NotText: "SG6007",
        Size: "SG6008",
        UnknownValue: "SG6009",
        Malformed: "SG6010",
        Repeated: "SG6011",
        TooComplex: "SG6012",
        RenamedKey: "SG6003");
}
