using System.Buffers;

namespace StaticGen.Output;

/// <summary>
/// Hands JSON files on as scripts: a page that was opened from a disk may not read files, but may load scripts. The data are left at the script's own element, where
/// the theme's <c>portable.js</c> finds them.
/// </summary>
/// <remarks>JSON is JavaScript (ECMA-262, 10th edition, made it so for all of it).</remarks>
internal sealed class DataScripts(IOutputSink inner) : IOutputSink
{
    /// <summary>What is added to the name of a file.</summary>
    public const string Extension = ".js";

    /// <inheritdoc />
    public void Add(string path, ReadOnlySpan<byte> content)
    {
        var script = new ArrayBufferWriter<byte>(content.Length + 40);
        script.Write("document.currentScript.data = "u8);
        script.Write(content.TrimEnd((byte)'\n'));
        script.Write(";\n"u8);
        inner.Add(path + Extension, script.WrittenSpan);
    }
}
