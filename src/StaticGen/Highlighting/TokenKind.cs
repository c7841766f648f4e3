namespace StaticGen.Highlighting;

/// <summary>What a piece of code is, as far as its colour goes. <see cref="TokenClasses"/> gives each kind its CSS class.</summary>
public enum TokenKind : byte
{
    /// <summary>Anything that keeps the colour of the page; lexers leave it out.</summary>
    Text,

    /// <summary>A word of the language itself.</summary>
    Keyword,

    /// <summary>A name that is there without an import, such as <c>len</c>.</summary>
    Builtin,

    /// <summary>The name of a function, class or type where it is defined.</summary>
    Name,

    /// <summary>A function or command where it is called.</summary>
    Function,

    /// <summary>A type where it is used.</summary>
    Type,

    /// <summary>Text in quotes, quotes and prefix included; also a regular expression.</summary>
    String,

    /// <summary>An escape within a string, or a character reference of HTML.</summary>
    Escape,

    /// <summary>What sets off an expression within a string: braces, conversion and format of an f-string field.</summary>
    Interpolation,

    /// <summary>A number, with sign excluded and suffix or unit included; also a date or a colour.</summary>
    Number,

    /// <summary>A comment, its marks included.</summary>
    Comment,

    /// <summary>A sign that computes, compares, assigns or redirects.</summary>
    Operator,

    /// <summary>A sign that only separates or encloses.</summary>
    Punctuation,

    /// <summary>A fixed value that has a name, such as <c>None</c> or <c>true</c>.</summary>
    Constant,

    /// <summary>A decorator, attribute, preprocessor directive or document type.</summary>
    Decorator,

    /// <summary>The name of an element of HTML or XML, or such a name in a CSS selector.</summary>
    Tag,

    /// <summary>The name of an attribute of an element, a class or id in a selector, or an option of a command.</summary>
    Attribute,

    /// <summary>A key of a mapping, a setting, a CSS property or an HTTP header.</summary>
    Property,

    /// <summary>A variable with a mark of its own, such as <c>$HOME</c> or <c>self</c>.</summary>
    Variable,

    /// <summary>What an interactive program printed to ask for input.</summary>
    Prompt,

    /// <summary>What a program printed.</summary>
    Output,

    /// <summary>The name of an exception that ended a program.</summary>
    Error,

    /// <summary>A line that a diff adds.</summary>
    Inserted,

    /// <summary>A line that a diff takes away.</summary>
    Deleted,

    /// <summary>The head of a section or of a diff's hunk.</summary>
    Heading,
}
